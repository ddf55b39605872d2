"""Descending paths on the two-axis landscape of SS16 section 8.1: from a start to the global minimum.

In each closed quadrant put u = w + 1 for a negative coordinate and u = w/2 - s for a positive one.
Then the loss is a constant plus |u|^2 / 4, so a segment descends strictly exactly if the angle at
its end, seen from the quadrant's minimum, is not obtuse: <u(Q), u(P) - u(Q)> >= 0 and P != Q.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from flint import fmpq, fmpq_poly

from landscape.evidence.comparison import Finding, all_of, any_of, at_most, equal, less
from landscape.evidence.inputs import exact_array
from landscape.evidence.polynomial_sign import positive_between
from landscape.initial_basin.single_neuron_hardness import loss

Number = Any
"""A rational, or a polynomial in t: the formulas below are linear in the start."""
Point = tuple[Number, Number]
Signs = tuple[int, int]
Segment = tuple[Point, Point, Signs]

CIRCLE = fmpq_poly([1, 0, 1])
"""1 + t^2: the denominator of (cos, sin) = ((1 - t^2), 2t) / (1 + t^2)."""
COSINE, SINE = fmpq_poly([1, 0, -1]), fmpq_poly([0, 2])


def from_both_positive(p: Number, q: Number, one: Number, s: fmpq) -> list[Segment]:
    """From (p, q) with 0 < p <= q: the first coordinate crosses zero, pays for the second, and both fall."""
    nought, half = 0 * one, fmpq(1, 2) * one
    stops = [(p, q), (nought, fmpq(1, 2) * q + s * one), (-half, nought), (-one, -one)]
    return _along(stops, [(1, 1), (-1, 1), (-1, -1)])


def from_mixed(p: Number, q: Number, one: Number, s: fmpq) -> list[Segment]:
    """From (-p, q): half a turn around the quadrant's minimum, down to the border q = 0, and across it.

    In the coordinates u the turns are by 45 degrees, from (., v) over (v/2, v/2) and (v/2, 0)
    towards (v/4, -v/4), where v = q/2 - s; the border is at -s, so v >= 4s is needed.
    """
    v = fmpq(1, 2) * q - s * one
    right = fmpq(1, 2) * v - one
    stops = [(-p, q), (right, 2 * s * one + v), (right, 2 * s * one), (right - s * one, 0 * one), (-one, -one)]
    return _along(stops, [(-1, 1), (-1, 1), (-1, 1), (-1, -1)])


def from_both_negative(p: Number, q: Number, one: Number, s: fmpq) -> list[Segment]:
    """From (-p, -q) straight to the minimum."""
    return _along([(-p, -q), (-one, -one)], [(-1, -1)])


def _along(stops: Sequence[Point], quadrants: Sequence[Signs]) -> list[Segment]:
    return [(a, b, signs) for (a, b), signs in zip(pairwise(stops), quadrants, strict=True)]


def descent(start: Sequence[Any], s: fmpq) -> list[tuple[fmpq, fmpq]]:
    """The stops of the path from a rational start with no zero coordinate; it need not descend.

    Raises ValueError for a zero coordinate.
    """
    x, y = exact_array("start", start, (2,)).tolist()
    if x == 0 or y == 0:
        raise ValueError("start: expected two coordinates other than zero")
    swapped = (x > 0 and y > 0 and x > y) or (x > 0 > y)
    if swapped:
        x, y = y, x
    build = from_both_negative if y < 0 else from_mixed if x < 0 else from_both_positive
    segments = build(abs(x), abs(y), fmpq(1), s)
    stops = [segments[0][0], *(end for _, end, _ in segments)]
    return [(b, a) if swapped else (a, b) for a, b in stops]


def descends_on_an_arc(segments: Sequence[Segment], left: fmpq, right: fmpq, s: fmpq) -> Finding:
    """Whether every segment stays in its closed quadrant and descends strictly, for every t in (left, right).

    Coordinates are polynomials in t over the common denominator 1 + t^2.
    """

    def at_least_zero(polynomial: fmpq_poly) -> Finding:
        if polynomial.degree() < 0:
            return equal(polynomial.coeffs(), [])
        return positive_between(polynomial, left, right)

    findings = []
    for start, end, signs in segments:
        findings += [at_least_zero(sign * w) for point in (start, end) for sign, w in zip(signs, point, strict=True)]
        u, u_end = (_from_minimum(point, signs, s) for point in (start, end))
        findings.append(at_least_zero(sum((b * (a - b) for a, b in zip(u, u_end, strict=True)), fmpq_poly())))
        findings.append(
            positive_between(sum(((a - b) ** 2 for a, b in zip(u, u_end, strict=True)), fmpq_poly()), left, right)
        )
    return all_of(findings)


def _from_minimum(point: Point, signs: Signs, s: fmpq) -> list[fmpq_poly]:
    """The coordinates u, times 1 + t^2."""
    return [w + CIRCLE if sign < 0 else fmpq(1, 2) * w - s * CIRCLE for w, sign in zip(point, signs, strict=True)]


def descends(stops: Sequence[Sequence[Any]], s: fmpq) -> Finding:
    """Whether the loss strictly decreases along a polygon: by its derivative, which is affine between the axes."""
    findings = []
    for start, end in pairwise(exact_array("stops", stops, (None, 2)).tolist()):
        for left, right in pairwise(cuts(start, end)):
            findings.append(
                positive_between(-_along_segment(start, end, (left + right) / 2, s).derivative(), left, right)
            )
    return all_of(findings)


def cuts(start: Sequence[fmpq], end: Sequence[fmpq]) -> list[fmpq]:
    """0, 1 and the places between where the segment meets an axis."""
    crossings = [a / (a - b) for a, b in zip(start, end, strict=True) if a * b < 0]
    return sorted({fmpq(0), *crossings, fmpq(1)})


def _along_segment(start: Sequence[fmpq], end: Sequence[fmpq], inside: fmpq, s: fmpq) -> fmpq_poly:
    """The loss at start + t (end - start), for t near `inside`."""
    total = fmpq_poly()
    for a, b in zip(start, end, strict=True):
        w = fmpq_poly([a, b - a])
        total += ((w / 2 - s) ** 2 + 1) / 2 if w(inside) > 0 else (s**2 + (w + 1) ** 2) / 2
    return total / 2


def turning_values(stops: Sequence[Sequence[Any]], s: fmpq) -> list[fmpq]:
    """The loss at all stops, crossings and turning points of a polygon, in order: monotone in between."""
    values = []
    for start, end in pairwise(exact_array("stops", stops, (None, 2)).tolist()):
        places = cuts(start, end)
        for left, right in pairwise(places):
            slope = _along_segment(start, end, (left + right) / 2, s).derivative()
            root = -slope[0] / slope[1] if slope.degree() == 1 else left
            places = sorted({*places, *([root] if left < root < right else [])})
        values += [loss([a + t * (b - a) for a, b in zip(start, end, strict=True)], s) for t in places]
    return values


def most_components(values: Sequence[fmpq]) -> int:
    """The largest number of pieces that a sublevel set has on a curve with these values, monotone in between."""
    return max(_runs([value <= level for value in values]) for level in values)


def _runs(inside: Sequence[bool]) -> int:
    return sum(now and not before for before, now in pairwise([False, *inside]))


def reaches(stops: Sequence[Sequence[Any]], level: fmpq, s: fmpq) -> Finding:
    """Whether the loss at the last stop is at most `level`, and the first stop is on the unit circle."""
    points = exact_array("stops", stops, (None, 2)).tolist()
    on_circle = equal(points[0][0] ** 2 + points[0][1] ** 2, 1)
    return all_of([on_circle, at_most(loss(points[-1], s), level)])


def above_the_saddle(start: Sequence[Any], s: fmpq) -> Finding:
    """Whether a start can leave its quadrant for the global minimum: all on one side, or enough loss to pay s^2/2."""
    x, y = sorted(exact_array("start", start, (2,)).tolist())
    if y < 0:
        return less(y, 0)
    low = (x + 1) ** 2 / 2 if x < 0 else (x - 2 * s) ** 2 / 8
    return any_of([less(s**2 / 2, low + (y - 2 * s) ** 2 / 8)])
