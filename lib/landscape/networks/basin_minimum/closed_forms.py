"""Two kinds of data on which the basin minimum has a closed form.

Both depend on the initial weights only through `signs`, (num_neurons, num_samples), entries
-1 and 1, and on output weights v, (num_neurons,), entries -1 and 1. A sample is covered if
some neuron is active on it and has the sign that its label asks for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

Number = Any


@dataclass(frozen=True)
class HalfAxis:
    """The singleton samples on one half of one coordinate axis, where the loss is one-dimensional.

    coordinate  index of the axis
    side        -1 or 1
    samples     indices of its samples
    slope       least-squares slope of the labels against |x|: the sign it needs and the size
    loss        least sum of squares, at that slope
    excess      what is added at slope zero: (sum |x| y)^2 / sum x^2
    """

    coordinate: int
    side: int
    samples: tuple[int, ...]
    slope: Number
    loss: Number
    excess: Number


def is_singleton_data(X: np.ndarray) -> bool:
    """Whether every sample has exactly one non-zero coordinate (the data of SS16 Thm 2)."""
    return bool(np.all((X != 0).sum(axis=1) == 1))


def half_axes(X: np.ndarray, y: np.ndarray) -> Iterator[HalfAxis]:
    """The half-axes that hold samples of singleton data. Floats or rationals.

    X (num_samples, dim), y (num_samples,).
    """
    groups: dict[tuple[int, int], list[int]] = {}
    for t, sample in enumerate(X):
        j = int(np.flatnonzero(sample != 0)[0])
        groups.setdefault((j, 1 if sample[j] > 0 else -1), []).append(t)
    for (coordinate, side), samples in sorted(groups.items()):
        x, labels = abs(X[samples, coordinate]), y[samples]
        slope = (x @ labels) / (x @ x)
        errors = labels - slope * x
        yield HalfAxis(coordinate, side, tuple(samples), slope, errors @ errors, slope * (x @ labels))


def singleton_minimum(X: np.ndarray, y: np.ndarray, signs: np.ndarray, v: np.ndarray) -> tuple[Number, np.ndarray]:
    """(value, weights) for singleton data: least possible loss plus the excess of each uncovered half-axis.

    A half-axis fixes one sign of one coordinate of each neuron, so half-axes do not interact.
    Floats or rationals.
    """
    weights, total = 0 * X[:1].repeat(len(v), axis=0), 0
    for half in half_axes(X, y):
        covering = np.flatnonzero((signs[:, half.samples[0]] > 0) & (v * half.slope > 0))
        if len(covering):
            weights[covering[0], half.coordinate] = half.side * abs(half.slope)
        total += half.loss + (0 if len(covering) else half.excess)
    return total / len(y), weights


def independent_minimum(X: np.ndarray, y: np.ndarray, signs: np.ndarray, v: np.ndarray) -> tuple[float, np.ndarray]:
    """(value, weights) where rank X = num_samples (SS16 Thm 7): the mean of y_t^2 over uncovered samples.

    Every vector of pre-activations is reached, so one covering neuron can fit each label. Floats.
    """
    covers = _covers(y, signs, v)
    covered = covers.any(axis=0)
    preactivations = np.zeros(signs.shape)
    preactivations[covers.argmax(axis=0)[covered], covered] = np.abs(y[covered])
    weights = np.linalg.lstsq(X, preactivations.T)[0].T
    return uncovered_mean(y, signs, v), weights


def uncovered_mean(y: np.ndarray, signs: np.ndarray, v: np.ndarray) -> np.ndarray:
    """The value alone, for signs (..., num_neurons, num_samples) and v (..., num_neurons). Floats."""
    return np.where(_covers(y, signs, v).any(axis=-2), 0, y * y).mean(axis=-1)


def _covers(y: np.ndarray, signs: np.ndarray, v: np.ndarray) -> np.ndarray:
    return (signs > 0) & (v[..., np.newaxis] * y > 0)
