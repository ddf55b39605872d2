"""Untrusted: a critical point as a pattern of a few numbers, its rows and columns in a fixed order."""

from string import ascii_letters
from typing import Any

import numpy as np

from landscape.search.descent import newton, smallest_eigenvalue
from landscape.search.spurious_minima import polished

Array = np.ndarray

SAME = 1e-7
"""Entries closer than this are one number."""


def representative(W: Array) -> dict[str, Any]:
    """What is stored of the class of W, shape (n, k): its kind, its different entries and where they stand.

    kind     minimum, saddle, or vanished where a neuron has become zero and there is no Hessian
    entries  decimal strings, from large to small
    rows     the weights: strings of letters, the first for the first entry, and so on

    Raises ArithmeticError where Newton's method does not converge.
    """
    if np.linalg.norm(W, axis=1).min() < 1e-6:
        return {"kind": "vanished", "entries": [], "rows": []}
    point = newton(W)
    if point is None:
        raise ArithmeticError(f"no critical point near a stop with {W.shape[0]} neurons")
    kind = "minimum" if smallest_eigenvalue(point) > 0 else "saddle"
    places, values = _numbers(point)
    places = arranged(places)
    entries = polished(places, np.eye(W.shape[1]), values)
    return {"kind": kind, "entries": list(entries), "rows": ["".join(ascii_letters[p] for p in row) for row in places]}


def _numbers(W: Array) -> tuple[Array, Array]:
    """(places, values): W is values[places] up to SAME."""
    order = np.argsort(-W, axis=None)
    steps = np.diff(W.ravel()[order]) < -SAME
    places = np.empty(W.size, int)
    places[order] = np.concatenate([[0], np.cumsum(steps)])
    values = np.bincount(places, weights=W.ravel()) / np.bincount(places)
    if len(values) > len(ascii_letters):
        raise ArithmeticError(f"{len(values)} different entries, too many for a pattern")
    return places.reshape(W.shape), values


def arranged(places: Array) -> Array:
    """The same pattern up to permutations of rows and of columns, like ones side by side.

    Rows get colours by what stands in which columns, and columns by what stands in which rows, until
    no colour splits any more; columns are then sorted by colour and rows by what they hold.
    """
    rows, columns = np.zeros(len(places), int), np.zeros(places.shape[1], int)
    while True:
        new_rows = _colours(places, rows, columns)
        new_columns = _colours(places.T, columns, new_rows)
        if new_rows.max() == rows.max() and new_columns.max() == columns.max():
            break
        rows, columns = new_rows, new_columns
    places = places[:, np.argsort(columns, kind="stable")]
    order = sorted(range(len(places)), key=lambda i: (rows[i], places[i].tolist()))
    return places[order]


def _colours(places: Array, own: Array, other: Array) -> Array:
    """Refined colours of the rows, numbered in the order of what they stand for."""
    seen = [
        (int(own[i]), tuple(sorted(zip(other.tolist(), row.tolist(), strict=True)))) for i, row in enumerate(places)
    ]
    rank = {key: number for number, key in enumerate(sorted(set(seen)))}
    return np.array([rank[key] for key in seen])
