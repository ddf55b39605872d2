"""Gram matrices of the kernel g: enclosures, and lower bounds for their least eigenvalue that hold."""

from math import comb
from typing import Any

import numpy as np
from flint import arb, arb_mat, fmpq

from landscape.evidence.balls import lower, working_precision
from landscape.evidence.door import guarded
from landscape.evidence.inputs import exact_array
from landscape.evidence.linear_algebra import smallest_eigenvalue_lower_bound
from landscape.networks.arc_cosine import angle_of_cosine, kernel_zero

TINY = fmpq(1, 10**12)
"""What a certified bound may stay below the truth."""


def cosines(X: Any) -> np.ndarray:
    """T: cosines of the angles between the rows of a rational X, (num_samples, dim), as balls; the diagonal is 1.

    Raises ValueError for a zero row.
    """
    rows = exact_array("X", X, (None, None))
    products = rows @ rows.T
    if not all(products.diagonal().tolist()):
        raise ValueError("X: expected samples other than 0, since a zero vector has no direction")
    with working_precision():
        lengths = [arb(square).sqrt() for square in products.diagonal()]
        T = np.array(
            [[arb(products[i, j]) / (lengths[i] * lengths[j]) for j in range(len(rows))] for i in range(len(rows))]
        )
        np.fill_diagonal(T, arb(1))
        return T


def gram_matrix(T: np.ndarray) -> np.ndarray:
    """G = g(T), entry by entry; 1/2 on the diagonal (XLS17 eq. 20). T as from `cosines`."""
    with working_precision():
        G = T * kernel_zero(angle_of_cosine(T))
        np.fill_diagonal(G, arb(fmpq(1, 2)))
        return G


def series_coefficient(j: int) -> arb:
    """c_j in g(t) = t/4 + sum_j c_j t^(2j + 2): C(2j, j) / (4^j (2j + 1) 2 pi). Together they are 1/4."""
    with working_precision():
        return arb(fmpq(comb(2 * j, j), 4**j * (2 * j + 1))) / (2 * arb.pi())


@guarded
def least_eigenvalue_bound(T: np.ndarray, powers: int = 1, quarter: fmpq = fmpq(1, 4)) -> arb:
    """A number that the least eigenvalue of G certainly reaches (own/gram-least-eigenvalue).

    lambda(T)/4 + sum over j < powers of c_j lambda(T^(2j+2)), where the last c_j is what the others leave
    of `quarter`; entrywise powers, certified lower bounds for their least eigenvalues, none below 0.
    T (num_samples, num_samples) holds balls. Raises ValueError for anything else.
    """
    if T.ndim != 2 or len(set(T.shape)) != 1 or not all(isinstance(entry, arb) for entry in T.flat):
        raise ValueError(f"T: expected a square matrix of balls, not {T!r:.80}")
    with working_precision():
        total, left = arb(quarter) * _least(T), arb(quarter)
        for j in range(powers):
            share = left if j == powers - 1 else series_coefficient(j)
            total += share * _least(T ** (2 * j + 2))
            left -= share
        return lower(total)


def _least(matrix: np.ndarray) -> arb:
    """A certified lower bound, at least 0: all these matrices are Gram matrices."""
    bound = lower(smallest_eigenvalue_lower_bound(arb_mat(matrix.tolist())))
    return bound if bound > 0 else arb(0)


def shifted(matrix: np.ndarray, shift: Any) -> arb_mat:
    """The matrix less `shift` times the identity. (n, n), rationals or balls; a ball matrix."""
    with working_precision():
        entries = matrix.copy()
        for i in range(len(entries)):
            entries[i, i] -= shift
        return arb_mat(entries.tolist())
