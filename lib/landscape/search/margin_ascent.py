"""Untrusted: directions pushed apart until every inequality of a configuration has some slack, by linear programs."""

import numpy as np
from scipy.optimize import linprog
from scipy.spatial import ConvexHull, QhullError

Array = np.ndarray
_NONE = -9.0


def facets_over(P: Array, Q: Array) -> Array | None:
    """Corners of the facet of the hull of P that each ray to Q pierces, (len(Q), d); None if 0 is not inside."""
    try:
        hull = ConvexHull(P)
    except QhullError:
        return None
    if hull.equations[:, -1].max() > -1e-6:
        return None
    return hull.simplices[(Q @ (hull.equations[:, :-1] / -hull.equations[:, -1:]).T).argmax(axis=1)]


def ascended(
    directions: Array, t: int, rounds: int = 40, reach: float = 0.1, enough: float = 0.03
) -> tuple[float, Array]:
    """(least slack, unit directions) after at most `rounds` linear programs; directions is (2t, d)."""
    D = directions / np.linalg.norm(directions, axis=1, keepdims=True)
    best = _NONE
    for _ in range(rounds):
        facets = _facets(D, t)
        if facets is None:
            return _NONE, D
        slack = _slacks(D, facets, t)
        best = slack.min()
        if best > enough:
            break
        D, reach = _step(D, facets, t, slack, reach)
        if reach < 1e-4:
            break
        D = D / np.linalg.norm(D, axis=1, keepdims=True)
    return best, D


def _step(D: Array, facets: Array, t: int, slack: Array, reach: float) -> tuple[Array, float]:
    """Move all directions within `reach` so that the least linearised slack grows most; shrink reach if it does not."""
    near = np.flatnonzero(slack < slack.min() + 6 * reach)
    slopes = _slopes(D, facets, t, slack, near)
    while reach >= 1e-4:
        rows = np.hstack([-slopes, np.ones((len(near), 1))])
        bounds = [(-reach, reach)] * D.size + [(None, None)]
        done = linprog(np.r_[np.zeros(D.size), -1], A_ub=rows, b_ub=slack[near], bounds=bounds, method="highs")
        if done.x is None:
            break
        moved = D + done.x[:-1].reshape(D.shape)
        if _slacks(moved, facets, t).min() > slack.min() + 1e-5:
            return moved, min(1.5 * reach, 0.3)
        reach /= 2.5
    return D, 0.0


def _slopes(D: Array, facets: Array, t: int, slack: Array, near: Array, width: float = 1e-6) -> Array:
    slopes = np.zeros((len(near), D.size))
    for k in range(D.size):
        moved = D.copy()
        moved.flat[k] += width
        slopes[:, k] = (_slacks(moved, facets, t)[near] - slack[near]) / width
    return slopes


def _facets(D: Array, t: int) -> Array | None:
    of_b, of_a = facets_over(D[:t], D[t:]), facets_over(D[t:], D[:t])
    return None if of_a is None or of_b is None else np.vstack([of_a + t, of_b])


def _slacks(D: Array, facets: Array, t: int) -> Array:
    """All slacks of Definition 3 with the radii that make one beta, or a single bad one."""
    try:
        coefficients = np.linalg.solve(D[facets].transpose(0, 2, 1), D[:, :, None])[:, :, 0]
        y, gauge = _perron(facets, coefficients, t)
        normals = np.linalg.solve(D[facets], y[facets][:, :, None])[:, :, 0]
    except np.linalg.LinAlgError:
        return np.array([_NONE])
    alphas = coefficients * y[facets] / y[:, None]
    everywhere = np.arange(2 * t)
    other = np.ones((2 * t, 2 * t), bool)
    other[everywhere, everywhere] = False
    other[everywhere[:, None], facets] = False
    heights = normals @ D.T / y
    return np.concatenate([alphas.ravel(), (1 - alphas).ravel(), (1 - heights)[other], [gauge - 1]])


def _perron(facets: Array, coefficients: Array, t: int) -> tuple[Array, float]:
    """y and g of Lambda y = g y by powers of Lambda^2, whose two halves A and B do not mix."""
    matrix = np.zeros((2 * t, 2 * t))
    matrix[np.arange(2 * t)[:, None], facets] = coefficients
    square = matrix @ matrix
    y = np.linalg.matrix_power(square / np.abs(square).max(), 64) @ np.ones(2 * t)
    for _ in range(40):
        y = square @ y
        y /= np.abs(y).max()
    image = matrix @ y
    to_a, to_b = (np.abs(image[half]).sum() / np.abs(y[half]).sum() for half in (slice(t), slice(t, None)))
    gauge = float(np.sqrt(to_a * to_b))
    return np.r_[y[:t], y[t:] * gauge / to_a], gauge
