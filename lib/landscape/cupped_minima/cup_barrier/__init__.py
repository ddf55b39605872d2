"""The barrier around a cupped minimum of SSG20 section 4.3: what every path out must climb, certified."""

from landscape.cupped_minima.cup_barrier.barrier import Barrier
from landscape.cupped_minima.cup_barrier.checks import (
    FACTORS,
    RATIONAL_HEIGHT,
    barrier_of,
    check_certificate,
    check_comparison,
    check_cone_coordinates,
    check_heights,
    check_rational_height,
    cup_of,
    doubled,
    granted_climb,
)
from landscape.cupped_minima.cup_barrier.cone import Cone, Opening
from landscape.cupped_minima.cup_barrier.cone_point import ConePoint, sample_points

__all__ = [
    "FACTORS",
    "RATIONAL_HEIGHT",
    "Barrier",
    "Cone",
    "ConePoint",
    "Opening",
    "barrier_of",
    "check_certificate",
    "check_comparison",
    "check_cone_coordinates",
    "check_heights",
    "check_rational_height",
    "cup_of",
    "doubled",
    "granted_climb",
    "sample_points",
]
