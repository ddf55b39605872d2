"""The repaired theorem, step by step: verdicts and lies."""

from dataclasses import replace

import pytest
import sympy
from flint import fmpq

from landscape.cupped_minima import whole_theorem as theorem
from landscape.cupped_minima.configurations import cross_polytopes, explicit_configuration
from landscape.cupped_minima.cup_barrier import Barrier, Cone, cup_of, doubled
from landscape.cupped_minima.cupped_minimum import merged_training_set
from landscape.evidence.verdict import Verdict


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (theorem.check_merged_for_all, Verdict.PROVED),
        (theorem.check_merged, Verdict.VERIFIED),
        (theorem.check_copies_for_all, Verdict.PROVED),
        (theorem.check_copies, Verdict.VERIFIED),
        (theorem.check_small_weights_for_all, Verdict.PROVED),
        (theorem.check_small_weights, Verdict.VERIFIED),
        (theorem.check_fewer_samples, Verdict.PROVED),
        (theorem.check_theorem, Verdict.PROVED),
        (theorem.check_theorem_on, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage(
    "own/merged-training-set", "Q four times as large, too few points, a gamma of 0, no merged points, equal features",
    drops=(2, 3),
)
def test_the_merged_set_needs_its_hypotheses():
    assert theorem.check_merged_for_all(rest=4 * theorem.REST).verdict is Verdict.UNDECIDED
    assert theorem.check_merged_for_all(widths=[sympy.Integer(1)]).verdict is Verdict.UNDECIDED
    data = merged_training_set(explicit_configuration(2, 4))
    short = replace(data, X=data.X[:-2], errors=data.errors[:-2], samples=data.samples[:-2])
    for lie in (merged_training_set(explicit_configuration(2, 3)), short, doubled(data)):
        assert theorem.check_merged([(3, 8)], [lie]).verdict is Verdict.REFUTED


def test_other_configurations_can_be_merged_as_well():
    data = merged_training_set(cross_polytopes(3))
    assert data.num_samples == data.num_neurons + 2
    assert Cone(data).hypotheses().holds is True
    assert all(height > 0 for height in Barrier(Cone(data)).heights)


@pytest.mark.sabotage("SSG20/thm-1--copies", "normals without a first coordinate, two equal neurons")
def test_copies_need_different_directions():
    assert theorem.check_copies_for_all(first=0 * theorem.REST).verdict is Verdict.UNDECIDED
    assert theorem.check_copies([(3, 8)], [doubled(cup_of(3, 8))]).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/small-weights", "another slope, the neuron upwards, s a hundred times too large", drops=4)
def test_small_weights_need_the_right_neuron_and_scale():
    assert theorem.check_small_weights_for_all(slope=sympy.Integer(0)).verdict is Verdict.UNDECIDED
    assert theorem.check_small_weights([(3, 8)], turned=-1).verdict is Verdict.REFUTED
    assert theorem.check_small_weights([(3, 8)], times=fmpq(100)).verdict is Verdict.REFUTED


def test_small_weights_on_the_printed_data():
    assert theorem.check_small_weights([(3, 8), (4, 20)], merged=False).verdict is Verdict.VERIFIED


@pytest.mark.sabotage("own/fewer-samples", "a step that fails: Q four times as large, one point a side", drops=2)
def test_fewer_samples_needs_every_step():
    assert theorem.check_fewer_samples(rest=4 * theorem.REST).verdict is Verdict.UNDECIDED
    assert theorem.check_fewer_samples(widths=[sympy.Integer(1)]).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage(
    "SSG20/thm-1", "a step that fails, too few neurons, output weights of the wrong sign", drops=(2, 4)
)
def test_the_theorem_needs_every_step():
    assert theorem.check_theorem(rest=4 * theorem.REST).verdict is Verdict.UNDECIDED
    assert theorem.check_theorem_on([(4, 8)]).verdict is Verdict.UNDECIDED
    data = cup_of(4, 20)
    turned = replace(data, signs=tuple(-sign for sign in data.signs))
    assert theorem.check_theorem_on([(4, 20)], [turned]).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SSG20/thm-1--copies", "six neurons, at the door", drops=1)
def test_copies_need_eight_neurons():
    with pytest.raises(ValueError, match="num_neurons"):
        theorem.check_copies([(3, 6)])


@pytest.mark.sabotage("SSG20/thm-1--copies", "one output weight turned", drops=3)
def test_copies_need_balanced_output_weights():
    data = cup_of(3, 8)
    turned = replace(data, signs=(-data.signs[0], *data.signs[1:]))
    assert theorem.check_copies([(3, 8)], [turned]).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SSG20/thm-1", "dimension three, at the door", drops=1)
def test_the_theorem_begins_in_dimension_four():
    with pytest.raises(ValueError, match="dim"):
        theorem.check_theorem_on([(3, 8)])
