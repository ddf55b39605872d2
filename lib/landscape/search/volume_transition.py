"""Untrusted: random regions of ReLU networks, and whether they contain a global minimum.

A region does if some signs s_i and vectors u_i with s_i u_i in the cone of neuron i fit all labels, where u_i
stands for z_i w_i. Linear programmes decide it, neuron by neuron: a sign is kept if the programme in which
the other neurons are free is feasible. A hit counts only with an exact certificate; a miss is a float's word.
"""

from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from landscape.evidence.seeds import block_generator
from landscape.vanishing_minima.good_volume.transition import DIM, certifies

SIZES = (6, 12)
TRIALS = {2: 100, 3: 50, 4: 50, 5: 50, 8: 100}
"""By twice d_0 d_1 / N: more at the ends, which are cheap and which the claim is about."""
BITS = 10
GUESSES = 6
_MARGIN = 1e-6


def find() -> dict[str, Any]:
    """Counts [N, d_1, trials, hits], one for each size and ratio."""
    tasks = ((num, half * num // (2 * DIM), trials) for num in SIZES for half, trials in TRIALS.items())
    return {"counts": [count(*task) for task in tasks]}


def count(num_samples: int, num_neurons: int, trials: int) -> list[int]:
    """[N, d_1, trials, hits]; the draws depend on the sizes only."""
    rng = block_generator("own/volume-transition", 1000 * num_samples + num_neurons, 0)
    hits = sum(has_global_minimum(*drawn(rng, num_samples, num_neurons)) for _ in range(trials))
    return [num_samples, num_neurons, trials, hits]


def drawn(rng: np.random.Generator, num_samples: int, num_neurons: int) -> tuple[np.ndarray, ...]:
    """Standard normal X and W in units of 2^-10, and fair labels -1 and 1."""
    X, W = (np.round(rng.standard_normal((n, DIM)) * 2**BITS) for n in (num_samples, num_neurons))
    return X, rng.choice([-1.0, 1.0], size=num_samples), W


def has_global_minimum(X: np.ndarray, y: np.ndarray, W: np.ndarray) -> bool:
    """ReLU; X and W in units of 2^-10, whose scale does not matter to a region.

    X (num_samples, dim), y (num_samples,), W (num_neurons, dim).
    """
    signs = np.sign(X @ W.T)
    if not signs.all() or DIM * len(W) < len(X):
        return False
    X = X / 2**BITS
    matrix = ((signs > 0)[:, :, None] * X[:, None, :]).reshape(len(X), -1)
    fit = _guessed(signs, X, matrix, y)
    if fit is None:
        fit = _extended({}, signs, X, matrix, y)
    whole = [[[int(e) for e in row] for row in np.round(part * scale)] for part, scale in ((X, 2**BITS), (W, 1))]
    return fit is not None and certifies(whole[0], [int(e) for e in y], whole[1], 0, fit / 2**BITS)


def _guessed(signs: np.ndarray, X: np.ndarray, matrix: np.ndarray, y: np.ndarray) -> Any:
    """All signs at once: those that the shortest fit likes best, then those that each last fit does. A fit or None."""
    fit = np.linalg.lstsq(matrix, y, rcond=None)[0]
    for _ in range(GUESSES):
        likes = (np.sign(X @ fit.reshape(-1, DIM).T) * signs).sum(axis=0)
        margin, fit = _programme({i: 1 if like >= 0 else -1 for i, like in enumerate(likes)}, signs, X, matrix, y)
        if margin > _MARGIN or fit is None:
            return fit
    return None


def _extended(chosen: dict[int, int], signs: np.ndarray, X: np.ndarray, matrix: np.ndarray, y: np.ndarray) -> Any:
    """A fit with these signs of some neurons, or None: next comes the free neuron that is least at home."""
    margin, fit = _programme(chosen, signs, X, matrix, y)
    if margin <= _MARGIN or len(chosen) == signs.shape[1]:
        return fit if margin > _MARGIN else None
    likes = (np.sign(X @ fit.reshape(-1, DIM).T) * signs).sum(axis=0)
    following = min((i for i in range(signs.shape[1]) if i not in chosen), key=lambda i: abs(likes[i]))
    first = 1 if likes[following] >= 0 else -1
    for sign in (first, -first):
        found = _extended(chosen | {following: sign}, signs, X, matrix, y)
        if found is not None:
            return found
    return None


def _programme(chosen: dict[int, int], signs: np.ndarray, X: np.ndarray, matrix: np.ndarray, y: np.ndarray) -> Any:
    """The largest margin up to 1 by which a fit stays within the chosen cones, and the fit; -1 and None without one."""
    num, width = matrix.shape
    inside = np.zeros((len(chosen) * num, width + 1))
    for k, (i, sign) in enumerate(chosen.items()):
        inside[k * num : (k + 1) * num, i * DIM : (i + 1) * DIM] = -sign * signs[:, i : i + 1] * X
    inside[:, -1] = 1
    cost = np.zeros(width + 1)
    cost[-1] = -1
    fits = np.hstack([matrix, np.zeros((num, 1))])
    limits = Bounds(np.full(width + 1, -np.inf), np.append(np.full(width, np.inf), 1))
    rules = [LinearConstraint(inside, -np.inf, 0), LinearConstraint(fits, y, y)]
    found = milp(cost, constraints=rules, bounds=limits)
    return (found.x[-1], found.x[:-1]) if found.status == 0 else (-1.0, None)
