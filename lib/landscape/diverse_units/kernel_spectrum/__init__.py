"""The spectrum of the kernel of ReLU gradients, and Gram matrices: XLS17 equations 8-10, 20, Lemma 6."""

from landscape.diverse_units.kernel_spectrum import samples
from landscape.diverse_units.kernel_spectrum.gram import (
    cosines,
    gram_matrix,
    least_eigenvalue_bound,
    series_coefficient,
)
from landscape.diverse_units.kernel_spectrum.printed import (
    check_count,
    check_expansion,
    check_figure_1,
    check_half,
    check_kernel,
    check_lemma_6,
    check_spectrum,
    check_spectrum_in_balls,
    check_trace,
    promise_is_negative,
)
from landscape.diverse_units.kernel_spectrum.sharper import (
    check_closest_pair,
    check_event,
    check_figure_2,
    check_least_eigenvalue,
    check_positive,
    check_singular,
    check_truncated_chernoff,
    least_eigenvalue,
    random_gram,
)
from landscape.diverse_units.kernel_spectrum.spectrum import Step, eigenvalue, steps

__all__ = [
    "Step",
    "check_closest_pair",
    "check_count",
    "check_event",
    "check_expansion",
    "check_figure_1",
    "check_figure_2",
    "check_half",
    "check_kernel",
    "check_least_eigenvalue",
    "check_lemma_6",
    "check_positive",
    "check_singular",
    "check_spectrum",
    "check_spectrum_in_balls",
    "check_trace",
    "check_truncated_chernoff",
    "cosines",
    "eigenvalue",
    "gram_matrix",
    "least_eigenvalue",
    "least_eigenvalue_bound",
    "promise_is_negative",
    "random_gram",
    "samples",
    "series_coefficient",
    "steps",
]
