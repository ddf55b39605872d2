"""The basin minimum by a primal-dual interior-point method, for data with too many rays to list.

minimise |sum_k A_k w_k - y|^2 / 2 subject to S_k U w_k >= 0, one block w_k for each occupied cell with
signs S_k, U the samples. The Hessian of a Newton step is block-diagonal plus A^T A, of rank
num_samples, so one Cholesky factor per cell and one of size num_samples are all that it takes
(Woodbury). Steps after Mehrotra (1992).

Two neurons of opposite output weights in one cell reach every difference of two points of an open
cone: a free block. What it can predict is projected out before and fitted after.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from landscape.networks.basin_minimum.compiled import kernel

Array = np.ndarray

STEPS = 60
BOUNDARY = 0.995
"""Part of the way to the boundary that a step may go."""
FLOOR = 1e-16
"""A block's regularisation as part of its trace: it keeps the factors finite."""
CLOSE, PATIENCE = 1e-7, 12
"""Steps that may fail to halve the residual: 2 below CLOSE, where it is rounding; PATIENCE above."""
RULES = (STEPS, BOUNDARY, FLOOR, CLOSE, PATIENCE)
TOLERANCE = 1e-9
"""Residual at which the method stops; rounding lets it go a little further, at the price of half as many steps."""


@dataclass(frozen=True, eq=False)
class InteriorPoint:
    """weights (num_neurons, dim), in the closed cells; multipliers (num_neurons, num_samples) of the signs."""

    weights: Array
    multipliers: Array


def interior_point(X: Array, y: Array, W: Array, v: Array, problems: int = 1) -> InteriorPoint:
    """An approximate minimiser over the closed region combination of W, pushed inside along W.

    X (num_samples, dim), y (num_samples,), W (num_neurons, dim) off every hyperplane, v (num_neurons,).
    `problems` is how many such calls are to come, which decides whether a kernel is loaded.
    """
    signs = np.where(W @ X.T > 0, 1, -1)
    first, second = _cells(signs, v)
    bound = [i for i in first if i not in second]
    weights, multipliers = np.zeros(W.shape), np.zeros(signs.shape)
    free = [np.where(signs[i] > 0, 1, 0)[:, np.newaxis] * X for i in second]
    F = np.concatenate(free, axis=1) if free else np.zeros((len(X), 0))
    active = v[bound, np.newaxis] * (signs[bound] > 0)
    weights[bound], multipliers[bound] = _bound_blocks(X, y, signs[bound], active, _span(F), problems)
    weights[bound] += _push(X, weights[bound], W[bound])
    if second:
        rest = y - (active * (weights[bound] @ X.T)).sum(axis=0)
        fitted = np.linalg.lstsq(F, rest)[0].reshape(len(second), -1)
        for (i, j), u in zip(second.items(), fitted, strict=True):
            plus, minus = (i, j) if v[i] > 0 else (j, i)
            weights[minus] = _push(X, u[np.newaxis], W[[i]])[0]
            weights[plus] = u + weights[minus]
    return InteriorPoint(weights, multipliers)


def _cells(signs: Array, v: Array) -> tuple[list[int], dict[int, int]]:
    """(the first neuron of each sign vector and output weight, less the second of each pair; the pairs)."""
    seen: dict[bytes, dict[int, int]] = {}
    for i, (s, output) in enumerate(zip(signs, v, strict=True)):
        seen.setdefault(s.tobytes(), {}).setdefault(int(output), i)
    owners = [list(outputs.values()) for outputs in seen.values()]
    return [pair[0] for pair in owners], {pair[0]: pair[1] for pair in owners if len(pair) == 2}


def _span(F: Array) -> Array:
    """Orthonormal basis of the columns of F."""
    if not F.shape[1]:
        return F
    columns, singular, _ = np.linalg.svd(F, full_matrices=False)
    return columns[:, singular > max(singular[0], 1e-300) * max(F.shape) * np.finfo(np.float64).eps]


def _bound_blocks(X: Array, y: Array, signs: Array, active: Array, span: Array, problems: int) -> tuple[Array, Array]:
    """(weights, multipliers) of the cells that hold one output weight, in scaled units and back."""
    if not len(signs) or not y.any():
        return np.zeros((len(signs), X.shape[1])), np.zeros(signs.shape)
    norms, scale, basis, U = _coordinates(X.tobytes(), X.shape)
    A = (active[:, :, np.newaxis] * (U / scale)).transpose(0, 2, 1).reshape(-1, len(X))
    A, target = A - (A @ span) @ span.T, y - span @ (span.T @ y)
    length = np.linalg.norm(y)
    compiled = kernel("interior_point_kernel", problems)
    problem = np.ascontiguousarray(A), U / norms[:, np.newaxis], signs.astype(np.float64), target / length, TOLERANCE
    w, z, *_ = compiled.solve(*problem, RULES) if compiled else solve_with_numpy(*problem)
    return w @ basis.T * (length / scale), z * (length * scale) / norms


