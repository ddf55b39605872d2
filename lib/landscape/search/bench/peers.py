"""The basin minimum as others solve it, and the instances on which all are timed."""

from collections.abc import Callable
from dataclasses import dataclass

import cvxpy
import numpy as np

from landscape.networks.basin_minimum.clarabel_solver import clarabel_weights
from landscape.networks.two_layer import mean_squared_loss

Array = np.ndarray


@dataclass(frozen=True, eq=False)
class Batch:
    """Normal samples X (num_samples, dim) and labels y, and many initialisations W (batch, num_neurons, dim), v."""

    X: Array
    y: Array
    W: Array
    v: Array

    @classmethod
    def draw(cls, rng: np.random.Generator, size: tuple[int, int, int], count: int) -> "Batch":
        """`size` is (num_samples, dim, num_neurons). Where width alone would fit all labels, they and v lean."""
        m, d, n = size
        X, y, W = rng.standard_normal((m, d)), rng.standard_normal(m), rng.standard_normal((count, n, d))
        v = rng.choice([-1, 1], (count, n))
        if n * d >= 4 * m:
            y, v = y - 1, np.where(np.arange(n) < n - 3, 1, -1)[np.newaxis].repeat(count, axis=0)
        return cls(X, y, W, v)


def cvxpy_clarabel(X: Array, y: Array, W: Array, v: Array) -> float:
    """The convex program as it is defined, modelled by cvxpy and solved by Clarabel."""
    signs = np.where(W @ X.T > 0, 1, -1)
    weights = cvxpy.Variable(W.shape)
    products = weights @ X.T
    predictions = v @ cvxpy.multiply(signs > 0, products)
    problem = cvxpy.Problem(
        cvxpy.Minimize(cvxpy.sum_squares(predictions - y) / len(y)), [cvxpy.multiply(signs, products) >= 0]
    )
    return problem.solve(solver=cvxpy.CLARABEL)


def parametrised(size: tuple[int, int, int]) -> Callable[[Array, Array, Array, Array], float]:
    """As `cvxpy_clarabel` with a problem compiled once: signs are its parameters."""
    m, d, n = size
    weights, X, y = cvxpy.Variable((n, d)), cvxpy.Parameter((m, d)), cvxpy.Parameter(m)
    signs, active = cvxpy.Parameter((n, m)), cvxpy.Parameter((n, m))
    z = cvxpy.Variable((n, m))
    loss = cvxpy.sum_squares(cvxpy.sum(cvxpy.multiply(active, z), axis=0) - y) / m
    problem = cvxpy.Problem(cvxpy.Minimize(loss), [z == weights @ X.T, cvxpy.multiply(signs, z) >= 0])

    def solve(X_value: Array, y_value: Array, W: Array, v: Array) -> float:
        side = np.where(W @ X_value.T > 0, 1, -1)
        X.value, y.value, signs.value, active.value = X_value, y_value, side, v[:, np.newaxis] * (side > 0)
        return problem.solve(solver=cvxpy.CLARABEL)

    return solve


def clarabel_alone(X: Array, y: Array, W: Array, v: Array) -> float:
    """The same program handed to Clarabel directly."""
    return mean_squared_loss(X, y, clarabel_weights(X, y, np.where(W @ X.T > 0, 1, -1), v), v)
