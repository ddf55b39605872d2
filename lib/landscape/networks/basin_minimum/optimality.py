"""How far given weights are from optimal in a closed region combination: the KKT residual, in floats."""

import numpy as np

from landscape.networks.basin_minimum.float_nnls import float_nnls
from landscape.networks.two_layer import predict


def kkt_residual(
    X: np.ndarray,
    y: np.ndarray,
    weights: np.ndarray,
    v: np.ndarray,
    signs: np.ndarray,
    multipliers: np.ndarray | None = None,
) -> float:
    """Largest relative violation of the optimality conditions, zero at an exact minimiser.

    With r = y - predictions: the weights lie in the closed regions (`signs`, (num_neurons,
    num_samples)); no direction of a region lowers the loss, <v relu(X g), r> <= 0; moving
    along the weights themselves changes nothing, <predictions, r> = 0. Uses no rays: the
    second condition is Farkas', some multipliers l >= 0 on the samples have
    X^T (v D r + S l) = 0 with S = diag(signs) and D its positive part. They may be given,
    (num_neurons, num_samples), as a solver found them; neurons of one cell share the best.

    A small residual is strong evidence and no certificate: a bound on the value would need a
    bound on the norm of all minimisers, which can be huge where features nearly cancel.
    """
    return violation(X, y, predict(X, weights, v), weights, v, signs, multipliers)


def violation(
    X: np.ndarray,
    y: np.ndarray,
    predictions: np.ndarray,
    weights: np.ndarray,
    v: np.ndarray,
    signs: np.ndarray,
    multipliers: np.ndarray | None = None,
) -> float:
    """`kkt_residual` of weights whose predictions, (num_samples,), are known."""
    r = y - predictions
    scale = np.linalg.norm(y) or 1.0
    cells: dict[tuple[bytes, int], int] = {}
    for i, s in enumerate(signs):
        cells.setdefault((s.tobytes(), int(v[i])), i)
    owners = list(cells.values())
    if multipliers is None:
        descents = [_descent(X, r, signs[i], int(v[i])) for i in owners]
    else:
        forces = v[:, np.newaxis] * np.where(signs > 0, r, 0) + signs * multipliers
        descents = np.linalg.norm(forces[owners] @ X, axis=1) / np.linalg.norm(X)
    return float(max(_outside(X, weights, signs), max(descents) / scale, abs(predictions @ r) / scale**2))


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
