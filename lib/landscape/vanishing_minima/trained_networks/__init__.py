"""Networks at the end of their training: SH18 Figures 5.1 and 5.2, Table 1."""

from landscape.vanishing_minima.trained_networks.certified import (
    check_at_kinks,
    check_bad_minimum,
    check_classified_not_fitted,
    check_global_minimum,
    counts,
    found_next_to,
    inputs_within,
)
from landscape.vanishing_minima.trained_networks.counting import (
    FLOOR,
    check_too_few_parameters,
    classified_labels,
    dichotomies,
    samples_at,
)
from landscape.vanishing_minima.trained_networks.experiments import Runs, experiments, runs
from landscape.vanishing_minima.trained_networks.nearest import (
    BAD,
    FIT,
    NONE,
    UNKNOWN,
    Nearest,
    nearest,
    networks,
    scaled,
    wrong_side,
)
from landscape.vanishing_minima.trained_networks.printed import (
    check_table_arithmetic,
    check_table_printed,
)
from landscape.vanishing_minima.trained_networks.regions_without import check_region_without_minimum
from landscape.vanishing_minima.trained_networks.sampled import (
    check_figure_5_1,
    check_figure_5_1_constant,
    check_figure_5_2,
    check_figure_5_2_range,
    check_kinks,
    check_random_labels,
    check_table_1,
)

__all__ = [
    "BAD",
    "FIT",
    "FLOOR",
    "NONE",
    "UNKNOWN",
    "Nearest",
    "Runs",
    "check_at_kinks",
    "check_bad_minimum",
    "check_classified_not_fitted",
    "check_figure_5_1",
    "check_figure_5_1_constant",
    "check_figure_5_2",
    "check_figure_5_2_range",
    "check_global_minimum",
    "check_kinks",
    "check_random_labels",
    "check_region_without_minimum",
    "check_table_1",
    "check_table_arithmetic",
    "check_table_printed",
    "check_too_few_parameters",
    "classified_labels",
    "counts",
    "dichotomies",
    "experiments",
    "found_next_to",
    "inputs_within",
    "nearest",
    "networks",
    "runs",
    "samples_at",
    "scaled",
    "wrong_side",
]
