"""Overspecification on singleton samples: SS16 Theorem 2."""

from landscape.initial_basin.overspecification.broken import ThreePoints, check_without_singletons
from landscape.initial_basin.overspecification.demands import Demand, SingletonSample, sufficient_demands
from landscape.initial_basin.overspecification.printed import (
    check_all_axes,
    check_event,
    check_event_literal,
    check_sum,
    check_theorem_2,
    check_theorem_2_on_samples,
    displayed_sum,
    failure_bound,
    success_bound,
)
from landscape.initial_basin.overspecification.sampled import check_hard_sample_by_sampling
from landscape.initial_basin.overspecification.samples import (
    ONE_SAMPLE,
    OPPOSITE_PAIR,
    hard_sample,
    samples_up_to_symmetry,
)
from landscape.initial_basin.overspecification.sharper import (
    LEVEL,
    check_at_alpha,
    check_hard_sample,
    check_level,
    check_singleton_basin_minimum,
    check_success_formula,
    check_two_sided,
    check_unmet_demands,
)
from landscape.initial_basin.overspecification.success import (
    FAIR,
    Law,
    basin_value_at_most,
    basin_value_distribution,
    basin_value_distribution_by_enumeration,
    smallest_width,
    success_probability,
    unmet_probability,
)

__all__ = [
    "FAIR",
    "LEVEL",
    "ONE_SAMPLE",
    "OPPOSITE_PAIR",
    "Demand",
    "Law",
    "SingletonSample",
    "ThreePoints",
    "basin_value_at_most",
    "basin_value_distribution",
    "basin_value_distribution_by_enumeration",
    "check_all_axes",
    "check_at_alpha",
    "check_event",
    "check_event_literal",
    "check_hard_sample",
    "check_hard_sample_by_sampling",
    "check_level",
    "check_singleton_basin_minimum",
    "check_success_formula",
    "check_sum",
    "check_theorem_2",
    "check_theorem_2_on_samples",
    "check_two_sided",
    "check_unmet_demands",
    "check_without_singletons",
    "displayed_sum",
    "failure_bound",
    "hard_sample",
    "samples_up_to_symmetry",
    "smallest_width",
    "success_bound",
    "success_probability",
    "sufficient_demands",
    "unmet_probability",
]
