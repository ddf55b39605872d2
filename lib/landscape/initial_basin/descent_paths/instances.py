"""Rational networks on which the chapter's paths are followed; a random search chose the integers."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from flint import fmpq

from landscape.evidence.inputs import exact_array
from landscape.initial_basin.descent_paths.paths import Journey, Number, Piece, dot
from landscape.networks.deep import DeepNet

THREE_POINTS = ((1, 0), (0, 1), (-1, 1))
ONE_POINT = ((1,),)


def network(widths: Sequence[int], numbers: Sequence[Any]) -> DeepNet:
    """A rational network from its widths (dim, n_1, ..., n_{h-1}) and its numbers, layer by layer: W_i, b_i, and w_h.

    Raises ValueError if there are more or fewer numbers than weights.
    """
    wanted = sum(before * after + after for before, after in pairwise(widths)) + widths[-1]
    if len(numbers) != wanted:
        raise ValueError(f"numbers: expected {wanted}, not {len(numbers)}")
    left, hidden = list(numbers), []
    for before, after in pairwise(widths):
        rows = [[left.pop(0) for _ in range(before)] for _ in range(after)]
        biases = [left.pop(0) for _ in range(after)]
        hidden.append((exact_array("W", rows, (after, before)), exact_array("b", biases, (after,))))
    return DeepNet(tuple(hidden), exact_array("output", left, (widths[-1],)))


def journey(widths: Sequence[int], start: Sequence[Any], goal: Sequence[Any], X: Any) -> Journey:
    """The straight journey between two such networks, with the predictions of the goal as labels."""
    return Journey.to_teacher(network(widths, start), network(widths, goal), X)


SMALLEST = journey((1, 1), (1, 0, 3), (1, 0, 1), ONE_POINT)
"""Depth 2 without biases: x = y = 1, w = 1 throughout, v from 3 to 1."""

DEPTH_THREE = journey(
    (2, 3, 2),
    (2, -2, 1, 1, -1, 1, -2, -1, -1, -2, 0, 2, 1, 1, 1, -1, 2, 2, 2),
    (-1, 2, 1, 0, -1, 1, 2, 2, 1, -2, -2, 2, -1, 2, 2, 2, -1, -1, 1),
    THREE_POINTS,
)
"""Three samples; on the straight way the loss first rises by more than a quarter."""

DEPTH_FOUR = journey(
    (2, 3, 2, 2),
    (0, 0, -2, 0, 0, 0, -1, 2, -1, -1, 2, 0, -2, 1, -1, -1, -1, 0, -1, 0, 0, 1, 1, -2, -2),
    (2, -1, 0, 1, 2, -2, 2, 0, 1, -1, -2, 0, 1, -1, -2, 0, 2, -2, 2, 0, 0, 1, 2, 2, -2),
    THREE_POINTS,
)
"""The same with one layer more."""

WRONG_SIGN = journey(
    (1, 2, 2), (1, 2, 1, 1, 0, 0, 2, 1, 1, 1, 0, -2), (0, 0, -1, -2, -1, 2, 1, 1, -2, 1, -1, 2), ONE_POINT
)
"""One sample with label 2, depth 3: the start predicts -16."""

FALLS_SILENT = journey(
    (1, 2, 2), (-1, -2, -2, 2, 1, -1, -2, -2, 1, 0, -2, 0), (2, 0, 0, 0, 1, -1, 2, 0, -2, 0, 0, 2), ONE_POINT
)
"""One sample with label 8, start -2; on the straight way all neurons of the last hidden layer are silent."""

AGAINST = journey(
    (2, 3, 2),
    (-1, -1, -2, 0, -1, 0, -2, -1, 2, 1, 2, -2, -1, 0, 2, -1, 0, 2, 1),
    (1, 1, -2, 0, -1, 0, 2, 1, 2, 1, 0, 2, 1, -1, 2, 0, -1, -1, 0),
    THREE_POINTS,
)
"""Three samples; the start predicts the wrong signs, <N_0, y> < 0."""

TOO_FAR = journey(
    (2, 3, 2),
    (-2, 1, -2, -1, -2, -2, 1, 0, 0, 2, 2, -2, 1, 1, 1, 2, -1, -1, -2),
    (-2, 0, 2, 2, -2, 1, 1, -2, -1, 1, 0, 2, 1, 1, 0, 2, 2, -1, 0),
    THREE_POINTS,
)
"""Three samples; the start overshoots, <N_0, y> > 0."""


def kept_awake(trip: Journey, neuron: int) -> list[Piece]:
    """The hidden path of own/one-sample-descends, for one sample and a start at which `neuron` is active.

    First everything else moves to its goal, while the bias of that neuron in the last hidden layer
    keeps its input constant; then the bias moves straight to its goal.
    """
    (*_, (W_start, b_start)), x = trip.start.hidden, trip.X

    def held(t: Number) -> DeepNet:
        net = trip.at(t)
        *early, (W, b) = net.hidden
        awake = dot(W_start[neuron], _inputs(trip.start, x)) + b_start[neuron]
        b = b.copy()
        b[neuron] = awake - dot(W[neuron], _inputs(net, x))
        return DeepNet((*early, (W, b)), net.output)

    return [held, Journey(held(fmpq(1)), trip.goal, trip.X, trip.y).at]


def _inputs(net: DeepNet, x: Any) -> Any:
    """What the last hidden layer receives from the one sample."""
    W, _ = net.hidden[-1]
    return DeepNet(net.hidden[:-1], W[0]).features(x)[0]
