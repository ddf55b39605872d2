"""The basin minimum in floats: a closed form where there is one, non-negative least squares elsewhere."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from landscape.evidence.inputs import exact_array, float_array
from landscape.geometry.sign_vectors import float_sign_vector
from landscape.networks.basin_minimum.closed_forms import (
    independent_minimum,
    is_singleton_data,
    singleton_minimum,
)
from landscape.networks.basin_minimum.cone_projection import cone_projection
from landscape.networks.basin_minimum.float_nnls import float_nnls
from landscape.networks.basin_minimum.optimality import kkt_residual
from landscape.networks.basin_minimum.region_features import region_rays
from landscape.networks.two_layer import mean_squared_loss, signed_output_weights

Solver = Callable[[np.ndarray, np.ndarray, np.ndarray, np.ndarray], tuple[float, np.ndarray]]

_ACCEPTED = 1e-10
"""KKT residual up to which an answer is kept; beyond it the next method is tried."""


@dataclass(frozen=True, eq=False)
class BasinMinimum:
    """Least mean squared loss over a closed region combination, in floats.

    value         least mean squared loss
    weights       (num_neurons, dim), in the closed combination, attaining it
    kkt_residual  largest relative violation of the optimality conditions (`optimality.kkt_residual`)
    method        "singletons", "rank m", "rays", or "exact rays" where floats failed
    """

    value: float
    weights: np.ndarray
    kkt_residual: float
    method: str


def basin_minimum(X: Any, y: Any, W: Any, v: Any) -> BasinMinimum:
    """Least mean squared loss over the closed region combination of the initial weights W.

    X (num_samples, dim), y (num_samples,), W (num_neurons, dim), v (num_neurons,) of -1 and +1.
    Closed forms need no rays; elsewhere their number grows like 2^rank(X), and rank 8 takes seconds.
    Raises ValueError for bad shapes or entries, a zero sample, and a weight on a sample's hyperplane.
    """
    X = float_array("X", X, (None, None))
    y = float_array("y", y, (len(X),))
    W = float_array("W", W, (None, X.shape[1]))
    v = signed_output_weights(float_array("v", v, (len(W),)))
    signs = np.array([float_sign_vector(w, X) for w in W])
    for method, solver in _methods(X):
        value, weights = solver(X, y, signs, v)
        found = BasinMinimum(float(value), weights, kkt_residual(X, y, weights, v, signs), method)
        if found.kkt_residual <= _ACCEPTED:
            break
    return found


def _methods(X: np.ndarray) -> Iterator[tuple[str, Solver]]:
    """Applicable methods, the fastest first and the surest last."""
    if is_singleton_data(X):
        yield "singletons", singleton_minimum
    elif np.linalg.matrix_rank(X) == len(X):
        yield "rank m", independent_minimum
    yield "rays", _ray_minimum
    yield "exact rays", _exact_ray_minimum


def _ray_minimum(
    X: np.ndarray, y: np.ndarray, signs: np.ndarray, v: np.ndarray
) -> tuple[float, np.ndarray]:
    owners, rays, features = _generators(X, signs, v)
    terms = float_nnls(features, y)[:, np.newaxis] * rays.astype(np.float64)
    return _from_terms(X, y, v, owners, terms)


def _exact_ray_minimum(
    X: np.ndarray, y: np.ndarray, signs: np.ndarray, v: np.ndarray
) -> tuple[float, np.ndarray]:
    """Doubles are rationals: the same problem, solved over Q and rounded at the end."""
    owners, rays, features = _generators(X, signs, v)
    coefficients = np.array(cone_projection(features, _rationals(y)).coefficients)
    return _from_terms(X, y, v, owners, coefficients[:, np.newaxis] * rays)


def _generators(
    X: np.ndarray, signs: np.ndarray, v: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(owners, rays, features) of every occupied cell, exactly; a cell belongs to its first neuron.

    Rays are scaled to largest entry one, so that they and their features fit into doubles.
    """
    first: dict[tuple[tuple[int, ...], int], int] = {}
    for i, (s, v_i) in enumerate(zip(signs.tolist(), v.tolist(), strict=True)):
        first.setdefault((tuple(s), v_i), i)
    samples = _rationals(X)
    owners = [i for (s, _), i in first.items() for _ in region_rays(samples, s)]
    rays = np.array([_unit(ray) for s, _ in first for ray in region_rays(samples, s)])
    active = signs[owners] > 0
    return np.array(owners), rays, np.where(active, v[owners, np.newaxis] * (rays @ samples.T), 0)


def _from_terms(
    X: np.ndarray, y: np.ndarray, v: np.ndarray, owners: np.ndarray, terms: np.ndarray
) -> tuple[float, np.ndarray]:
    """Each neuron's weight is the sum of its terms, coefficient times ray."""
    weights = np.array([terms[owners == i].sum(axis=0) for i in range(len(v))], dtype=np.float64)
    return mean_squared_loss(X, y, weights, v), weights


def _unit(ray: tuple[Any, ...]) -> list[Any]:
    return [entry / max(map(abs, ray)) for entry in ray]


def _rationals(array: np.ndarray) -> np.ndarray:
    """The rationals that a float array holds."""
    return exact_array("array", np.vectorize(Fraction, otypes=[object])(array), array.shape)
