"""The angle between samples and hyperplanes in SH18's lower bound on the good volume: Lemmas 21, 22, 23 and 39."""

from landscape.vanishing_minima.angular_margin.adapted_weights import (
    check_across_length,
    check_chosen_partition,
    check_complement,
    check_fixed_partition,
    check_lemma_23,
    check_smaller_angle,
    printed_bound,
)
from landscape.vanishing_minima.angular_margin.cap_inequalities import (
    beta_half,
    check_caps_exactly,
    check_caps_in_balls,
    check_printed_range,
    near,
    orthogonal_bound,
)
from landscape.vanishing_minima.angular_margin.fixed_weights import check_lemma_22
from landscape.vanishing_minima.angular_margin.strips import Draw, draw
from landscape.vanishing_minima.angular_margin.volume import check_lemma_21, check_margin_volume, check_printed_event

__all__ = [
    "Draw",
    "beta_half",
    "check_across_length",
    "check_caps_exactly",
    "check_caps_in_balls",
    "check_chosen_partition",
    "check_complement",
    "check_fixed_partition",
    "check_lemma_21",
    "check_lemma_22",
    "check_lemma_23",
    "check_margin_volume",
    "check_printed_event",
    "check_printed_range",
    "check_smaller_angle",
    "draw",
    "near",
    "orthogonal_bound",
    "printed_bound",
]
