"""Upper bounds for P(C B > 0): against exact planar probabilities, and bad input."""

import pytest
from flint import fmpq

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.comparison import at_most
from landscape.vanishing_minima.low_rank_slopes import positive_probability
from landscape.vanishing_minima.orthant_bounds import product


@pytest.mark.parametrize("M", [1, 2])
def test_the_bound_is_one_on_the_line_and_in_the_plane(M):
    for N in (1, 2, 5, 40, 300):
        for L in (1, 2, 7, 100):
            with working_precision():
                bound = product.least_log_bound(N, M, L) + ball("1e-30")  # attained where one column is all there is
                assert at_most(ball(positive_probability(N, L, M)).log(), bound).holds


def test_every_choice_gives_a_bound():
    for q, eta in ((fmpq(1, 10), fmpq(1, 2)), (fmpq(3), fmpq(9, 10)), (fmpq(20), fmpq(999, 1000))):
        exact = ball(positive_probability(30, 9, 2)).log()
        assert at_most(exact, product.log_bound(30, 2, 9, product.Choice(q, eta))).holds


def test_the_bound_reaches_large_sizes():
    assert at_most(product.least_log_bound(10**6, 10**6, 10**6), -5 * 10**8).holds
    assert at_most(product.least_log_bound(10**5, 10**4, 10**4), -14 * 10**5).holds


def test_matrix_and_transpose_have_one_bound():
    assert float(product.least_log_bound(100, 7, 30)) == float(product.least_log_bound(30, 7, 100))


@pytest.mark.parametrize("sizes", [(0, 2, 2), (2, 2.0, 2), (2, 2, -1)])
def test_refuses_sizes_that_are_none(sizes):
    for bound in (product.least_log_bound, product.printed_log_bound):
        with pytest.raises(ValueError, match="expected an integer of at least 1"):
            bound(*sizes)


@pytest.mark.parametrize("bad", [(fmpq(0), fmpq(1, 2)), (fmpq(1), fmpq(1)), (fmpq(1), fmpq(0))])
def test_refuses_choices_outside_their_range(bad):
    with pytest.raises(ValueError, match="expected"):
        product.Choice(*bad)
