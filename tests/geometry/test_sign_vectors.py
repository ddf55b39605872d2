"""Sign vectors: exact, decided in floats, ties and near-ties refused."""

from fractions import Fraction

import numpy as np
import pytest
from flint import fmpq
from hypothesis import given
from hypothesis import strategies as st

from landscape.geometry.sign_vectors import exact_sign_vector, float_sign_vector

FIGURE_1 = [["3/2", "1/2"], [-1, 2], [-1, -1]]


def true_signs(w, X):
    """Signs of the products of floats, each float taken as the rational that it is."""
    products = [sum(Fraction(a) * Fraction(b) for a, b in zip(w, x, strict=True)) for x in X]
    return tuple((p > 0) - (p < 0) for p in products)


def test_figure_1():
    assert exact_sign_vector([1, 1], FIGURE_1) == (1, 1, -1)
    assert exact_sign_vector([fmpq(1, 2), Fraction(-1)], FIGURE_1) == (1, -1, 1)


def test_floats_and_integers_go_together():
    assert float_sign_vector([0.5, -1.0], np.array([[1, 0], [0, 1]])) == (1, -1)
    assert float_sign_vector(np.array([1, -1]), [[0.5, 0.25]]) == (1,)
    assert exact_sign_vector(np.array([1, -1]), np.array([[2, 1]])) == (1,)


@given(st.integers(1, 6), st.integers(0, 2**32 - 1))
def test_rounded_signs_are_the_true_ones_or_refused(dim, seed):
    """Weights pushed as close to a hyperplane as doubles allow."""
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((5, dim)) * 10.0 ** rng.integers(-8, 8, (5, dim))
    w = rng.standard_normal(dim)
    w -= (w @ X[0]) / (X[0] @ X[0]) * X[0] * (1 - rng.choice([0, 1e-16, 1e-14, 1e-9]))
    try:
        signs = float_sign_vector(w, X)
    except ValueError as error:
        assert "sample" in str(error)
    else:
        assert signs == true_signs(w, X)


def test_both_sides_of_the_error_bound():
    """1 + 2^-52 against 1: cancellation to one unit is refused, to 2^-48 decided."""
    X = [[1.0, -1.0]]
    with pytest.raises(ValueError, match="sample 0"):
        float_sign_vector([1 + 2.0**-52, 1.0], X)
    assert float_sign_vector([1 + 2.0**-48, 1.0], X) == (1,)


def test_a_wrong_rounded_sign_is_refused():
    """The computed product is 0 or has the wrong sign; the true one is positive."""
    w, X = [1e16, 1.0, -1e16], [[1.0, 1.0, 1.0]]
    assert true_signs(w, X) == (1,)
    with pytest.raises(ValueError, match="rounding error"):
        float_sign_vector(w, X)


def test_underflow_is_refused():
    with pytest.raises(ValueError, match="sample 0"):
        float_sign_vector([1e-200], [[1e-200]])
    tiny = 2.0**-537  # the first product rounds up to the least double, the others to 0
    w, X = [0.6 * tiny, -0.4 * tiny, -0.4 * tiny], [[tiny, tiny, tiny]]
    assert true_signs(w, X) == (-1,)
    with pytest.raises(ValueError, match="sample 0"):
        float_sign_vector(w, X)


def test_overflow_is_refused():
    with pytest.raises(ValueError, match="sample 0"):
        float_sign_vector([1e300, -1e300], [[1e300, 1e300]])


@pytest.mark.parametrize(
    ("signs", "w", "X", "message"),
    [
        (exact_sign_vector, [0, 1], [[0, 1], [1, 0]], "sample 1"),
        (float_sign_vector, [0.0, 1.0], [[0.0, 1.0], [1.0, 0.0]], "sample 1"),
        (exact_sign_vector, [1, 1], [[1, 0], [0, 0]], "sample 1 is zero"),
        (float_sign_vector, [1.0, 1.0], [[1.0, 0.0], [0.0, 0.0]], "sample 1 is zero"),
        (exact_sign_vector, [1, 1, 1], [[1, 0]], "w"),
        (float_sign_vector, [1.0, float("nan")], [[1.0, 0.0]], "w"),
        (float_sign_vector, [1.0, 1.0], [[1.0, float("inf")]], "X"),
        (float_sign_vector, [1.0, 1.0], FIGURE_1, "X"),
        (exact_sign_vector, [1, 1], [1, 1], "X"),
    ],
)
def test_bad_input(signs, w, X, message):
    with pytest.raises(ValueError, match=message):
        signs(w, X)


def test_exact_refuses_floats():
    with pytest.raises(ValueError, match="w"):
        exact_sign_vector([0.5, 1.0], [[1, 0]])
