"""Gradient descent in fractions, and the certificate that it never leaves a region combination again.

The loss is the mean squared loss, the derivative of relu at 0 is 0, the step is fixed. Every iterate is
a rational matrix, so "descent arrives there" is an exact statement.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from flint import fmpq, fmpq_mat

from landscape.evidence.comparison import Finding, all_of, equal, less
from landscape.evidence.inputs import exact_array, exact_number
from landscape.geometry.cones import row_space_basis
from landscape.networks.basin_minimum import ExactBasinMinimum, exact_basin_minimum
from landscape.networks.gradient import descent_step, mean_squared_gradient
from landscape.networks.khatri_rao import khatri_rao
from landscape.networks.two_layer import mean_squared_loss, signed_output_weights

MOST_STEPS, STRIDE = 1600, 20
"""How long `trap_after` walks, and how often it looks for a trap."""


@dataclass(frozen=True)
class Descent:
    """Gradient descent on one sample, from one start; all arrays hold `fmpq`.

    X, y  samples (num_samples, dim), labels (num_samples,)
    W, v  start (num_neurons, dim), output weights -1 or 1 (num_neurons,)
    step  what the gradient is multiplied by
    """

    X: np.ndarray
    y: np.ndarray
    W: np.ndarray
    v: np.ndarray
    step: fmpq

    @classmethod
    def of(cls, X: Any, y: Any, W: Any, v: Any, step: Any) -> "Descent":
        """From rational entries. Raises ValueError for bad shapes or entries and unless step > 0."""
        X, step = exact_array("X", X, (None, None)), exact_number("step", step)
        y, W = exact_array("y", y, (len(X),)), exact_array("W", W, (None, X.shape[1]))
        v = exact_array("v", signed_output_weights(v).tolist(), (len(W),))
        if step <= 0:
            raise ValueError(f"step: expected a positive number, not {step}")
        return cls(X, y, W, v, step)

    @property
    def products(self) -> np.ndarray:
        """<w_i, x_t> at the start, (num_neurons, num_samples)."""
        return self.W @ self.X.T

    def start_minimum(self) -> ExactBasinMinimum:
        """Basin minimum of the start, with its certificate."""
        return exact_basin_minimum(self.X.tolist(), self.y.tolist(), self.W.tolist(), [int(v.p) for v in self.v])

    def iterates(self) -> Iterator["Descent"]:
        """This descent, as if begun after 0, 1, 2, ... steps."""
        now = self
        while True:
            yield now
            now = replace(now, W=descent_step(now.X, now.y, now.W, now.v, now.step))


@dataclass(frozen=True)
class Trap:
    """A descent that stays in the open region combination of its start; its loss tends to `value`.

    Proof. On an open region combination the loss is |A w - y|^2 / m, with gradient H (W - W*) if it is 0
    at W*, H = 2 A^T A / m. A step multiplies W - W* by 1 - step H, whose eigenvalues lie in (-1, 1] if
    step * trace H < 2: the distance from W* does not grow. So all iterates stay in the ball around W*
    through the start, which meets no hyperplane. What is not in the kernel of A tends to 0, and A W
    tends to A W*.

    start    the descent
    rest     W*, in the same open combination, where the gradient is 0
    """

    start: Descent
    rest: np.ndarray

    @property
    def value(self) -> fmpq:
        """The loss at W*."""
        return mean_squared_loss(self.start.X, self.start.y, self.rest, self.start.v)

    def check(self) -> Finding:
        """Whether W* is at rest, the step short, and the ball inside the open combination. Exact."""
        begun, resting = self.start.products, self.rest @ self.start.X.T
        gradient = mean_squared_gradient(self.start.X, self.start.y, self.rest, self.start.v)
        return all_of([
            equal(gradient.tolist(), (0 * gradient).tolist()),
            less(0, min((begun * resting).ravel())),
            less(self.start.step * _trace(self.start), 2),
            less(0, self.margin()),
        ])  # fmt: skip

    def margin(self) -> fmpq:
        """Least squared distance of a row of W* from a hyperplane, minus the squared distance of W from W*."""
        resting, moved = self.rest @ self.start.X.T, (self.start.W - self.rest).ravel()
        return min((resting**2 / (self.start.X**2).sum(axis=1)).ravel()) - moved @ moved


def trap(start: Descent) -> Trap:
    """The only candidate: W* is the nearest point to the start at which the quadratic of its combination is least.

    Whether the start is trapped is what `check` says.
    """
    active = np.where(start.products > 0, start.v[:, np.newaxis], fmpq(0)).T
    if not active.any():
        return Trap(start, start.W)
    A = khatri_rao(active, start.X)
    basis = fmpq_mat(row_space_basis(A).tolist()).transpose()
    reduced = fmpq_mat(A.tolist()) * basis
    error = fmpq_mat([[e] for e in (start.y - A @ start.W.ravel()).tolist()])
    moved = basis * (reduced.transpose() * reduced).solve(reduced.transpose() * error)
    return Trap(start, start.W + np.array(moved.entries(), dtype=object).reshape(start.W.shape))


def trap_after(start: Descent) -> Trap:
    """The first trap that the descent is seen to enter; the last candidate if there is none."""
    for count, now in enumerate(start.iterates()):
        if count % STRIDE == 0:
            found = trap(now)
            if found.check().holds or count >= MOST_STEPS:
                return found
    raise AssertionError("iterates do not end")


def _trace(start: Descent) -> fmpq:
    """Trace of H = 2 A^T A / m: a bound on its largest eigenvalue."""
    lengths = (start.X**2).sum(axis=1)
    return 2 * sum(((start.products > 0) * lengths).ravel(), fmpq(0)) / len(start.X)
