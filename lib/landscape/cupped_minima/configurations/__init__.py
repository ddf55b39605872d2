"""The geometric configuration behind cupped minima: SSG20 Definition 3 and Proposition 1."""

from landscape.cupped_minima.configurations.construction import Configuration, Constants, explicit_configuration
from landscape.cupped_minima.configurations.printed import (
    SIZES,
    STEPS,
    check_configuration,
    check_definition,
    check_distances,
    check_distances_for_all,
    check_distances_literal,
    check_proposition_1,
    check_proposition_1_on,
    check_step,
)
from landscape.cupped_minima.configurations.properties import Anatomy
from landscape.cupped_minima.configurations.sampled import check_rotated_sets
from landscape.cupped_minima.configurations.sharper import (
    check_gamma_range,
    check_gamma_range_on,
    check_spectrum,
    check_spectrum_for_all,
    spectrum,
)
from landscape.cupped_minima.configurations.variants import (
    EXAMPLES,
    HAIR,
    arc,
    blunt,
    cross_polytopes,
    exact_end,
    flat,
    lopsided,
    stretched,
    touching,
)

__all__ = [
    "EXAMPLES",
    "HAIR",
    "SIZES",
    "STEPS",
    "Anatomy",
    "Configuration",
    "Constants",
    "arc",
    "blunt",
    "check_configuration",
    "check_definition",
    "check_distances",
    "check_distances_for_all",
    "check_distances_literal",
    "check_gamma_range",
    "check_gamma_range_on",
    "check_proposition_1",
    "check_proposition_1_on",
    "check_rotated_sets",
    "check_spectrum",
    "check_spectrum_for_all",
    "check_step",
    "cross_polytopes",
    "exact_end",
    "explicit_configuration",
    "flat",
    "lopsided",
    "spectrum",
    "stretched",
    "touching",
]
