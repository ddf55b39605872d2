"""Truths come from exact rationals: matrices built around known eigenvalues, and Sylvester's minors."""

from fractions import Fraction

import numpy as np
import pytest
from flint import arb, arb_mat, ctx, fmpq, fmpq_mat
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from landscape.evidence import linear_algebra
from landscape.evidence.balls import ball
from landscape.evidence.doubles import double
from landscape.evidence.linear_algebra import (
    float_smallest_eigenvalue_lower_bound,
    is_positive_definite,
    pivots,
    smallest_eigenvalue_lower_bound,
    smallest_singular_value_lower_bound,
    solve,
)

HAIR = fmpq(1, 2**100)
entries = st.integers(-9, 9)
eigenvalues = st.fractions(-5, 5, max_denominator=20)


def identity(n: int) -> fmpq_mat:
    return fmpq_mat([[fmpq(i == j) for j in range(n)] for i in range(n)])


def orthogonal(draws: list[int], n: int) -> fmpq_mat:
    """Cayley transform of a skew matrix: rational and exactly orthogonal."""
    skew = [[fmpq(0)] * n for _ in range(n)]
    for i in range(n):
        for j in range(i):
            skew[i][j] = fmpq(draws[i * n + j], 3)
            skew[j][i] = -skew[i][j]
    S = fmpq_mat(skew)
    return (identity(n) - S) * (identity(n) + S).inv()


def diagonal(values: list[Fraction], columns: int | None = None) -> fmpq_mat:
    columns = columns or len(values)
    rows = [[fmpq(0)] * columns for _ in values]
    for i, value in enumerate(values):
        rows[i][i] = fmpq(value.numerator, value.denominator)
    return fmpq_mat(rows)


def hilbert(n: int) -> fmpq_mat:
    return fmpq_mat([[fmpq(1, i + j + 1) for j in range(n)] for i in range(n)])


def balls(A: fmpq_mat) -> arb_mat:
    return ball_matrix(A.tolist())


def ball_matrix(rows) -> arb_mat:
    return arb_mat([[ball(entry) for entry in row] for row in rows])


def exactly_definite(A: fmpq_mat) -> bool:
    """Sylvester: all leading principal minors are positive."""
    rows = A.tolist()
    return all(fmpq_mat([row[:k] for row in rows[:k]]).det() > 0 for k in range(1, len(rows) + 1))


def point(value: arb) -> fmpq:
    assert value.is_exact()
    return value.fmpq()


@st.composite
def with_known_spectrum(draw):
    values = draw(st.lists(eigenvalues, min_size=1, max_size=5))
    n = len(values)
    Q = orthogonal(draw(st.lists(entries, min_size=n * n, max_size=n * n)), n)
    return Q.transpose() * diagonal(values) * Q, min(values)


@st.composite
def symmetric_integers(draw):
    n = draw(st.integers(1, 5))
    draws = draw(st.lists(entries, min_size=n * n, max_size=n * n))
    return [[draws[max(i, j) * n + min(i, j)] for j in range(n)] for i in range(n)]


@given(with_known_spectrum())
@settings(max_examples=60, deadline=None)
def test_definite_just_below_the_smallest_eigenvalue_and_not_just_above(known):
    A, smallest = known
    smallest, n = fmpq(smallest.numerator, smallest.denominator), A.nrows()
    assert is_positive_definite(balls(A - (smallest - HAIR) * identity(n))) is True
    assert is_positive_definite(balls(A - (smallest + HAIR) * identity(n))) is not True
    assert is_positive_definite(balls(A - smallest * identity(n))) is not True


@given(with_known_spectrum())
@settings(max_examples=60, deadline=None)
def test_the_eigenvalue_bound_lies_just_below_the_truth(known):
    A, smallest = known
    smallest = fmpq(smallest.numerator, smallest.denominator)
    bound = point(smallest_eigenvalue_lower_bound(balls(A)))
    assert smallest - HAIR < bound <= smallest


