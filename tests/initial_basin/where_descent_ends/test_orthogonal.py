"""The law on orthogonal samples: verdicts, sabotage, and a flow computed by an independent route."""

import numpy as np
import pytest
from flint import fmpq
from scipy.integrate import solve_ivp

from landscape.evidence.verdict import Verdict
from landscape.initial_basin import where_descent_ends as ends
from landscape.initial_basin.where_descent_ends import orthogonal as module

ACUTE = (((1, 0), (1, 1)), (1, 1))
OBTUSE = (((1, 0), (-1, 1)), (2, 1))
SMALL = ends.ORTHOGONAL[:2]


def test_the_chapters_verdicts():
    assert ends.check_flow().verdict is Verdict.VERIFIED
    assert ends.check_descent().verdict is Verdict.VERIFIED
    assert ends.check_step_too_long().verdict is Verdict.PROVED


def test_three_neurons_obey():
    assert ends.check_flow(SMALL[1:], num_neurons=3).verdict is Verdict.VERIFIED


@pytest.mark.sabotage("own/orthogonal-flow", "samples that are not orthogonal", drops=1)
@pytest.mark.parametrize("data", [ACUTE, OBTUSE])
def test_the_flow_needs_right_angles(data):
    assert ends.check_flow([data]).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/orthogonal-descent", "samples that are not orthogonal", drops=1)
@pytest.mark.parametrize("data", [ACUTE, OBTUSE])
def test_descent_needs_right_angles(data):
    assert ends.check_descent([data]).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/orthogonal-descent", "a step half as long again", drops=3)
def test_descent_needs_short_steps():
    assert ends.check_descent(SMALL, longest="3/2").verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/orthogonal-flow", "a flow that stops early, one that wakes neurons, one that kills them all")
@pytest.mark.parametrize(
    "false",
    [
        lambda z, v, y: list(z),
        lambda z, v, y: [abs(product) for product in TRUE_END(z, v, y)],
        lambda z, v, y: [min(product, fmpq(0)) for product in z],
        lambda z, v, y: TRUE_END(z, v, abs(y)),
    ],
)
def test_other_ends_are_refused(monkeypatch, false):
    monkeypatch.setattr(module, "flow_end", false)
    assert ends.check_flow(SMALL).verdict is Verdict.REFUTED


TRUE_END = ends.flow_end


@pytest.mark.sabotage("own/orthogonal-descent", "a rate that is better than the true one")
def test_the_rate_is_attained_by_one_neuron(monkeypatch):
    true = module._is_fitted
    monkeypatch.setattr(module, "_is_fitted", lambda z, v, y, rate: true(z, v, y, rate * fmpq(101, 100)))
    assert ends.check_descent(SMALL[:1], num_neurons=1).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/step-too-long", "a step at the bound or below it", drops=1)
@pytest.mark.parametrize("excess", [0, "-1/100", "-1/2"])
def test_a_short_step_kills_nobody(excess):
    assert ends.check_step_too_long(excess=excess).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize("excess", ["1/1000", 3])
def test_any_longer_step_kills(excess):
    assert ends.check_step_too_long(excess=excess, num_neurons=(1, 4)).verdict is Verdict.PROVED


@pytest.mark.parametrize(
    ("z", "v", "y", "end"),
    [
        ([3], [1], 1, [1]),
        ([-1], [1], 1, [-1]),
        ([2], [-1], 1, [0]),
        ([2, 1], [1, -1], 5, [5, 0]),
        ([4, 1], [1, -1], 0, ["5/2", "5/2"]),
        ([4, 1, -2], [1, 1, -1], 1, [1, 0, -2]),
    ],
)
def test_ends_by_hand(z, v, y, end):
    assert ends.flow_end([*map(fmpq, z)], v, fmpq(y)) == [fmpq(*map(int, str(e).split("/"))) for e in end]


@pytest.mark.parametrize("seed", range(12))
def test_an_integrator_ends_where_the_formula_says(seed):
    """One sample, c = 1: Runge and Kutta against the impulse."""
    rng = np.random.default_rng(seed)
    z, v, y = [fmpq(int(k), 4) for k in rng.integers(-8, 9, 5) * 2 + 1], rng.choice([-1, 1], 5), fmpq(int(seed) - 4, 3)

    def velocity(_, now):
        return -v * (now > 0) * (v @ np.maximum(now, 0) - float(y))

    start = [float(product) for product in z]
    found = solve_ivp(velocity, (0, 60), start, max_step=0.02).y[:, -1]
    end = [float(product) for product in ends.flow_end(z, v.tolist(), y)]
    assert np.allclose(np.maximum(found, 0), np.maximum(end, 0), atol=0.03)