@lru_cache(maxsize=16)
def _coordinates(data: bytes, shape: tuple[int, int]) -> tuple[Array, float, Array, Array]:
    """(lengths of the samples, their root mean square, basis of the row space, coordinates in it)."""
    X = np.frombuffer(data).reshape(shape)
    norms, basis = np.linalg.norm(X, axis=1), _span(X.T)
    return norms, np.sqrt(norms @ norms / len(X)), basis, X @ basis


def _push(X: Array, weights: Array, W: Array) -> Array:
    """Multiples of W that bring weights into the closed cells of W and a little further."""
    inside = W @ X.T
    short = np.max(-(weights @ X.T) / inside, axis=1, initial=0)
    size = np.linalg.norm(weights, axis=1) / np.linalg.norm(W, axis=1)
    return (np.maximum(short, 0) + 1e-15 * size)[:, np.newaxis] * W


def solve_with_numpy(A: Array, U: Array, S: Array, y: Array, tolerance: float) -> tuple[Array, Array, float, int]:
    """(w, z, residual, steps) of the problem above, scaled so that y and the rows of U have length about 1.

    A (cells * rank, num_samples); U (num_samples, rank); S (cells, num_samples), signs. w (cells, rank);
    z (cells, num_samples), multipliers of the constraints; the residual is the largest violation of
    stationarity, feasibility and complementarity. Stops at `tolerance` or where the residual no longer falls.
    """
    (cells, m), rank = S.shape, U.shape[1]
    outer = (U[:, :, np.newaxis] * U[:, np.newaxis]).reshape(m, -1)
    w, t, z = np.zeros((cells, rank)), np.full((cells, m), 2 / rank), np.full((cells, m), 2 / rank)
    best, stalled, steps = (w, z, np.inf), 0, 0
    while steps < STEPS:
        r = y - A.T @ w.ravel()
        rd = -(A @ r).reshape(w.shape) - (S * z) @ U
        rp, gap = S * (w @ U.T) - t, (t * z).sum()
        worst = max(np.abs(rd).max(), np.abs(rp).max(), gap)
        stalled = 0 if worst < 0.5 * best[2] else stalled + 1
        best = (w, z, worst) if worst < best[2] else best
        if best[2] <= tolerance or stalled > (2 if best[2] < CLOSE else PATIENCE) or not np.isfinite(worst):
            break
        steps += 1
        try:
            newton = _Newton(A, U, S, outer, t, z, rd, rp)
        except np.linalg.LinAlgError:
            break
        dw, dt, dz = newton.step(-t * z)
        primal, dual = min(1, _limit(t, dt)), min(1, _limit(z, dz))
        after = ((t + primal * dt) * (z + dual * dz)).sum()
        dw, dt, dz = newton.step(gap / t.size * (after / gap) ** 3 - t * z - dt * dz)
        length = min(1, BOUNDARY * min(_limit(t, dt), _limit(z, dz)))
        w, t, z = w + length * dw, t + length * dt, z + length * dz
    return *best, steps


class _Newton:
    """The factors of one Newton matrix and its right-hand sides: L L^T the blocks, C = L^-1 A, K K^T = I + C^T C."""

    def __init__(self, A: Array, U: Array, S: Array, outer: Array, t: Array, z: Array, rd: Array, rp: Array) -> None:
        self.U, self.S, self.t, self.z, self.rd, self.rp = U, S, t, z, rd, rp
        cells, rank = rd.shape
        blocks = ((z / t) @ outer).reshape(cells, rank, rank)
        floor = FLOOR * np.trace(blocks, axis1=1, axis2=2)
        self.L = np.linalg.cholesky(blocks + floor[:, np.newaxis, np.newaxis] * np.eye(rank))
        self.C = np.linalg.solve(self.L, A.reshape(cells, rank, -1)).reshape(A.shape)
        self.K = np.linalg.cholesky(np.eye(A.shape[1]) + self.C.T @ self.C)

    def step(self, rc: Array) -> tuple[Array, Array, Array]:
        """(dw, dt, dz) with complementarity target rc."""
        t, z, rp = self.t, self.z, self.rp
        right = (self.S * (rc - z * rp) / t) @ self.U - self.rd
        f = np.linalg.solve(self.L, right[:, :, np.newaxis]).ravel()
        f -= self.C @ np.linalg.solve(self.K.T, np.linalg.solve(self.K, self.C.T @ f))
        dw = np.linalg.solve(self.L.transpose(0, 2, 1), f.reshape(*right.shape, 1))[:, :, 0]
        dt = self.S * (dw @ self.U.T) + rp
        return dw, dt, (rc - z * dt) / t


def _limit(x: Array, dx: Array) -> float:
    """The step at which the first entry reaches zero."""
    steepest = (-dx / x).max()
    return 1 / steepest if steepest > 0 else np.inf