@given(symmetric_integers())
@settings(max_examples=200, deadline=None)
def test_definiteness_agrees_with_sylvester(rows):
    A = fmpq_mat(rows)
    found = is_positive_definite(ball_matrix(rows))
    assert found in (exactly_definite(A), None)
    if all(fmpq_mat([row[:k] for row in rows[:k]]).det() != 0 for k in range(1, len(rows) + 1)):
        assert found is exactly_definite(A)


@pytest.mark.parametrize("n", [1, 2, 5, 12, 25])
def test_hilbert_matrices_against_exact_minors(n):
    A = hilbert(n)
    bound = point(smallest_eigenvalue_lower_bound(balls(A)))
    assert exactly_definite(A - bound * identity(n))
    assert not exactly_definite(A - (bound + HAIR) * identity(n))


def test_more_precision_gives_a_sharper_bound():
    A = hilbert(12)
    with ctx.workprec(400):
        bound = point(smallest_eigenvalue_lower_bound(balls(A)))
    assert exactly_definite(A - bound * identity(12))
    assert not exactly_definite(A - (bound + fmpq(1, 2**380)) * identity(12))


@pytest.mark.parametrize(
    "rows",
    [
        [[1, 0], [0, (0, "0.1")]],
        [[1, (1, "1e-9")], [(1, "1e-9"), 1]],
        [[(0, 1)]],
    ],
)
def test_a_matrix_that_may_be_singular_is_undecided(rows):
    A = arb_mat([[ball(*entry) if isinstance(entry, tuple) else ball(entry) for entry in row] for row in rows])
    assert is_positive_definite(A) is None


@pytest.mark.parametrize("rows", [[[-1]], [[0]], [[1, 2], [2, 1]], [[2, 0, 0], [0, 1, 0], [0, 0, 0]], [[1, 1], [1, 1]]])
def test_an_indefinite_or_singular_matrix_is_certainly_not_definite(rows):
    assert is_positive_definite(ball_matrix(rows)) is False


def test_a_negative_diagonal_entry_decides_whatever_comes_before_it():
    assert is_positive_definite(arb_mat([[ball(0, 1), 0], [0, -1]])) is False


@given(symmetric_integers(), st.lists(st.fractions(-1, 1, max_denominator=50), min_size=25, max_size=25))
@settings(max_examples=60, deadline=None)
def test_bounds_hold_for_every_matrix_in_the_balls(rows, shares):
    n, radius = len(rows), fmpq(1, 7)
    wide = arb_mat([[ball(entry, radius) for entry in row] for row in rows])
    share = [[shares[max(i, j) * 5 + min(i, j)] for j in range(n)] for i in range(n)]
    moves = [[radius * fmpq(x.numerator, x.denominator) for x in row] for row in share]
    member = fmpq_mat(rows) + fmpq_mat(moves)
    bound = point(smallest_eigenvalue_lower_bound(wide))
    assert exactly_definite(member - (bound - HAIR) * identity(n))
    assert is_positive_definite(wide) in (exactly_definite(member), None)


def test_a_wide_bound_is_as_wide_as_it_must_be():
    """The truth for 3I + [-r, r]^(2 x 2) is 3 - 2r, attained."""
    A = arb_mat([[ball(3, "1/4"), ball(0, "1/4")], [ball(0, "1/4"), ball(3, "1/4")]])
    bound = point(smallest_eigenvalue_lower_bound(A))
    assert fmpq(5, 2) - fmpq(1, 10**6) < bound <= fmpq(5, 2)


@pytest.mark.parametrize("lie", [arb(100), arb(-100), arb("1e-30")])
def test_the_eigenvalue_guess_is_not_believed(monkeypatch, lie):
    monkeypatch.setattr(linear_algebra, "_approximate_smallest_eigenvalue", lambda A: lie)
    assert smallest_eigenvalue_lower_bound(ball_matrix([[2, 1], [1, 2]])) <= 1


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_the_singular_value_bound_lies_just_below_the_truth(data):
    values = data.draw(st.lists(st.fractions("1/20", 5, max_denominator=20), min_size=1, max_size=4))
    n = len(values)
    columns = n + data.draw(st.integers(0, 2))
    left = orthogonal(data.draw(st.lists(entries, min_size=n * n, max_size=n * n)), n)
    right = orthogonal(data.draw(st.lists(entries, min_size=columns**2, max_size=columns**2)), columns)
    A = left * diagonal(values, columns) * right
    smallest = fmpq(min(values).numerator, min(values).denominator)
    for shaped in (A, A.transpose()):
        with ctx.workprec(256):  # entries must be known well beyond the claimed accuracy
            enclosed = arb_mat(shaped)
        assert smallest - HAIR < point(smallest_singular_value_lower_bound(enclosed)) <= smallest


