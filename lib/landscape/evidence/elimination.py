"""Gaussian elimination over an exact field: rationals, or numbers of a real cyclotomic field.

Entries are int, fmpq or `CyclotomicReal`; zero is recognised exactly, so a rank is the rank.
"""

from collections.abc import Sequence
from typing import Any

from flint import fmpq

from landscape.evidence.door import guarded
from landscape.evidence.real_cyclotomic import exact_element

Matrix = Sequence[Sequence[Any]]


def rank(matrix: Matrix) -> int:
    """Rank of a matrix, (rows, columns)."""
    return len(_eliminated(matrix)[0])


def determinant(matrix: Matrix) -> Any:
    """Determinant of a square matrix. Raises ValueError for another shape."""
    pivots, sign = _eliminated(_require_square(matrix))
    if len(pivots) < len(matrix):
        return fmpq(0)
    product = fmpq(sign)
    for pivot in pivots:
        product = pivot * product
    return product


def solve(matrix: Matrix, right: Sequence[Any]) -> list[Any]:
    """The x with matrix x = right, (n,). Raises ValueError for a singular matrix or other shapes."""
    _require_square(matrix)
    if not isinstance(right, Sequence) or len(right) != len(matrix):
        raise ValueError(f"right: expected {len(matrix)} entries, not {right!r}")
    rows = _rows([(*row, b) for row, b in zip(matrix, right, strict=True)])
    n = len(rows)
    for k in range(n):
        pivot = next((i for i in range(k, n) if rows[i][k] != 0), None)
        if pivot is None:
            raise ValueError("matrix: expected independent rows, but it is singular")
        rows[k], rows[pivot] = rows[pivot], rows[k]
        scale = 1 / rows[k][k]
        rows[k] = [x * scale for x in rows[k]]
        for i in range(n):
            if i != k and rows[i][k] != 0:
                rows[i] = [x - rows[i][k] * y for x, y in zip(rows[i], rows[k], strict=True)]
    return [row[n] for row in rows]


def _eliminated(matrix: Matrix) -> tuple[list[Any], int]:
    """The pivots of the echelon form, and the sign of the row exchanges."""
    rows = _rows(matrix)
    pivots, sign = [], 1
    for column in range(len(rows[0])):
        k = len(pivots)
        found = next((i for i in range(k, len(rows)) if rows[i][column] != 0), None)
        if found is None:
            continue
        if found != k:
            rows[k], rows[found], sign = rows[found], rows[k], -sign
        pivots.append(rows[k][column])
        scale = 1 / rows[k][column]
        for i in range(k + 1, len(rows)):
            if rows[i][column] != 0:
                factor = rows[i][column] * scale
                rows[i] = [x - factor * y for x, y in zip(rows[i], rows[k], strict=True)]
    return pivots, sign


@guarded
def _rows(matrix: Matrix) -> list[list[Any]]:
    """Copies of the rows, with integers as rationals."""
    if len({len(row) for row in matrix}) != 1:
        raise ValueError("matrix: expected rows of one length")
    return [[exact_element("matrix", x) for x in row] for row in matrix]


@guarded
def _require_square(matrix: Matrix) -> Matrix:
    if not len(matrix) or any(len(row) != len(matrix) for row in matrix):
        raise ValueError("matrix: expected a square matrix that is not empty")
    return matrix
