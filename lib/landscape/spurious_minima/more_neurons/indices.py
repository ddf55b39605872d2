"""Indices that a symmetric learner does not tell apart: a few by name, and two that stand for all the others."""

from dataclasses import dataclass

import numpy as np

from landscape.evidence.inputs import positive_integer

NAMED = 4
"""So many indices a direction tells apart; symmetric matrices with zero row sums need four."""


@dataclass(frozen=True)
class Indices:
    """The indices 1, ..., `size` of a class; from 7 on, 4 of them by name and two of the rest.

    Rows are for neurons: the named ones, then two that stand for the rest. Columns are for
    coordinates: those of the rows, and one for all that remain. With `whole` every index is named.
    Raises ValueError unless size is a positive integer.
    """

    size: int
    whole: bool = False

    def __post_init__(self) -> None:
        positive_integer("size", self.size)

    @property
    def reduced(self) -> bool:
        """Whether some indices go without a name."""
        return not self.whole and self.size > NAMED + 2

    @property
    def named(self) -> int:
        """How many indices have a name."""
        return NAMED if self.reduced else self.size

    @property
    def rows(self) -> int:
        """Named indices and the two that stand for the rest."""
        return NAMED + 2 if self.reduced else self.size

    @property
    def columns(self) -> int:
        """Rows, and the remainder."""
        return self.rows + self.reduced

    @property
    def widths(self) -> np.ndarray:
        """How many coordinates a column stands for, shape (columns,), integers that sum to `size`."""
        rest = [self.size - self.rows] if self.reduced else []
        return np.array([1] * self.rows + rest)

    @property
    def seen(self) -> np.ndarray:
        """How many indices a row stands for, seen from another class or a named index, shape (rows,)."""
        return np.array([1] * NAMED + [self.size - NAMED, 0] if self.reduced else [1] * self.size)

    @property
    def seen_within(self) -> np.ndarray:
        """The same for each row that looks: the first of the rest sees itself, and the second for the others."""
        table = np.tile(self.seen, (self.rows, 1))
        if self.reduced:
            table[NAMED, NAMED:] = 1, self.size - NAMED - 1
        return table

    @property
    def same(self) -> np.ndarray:
        """1 where a row and a column are the same index, shape (rows, columns)."""
        return np.eye(self.rows, self.columns, dtype=int)
