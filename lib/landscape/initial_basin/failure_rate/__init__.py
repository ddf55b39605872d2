"""The exact exponential rate at which starts fail, and what it depends on."""

from landscape.initial_basin.failure_rate.crowds import (
    CROWDS,
    EQUAL_ANGLES,
    check_crowded_samples,
    check_planar_crowd,
    check_random_planar_crowd,
    narrowest,
    parted,
    random_crowds,
)
from landscape.initial_basin.failure_rate.dependencies import (
    LINEAR,
    SAMPLES,
    check_rate_from_dependencies,
    check_rate_needs_dependency,
    check_three_samples,
    dependency_basis,
    extreme_directions,
    is_dependency,
    rate_from_dependencies,
    span,
)
from landscape.initial_basin.failure_rate.hopeless import HopelessSets
from landscape.initial_basin.failure_rate.rate import check_failure_rate, check_useless, failure, powers
from landscape.initial_basin.failure_rate.samples import (
    EIGHT,
    FOUR_CLOSE,
    OPPOSITE_PAIR,
    THREE_CLOSE,
    TWELVE,
    WITH_LEVELS,
)
from landscape.initial_basin.failure_rate.useless import Gain, gain, signs_of_gain

__all__ = [
    "CROWDS",
    "EIGHT",
    "EQUAL_ANGLES",
    "FOUR_CLOSE",
    "LINEAR",
    "OPPOSITE_PAIR",
    "SAMPLES",
    "THREE_CLOSE",
    "TWELVE",
    "WITH_LEVELS",
    "Gain",
    "HopelessSets",
    "check_crowded_samples",
    "check_failure_rate",
    "check_planar_crowd",
    "check_random_planar_crowd",
    "check_rate_from_dependencies",
    "check_rate_needs_dependency",
    "check_three_samples",
    "check_useless",
    "dependency_basis",
    "extreme_directions",
    "failure",
    "gain",
    "is_dependency",
    "narrowest",
    "parted",
    "powers",
    "random_crowds",
    "rate_from_dependencies",
    "signs_of_gain",
    "span",
]
