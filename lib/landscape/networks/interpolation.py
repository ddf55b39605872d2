"""Linear functions with prescribed values: the shortest one, and those that vanish, exactly."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from flint import fmpq, fmpq_mat

from landscape.evidence.door import guarded
from landscape.evidence.inputs import exact_array


@guarded
def weight_with(X: Any, targets: Sequence[Any]) -> list[fmpq]:
    """The w in the row space of X with X w = targets. Exact.

    X (num_samples, dim), targets (num_samples,). Raises ValueError unless rank X = num_samples.
    """
    rows = fmpq_mat(exact_array("X", X, (None, None)).tolist())
    if rows.rank() < rows.nrows():
        raise ValueError(f"X: expected independent rows, but {rows.nrows()} rows have rank {rows.rank()}")
    wanted = exact_array("targets", targets, (rows.nrows(),))
    coefficients = (rows * rows.transpose()).solve(fmpq_mat([[target] for target in wanted]))
    return [entry for (entry,) in (rows.transpose() * coefficients).tolist()]


def null_space(rows: np.ndarray) -> list[list[fmpq]]:
    """A basis of {w : <w, x> = 0 for every row x}, from the reduced echelon form. Exact.

    rows (num_rows, dim), `fmpq`; without rows it is the whole space.
    """
    if not isinstance(rows, np.ndarray) or rows.ndim != 2:
        raise ValueError("rows: expected an array of shape (num_rows, dim)")
    rows, width = (exact_array("rows", rows, rows.shape) if rows.size else rows), rows.shape[1]
    reduced, rank = fmpq_mat(rows.tolist()).rref() if len(rows) else (fmpq_mat(0, width), 0)
    entries = reduced.tolist()[:rank]
    pivots = [next(j for j, entry in enumerate(row) if entry) for row in entries]
    basis = []
    for free in (j for j in range(width) if j not in pivots):
        vector = [fmpq(j == free) for j in range(width)]
        for row, pivot in zip(entries, pivots, strict=True):
            vector[pivot] = -row[free]
        basis.append(vector)
    return basis
