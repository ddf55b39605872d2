"""Definition 5 read to the letter: descending curves are basins, and Theorem 1 does not survive them."""

from collections.abc import Sequence
from typing import Any

import sympy
from flint import arb, fmpq, fmpq_poly

from landscape.evidence.balls import working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, contradicts, equal, identity, less, suffices
from landscape.evidence.polynomial_sign import positive_between
from landscape.evidence.verdict import Arithmetic
from landscape.initial_basin.single_neuron_hardness import exponential_bound
from landscape.initial_basin.single_neuron_hardness.valleys import BAD, GOOD, axis_formula, axis_minimum
from landscape.initial_basin.what_a_basin_is.paths import (
    CIRCLE,
    COSINE,
    SINE,
    above_the_saddle,
    descends,
    descends_on_an_arc,
    descent,
    from_both_negative,
    from_both_positive,
    from_mixed,
    most_components,
    reaches,
    turning_values,
)

ROOT = fmpq(1, 50)
"""s = sqrt(2 epsilon), so epsilon = 1/5000."""

BLIND = fmpq(5, 49)
"""Mixed starts (-cos, sin) are served from the angle 2 atan(5/49) on, where sin >= 10 s."""

STARTS: tuple[tuple[fmpq, fmpq], ...] = tuple(
    (fmpq(a, c), fmpq(b, c))
    for a, b, c in (
        (4, 3, 5), (3, 4, 5), (-4, 3, 5), (-3, 4, 5), (4, -3, 5), (3, -4, 5), (-4, -3, 5), (5, 12, 13),
        (-12, 5, 13), (12, -5, 13), (-24, 7, 25), (7, 24, 25), (-7, -24, 25), (40, 9, 41), (-40, 9, 41), (-9, 40, 41),
    )
)  # fmt: skip
"""Rational points of the unit circle in all four quadrants."""


