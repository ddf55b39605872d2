"""Back-propagation against differences: exact ones along each weight, since the loss is piecewise polynomial."""

import numpy as np
import pytest
from flint import fmpq

from landscape.evidence.inputs import exact_array
from landscape.networks.deep import DeepNet
from landscape.networks.deep_gradient import gradient
from landscape.networks.two_layer import mean_of_squares

X = exact_array("X", [[1, 2], [-1, 1], [3, "1/2"]], (3, 2))
Y = exact_array("y", [1, -2, "1/2"], (3,))
PARTS = (
    exact_array("W", [[1, "1/2"], [-1, 1], ["1/3", -2]], (3, 2)), exact_array("b", ["1/7", 1, 2], (3,)),
    exact_array("W", [[1, -1, 2], ["1/2", 1, -1]], (2, 3)), exact_array("b", ["-1/5", "2/3"], (2,)),
    exact_array("v", [2, "-3/2"], (2,)),
)  # fmt: skip


def _net(parts):
    return DeepNet(((parts[0], parts[1]), (parts[2], parts[3])), parts[4])


def _loss(parts):
    return mean_of_squares(_net(parts).residual(X, Y))


@pytest.mark.parametrize("part", range(5))
def test_every_derivative_is_a_central_difference(part):
    """In one weight the loss is a parabola near the point, so a small central difference is exact."""
    found = gradient(_net(PARTS), X, Y)
    flat = [*found.hidden[0], *found.hidden[1], found.output]
    assert [entry for g in flat for entry in g.ravel().tolist()] == found.entries()
    step = fmpq(1, 10**4)
    for index in np.ndindex(PARTS[part].shape):
        moved = []
        for sign in (1, -1):
            parts = [p.copy() for p in PARTS]
            parts[part][index] += sign * step
            moved.append(_loss(parts))
        assert (moved[0] - moved[1]) / (2 * step) == flat[part][index]


def test_floats_agree():
    floats = [
        np.array([[int(e.p) / int(e.q) for e in row] for row in np.atleast_2d(p)]).reshape(p.shape) for p in PARTS
    ]
    x, y = (np.array([[int(e.p) / int(e.q) for e in np.atleast_1d(row)] for row in a]) for a in (X, Y))
    ours = gradient(_net(floats), x, y[:, 0]).entries()
    exact = [int(e.p) / int(e.q) for e in gradient(_net(PARTS), X, Y).entries()]
    assert np.allclose(ours, exact)


def test_a_kink_is_refused():
    with pytest.raises(ValueError, match="between active and inactive"):
        gradient(DeepNet((([[1]], [0]),), [1]), exact_array("X", [[0]], (1, 1)), exact_array("y", [1], (1,)))
