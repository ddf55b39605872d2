"""Bad differentiable minima of over-parameterised networks that can be checked by hand."""

from collections.abc import Sequence
from typing import Any

import sympy
from flint import fmpq, fmpq_mat

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, equal, identity, less, suffices
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.angles import Share, share_of_turn, signed_square_cosine
from landscape.vanishing_minima.bad_regions import Census, Decision, Kind, Samples, misclassified
from landscape.vanishing_minima.first_order_rank import Point, column_rank, generic_rank, rank_at

BY_HAND = (
    ((2, 3), (3, 3), (2, 0), (1, 3)),
    (1, 0, 1, 1),
    ((1, 0), (2, -1), (-2, 1)),
    (fmpq(1, 9), fmpq(1, 9), fmpq(8, 9)),
)
"""X, y, W, z: a ReLU network with six weights and four samples."""
LINE_LABELS = (1, 0, 1, 0)
RESIDUAL = (fmpq(1, 5), fmpq(-3, 5), fmpq(3, 5), fmpq(-1, 5))
"""Of the straight line through the points (k, y_k), k = 1, ..., 4."""
T = sympy.Symbol("t")


@checker(Arithmetic.EXACT)
def check_bad_minimum(
    X: Any = BY_HAND[0], y: Sequence[int] = BY_HAND[1], W: Any = BY_HAND[2], z: Any = BY_HAND[3]
) -> Check:
    """own/bad-minimum: G e = 0 at the network above, half of the samples are misclassified, the rank is generic.

    No linear map makes its predictions. Another region of the same samples has e = 0, and the predictions
    of those of its neurons that are at work span R^N.
    """
    point = Point.of(X, y, W, z, 0)
    samples = Samples.of(X, y, 0)
    columns = tuple(tuple(row) for row in point.slopes.tolist())
    findings = [
        equal([*point.first_order.ravel()], [0] * point.W.size),
        equal(misclassified(samples.y, [*point.residual]), fmpq(1, 2)),
        less(len(X), point.W.size),
        equal(column_rank(columns) > 1, True),
        equal(_is_linear(point), False),
        equal(rank_at(columns, samples.X), generic_rank(columns, 2).value),
        equal(any(map(_fits_stably, Census(samples, len(W)).decisions())), True),
    ]
    scope = (
        f"one ReLU network: N = {len(X)}, d_0 d_1 = {point.W.size}, rank {rank_at(columns, samples.X)}, in fractions"
    )
    return Check("own/bad-minimum", suffices(all_of(findings)), scope, Covers.WHOLE)


def _is_linear(point: Point) -> bool:
    """Whether some weight makes all predictions of the network."""
    predictions = [label - e for label, e in zip(point.y, point.residual, strict=True)]
    rows = [list(x) for x in zip(*point.X.tolist(), strict=True)]
    return fmpq_mat(rows).rank() == fmpq_mat([*rows, predictions]).rank()


def _fits_stably(decided: tuple[Decision, Share]) -> bool:
    """A region with e = 0 whose neurons, without the idle ones, can make every small change of the predictions."""
    decision, _ = decided
    if decision.kind is not Kind.FITS or not decision.holds():
        return False
    occupied = (*decision.occupied.lone, *decision.occupied.shared)
    working = [
        list(f)
        for k, coefficients in zip(occupied, decision.coefficients, strict=True)
        if any(coefficients) or k in decision.occupied.shared
        for f in decision.samples.features[k]
    ]
    return bool(working) and fmpq_mat(working).rank() == len(decision.samples.y)


def on_a_line(shift: int) -> tuple[tuple[int, int], ...]:
    """The samples (1, t + k), k = 1, ..., 4."""
    return tuple((1, shift + k) for k in range(1, 5))


def share_seeing_all(shift: int) -> Share:
    """The share of weights that are positive on all samples of the line."""
    X = on_a_line(shift)
    return fmpq(1, 2) - share_of_turn(signed_square_cosine(X[0], X[-1]))


@checker(Arithmetic.EXACT)
def check_every_width(y: Sequence[int] = LINE_LABELS, residual: Sequence[fmpq] = RESIDUAL) -> Check:
    """own/bad-at-every-width: X^T e = 0, and a weight that predicts y - e, all positive, for all t; the errors.

    That v tends to 1/2 is told: the angle between the outer samples tends to zero.
    """
    labels = [fmpq(label) for label in y]
    p = [label - e for label, e in zip(labels, residual, strict=True)]
    slope = sympy.Rational(-1, 5)
    start = sympy.Rational(1, 2) - slope * (T + sympy.Rational(5, 2))
    findings: list[Finding] = [identity(sum(map(_symbolic, residual)), sympy.Integer(0))]
    findings.append(identity(sum((T + k) * _symbolic(e) for k, e in enumerate(residual, 1)), sympy.Integer(0)))
    findings += [identity(start + slope * (T + k), _symbolic(entry)) for k, entry in enumerate(p, 1)]
    findings += [less(0, entry) for entry in p]
    findings += [equal(misclassified(tuple(labels), e), fmpq(1, 2)) for e in (list(residual), labels)]
    scope = "identities in Q[t]; e = (1, -3, 3, -1)/5, or e = y where a ReLU sees nothing"
    return Check("own/bad-at-every-width", suffices(all_of(findings)), scope, Covers.WHOLE)


def _symbolic(value: fmpq) -> sympy.Rational:
    return sympy.Rational(int(value.p), int(value.q))
