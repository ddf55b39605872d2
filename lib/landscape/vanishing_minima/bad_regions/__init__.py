"""Which regions hold a bad differentiable minimum, and how much of weight space they fill: SH18 Definitions 3 and 4."""

from landscape.vanishing_minima.bad_regions.census import Census
from landscape.vanishing_minima.bad_regions.criterion import check_no_minimum, check_region_criterion
from landscape.vanishing_minima.bad_regions.decision import Decision, Occupied, decide
from landscape.vanishing_minima.bad_regions.definitions import (
    LABELS,
    SLOPES,
    STAR,
    check_census,
    check_definition_4,
    check_one_set,
    check_volume,
    star,
)
from landscape.vanishing_minima.bad_regions.kinds import Kind, misclassified
from landscape.vanishing_minima.bad_regions.points import point_in
from landscape.vanishing_minima.bad_regions.samples import Samples

__all__ = [
    "LABELS",
    "SLOPES",
    "STAR",
    "Census",
    "Decision",
    "Kind",
    "Occupied",
    "Samples",
    "check_census",
    "check_definition_4",
    "check_no_minimum",
    "check_one_set",
    "check_region_criterion",
    "check_volume",
    "decide",
    "misclassified",
    "point_in",
    "star",
]
