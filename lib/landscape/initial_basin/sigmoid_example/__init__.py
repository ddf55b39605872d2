"""A sigmoid neuron with 2^d minima: SS16 section 8.2 and Lemma 8."""

from landscape.initial_basin.sigmoid_example.checks import (
    LARGEST,
    LEVELS,
    check_bad_value,
    check_bad_value_literal,
    check_barrier,
    check_barrier_on_levels,
    check_figure_5,
    check_figure_6,
    check_lemma_8,
    check_lemma_8_two_sided,
    check_portion,
    check_portion_exactly,
    check_two_minima,
)
from landscape.initial_basin.sigmoid_example.isolation import minimum, minimum_value, stretches, turns
from landscape.initial_basin.sigmoid_example.losses import SigmoidSample, from_definition

__all__ = [
    "LARGEST",
    "LEVELS",
    "SigmoidSample",
    "check_bad_value",
    "check_bad_value_literal",
    "check_barrier",
    "check_barrier_on_levels",
    "check_figure_5",
    "check_figure_6",
    "check_lemma_8",
    "check_lemma_8_two_sided",
    "check_portion",
    "check_portion_exactly",
    "check_two_minima",
    "from_definition",
    "minimum",
    "minimum_value",
    "stretches",
    "turns",
]
