"""Gaussian vectors whose correlations are small, and how small those of random columns are: SH18 12.3.1, 12.3.2."""

from landscape.vanishing_minima.small_correlations import equal
from landscape.vanishing_minima.small_correlations.coherence import (
    check_coherence_tail,
    check_coherence_tail_exactly,
    check_lemma_36,
    check_lemma_36_algebra,
    check_lemma_36_cited,
    check_lemma_37,
    check_welch,
    close_law,
    coherence_bound,
    line_law,
    printed_bound,
    squared_coherence,
)
from landscape.vanishing_minima.small_correlations.normal import distribution, g, inverse_g, psi, psi_at
from landscape.vanishing_minima.small_correlations.orthant import (
    check_corollary_34,
    check_definition_32,
    check_deviations,
    check_equal_correlations,
    check_lemma_33,
    probability,
)

__all__ = [
    "check_coherence_tail",
    "check_coherence_tail_exactly",
    "check_corollary_34",
    "check_definition_32",
    "check_deviations",
    "check_equal_correlations",
    "check_lemma_33",
    "check_lemma_36",
    "check_lemma_36_algebra",
    "check_lemma_36_cited",
    "check_lemma_37",
    "check_welch",
    "close_law",
    "coherence_bound",
    "distribution",
    "equal",
    "g",
    "inverse_g",
    "line_law",
    "printed_bound",
    "probability",
    "psi",
    "psi_at",
    "squared_coherence",
]