def test_squaring_costs_no_accuracy():
    """The Gram matrix of this one has the eigenvalue 2^-140, below the working precision."""
    smallest = Fraction(1, 2**70)
    A = orthogonal([1, 2, 3, 4], 2) * diagonal([smallest, Fraction(1)]) * orthogonal([4, 3, 2, 1], 2)
    with ctx.workprec(256):
        enclosed = arb_mat(A)
    bound = point(smallest_singular_value_lower_bound(enclosed))
    assert fmpq(1, 2**70) - HAIR < bound <= fmpq(1, 2**70)


@pytest.mark.parametrize("rows", [[[1, 2], [2, 4]], [[0]], [[1, 1, 1], [1, 1, 1]]])
def test_a_matrix_without_full_rank_has_singular_value_bound_zero(rows):
    assert smallest_singular_value_lower_bound(ball_matrix(rows)) == 0


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_solution_is_enclosed(data):
    n = data.draw(st.integers(1, 4))
    A = fmpq_mat([[fmpq(data.draw(entries), 3) for _ in range(n)] for _ in range(n)])
    b = fmpq_mat([[fmpq(data.draw(entries), 7), fmpq(data.draw(entries))] for _ in range(n)])
    assume(A.det() != 0)
    x = solve(balls(A), balls(b))
    truth = A.solve(b)
    for i in range(n):
        for j in range(2):
            middle, radius = x[i, j].mid().fmpq(), x[i, j].rad().fmpq()
            assert middle - radius <= truth[i, j] <= middle + radius
            assert radius < HAIR


@pytest.mark.parametrize(
    ("A", "b", "message"),
    [
        (arb_mat([[1, 2], [2, 4]]), arb_mat([[1], [1]]), "nonsingular"),
        (arb_mat([[arb(0, 1)]]), arb_mat([[1]]), "nonsingular"),
        (arb_mat([[1, 2]]), arb_mat([[1]]), "shapes"),
        (arb_mat([[1]]), arb_mat([[1], [2]]), "shapes"),
        (arb_mat([[arb("nan")]]), arb_mat([[1]]), "A: expected"),
        (arb_mat([[1]]), arb_mat([[arb("inf")]]), "b: expected"),
    ],
)
def test_a_system_that_cannot_be_solved_is_refused(A, b, message):
    with pytest.raises(ValueError, match=message):
        solve(A, b)


@pytest.mark.parametrize("function", [is_positive_definite, smallest_eigenvalue_lower_bound])
@pytest.mark.parametrize(
    ("A", "message"),
    [
        (arb_mat([[1, 2]]), "square"),
        (arb_mat([[1, 2], [3, 1]]), "symmetric"),
        (arb_mat([[arb("nan")]]), "finite"),
        (arb_mat([[arb(1, "inf")]]), "finite"),
        (arb_mat(0, 0), "non-empty"),
    ],
)
def test_symmetric_problems_need_symmetric_finite_matrices(function, A, message):
    with pytest.raises(ValueError, match=message):
        function(A)


def test_singular_values_need_finite_entries():
    with pytest.raises(ValueError, match="finite"):
        smallest_singular_value_lower_bound(arb_mat([[arb("nan"), 1]]))


def as_rationals(A: np.ndarray) -> fmpq_mat:
    return fmpq_mat([[double(float(entry)) for entry in row] for row in A])


def random_symmetric(seed: int, n: int, scale: float = 1.0) -> np.ndarray:
    A = np.random.default_rng(seed).standard_normal((n, n)) * scale
    return A + A.T


