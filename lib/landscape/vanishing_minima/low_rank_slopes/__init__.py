"""How rarely the slopes of random neurons have low rank: SH18 Fact 29, Lemmas 30 and 15, and a repair."""

from landscape.vanishing_minima.low_rank_slopes import bounds
from landscape.vanishing_minima.low_rank_slopes.printed import (
    SLOPES,
    check_fact_29,
    check_jensen_step,
    check_lemma_15,
    check_lemma_15_before,
    check_lemma_15_finite,
    check_lemma_15_limit,
    check_lemma_30,
    check_positive_probability,
    check_sum_step,
)
from landscape.vanishing_minima.low_rank_slopes.sharper import (
    LINES,
    check_constant_rows,
    check_low_rank,
    check_on_the_line,
)
from landscape.vanishing_minima.low_rank_slopes.sign_matrices import (
    dichotomies,
    matrix_law,
    positive_probability,
    rank_law,
    sign_matrices,
    slope_rank,
)

__all__ = [
    "LINES",
    "SLOPES",
    "bounds",
    "check_constant_rows",
    "check_fact_29",
    "check_jensen_step",
    "check_lemma_15",
    "check_lemma_15_before",
    "check_lemma_15_finite",
    "check_lemma_15_limit",
    "check_lemma_30",
    "check_low_rank",
    "check_on_the_line",
    "check_positive_probability",
    "check_sum_step",
    "dichotomies",
    "matrix_law",
    "positive_probability",
    "rank_law",
    "sign_matrices",
    "slope_rank",
]
