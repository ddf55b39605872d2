"""Upper bounds for P(C B > 0): against exact planar probabilities, and bad input."""

import pytest
from flint import arb, fmpq

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.comparison import at_most
from landscape.vanishing_minima.low_rank_slopes import positive_probability
from landscape.vanishing_minima.orthant_bounds import check_lower, product, scaling

HALF = fmpq(1, 2)


@pytest.mark.parametrize("M", [1, 2])
def test_the_bound_is_one_on_the_line_and_in_the_plane(M):
    for N in (1, 2, 5, 40, 300):
        for L in (1, 2, 7, 100):
            with working_precision():
                bound = product.least_log_bound(N, M, L) + ball("1e-30")  # attained where one column is all there is
                assert at_most(ball(positive_probability(N, L, M)).log(), bound).holds


def test_every_excess_gives_a_bound():
    for t in (fmpq(1, 10), fmpq(3), fmpq(20)):
        exact = ball(positive_probability(30, 9, 2)).log()
        assert at_most(exact, product.log_bound(30, 2, 9, t)).holds


def test_the_bound_reaches_large_sizes():
    assert at_most(product.least_log_bound(10**6, 10**6, 10**6), -55 * 10**7).holds
    assert at_most(product.least_log_bound(10**5, 10**4, 10**4), -16 * 10**5).holds


def test_matrix_and_transpose_have_one_bound():
    assert float(product.least_log_bound(100, 7, 30)) == float(product.least_log_bound(30, 7, 100))


@pytest.mark.parametrize("sizes", [(0, 2, 2), (2, 2.0, 2), (2, 2, -1)])
def test_refuses_sizes_that_are_none(sizes):
    for bound in (product.least_log_bound, product.printed_log_bound):
        with pytest.raises(ValueError, match="expected an integer of at least 1"):
            bound(*sizes)


@pytest.mark.sabotage("own/product-orthant", "t of 0 and below, at the door", drops=2)
@pytest.mark.parametrize("t", [fmpq(0), fmpq(-1)])
def test_refuses_an_excess_that_is_not_positive(t):
    with pytest.raises(ValueError, match="t: expected"):
        product.log_bound(5, 5, 5, t)


def test_the_mean_length_by_two_routes():
    with working_precision():
        assert product.squared_mean_length(1).overlaps(2 / arb.pi())
        assert product.squared_mean_length(2).overlaps(arb.pi() / 2)
        assert (product.squared_mean_length(7) * product.squared_mean_length(8)).overlaps(arb(49))


def test_no_other_excess_is_much_better():
    best = float(product.least_log_bound(300, 150, 150))
    for t in range(1, 80):
        assert best < float(product.log_bound(300, 150, 150, fmpq(t))) + 1e-3


@pytest.mark.sabotage("own/product-orthant-lower", "s, t of 0 and below; a tilt of 0 and 1; at the door", drops=(2, 3))
@pytest.mark.parametrize("lean", [(0, 1, HALF), (1, -1, HALF), (1, 1, 0), (1, 1, 1)])
def test_a_lower_bound_outside_of_its_theorem_is_refused(lean):
    with pytest.raises(ValueError, match="s, t, tilt"):
        check_lower(sizes=(), leans=[lean])


def test_the_limit_of_the_rate():
    """A constant c may stand before N sqrt(alpha) for large alpha if and only if 2 c^2 is at most log 2."""
    with working_precision():
        assert (2 * scaling.square_root_limit() ** 2).exp().contains(2)
        assert float(scaling.square_root_limit().rad()) < 1e-20
