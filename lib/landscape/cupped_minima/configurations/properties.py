"""The eight properties of SSG20 Definition 3, decided exactly for any configuration."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from landscape.cupped_minima.configurations.construction import Configuration, Point
from landscape.evidence.comparison import Finding, all_of, any_of, equal, less, negation
from landscape.evidence.elimination import rank
from landscape.geometry.cones import dot
from landscape.geometry.piercing import Facet, HalfSpace, is_combination, pierced, surrounds

PROPERTIES = ("p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8")


@dataclass(frozen=True)
class Side:
    """One of the two halves of every property: `piercing` points against the hull of `hull`.

    piercing  B (or A), whose points pierce facets
    beside    B_bar (or A_bar)
    hull      A and A_bar (or B and B_bar)
    """

    piercing: tuple[Point, ...]
    beside: tuple[Point, ...]
    hull: tuple[Point, ...]

    @cached_property
    def _found(self) -> tuple[Facet | HalfSpace, ...]:
        return tuple(pierced(self.hull, point) for point in self.piercing)

    @property
    def has_facets(self) -> bool:
        """Whether every piercing point has a certified facet: always under (p3), sometimes without it."""
        return all(isinstance(facet, Facet) for facet in self._found)

    @property
    def facets(self) -> tuple[Facet, ...]:
        """The facet through which each point's ray leaves the hull. Raises ValueError where a ray has none."""
        if not self.has_facets:
            raise ValueError("configuration: expected 0 inside both polytopes, property (p3)")
        return self._found


@dataclass(frozen=True)
class Anatomy:
    """A configuration taken apart: the facets that its points pierce, and what the properties say of them."""

    configuration: Configuration

    @cached_property
    def sides(self) -> tuple[Side, Side]:
        """B against P_A, part (B) of each property, and A against P_B."""
        return tuple(Side(*side) for side in self.configuration.sides())

    @property
    def facets(self) -> dict[str, tuple[Facet, ...]]:
        """S_B(a) for the points a of A, S_A(b) for those of B; corners index A + A_bar or B + B_bar."""
        of_b, of_a = (side.facets for side in self.sides)
        return {"A": of_a, "B": of_b}

    @property
    def beta(self) -> Any:
        """The factor that brings the first point of B onto its facet; under (p4) every point."""
        return 1 / self.sides[0].facets[0].gauge

    def distances(self) -> list[list[Any]]:
        """The matrix of (p8) with column q multiplied by |z_q|; rows and columns A, then B. (2t, 2t) under (p1).

        |z_q . p - 1| is d(p, H_q) times the length of the normal z_q, so the rank is that of M.
        """
        t, points = self.configuration.t, self.configuration.A + self.configuration.B
        normals = [facet.normal for facet in self.facets["A"] + self.facets["B"]]
        return [
            [
                abs(dot(normals[q], p) - 1) if row == q or (row < t) != (q < t) else 0 * normals[q][0]
                for q in range(len(points))
            ]
            for row, p in enumerate(points)
        ]

    def finding(self, name: str) -> Finding:
        """Whether a property, "p1" to "p8", holds. Raises ValueError for (p4) to (p8) where a ray has no facet."""
        if name not in _DECIDE:
            raise ValueError(f"name: expected one of {', '.join(PROPERTIES)}, not {name!r}")
        return _DECIDE[name](self)

    def first_failure(self) -> str:
        """The first property that fails; empty if all hold."""
        return next((name for name in PROPERTIES if self.finding(name).holds is not True), "")

    def failures(self) -> tuple[str, ...]:
        """All properties that fail. Where a ray has no certified facet, (p3) does, and (p4) to (p8) are not asked."""
        asked = PROPERTIES if all(side.has_facets for side in self.sides) else PROPERTIES[:3]
        return tuple(name for name in asked if self.finding(name).holds is not True)


def _p1(anatomy: Anatomy) -> Finding:
    """Sizes, and four disjoint sets."""
    sets = anatomy.configuration.sets()
    points = [point for points in sets.values() for point in points]
    different = [
        any_of(negation(equal(x, y)) for x, y in zip(p, q, strict=True))
        for i, p in enumerate(points)
        for q in points[:i]
    ]
    sizes = [equal(len(sets["A"]), len(sets["B"])), equal(len(sets["A_bar"]), len(sets["B_bar"]))]
    return all_of([*sizes, *different])


def _p2(anatomy: Anatomy) -> Finding:
    """No point is a convex combination of the others of its polytope."""
    return all_of(
        equal(is_combination(side.hull[:i] + side.hull[i + 1 :], point), False)
        for side in anatomy.sides
        for i, point in enumerate(side.hull)
    )


def _p3(anatomy: Anatomy) -> Finding:
    """0 is in the interior of both polytopes."""
    return all_of(equal(surrounds(side.hull), True) for side in anatomy.sides)


def _p4(anatomy: Anatomy) -> Finding:
    """One beta in (0, 1) brings every point onto a facet, each facet with its certificate."""
    findings = []
    for side in anatomy.sides:
        for facet, point in zip(side.facets, side.piercing, strict=True):
            findings += [facet.check(side.hull, point), equal(facet.gauge * anatomy.beta, 1)]
    return all_of([*findings, less(0, anatomy.beta), less(anatomy.beta, 1)])


def _p5(anatomy: Anatomy) -> Finding:
    """Each of these facets is a simplex: exactly d points touch it, and they are independent."""
    return all_of(equal(list(facet.touching), list(facet.corners)) for side in anatomy.sides for facet in side.facets)


def _p6(anatomy: Anatomy) -> Finding:
    """A point is a combination of its facet's corners with coefficients strictly between 0 and 1."""
    return all_of(
        finding
        for side in anatomy.sides
        for facet in side.facets
        for alpha in facet.coefficients
        for finding in (less(0, alpha), less(alpha, 1))
    )


def _p7(anatomy: Anatomy) -> Finding:
    """Different points pierce different facets, and a facet's hyperplane has its own point alone beyond it."""
    findings = []
    for side in anatomy.sides:
        corners = [facet.touching for facet in side.facets]
        findings.append(equal(len(set(corners)), len(corners)))
        for i, facet in enumerate(side.facets):
            for j, point in enumerate(side.piercing + side.beside):
                height = dot(facet.normal, point)
                findings.append(less(1, height) if i == j else less(height, 1))
    return all_of(findings)


def _p8(anatomy: Anatomy) -> Finding:
    """The matrix of distances has full rank."""
    return equal(rank(anatomy.distances()), len(anatomy.configuration.A + anatomy.configuration.B))


_DECIDE: dict[str, Callable[[Anatomy], Finding]] = dict(
    zip(PROPERTIES, (_p1, _p2, _p3, _p4, _p5, _p6, _p7, _p8), strict=True)
)
