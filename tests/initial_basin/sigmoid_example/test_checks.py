"""The sigmoid example: verdicts, sabotage, controls, and the sample as printed."""

import pytest
from flint import arb, fmpq

from landscape.evidence.verdict import Verdict
from landscape.initial_basin import sigmoid_example as sigmoid

TINY = fmpq(1, 10**6)


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (sigmoid.check_two_minima, Verdict.PROVED),
        (sigmoid.check_figure_6, Verdict.VERIFIED),
        (sigmoid.check_barrier, Verdict.PROVED),
        (sigmoid.check_barrier_on_levels, Verdict.VERIFIED),
        (sigmoid.check_bad_value, Verdict.VERIFIED),
        (sigmoid.check_bad_value_literal, Verdict.REFUTED),
        (sigmoid.check_portion, Verdict.PROVED),
        (sigmoid.check_portion_exactly, Verdict.VERIFIED),
        (sigmoid.check_lemma_8, Verdict.VERIFIED),
        (sigmoid.check_lemma_8_two_sided, Verdict.VERIFIED),
        (sigmoid.check_figure_5, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.parametrize("level", sigmoid.LEVELS)
@pytest.mark.parametrize("w", [-2, -1, "-1/2", "-1/7", 0, "1/3"])
def test_tangents_agree_with_the_sample_as_printed(level, w):
    w = arb(fmpq(*map(int, str(w).split("/"))))
    difference = sigmoid.SigmoidSample.of(level)(w) - sigmoid.from_definition(level, w)
    assert difference.contains(0) and abs(difference) < fmpq(1, 10**12)


@pytest.mark.parametrize("level", sigmoid.LEVELS)
def test_the_pull_is_the_derivative(level):
    sample, step = sigmoid.SigmoidSample.of(level), fmpq(1, 10**6)
    for x in (fmpq(1, 10), fmpq(1, 2), fmpq(9, 10), fmpq(3, 2)):
        rise = (sample(arb(-x - step)) - sample(arb(-x + step))) / (2 * step)
        assert abs(4 * rise - sample.pull(arb(x))) < fmpq(1, 10**6)
        bend = (sample.pull(arb(x + step)) - sample.pull(arb(x - step))) / (2 * step)
        assert abs(bend - sample.pull_slope(arb(x))) < fmpq(1, 10**6)


@pytest.mark.sabotage("own/sigmoid-two-minima", "epsilon beyond the range of the convexity argument", drops=1)
@pytest.mark.parametrize("largest", [fmpq(1, 16) + TINY, fmpq(1, 14), fmpq(1, 10)])
def test_convexity_has_its_range(largest):
    assert sigmoid.check_two_minima(largest).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SS16/fig-6", "one minimum, or three, or maximum and minimum exchanged")
@pytest.mark.parametrize("expected", [(1,), (1, -1, 1, -1, 1), (-1, 1, -1)])
def test_figure_6_has_two_minima(expected):
    assert sigmoid.check_figure_6(expected=expected).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SS16/claim-8.2--barrier", "epsilon beyond 2/17, and a place that is no barrier", drops=1)
def test_the_barrier_has_its_range():
    assert sigmoid.check_barrier(fmpq(2, 17) + TINY).verdict is Verdict.UNDECIDED
    assert sigmoid.check_barrier_on_levels(place=fmpq(-1, 20)).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/claim-8.2--bad-value", "a deficit smaller than the true epsilon^4 / 32")
def test_the_deficit_is_almost_known():
    """epsilon^4/32 is the first term: 1/31 of epsilon^4 is enough on these levels, 1/33 is not."""
    assert sigmoid.check_bad_value(power=4, factor=fmpq(1, 31)).verdict is Verdict.VERIFIED
    assert sigmoid.check_bad_value(power=4, factor=fmpq(1, 33)).verdict is Verdict.REFUTED


@pytest.mark.control("SS16/claim-8.2--bad-value--literal", "the repaired bound, and other levels")
@pytest.mark.parametrize("level", sigmoid.LEVELS)
def test_the_repaired_bound_is_not_refuted(level):
    bound = fmpq(1, 8) - level**2 / 8
    assert sigmoid.check_bad_value_literal(level, bound).verdict is Verdict.UNDECIDED


@pytest.mark.control("SS16/claim-8.2--bad-value--literal", "a range of epsilon in which two minima are not proved")
def test_without_two_minima_nothing_is_refuted():
    assert sigmoid.check_bad_value_literal(largest=fmpq(1, 10)).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage(
    "SS16/claim-8.2--portion", "a fifth of bad coordinates, a rate beyond the true one, other epsilon",
    drops=1,
)
@pytest.mark.parametrize(
    "lie", [{"quarter": fmpq(1, 5)}, {"rate": fmpq(131, 1000)}, {"quarter": fmpq(2, 5)}, {"largest": fmpq(1, 15)}]
)
def test_the_portion_has_its_constants(lie):
    assert sigmoid.check_portion(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SS16/claim-8.2--portion", "a rate beyond the true one, on counted minima")
def test_counted_minima_refute_a_larger_rate():
    assert sigmoid.check_portion_exactly(rate=fmpq(7, 10)).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/lem-8", "other factors in the surrogate")
@pytest.mark.parametrize("factor", [1, 3])
def test_the_surrogate_has_its_factor(factor):
    assert not sigmoid.check_lemma_8(factor=factor).verdict.positive


@pytest.mark.sabotage("own/lemma-8-two-sided", "a lower side with half of the loss, or none")
@pytest.mark.parametrize("share", [fmpq(1, 2), fmpq(0)])
def test_the_surrogate_is_not_that_near(share):
    assert sigmoid.check_lemma_8_two_sided(share=share).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/fig-5", "surrogate and loss exchanged")
def test_the_surrogate_is_above():
    assert sigmoid.check_figure_5(swapped=True).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/claim-8.2--bad-value", "levels of 0, below 0 and of 1/8, at the door", drops=1)
@pytest.mark.sabotage("own/lemma-8-two-sided", "levels that are not in (0, 1/8), at the door", drops=1)
@pytest.mark.parametrize("level", [0, fmpq(1, 8), -1, 0.1])
def test_bad_levels_are_refused(level):
    with pytest.raises(ValueError, match="level"):
        sigmoid.SigmoidSample.of(level)
