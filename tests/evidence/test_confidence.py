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
    RateTest,
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


def crossing_probability(rejects, rate: Fraction, horizon: int) -> Fraction:
    """Exact probability that a test that looks after every trial ever rejects within the horizon."""
    alive, crossed = {0: Fraction(1)}, Fraction(0)
    for trials in range(1, horizon + 1):
        reached: dict[int, Fraction] = {}
        for k, p in alive.items():
            reached[k] = reached.get(k, 0) + p * (1 - rate)
            reached[k + 1] = reached.get(k + 1, 0) + p * rate
        crossed += sum(p for k, p in reached.items() if rejects(k, trials - k))
        alive = {k: p for k, p in reached.items() if not rejects(k, trials - k)}
    return crossed


@pytest.mark.parametrize("error", [Fraction(1, 4), Fraction(1, 20)])
@pytest.mark.parametrize("bound", [Fraction(1, 10), Fraction(1, 2), Fraction(9, 10)])
@pytest.mark.parametrize("above", [True, False])
def test_looking_after_every_trial_errs_with_probability_at_most_the_error(above, bound, error):
    test = RateTest(bound, error, above)

    @cache
    def rejects(successes, failures):
        return test.observe(successes, failures).finding.holds is True

    assert 0 < crossing_probability(rejects, bound, 60) <= error
    inside = bound / 2 if above else (1 + bound) / 2
    assert crossing_probability(rejects, inside, 60) <= crossing_probability(rejects, bound, 60)
    outside = (1 + 3 * bound) / 4 if above else bound / 4
    assert crossing_probability(rejects, outside, 60) > crossing_probability(rejects, bound, 60)


def test_a_fixed_sample_bound_does_not_survive_looking_after_every_trial():
    """The sum above can exceed the error: a Clopper-Pearson bound at every look does."""
    error = Fraction(1, 20)

    @cache
    def rejects(successes, failures):
        return rate_at_most(successes, successes + failures, Fraction(1, 2), error).holds is False

    assert crossing_probability(rejects, Fraction(1, 2), 40) > 2 * error


@given(st.integers(0, 60), st.integers(0, 60), st.fractions("1/50", "49/50", max_denominator=50), st.booleans())
@settings(max_examples=60, deadline=None)
def test_the_e_value_is_a_fair_game_at_the_bound(successes, failures, bound, above):
    here = RateTest(bound, MILLIONTH, above, successes, failures)
    win, lose = here.observe(1, 0).e_value, here.observe(0, 1).e_value
    p = fmpq(bound.numerator, bound.denominator)
    assert (p * win + (1 - p) * lose).overlaps(here.e_value)
    less_likely = p / 2 if above else (1 + p) / 2
    assert less_likely * win + (1 - less_likely) * lose < here.e_value


def mean_likelihood_ratio(successes: int, failures: int, null: Fraction) -> Fraction:
    rates = [null + (1 - null) / 2**k for k in range(17)]
    return sum((q / null) ** successes * ((1 - q) / (1 - null)) ** failures for q in rates) / 17


def test_rejects_once_the_e_value_reaches_one_over_the_error():
    null = Fraction(1, 2)
    first = next(n for n in range(100) if mean_likelihood_ratio(n, 1, null) >= 10**6)
    assert RateTest(null, MILLIONTH, successes=first - 1, failures=1).finding.holds is None
    assert RateTest(null, MILLIONTH, successes=first, failures=1).finding.holds is True


def test_the_e_value_starts_at_one_and_is_the_mean_of_likelihood_ratios():
    assert RateTest(Fraction(1, 3), MILLIONTH).e_value.contains(1)
    mean = mean_likelihood_ratio(5, 2, Fraction(1, 3))
    enclosed = RateTest(Fraction(1, 3), MILLIONTH, successes=5, failures=2).e_value
    middle, radius = fraction(enclosed.mid().fmpq()), fraction(enclosed.rad().fmpq())
    assert abs(middle - mean) <= radius < Fraction(1, 10**30)


@pytest.mark.parametrize("above", [True, False])
def test_power(above):
    """Rejects well past the bound, never speaks for the null hypothesis."""

    def holds(wins, losses, bound=Fraction(1, 2)):
        counts = (wins, losses) if above else (losses, wins)
        return RateTest(bound if above else 1 - bound, MILLIONTH, above).observe(*counts).finding.holds

    assert holds(90, 10) is True
    assert holds(60, 40) is None
    assert holds(6000, 4000) is True
    assert holds(0, 10**6) is None


def test_observations_add_up_and_leave_the_test_unchanged():
    test = RateTest("1/2", "1e-6")
    assert test.observe(3, 1).observe(0, 2) == RateTest(Fraction(1, 2), MILLIONTH, successes=3, failures=3)
    assert test.successes == test.failures == 0
    assert test.finding.arithmetic is Arithmetic.SAMPLED


@pytest.mark.parametrize(
    "arguments",
    [
        {"bound": 0},
        {"bound": 1},
        {"bound": 0.5},
        {"error": 0},
        {"error": 1e-6},
        {"successes": -1},
        {"failures": 1.0},
    ],
)
def test_a_bad_test_is_refused(arguments):
    with pytest.raises(ValueError, match=next(iter(arguments))):
        RateTest(**({"bound": "1/2", "error": "1e-6"} | arguments))


@pytest.mark.parametrize("counts", [(-1, 0), (0, -1), (0.5, 0)])
def test_trials_cannot_be_taken_back(counts):
    with pytest.raises(ValueError, match=r"successes|failures"):
        RateTest("1/2", "1e-6", successes=5, failures=5).observe(*counts)
