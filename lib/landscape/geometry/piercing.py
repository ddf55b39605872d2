"""Where a ray from 0 leaves a polytope, exactly: the simplex method over any exact field.

The polytope is the convex hull of points with 0 inside. The facet that the ray to b pierces
solves: minimise sum(l_s) subject to sum(l_s s) = b, l >= 0; its dual is the facet's normal.
Numbers are int, fmpq or `CyclotomicReal`, no number is ever rounded, and Bland's rule ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flint import fmpq

from landscape.evidence.comparison import Finding, all_of, at_most, equal
from landscape.evidence.door import guarded
from landscape.evidence.elimination import rank
from landscape.evidence.real_cyclotomic import exact_element
from landscape.geometry.cones import dot

Point = tuple[Any, ...]


@dataclass(frozen=True)
class Facet:
    """A facet {z : <normal, z> = 1} of the hull of `points`, and where the ray to `direction` meets it.

    corners       indices of d independent points on the facet, sorted
    coefficients  non-negative, direction = sum coefficients_i points[corners_i]
    touching      indices of all points on the facet, sorted
    """

    normal: Point
    corners: tuple[int, ...]
    coefficients: tuple[Any, ...]
    touching: tuple[int, ...]

    @property
    def gauge(self) -> Any:
        """The g with direction / g on the facet: the sum of the coefficients."""
        return sum(self.coefficients)

    def check(self, points: Sequence[Point], direction: Point) -> Finding:
        """Whether all of this is so: believed by nobody who has not asked."""
        heights = [dot(self.normal, point) for point in points]
        corners = [points[i] for i in self.corners]
        combined = [dot(self.coefficients, column) for column in zip(*corners, strict=True)]
        return all_of(
            [
                *(at_most(height, 1) for height in heights),
                *(at_most(0, coefficient) for coefficient in self.coefficients),
                equal([i for i, height in enumerate(heights) if height == 1], list(self.touching)),
                equal([heights[i] for i in self.corners], [1] * len(corners)),
                equal(rank(corners), len(self.normal)),
                equal(combined, list(direction)),
            ]
        )


@dataclass(frozen=True)
class HalfSpace:
    """All points have <normal, s> <= 0, so 0 is not inside their hull.

    separates  whether <normal, direction> > 0: then no non-negative combination gives the direction
    """

    normal: Point
    separates: bool


@guarded
def pierced(points: Sequence[Point], direction: Point) -> Facet | HalfSpace:
    """The facet of the hull that the ray from 0 to `direction` pierces, or why there is none.

    A facet comes out whenever 0 is inside the hull; where the ray meets several facets, one of
    them. Raises ValueError unless all vectors have one length and the direction is not zero.
    """
    _require_points(points, len(direction))
    for entry in direction:
        exact_element("direction", entry)
    if not any(entry != 0 for entry in direction):
        raise ValueError("direction: expected a non-zero vector")
    return _Tableau(points, direction).solved()


@guarded
def is_combination(points: Sequence[Point], target: Point) -> bool:
    """Whether the target is a convex combination of the points. Exact."""
    found = pierced([(*point, 1) for point in points], (*target, 1))
    return not (isinstance(found, HalfSpace) and found.separates)


@guarded
def surrounds(points: Sequence[Point]) -> bool:
    """Whether 0 is in the interior of the convex hull. Exact.

    It is if and only if the points span the space and minus their sum is a non-negative
    combination of them: add that combination to the sum, and all coefficients of 0 are positive.
    """
    _require_points(points, len(points[0]) if points else 0)
    opposite = tuple(-sum(column) for column in zip(*points, strict=True))
    if not any(entry != 0 for entry in opposite):
        return rank(points) == len(opposite)
    return isinstance(pierced(points, opposite), Facet)


def _require_points(points: Sequence[Point], dim: int) -> None:
    if not dim or not len(points) or any(len(point) != dim for point in points):
        raise ValueError(f"points: expected at least one, each of length {dim}")
    for point in points:
        for entry in point:
            exact_element("points", entry)


class _Tableau:
    """A basis of d columns: points (index >= 0, cost 1) or artificial unit vectors (index < 0, infinite cost)."""

    def __init__(self, points: Sequence[Point], direction: Point):
        self.points, dim = points, len(direction)
        self.basis = [i - dim for i in range(dim)]
        signs = [1 if entry >= 0 else -1 for entry in direction]
        self.inverse = [[signs[i] if i == j else 0 for j in range(dim)] for i in range(dim)]
        self.levels = [sign * entry for sign, entry in zip(signs, direction, strict=True)]

    def solved(self) -> Facet | HalfSpace:
        while True:
            infinite, finite = self._prices()
            heights = [(dot(infinite, point), dot(finite, point)) for point in self.points]
            entering = next((i for i, height in enumerate(heights) if _too_high(*height)), None)
            if entering is None:
                return self._facet(finite, heights) if min(self.basis) >= 0 else self._half_space(infinite)
            self._pivot(entering)

    def _prices(self) -> tuple[Point, Point]:
        """The dual, for artificial columns of cost infinity: its infinite and its finite part."""
        dim = range(len(self.basis))
        rows = list(zip(self.basis, self.inverse, strict=True))
        infinite = tuple(sum(row[j] for member, row in rows if member < 0) for j in dim)
        return infinite, tuple(sum(row[j] for member, row in rows if member >= 0) for j in dim)

    def _pivot(self, entering: int) -> None:
        column = [dot(row, self.points[entering]) for row in self.inverse]
        able = [i for i, entry in enumerate(column) if entry > 0]
        ratios = {i: self.levels[i] / _exact(column[i]) for i in able}
        least = min(ratios.values())
        leaving = min((i for i in able if ratios[i] == least), key=lambda i: self.basis[i])
        scale = 1 / _exact(column[leaving])
        self.inverse[leaving] = [scale * entry for entry in self.inverse[leaving]]
        self.levels[leaving] = least
        for i, factor in enumerate(column):
            if i != leaving and factor != 0:
                pairs = zip(self.inverse[i], self.inverse[leaving], strict=True)
                self.inverse[i] = [entry - factor * other for entry, other in pairs]
                self.levels[i] = self.levels[i] - factor * least
        self.basis[leaving] = entering

    def _facet(self, normal: Point, heights: list[tuple[Any, Any]]) -> Facet:
        corners, coefficients = zip(*sorted(zip(self.basis, self.levels, strict=True), key=_first), strict=True)
        touching = tuple(i for i, (_, height) in enumerate(heights) if height == 1)
        return Facet(normal, corners, coefficients, touching)

    def _half_space(self, normal: Point) -> HalfSpace:
        artificial = zip(self.basis, self.levels, strict=True)
        return HalfSpace(normal, any(level != 0 for member, level in artificial if member < 0))


def _too_high(infinite: Any, finite: Any) -> bool:
    return infinite > 0 or (infinite == 0 and finite > 1)


def _first(pair: tuple[int, Any]) -> int:
    return pair[0]


def _exact(value: Any) -> Any:
    """An int would divide an int into a float."""
    return fmpq(value) if type(value) is int else value
