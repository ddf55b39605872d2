"""Data that a teacher fits: SS16 Theorems 5 and 6, repaired, with Lemma 5 and the steps of the proof."""

from landscape.initial_basin.realizable_data.bound import (
    check_intended,
    check_intended_on_grid,
    check_monotone_literal,
    check_one_hit,
    hit_probability,
)
from landscape.initial_basin.realizable_data.hits import Start, check_hits_suffice, tight_start, unit
from landscape.initial_basin.realizable_data.lipschitz import (
    check_lemma_5,
    check_lemma_5_attained,
    check_lemma_5_literal,
    check_telescoping,
)
from landscape.initial_basin.realizable_data.low_rank import check_basins, check_projection, check_thm_6_repaired
from landscape.initial_basin.realizable_data.promise import Promise
from landscape.initial_basin.realizable_data.teachers import (
    ONE_NEURON,
    TEACHERS,
    TWO_NEURONS,
    WIDTHS,
    PlanarTeacher,
    check_repaired,
    check_teacher_regions,
    check_widths,
    exact_half_width,
)

__all__ = [
    "ONE_NEURON",
    "TEACHERS",
    "TWO_NEURONS",
    "WIDTHS",
    "PlanarTeacher",
    "Promise",
    "Start",
    "check_basins",
    "check_hits_suffice",
    "check_intended",
    "check_intended_on_grid",
    "check_lemma_5",
    "check_lemma_5_attained",
    "check_lemma_5_literal",
    "check_monotone_literal",
    "check_one_hit",
    "check_projection",
    "check_repaired",
    "check_teacher_regions",
    "check_telescoping",
    "check_thm_6_repaired",
    "check_widths",
    "exact_half_width",
    "hit_probability",
    "tight_start",
    "unit",
]
