"""What Theorem 5 prints, on narrow fans, and the three steps of its proof."""

import pytest
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.initial_basin import realizable_data as real
from landscape.initial_basin import realizable_limits as limits


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (limits.check_thm_5_literal, Verdict.REFUTED),
        (limits.check_thm_6_literal, Verdict.REFUTED),
        (limits.check_sum, Verdict.REFUTED),
        (limits.check_real_output, Verdict.REFUTED),
        (limits.check_good_neurons, Verdict.REFUTED),
        (limits.check_median, Verdict.VERIFIED),
        (limits.check_chernoff, Verdict.PROVED),
        (limits.check_chernoff_on_grid, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.control("SS16/thm-5--literal", "the exponent of the proof, a small c, a level above the floor, a wide fan")
@pytest.mark.parametrize("truth", [{"printed": False}, {"c": fmpq(1)}, {"level": fmpq(1, 50)}, {"t": fmpq(9, 10)}])
def test_the_printed_bound_is_refuted_only_where_it_is_false(truth):
    assert limits.check_thm_5_literal(**truth).verdict is Verdict.UNDECIDED


@pytest.mark.control("SS16/thm-6--literal", "the exponent of the proof, a small c")
@pytest.mark.parametrize("truth", [{"printed": False}, {"c": fmpq(1)}, {"level": fmpq(1, 50)}])
def test_low_rank_likewise(truth):
    assert limits.check_thm_6_literal(**truth).verdict is Verdict.UNDECIDED


@pytest.mark.control("SS16/thm-5--sum", "the mean, too few copies, a larger width")
@pytest.mark.parametrize("truth", [{"mean": True}, {"copies": 36}, {"c": fmpq(5)}])
def test_the_mean_is_not_refuted(truth):
    assert limits.check_sum(**truth).verdict is Verdict.UNDECIDED


@pytest.mark.control("SS16/thm-5--real-v--literal", "an output weight that is a sign")
def test_signs_are_not_refuted():
    assert limits.check_real_output(v=fmpq(1)).verdict is Verdict.UNDECIDED


@pytest.mark.control(
    "SS16/thm-5--good-neurons--literal", "every target hit, a generous level, a neuron that is not good"
)
@pytest.mark.parametrize(
    "truth",
    [{"W": ((1, 0), (-1, 0))}, {"W": ((-1, 0), (1, 0))}, {"level": fmpq(1)}],
)
def test_where_every_target_is_hit_nothing_is_refuted(truth):
    assert limits.check_good_neurons(**truth).verdict is Verdict.UNDECIDED


def test_only_good_neurons_count():
    assert limits.check_good_neurons(W=((1, 0), (1, 1))).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage(
    "SS16/thm-5--median", "a trial too few, more than an even chance, a ceiling for the floor", drops=2
)
def test_the_median_step_has_its_hypotheses():
    assert limits.check_median(short=1).verdict is Verdict.REFUTED
    assert limits.check_median(half=fmpq(58, 100)).verdict is Verdict.REFUTED
    assert limits.check_median_rounding().verdict is Verdict.REFUTED
    assert limits.check_median_rounding(up=False).verdict is Verdict.VERIFIED


@pytest.mark.sabotage("SS16/thm-5--chernoff", "an exponent that is too large, too few trials", drops=3)
def test_the_chernoff_step_has_its_hypotheses():
    assert limits.check_chernoff(half=fmpq(501, 1000)).verdict is Verdict.UNDECIDED
    assert limits.check_chernoff_on_grid(half=fmpq(3, 2)).verdict is Verdict.REFUTED
    assert limits.check_chernoff_on_grid(short=fmpq(1, 2)).verdict is Verdict.REFUTED


@pytest.mark.parametrize(("n", "p", "trials"), [(2, fmpq(1, 10), 20), (5, fmpq(1, 50), 250), (3, fmpq(1, 4), 3)])
def test_all_served_lies_above_the_union_bound(n, p, trials):
    served = limits.all_served(n, trials, p, assigned=False)
    assert limits.all_served(n, trials, p, assigned=True) <= served
    assert 1 - n * (1 - p) ** trials <= served <= limits.at_least(n, trials, n * p)


def test_the_repaired_bound_lies_above_the_fan():
    """The refutation is none of the repaired theorem: its bound is larger than the fan's failure probability."""
    for level in (fmpq(1, 146), fmpq(1, 10**6)):
        promise = real.Promise(2, 1, level)
        fan = limits.fan_above(level, grid=10**6)
        for c in (fmpq(1), fmpq(5)):
            width = promise.width(c)
            assert fan.failure(width) < promise.failure(width)


def test_the_printed_p_of_theorem_6_is_smaller():
    printed, own = real.Promise(2, 1, fmpq(1, 100), ambient=5), real.Promise(2, 1, fmpq(1, 100))
    assert (4 * printed.p - own.p).contains(0) and printed.width(fmpq(1)) > own.width(fmpq(1))
