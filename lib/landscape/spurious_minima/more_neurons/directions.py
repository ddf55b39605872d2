"""Directions of one kind: how permutations of the kept and of the flipped neurons split the n x k matrices.

The neurons form families: kept ones, flipped ones and, perhaps, companions. The kept ones belong
to the first class of targets, the others to the second. A symmetric learner looks the same after a
permutation within a class, of its targets and of the neurons that belong to them together.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from landscape.spurious_minima.more_neurons.indices import Indices

ALONE, ACCOMPANIED = (0, 1), (0, 1, 1)
"""The classes of the families: kept and flipped neurons, and companions if there are any."""

Classes = tuple[Indices, Indices]
Families = tuple[int, ...]


@dataclass(frozen=True)
class Kind:
    """Directions that transform alike under the permutations.

    name          T: fixed; S: like a vector with sum zero; X, Y: like a symmetric, an antisymmetric matrix
                  with zero row sums; SS: like a product of two vectors. 0 and 1 are the classes
    directions    one copy each of one vector of the kind, integers, shape (copies, rows, columns)
    square        the square of the vector's length
    multiplicity  dimension of the kind, so that the copies make copies * multiplicity directions
    """

    name: str
    directions: np.ndarray
    square: int
    multiplicity: int


@cache
def kinds(kept: int, flipped: int, families: Families = ACCOMPANIED) -> tuple[Kind, ...]:
    """All kinds that occur with so many kept and flipped neurons. Raises ValueError unless kept >= 4, flipped >= 1."""
    if type(kept) is not int or kept < 4:
        raise ValueError(f"kept: expected at least 4 kept neurons, not {kept!r}")
    classes = Indices(kept), Indices(flipped)
    found = [Kind("T", fixed(classes, families), 1, 1)]
    for c, size in ((0, kept), (1, flipped)):
        x, z = np.zeros(classes[c].columns, dtype=int), np.zeros((classes[c].rows, classes[c].columns), dtype=int)
        if size >= 2:
            x[:2] = 1, -1
            found.append(Kind(f"S{c}", standard(classes, families, c, x), 2, size - 1))
        if size >= 4:
            z[:4, :4] = [[0, 0, 1, -1], [0, 0, -1, 1], [1, -1, 0, 0], [-1, 1, 0, 0]]
            found.append(Kind(f"X{c}", inner(classes, families, c, z), 8, size * (size - 3) // 2))
        if size >= 3:
            z[:4, :4] = 0
            z[:3, :3] = [[0, 1, -1], [-1, 0, 1], [1, -1, 0]]
            found.append(Kind(f"Y{c}", inner(classes, families, c, z), 6, (size - 1) * (size - 2) // 2))
    if flipped >= 2:
        x, y = (np.array([1, -1] + [0] * (c.columns - 2)) for c in classes)
        found.append(Kind("SS", crossed(classes, families, x, y), 4, (kept - 1) * (flipped - 1)))
    return tuple(found)


def fixed(classes: Classes, families: Families) -> np.ndarray:
    """Directions that no permutation changes: one for each entry of a learner, in the order of the entries."""
    found = []
    for family, own in enumerate(families):
        for column in (0, 1):
            ones = np.ones((classes[own].rows, classes[column].columns), dtype=int)
            if column != own:
                found.append(_placed(classes, families, family, column, ones))
            else:
                same = classes[own].same
                found += [_placed(classes, families, family, column, block) for block in (same, ones - same)]
    return np.array([z for z in found if z.any()])


def standard(classes: Classes, families: Families, c: int, x: np.ndarray) -> np.ndarray:
    """The copies of a vector x on the columns of class c, with sum zero. Shape (count, num_rows, num_columns)."""
    found = []
    for family, own in enumerate(families):
        for column in (0, 1):
            ones = np.ones((classes[own].rows, classes[column].columns), dtype=int)
            by_row, by_column = x[: len(ones), None] * ones if own == c else None, x * ones if column == c else None
            blocks = [by_row, by_column]
            if own == column == c:
                same = classes[c].same
                blocks = [block * part for block, part in ((by_row, same), (by_row, 1 - same), (by_column, 1 - same))]
                blocks = blocks[: 2 if classes[c].size == 2 else 3]  # for two indices the last is minus the second
            found += [_placed(classes, families, family, column, block) for block in blocks if block is not None]
    return np.array(found)


def inner(classes: Classes, families: Families, c: int, z: np.ndarray) -> np.ndarray:
    """The copies of a matrix z on the rows and columns of class c. Shape (count, num_rows, num_columns)."""
    return np.array([_placed(classes, families, f, c, z) for f, own in enumerate(families) if own == c])


def crossed(classes: Classes, families: Families, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The copies of a product of x on the columns of class 0 and y on those of class 1, shaped as those of `inner`."""
    vectors = x, y
    return np.array([
        _placed(classes, families, f, 1 - own, np.outer(vectors[own][: classes[own].rows], vectors[1 - own]))
        for f, own in enumerate(families)
    ])  # fmt: skip


def _placed(classes: Classes, families: Families, family: int, column: int, block: np.ndarray) -> np.ndarray:
    starts = np.cumsum([0, *(classes[own].rows for own in families)])
    whole = np.zeros((starts[-1], classes[0].columns + classes[1].columns), dtype=int)
    first = classes[0].columns if column else 0
    whole[starts[family] : starts[family + 1], first : first + classes[column].columns] = block
    return whole
