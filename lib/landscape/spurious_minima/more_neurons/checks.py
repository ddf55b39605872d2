"""The checks of the chapter: minima, the widths where families begin and end, and copies in parallel."""

from collections.abc import Mapping, Sequence

import numpy as np
from flint import arb, fmpq

from landscape.evidence.balls import ball
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, less, suffices
from landscape.evidence.inputs import exact_number
from landscape.evidence.matrix_ball import MatrixBall
from landscape.evidence.outward import ceil_digits, floor_digits
from landscape.evidence.verdict import Arithmetic
from landscape.networks.gaussian_loss import GaussianLoss
from landscape.spurious_minima import certified_minima as minima
from landscape.spurious_minima.certified_minima import SymmetricPoint
from landscape.spurious_minima.every_width.cover import shown
from landscape.spurious_minima.more_neurons.certificate import certify
from landscape.spurious_minima.more_neurons.witnesses import RANGES, stored_family

SPLITS = ((6, 6), (8, 8), (7, 8))
"""Pairs (k, n) of minima whose neurons are split in parallel."""


def points_of(extra: int, widths: Sequence[int] | None = None) -> list[SymmetricPoint]:
    """The stored points of one family at its minima, or at these widths."""
    family = stored_family(extra)
    return [family[k] for k in (RANGES[extra].minima if widths is None else widths)]


def nudged(point: SymmetricPoint, by: str, place: int = 0) -> SymmetricPoint:
    """The point with one entry moved. Raises ValueError unless `by` is a rational number."""
    entries = [exact_number("by", entry) for entry in point.entries]
    entries[place] += exact_number("by", by)
    return SymmetricPoint(point.k, point.n, point.flipped, tuple(map(str, entries)))


@checker(Arithmetic.BALL)
def check_one_more(points: Sequence[SymmetricPoint] | None = None) -> Check:
    """own/one-neuron-more: a strict spurious minimum with n = k + 1 for every k of the range, in every dimension."""
    points = points_of(1) if points is None else points
    finding = suffices(all_of(_minima(1, points)))
    scope = f"{_run(1)}, one box each: T, S, X, Y positive{_least(points, finding)}"
    return Check("own/one-neuron-more", finding, scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_several_more(families: Mapping[int, Sequence[SymmetricPoint]] | None = None) -> Check:
    """own/several-neurons-more: the same with n = k + 2, ..., k + 8, for the widths of each range."""
    extras = [extra for extra in RANGES if extra > 1]
    families = {extra: points_of(extra) for extra in extras} if families is None else families
    findings = [x for extra in extras for x in _minima(extra, families.get(extra, ()))]
    finding = suffices(all_of(findings))
    least = _least([point for points in families.values() for point in points], finding)
    runs = "; ".join(f"{extra}: {_run(extra)}" for extra in extras)
    return Check("own/several-neurons-more", finding, f"n - k = {runs}{least}", Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_turns(points: Sequence[SymmetricPoint] | None = None) -> Check:
    """own/companion-turns: the point before the first minimum of each family is a saddle, and one after the last."""
    pairs = [(k, k + extra) for extra in RANGES for k in RANGES[extra].saddles]
    points = [stored_family(n - k)[k] for k, n in pairs] if points is None else points
    complete = shown([point.pair for point in points] == pairs)
    finding = suffices(all_of([complete, *(certify(point).saddle() for point in points)]))
    sizes = ", ".join(f"({k}, {n})" for k, n in pairs)
    scope = f"(k, n) = {sizes}"
    if finding.holds:
        slope = max((certify(point).slope for point in points), key=float)
        scope += f": an eigenvalue of at most {ceil_digits(slope, 6)}"
    return Check("own/companion-turns", finding, scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_parallel(pairs: Sequence[tuple[int, int]] = SPLITS, share: fmpq = fmpq(1, 2)) -> Check:
    """own/parallel-copies: a neuron of a certified minimum is replaced by `share` and 1 - `share` of itself.

    Raises ValueError for no pair.
    """
    if not pairs:
        raise ValueError("pairs: expected at least one pair (k, n)")
    found = [(minima.certificate(point), _slopes(point, share)) for point in minima.stored(pairs)]
    findings = [certificate.minimum() for certificate, _ in found]
    findings += [less(slope, 0) for _, slopes in found for slope in slopes]
    worst = ceil_digits(max((slope for _, slopes in found for slope in slopes), key=float), 3)
    sizes = ", ".join(map(str, pairs))
    scope = f"minima for (k, n) = {sizes}, a neuron of each sort split: an eigenvalue of at most {worst}"
    return Check("own/parallel-copies", suffices(all_of(findings)), scope)


def _minima(extra: int, points: Sequence[SymmetricPoint]) -> list[Finding]:
    pairs = [(k, k + extra) for k in RANGES[extra].minima]
    return [shown([point.pair for point in points] == pairs), *(certify(point).minimum() for point in points)]


def _run(extra: int) -> str:
    widths = RANGES[extra].minima
    return f"k = {widths[0]}..{widths[-1]}"


def _least(points: Sequence[SymmetricPoint], finding: Finding) -> str:
    if not finding.holds:
        return ""
    return f"; lambda >= {floor_digits(min((certify(point).curvature for point in points), key=float), 6)}"


def _slopes(point: SymmetricPoint, share: fmpq) -> list[arb]:
    """Above the smallest eigenvalue after the split, in all of the box around the point: kept, flipped, companion."""
    rows = [0, point.k - point.flipped] + ([point.k] if point.n > point.k else [])
    radius = fmpq(minima.RADIUS.numerator, minima.RADIUS.denominator)
    box = np.vectorize(lambda entry: ball(entry, radius), otypes=[object])(point.weights())
    return [_slope(split(box, row, share)) for row in rows]


def split(W: np.ndarray, row: int, share: fmpq) -> np.ndarray:
    """W with one row replaced by `share` and 1 - `share` of it. Raises ValueError unless 0 < share < 1.

    W (num_neurons, dim).
    """
    if not 0 < share < 1:
        raise ValueError(f"share: expected a number between 0 and 1, not {share}")
    halves = np.array([share * W[row], (1 - share) * W[row]], dtype=object)
    return np.concatenate([W[:row], halves, W[row + 1 :]])


def _slope(W: np.ndarray) -> arb:
    V = np.eye(W.shape[1], dtype=int).astype(object)
    hessian = MatrixBall.around(GaussianLoss.at(W, V).hessian())
    return hessian.rayleigh_upper_bound(hessian.lowest_direction())