@checker(Arithmetic.EXACT)
def check_definition_5(starts: Sequence[Any] = STARTS, s: fmpq = ROOT, straight: bool = False) -> Check:
    """SS16/def-5 on descending polygons: at every level the sublevel set on the curve is one piece.

    `straight` takes the segment to the global minimum instead, which crosses ridges.
    """
    paths = [[start, (-1, -1)] if straight else descent(start, s) for start in starts]
    findings = [equal(most_components(turning_values(path, s)), 1) for path in paths]
    scope = f"s = {s}: {len(starts)} polygons to the global minimum, all levels at once"
    return Check("SS16/def-5", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_witness(start: Any = (fmpq(4, 5), fmpq(3, 5)), s: fmpq = ROOT) -> Check:
    """own/escape from one start in the worst quadrant: the loss falls on every segment, by its exact derivative."""
    path = descent(start, s)
    shown = " ".join(f"({a}, {b})" for a, b in path)
    return Check("own/escape", all_of([descends(path, s), reaches(path, s**2 / 2, s)]), f"s = {s}: {shown}")


@checker(Arithmetic.EXACT)
def check_escape(s: fmpq = ROOT, blind: fmpq = BLIND) -> Check:
    """own/escape for whole arcs of starts: polynomial inequalities in t = tan(angle / 2)."""
    scope = f"s = {s}: polygons from all starts but mixed ones within 2 atan({blind}) of (-1, 0), (0, -1); in Q[t]"
    return Check("own/escape", suffices(_all_arcs(s, blind)), scope)


@checker(Arithmetic.BALL)
def check_theorem_1_literal(s: fmpq = ROOT, blind: fmpq = BLIND, dim: int = 2) -> Check:
    """SS16/thm-1--definition-5--literal at d = 2, for every epsilon up to s^2/2: good starts against e^{-d/16}.

    At s the polygons of whole arcs are enough. Below it the law decides: the cubic is 24 s^3 > 0 at
    2s, so t_s < 2s, and the share of good starts is at least 1 - (2/pi) atan(2s).
    """
    steps = suffices(all_of([_all_arcs(s, blind), _law_core(s, CUBIC), _root_is_below_twice_s()]))
    shares = [less(exponential_bound(dim), certified_share(share)) for share in (blind, 2 * s)]
    scope = f"d = {dim}, every epsilon <= {s**2 / 2}: polygons on arcs, and the law, against e^(-{dim}/16)"
    return Check("SS16/thm-1--definition-5--literal", contradicts(all_of([steps, *shares])), scope)


def _root_is_below_twice_s() -> Finding:
    s = sympy.Symbol("s")
    return identity(_cubic(CUBIC, s, 2 * s), 24 * s**3)


def certified_share(blind: fmpq = BLIND) -> arb:
    """The share of the circle that the arcs cover, 1 - (2/pi) atan(blind)."""
    with working_precision():
        return 1 - 2 * arb(blind).atan() / arb.pi()


def _all_arcs(s: fmpq, blind: fmpq) -> Finding:
    """The both-positive arc, with p <= q, is t < sqrt(2) - 1, which is below 5/12; its mirror image is alike."""
    arcs = [
        (from_both_negative(COSINE, SINE, CIRCLE, s), fmpq(0), fmpq(1)),
        (from_both_positive(SINE, COSINE, CIRCLE, s), fmpq(0), fmpq(5, 12)),
        (from_mixed(COSINE, SINE, CIRCLE, s), blind, fmpq(1)),
    ]
    return all_of(descends_on_an_arc(segments, left, right, s) for segments, left, right in arcs)


CUBIC = (-2, 1, -2, 4)
"""-2 s + t - 2 s t^2 + 4 t^3; its root t_s is the tangent of half the angle of the last captive start."""


@checker(Arithmetic.EXACT)
def check_law(largest: fmpq = fmpq(1, 5), cubic: Sequence[int] = CUBIC) -> Check:
    """own/definition-5-law: its finite core, for every s up to `largest`."""
    scope = f"0 < s <= {largest}: excess over the saddle, slope of the cubic, two positive coordinates; spirals told"
    return Check("own/definition-5-law", suffices(_law_core(largest, cubic)), scope, Covers.WHOLE)


def _law_core(largest: fmpq, cubic: Sequence[int]) -> Finding:
    """The excess of a mixed start over the saddle is a positive multiple of the cubic; the cubic increases;
    every start with two positive coordinates is above its saddle.
    """
    s, t = sympy.symbols("s t")
    circle = 1 + t**2
    p, q = (1 - t**2) / circle, 2 * t / circle
    excess = (1 - p) ** 2 / 2 + (q - 2 * s) ** 2 / 8 - s**2 / 2
    polynomial = _cubic(cubic, s, t)
    worst = fmpq_poly([1, 0, -24, 0, 16])
    return all_of([
        identity(excess, t * polynomial / (2 * circle**2)),
        identity(sympy.diff(polynomial, t), 12 * (t - s / 6) ** 2 + 1 - s**2 / 3),
        identity((1 + 4 * s**2) ** 2 - 32 * s**2, 1 - 24 * s**2 + 16 * s**4),
        positive_between(worst, 0, largest),
        less(0, worst(largest)),
    ])  # fmt: skip


def _cubic(coefficients: Sequence[int], s: sympy.Expr, t: sympy.Expr) -> sympy.Expr:
    """-2 s + t - 2 s t^2 + 4 t^3, for the coefficients of `CUBIC`."""
    return coefficients[3] * t**3 + coefficients[2] * s * t**2 + coefficients[1] * t + coefficients[0] * s


@checker(Arithmetic.EXACT)
def check_law_on_starts(starts: Sequence[Any] = STARTS, s: fmpq = ROOT) -> Check:
    """own/definition-5-law against the polygons: whoever has one is above the saddle."""
    findings = []
    for start in starts:
        findings += [above_the_saddle(start, s), descends(descent(start, s), s)]
    return Check("own/definition-5-law", all_of(findings), f"s = {s}: {len(starts)} rational starts and their polygons")


def captive_tangent(s: fmpq, halvings: int = 60) -> tuple[fmpq, fmpq]:
    """Two rationals that enclose t_s, the only root of the cubic, by bisection. Exact."""
    cubic = fmpq_poly([-2 * s, 1, -2 * s, 4])
    low, high = fmpq(0), fmpq(1)
    for _ in range(halvings):
        middle = (low + high) / 2
        low, high = (low, middle) if cubic(middle) > 0 else (middle, high)
    return low, high


def definition_5_share(s: fmpq) -> arb:
    """1 - (2/pi) atan(t_s): the share of starts that Definition 5 calls good, enclosed."""
    low, high = captive_tangent(s)
    with working_precision():
        middle = arb((low + high) / 2, (high - low) / 2)
        return 1 - 2 * middle.atan() / arb.pi()


RATES = {GOOD: sympy.Integer(1), BAD: sympy.Rational(1, 4)}


@checker(Arithmetic.EXACT)
def check_flow(rates: dict[int, sympy.Rational] = RATES) -> Check:
    """own/flow-basins for every d and s > 0: on each side the slope of e is a multiple of w - m, and m is on that side.

    Hence the flow is w(t) = m + (w_0 - m) e^{-k t / d} and never reaches zero.
    """
    w, s = sympy.symbols("w s")
    findings = []
    for side in (GOOD, BAD):
        slope = sympy.diff(axis_formula(side, w, s), w)
        findings.append(identity(slope, rates[side] * (w - axis_minimum(side, s))))
    scope = "all d and s > 0: slope of e = k (w - m) on both sides, k = 1 and 1/4; the solution told"
    return Check("own/flow-basins", suffices(all_of(findings)), scope, Covers.WHOLE)
