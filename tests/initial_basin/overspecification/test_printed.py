"""Theorem 2 and its proof as printed: the chapter's verdicts, the sharp edges, and false versions refused."""

from itertools import combinations
from math import comb

import pytest
from flint import fmpq

from landscape.evidence.comparison import at_most, equal, less
from landscape.evidence.exponential_sum import ExponentialSum, identical
from landscape.evidence.verdict import Verdict
from landscape.initial_basin import overspecification as over
from landscape.initial_basin.overspecification import printed as module

MIRRORED = (((-1,),), (1,))
BOTH = [over.ONE_SAMPLE, MIRRORED]
UNFAIR_WEIGHTS = [over.Law(positive_weight=fmpq(*p)) for p in ((0, 1), (1, 1), (51, 100), (49, 100))]
UNFAIR_OUTPUTS = [over.Law(positive_output=fmpq(*p)) for p in ((0, 1), (1, 1), (51, 100), (49, 100))]
TINY = fmpq(1, 10**6)


def reversed_less(a, b):
    return less(b, a)


@pytest.mark.parametrize(
    ("check", "claim", "verdict"),
    [
        (over.check_sum, "SS16/thm-2--sum", Verdict.PROVED),
        (over.check_event, "SS16/thm-2--event", Verdict.VERIFIED),
        (over.check_event_literal, "SS16/thm-2--event--literal", Verdict.REFUTED),
        (over.check_all_axes, "SS16/thm-2--all-axes", Verdict.VERIFIED),
        (over.check_theorem_2, "SS16/thm-2", Verdict.PROVED),
        (over.check_theorem_2_on_samples, "SS16/thm-2", Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, claim, verdict):
    assert (check().claim, check().verdict) == (claim, verdict)


@pytest.mark.parametrize("n", range(1, 13))
def test_the_displayed_sum_term_by_term(n):
    """As the paper prints it: k from 1 to n - 1, no term with k = 0 or k = n."""
    terms = [comb(n, k) * (1 - fmpq(2) ** (1 - k)) * (1 - fmpq(2) ** (1 - (n - k))) for k in range(1, n)]
    assert over.displayed_sum()(n) == sum(terms, fmpq(0)) / 2**n
    assert module.CLOSED_FORM(n) == over.displayed_sum()(n)


FALSE_FORMS = [
    *({base: change} for base in (fmpq(1), fmpq(3, 4), fmpq(1, 2), fmpq(1, 4)) for change in (1, -1, TINY)),
    {fmpq(1, 8): TINY},
    {fmpq(3, 4): 4, fmpq(4, 5): -4},
]


@pytest.mark.parametrize("change", FALSE_FORMS)
@pytest.mark.sabotage("SS16/thm-2--sum", "a coefficient or a base of the closed form changed")
def test_the_closed_form_is_the_only_one(change):
    changed = module.CLOSED_FORM + ExponentialSum.of({(base,): fmpq(c) for base, c in change.items()})
    assert over.check_sum(changed).verdict is Verdict.REFUTED


def test_the_closed_form_may_differ_at_zero():
    """A term 0^n is nothing for n >= 1."""
    assert over.check_sum(module.CLOSED_FORM + ExponentialSum.of({(0,): 1})).verdict is Verdict.PROVED


@pytest.mark.parametrize("kept", [*combinations(range(4), 3), (0, 1), (0,), (3,)])
@pytest.mark.sabotage("SS16/thm-2--event", "the event without some of its four services")
def test_the_event_has_four_services(kept):
    services = [over.sufficient_demands(1)[k] for k in kept]
    assert over.check_event(services=services).verdict is Verdict.REFUTED


@pytest.mark.parametrize("left_out", range(4))
@pytest.mark.sabotage("SS16/thm-2--event", "an event that is not sufficient, with its right probability")
def test_the_event_is_sufficient_only_with_all_four(monkeypatch, left_out):
    """The counts agree here; it is the pointwise implication that fails."""
    services = [s for k, s in enumerate(over.sufficient_demands(1)) if k != left_out]
    monkeypatch.setattr(module, "displayed_sum", lambda: over.success_probability(services))
    assert over.check_event(services=services).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/thm-2--event", "a probability that no count of patterns confirms")
def test_the_event_is_counted(monkeypatch):
    """Formula and formula agree here; it is the count that differs."""
    false = over.displayed_sum() + ExponentialSum.of({(fmpq(1, 3),): TINY})
    monkeypatch.setattr(module, "displayed_sum", lambda: false)
    monkeypatch.setattr(module, "success_probability", lambda demands: false)
    assert over.check_event().verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/thm-2--event", "another law of the signs", drops=(1, 2))
def test_the_event_is_counted_with_fair_signs(monkeypatch):
    biased = over.Law(fmpq(51, 100))
    monkeypatch.setattr(module, "success_probability", lambda demands: over.success_probability(demands, biased))
    assert over.check_event([1]).verdict is Verdict.REFUTED


def test_the_event_is_not_necessary():
    """Where it does not happen a start may be good all the same: one neuron, one sample."""
    sample = over.SingletonSample.of(*over.ONE_SAMPLE)
    assert sample.basin_minimum([(1,)], [1]) == sample.optimum and over.displayed_sum()(1) == 0


@pytest.mark.parametrize("n", range(1, 8))
@pytest.mark.parametrize("data", [over.ONE_SAMPLE, over.OPPOSITE_PAIR, (((1,), (-1,)), (1, -1)), (((1,),), (0,))])
@pytest.mark.control("SS16/thm-2--event--literal", "the repaired relation: displayed sum <= probability")
def test_the_displayed_sum_is_at_most_the_probability(data, n):
    check = over.check_event_literal(data, n, relation=at_most)
    assert check.verdict not in (Verdict.REFUTED, Verdict.CONTRADICTED)


@pytest.mark.parametrize("data", [over.OPPOSITE_PAIR, (((1,), (-1,)), (1, -1)), (((2,), (-3,)), (-1, -1))])
@pytest.mark.control("SS16/thm-2--event--literal", "an instance on which literal equality holds: two demands, n = 1")
def test_literal_equality_holds_for_one_neuron_and_two_demands(data):
    assert over.check_event_literal(data, 1).verdict is not Verdict.REFUTED


@pytest.mark.parametrize("n", range(2, 6))
def test_literal_equality_fails_from_two_neurons_on(n):
    for data in (over.ONE_SAMPLE, over.OPPOSITE_PAIR):
        assert over.check_event_literal(data, n).verdict is Verdict.REFUTED
        assert over.check_event_literal(data, n, relation=reversed_less).verdict is Verdict.REFUTED


def test_the_literal_reading_is_about_one_axis():
    with pytest.raises(ValueError, match="data: expected a sample on one axis, not on 2"):
        over.check_event_literal((((1, 0), (0, 1)), (1, 1)), 2)


def test_the_literal_scope_shows_both_sides():
    scope = over.check_event_literal(over.OPPOSITE_PAIR, 3).scope
    assert scope == "X = ((1), (-1)), y = (1, 1), n = 3: probability 9/32, displayed sum 0"


@pytest.mark.parametrize("relation", [equal, less, reversed_less, lambda a, b: at_most(b, a)])
@pytest.mark.sabotage("SS16/thm-2--all-axes", "equality, a strict inequality, or the inequality turned")
def test_the_axes_are_not_independent(relation):
    assert over.check_all_axes(relation=relation).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/thm-2--all-axes", "the bound raised by a millionth")
def test_the_power_is_attained_on_one_axis():
    above = over.check_all_axes(relation=lambda a, b: at_most(a * (1 + TINY), b))
    assert above.verdict is Verdict.REFUTED
    assert over.check_all_axes(relation=lambda a, b: at_most(a * (1 - TINY), b)).verdict is Verdict.VERIFIED


def test_on_more_axes_the_power_is_too_small():
    """A strict gain, so that equality fails for a reason."""
    joint = over.success_probability(over.sufficient_demands(2))
    assert all(over.displayed_sum()(n) ** 2 < joint(n) for n in range(4, 30))


@pytest.mark.parametrize("law", UNFAIR_WEIGHTS)
@pytest.mark.sabotage("SS16/thm-2", "the signs of the weights are not fair", drops=2)
def test_theorem_2_needs_fair_weights(law):
    assert over.check_theorem_2(law=law).verdict is Verdict.UNDECIDED
    suffering = MIRRORED if law.positive_weight > fmpq(1, 2) else over.ONE_SAMPLE
    assert over.check_theorem_2_on_samples(suffering, law=law).verdict is Verdict.REFUTED


@pytest.mark.parametrize("law", UNFAIR_OUTPUTS)
@pytest.mark.sabotage("SS16/thm-2", "the output weights are not fair", drops=3)
def test_theorem_2_needs_fair_outputs(law):
    assert over.check_theorem_2(law=law).verdict is Verdict.UNDECIDED
    helps = law.positive_output > fmpq(1, 2)  # at alpha only positive demands count
    verdict = over.check_theorem_2_on_samples(over.ONE_SAMPLE, law=law).verdict
    assert verdict is (Verdict.VERIFIED if helps else Verdict.REFUTED)


@pytest.mark.sabotage("SS16/thm-2", "points with two coordinates, at the door", drops=1)
def test_theorem_2_needs_singletons():
    """The hypothesis is kept at the door; `check_without_singletons` shows what happens behind it."""
    with pytest.raises(ValueError, match="exactly one non-zero coordinate"):
        over.check_theorem_2_on_samples((((1, 0), (2, 1), (1, 1)), (0, 0, 1)))


@pytest.mark.parametrize("rate", [fmpq(749, 1000), fmpq(74, 100), fmpq(1, 2), fmpq(0)])
@pytest.mark.sabotage("SS16/thm-2", "a rate below 3/4")
def test_theorem_2_has_its_rate(rate):
    assert over.check_theorem_2(rate=rate).verdict is Verdict.UNDECIDED
    assert over.check_theorem_2_on_samples(over.ONE_SAMPLE, rate=rate).verdict is Verdict.REFUTED
    assert over.check_theorem_2_on_samples(constant=fmpq(1), rate=rate).verdict is Verdict.REFUTED


def test_a_larger_rate_is_a_weaker_theorem():
    for data in BOTH:
        assert over.check_theorem_2_on_samples(data, rate=fmpq(3, 4) + TINY).verdict is Verdict.VERIFIED


@pytest.mark.sabotage("SS16/thm-2", "a constant below that of the proof, and below the sharp one")
def test_theorem_2_has_its_constant():
    """The proof has room for 2; on samples at level alpha the truth is 1."""
    assert over.check_theorem_2(constant=fmpq(2)).verdict is Verdict.PROVED
    assert over.check_theorem_2(constant=2 - TINY).verdict is Verdict.UNDECIDED
    assert over.check_theorem_2_on_samples(constant=fmpq(1)).verdict is Verdict.VERIFIED
    assert over.check_theorem_2_on_samples(constant=1 - TINY).verdict is Verdict.REFUTED


def test_no_sample_is_no_evidence():
    with pytest.raises(ValueError, match="no finding"):
        over.check_all_axes(max_dim=0)
    with pytest.raises(ValueError):
        over.check_event([])


def test_the_failure_bound_is_the_printed_one():
    for dim in (1, 2, 10):
        assert identical(over.failure_bound(dim), ExponentialSum.of({(fmpq(3, 4),): fmpq(4 * dim)})).holds
        assert over.success_bound(dim, 4)(7) == 1 - 4 * dim * fmpq(3, 4) ** 7
        assert over.success_bound(dim, 1)(7) == 1 - dim * fmpq(3, 4) ** 7
    assert [over.success_bound(1, 4)(n) > 0 for n in (4, 5)] == [False, True]  # where it is vacuous
    assert [over.success_bound(2, 4)(n) > 0 for n in (7, 8)] == [False, True]


def test_float_constants_are_refused():
    for parameter in ({"constant": 0.5}, {"rate": 0.75}):
        with pytest.raises((TypeError, ValueError)):
            over.check_theorem_2_on_samples(over.ONE_SAMPLE, **parameter)


@pytest.mark.sabotage("SS16/thm-2--all-axes", "weights or outputs that are not fair", drops=(1, 2))
@pytest.mark.parametrize("law", [over.Law(positive_weight=fmpq(1, 3)), over.Law(positive_output=fmpq(1, 3))])
def test_the_axes_need_fair_signs(monkeypatch, law):
    monkeypatch.setattr(module, "success_probability", lambda demands: over.success_probability(demands, law))
    assert over.check_all_axes().verdict is Verdict.REFUTED
