"""Coverage is summed exactly over all outcomes; no sampling checks the sampling."""

from fractions import Fraction
from functools import cache
from math import comb

import pytest
from flint import fmpq
from hypothesis import given, settings
from hypothesis import strategies as st

from landscape.evidence import confidence
from landscape.evidence.confidence import (
    clopper_pearson_lower,
    clopper_pearson_upper,
    rate_at_least,
    rate_at_most,
    rate_is,
)
from landscape.evidence.verdict import Arithmetic

ERRORS = (Fraction(1, 2), Fraction(1, 10), Fraction(1, 10**6))
GRID = [Fraction(k, 40) for k in range(41)]
MILLIONTH = Fraction(1, 10**6)


def fraction(x: fmpq) -> Fraction:
    return Fraction(int(x.p), int(x.q))


def at_least(successes: int, trials: int, rate: Fraction) -> Fraction:
    """P(Binomial(trials, rate) >= successes), summed in rationals."""
    p = fmpq(rate.numerator, rate.denominator)
    terms = (comb(trials, k) * p**k * (1 - p) ** (trials - k) for k in range(successes, trials + 1))
    return fraction(sum(terms, fmpq(0)))


def at_most(successes: int, trials: int, rate: Fraction) -> Fraction:
    return at_least(trials - successes, trials, 1 - rate)


def decision(holds: bool, fails: bool) -> bool | None:
    return True if holds else False if fails else None


@cache
def lower(successes: int, trials: int, error: Fraction) -> Fraction:
    return fraction(clopper_pearson_lower(successes, trials, error))


@cache
def upper(successes: int, trials: int, error: Fraction) -> Fraction:
    return fraction(clopper_pearson_upper(successes, trials, error))


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("trials", [1, 2, 5, 9])
def test_a_bound_fails_with_probability_at_most_the_error(trials, error):
    for rate in GRID:
        outcomes = [(k, comb(trials, k) * rate**k * (1 - rate) ** (trials - k)) for k in range(trials + 1)]
        assert sum(p for k, p in outcomes if lower(k, trials, error) > rate) <= error
        assert sum(p for k, p in outcomes if upper(k, trials, error) < rate) <= error


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("trials", [1, 2, 5, 9, 60])
def test_no_bound_is_looser_than_a_billionth(trials, error):
    """Drawn in by 1e-9 it would fail at some rate; by 1e-6 all the more."""
    for k in range(trials + 1):
        low, high = lower(k, trials, error), upper(k, trials, error)
        for inward in (Fraction(1, 10**9), MILLIONTH):
            if k > 0:
                assert at_least(k, trials, low) <= error < at_least(k, trials, low * (1 + inward))
            if k < trials:
                assert at_most(k, trials, high) <= error < at_most(k, trials, high * (1 - inward))


@pytest.mark.parametrize("error", ERRORS)
def test_closed_forms_at_the_ends(error):
    assert lower(0, 7, error) == 0
    assert upper(7, 7, error) == 1
    assert lower(7, 7, error) ** 7 <= error < (lower(7, 7, error) * (1 + MILLIONTH)) ** 7
    assert upper(0, 7, error) == pytest.approx(1 - float(error) ** (1 / 7))


def test_a_rare_event_in_a_billion_trials():
    """About (sum of a Poisson tail): P(X <= 0) = (1 - p)^n = 1e-6 at p = 1.3815510e-8."""
    assert upper(0, 10**9, MILLIONTH) == pytest.approx(1.3815510462530894e-08, rel=1e-9)
    assert 0 < lower(3, 10**9, MILLIONTH) < Fraction(3, 10**9) < upper(3, 10**9, MILLIONTH)


@given(st.integers(1, 10**6), st.data())
@settings(max_examples=60, deadline=None)
def test_bounds_enclose_the_frequency_and_mirror_each_other(trials, data):
    k = data.draw(st.integers(0, trials))
    low, high = lower(k, trials, MILLIONTH), upper(k, trials, MILLIONTH)
    assert low <= Fraction(k, trials) <= high
    assert abs(lower(trials - k, trials, MILLIONTH) - (1 - high)) < Fraction(1, 10**9)
    for bound in (low, high):
        assert bound.denominator & (bound.denominator - 1) == 0


@pytest.mark.parametrize("lie", [fmpq(9, 10), fmpq(1, 2), fmpq(1, 1000)])
def test_the_quantile_is_not_believed(monkeypatch, lie):
    monkeypatch.setattr(confidence, "_double_quantile", lambda *_: lie)
    low = fraction(clopper_pearson_lower(3, 10, Fraction(1, 20)))
    high = fraction(clopper_pearson_upper(3, 10, Fraction(1, 20)))
    assert at_least(3, 10, low) <= Fraction(1, 20)
    assert at_most(3, 10, high) <= Fraction(1, 20)


