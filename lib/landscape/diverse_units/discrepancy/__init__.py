"""How evenly weights are spread, and what that is worth: XLS17 equations 11-15, 23-28, Theorem 8, Lemma 9."""

from landscape.diverse_units.discrepancy import planar
from landscape.diverse_units.discrepancy.closed_form import (
    WithPi,
    mean_square,
    regulariser,
    square_discrepancy,
    uniform_mean,
)
from landscape.diverse_units.discrepancy.experiments import (
    check_figure_3,
    check_figure_4,
    check_table_1,
    descents,
    trained_ratios,
    unit,
)
from landscape.diverse_units.discrepancy.printed import (
    check_lemma_7,
    check_lemma_9_literal,
    check_mean_square,
    check_pair_errors,
    check_recurrence,
    check_regulariser,
    check_theorem_8,
)
from landscape.diverse_units.discrepancy.sharper import (
    check_constant,
    check_cross_polytope,
    check_largest,
    check_lemma_9,
    check_orthonormal,
    check_simplex,
    check_tail,
    check_uniform_law,
)

__all__ = [
    "WithPi",
    "check_constant",
    "check_cross_polytope",
    "check_figure_3",
    "check_figure_4",
    "check_largest",
    "check_lemma_7",
    "check_lemma_9",
    "check_lemma_9_literal",
    "check_mean_square",
    "check_orthonormal",
    "check_pair_errors",
    "check_recurrence",
    "check_regulariser",
    "check_simplex",
    "check_table_1",
    "check_tail",
    "check_theorem_8",
    "check_uniform_law",
    "descents",
    "mean_square",
    "planar",
    "regulariser",
    "square_discrepancy",
    "trained_ratios",
    "uniform_mean",
    "unit",
]
