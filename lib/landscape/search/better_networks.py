"""Untrusted: networks that fit the labels of a cup exactly, or better than the cup does.

Least squares from a random start, then hops: the best weights so far, shaken. The starts named here are
those at which an earlier look at starts 0, 1, ... found a perfect fit with all samples well off the
hyperplanes; at (3, 8) all led to the same loss.
"""

from typing import Any

import numpy as np
from flint import arb
from scipy.optimize import least_squares

from landscape.cupped_minima.cupped_minimum import (
    TrainingSet,
    enclosed,
    printed_training_set,
    theorem_configuration,
)
from landscape.evidence.seeds import block_generator
from landscape.search.decimals import decimals

STREAM = "SSG20/thm-1--sub-optimal"
STARTS = {(3, 8): 0, (4, 8): 1, (4, 20): 11, (5, 16): 0, (6, 12): 0}
"""(dim, num_neurons) of the printed training sets, and the start."""
HOPS = 60
PERFECT, STALE = 1e-18, 12
"""Half the loss that counts as none; hops without gain after which the search ends."""
DIGITS = 6


def find() -> dict[str, Any]:
    """Weights as decimals, by `name_of` each size."""
    return {
        name_of(*size): decimals(best_fit(printed_training_set(theorem_configuration(*size)), start), DIGITS)
        for size, start in STARTS.items()
    }


def name_of(dim: int, num_neurons: int) -> str:
    """Key in the witness."""
    return f"{dim},{num_neurons}"


def best_fit(training: TrainingSet, start: int) -> np.ndarray:
    """The best weights found from one random start, (num_neurons, dim)."""
    fit, rng = Fit(training), block_generator(STREAM, start, 0)
    w, best, stale = rng.standard_normal(fit.shape).ravel(), (np.inf, np.zeros(0)), 0
    for _ in range(HOPS):
        found = fit.descended(w)
        stale = 0 if found[0] < (1 - 1e-6) * best[0] else stale + 1
        best = min(best, found, key=lambda pair: pair[0])
        if best[0] < PERFECT or stale > STALE:
            break
        w = best[1] + rng.standard_normal(best[1].size) * np.abs(best[1]).mean() / 2
    return best[1].reshape(fit.shape)


class Fit:
    """Least squares in floats for fixed output weights."""

    def __init__(self, training: TrainingSet):
        self.X = np.array([[_middle(enclosed(x)) for x in row] for row in training.X])
        self.v = np.array([_middle(x) for x in training.v()])
        self.y = np.array([_middle(x) for x in training.labels()])
        self.shape = (training.num_neurons, training.dim)

    def descended(self, start: np.ndarray) -> tuple[float, np.ndarray]:
        """Half the loss at the end of least squares from `start`, and the weights there. Both (num_neurons * dim,)."""
        found = least_squares(self._residual, start, self._jacobian, xtol=1e-15, ftol=1e-15, gtol=1e-15)
        return found.cost, found.x

    def _residual(self, w: np.ndarray) -> np.ndarray:
        return np.maximum(self.X @ w.reshape(self.shape).T, 0) @ self.v - self.y

    def _jacobian(self, w: np.ndarray) -> np.ndarray:
        active = (self.X @ w.reshape(self.shape).T > 0) * self.v
        return (active[:, :, np.newaxis] * self.X[:, np.newaxis]).reshape(len(self.X), -1)


def _middle(ball: arb) -> float:
    return float(ball.mid())
