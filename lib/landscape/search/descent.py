"""Untrusted: gradient descent as SS18 section 3 states it, run by run, to the stopping rule.

Two shortcuts. A run is over once its loss is below the level at which the paper ignores it: the loss
falls from step to step, so it would end below that level too. And a run that is still on its way
after `PATIENCE` steps may be settled by Newton's method, if the Hessian is positive definite where
the run is and where Newton's method ends, and the two are close: then the run is inside a bowl and
slides to its bottom. Neither changes where a run ends; the tests compare with plain descent.
"""

from dataclasses import dataclass

import numpy as np

from landscape.networks.gaussian_loss import GaussianLoss

Array = np.ndarray

STEP = 0.1
SMALL = 1e-9
"""The stopping rule: no neuron's gradient is longer than this."""
IGNORED = 1e-3
"""Losses below this count as global minima."""
PATIENCE = 20_000
MOST = 10_000_000
NEAR = 1e-3
"""Longest way, in the norm of all weights, that Newton's method may go."""


@dataclass(frozen=True, eq=False)
class Stop:
    """Where a run ended: its steps, its loss and its weights (n, k)."""

    steps: int
    loss: float
    W: Array

    @property
    def ignored(self) -> bool:
        """Whether the paper counts it as a global minimum."""
        return self.loss < IGNORED


def xavier(rng: np.random.Generator, k: int, n: int) -> Array:
    """Weights (n, k), independent and normal with variance 1/k."""
    return rng.standard_normal((n, k)) / np.sqrt(k)


def descend(start: Array, *, patience: int = PATIENCE) -> Stop:
    """One run from `start`, shape (n, k). Raises ValueError unless it has 1 <= k <= n and is finite."""
    if start.ndim != 2 or not 1 <= start.shape[1] <= start.shape[0] or not np.isfinite(start).all():
        raise ValueError(f"start: expected finite weights (n, k) with 1 <= k <= n, not shape {start.shape}")
    from landscape.search.descent_kernel import LANES, kernel  # numba: only where there is something to run

    n, k = start.shape
    width = -(-n // LANES) * LANES
    run, W = kernel(width), np.zeros((width, width))
    W[:n, :k] = start
    taken, leg = 0, patience
    while True:
        steps, loss, steepest = run(W, n, k, STEP, SMALL, IGNORED, min(leg, MOST - taken))
        taken += steps
        if loss < IGNORED or steepest <= SMALL:
            return Stop(taken, loss, W[:n, :k].copy())
        if taken >= MOST:
            raise ArithmeticError(f"start: no stop within {MOST} steps")
        settled = _settled(W[:n, :k].copy())
        if settled is not None:
            return Stop(taken, GaussianLoss.at(settled, np.eye(k)).value(), settled)
        leg *= 2


def newton(W: Array, rounds: int = 12) -> Array | None:
    """The critical point near W, or None where Newton's method does not converge."""
    V = np.eye(W.shape[1])
    for _ in range(rounds):
        at = GaussianLoss.at(W, V)
        gradient = at.gradient()
        if np.abs(gradient).max() < 1e-13:
            return W
        step = np.linalg.solve(at.hessian(), gradient.ravel()).reshape(W.shape)
        if not np.abs(step).max() < 1:
            return None
        W = W - step
        if np.abs(step).max() < 1e-12:
            return W
    return None


def smallest_eigenvalue(W: Array) -> float:
    """Of the Hessian at W."""
    return float(np.linalg.eigvalsh(GaussianLoss.at(W, np.eye(W.shape[1])).hessian())[0])


def _settled(W: Array) -> Array | None:
    if smallest_eigenvalue(W) <= 0:
        return None
    end = newton(W)
    if end is None or np.linalg.norm(end - W) > NEAR or smallest_eigenvalue(end) <= 0:
        return None
    return end
