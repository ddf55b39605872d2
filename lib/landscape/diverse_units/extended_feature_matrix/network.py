"""A network with its data, the extended feature matrix D, and what D says about the loss. All rational."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from flint import arb, arb_mat, fmpq, fmpq_mat

from landscape.evidence.balls import lower, working_precision
from landscape.evidence.inputs import exact_array
from landscape.evidence.linear_algebra import smallest_eigenvalue_lower_bound
from landscape.networks.khatri_rao import khatri_rao
from landscape.networks.leaky import slopes_at
from landscape.networks.two_layer import predict, signed_output_weights


@dataclass(frozen=True, eq=False)
class Network:
    """X (num_samples, dim), y (num_samples,), W (num_neurons, dim), v (num_neurons,) of -1 and 1: all `fmpq`."""

    X: np.ndarray
    y: np.ndarray
    W: np.ndarray
    v: np.ndarray

    @classmethod
    def of(cls, X: Any, y: Any, W: Any, v: Any) -> "Network":
        """Raises ValueError for bad shapes, output weights other than -1 and 1, and a neuron that touches a kink."""
        X, W = exact_array("X", X, (None, None)), exact_array("W", W, (None, None))
        y, v = exact_array("y", y, (len(X),)), exact_array("v", signed_output_weights(v).tolist(), (len(W),))
        slopes_at(W, X, 0)
        return cls(X, y, W, v)

    @property
    def D(self) -> np.ndarray:
        """The extended feature matrix, (num_neurons * dim, num_samples): a Khatri-Rao matrix, transposed."""
        return khatri_rao(slopes_at(self.W, self.X, 0) * self.v, self.X).T

    @property
    def r(self) -> np.ndarray:
        """(prediction - label)/num_samples, as XLS17 has it."""
        return (predict(self.X, self.W, self.v) - self.y) / len(self.X)

    @property
    def gradient(self) -> np.ndarray:
        """D r, the gradient of the loss by all rows of W (XLS17 eq. 6)."""
        return self.D @ self.r

    @property
    def loss(self) -> fmpq:
        """(1/2m) sum of squared errors (XLS17 eq. 4)."""
        return len(self.X) * sum(self.r * self.r, fmpq(0)) / 2

    def moved(self, U: np.ndarray, step: fmpq) -> "Network":
        """The network at W + step U. Raises ValueError if that touches a kink."""
        return Network.of(self.X, self.y, self.W + step * U, self.v)

    def least_square(self) -> arb:
        """A number that the square of the least singular value of D certainly reaches; 0 if none is certified."""
        gram = self.D.T @ self.D
        with working_precision():
            bound = lower(smallest_eigenvalue_lower_bound(arb_mat([[arb(e) for e in row] for row in gram.tolist()])))
        return bound if bound > 0 else arb(0)

    def certified_loss(self) -> arb | None:
        """(m/2) |D r|^2 / s^2 with the certified s^2: the loss is at most this. None without a bound for s."""
        square = self.least_square()
        if not square > 0:
            return None
        with working_precision():
            return len(self.X) * arb(sum(self.gradient**2, fmpq(0))) / (2 * square)


def is_definite(matrix: np.ndarray) -> bool:
    """Whether a rational symmetric matrix is positive definite: all leading minors are positive. Exact.

    Shape (n, n).
    """
    entries = matrix.tolist()
    return all(fmpq_mat([row[:k] for row in entries[:k]]).det() > 0 for k in range(1, len(entries) + 1))


def is_semidefinite(matrix: np.ndarray) -> bool:
    """Whether a rational symmetric matrix is positive semidefinite: its characteristic polynomial alternates. Exact.

    Shape (n, n).
    """
    coefficients = fmpq_mat(matrix.tolist()).charpoly().coeffs()
    size = len(coefficients) - 1
    return all((-1) ** (size - k) * c >= 0 for k, c in enumerate(coefficients))
