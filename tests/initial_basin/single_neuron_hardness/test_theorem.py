"""Theorem 1 for general activations: verdicts, sabotage, controls."""

from dataclasses import replace

import pytest
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.initial_basin import single_neuron_hardness as hard

DIPPED, RISING, JUMPING = (hard.OneAxis(phi, hard.SQUARE) for phi in (hard.DIP, hard.SLOPE, hard.JUMP))
FAR = hard.Activation.of("relu, rising on the far left", [-9, -8, 0], [[1], [-8, -1], [0], [0, 1]])
FALLING = hard.Activation.of("relu, falling on the positive side", [0, 2], [[0], [0, 1], [4, -1]])


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (hard.check_values, Verdict.VERIFIED),
        (hard.check_small_step, Verdict.VERIFIED),
        (hard.check_small_step_literal, Verdict.REFUTED),
        (hard.check_two_minima, Verdict.VERIFIED),
        (hard.check_two_minima_literal, Verdict.REFUTED),
        (hard.check_other_side, Verdict.VERIFIED),
        (hard.check_other_side_literal, Verdict.REFUTED),
        (hard.check_theorem_1, Verdict.PROVED),
        (hard.check_theorem_1_on_instances, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("SS16/thm-1", "rate, threshold or coin pushed past the truth", drops=4)
@pytest.mark.parametrize("lie", [{"rate": fmpq(131, 1000)}, {"threshold": fmpq(3, 8)}, {"bad": fmpq(1, 3)}])
def test_the_core_knows_its_constants(lie):
    assert hard.check_theorem_1(**lie).verdict is Verdict.UNDECIDED


def test_the_core_has_slack_up_to_the_true_rate():
    assert hard.check_theorem_1(rate=fmpq(130, 1000)).verdict is Verdict.PROVED


@pytest.mark.sabotage("SS16/thm-1", "a threshold that half of the starts reach, a rate beyond the true one")
@pytest.mark.parametrize("lie", [{"quarter": 2}, {"quarter": 1}, {"rate": fmpq(7, 10)}])
def test_instances_know_their_constants(lie):
    assert hard.check_theorem_1_on_instances(**lie).verdict is Verdict.REFUTED


@pytest.mark.sabotage(
    "SS16/thm-1", "phi that decreases, jumps or is not constant, g that falls, epsilon not small", drops=(1, 2, 3)
)
@pytest.mark.parametrize(
    "instance",
    [
        DIPPED,
        JUMPING,
        hard.OneAxis(hard.RELU, hard.SQUARE, small=fmpq(9, 10)),
        hard.OneAxis(FALLING, hard.SQUARE),
        hard.OneAxis(hard.Activation.of("identity", [], [[0, 1]]), hard.SQUARE),
        hard.OneAxis(hard.RELU, hard.SQUARE - hard.SQUARE**2 / 4),
    ],
)
def test_instances_need_the_hypotheses(instance):
    assert hard.check_theorem_1_on_instances([instance], max_dim=3).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage(
    "SS16/thm-1--values", "phi that is not constant left of zero, a loss that is not zero at a fit", drops=1
)
@pytest.mark.parametrize(
    "instance",
    [
        hard.OneAxis(hard.Activation.of("identity", [], [[0, 1]]), hard.SQUARE),
        replace(hard.INSTANCES[0], distance=hard.SQUARE + 1),
    ],
)
def test_values_need_the_hypotheses(instance):
    assert hard.check_values([instance]).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/thm-1--small-step", "a jump at zero; a loss that jumps on the diagonal", drops=(1, 2))
@pytest.mark.parametrize("instance", [JUMPING, hard.OneAxis(hard.RELU, hard.DISTANCE + 1)])
def test_small_labels_need_continuity(instance):
    assert hard.check_small_step([instance]).verdict is Verdict.UNDECIDED


@pytest.mark.control("SS16/thm-1--small-step--literal", "continuous activations, and a level above the jump")
@pytest.mark.parametrize("given", [{"phi": hard.RELU}, {"phi": hard.CUBIC}, {"level": fmpq(3, 1)}])
def test_continuity_refutes_nothing(given):
    assert hard.check_small_step_literal(**given).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SS16/thm-1--two-minima", "phi with a dip, a jump, or a fall", drops=1)
@pytest.mark.parametrize("instance", [DIPPED, JUMPING, hard.OneAxis(FALLING, hard.SQUARE)])
def test_two_valleys_need_monotony(instance):
    assert hard.check_two_minima([instance]).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/thm-1--two-minima", "delta_1 beyond delta", drops=2)
def test_the_label_must_be_small():
    assert not hard.check_two_minima([hard.OneAxis(hard.BENT, hard.SQUARE, small=fmpq(3, 2))]).verdict.positive


@pytest.mark.control("SS16/thm-1--two-minima--literal", "activations that obey the repaired hypotheses")
@pytest.mark.parametrize("phi", [hard.RELU, hard.SQUARED_RELU, hard.BENT])
def test_monotone_activations_have_two_valleys(phi):
    assert hard.check_two_minima_literal(phi).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SS16/thm-1--other-side", "phi that rises again on the left", drops=1)
@pytest.mark.parametrize("instance", [RISING, hard.OneAxis(FAR, hard.SQUARE)])
def test_the_other_side_needs_monotony(instance):
    assert hard.check_other_side([instance]).verdict is Verdict.REFUTED


@pytest.mark.control("SS16/thm-1--other-side--literal", "activations that obey the repaired hypotheses")
@pytest.mark.parametrize("phi", [hard.RELU, hard.BENT])
def test_monotone_activations_never_get_better(phi):
    assert hard.check_other_side_literal(phi).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize("instance", [*hard.INSTANCES, DIPPED, JUMPING])
def test_pieces_agree_with_the_definition(instance):
    for left, right, polynomial in instance.pieces():
        w = right - 2 if left is None else left + 3 if right is None else (2 * left + right) / 3
        assert polynomial(w) == instance(w)


def test_a_piece_may_not_cross_a_label():
    with pytest.raises(ValueError, match="crosses"):
        list(replace(RISING, distance=hard.DISTANCE).pieces())
