"""Minima in more dimensions than targets, and for targets that are not orthonormal: SS18 Corollary 1 and Lemma 3."""

from landscape.spurious_minima.higher_dimensions.concentration import (
    check_concentration,
    check_concentration_on,
    failure_bound,
)
from landscape.spurious_minima.higher_dimensions.experiment import (
    Cell,
    candidate,
    cells,
    certificate_of,
    check_at_ten,
    count,
    gaussian_targets,
    has_spurious_minimum,
)
from landscape.spurious_minima.higher_dimensions.lemma import (
    check_larger_dimensions,
    check_lemma_3,
    check_lemma_3_on,
    check_trace,
    check_trace_bound_is_sharp,
    check_trace_on,
)
from landscape.spurious_minima.higher_dimensions.robust import (
    RADIUS,
    REACH,
    RobustCertificate,
    certify_robustly,
    check_other_laws,
    check_random_targets,
    check_robust,
    dimension_promised,
    robust,
)

__all__ = [
    "RADIUS",
    "REACH",
    "Cell",
    "RobustCertificate",
    "candidate",
    "cells",
    "certificate_of",
    "certify_robustly",
    "check_at_ten",
    "check_concentration",
    "check_concentration_on",
    "check_larger_dimensions",
    "check_lemma_3",
    "check_lemma_3_on",
    "check_other_laws",
    "check_random_targets",
    "check_robust",
    "check_trace",
    "check_trace_bound_is_sharp",
    "check_trace_on",
    "count",
    "dimension_promised",
    "failure_bound",
    "gaussian_targets",
    "has_spurious_minimum",
    "robust",
]
