"""Matrices known up to a distance: bounds that hold for all of them, and are close."""

import numpy as np
import pytest
from flint import arb, arb_mat

from landscape.evidence.balls import ball
from landscape.evidence.linear_algebra import is_positive_definite
from landscape.evidence.matrix_ball import MatrixBall

RNG = np.random.default_rng(0)


def symmetric(eigenvalues):
    Q, _ = np.linalg.qr(RNG.standard_normal((len(eigenvalues), len(eigenvalues))))
    A = Q @ np.diag(eigenvalues) @ Q.T
    return (A + A.T) / 2


def as_balls(A, radius=0):
    return np.vectorize(lambda entry: arb(float(entry), radius), otypes=[object])(A)


@pytest.mark.parametrize("eigenvalues", [[1, 2, 3], [-1, 0.5, 4, 4], [1e-3, *range(1, 30)]])
def test_bounds_are_below_and_close(eigenvalues):
    found = MatrixBall.around(as_balls(symmetric(eigenvalues)))
    assert 0 <= min(eigenvalues) - float(found.smallest_eigenvalue_lower_bound()) < 1e-10
    singular = min(map(abs, eigenvalues))
    assert -1e-7 < singular - float(found.smallest_singular_value_of_middle()) < 1e-2 * singular
    slope = found.rayleigh_upper_bound(found.lowest_direction())
    assert -1e-12 < float(slope) - min(eigenvalues) < 1e-10


def test_the_radius_covers_every_matrix_of_the_balls():
    A = symmetric([1, 2, 3, 4])
    found = MatrixBall.around(as_balls(A, 0.01))
    assert found.radius > ball("0.0399")
    for _ in range(50):
        E = np.tril(RNG.choice([-0.01, 0.01], A.shape))
        other = A + E + np.tril(E, -1).T
        smallest = np.linalg.eigvalsh(other)[0]
        assert smallest > float(found.smallest_eigenvalue_lower_bound())
        assert np.linalg.norm(other - found.middle, 2) <= float(found.radius)


def test_the_bound_is_a_bound_in_exact_arithmetic():
    A = symmetric([0.3, 1, 5])
    bound = MatrixBall.around(as_balls(A)).smallest_eigenvalue_lower_bound()
    shifted = [[arb(float(A[i, j])) - (bound if i == j else 0) for j in range(3)] for i in range(3)]
    assert is_positive_definite(arb_mat(shifted)) is True


def test_a_singular_matrix_has_no_singular_value_bound():
    assert MatrixBall.around(as_balls(symmetric([0, 1, 2]))).smallest_singular_value_of_middle() < 1e-6


@pytest.mark.parametrize(
    ("A", "message"),
    [
        (np.array([[arb(1), arb(2)]], dtype=object), "square"),
        (np.empty((0, 0), dtype=object), "square"),
        (as_balls(np.eye(2)) * arb("nan"), "finite"),
    ],
)
def test_bad_matrices(A, message):
    with pytest.raises(ValueError, match=message):
        MatrixBall.around(A)


def test_a_direction_is_not_zero():
    with pytest.raises(ValueError, match="direction"):
        MatrixBall.around(as_balls(np.eye(2))).rayleigh_upper_bound(np.zeros(2))
