"""One neuron against one direction of the labels: when it is useless, and with what probability.

For r in R^m and a weight w let h_r(w) = sum_t r_t relu(<w, x_t>): what a neuron with output weight 1
contributes to <r, prediction>. A cell (region, v) is useless for r if v h_r <= 0 on the closed region.
On a region h_r is linear, so its values on the region's rays decide.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from flint import fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.inputs import exact_array
from landscape.geometry.angles import Share
from landscape.geometry.cones import dot
from landscape.geometry.sign_vectors import Signs
from landscape.networks.basin_minimum import region_features
from landscape.networks.basin_minimum.region_features import Samples, as_samples
from landscape.networks.planar_basins import PlanarCell, planar_cells

FAIR = fmpq(1, 2)


@dataclass(frozen=True)
class Gain:
    """How h_r behaves on the regions of a sample: shares of weight space, which add up to 1.

    zero      h_r = 0 on the region
    changing  h_r takes both signs in it
    positive  h_r >= 0 there, and somewhere > 0
    negative  h_r <= 0 there, and somewhere < 0
    """

    zero: Share
    changing: Share
    positive: Share
    negative: Share

    def useless(self, positive_output: fmpq = FAIR) -> Share:
        """Probability that a neuron is useless for r; (1 + zero - changing) / 2 for fair output signs."""
        return self.zero + positive_output * self.negative + (1 - positive_output) * self.positive


def gain(X: Any, r: Any) -> Gain:
    """The shares for a rational X, (num_samples, dim), of rank 1 or 2, and a rational r, (num_samples,)."""
    X = exact_array("X", X, (None, None))
    r = exact_array("r", r, (len(X),)).tolist()
    shares: dict[tuple[bool, bool], Share] = {}
    with working_precision():
        for cell in cells(as_samples(X)):
            if cell.output_weight > 0:
                signs = signs_of_gain(X, r, cell.signs)
                shares[signs] = shares.get(signs, fmpq(0)) + 2 * cell.probability
    return Gain(*(shares.get(key, fmpq(0)) for key in ((False, False), (True, True), (True, False), (False, True))))


@lru_cache(maxsize=1 << 7)
def cells(samples: Samples) -> tuple[PlanarCell, ...]:
    """`planar_cells`, kept: many directions are tried on one sample."""
    return planar_cells(samples)


def signs_of_gain(X: Any, r: Any, signs: Signs) -> tuple[bool, bool]:
    """(h_r > 0 somewhere, h_r < 0 somewhere) on the closed region of these signs."""
    values = [dot(r, feature) for feature in region_features(X, signs)]
    return max(values) > 0, min(values) < 0


def is_useless(X: Any, r: Any, cell: PlanarCell) -> bool:
    """Whether v h_r <= 0 on the closed region of the cell."""
    above, below = signs_of_gain(X, r, cell.signs)
    return not (above if cell.output_weight > 0 else below)
