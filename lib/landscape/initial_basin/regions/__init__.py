"""Regions of weight space: SS16 Definitions 7-9, Figure 1 and Lemmas 1-3."""

from landscape.initial_basin.regions.combinations import (
    Combination,
    absorbed,
    check_convex_quadratic,
    check_prediction_cone,
    check_signs_suffice,
    combinations_of_two,
)
from landscape.initial_basin.regions.partition import (
    check_closure,
    check_combination,
    check_figure_1,
    check_partition,
    check_region_count,
    check_scaling,
)
from landscape.initial_basin.regions.samples import FIGURE_1, lattice_points, small_samples

__all__ = [
    "FIGURE_1",
    "Combination",
    "absorbed",
    "check_closure",
    "check_combination",
    "check_convex_quadratic",
    "check_figure_1",
    "check_partition",
    "check_prediction_cone",
    "check_region_count",
    "check_scaling",
    "check_signs_suffice",
    "combinations_of_two",
    "lattice_points",
    "small_samples",
]
