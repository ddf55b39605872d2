"""Spurious minima, certified: SS18 Theorem 1, its examples, and its Lemmas 1 and 2."""

from landscape.spurious_minima.certified_minima.certificate import (
    RADIUS,
    Certificate,
    Exact,
    SaddleCertificate,
    certify,
    certify_saddle,
    checked,
    require_orthonormal,
    unit_vectors,
)
from landscape.spurious_minima.certified_minima.principles import (
    check_contraction,
    check_kinks,
    check_kinks_of_opposites,
    check_strong_convexity,
    check_strong_convexity_is_sharp,
)
from landscape.spurious_minima.certified_minima.theorem import (
    EXAMPLES,
    certificate,
    check_example,
    check_example_2_printed,
    check_further_pairs,
    check_minimum,
    check_saddles,
    check_theorem_1,
)
from landscape.spurious_minima.certified_minima.witnesses import (
    FURTHER_PAIRS,
    SADDLE_PAIRS,
    THEOREM_PAIRS,
    SymmetricPoint,
    stored,
    stored_points,
)

__all__ = [
    "EXAMPLES",
    "FURTHER_PAIRS",
    "RADIUS",
    "SADDLE_PAIRS",
    "THEOREM_PAIRS",
    "Certificate",
    "Exact",
    "SaddleCertificate",
    "SymmetricPoint",
    "certificate",
    "certify",
    "certify_saddle",
    "check_contraction",
    "check_example",
    "check_example_2_printed",
    "check_further_pairs",
    "check_kinks",
    "check_kinks_of_opposites",
    "check_minimum",
    "check_saddles",
    "check_strong_convexity",
    "check_strong_convexity_is_sharp",
    "check_theorem_1",
    "checked",
    "require_orthonormal",
    "stored",
    "stored_points",
    "unit_vectors",
]
