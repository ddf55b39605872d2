"""Untrusted: around the rational cup, a dual for every wall, and a path over the lowest one.

The duals are convex programs. The path goes straight to the point of least loss on a wall, a little
beyond, and from there downhill; a few points of the descent are kept.
"""

from typing import Any

import cvxpy as cp
import numpy as np

from landscape.cupped_minima.no_descent_path.cup import Cup
from landscape.cupped_minima.no_descent_path.examples import rational
from landscape.evidence.doubles import rounded_array
from landscape.search.decimals import decimals

DIGITS, SHRINK = 6, 1 - 1e-4
BEYOND = (1.0, 1.01, 1.1, 1.3)
MARKS = (200, 1000, 2000, 4000)
STEPS, RATE, MOMENTUM, STARTS = 40_000, 2e-5, 0.9, 3


def find() -> dict[str, Any]:
    """duals (num_walls, num_samples), over: weights along the path after the cup, better: weights of less loss."""
    cup = rational()
    duals = [_dual(cup, *wall) for wall in cup.products]
    lowest = max(range(len(duals)), key=lambda k: (round(-_price(cup, duals[k], k), 6), -k))
    return {
        "duals": decimals(np.array(duals) * SHRINK, DIGITS),
        "over": decimals(_over(cup, list(cup.products)[lowest]), DIGITS),
        "better": decimals(_better(cup), DIGITS),
    }


def _dual(cup: Cup, r: int, i: int) -> np.ndarray:
    F, M, e, v = rounded_array(cup.features), rounded_array(cup.pushes), rounded_array(cup.error), cup.v.astype(float)
    u = cp.Variable(len(e))
    share = v[r] * (F[:, r] @ u)
    free = [F[:, q] @ u == 0 for q in range(len(v)) if q != r]
    aim = cp.Minimize(2 * share + cp.sum_squares(u))
    cp.Problem(aim, [M @ (e + u) - share * _shares(cup, r, i) >= 0, *free]).solve(solver=cp.CLARABEL)
    return u.value


def _price(cup: Cup, dual: np.ndarray, wall: int) -> float:
    r, _ = list(cup.products)[wall]
    return -2 * cup.v[r] * (rounded_array(cup.features)[:, r] @ dual) - dual @ dual


def _shares(cup: Cup, r: int, i: int) -> np.ndarray:
    """How far each push leads towards the wall, up to its sign."""
    per_neuron = len(cup.pushes) // len(cup.v)
    found = np.zeros(len(cup.pushes))
    for j, turn in enumerate(cup.turns[r]):
        step = rounded_array(turn) @ rounded_array(cup.X[i]) / rounded_array(cup.products[r, i])
        found[r * per_neuron + 2 * j] = step
        found[r * per_neuron + 2 * j + 1] = -step
    return found


def _over(cup: Cup, wall: tuple[int, int]) -> list[np.ndarray]:
    """From the point of least loss on a wall straight on, then downhill."""
    start, top = rounded_array(cup.W), _lowest_on(cup, *wall)
    path = [start + share * (top - start) for share in BEYOND]
    for steps in MARKS:
        path.append(_descend(cup, path[len(BEYOND) - 1], steps))
    return path


def _lowest_on(cup: Cup, r: int, i: int) -> np.ndarray:
    F, M, e, n = rounded_array(cup.features), rounded_array(cup.pushes), rounded_array(cup.error), len(cup.v)
    stretch, pushed = cp.Variable(n), cp.Variable(len(M), nonneg=True)
    moved = F @ cp.multiply(stretch, cup.v.astype(float)) + M.T @ pushed
    wall = [1 + stretch[r] + _shares(cup, r, i) @ pushed == 0]
    cp.Problem(cp.Minimize(cp.sum_squares(e + moved)), wall).solve(solver=cp.CLARABEL)
    W = rounded_array(cup.W) * (1 + stretch.value)[:, None]
    up, down = pushed.value[::2].reshape(n, -1), pushed.value[1::2].reshape(n, -1)
    return W + np.einsum("rk,rkd->rd", up - down, np.array([[rounded_array(t) for t in turns] for turns in cup.turns]))


def _better(cup: Cup) -> np.ndarray:
    """The best of a few descents from random starts."""
    rng = np.random.Generator(np.random.PCG64(0))
    ends = [_descend(cup, rng.normal(size=cup.W.shape), STEPS) for _ in range(STARTS)]
    return min(ends, key=lambda W: float(np.sum(_errors(cup, W) ** 2)))


def _errors(cup: Cup, W: np.ndarray) -> np.ndarray:
    return np.maximum(rounded_array(cup.X) @ W.T, 0) @ cup.v - rounded_array(cup.y)


def _descend(cup: Cup, W: np.ndarray, steps: int) -> np.ndarray:
    X, y, v = rounded_array(cup.X), rounded_array(cup.y), cup.v.astype(float)
    W, speed = W.copy(), np.zeros_like(W)
    for _ in range(steps):
        Z = X @ W.T
        r = np.maximum(Z, 0) @ v - y
        speed = MOMENTUM * speed - RATE * 2 * ((r[:, None] * (Z > 0)) * v).T @ X
        W += speed
    return W
