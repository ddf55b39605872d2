"""The volume of the regions with a global minimum: SH18's Theorems 9 and 10, and cones counted instead of angles."""

from landscape.vanishing_minima.good_volume import bounds
from landscape.vanishing_minima.good_volume.cones import check_teacher_volume, check_typical_cone, planar_cones
from landscape.vanishing_minima.good_volume.printed import (
    check_angle_step,
    check_fact_25,
    check_from_markov,
    check_theorem_9,
    check_theorem_10,
    check_volume_ratio,
    dims,
    first_size,
)
from landscape.vanishing_minima.good_volume.sharper import (
    check_cut_cones,
    check_good_volume,
    check_volume_to_one,
    twice_in_each,
)
from landscape.vanishing_minima.good_volume.transition import Count, certifies, check_transition, counts
from landscape.vanishing_minima.good_volume.turn import check_closed_turn, check_fits_in_cones, num_cones

__all__ = [
    "Count",
    "bounds",
    "certifies",
    "check_angle_step",
    "check_closed_turn",
    "check_cut_cones",
    "check_fact_25",
    "check_fits_in_cones",
    "check_from_markov",
    "check_good_volume",
    "check_teacher_volume",
    "check_theorem_9",
    "check_theorem_10",
    "check_transition",
    "check_typical_cone",
    "check_volume_ratio",
    "check_volume_to_one",
    "counts",
    "dims",
    "first_size",
    "num_cones",
    "planar_cones",
    "twice_in_each",
]
