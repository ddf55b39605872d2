"""How likely it is that n neurons occupy exactly a given set of cells, for all n at once.

Equally likely cells form a group, and only the type of a set U counts: how many cells of each
group it has, k = (k_1, ..., k_G). All n neurons lie in U with probability mu(k)^n, so by
inclusion-exclusion they occupy exactly U with probability

    Q_n(k) = sum over types i <= k of prod_g (-1)^(k_g - i_g) C(k_g, i_g) mu(i)^n.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import comb

import numpy as np
from flint import arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.exponential_sum import ExponentialSum
from landscape.evidence.inputs import positive_integer
from landscape.geometry.angles import Share
from landscape.networks.planar_basins.cells import BITS, PlanarCell


@dataclass(frozen=True)
class CellGroups:
    """Groups of equally likely cells.

    group          of each cell, an index
    probabilities  of one cell of each group, `fmpq` where rational and `arb` elsewhere
    """

    group: tuple[int, ...]
    probabilities: tuple[Share, ...]

    @classmethod
    def of(cls, cells: Iterable[PlanarCell]) -> "CellGroups":
        """Cells of one opening are one group."""
        cells = list(cells)
        openings = sorted({cell.opening for cell in cells})
        representatives = {cell.opening: cell for cell in cells}
        return cls(
            tuple(openings.index(cell.opening) for cell in cells),
            tuple(representatives[opening].probability for opening in openings),
        )

    @property
    def shape(self) -> tuple[int, ...]:
        """Of an array with one entry a type: one more than the cells of each group."""
        return tuple(self.group.count(g) + 1 for g in range(len(self.probabilities)))

    def types(self) -> np.ndarray:
        """The type of every set of cells as a flat index, by the set's bit mask; (2**num_cells,) int64."""
        strides = np.cumprod((1, *self.shape[:0:-1]), dtype=np.int64)[::-1]
        types = np.zeros(1, dtype=np.int64)
        for g in self.group:
            types = np.concatenate([types, types + strides[g]])
        return types

    def terms(self, counts: np.ndarray) -> Iterator[tuple[Share, int]]:
        """(base b, coefficient c) with sum of c b^n = sum over types k of counts(k) Q_n(k).

        `counts` is an integer array of `shape`: how many sets of each type. Coefficients stay
        below 4^num_cells, so that they fit 64 bits.
        """
        for axis, length in enumerate(self.shape):
            signed = [[(-1) ** (k - i) * comb(k, i) for k in range(length)] for i in range(length)]
            counts = np.moveaxis(np.tensordot(np.array(signed, dtype=np.int64), counts, (1, axis)), 0, axis)
        for type_, coefficient in np.ndenumerate(counts):
            if coefficient != 0 and any(type_):
                yield self._measure(type_), int(coefficient)

    def _measure(self, type_: tuple[int, ...]) -> Share:
        """Probability of a set of this type; of all cells it is 1, whatever balls would say."""
        if all(k == length - 1 for k, length in zip(type_, self.shape, strict=True)):
            return fmpq(1)
        with working_precision(BITS):
            return sum((k * p for k, p in zip(type_, self.probabilities, strict=True) if k), fmpq(0))


def power_sum(terms: Iterable[tuple[Share, int]], exponent: int) -> Share:
    """sum of c b^exponent over terms (b, c): exact if all bases are, otherwise a ball.

    Raises ValueError unless exponent >= 1.
    """
    positive_integer("exponent", exponent)
    with working_precision(BITS):
        return sum((coefficient * base**exponent for base, coefficient in terms), fmpq(0))


def exponential_sum(terms: Iterable[tuple[Share, int]]) -> ExponentialSum:
    """The same for all exponents >= 1. Raises ValueError if a base is a ball."""
    coefficients: dict[tuple[fmpq, ...], fmpq] = {}
    for base, coefficient in terms:
        if isinstance(base, arb):
            raise ValueError("X: expected angles that are rational multiples of pi, for rational bases")
        coefficients[(base,)] = coefficients.get((base,), fmpq(0)) + coefficient
    return ExponentialSum.of(coefficients)
