"""Exact descents and the trap: what is certified stays, what is not is refused."""

from dataclasses import replace
from itertools import islice

import numpy as np
import pytest
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.initial_basin import where_descent_ends as ends
from landscape.networks.basin_minimum import exact_basin_minimum

FOUND = ends.trap_after(ends.lucky(ends.PAIRS[0]))


def test_the_chapters_verdict():
    assert ends.check_descent_trap().verdict is Verdict.VERIFIED


def test_the_limit_is_the_basin_minimum_of_the_trap():
    """A second route: the gradient is 0 inside an open combination, so its least loss is the certified one."""
    for X in ends.PAIRS:
        for descent in (ends.lucky(X), ends.unlucky(X)):
            found = ends.trap_after(descent)
            data = (found.start.X, found.start.y, found.start.W)
            minimum = exact_basin_minimum(*(array.tolist() for array in data), [1])
            assert minimum.check().holds is True and minimum.value == found.value


def test_floats_descend_to_the_rest():
    found = ends.trap_after(ends.unlucky(ends.PAIRS[4]))
    X, y, W = (array.astype(float) for array in (found.start.X, found.start.y, found.start.W))
    for _ in range(3000):
        z = X @ W[0]
        W = W - 0.02 * np.where(z > 0, z - y, 0)[np.newaxis] @ X
        W = W.reshape(1, -1)
    assert np.allclose(W, found.rest.astype(float), atol=1e-9)


def test_the_walk_is_the_formula_on_the_parabola():
    for k, now in enumerate(islice(ends.parabola().iterates(), 12)):
        assert now.W[0, 0] == -1 + 2 * fmpq(3, 4) ** k


@pytest.mark.sabotage("own/descent-trap", "a step that is too long", drops=2)
def test_a_long_step_is_no_trap():
    start = replace(FOUND.start, step=fmpq(3))
    assert ends.Trap(start, FOUND.rest).check().holds is False
    assert ends.check_descent_trap([ends.Trap(start, FOUND.rest)]).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/descent-trap", "a ball that meets a hyperplane", drops=3)
def test_a_start_far_from_the_rest_is_no_trap():
    caught = ends.trap(ends.unlucky(ends.PAIRS[3]))
    assert caught.margin() < 0 and caught.check().holds is False
    assert ends.check_descent_trap([caught]).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/descent-trap", "a point that is not at rest, or in another region", drops=1)
@pytest.mark.parametrize("moved", [lambda W: W * fmpq(11, 10), lambda W: -W])
def test_the_rest_must_be_at_rest(moved):
    false = ends.Trap(FOUND.start, moved(FOUND.rest))
    assert ends.check_descent_trap([false]).verdict is Verdict.REFUTED


def test_a_neuron_that_sees_nothing_rests():
    dead = ends.Descent.of([[1]], [1], [[-1]], [1], 1)
    found = ends.trap(dead)
    assert found.check().holds is True and found.value == 1


@pytest.mark.parametrize(
    "bad", [{"step": 0}, {"step": 0.1}, {"X": [[1.0]]}, {"W": [[1, 2]]}, {"v": [2]}, {"y": [1, 2]}]
)
def test_bad_descents_are_refused(bad):
    good = {"X": [[1]], "y": [1], "W": [[1]], "v": [1], "step": 1}
    with pytest.raises(ValueError, match=next(iter(bad))):
        ends.Descent.of(**good | bad)
