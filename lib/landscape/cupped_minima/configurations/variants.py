"""Configurations that lack a property, most of them exactly one, and rational ones that lack none."""

from collections.abc import Sequence
from typing import Any

from flint import fmpq

from landscape.cupped_minima.configurations.construction import (
    Configuration,
    Constants,
    Point,
    explicit_configuration,
)
from landscape.evidence.real_cyclotomic import field

HAIR = fmpq(1, 10**30)
"""Too little for any float to notice."""


def cross_polytopes(dim: int) -> Configuration:
    """A = {+-e_i} and its image B under the involution I - (2/dim) J of R^dim: rational, t = 2 dim, k = 0."""
    units = [tuple(fmpq(int(i == j)) for j in range(dim)) for i in range(dim)]
    images = [tuple(entry - fmpq(2, dim) for entry in unit) for unit in units]
    return Configuration(_with_opposites(units), (), _with_opposites(images), ())


def stretched(configuration: Configuration, factor: Any) -> Configuration:
    """B and B_bar multiplied by a factor: no two points of A and B need one beta any more."""
    B, B_bar = ([tuple(factor * x for x in point) for point in points] for points in _of_b(configuration))
    return Configuration(configuration.A, configuration.A_bar, tuple(B), tuple(B_bar))


def with_inner_points(configuration: Configuration) -> Configuration:
    """A point deep inside both polytopes added to A_bar, and its opposite to B_bar."""
    inner = tuple(fmpq(1, 100) for _ in range(configuration.dim))
    opposite = tuple(-x for x in inner)
    c = configuration
    return Configuration(c.A, (*c.A_bar, inner), c.B, (*c.B_bar, opposite))


def exact_end(dim: int, t: int) -> tuple[Any, str]:
    """(the least gamma that is too large, the first property that fails there); dim > 2.

    Raises ValueError for dim < 3, where no gamma occurs.
    """
    if dim < 3:
        raise ValueError(f"dim: expected at least 3, where gamma occurs, not {dim}")
    C = Constants.of(dim, t).cosine
    star = 2 * (1 - C) * (1 + 2 * C) / ((dim - 2) * (2 * C - 1))
    return (star, "p7") if star < 2 * C else (2 * C, "p6")


def touching(dim: int, t: int) -> Configuration:
    """The explicit points with the least gamma that is too large."""
    return explicit_configuration(dim, t, gamma=exact_end(dim, t)[0])


def flat(dim: int, t: int) -> Configuration:
    """The explicit points with gamma = 0: the t points lie in a plane and 0 on the boundary."""
    return explicit_configuration(dim, t, gamma=0)


def arc(t: int = 4) -> Configuration:
    """2t + 2 points of a circle at equal distances, on less than half of it: 0 is outside both polygons.

    In turn of B_bar, A, B, A, B, ..., A, B, A_bar: every point of A and B looks out over a short edge.
    """
    numbers = field(8 * t)
    around = [(numbers.cos(place), numbers.sin(place)) for place in range(2 * t + 2)]
    return Configuration(tuple(around[1:-1:2]), (around[-1],), tuple(around[2:-1:2]), (around[0],))


def lopsided(t: int = 4) -> Configuration:
    """The explicit points of R^3 with an apex added to A_bar alone: the sets do not match in size."""
    c = explicit_configuration(3, t)
    apex = (fmpq(0), fmpq(0), c.A[0][2] + fmpq(1, 100))
    return Configuration(c.A, (*c.A_bar, apex), c.B, c.B_bar)


def blunt(t: int = 4) -> Configuration:
    """The explicit points of R^3 with one facet on each side made a quadrilateral by a point beyond an edge."""
    c = explicit_configuration(3, t, fmpq(1, 4))
    (spike,), (other,) = c.A_bar, c.B_bar
    added, image = _beyond_edge(c.A[0], c.A[1], spike), _beyond_edge(c.B[0], c.B[1], other)
    return Configuration(c.A, (spike, added), c.B, (other, image))


def _beyond_edge(p: Point, q: Point, corner: Point) -> Point:
    """In the plane of the triangle p, q, corner, a tenth of a height beyond the edge pq."""
    middle = [(x + y) / 2 for x, y in zip(p, q, strict=True)]
    return tuple(m + fmpq(1, 10) * (m - z) for m, z in zip(middle, corner, strict=True))


def _of_b(configuration: Configuration) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    return configuration.B, configuration.B_bar


def _with_opposites(points: Sequence[Point]) -> tuple[Point, ...]:
    return (*points, *(tuple(-x for x in point) for point in points))


EXAMPLES: tuple[tuple[str, Configuration, tuple[str, ...]], ...] = (
    ("explicit (3, 4)", explicit_configuration(3, 4), ()),
    ("cross-polytopes in R^3", cross_polytopes(3), ()),
    ("an apex for A_bar alone", lopsided(), ("p1",)),
    ("an inner point added", with_inner_points(explicit_configuration(3, 4)), ("p2",)),
    ("an arc of a circle", arc(), ("p3",)),
    ("B stretched by 1 + 10^-30", stretched(explicit_configuration(2, 4), 1 + HAIR), ("p4",)),
    ("a quadrilateral facet", blunt(), ("p5",)),
    ("t = 3", explicit_configuration(2, 3), ("p6",)),
    ("gamma at its exact end", touching(3, 8), ("p7",)),
)
"""(name, configuration, the properties that fail)."""
