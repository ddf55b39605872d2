"""What a region can hold: the residual of its minima, and the kind that this residual makes it."""

from collections.abc import Sequence
from enum import Enum

from flint import fmpq, fmpq_mat

from landscape.vanishing_minima.bad_regions.samples import Rational


class Kind(Enum):
    """A region by its differentiable local minima, which have one residual e."""

    FITS = "fits (e = 0)"
    CLASSIFIES = "classifies all, does not fit"
    BAD = "misclassifies"
    NONE = "no differentiable minimum"


def projection(features: Sequence[Sequence[int]], y: Rational) -> Rational:
    """The point of the span of the features that is nearest to y. Exact."""
    matrix = fmpq_mat([list(f) for f in features])
    reduced, rank = matrix.rref()
    if rank == 0:
        return (fmpq(0),) * len(y)
    basis = fmpq_mat(reduced.tolist()[:rank])
    labels = fmpq_mat([[label] for label in y])
    coefficients = (basis * basis.transpose()).solve(basis * labels)
    return tuple(entry for (entry,) in (basis.transpose() * coefficients).tolist())


def misclassified(y: Rational, residual: Sequence[fmpq]) -> fmpq:
    """The share of samples on the wrong side of 1/2; a prediction of 1/2 counts half (SH18 footnote 2, mended)."""
    return sum((1 + sign((2 * label - 1) * e - fmpq(1, 2)) for label, e in zip(y, residual, strict=True)), fmpq(0)) / (
        2 * len(y)
    )


def kind_of(y: Rational, residual: Sequence[fmpq]) -> Kind:
    """The kind of a region that has a minimum with this residual."""
    if not any(residual):
        return Kind.FITS
    return Kind.BAD if misclassified(y, residual) > 0 else Kind.CLASSIFIES


def sign(value: fmpq) -> int:
    """-1, 0 or 1."""
    return (value > 0) - (value < 0)
