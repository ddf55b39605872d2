"""The last layer: its inputs, its best weights, two ways to the distance."""

import numpy as np
import pytest
from flint import fmpq

from landscape.evidence.inputs import exact_array
from landscape.networks.deep import DeepNet
from landscape.networks.last_layer import best_last_layer, last_layer_inputs, squared_distance_by_determinants

NET = DeepNet((([[1, 0], [1, -1], [-3, 2]], [0, 1, -1]),), exact_array("v", [1, -2, "1/3"], (3,)))
X = exact_array("X", [[1, 2], [-1, 1], [3, "1/2"], [0, -1]], (4, 2))


def test_inputs_make_the_predictions():
    inputs = last_layer_inputs(NET, X)
    assert inputs.shape == (4, 3)
    assert (inputs @ exact_array("v", NET.output, (3,)) == NET.predict(X)).all()


@pytest.mark.parametrize(
    "inputs",
    [[[1, 2], [0, 1], [1, 1]], [[1, 2], [2, 4], [0, 0]], [[0, 0], [0, 0], [0, 0]], [[1, 0, 1], [0, 1, 1], [1, 1, 2]]],
)
def test_best_weights_leave_an_orthogonal_residual(inputs):
    y = exact_array("y", [1, 2, -3], (3,))
    exact = exact_array("inputs", inputs, (3, None))
    v = best_last_layer(inputs, y)
    residual = exact @ v - y
    assert all(entry == 0 for entry in exact.T @ residual)
    assert sum(residual * residual) == squared_distance_by_determinants(exact, y)
    left_exactly = squared_distance_by_determinants(exact, y)
    floats = np.linalg.lstsq(np.array(inputs, float), np.array([1.0, 2, -3]), rcond=None)[0]
    left = ((np.array(inputs, float) @ floats - [1, 2, -3]) ** 2).sum()
    assert left == pytest.approx(int(left_exactly.p) / int(left_exactly.q), abs=1e-9)


@pytest.mark.parametrize("bad", [[[0.5]], [[1, 2], [3]]])
def test_bad_inputs_are_refused(bad):
    with pytest.raises(ValueError, match="inputs"):
        best_last_layer(bad, [1])


def test_shapes_must_fit():
    with pytest.raises(ValueError, match="y"):
        best_last_layer([[fmpq(1)]], [1, 2])
