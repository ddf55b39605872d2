"""Gradient descent on the Gaussian loss, plainly: a batch of runs in numpy, each to the stopping rule."""

import numpy as np

Array = np.ndarray


def losses_and_gradients(W: Array) -> tuple[Array, Array]:
    """F (batch,) and its gradient (batch, n, k), SS18 eqs. 6 to 8, for weights W (batch, n, k) and targets I."""
    (_, n, k), half = W.shape, 1 / (2 * np.pi)
    lengths = np.linalg.norm(W, axis=2)
    units = W / lengths[:, :, None]
    between, sines = _angles(units @ units.transpose(0, 2, 1))
    between[:, range(n), range(n)], sines[:, range(n), range(n)] = np.pi, 0
    to_targets, target_sines = _angles(units)
    radial = (sines @ lengths[:, :, None])[:, :, 0] - target_sines.sum(axis=2)
    gradients = half * (radial[:, :, None] * units + between @ W - to_targets)
    inner = np.einsum("bij,bij->b", gradients, W)
    cross = half * (lengths * target_sines.sum(axis=2) + (to_targets * W).sum(axis=2)).sum(axis=1)
    return (inner - cross) / 2 + (k / 2 + k * (k - 1) * half) / 2, gradients


def descend_plainly(W: Array, step: float, small: float, most: int) -> tuple[Array, Array, Array]:
    """(steps, losses, steepest), each (batch,), of runs from W (batch, n, k), which is moved to where they stopped.

    A run stops where no neuron's gradient is longer than `small`, or after `most` steps. Runs that
    have stopped leave the batch.
    """
    steps, losses, steepest = np.zeros(len(W), int), np.empty(len(W)), np.empty(len(W))
    running, moving = np.arange(len(W)), W.copy()
    for taken in range(most + 1):
        F, gradients = losses_and_gradients(moving)
        longest = np.sqrt(np.einsum("bij,bij->bi", gradients, gradients).max(axis=1))
        stopped = (longest <= small) | (taken == most)
        if stopped.any():
            done = running[stopped]
            steps[done], losses[done], steepest[done], W[done] = taken, F[stopped], longest[stopped], moving[stopped]
            running, moving, gradients = running[~stopped], moving[~stopped], gradients[~stopped]
            if not len(running):
                break
        moving -= step * gradients
    return steps, losses, steepest


def _angles(cosines: Array) -> tuple[Array, Array]:
    """pi - t and sin(t) for the angles t with these cosines."""
    cosines = np.clip(cosines, -1, 1)
    return np.arccos(-cosines), np.sqrt(1 - cosines * cosines)
