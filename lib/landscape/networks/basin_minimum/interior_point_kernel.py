"""Primal-dual interior-point method for the basin minimum, compiled.

minimise |sum_k A_k w_k - y|^2 / 2 subject to S_k U w_k >= 0, k the occupied cells, each w_k in R^rank.
The Hessian of a Newton step is block-diagonal plus A^T A, of rank num_samples: one Cholesky factor
per cell and one of size num_samples are all that it takes (Woodbury). Steps after Mehrotra (1992).

This module imports numba: import it through `compiled`.
"""

import numpy as np
from numba import njit

compiled = njit(cache=True, fastmath={"reassoc", "contract", "nsz"}, error_model="numpy")


@compiled
def solve(A, U, S, y, tolerance, rules):
    """(w, z, residual, steps), as `interior_point.solve_with_numpy`, step by step.

    `rules` is RULES there, an argument because numba's cache does not notice when a constant of
    another module changes.
    """
    most_steps, boundary, floor, close, patience = rules
    (cells, m), rank = S.shape, U.shape[1]
    counts, indices, outer, V = *_active(A, cells), _outer(U), U.T.copy()
    w, t, z = np.zeros((cells, rank)), np.full((cells, m), 2 / rank), np.full((cells, m), 2 / rank)
    L, C = np.zeros((cells, rank, rank)), np.zeros((cells * rank, m))
    best_w, best_z, best, stalled, steps = w.copy(), z.copy(), np.inf, 0, 0
    while steps < most_steps:
        rd = np.dot(A, np.dot(A.T, w.ravel()) - y).reshape(cells, rank) - np.dot(S * z, U)
        rp = S * np.dot(w, V) - t
        gap = np.sum(t * z)
        if not 0 <= gap < np.inf:  # also where rounding has led to NaN
            break
        worst = max(gap, _largest(rd), _largest(rp))
        stalled = 0 if worst < 0.5 * best else stalled + 1
        if worst < best:
            best = worst
            best_w[:], best_z[:] = w, z
        if best <= tolerance or stalled > (2 if best < close else patience):
            break
        steps += 1
        M = _factor(A, np.dot(z / t, outer), counts, indices, floor, L, C)
        dw, dt, dz = _direction(U, V, S, t, z, rd, rp, -t * z, L, C, M)
        primal, dual = min(1.0, _limit(t, dt)), min(1.0, _limit(z, dz))
        after = np.sum((t + primal * dt) * (z + dual * dz))
        centred = gap / (cells * m) * (after / gap) ** 3 - t * z - dt * dz
        dw, dt, dz = _direction(U, V, S, t, z, rd, rp, centred, L, C, M)
        step = min(1.0, boundary * min(_limit(t, dt), _limit(z, dz)))
        w += step * dw
        t += step * dt
        z += step * dz
    return best_w, best_z, best, steps


@compiled
def _outer(U):
    """The lower triangle of u u^T for every row u, (num_samples, rank (rank + 1) / 2)."""
    m, rank = U.shape
    outer = np.empty((m, rank * (rank + 1) // 2))
    for s in range(m):
        place = 0
        for i in range(rank):
            for j in range(i + 1):
                outer[s, place] = U[s, i] * U[s, j]
                place += 1
    return outer


@compiled
def _largest(x):
    return max(x.max(), -x.min())


@compiled
def _active(A, cells):
    """(counts, indices) of the samples that each block's predictions can reach: (cells,), (cells, num_samples)."""
    rank, m = len(A) // cells, A.shape[1]
    counts, indices = np.zeros(cells, np.int64), np.empty((cells, m), np.int64)
    for k in range(cells):
        for s in range(m):
            i = k * rank
            while i < (k + 1) * rank and A[i, s] == 0:
                i += 1
            if i < (k + 1) * rank:
                indices[k, counts[k]] = s
                counts[k] += 1
    return counts, indices


@compiled
def _factor(A, triangles, counts, indices, floor, L, C):
    """Factors L L^T of the blocks, given by their lower triangles, C = L^-1 A, and the factor of I + C^T C."""
    cells, rank, m = len(L), L.shape[1], A.shape[1]
    M = np.eye(m)
    for k in range(cells):
        trace, place = 0.0, 0
        for i in range(rank):
            for j in range(i + 1):
                L[k, i, j] = triangles[k, place]
                place += 1
            trace += L[k, i, i]
        _cholesky(L[k], floor * trace)
        active = indices[k, : counts[k]]
        D = _columns(A[k * rank : (k + 1) * rank], L[k], active)
        _add_gram(D, active, M)
        for i in range(rank):
            for s in range(len(active)):
                C[k * rank + i, active[s]] = D[i, s]
    _cholesky(M, 0.0)
    return M


@compiled
def _add_gram(D, active, M):
    """M += D^T D at the active rows and columns; the lower triangle."""
    N = np.dot(D.T, D)
    for s in range(len(active)):
        row, other = M[active[s]], N[s]
        for u in range(s + 1):
            row[active[u]] += other[u]


@compiled
def _columns(A, L, active):
    """L^-1 A, at the active columns only."""
    rank, count = len(L), len(active)
    D = np.empty((rank, count))
    for i in range(rank):
        row = D[i]
        for s in range(count):
            row[s] = A[i, active[s]]
        for j in range(i):
            factor, other = L[i, j], D[j]
            for s in range(count):
                row[s] -= factor * other[s]
        inverse = 1 / L[i, i]
        for s in range(count):
            row[s] *= inverse
    return D


@compiled
def _cholesky(B, floor):
    """Lower factor in place; a pivot that rounding has eaten counts as `floor`."""
    for i in range(len(B)):
        for j in range(i):
            total = B[i, j]
            for k in range(j):
                total -= B[i, k] * B[j, k]
            B[i, j] = total / B[j, j]
        total = B[i, i] + floor
        for k in range(i):
            total -= B[i, k] * B[i, k]
        B[i, i] = np.sqrt(max(total, floor, 1e-300))


@compiled
def _direction(U, V, S, t, z, rd, rp, rc, L, C, M):
    """Newton step (dw, dt, dz) for the residuals rd, rp and the complementarity target rc; V is U^T."""
    cells, rank = rd.shape
    dw = np.dot(S * (rc - z * rp) / t, U) - rd
    for k in range(cells):
        for i in range(rank):
            for j in range(i):
                dw[k, i] -= L[k, i, j] * dw[k, j]
            dw[k, i] /= L[k, i, i]
    f = dw.ravel()
    u = np.dot(C.T, f)
    _solve_triangular(M, u)
    f -= np.dot(C, u)
    for k in range(cells):
        for i in range(rank - 1, -1, -1):
            dw[k, i] /= L[k, i, i]
            for j in range(i):
                dw[k, j] -= L[k, i, j] * dw[k, i]
    dt = S * np.dot(dw, V) + rp
    return dw, dt, (rc - z * dt) / t


@compiled
def _solve_triangular(M, u):
    """u := (M M^T)^-1 u for a lower factor M."""
    for i in range(len(u)):
        total = u[i]
        for j in range(i):
            total -= M[i, j] * u[j]
        u[i] = total / M[i, i]
    for i in range(len(u) - 1, -1, -1):
        u[i] /= M[i, i]
        for j in range(i):
            u[j] -= M[i, j] * u[i]


@compiled
def _limit(x, dx):
    """The step at which the first entry reaches zero."""
    steepest = 0.0
    for k in range(x.shape[0]):
        for s in range(x.shape[1]):
            steepest = max(steepest, -dx[k, s] / x[k, s])
    return 1 / steepest if steepest > 0 else np.inf