@pytest.mark.parametrize("scale", [1e-200, 1e-30, 1.0, 1e100])
@pytest.mark.parametrize("n", [1, 2, 6, 15])
def test_the_float_bound_is_true_of_the_exact_double_matrix(n, scale):
    for seed in range(5):
        A = random_symmetric(seed, n, scale)
        bound = point(float_smallest_eigenvalue_lower_bound(A))
        assert exactly_definite(as_rationals(A) - bound * identity(n))
        slack = double(float(n**2 * 1e-14 * np.abs(A).max() + 1e-150))
        assert not exactly_definite(as_rationals(A) - (bound + slack) * identity(n))


@pytest.mark.parametrize("n", [3, 8, 12])
def test_the_float_bound_survives_ill_conditioning(n):
    A = np.array([[1 / (i + j + 1) for j in range(n)] for i in range(n)])
    bound = point(float_smallest_eigenvalue_lower_bound(A))
    assert exactly_definite(as_rationals(A) - bound * identity(n))
    assert not exactly_definite(as_rationals(A) - (bound + fmpq(1, 10**12)) * identity(n))


@given(symmetric_integers())
@settings(max_examples=60, deadline=None)
def test_float_and_ball_bounds_meet(rows):
    through_floats = point(float_smallest_eigenvalue_lower_bound(np.array(rows, dtype=float)))
    through_balls = point(smallest_eigenvalue_lower_bound(ball_matrix(rows)))
    assert abs(through_floats - through_balls) < fmpq(1, 10**11)


@pytest.mark.parametrize("A", [np.zeros((3, 3)), np.full((2, 2), 5e-324), np.array([[-0.0]])])
def test_the_float_bound_near_zero(A):
    bound = point(float_smallest_eigenvalue_lower_bound(A))
    assert -fmpq(1, 10**150) < bound <= 0


@pytest.mark.parametrize(
    "factor", [np.eye(2), np.array([[1e8, 0.0], [0.0, 1e-8]]), np.zeros((2, 2)), np.array([[1.0, 2.0], [3.0, 4.0]])]
)
@pytest.mark.parametrize("shift", [0.999, 1.001, 7.0, -3.0])
def test_the_float_factor_is_not_believed(monkeypatch, shift, factor):
    monkeypatch.setattr(linear_algebra, "_shifted_cholesky", lambda A: (shift, factor))
    assert float_smallest_eigenvalue_lower_bound(np.array([[2.0, 1.0], [1.0, 2.0]])) <= 1


@pytest.mark.parametrize("seed", range(3))
def test_rounding_cannot_hide_a_negative_eigenvalue(monkeypatch, seed):
    """A rank-one factor whose rounded product is A itself: the computed residual is zero, A is not definite."""
    n = 30
    factor = np.zeros((n, n))
    factor[0] = np.random.default_rng(seed).uniform(1, 2, n)
    A = factor.T @ factor
    monkeypatch.setattr(linear_algebra, "_shifted_cholesky", lambda _: (0.0, factor))
    bound = point(float_smallest_eigenvalue_lower_bound(A))
    assert exactly_definite(as_rationals(A) - bound * identity(n))
    assert not exactly_definite(as_rationals(A) + fmpq(1, 2**52) * identity(n))


@pytest.mark.parametrize(
    "A",
    [
        np.ones((2, 3)),
        np.array([[1.0, 2.0], [np.nextafter(2.0, 3.0), 1.0]]),
        np.array([[np.nan]]),
        np.array([[np.inf]]),
        np.array([[1e200]]),
        np.ones(3),
    ],
)
def test_the_float_bound_refuses_what_it_cannot_judge(A):
    with pytest.raises(ValueError, match=r"A: expected"):
        float_smallest_eigenvalue_lower_bound(A)


def test_pivots_multiply_to_the_leading_minors():
    A = arb_mat([[2, 1, 0], [1, 3, 1], [0, 1, -1]])
    found = pivots(A)
    assert found[0] == 2 and found[1].overlaps(arb("2.5")) and found[2].overlaps(arb("-1.4"))
    assert not any(x > 0 for x in pivots(arb_mat([[arb(0, 1), 1], [1, 1]])))
