"""Theorems 9 and 10, Fact 25 and the algebra of section 11: verdicts, sabotage, control."""

import pytest
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.vanishing_minima import good_volume as good
from landscape.vanishing_minima.good_volume import printed


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (good.check_theorem_9, Verdict.VERIFIED),
        (good.check_angle_step, Verdict.REFUTED),
        (good.check_fact_25, Verdict.VERIFIED),
        (good.check_from_markov, Verdict.VERIFIED),
        (good.check_volume_ratio, Verdict.VERIFIED),
        (good.check_theorem_10, Verdict.UNDECIDED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("SH18/thm-9", "half the exponent, few samples, or d_0 below sqrt(N)", drops=2)
@pytest.mark.parametrize("lie", [{"share": fmpq(1, 2)}, {"sizes": (16,)}, {"dim": 2}])
def test_theorem_9_needs_large_samples_and_dimensions(lie):
    assert good.check_theorem_9(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize("num_samples", [100, 128, 200])
def test_theorem_9_in_every_dimension(num_samples):
    for dim in range(good.dims(num_samples)[0], num_samples + 1):
        assert good.check_theorem_9((num_samples,), dim=dim).verdict is Verdict.VERIFIED


@pytest.mark.control("SH18/thm-9--step", "a power of N that is large enough")
def test_a_larger_power_is_spared():
    assert good.check_angle_step(power=3).verdict is Verdict.VERIFIED


@pytest.mark.sabotage("SH18/fact-25", "negative values, or the inequality turned", drops=1)
@pytest.mark.parametrize("lie", [{"negative": True}, {"turned": True}])
def test_a_part_of_a_mean_is_a_part(lie):
    assert good.check_fact_25(**lie).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SH18/eq-11.4", "without 1/N")
def test_markov_costs_one_over_n():
    assert good.check_from_markov(slack=0).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/volume-ratio", "without eta")
def test_the_ratio_costs_eta():
    assert good.check_volume_ratio(slack=0).verdict is Verdict.REFUTED


@pytest.mark.parametrize("num_samples", [64, 10**4, 10**8])
def test_theorem_10_is_never_decided_by_one_size(num_samples):
    assert good.check_theorem_10(num_samples).verdict is Verdict.UNDECIDED


def test_counted_cones_close_the_chain_much_earlier():
    assert good.first_size(True) == 2**11 and good.first_size(False) == 2**40


MIXED = ((fmpq(1, 2), fmpq(1, 2)), (fmpq(-1), fmpq(1)), (True, True))


@pytest.mark.sabotage("SH18/eq-11.4", "a ratio that is negative somewhere", drops=1)
@pytest.mark.sabotage("own/volume-ratio", "a volume that is negative somewhere", drops=1)
@pytest.mark.parametrize("check", [good.check_from_markov, good.check_volume_ratio])
def test_both_need_what_is_not_negative(monkeypatch, check):
    monkeypatch.setattr(printed, "SPACES", (MIXED,))
    assert check().verdict is Verdict.REFUTED
