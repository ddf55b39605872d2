"""Verified linear algebra: definiteness, smallest eigenvalue and singular value, linear systems.

A guess from an untrusted eigenvalue solver is shifted down until a factorisation of
A - cI proves it. Two routes: ball matrices, tight to the working precision, and float64
with a rounding-error bound, for sizes at which balls are too slow.
"""

import numpy as np
from flint import acb_mat, arb, arb_mat, ctx

from landscape.evidence.balls import WORKING_BITS, lower, upper, working_precision
from landscape.evidence.check import finder
from landscape.evidence.comparison import Truth
from landscape.evidence.door import guarded
from landscape.evidence.inputs import float_array

_UNIT_ROUNDOFF = arb(2) ** -53
_LEAST_DOUBLE = arb(2) ** -1074
_LARGEST_ENTRY = 2.0**400
_GUARD_BITS_PER_ROW = 8  # ball elimination loses up to about 7 with every row of a Hilbert matrix


@guarded
def is_positive_definite(A: arb_mat) -> Truth:
    """Whether a symmetric matrix known up to balls is positive definite.

    True: every symmetric matrix in A is. False: none is. None: A could not tell, as for
    every A that contains a singular matrix beside a definite one. Raises ValueError
    unless A is square, finite, and overlaps its transpose.
    """
    _require_symmetric(A)
    with working_precision():
        return _pivots_positive([row[: i + 1] for i, row in enumerate(A.tolist())])


def _pivots_positive(rows: list[list[arb]]) -> Truth:
    """LDL^T on the lower triangle: A is positive definite iff all pivots are positive."""
    if any(row[-1] <= 0 for row in rows):
        return False
    for k, pivot_row in enumerate(rows):
        pivot = pivot_row[k]
        if pivot <= 0:
            return False
        if not pivot > 0:  # straddles zero, or is NaN
            return None
        for i in range(k + 1, len(rows)):
            factor = rows[i][k] / pivot
            for j in range(k + 1, i + 1):
                rows[i][j] -= factor * rows[j][k]
    return True


@guarded
def pivots(A: arb_mat) -> list[arb]:
    """The pivots of A = L D L^T, for every symmetric matrix in A; all are positive iff A is positive definite.

    From the lower triangle, in order. A ball that elimination does not determine is NaN. Raises ValueError
    as `is_positive_definite`.
    """
    _require_symmetric(A)
    rows = [row[: i + 1] for i, row in enumerate(A.tolist())]
    with working_precision():
        for k, pivot_row in enumerate(rows):
            for i in range(k + 1, len(rows)):
                factor = rows[i][k] / pivot_row[k]
                for j in range(k + 1, i + 1):
                    rows[i][j] -= factor * rows[j][k]
    return [row[-1] for row in rows]


@guarded
def smallest_eigenvalue_lower_bound(A: arb_mat) -> arb:
    """A point below the smallest eigenvalue of every symmetric matrix in A.

    Within about 2^-128 of the norm of A, and the largest sum of a row's radii. Raises
    ValueError unless A is square, finite, and overlaps its transpose.
    """
    _require_symmetric(A)
    bits = max(ctx.prec, WORKING_BITS)
    n = A.nrows()
    middle = arb_mat([[A[max(i, j), min(i, j)].mid() for j in range(n)] for i in range(n)])
    radius = arb_mat([[A[max(i, j), min(i, j)].rad() for j in range(n)] for i in range(n)])
    with working_precision(bits + _GUARD_BITS_PER_ROW * n):
        step = max(_largest_row_sum(middle), arb(2) ** -bits) * arb(2) ** -bits
        bound = _certified_shift(middle, step) - _largest_row_sum(radius)  # Weyl's inequality
    return lower(bound)


def _largest_row_sum(A: arb_mat) -> arb:
    """Bounds the spectral norm of every symmetric matrix in A."""
    return max(upper(sum((abs(entry) for entry in row), arb(0))) for row in A.tolist())


def _certified_shift(A: arb_mat, step: arb) -> arb:
    """A point below the smallest eigenvalue. Ends: far enough down, A - cI is diagonally dominant."""
    guess = _approximate_smallest_eigenvalue(A)
    while True:
        bound = lower(guess - step)
        if is_positive_definite(A - bound):
            return bound
        step *= 4


@finder
def _approximate_smallest_eigenvalue(A: arb_mat) -> arb:
    return min(eigenvalue.real.mid() for eigenvalue in acb_mat(A).eig(algorithm="approx"))


@guarded
def smallest_singular_value_lower_bound(A: arb_mat) -> arb:
    """A point, at least 0, below the min(rows, columns)-th singular value of every matrix in A.

    From the Gram matrix at twice the precision, so that squaring costs no accuracy.
    Raises ValueError unless A is finite and not empty.
    """
    _require_finite("A", A)
    with working_precision(2 * max(ctx.prec, WORKING_BITS)):
        gram = A * A.transpose() if A.nrows() <= A.ncols() else A.transpose() * A
        square = smallest_eigenvalue_lower_bound(gram)
        root = square.sqrt() if square > 0 else arb(0)
    return lower(root)


