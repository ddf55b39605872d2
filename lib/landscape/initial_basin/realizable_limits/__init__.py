"""What SS16 Theorem 5 cannot promise: narrow fans of data, and the steps of its printed proof."""

from landscape.initial_basin.realizable_limits.fan import (
    Fan,
    check_fan_exactly,
    check_fan_width,
    check_floor,
    check_narrow_fan,
    fan_above,
    least_width,
)
from landscape.initial_basin.realizable_limits.printed import (
    check_real_output,
    check_sum,
    check_thm_5_literal,
    check_thm_6_literal,
)
from landscape.initial_basin.realizable_limits.steps import (
    all_served,
    at_least,
    check_chernoff,
    check_chernoff_on_grid,
    check_good_neurons,
    check_median,
    check_median_rounding,
)

__all__ = [
    "Fan",
    "all_served",
    "at_least",
    "check_chernoff",
    "check_chernoff_on_grid",
    "check_fan_exactly",
    "check_fan_width",
    "check_floor",
    "check_good_neurons",
    "check_median",
    "check_median_rounding",
    "check_narrow_fan",
    "check_real_output",
    "check_sum",
    "check_thm_5_literal",
    "check_thm_6_literal",
    "fan_above",
    "least_width",
]
