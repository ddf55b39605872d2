"""The stored points: symmetric weights, a few numbers each, as the search left them.

k - q neurons are *kept*: each follows a target of its own. q neurons are *flipped*: each points
away from its target. Where n = k + q, every flipped neuron has a *companion*. All kept neurons
look alike, and so do all flipped ones and all companions, up to a permutation of the coordinates.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from landscape.evidence.inputs import exact_array, exact_number, positive_integer
from landscape.evidence.witness import witness

NAME = "spurious-minima"

THEOREM_PAIRS = (*((k, k) for k in range(6, 21)), (8, 9), *((k, k + 1) for k in range(10, 20)))
"""The 26 pairs (k, n) of SS18 Theorem 1."""

FURTHER_PAIRS = ((7, 8), (9, 10), *((k, k + 2) for k in range(11, 19)), *((k, k + 3) for k in range(11, 18)))
"""Pairs with n <= 20 that the theorem does not list."""

SADDLE_PAIRS = ((5, 5), (6, 7), (10, 12))
"""Pairs just before the first minimum of a family: there the stored point is near a saddle."""


@dataclass(frozen=True)
class SymmetricPoint:
    """n weights in R^k with targets the k unit vectors, `flipped` of them turned away from theirs.

    entries  decimal strings. Of a kept neuron: at its own target, at those of the other kept neurons,
             at those of the flipped ones. Of a flipped neuron, and then of a companion, if there
             are any: at the targets of the kept ones, at its own, and, if flipped > 1, at those of
             the other flipped ones.

    Raises ValueError unless k > flipped >= 1, n = k or k + flipped, and the entries are as many.
    """

    k: int
    n: int
    flipped: int
    entries: tuple[str, ...]

    def __post_init__(self) -> None:
        for name in ("k", "n", "flipped"):
            positive_integer(name, getattr(self, name))
        if self.flipped >= self.k or self.n not in (self.k, self.k + self.flipped):
            raise ValueError(f"n: expected k or k + flipped, with flipped < k, not {(self.k, self.n, self.flipped)}")
        if len(self.entries) != self.num_entries:
            raise ValueError(f"entries: expected {self.num_entries}, not {len(self.entries)}")
        exact_array("entries", self.entries, (None,))

    @property
    def num_entries(self) -> int:
        """3 for the kept neurons; 2 or 3 for the flipped ones, and as many for companions."""
        of_a_class = 2 if self.flipped == 1 else 3
        return 3 + of_a_class * (1 if self.n == self.k else 2)

    @property
    def pair(self) -> tuple[int, int]:
        """(k, n)."""
        return self.k, self.n

    def weights(self) -> np.ndarray:
        """The rows w_1, ..., w_n, exact, shape (n, k): kept neurons, flipped ones, companions."""
        return exact_array("entries", self.entries, (None,))[self.places()]

    def nudged(self, by: str) -> np.ndarray:
        """The weights with the first entry of the first neuron moved, exact, shape (n, k)."""
        W = self.weights()
        W[0, 0] += exact_number("by", by)
        return W

    def places(self) -> np.ndarray:
        """Which entry stands where: indices, shape (n, k)."""
        kept = self.k - self.flipped
        places = np.empty((self.n, self.k), dtype=int)
        places[:kept, :kept], places[:kept, kept:] = 1, 2
        places[range(kept), range(kept)] = 0
        size = 2 if self.flipped == 1 else 3
        for first, entry in ((kept, 3), (self.k, 3 + size))[: 1 if self.n == self.k else 2]:
            rows = range(first, first + self.flipped)
            places[first : first + self.flipped, :kept] = entry
            places[first : first + self.flipped, kept:] = entry + size - 1
            places[rows, range(kept, self.k)] = entry + 1
        return places


@cache
def stored_points() -> dict[tuple[int, int], SymmetricPoint]:
    """The points of `book/data/spurious-minima.json` by (k, n). Raises ValueError for a damaged file."""
    content = witness(NAME, ("points",))
    return {point.pair: point for point in map(_point, content["points"])}


def stored(pairs: Sequence[tuple[int, int]]) -> list[SymmetricPoint]:
    """The stored points of these pairs (k, n). Raises ValueError naming a pair that has none."""
    points = stored_points()
    for pair in pairs:
        if pair not in points:
            raise ValueError(f"pairs: no stored point for (k, n) = {pair}")
    return [points[pair] for pair in pairs]


def _point(record: Any) -> SymmetricPoint:
    try:
        k, n, flipped, entries = record
        return SymmetricPoint(k, n, flipped, tuple(entries))
    except (TypeError, ValueError) as error:
        raise ValueError(f"{NAME}.json: expected [k, n, flipped, entries], not {str(record)[:60]}: {error}") from None
