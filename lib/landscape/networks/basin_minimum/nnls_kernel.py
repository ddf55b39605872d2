"""Non-negative least squares over ray features, compiled: Lawson and Hanson's method on many small problems.

The columns in use carry a QR factorisation that grows by Gram-Schmidt (twice, for orthogonality)
and shrinks by rotations. Each round lets the best column of every cell in, not only the best of
all: rounds, each of which prices every column, are what costs. That is still finite: a point
that minimises on its columns and moves to one that minimises on others goes strictly down.

This module imports numba: import it through `compiled`.
"""

import numpy as np
from numba import njit

compiled = njit(cache=True, fastmath={"reassoc", "contract", "nsz"}, error_model="numpy")

PRICE = 1e-14
"""A column may enter where its inner product with the residual is above this, times |y|."""
DEPENDENT = 1e-12
"""Sine of the angle to the span of the columns in use, below which a column cannot enter."""
SETTLED = 1e-9
"""Prices below this, times |y|, may be rounding: then a round has to lower the square to go on."""
PROMISING = 0.3
"""The best column of a cell enters if its price is at least this part of the best of all."""


@compiled
def minima(features, y, cell_starts, cell_rays, cell_groups, starts, cells, outputs, coefficients):
    """(sums of squares, KKT residuals, rounds), each (batch,): least sum of squares of every problem.

    features (num_rays, num_samples): unit rows; y (num_samples,). Cell c holds the rays
    cell_rays[cell_starts[c] : cell_starts[c + 1]]; problem b the entries starts[b] : starts[b + 1]
    of `cells` and of `outputs` (-1 or 1). Where `coefficients` is not empty it is filled with those
    of the last problem, entry by entry and ray by ray; a ray that came before keeps zero.
    `cell_groups` is scratch: (2, num_rays), filled with -1.
    """
    batch, m = len(starts) - 1, len(y)
    widest = 0
    for b in range(batch):
        width = 0
        for e in range(starts[b], starts[b + 1]):
            width += cell_starts[cells[e] + 1] - cell_starts[cells[e]]
        widest = max(widest, width)
    columns, groups = np.empty((m, widest)), np.empty(widest, np.int64)
    places, x = np.empty(widest, np.int64), np.empty(widest)
    squares, violations, rounds = np.empty(batch), np.empty(batch), np.zeros(batch, np.int64)
    for b in range(batch):
        count = position = 0
        for e in range(starts[b], starts[b + 1]):
            sign, side = outputs[e], (outputs[e] + 1) // 2
            for place in range(cell_starts[cells[e]], cell_starts[cells[e] + 1]):
                ray = cell_rays[place]
                if cell_groups[side, ray] != b:
                    cell_groups[side, ray] = b
                    for t in range(m):
                        columns[t, count] = sign * features[ray, t]
                    groups[count], places[count] = e - starts[b], position
                    count += 1
                position += 1
        squares[b], violations[b], rounds[b] = _solve(columns, count, groups, starts[b + 1] - starts[b], y, x)
        if len(coefficients) and b == batch - 1:
            for j in range(count):
                coefficients[places[j]] = x[j]
    return squares, violations, rounds


@compiled
def _solve(columns, count, groups, num_groups, y, x):
    """(least |columns @ x - y|^2 over x >= 0, largest violation of the optimality conditions, rounds)."""
    m = len(y)
    Q, R, Qy = np.empty((m + 1, m)), np.zeros((m + 1, m + 1)), np.empty(m + 1)
    used, steps, target = np.empty(m + 1, np.int64), np.empty(m + 1), np.empty(m + 1)
    best, prices, r = np.empty(num_groups, np.int64), np.empty(count), y.copy()
    blocked = np.zeros(count, np.bool_)
    x[:count] = 0
    size, length = 0, np.sqrt(np.dot(y, y))
    if length == 0 or count == 0:
        return length**2, 0.0, 0
    before, rounds = length**2, 0
    while rounds < 30 * m + 100:
        rounds += 1
        price(columns, count, r, prices)
        tolerance = max(PRICE * length, DEPENDENT * np.sqrt(np.dot(r, r)))
        worst = _best_of_groups(prices, x, groups, blocked, tolerance, best)
        if worst <= tolerance or size == m:
            break
        entered = _let_in(columns, best, y, Q, R, Qy, used, size, blocked)
        if entered == size:
            continue
        size, moved = _descend(x, used, entered, Q, R, Qy, steps, target)
        _residual(Q, Qy, size, y, r)
        now = np.dot(r, r)
        if moved and worst < SETTLED * length and now > before - PRICE * length**2:
            break
        before = now
        if moved:
            blocked[:] = False
        else:
            _block(best, blocked)
    square, inner = np.dot(r, r), np.dot(y, r) - np.dot(r, r)
    return square, max(max(0.0, prices.max()) / length, abs(inner) / length**2), rounds


