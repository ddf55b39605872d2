"""Two derivatives everywhere, three not on parallel pairs: verdicts, sabotage, the control of the refutation."""

import numpy as np
import pytest
import sympy
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.networks.gaussian_loss import gaussian_gradient, gaussian_hessian
from landscape.spurious_minima import gaussian_loss as loss


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (loss.check_twice, Verdict.PROVED),
        (loss.check_twice_on, Verdict.VERIFIED),
        (loss.check_third_derivative, Verdict.PROVED),
        (loss.check_jump_on, Verdict.VERIFIED),
        (loss.check_thrice, Verdict.REFUTED),
        (loss.check_thrice_repaired, Verdict.PROVED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.control("SS18/fact-2", "rows on different lines, where the loss is analytic")
@pytest.mark.parametrize("point", [loss.APART, ([[1, 1], [1, -1]], [[1, 3], [3, 1]])])
def test_rows_apart_do_not_refute(point):
    assert loss.check_thrice(*point).verdict is not Verdict.REFUTED


@pytest.mark.parametrize("point", [loss.ANTIPARALLEL, loss.ON_TARGET])
def test_other_lines_refute_too(point):
    assert loss.check_thrice(*point).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS18/fact-2--repaired", "parallel, antiparallel, on a target", drops=2)
@pytest.mark.parametrize("point", [loss.PARALLEL, loss.ANTIPARALLEL, loss.ON_TARGET])
def test_the_repaired_fact_needs_lines_apart(point):
    assert loss.check_thrice_repaired(*point).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/third-derivative-jump", "half of it, twice it, or beside the line")
@pytest.mark.parametrize("lie", [{"factor": 1}, {"factor": 4}, {"at": sympy.Rational(1, 10**9)}])
def test_the_third_derivative_is_this(lie):
    assert loss.check_third_derivative(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/third-derivative-jump", "no jump, the other sign, twice it, on the programs")
@pytest.mark.parametrize("factor", [0, -1, 2])
def test_the_jump_is_this(factor):
    assert loss.check_jump_on(factor).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/two-derivatives", "a false second derivative")
@pytest.mark.parametrize("lie", [{"normal_weight": 0}, {"weight": -1}])
def test_false_second_derivatives_are_noticed(lie):
    assert loss.check_twice(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/two-derivatives", "a Hessian closer to its limit than it is")
def test_the_hessian_does_move():
    assert loss.check_twice_on(slope=0).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/two-derivatives", "a neuron that may be zero", drops=1)
def test_boxes_around_zero_are_refused():
    with pytest.raises(ValueError, match="W: expected rows"):
        loss.check_twice_on(radii=["2"])


def test_at_zero_the_gradient_depends_on_the_direction():
    V = np.array([[1.0, 0.0]])
    ends = [gaussian_gradient(np.array([[1e-9 * side, 0.0]]), V) for side in (1, -1)]
    assert abs(ends[0] - ends[1]).max() > 0.4


@pytest.mark.parametrize(
    ("W", "V", "weights"),
    [
        (*loss.PARALLEL, [2, fmpq(1, 2)]),
        (*loss.ANTIPARALLEL, [2, fmpq(1, 2)]),
        (*loss.ON_TARGET, [-1, -1]),
        ([[1, 0], [1, 0]], [[1, 0]], [0, 0]),
        ([[1, 2, 3]], [[-2, -4, -6], [1, 2, 4]], [-2]),
    ],
)
def test_jump_weights(W, V, weights):
    assert [loss.jump_weight(W, V, i) for i in range(len(W))] == weights


def test_jumps_cancel_in_the_hessian_too():
    """w_1 = w_2 = v: quotients of second derivatives on the two sides agree."""
    W, V, step = np.array([[1.0, 0.0], [1.0, 0.0]]), np.array([[1.0, 0.0]]), 1e-4
    E = np.array([[0.0, 0.0], [0.0, step]])
    middle, *sides = (gaussian_hessian(W + side * E, V)[3, 3] for side in (0, 1, -1))
    assert abs(sides[0] + sides[1] - 2 * middle) / step < 1e-3


@pytest.mark.sabotage("own/third-derivative-jump", "a neuron that is zero, at the door", drops=1)
@pytest.mark.parametrize(
    ("W", "message"), [([[0, 0]], "a neuron that is not zero"), ([[0.5, 1]], "W: expected int"), ([[1]], "V: expected")]
)
def test_bad_input_raises(W, message):
    with pytest.raises(ValueError, match=message):
        loss.jump_weight(W, [[1, 0]], 0)


@pytest.mark.parametrize("neuron", [1, -1, True, 0.0])
def test_an_index_that_is_none_raises(neuron):
    with pytest.raises(ValueError, match="neuron: expected an index from 0 to 0"):
        loss.jump_weight([[1, 0]], [[0, 1]], neuron)


@pytest.mark.parametrize("num_targets", [0, -1, 2.0])
def test_a_number_of_targets_that_is_none_raises(num_targets):
    with pytest.raises(ValueError, match="num_targets: expected an integer"):
        loss.one_neuron_length(num_targets)
