"""The test's error is summed exactly over all outcomes; no sampling checks the sampling."""

from fractions import Fraction
from math import comb

import pytest
from flint import fmpq
from scipy.stats import fisher_exact

from landscape.evidence.two_rates import fisher_probability, higher_rate, largest_difference, same_rate
from landscape.evidence.verdict import Arithmetic

TENTH = Fraction(1, 10)


def outcomes(trials, rate):
    """(successes, probability) of a binomial law, exact."""
    return [(x, comb(trials, x) * rate**x * (1 - rate) ** (trials - x)) for x in range(trials + 1)]


@pytest.mark.parametrize(("m", "n"), [(1, 1), (5, 5), (12, 4), (9, 14)])
@pytest.mark.parametrize("rate", [fmpq(1, 20), fmpq(1, 3), fmpq(1, 2), fmpq(9, 10)])
def test_equal_rates_are_told_apart_with_probability_at_most_the_error(m, n, rate):
    for error in (fmpq(1, 100), fmpq(1, 10), fmpq(1, 2)):
        wrong = sum(
            p * q
            for a, p in outcomes(m, rate)
            for b, q in outcomes(n, rate)
            if fisher_probability((a, m), (b, n)) <= error
        )
        assert wrong <= error


@pytest.mark.parametrize(("m", "n"), [(6, 9), (20, 20)])
def test_one_tail_is_that_of_scipy(m, n):
    for a in range(m + 1):
        for b in range(n + 1):
            table = [[a, m - a], [b, n - b]]
            tails = [fisher_exact(table, alternative=side).pvalue for side in ("less", "greater")]
            ours = fisher_probability((a, m), (b, n))
            assert float(ours.p) / float(ours.q) == pytest.approx(min(1, 2 * min(tails)))


def test_the_order_of_the_samples_does_not_matter():
    assert fisher_probability((3, 10), (17, 40)) == fisher_probability((17, 40), (3, 10))
    assert fisher_probability((3, 10), (17, 40)) == fisher_probability((7, 10), (23, 40))


def test_the_true_difference_is_exceeded_with_probability_at_most_the_error():
    m, n, rates = 9, 7, (fmpq(1, 5), fmpq(2, 3))
    missed = sum(
        p * q
        for a, p in outcomes(m, rates[0])
        for b, q in outcomes(n, rates[1])
        if largest_difference((a, m), (b, n), TENTH) < rates[1] - rates[0]
    )
    assert missed <= fmpq(1, 10)


def test_same_rate_has_three_answers():
    near, far, few = ((300, 1000), (310, 1000)), ((300, 1000), (600, 1000)), ((3, 10), (4, 10))
    found = [same_rate(*pair, TENTH, resolution=TENTH) for pair in (near, far, few)]
    assert [finding.holds for finding in found] == [True, False, None]
    assert {finding.arithmetic for finding in found} == {Arithmetic.SAMPLED}


def test_higher_rate_has_three_answers():
    pairs = ((600, 1000), (300, 1000)), ((300, 1000), (600, 1000)), ((31, 100), (30, 100))
    assert [higher_rate(*pair, TENTH).holds for pair in pairs] == [True, False, None]


@pytest.mark.parametrize("counts", [(5, 4), (-1, 4), (0, 0), (1.0, 4), (True, 4)])
def test_what_is_no_experiment_is_refused(counts):
    with pytest.raises(ValueError, match="first: expected"):
        fisher_probability(counts, (1, 2))
    with pytest.raises(ValueError, match="second: expected"):
        fisher_probability((1, 2), counts)


@pytest.mark.parametrize(("error", "resolution"), [(0, 1), (1, 1), ("1/2", 0), (0.5, 1)])
def test_bad_errors_and_resolutions_are_refused(error, resolution):
    with pytest.raises(ValueError, match="expected"):
        same_rate((1, 2), (1, 2), error, resolution=resolution)