@pytest.mark.parametrize("bound", [clopper_pearson_lower, clopper_pearson_upper])
@pytest.mark.parametrize(
    ("successes", "trials", "error"),
    [
        (-1, 5, "0.1"),
        (6, 5, "0.1"),
        (0, 0, "0.1"),
        (1.0, 5, "0.1"),
        (1, True, "0.1"),
        (1, 5, 0.1),
        (1, 5, 0),
        (1, 5, 1),
    ],
)
def test_bad_counts_and_errors_are_refused(bound, successes, trials, error):
    with pytest.raises(ValueError, match="expected"):
        bound(successes, trials, error)


@pytest.mark.parametrize("error", [Fraction(1, 10), MILLIONTH])
@pytest.mark.parametrize("trials", [1, 6, 9])
def test_rate_findings_are_those_of_the_bounds(trials, error):
    for k in range(trials + 1):
        for rate in GRID:
            if rate > 0:
                expected = decision(lower(k, trials, error) >= rate, upper(k, trials, error) < rate)
                assert rate_at_least(k, trials, rate, error).holds is expected
            if rate < 1:
                expected = decision(upper(k, trials, error) <= rate, lower(k, trials, error) > rate)
                assert rate_at_most(k, trials, rate, error).holds is expected


@pytest.mark.parametrize("judge", [rate_at_least, rate_at_most])
@pytest.mark.parametrize("rate", GRID[1:-1:4])
def test_an_answer_about_a_rate_is_wrong_with_probability_at_most_the_error(judge, rate):
    trials, error = 9, Fraction(1, 20)
    outcomes = [(k, comb(trials, k) * rate**k * (1 - rate) ** (trials - k)) for k in range(trials + 1)]
    for bound in GRID[1:-1]:
        truth = rate >= bound if judge is rate_at_least else rate <= bound
        assert sum(p for k, p in outcomes if judge(k, trials, bound, error).holds is (not truth)) <= error


def test_a_rate_on_its_bound_is_decided_on_neither_side():
    assert rate_at_least(500, 1000, "1/2", MILLIONTH).holds is None
    assert rate_at_least(600, 1000, "1/2", MILLIONTH).holds is True
    assert rate_at_least(400, 1000, "1/2", MILLIONTH).holds is False
    assert rate_at_most(400, 1000, "1/2", MILLIONTH).holds is True
    assert rate_at_least(600, 1000, "1/2", MILLIONTH).arithmetic is Arithmetic.SAMPLED


def test_one_failure_contradicts_certainty():
    assert rate_at_least(999, 1000, 1, MILLIONTH).holds is False
    assert rate_at_least(1000, 1000, 1, MILLIONTH).holds is None
    assert rate_at_most(1, 1000, 0, MILLIONTH).holds is False


@pytest.mark.parametrize(
    ("judge", "bound"), [(rate_at_least, 0), (rate_at_least, "3/2"), (rate_at_most, 1), (rate_at_most, -1)]
)
def test_a_vacuous_bound_is_no_question(judge, bound):
    with pytest.raises(ValueError, match="bound: expected"):
        judge(1, 2, bound, "0.1")


def test_an_exact_rate_needs_resolution_to_agree():
    assert rate_is(500, 1000, "1/2", MILLIONTH, resolution="1/5").holds is True
    assert rate_is(500, 1000, "1/2", MILLIONTH, resolution="1/10").holds is None
    assert rate_is(5, 10, "1/2", MILLIONTH, resolution="1/5").holds is None
    assert rate_is(400, 1000, "1/2", MILLIONTH, resolution="1/5").holds is False
    assert rate_is(1, 10, 0, MILLIONTH, resolution=1).holds is False
    assert rate_is(0, 10, 0, MILLIONTH, resolution=1).holds is True
    assert rate_is(5, 10, "1/2", MILLIONTH, resolution=1).arithmetic is Arithmetic.SAMPLED


@pytest.mark.parametrize("rate", [r for r in GRID if r.numerator % 3])
def test_a_true_rate_is_contradicted_with_probability_at_most_the_error(rate):
    trials, error = 12, Fraction(1, 5)
    rejected = [k for k in range(trials + 1) if rate_is(k, trials, rate, error, resolution=1).holds is False]
    assert sum(comb(trials, k) * rate**k * (1 - rate) ** (trials - k) for k in rejected) <= error


def test_a_rate_just_outside_the_interval_is_contradicted_and_just_inside_is_not():
    low = lower(30, 100, Fraction(1, 40))
    for rate, expected in ((low * (1 - MILLIONTH), False), (low * (1 + MILLIONTH), True)):
        assert rate_is(30, 100, rate, Fraction(1, 20), resolution=1).holds is expected


def test_agreement_needs_an_interval_within_the_resolution():
    width = upper(30, 100, Fraction(1, 40)) - lower(30, 100, Fraction(1, 40))
    for resolution, expected in ((width, True), (width * (1 - MILLIONTH), None)):
        assert rate_is(30, 100, "3/10", Fraction(1, 20), resolution=resolution).holds is expected


@pytest.mark.parametrize(("rate", "resolution"), [(-1, 1), (2, 1), ("1/2", 0), (0.5, 1), ("1/2", 0.5)])
def test_bad_rates_and_resolutions_are_refused(rate, resolution):
    with pytest.raises(ValueError, match="expected"):
        rate_is(1, 2, rate, "0.1", resolution=resolution)
