"""The cells of planar data, (region, output sign), and the chance that a neuron starts in each."""

from dataclasses import dataclass
from typing import Any

from flint import fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.inputs import exact_array
from landscape.geometry.angles import Share, share_of_turn, signed_square_cosine
from landscape.geometry.arrangements import regions
from landscape.geometry.cones import row_space_basis
from landscape.networks.basin_minimum import Cell, region_rays

BITS = 256
"""Precision of the balls: cell probabilities enter sums with integer coefficients of up to 48 bits."""

_MAX_CELLS = 24


@dataclass(frozen=True)
class PlanarCell:
    """A region of planar data with an output weight.

    signs          of the region
    output_weight  -1 or 1
    opening        cos(t) |cos(t)| of the region's angle t, rational; cells of one opening are equally likely
    """

    signs: tuple[int, ...]
    output_weight: int
    opening: fmpq

    @property
    def cell(self) -> Cell:
        """As `exact_minimum_of_cells` takes it."""
        return self.signs, self.output_weight

    @property
    def probability(self) -> Share:
        """Chance that an isotropic weight with a fair output sign lies in it: t / (2 pi) / 2."""
        with working_precision(BITS):
            return share_of_turn(self.opening) / 2


def planar_cells(X: Any) -> tuple[PlanarCell, ...]:
    """All cells of a rational X, (num_samples, dim), of rank 1 or 2, regions in the order of `regions`.

    An isotropic weight stays isotropic when it is projected on the row space, so the angle of a
    region there is its probability. Raises ValueError for a zero sample, a higher rank, and samples
    on more than six lines.
    """
    X = exact_array("X", X, (None, None))
    found = regions(X).regions
    if len(row_space_basis(X)) > 2:
        raise ValueError("X: expected rank 1 or 2, samples in a plane through 0")
    if 2 * len(found) > _MAX_CELLS:
        raise ValueError(f"X: expected samples on at most {_MAX_CELLS // 4} lines through 0, not {len(found) // 2}")
    return tuple(PlanarCell(region.signs, v, _opening(X, region.signs)) for region in found for v in (1, -1))


def _opening(X: Any, signs: tuple[int, ...]) -> fmpq:
    """Of a wedge between two rays, or of a half-plane, which rank one leaves with a single ray."""
    first, *others = region_rays(X, signs)
    return signed_square_cosine(first, others[0]) if others else fmpq(-1)
