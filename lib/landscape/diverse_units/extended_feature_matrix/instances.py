"""Networks of this chapter: one with orthonormal weights that is stuck, random ones, one in training."""

from itertools import pairwise

import numpy as np
from flint import fmpq

from landscape.diverse_units.extended_feature_matrix.network import Network
from landscape.evidence.check import finder
from landscape.evidence.inputs import exact_array
from landscape.evidence.seeds import block_generator
from landscape.networks.two_layer import predict

STUCK_X = (
    (fmpq(-2, 3), fmpq(-2, 3), fmpq(-1, 3)),
    (fmpq(2, 3), fmpq(1, 3), fmpq(2, 3)),
    (fmpq(-3, 13), fmpq(4, 13), fmpq(12, 13)),
    (fmpq(6, 7), fmpq(-3, 7), fmpq(2, 7)),
)
"""Four rational unit vectors in space; the first is seen by none of the axes."""
AXES = ((1, 0, 0), (0, 1, 0), (0, 0, 1))
SIGNS = (1, -1, 1)
ORTHONORMAL = Network.of(((fmpq(3, 5), fmpq(-4, 5)), (fmpq(4, 5), fmpq(3, 5))), (1, 2), ((1, -2), (-1, 2)), (1, -1))
"""Two orthogonal samples, each seen by one neuron alone: D has orthonormal columns."""
GRID = 2**16
"""Weights in training are rounded to fractions with this denominator, so that they stay short."""


def stuck(label: int = 1) -> Network:
    """Orthonormal weights, labels predicted exactly but for the dead first sample, whose label is `label`."""
    X = exact_array("X", STUCK_X, (None, None))
    y = predict(X, exact_array("W", AXES, (3, 3)), exact_array("v", SIGNS, (3,)))
    y[0] = fmpq(label)
    return Network.of(X, y, AXES, SIGNS)


@finder
def random_network(num_samples: int, dim: int, num_neurons: int, number: int = 0) -> Network:
    """Integer data and weights in random directions, labels of size one; the same for the same arguments."""
    rng = block_generator("XLS17/eq-6", number + 100 * (num_samples + 100 * (dim + 100 * num_neurons)), 0)
    X, W = (rng.integers(-9, 10, size=(rows, dim)) for rows in (num_samples, num_neurons))
    X[:, 0] += 20 * (X[:, 0] >= 0) - 10  # no zero sample
    W[:, 0] = 2 * W[:, 0] + 1
    v = rng.choice([-1, 1], size=num_neurons)
    y = rng.integers(-3, 4, size=num_samples)
    W = [[fmpq(int(e)) + fmpq(1, 1009 + 10 * i + j) for j, e in enumerate(row)] for i, row in enumerate(W)]
    return Network.of(X.tolist(), y.tolist(), W, v.tolist())


def trained(steps: int = 30, num_samples: int = 10, dim: int = 5, num_neurons: int = 16) -> list[Network]:
    """Exact gradient descent, each step rounded to a grid and shortened until the loss falls: the whole path."""
    network = random_network(num_samples, dim, num_neurons)
    network = Network.of([[fmpq(e, 10) for e in row] for row in network.X], network.y, network.W / 10, network.v)
    path = [network]
    for _ in range(steps):
        direction = -path[-1].gradient.reshape(network.W.shape)
        path.append(_shortened(path[-1], direction))
    return path


def _shortened(network: Network, direction: np.ndarray) -> Network:
    """The first of the steps 1, 1/2, 1/4, ... after which the loss is lower."""
    for k in range(12):
        W = _rounded(network.W + direction / 2**k)
        try:
            candidate = Network.of(network.X, network.y, W, network.v)
        except ValueError:  # on a kink
            continue
        if candidate.loss < network.loss:
            return candidate
    return network


def _rounded(W: np.ndarray) -> np.ndarray:
    return np.array([[fmpq((e * GRID + fmpq(1, 2)).floor(), GRID) for e in row] for row in W], dtype=object)


def losses_fall(path: list[Network]) -> bool:
    """Whether no step of a path raises the loss."""
    return all(after.loss <= before.loss for before, after in pairwise(path))
