"""Footnote 3 of SSG20: a random set and a small rotation of it, without (p4). Sampled, each draw decided exactly."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from flint import fmpq

from landscape.cupped_minima.configurations.construction import Configuration, Point
from landscape.cupped_minima.configurations.properties import Side
from landscape.evidence.check import Check, checker
from landscape.evidence.confidence import rate_at_least
from landscape.evidence.doubles import double
from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.cones import dot
from landscape.geometry.piercing import Facet, pierced
from landscape.geometry.sphere import uniform_points

ERROR = fmpq(1, 10**6)
TURN = fmpq(1, 2000)
"""Tangent of half the angle of rotation, which is 10^-3 to seven places."""


@checker(Arithmetic.SAMPLED)
def check_rotated_sets(
    dim: int = 3, t: int = 20, k: int = 1, num_draws: int = 40, bound: fmpq = fmpq(1, 2), turn: fmpq = TURN
) -> Check:
    """SSG20/fact-3--in-space: how often do a random set and its rotation have (p7)?

    Null hypothesis: with probability at least `bound`. All properties but (p4) would include it.
    """
    rng = generator("SSG20/fact-3--in-space")
    good = sum(is_alone_beyond(rotated_set(rng, dim, t, k, turn)) for _ in range(num_draws))
    finding = rate_at_least(good, num_draws, bound, ERROR)
    scope = f"(d, t, k) = ({dim}, {t}, {k}): (p7) decided exactly in {num_draws} draws; rate {bound}, error 1e-6"
    return Check("SSG20/fact-3--in-space", finding, scope)


def rotated_set(rng: np.random.Generator, dim: int, t: int, k: int, turn: fmpq = TURN) -> Configuration:
    """t + k uniform points of the unit sphere, rounded to rational ones, and their image under a rotation.

    The rotation moves the first two coordinates: the law of the points does not know an axis.
    """
    points = [rational_on_sphere(x) for x in uniform_points(t + k, dim, rng)]
    images = [_rotated(point, turn) for point in points]
    return Configuration(tuple(points[:t]), tuple(points[t:]), tuple(images[:t]), tuple(images[t:]))


def rational_on_sphere(x: Sequence[float], bits: int = 20) -> Point:
    """A rational point of the unit sphere near a float one: its stereographic image is rounded to 2^-bits."""
    scale = 2**bits
    flat = [fmpq((double(float(c)) / (1 - double(float(x[-1]))) * scale + fmpq(1, 2)).floor(), scale) for c in x[:-1]]
    square = dot(flat, flat)
    return (*(2 * c / (square + 1) for c in flat), (square - 1) / (square + 1))


def is_alone_beyond(configuration: Configuration) -> bool:
    """Whether each facet exists and has its own point, and no other of its set, beyond its hyperplane. Exact."""
    return all(_is_alone(Side(*side), place) for place in range(configuration.t) for side in configuration.sides())


def _is_alone(side: Side, place: int) -> bool:
    facet = pierced(side.hull, side.piercing[place])
    if not isinstance(facet, Facet):
        return False
    heights = [dot(facet.normal, point) for point in side.piercing + side.beside]
    return heights[place] > 1 and all(height < 1 for j, height in enumerate(heights) if j != place)


def _rotated(point: Point, turn: fmpq) -> tuple[Any, ...]:
    cosine, sine = (1 - turn**2) / (1 + turn**2), 2 * turn / (1 + turn**2)
    return (cosine * point[0] - sine * point[1], sine * point[0] + cosine * point[1], *point[2:])
