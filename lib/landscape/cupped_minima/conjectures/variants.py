"""Witnesses that lack a property by a hair, and lifts that are no lifts."""

from typing import Any

from flint import fmpq

from landscape.cupped_minima.configurations import Configuration
from landscape.cupped_minima.conjectures.pairs import stored_directions

FINE = 10**30
"""How finely a direction is moved: no float would notice."""


def hexagon(hair: int = 1) -> dict[str, Any]:
    """A witness record for two triangles, the corners of a hexagon; the first is moved by 10^-30.

    Unmoved, with 0, all coefficients are 1 exactly. The facet of x is spanned by its neighbours.
    """
    A = [[FINE, hair], [0, FINE], [-FINE, -FINE]]
    B = [[FINE, FINE], [-FINE, 0], [0, -FINE]]
    facets = [[0, 2], [0, 1], [1, 2], [0, 1], [1, 2], [0, 2]]
    return {"d": 2, "t": 3, "A": A, "B": B, "facets": facets}


def moved(dim: int, t: int, share: int) -> dict[str, Any]:
    """The stored record of a pair with the first direction of B moved by share/1000 of the way to the first corner."""
    directions = stored_directions(dim, t)
    first, corner = directions.B[0], directions.A[directions.facets[t][0]]
    changed = tuple((1000 - share) * x + share * y for x, y in zip(first, corner, strict=True))
    B = [changed, *(tuple(1000 * x for x in row) for row in directions.B[1:])]
    A = [tuple(1000 * x for x in row) for row in directions.A]
    return {"d": dim, "t": t, "A": A, "B": B, "facets": directions.facets}


def shrunk(configuration: Configuration) -> Configuration:
    """A lift with all points of height -1 pulled half-way to 0: the gauges differ."""
    return _lifted(configuration, fmpq(1, 2), fmpq(1, 2))


def unnested(configuration: Configuration) -> Configuration:
    """A lift with height -2 in place of -1."""
    return _lifted(configuration, fmpq(1), fmpq(2))


def _lifted(configuration: Configuration, width: fmpq, depth: fmpq) -> Configuration:
    A, B = configuration.A, configuration.B
    up = [[(*p, fmpq(1)) for p in points] for points in (A, B)]
    down = [[(*(width * x for x in p), -depth) for p in points] for points in (B, A)]
    return Configuration((*up[0], *down[0]), (), (*up[1], *down[1]), ())