@compiled
def price(columns, count, r, prices):
    """prices := r @ columns, of the first `count` columns: what a round costs."""
    prices[:] = 0
    for t in range(len(r)):
        weight, row = r[t], columns[t]
        for j in range(count):
            prices[j] += weight * row[j]


@compiled
def _best_of_groups(prices, x, groups, blocked, tolerance, best):
    """Index of the best priced column of each group in `best`, -1 where none is above tolerance."""
    best[:] = -1
    worst = 0.0
    for j in range(len(prices)):
        if prices[j] > tolerance and x[j] == 0 and not blocked[j]:
            g = groups[j]
            worst = max(worst, prices[j])
            if best[g] < 0 or prices[j] > prices[best[g]]:
                best[g] = j
    for g in range(len(best)):
        if best[g] >= 0 and prices[best[g]] < PROMISING * worst:
            best[g] = -1
    return worst


@compiled
def _let_in(columns, best, y, Q, R, Qy, used, size, blocked):
    """The number of columns in use when those of `best` have entered that can."""
    for j in best:
        if j >= 0 and size < len(y):
            if _enter(columns, j, y, Q, R, Qy, size):
                used[size] = j
                size += 1
            else:
                blocked[j] = True
    return size


@compiled
def _block(best, blocked):
    for j in best:
        if j >= 0:
            blocked[j] = True


@compiled
def _enter(columns, j, y, Q, R, Qy, size):
    """Append column j to the factorisation; False where it depends on the columns in use."""
    m, new = len(y), Q[size]
    for t in range(m):
        new[t] = columns[t, j]
    R[: size + 1, size] = 0
    for _ in range(2):
        for i in range(size):
            inner = 0.0
            for t in range(m):
                inner += Q[i, t] * new[t]
            for t in range(m):
                new[t] -= inner * Q[i, t]
            R[i, size] += inner
    length = np.sqrt(np.dot(new, new))
    if length < DEPENDENT:
        return False
    R[size, size] = length
    inner = 0.0
    for t in range(m):
        new[t] /= length
        inner += new[t] * y[t]
    Qy[size] = inner
    return True


@compiled
def _descend(x, used, size, Q, R, Qy, steps, target):
    """Walk to the least-squares solution on the columns in use; what reaches zero drops out."""
    moved = False
    while size:
        step = 1.0
        for i in range(size - 1, -1, -1):
            total = Qy[i]
            for k in range(i + 1, size):
                total -= R[i, k] * target[k]
            target[i] = total / R[i, i]
            now = x[used[i]]
            steps[i] = 2.0 if target[i] > 0 else now / (now - target[i]) if now > 0 else 0.0
            step = min(step, steps[i])
        moved = moved or step > 0
        for i in range(size):
            x[used[i]] += step * (target[i] - x[used[i]])
        if step == 1:
            break
        for i in range(size - 1, -1, -1):
            if steps[i] <= step:
                x[used[i]] = 0
                _leave(i, used, size, Q, R, Qy)
                for k in range(i, size - 1):
                    steps[k] = steps[k + 1]
                size -= 1
    return size, moved


@compiled
def _leave(i, used, size, Q, R, Qy):
    """Delete column i of the factorisation and rotate it back to a triangle."""
    for k in range(i, size - 1):
        used[k] = used[k + 1]
        for row in range(k + 2):
            R[row, k] = R[row, k + 1]
    for k in range(i, size - 1):
        a, b = R[k, k], R[k + 1, k]
        h = np.sqrt(a * a + b * b)
        c, s = a / h, b / h
        for col in range(k, size - 1):
            upper, lower = R[k, col], R[k + 1, col]
            R[k, col], R[k + 1, col] = c * upper + s * lower, c * lower - s * upper
        for t in range(Q.shape[1]):
            upper, lower = Q[k, t], Q[k + 1, t]
            Q[k, t], Q[k + 1, t] = c * upper + s * lower, c * lower - s * upper
        upper, lower = Qy[k], Qy[k + 1]
        Qy[k], Qy[k + 1] = c * upper + s * lower, c * lower - s * upper


@compiled
def _residual(Q, Qy, size, y, r):
    """r := y less its projection on the columns in use, at whose best point `_descend` has arrived."""
    r[:] = y
    for i in range(size):
        weight, row = Qy[i], Q[i]
        for t in range(len(y)):
            r[t] -= weight * row[t]
