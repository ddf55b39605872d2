"""One certificate for many cones: projections that are shared by sets of features."""

from collections.abc import Iterable
from dataclasses import dataclass

from flint import fmpq

from landscape.evidence.comparison import Finding, all_of, equal
from landscape.evidence.door import guarded
from landscape.geometry.cones import dot
from landscape.networks.basin_minimum import ConeProjection, cone_projection

Vector = tuple[fmpq, ...]


@dataclass(frozen=True)
class SharedProjection:
    """The projection of y on cone(S), one and the same for every S with needed <= S <= allowed.

    needed, allowed  sets of features as bit masks, bit j for feature j
    projection       on the cone of the allowed features, in their order

    Proof. Let p be the nearest point in the cone of the allowed features, and let the needed
    ones carry its positive coefficients. cone(S) contains p, and lies in the larger cone in
    which nothing is nearer.
    """

    needed: int
    allowed: int
    projection: ConeProjection

    @classmethod
    @guarded
    def of(cls, features: tuple[Vector, ...], target: Vector, within: int) -> "SharedProjection":
        """The projection of `target` on the cone of the features in the bit mask `within`, shared widely.

        Allowed is every feature with which the dual has no positive inner product.
        """
        inside = members(within)
        if any(j >= len(features) for j in inside) or within < 0:
            raise ValueError(f"within: expected a set of {len(features)} features as bits, not {within}")
        found = cone_projection([features[j] for j in inside], target)
        coefficients = dict(zip(inside, found.coefficients, strict=True))
        allowed = [j for j, feature in enumerate(features) if dot(found.dual, feature) <= 0]
        shared = ConeProjection(
            tuple(features[j] for j in allowed),
            found.target,
            tuple(coefficients.get(j, fmpq(0)) for j in allowed),
            found.dual,
            found.squared_distance,
        )
        return cls(_mask(j for j, x in coefficients.items() if x > 0), _mask(allowed), shared)

    def check(self, features: tuple[Vector, ...], target: Vector) -> Finding:
        """Whether it proves what it says of these features and this target. Exact."""
        allowed = members(self.allowed)
        support = _mask(j for j, x in zip(allowed, self.projection.coefficients, strict=False) if x != 0)
        return all_of([
            self.projection.check(),
            equal(self.projection.features, tuple(features[j] for j in allowed)),
            equal(self.projection.target, target),
            equal(support | self.needed, self.needed),
        ])  # fmt: skip


def members(mask: int) -> list[int]:
    """The positions of the bits of a non-negative integer."""
    return [j for j in range(mask.bit_length()) if mask >> j & 1]


def _mask(positions: Iterable[int]) -> int:
    return sum(1 << j for j in positions)
