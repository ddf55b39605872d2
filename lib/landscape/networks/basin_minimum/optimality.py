"""How far given weights are from optimal in a closed region combination: the KKT residual, in floats."""

import numpy as np

from landscape.networks.basin_minimum.float_nnls import float_nnls
from landscape.networks.two_layer import residual


def kkt_residual(
    X: np.ndarray, y: np.ndarray, weights: np.ndarray, v: np.ndarray, signs: np.ndarray
) -> float:
    """Largest relative violation of the optimality conditions, zero at an exact minimiser.

    With r = y - predictions: the weights lie in the closed regions (`signs`, (num_neurons,
    num_samples)); no direction of a region lowers the loss, <v relu(X g), r> <= 0; moving
    along the weights themselves changes nothing, <predictions, r> = 0. Uses no rays: the
    second condition is Farkas', some multipliers l >= 0 on the samples have
    X^T (v D r + S l) = 0 with S = diag(signs) and D its positive part.

    A small residual is strong evidence and no certificate: a bound on the value would need a
    bound on the norm of all minimisers, which can be huge where features nearly cancel.
    """
    r = -residual(X, y, weights, v)
    scale = np.linalg.norm(y) or 1.0
    cells = {(tuple(s), int(v_i)) for s, v_i in zip(signs.tolist(), v, strict=True)}
    return float(max(
        _outside(X, weights, signs),
        *(_descent(X, r, np.array(s), v_i) / scale for s, v_i in cells),
        abs((y - r) @ r) / scale**2,
    ))  # fmt: skip


def _outside(X: np.ndarray, weights: np.ndarray, signs: np.ndarray) -> float:
    """Largest sine of an angle by which a weight is on the wrong side of a sample's hyperplane."""
    lengths = np.outer(np.linalg.norm(weights, axis=1), np.linalg.norm(X, axis=1))
    return max(0.0, (-signs * (weights @ X.T) / np.where(lengths > 0, lengths, 1)).max())


def _descent(X: np.ndarray, r: np.ndarray, signs: np.ndarray, v: int) -> float:
    """Distance of Farkas' condition from being met, relative to the size of X."""
    force = -v * X.T @ np.where(signs > 0, r, 0)
    normals = signs[:, np.newaxis] * X
    multipliers = float_nnls(normals, force)
    return np.linalg.norm(multipliers @ normals - force) / np.linalg.norm(X)
