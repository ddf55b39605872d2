"""The largest sets of cells that cannot reach a level, and the rate at which a start fails.

A set of cells is hopeless at a level if neurons that occupy exactly these cells have a basin minimum
above it. Subsets of hopeless sets are hopeless, so the maximal ones tell everything.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from flint import fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.comparison import Finding, all_of, at_most, less
from landscape.evidence.inputs import exact_array, exact_number
from landscape.geometry.angles import Share
from landscape.networks.basin_minimum import Cell, ExactBasinMinimum, exact_minimum_of_cells, region_features
from landscape.networks.basin_minimum.region_features import Samples, as_samples
from landscape.networks.planar_basins import planar_cells

Cells = frozenset[Cell]


@dataclass(frozen=True)
class HopelessSets:
    """All maximal hopeless sets of planar data at a level.

    X, y      samples (num_samples, dim) of rank 1 or 2 and labels (num_samples,), rational
    level     of the mean squared loss
    minima    a certified basin minimum for each maximal hopeless set
    refuted   certified basin minima at or below the level: whatever contains their support is not hopeless
    """

    X: Any
    y: Any
    level: fmpq
    minima: tuple[ExactBasinMinimum, ...]
    refuted: tuple[ExactBasinMinimum, ...]

    @classmethod
    def of(cls, X: Any, y: Any, level: Any = 0) -> "HopelessSets":
        """Search from the set of all cells downwards.

        If a set V is not hopeless, no hopeless set contains the cells that carry its minimiser: so
        every hopeless subset of V lies in V without one of these cells, and each is tried.
        """
        X, level = as_samples(X), exact_number("level", level)
        return _searched(X, tuple(exact_array("y", y, (len(X),))), level)

    @property
    def sets(self) -> tuple[Cells, ...]:
        """The maximal hopeless sets."""
        return tuple(frozenset(found.cells) for found in self.minima)

    @property
    def chances(self) -> tuple[Share, ...]:
        """The probability of each maximal hopeless set."""
        of_cell = {cell.cell: cell.probability for cell in planar_cells(self.X)}
        with working_precision():
            return tuple(sum((of_cell[cell] for cell in cells), fmpq(0)) for cells in self.sets)

    @property
    def rate(self) -> fmpq:
        """The largest probability of a hopeless set; 0 if there is none. Raises ValueError for irrational angles."""
        chances = self.chances
        if not all(isinstance(chance, fmpq) for chance in chances):
            raise ValueError("X: expected angles that are rational multiples of pi, for a rational rate")
        return max(chances, default=fmpq(0))

    def check(self) -> Finding:
        """Whether all minima have their certificates and lie on their side of the level. Exact."""
        return all_of([
            *(found.check() for found in (*self.minima, *self.refuted)),
            *(less(self.level, found.value) for found in self.minima),
            *(at_most(found.value, self.level) for found in self.refuted),
        ])  # fmt: skip


@lru_cache(maxsize=1 << 8)
def _searched(X: Samples, y: tuple[fmpq, ...], level: fmpq) -> HopelessSets:
    """`HopelessSets.of`, kept: the checks of a chapter ask for the same sets."""
    every = frozenset(cell.cell for cell in planar_cells(X))
    waiting, seen = [every], {every}
    hopeless: list[ExactBasinMinimum] = []
    refuted: list[ExactBasinMinimum] = []
    while waiting:
        found = exact_minimum_of_cells(X, y, waiting.pop())
        (hopeless if found.value > level else refuted).append(found)
        if found.value <= level:
            smaller = {frozenset(found.cells) - {cell} for cell in support(found)} - seen - {frozenset()}
            seen |= smaller
            waiting += smaller
    sets = [frozenset(found.cells) for found in hopeless]
    maximal = tuple(found for found, own in zip(hopeless, sets, strict=True) if not any(own < s for s in sets))
    return HopelessSets(X, y, level, maximal, tuple(refuted))


def support(found: ExactBasinMinimum) -> Cells:
    """The cells that carry the minimiser: with these alone the minimum is the same."""
    coefficients = iter(found.projection.coefficients)
    used = [(cell, [next(coefficients) for _ in region_features(found.X, cell[0])]) for cell in found.cells]
    return frozenset(cell for cell, own in used if any(own))
