"""How likely a random direction is near a given one: SS16 Definitions 10 to 15 and Lemma 4."""

from landscape.initial_basin.cap_bound.bound import (
    cap_share,
    check_areas,
    check_lemma_4,
    check_lemma_4_even,
    check_lemma_4_literal,
    check_lemma_4_odd,
    check_sine_integral,
    check_table_2,
    check_table_3,
    check_table_3_literal,
    check_two_sided,
    loss_factor,
    printed_bound,
    sharp_bounds,
)
from landscape.initial_basin.cap_bound.definitions import (
    angle_of_lines,
    check_area,
    check_cap,
    check_cap_area,
    check_chord,
    check_metric,
)

__all__ = [
    "angle_of_lines",
    "cap_share",
    "check_area",
    "check_areas",
    "check_cap",
    "check_cap_area",
    "check_chord",
    "check_lemma_4",
    "check_lemma_4_even",
    "check_lemma_4_literal",
    "check_lemma_4_odd",
    "check_metric",
    "check_sine_integral",
    "check_table_2",
    "check_table_3",
    "check_table_3_literal",
    "check_two_sided",
    "loss_factor",
    "printed_bound",
    "sharp_bounds",
]
