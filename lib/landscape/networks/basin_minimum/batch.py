"""Many basin minima over one data set."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from landscape.evidence.inputs import float_array
from landscape.geometry.sign_vectors import float_signs
from landscape.networks.basin_minimum.closed_forms import is_singleton_data, uncovered_mean
from landscape.networks.basin_minimum.floating import (
    ACCEPTED,
    ACCEPTED_INSIDE,
    MOST_NULL_VECTORS,
    Instance,
    fast_minimum,
)
from landscape.networks.basin_minimum.interior_point import interior_point
from landscape.networks.basin_minimum.ray_nnls import Problems
from landscape.networks.basin_minimum.ray_pool import bits, pool_size, ray_pool

BLOCK = 4096
"""Problems whose signs are held in memory at once."""


@dataclass(frozen=True, eq=False)
class BasinMinima:
    """Least mean squared losses over many closed region combinations, in floats; each array (batch,).

    values         least mean squared losses
    kkt_residuals  largest relative violations of the optimality conditions
    flagged        which values the fast method was unsure of; they were found again, one by one,
                   by the surest method of `basin_minimum`
    """

    values: np.ndarray
    kkt_residuals: np.ndarray
    flagged: np.ndarray


def basin_minima(X: Any, y: Any, W: Any, v: Any) -> BasinMinima:
    """`basin_minimum` of every region combination of a batch, without the minimisers.

    X (num_samples, dim), y (num_samples,), W (batch, num_neurons, dim), v (batch, num_neurons).
    What depends on X or on a cell alone is found once. Raises ValueError as `basin_minimum`.
    """
    X = float_array("X", X, (None, None))
    y = float_array("y", y, (len(X),))
    W = float_array("W", W, (None, None, X.shape[1]))
    v = float_array("v", v, W.shape[:2])
    if not (np.abs(v) == 1).all():
        raise ValueError("v: expected output weights -1 or +1")
    v = v.astype(np.int64)
    values, residuals = _fast(X, y, W, v)
    flagged = ~(residuals <= (ACCEPTED_INSIDE if _is_large(X) else ACCEPTED))
    for b in np.flatnonzero(flagged):
        found = fast_minimum(X, y, W[b], v[b])
        values[b], residuals[b] = found.value, found.kkt_residual
    return BasinMinima(values, residuals, flagged)


def _fast(X: np.ndarray, y: np.ndarray, W: np.ndarray, v: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    if is_singleton_data(X) or _is_large(X):
        return _one_by_one(X, y, W, v)
    blocks = range(0, len(W), BLOCK)
    if np.linalg.matrix_rank(X) == len(X):
        values = [uncovered_mean(y, float_signs(W[b : b + BLOCK], X), v[b : b + BLOCK]) for b in blocks]
        return np.concatenate(values), np.zeros(len(W))
    active = np.concatenate([bits(float_signs(W[b : b + BLOCK], X) > 0) for b in blocks])
    pool = ray_pool(X)
    squares, residuals = Problems.of(pool, active, v).minima(y)
    return squares / len(y), residuals if pool.is_clear else np.full(len(W), np.inf)


def _is_large(X: np.ndarray) -> bool:
    """Whether there is neither a closed form nor an affordable list of rays."""
    return np.linalg.matrix_rank(X) < len(X) and pool_size(X) > MOST_NULL_VECTORS and not is_singleton_data(X)


def _one_by_one(X: np.ndarray, y: np.ndarray, W: np.ndarray, v: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    found = []
    for weights, outputs in zip(W, v, strict=True):
        if is_singleton_data(X):
            found.append(fast_minimum(X, y, weights, outputs))
        else:
            data = Instance(X, y, weights, outputs, float_signs(weights, X))
            point = interior_point(X, y, weights, outputs, problems=len(W))
            found.append(data.judged("interior point", point.weights, point.multipliers))
    return np.array([f.value for f in found]), np.array([f.kkt_residual for f in found])
