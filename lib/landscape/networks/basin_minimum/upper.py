"""A rigorous upper bound on the basin minimum: a point strictly inside, and its loss in rationals."""

from dataclasses import dataclass

import numpy as np
from flint import fmpq, fmpq_mat

from landscape.evidence.comparison import Finding, all_of, at_most, less
from landscape.geometry.sign_vectors import float_signs
from landscape.networks.basin_minimum.region_features import Samples, Vector


@dataclass(frozen=True)
class BasinUpperBound:
    """Weights in the open region combination of W with mean squared loss at most `value`.

    X            samples, (num_samples, dim)
    y            labels, (num_samples,)
    W            initial weights, (num_neurons, dim)
    v            output weights, (num_neurons,)
    weights      (num_neurons, dim), no sample on another side of them than of W
    value        their mean squared loss, rational; the basin minimum is no larger
    """

    X: Samples
    y: Vector
    W: Samples
    v: tuple[int, ...]
    weights: Samples
    value: fmpq

    def check(self) -> Finding:
        """Whether every sign is that of W, strictly, and the loss is no larger than `value`. Exact."""
        begun, ended = _preactivations(self.X, self.W), _preactivations(self.X, self.weights)
        sides = [a * b for row, other in zip(begun, ended, strict=True) for a, b in zip(row, other, strict=True)]
        return all_of([less(0, min(sides)), at_most(_loss(ended, self.y, self.v), self.value)])


def upper_bound(X: np.ndarray, y: np.ndarray, W: np.ndarray, v: np.ndarray, weights: np.ndarray) -> BasinUpperBound:
    """The bound that `weights` near the closed region combination of W give, pushed inside.

    X, y, W and v rational (`exact_array`); weights floats, (num_neurons, dim). Raises ValueError where
    doubles cannot express a point strictly inside.
    """
    pushed = _pushed(*(a.astype(np.float64) for a in (X, y, W)), weights)
    exact = tuple(tuple(fmpq(*entry.as_integer_ratio()) for entry in w) for w in pushed.tolist())
    samples, initial, outputs = _rows(X), _rows(W), tuple(v.tolist())
    value = _loss(_preactivations(samples, exact), tuple(y), outputs)
    return BasinUpperBound(samples, tuple(y), initial, outputs, exact, value)


def _pushed(X: np.ndarray, y: np.ndarray, W: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """weights + multiples of W, as small as decides every sign; a weight of zero moves by a hair of its scale."""
    begun = float_signs(W, X)
    short = np.max(-(weights @ X.T) / (W @ X.T), axis=1, initial=0)
    hair = (np.linalg.norm(y) or 1.0) / np.linalg.norm(X) + np.linalg.norm(weights, axis=1)
    part = 1e-15
    while part < 1:
        moved = weights + (short + part * hair / np.linalg.norm(W, axis=1))[:, np.newaxis] * W
        try:
            if (float_signs(moved, X) == begun).all():
                return moved
        except ValueError:  # undecided
            pass
        part *= 8
    raise ValueError("W: so close to a hyperplane that no double lies strictly inside the cell: take certify='exact'")


def _preactivations(X: Samples, W: Samples) -> list[list[fmpq]]:
    """<w_i, x_t>, neuron by neuron."""
    return (fmpq_mat([*map(list, W)]) * fmpq_mat([*map(list, X)]).transpose()).tolist()


def _loss(preactivations: list[list[fmpq]], y: Vector, v: tuple[int, ...]) -> fmpq:
    """Mean squared loss."""
    columns = zip(*preactivations, strict=True)
    predictions = [sum(s * z for s, z in zip(v, column, strict=True) if z > 0) for column in columns]
    return sum(((p - t) ** 2 for p, t in zip(predictions, y, strict=True)), fmpq(0)) / len(y)


def _rows(matrix: np.ndarray) -> Samples:
    return tuple(map(tuple, matrix))