@guarded
def solve(A: arb_mat, b: arb_mat) -> arb_mat:
    """Encloses the solutions x of A x = b, for every matrix in A and right-hand side in b.

    A is (n, n), b is (n, m). Raises ValueError if the shapes differ, if an entry is not
    finite, or if A cannot be certified nonsingular.
    """
    if A.nrows() != A.ncols() or A.nrows() != b.nrows():
        raise ValueError(f"A, b: expected shapes (n, n) and (n, m), not {_shape(A)} and {_shape(b)}")
    _require_finite("A", A)
    _require_finite("b", b)
    try:
        with working_precision():
            return A.solve(b)
    except ZeroDivisionError:
        raise ValueError("A: could not be certified nonsingular") from None


def float_smallest_eigenvalue_lower_bound(A: np.ndarray) -> arb:
    """A point below the smallest eigenvalue of the symmetric double matrix A, shape (n, n).

    As in S. M. Rump, Verification of positive definiteness, BIT 46 (2006), a float
    Cholesky factor of A - cI shows that no eigenvalue lies much below c; here the factor
    is not believed, its residual is bounded. Loses about n trace(A - cI) / 2^53.

    Assumes IEEE 754 doubles rounded to nearest with gradual underflow (no flush to zero),
    and a matrix product and sum that add the n conventional terms in some order, fused or
    not. Raises ValueError unless A is finite, exactly symmetric, and below 2^400.
    """
    A = float_array("A", A, (None, None))
    if A.shape[0] != A.shape[1] or not np.array_equal(A, A.T):
        raise ValueError("A: expected an exactly symmetric square matrix")
    if np.abs(A).max() > _LARGEST_ENTRY:
        raise ValueError("A: expected entries of at most 2^400, so that their products are finite")
    shift, factor = _shifted_cholesky(A)
    with working_precision():
        return lower(arb(shift) - _residual_bound(A, shift, factor))


@finder
def _shifted_cholesky(A: np.ndarray) -> tuple[float, np.ndarray]:
    """A shift c and a matrix R with R^T R close to A - cI."""
    smallest = float(np.linalg.eigvalsh(A)[0])
    step = len(A) * np.finfo(float).eps * float(np.abs(A).max()) + np.finfo(float).tiny
    while True:
        shift = smallest - step
        try:
            return shift, np.linalg.cholesky(A - shift * np.eye(len(A))).T
        except np.linalg.LinAlgError:
            step *= 2


def _residual_bound(A: np.ndarray, shift: float, R: np.ndarray) -> arb:
    """Bounds the spectral norm of A - cI - R^T R, of which A - cI can fall below zero by no more.

    With u = 2^-53: the computed product is off by gamma_n |R|^T |R| and underflow, whose
    norm gamma_n |R|_F^2 bounds; the shift and the difference round by u each.
    """
    n = len(A)
    shifted = A.copy()
    np.fill_diagonal(shifted, np.diag(A) - shift)
    difference = frobenius_square(shifted - R.T @ R).sqrt()
    diagonal = arb(float(np.abs(np.diag(shifted)).max()))
    rounded = (difference + _UNIT_ROUNDOFF * diagonal) / (1 - _UNIT_ROUNDOFF)
    return rounded + relative_error(n) * frobenius_square(R) + n**2 * _LEAST_DOUBLE


@guarded
def frobenius_square(M: np.ndarray) -> arb:
    """At least the sum of the squares of a double array, whatever the order of summation. M of any shape."""
    M = float_array("M", M, (None,) * M.ndim)
    return arb(float(np.sum(M * M))) / (1 - relative_error(M.size)) + M.size * _LEAST_DOUBLE


@guarded
def relative_error(n: int) -> arb:
    """Of n roundings of doubles, n u / (1 - n u) (Higham, Accuracy and Stability, Lemma 3.1)."""
    return n * _UNIT_ROUNDOFF / (1 - n * _UNIT_ROUNDOFF)


def _require_symmetric(A: arb_mat) -> None:
    if A.nrows() != A.ncols():
        raise ValueError(f"A: expected a square matrix, not shape {_shape(A)}")
    _require_finite("A", A)
    if not A.overlaps(A.transpose()):
        raise ValueError("A: expected a symmetric matrix")


def _require_finite(name: str, A: arb_mat) -> None:
    if 0 in _shape(A) or not all(entry.is_finite() for entry in A.entries()):
        raise ValueError(f"{name}: expected a non-empty matrix of finite balls")


def _shape(A: arb_mat) -> tuple[int, int]:
    return A.nrows(), A.ncols()
