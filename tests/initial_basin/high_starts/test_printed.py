"""Theorem 4 and what is said about it: the chapter's verdicts, sabotage, controls."""

import pytest
from flint import fmpq

from landscape.evidence.exponential_sum import ExponentialSum
from landscape.evidence.verdict import Verdict
from landscape.initial_basin import high_starts as high

TINY = fmpq(1, 1000)
ONE_NEURON_A_LAYER = [(1, 1, 1, 1)]


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (high.check_pair, Verdict.PROVED),
        (high.check_fair_neurons, Verdict.VERIFIED),
        (high.check_fair_neuron_literal, Verdict.REFUTED),
        (high.check_output_literal, Verdict.REFUTED),
        (high.check_theorem_4, Verdict.PROVED),
        (high.check_theorem_4_counted, Verdict.VERIFIED),
        (high.check_any_signs_literal, Verdict.REFUTED),
        (high.check_high_probability_literal, Verdict.REFUTED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("SS16/thm-4--pair", "another multiple")
@pytest.mark.parametrize("doubled", [1, 3])
def test_the_parallelogram_has_its_factor(doubled):
    assert high.check_pair(doubled).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SS16/thm-4--fair-neuron", "biases that do not change sign with the weights", drops=1)
def test_weights_and_bias_must_flip_together():
    assert high.check_fair_neurons(together=False).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/thm-4--fair-neuron", "a neuron that receives exactly zero", drops=2)
def test_a_neuron_must_not_receive_zero(monkeypatch):
    from landscape.initial_basin.high_starts import printed

    monkeypatch.setattr(printed, "generic_network", lambda shape: next(high.sign_networks(shape)))
    monkeypatch.setattr(printed, "ONE", {1: ((-1,),), 2: ((-1, 0),)})
    assert high.check_fair_neurons([(1, 2)]).verdict is Verdict.REFUTED


@pytest.mark.control("SS16/thm-4--fair-neuron--literal", "signs of sizes without ties, and an even number of inputs")
def test_without_ties_the_neuron_is_fair():
    assert high.check_fair_neuron_literal(atoms=False).verdict.positive
    assert high.check_fair_neuron_literal(dim=3, atoms=False).verdict.positive
    assert high.check_fair_neuron_literal(dim=2).verdict.positive


@pytest.mark.control("SS16/thm-4--output--literal", "the true share 1")
@pytest.mark.parametrize("shape", [(1, 1), (2, 3), (2, 2, 2)])
def test_the_output_is_never_zero(shape):
    assert high.check_output_literal(fmpq(1), shape).verdict.positive


@pytest.mark.sabotage("SS16/thm-4", "a constant above the sharp one")
def test_the_core_has_its_constant():
    assert high.check_theorem_4(fmpq(1, 2) + TINY).verdict is Verdict.UNDECIDED
    assert high.check_theorem_4(fmpq(1, 2)).verdict is Verdict.PROVED


@pytest.mark.sabotage("SS16/thm-4", "a constant above the sharp one on orbits; no biases", drops=1)
def test_the_bound_is_counted():
    assert high.check_theorem_4_counted(fmpq(1, 2) + TINY).verdict is Verdict.REFUTED
    assert high.check_theorem_4_counted(fmpq(1, 2)).verdict is Verdict.VERIFIED
    assert high.check_theorem_4_counted(biases=False, shapes=ONE_NEURON_A_LAYER).verdict is Verdict.REFUTED


@pytest.mark.control(
    "SS16/thm-4--any-signs--literal", "signs of one size; a tie of the lopsided law; a smaller constant"
)
def test_where_the_bound_survives():
    assert high.check_any_signs_literal(lopsided=False).verdict.positive
    assert high.check_any_signs_literal(dim=1).verdict.positive
    assert high.check_any_signs_literal(constant=fmpq(1, 8)).verdict.positive


@pytest.mark.control("SS16/thm-4--high-probability--literal", "the label 0, for which the chance tends to 1")
def test_with_the_label_0_nothing_is_refuted():
    check = high.check_high_probability_literal(high.high_start_probability(label_is_large=False))
    assert check.verdict is Verdict.UNDECIDED


@pytest.mark.control("SS16/thm-4--high-probability--literal", "a ceiling of 1, or below the chance")
@pytest.mark.parametrize("ceiling", [fmpq(1), fmpq(49, 100)])
def test_a_ceiling_must_be_one(ceiling):
    assert high.check_high_probability_literal(ceiling=ceiling).verdict is Verdict.UNDECIDED


def test_the_lopsided_law_has_fair_independent_signs():
    nets = list(high.lopsided_networks(2))
    signs = [tuple(int(v > 0) for v in [*W[0], b[0], net.output[0]]) for net in nets for W, b in net.hidden]
    assert len(nets) == 16 == len(set(signs))


def test_the_label_0_is_counted_too():
    """With y = 0 a start is high exactly if it speaks: 1 - 2^-n on every orbit."""
    for shape in high.SHAPES:
        orbit = list(high.last_layer_orbit(high.generic_network(shape)))
        counted = high.share(orbit, high.is_high(high.ONE[shape[0]], (0,)))
        assert counted == high.high_start_probability(label_is_large=False)(shape[-1])


def test_a_bound_of_constant_0_is_0():
    assert high.start_bound(fmpq(0)) == ExponentialSum.of({})


def test_a_share_needs_networks():
    with pytest.raises(ValueError, match="at least one"):
        high.share([], lambda net: True)
