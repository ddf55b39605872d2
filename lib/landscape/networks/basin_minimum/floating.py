"""The basin minimum in floats: the fastest method that the data allow, the surest where it is in doubt."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from landscape.evidence.doubles import doubles, rounded_array
from landscape.evidence.inputs import float_array
from landscape.geometry.sign_vectors import float_sign_vector
from landscape.networks.basin_minimum.clarabel_solver import clarabel_weights
from landscape.networks.basin_minimum.closed_forms import (
    independent_minimum,
    is_singleton_data,
    singleton_minimum,
)
from landscape.networks.basin_minimum.exact import exact_basin_minimum
from landscape.networks.basin_minimum.interior_point import interior_point
from landscape.networks.basin_minimum.optimality import violation
from landscape.networks.basin_minimum.ray_nnls import Problems
from landscape.networks.basin_minimum.ray_pool import bits, pool_size, ray_pool
from landscape.networks.two_layer import mean_of_squares, predict, signed_output_weights

ACCEPTED, ACCEPTED_INSIDE = 1e-10, 1e-8
"""KKT residuals up to which an answer is kept; beyond, the next method is tried. An interior-point method
that squares condition numbers reaches the second only, the tolerance of general conic solvers."""
MOST_NULL_VECTORS = 60_000
"""Null vectors up to which rays are listed: 0.3 s once per sample matrix, 50 MB at 20 samples."""


@dataclass(frozen=True, eq=False)
class BasinMinimum:
    """Least mean squared loss over a closed region combination, in floats.

    value         least mean squared loss
    weights       (num_neurons, dim), in the closed combination up to rounding, attaining it
    kkt_residual  largest relative violation of the optimality conditions (`optimality.kkt_residual`)
    method        "singletons", "rank m", "rays" or "interior point"; where floats were in doubt,
                  "exact rays" (the rationals) or "clarabel"
    """

    value: float
    weights: np.ndarray
    kkt_residual: float
    method: str


@dataclass(frozen=True, eq=False)
class Instance:
    """X (num_samples, dim), y (num_samples,), W (num_neurons, dim), v and signs, checked at the door."""

    X: np.ndarray
    y: np.ndarray
    W: np.ndarray
    v: np.ndarray
    signs: np.ndarray

    def judged(self, method: str, weights: np.ndarray, multipliers: np.ndarray | None = None) -> BasinMinimum:
        """Weights with their loss and KKT residual."""
        predictions = predict(self.X, weights, self.v)
        found = violation(self.X, self.y, predictions, weights, self.v, self.signs, multipliers)
        return BasinMinimum(mean_of_squares(predictions - self.y), weights, found, method)


def fast_minimum(X: Any, y: Any, W: Any, v: Any) -> BasinMinimum:
    """Least mean squared loss over the closed region combination of W, in floats; see `basin_minimum`."""
    X = float_array("X", X, (None, None))
    y = float_array("y", y, (len(X),))
    W = float_array("W", W, (None, X.shape[1]))
    v = signed_output_weights(float_array("v", v, (len(W),)))
    instance = Instance(X, y, W, v, np.array([float_sign_vector(w, X) for w in W]))
    best = None
    for solve in methods(X):
        found = solve(instance)
        if best is None or found.kkt_residual < best.kkt_residual:
            best = found
        if is_accepted(best.method, best.kkt_residual):
            break
    return best


def is_accepted(method: str, residual: float) -> bool:
    """Whether an answer is kept. NaN is not."""
    return residual <= (ACCEPTED_INSIDE if method == "interior point" else ACCEPTED)


def methods(X: np.ndarray) -> Iterator[Callable[[Instance], BasinMinimum]]:
    """Applicable methods, the fastest first and the surest last. X (num_samples, dim)."""
    if is_singleton_data(X):
        yield _singletons
    elif np.linalg.matrix_rank(X) == len(X):
        yield _rank_m
    if pool_size(X) <= MOST_NULL_VECTORS:
        yield _rays
        yield _exact_rays
    else:
        yield _interior_point
        yield _clarabel


def _singletons(data: Instance) -> BasinMinimum:
    return data.judged("singletons", singleton_minimum(data.X, data.y, data.signs, data.v)[1])


def _rank_m(data: Instance) -> BasinMinimum:
    return data.judged("rank m", independent_minimum(data.X, data.y, data.signs, data.v)[1])


def _rays(data: Instance) -> BasinMinimum:
    pool = ray_pool(data.X)
    problem = Problems.of(pool, bits(data.signs > 0)[np.newaxis], data.v[np.newaxis])
    owners, rays, coefficients = problem.coefficients(data.y)
    weights = np.zeros(data.W.shape)
    used = np.flatnonzero(coefficients)
    scales = coefficients[used] / pool.lengths[rays[used]]
    np.add.at(weights, owners[used], scales[:, np.newaxis] * pool.rays[rays[used]])
    return data.judged("rays", weights)


def _exact_rays(data: Instance) -> BasinMinimum:
    """Doubles are rationals: the same problem, solved over Q and rounded at the end."""
    found = exact_basin_minimum(*map(doubles, (data.X, data.y, data.W)), data.v.tolist())
    first = {(tuple(s), v): i for i, (s, v) in reversed(list(enumerate(zip(data.signs.tolist(), data.v, strict=True))))}
    weights = np.zeros(data.W.shape)
    for cell, w in zip(found.cells, found.weights, strict=True):
        weights[first[cell]] = rounded_array(w)
    return data.judged("exact rays", weights)


def _interior_point(data: Instance) -> BasinMinimum:
    found = interior_point(data.X, data.y, data.W, data.v)
    return data.judged("interior point", found.weights, found.multipliers)


def _clarabel(data: Instance) -> BasinMinimum:
    return data.judged("clarabel", clarabel_weights(data.X, data.y, data.signs, data.v))
