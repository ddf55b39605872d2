"""Symmetric matrices known up to a distance: a double matrix and a bound on the spectral norm of what is added.

Matrices of balls turn into this form when they are too large for ball elimination: one
Cholesky factor in doubles then speaks for all of them.
"""

from dataclasses import dataclass

import numpy as np
from flint import arb

from landscape.evidence.balls import lower, upper, working_precision
from landscape.evidence.check import finder
from landscape.evidence.inputs import float_array
from landscape.evidence.linear_algebra import (
    float_smallest_eigenvalue_lower_bound,
    frobenius_square,
    relative_error,
)

_UNIT_ROUNDOFF = arb(2) ** -53
_LEAST_DOUBLE = arb(2) ** -1074


@dataclass(frozen=True, eq=False)
class MatrixBall:
    """All symmetric matrices at spectral distance at most `radius` from `middle`.

    middle  symmetric doubles, shape (n, n)
    radius  a bound, a ball
    """

    middle: np.ndarray
    radius: arb

    @staticmethod
    def around(A: np.ndarray) -> "MatrixBall":
        """Contains every symmetric matrix in A, an object array of balls, shape (n, n).

        Reads the lower triangle. The radius is the Frobenius norm of the radii and of the
        roundings to doubles. Raises ValueError unless A is square, not empty, and finite.
        """
        A = np.asarray(A, dtype=object)
        if A.ndim != 2 or A.shape[0] != A.shape[1] or not A.size:
            raise ValueError(f"A: expected a square matrix of balls, not shape {A.shape}")
        if not all(isinstance(entry, arb) for entry in A.flat):
            raise ValueError("A: expected balls")
        rows, columns = np.tril_indices(len(A))
        entries = A[rows, columns]
        middle, radii = np.zeros(A.shape), np.zeros(A.shape)
        middle[rows, columns] = middle[columns, rows] = [float(entry) for entry in entries]
        radii[rows, columns] = radii[columns, rows] = [float(entry.rad()) for entry in entries]
        if not (np.isfinite(middle).all() and np.isfinite(radii).all()):
            raise ValueError("A: expected finite balls")
        with working_precision():
            rounding = 2 * _UNIT_ROUNDOFF * frobenius_square(middle).sqrt() + A.size * _LEAST_DOUBLE
            return MatrixBall(middle, upper(frobenius_square(radii).sqrt() * (1 + _UNIT_ROUNDOFF) + rounding))

    def smallest_eigenvalue_lower_bound(self) -> arb:
        """A point below every eigenvalue of every matrix (Weyl's inequality)."""
        with working_precision():
            return lower(float_smallest_eigenvalue_lower_bound(self.middle) - self.radius)

    def smallest_singular_value_of_middle(self) -> arb:
        """A point, at least 0, below every |eigenvalue| of the middle alone, from its square.

        Squaring costs half of the digits: what lies below 10^-7 of the norm is not seen.
        """
        square = self.middle @ self.middle
        with working_precision():
            off = relative_error(len(square)) * frobenius_square(self.middle) + square.size * _LEAST_DOUBLE
            symmetric = np.tril(square) + np.tril(square, -1).T  # reads the same triangle, so errs no more
            bound = float_smallest_eigenvalue_lower_bound(symmetric) - off
            return lower(bound.sqrt()) if bound > 0 else arb(0)

    def rayleigh_upper_bound(self, direction: np.ndarray) -> arb:
        """A point above u^T A u / u^T u for every matrix A, and so above its smallest eigenvalue; u of shape (n,).

        Raises ValueError for u = 0.
        """
        u = float_array("direction", direction, (len(self.middle),))
        if not u.any():
            raise ValueError("direction: expected a vector that is not zero")
        with working_precision():
            length = sum((arb(float(entry)) ** 2 for entry in u), arb(0))
            error = relative_error(2 * len(u)) * frobenius_square(self.middle).sqrt()
            quotient = (arb(float(u @ (self.middle @ u))) + u.size**2 * _LEAST_DOUBLE) / length
            return upper(quotient + error + self.radius)

    @finder
    def lowest_direction(self) -> np.ndarray:
        """Roughly the eigenvector of the middle's smallest eigenvalue, shape (n,)."""
        return np.linalg.eigh(self.middle)[1][:, 0]
