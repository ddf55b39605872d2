"""What the stored runs say: at each size, where descent ended and how often."""

from dataclasses import dataclass
from functools import cache
from string import ascii_letters
from typing import Any

import numpy as np

from landscape.evidence.inputs import exact_array
from landscape.evidence.witness import witness
from landscape.spurious_minima.how_often.tables import SIZES, runs_at

NAME = "how-often"
BLOCK = 100
"""Runs that share a generator."""
KINDS = ("minimum", "saddle", "vanished")
Size = tuple[int, int]


@dataclass(frozen=True)
class Ending:
    """Runs at the size (k, n) that ended at one loss of at least 1/1000, up to eight decimals.

    value    that loss, a decimal string
    kind     what the search takes the point for: minimum, saddle, or vanished if a neuron became zero
    counts   how many runs of each block of 100
    entries  the different entries of the weights, decimal strings; for a vanished neuron none
    rows     the weights, a string of letters for each neuron: a for the first entry, and so on

    Raises ValueError for anything that does not fit together.
    """

    size: Size
    value: str
    kind: str
    counts: tuple[int, ...]
    entries: tuple[str, ...]
    rows: tuple[str, ...]

    def __post_init__(self) -> None:
        where = f"{NAME}.json: {self.size[0]}-{self.size[1]}, value {self.value}"
        if self.kind not in KINDS:
            raise ValueError(f"{where}: expected a kind among {', '.join(KINDS)}, not {self.kind!r}")
        if len(self.counts) != runs_at(self.size) // BLOCK or any(
            type(count) is not int or not 0 <= count <= BLOCK for count in self.counts
        ):
            raise ValueError(f"{where}: expected {runs_at(self.size) // BLOCK} counts from 0 to {BLOCK}")
        if self.kind != "vanished":
            self._require_pattern(where)

    @property
    def runs(self) -> int:
        """How many ended here."""
        return sum(self.counts)

    def weights(self) -> np.ndarray:
        """The rows w_1, ..., w_n, exact, shape (n, k). Raises ValueError for a vanished neuron."""
        if not self.rows:
            raise ValueError("kind: expected a point without a zero neuron")
        return exact_array("entries", self.entries, (None,))[self.places()]

    def places(self) -> np.ndarray:
        """Which entry stands where: indices, shape (n, k)."""
        return np.array([[ascii_letters.index(letter) for letter in row] for row in self.rows])

    def groups(self) -> tuple[int, ...]:
        """Sizes of the groups of consecutive coordinates in which any permutation only reorders the neurons."""
        sizes, rows = [1], sorted(self.rows)
        for j in range(self.size[0] - 1):
            swapped = sorted(row[:j] + row[j + 1] + row[j] + row[j + 2 :] for row in self.rows)
            if swapped == rows:
                sizes[-1] += 1
            else:
                sizes.append(1)
        return tuple(sizes)

    def flipped(self) -> tuple[int, ...]:
        """The coordinates at which a neuron has its entry of largest modulus, and that entry is negative."""
        W = self.weights()
        largest = [max(range(self.size[0]), key=lambda j, row=row: abs(row[j])) for row in W]
        return tuple(sorted(j for row, j in zip(W, largest, strict=True) if row[j] < 0))

    def among_themselves(self) -> bool:
        """Whether other flipped neurons, rather than the kept ones, make up for what a flipped neuron fails to give.

        Compares the largest entries of both at the targets of flipped neurons.
        """
        W, flipped = self.weights(), self.flipped()
        turned = [row for row in W if min(row) < 0 and -min(row) > max(row)]
        kept = [row for row in W if -min(row) <= max(row)]
        at = [max((row[j] for row in rows for j in flipped), default=None) for rows in (turned, kept)]
        return None not in at and at[0] > at[1]

    def _require_pattern(self, where: str) -> None:
        k, n = self.size
        exact_array("entries", self.entries, (None,))
        letters = set(ascii_letters[: len(self.entries)])
        if len(self.rows) != n or any(len(row) != k or not letters.issuperset(row) for row in self.rows):
            raise ValueError(f"{where}: expected {n} rows of {k} letters for {len(self.entries)} entries")


@cache
def endings() -> dict[Size, tuple[Ending, ...]]:
    """All endings of `book/data/how-often.json` by size, in the order of loss. Raises ValueError for a damaged file."""
    names = {f"{k}-{n}": (k, n) for k, n in SIZES}
    content = witness(NAME, names)
    return {size: tuple(_ending(size, record) for record in content[name]) for name, size in names.items()}


def endings_at(size: Size, kind: str) -> tuple[Ending, ...]:
    """The endings of this kind at this size, in the order of loss. Raises ValueError for another size or kind."""
    if size not in endings():
        raise ValueError(f"size: expected one of the sizes that were run, not {size}")
    if kind not in KINDS:
        raise ValueError(f"kind: expected one of {', '.join(KINDS)}, not {kind!r}")
    return tuple(ending for ending in endings()[size] if ending.kind == kind)


def minima_at(size: Size) -> tuple[Ending, ...]:
    """The endings at this size that the search takes for spurious minima. Raises ValueError for another size."""
    return endings_at(size, "minimum")


def spurious_runs(size: Size) -> tuple[int, int]:
    """(runs that ended in a spurious minimum, all runs)."""
    return sum(ending.runs for ending in minima_at(size)), runs_at(size)


def _ending(size: Size, record: Any) -> Ending:
    keys = {"value", "kind", "counts", "entries", "rows"}
    if not isinstance(record, dict) or set(record) != keys:
        raise ValueError(f"{NAME}.json: {size}: expected records with {', '.join(sorted(keys))}")
    lists = {key: tuple(record[key]) for key in ("counts", "entries", "rows")}
    return Ending(size, record["value"], record["kind"], **lists)
