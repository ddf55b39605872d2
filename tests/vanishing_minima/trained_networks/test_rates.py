"""Rates in the stored experiments: verdicts, sabotage, and samples too small to tell."""

from dataclasses import replace

import pytest
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.vanishing_minima import trained_networks as trained
from landscape.vanishing_minima.trained_networks.sampled import first


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (trained.check_figure_5_1, Verdict.SUPPORTED),
        (trained.check_figure_5_1_constant, Verdict.CONTRADICTED),
        (trained.check_figure_5_2, Verdict.SUPPORTED),
        (trained.check_figure_5_2_range, Verdict.CONTRADICTED),
        (trained.check_table_1, Verdict.SUPPORTED),
        (trained.check_kinks, Verdict.SUPPORTED),
        (trained.check_random_labels, Verdict.SUPPORTED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage(
    "SH18/fig-5.1", "half as many parameters, a constant rate, a higher rate, the other side", drops=2
)
@pytest.mark.parametrize(
    "lie",
    [
        {"above": ((25, "1/2"),)},
        {"above": ((25, "3/4"),)},
        {"above": ((25, "2"),), "below": (), "schedule": "constant"},
        {"below": ((25, "2"),)},
        {"low": fmpq(0)},
        {"high": fmpq(1, 4)},
        {"rate": fmpq(19, 20)},
    ],
)
def test_figure_5_1_needs_what_it_says(lie):
    assert not trained.check_figure_5_1(**lie).verdict.positive


@pytest.mark.sabotage("SH18/fig-5.1", "a sample of ten")
def test_ten_repetitions_tell_nothing():
    assert trained.check_figure_5_1(repetitions=10).verdict is Verdict.UNDECIDED
    assert trained.check_figure_5_2(repetitions=10).verdict is Verdict.UNDECIDED


@pytest.mark.control("SH18/fig-5.1--constant-rate", "a rate that falls")
def test_a_falling_rate_is_not_contradicted():
    assert trained.check_figure_5_1_constant(schedule="falling").verdict is Verdict.SUPPORTED


@pytest.mark.sabotage("SH18/fig-5.2", "a factor past the truth, a higher rate")
@pytest.mark.parametrize("lie", [{"factor": 10**11}, {"rate": fmpq(19, 20)}])
def test_figure_5_2_needs_what_it_says(lie):
    assert not trained.check_figure_5_2(**lie).verdict.positive


@pytest.mark.control("SH18/fig-5.2--range", "a lower end that the inputs reach")
def test_a_lower_range_is_not_contradicted():
    assert trained.check_figure_5_2_range(least=fmpq(1, 10**8)).verdict is Verdict.SUPPORTED


@pytest.mark.sabotage("SH18/table-1", "fewer neurons, random labels, a higher rate", drops=1)
@pytest.mark.parametrize("lie", [{"width": 4}, {"labels": "random"}, {"rate": fmpq(19, 20)}])
def test_table_1_needs_what_it_says(lie):
    assert not trained.check_table_1(**lie).verdict.positive


@pytest.mark.sabotage("own/random-labels-probe", "labels exchanged, early enough for both, late too early", drops=1)
@pytest.mark.parametrize("lie", [{"swapped": True}, {"early": 33}, {"late": 12}, {"early": 4}])
def test_random_labels_probe_needs_what_it_says(lie):
    assert not trained.check_random_labels(**lie).verdict.positive


@pytest.mark.sabotage("own/kinks-below-threshold", "sides exchanged, more kinks than there are")
@pytest.mark.parametrize("lie", [{"below": ("5",)}, {"above": ("1",)}, {"least": 25}, {"rate": fmpq(19, 20)}])
def test_kinks_need_what_they_say(lie):
    assert not trained.check_kinks(**lie).verdict.positive


def test_runs_are_found_by_their_setting():
    found = trained.runs("scan", "falling", dim=25, ratio="3")
    assert (found.num_samples, found.width) == (208, 25)
    assert first(found, 5).count == 5
    with pytest.raises(ValueError, match="expected one stored setting"):
        trained.runs("scan", "falling", dim=26)


@pytest.mark.parametrize("change", [{"wrong": ()}, {"wrong": (-1,)}, {"near": (1,)}, {"dim": 0}])
def test_runs_refuse_what_they_cannot_be(change):
    with pytest.raises(ValueError, match="expected"):
        replace(trained.runs("scan", "falling", dim=25, ratio="3"), **change)


@pytest.mark.parametrize(
    ("call", "match"),
    [
        (lambda: trained.check_figure_5_1(above=(), below=()), "above, below"),
        (lambda: trained.check_figure_5_1_constant(()), "ratios"),
        (lambda: trained.check_figure_5_2(()), "dims"),
        (lambda: trained.check_figure_5_2_range(()), "dims"),
        (lambda: trained.check_kinks((), ()), "below, above"),
    ],
)
def test_nothing_is_no_sample(call, match):
    with pytest.raises(ValueError, match=match):
        call()
