"""Spurious minima, certified: SS18 Theorem 1, its examples, and its Lemmas 1 and 2."""

from landscape.spurious_minima.certified_minima.certificate import (
    RADIUS,
    Certificate,
    SaddleCertificate,
    certify,
    certify_saddle,
    doubles,
    require_orthonormal,
    unit_vectors,
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
    "FURTHER_PAIRS",
    "RADIUS",
    "SADDLE_PAIRS",
    "THEOREM_PAIRS",
    "Certificate",
    "SaddleCertificate",
    "SymmetricPoint",
    "certify",
    "certify_saddle",
    "doubles",
    "require_orthonormal",
    "stored",
    "stored_points",
    "unit_vectors",
]
