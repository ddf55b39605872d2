"""SSG20's Theorem 1 as a whole: a lower loss elsewhere, the copies, fewer samples, every size."""

from landscape.cupped_minima.whole_theorem.better_network import BetterNetwork
from landscape.cupped_minima.whole_theorem.identities import REST
from landscape.cupped_minima.whole_theorem.repaired import (
    check_copies,
    check_copies_for_all,
    check_fewer_samples,
    check_merged,
    check_merged_for_all,
    check_small_weights,
    check_small_weights_for_all,
    check_theorem,
    check_theorem_on,
    gain,
    largest_scale,
)
from landscape.cupped_minima.whole_theorem.sub_optimal import (
    axis_loss,
    better,
    check_no_perfect_fit,
    check_special_position,
    check_strict_width,
    check_sub_optimal,
    check_width,
    least_width,
    needed_width,
)

__all__ = [
    "REST",
    "BetterNetwork",
    "axis_loss",
    "better",
    "check_copies",
    "check_copies_for_all",
    "check_fewer_samples",
    "check_merged",
    "check_merged_for_all",
    "check_no_perfect_fit",
    "check_small_weights",
    "check_small_weights_for_all",
    "check_special_position",
    "check_strict_width",
    "check_sub_optimal",
    "check_theorem",
    "check_theorem_on",
    "check_width",
    "gain",
    "largest_scale",
    "least_width",
    "needed_width",
]
