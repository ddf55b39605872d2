"""The gradient against differences of the loss, exactly and in floats."""

import numpy as np
import pytest
from flint import arb, fmpq

from landscape.evidence.seeds import generator
from landscape.networks.gradient import descent_step, mean_squared_gradient
from landscape.networks.two_layer import mean_squared_loss

X, y, W, v = [[1, 0], [1, 2], [-2, 1]], [3, 1, -1], [[1, -1], [2, 3]], [1, -1]


def test_the_gradient_is_a_difference_quotient_where_the_loss_is_quadratic():
    """Central differences of a quadratic are its derivative, whatever the width."""
    gradient, h = mean_squared_gradient(X, y, W, v), fmpq(1, 100)
    for i, j in np.ndindex(2, 2):
        moved = [np.array(W, dtype=object) + side * h * _unit(i, j) for side in (1, -1)]
        up, down = (mean_squared_loss(X, y, weights, v) for weights in moved)
        assert gradient[i, j] == (up - down) / (2 * h)


def _unit(i, j):
    unit = np.zeros((2, 2), dtype=int)
    unit[i, j] = 1
    return unit


def test_floats_and_rationals_agree():
    rng = generator("own/zz-gradient")
    data = rng.integers(-9, 10, (5, 3)), rng.integers(-9, 10, 5), rng.integers(-9, 10, (4, 3)), np.array([1, -1, 1, -1])
    exact = mean_squared_gradient(*(array.tolist() for array in data))
    floats = mean_squared_gradient(*(array.astype(float) for array in data))
    assert np.allclose(exact.astype(float), floats, rtol=1e-12)


def test_a_neuron_on_a_hyperplane_does_not_see_the_sample():
    assert mean_squared_gradient([[1, 0]], [5], [[0, 1]], [1]).tolist() == [[0, 0]]


def test_a_step_goes_down():
    after = descent_step(X, y, W, v, fmpq(1, 100))
    assert mean_squared_loss(X, y, after, v) < mean_squared_loss(X, y, W, v)


def test_a_ball_on_a_hyperplane_is_refused():
    with pytest.raises(ValueError, match="hyperplane"):
        mean_squared_gradient([[1]], [1], [[arb(0, 1)]], [1])


@pytest.mark.parametrize("bad", [[[1]], [[np.nan, 0]]])
def test_bad_weights_are_refused(bad):
    with pytest.raises(ValueError, match="W"):
        mean_squared_gradient([[1.0, 0.0]], [1.0], np.array(bad, float), [1.0])
