"""Lemma 1 of SS18 and a sharper form of it: how far a minimum can be, from the third derivative.

With |grad F| <= eps and Hessian >= lam at the point, and |R| <= B for the remainder of (3),

    F(w + t u) - F(w) >= t (lam t / 2 - B t^2 / 6 - eps),
    d/dt F(w + t u)   >= lam t - B t^2 / 2 - eps.

Lemma 1 uses the first line, own/sharper-radius the second.
"""

from collections.abc import Iterator

import sympy
from flint import arb, fmpq

from landscape.evidence.balls import upper, working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, identity, less, positive_for_positive, suffices
from landscape.evidence.verdict import Arithmetic

lam, eps, B, D, s = sympy.symbols("lam eps B D s")
PRINTED, OPEN = sympy.Integer(25), sympy.Integer(24)


def rise(t: sympy.Expr) -> sympy.Expr:
    """The bracket of the paper: (F(w + t u) - F(w)) / t is at least this."""
    return lam * t / 2 - B * t**2 / 6 - eps


def lemma_1_radius(curvature: arb, gradient: arb, bound: arb) -> arb:
    """r of Lemma 1, an upper bound; NaN if 9 lam^2 >= 25 B eps is not certain."""
    with working_precision():
        return _largest((3 * curvature - (9 * curvature**2 - 25 * bound * gradient).sqrt()) / (2 * bound))


def sharper_radius(curvature: arb, gradient: arb, bound: arb) -> arb:
    """2 eps / (lam + sqrt(lam^2 - 2 B eps)), an upper bound; NaN if lam^2 > 2 B eps is not certain."""
    with working_precision():
        square = curvature**2 - 2 * bound * gradient
        return _largest(2 * gradient / (curvature + square.sqrt())) if square > 0 else arb("nan")


def _largest(radius: arb) -> arb:
    return upper(radius) if radius.is_finite() else arb("nan")


@checker(Arithmetic.EXACT)
def check_interval(number: sympy.Expr = PRINTED) -> Check:
    """SS18/lem-1--interval: the bracket at both ends, with 24 and with the paper's 25 (`number`)."""
    scope = "the bracket is 0 at the ends with 24 and eps/24 at those with 25; between them it is larger, being concave"
    return Check("SS18/lem-1--interval", suffices(all_of(_interval(number))), scope, Covers.WHOLE)


def _interval(number: sympy.Expr) -> Iterator[Finding]:
    """D stands for the square root, so that eps = (9 lam^2 - D^2) / (number B)."""
    for where, height in ((OPEN, 0), (number, (number - OPEN) / OPEN * eps)):
        for end in ((3 * lam - D) / (2 * B), (3 * lam + D) / (2 * B)):
            small = (9 * lam**2 - D**2) / (where * B)
            yield identity(rise(end).subs(eps, small), sympy.sympify(height).subs(eps, small))
    yield positive_for_positive(sympy.sympify((number - OPEN) / OPEN * eps))
    yield positive_for_positive(-sympy.diff(rise(s), s, 2))


@checker(Arithmetic.EXACT)
def check_lemma_1(number: sympy.Expr = PRINTED) -> Check:
    """SS18/lem-1: on the sphere of radius r the loss is above that of the centre, by r eps / 24 or more."""
    scope = "F - F(w) >= r eps / 24 on the sphere of radius r: identities in lam, eps, B; the rest told"
    return Check("SS18/lem-1", suffices(all_of(_interval(number))), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_sharper_radius(number: sympy.Expr = sympy.Integer(2), share: fmpq = fmpq(63, 100)) -> Check:
    """own/sharper-radius: where the radial derivative becomes positive, the cubic that attains it, and `share` of r.

    Where r exists it is at least 25 eps / (12 lam), and the radius at most 10 eps / ((5 + sqrt 7) lam).
    """
    small = (lam**2 - D**2) / (number * B)
    slope = lam * s - B * s**2 / 2 - eps
    place = (lam - D) / B
    findings = [
        identity(slope.subs(s, place).subs(eps, small), sympy.Integer(0)),
        identity(sympy.diff(slope, s).subs(s, place), D),  # so the slope is positive right behind, if D > 0
        identity(sympy.diff(lam * s**2 / 2 - B * s**3 / 6 - eps * s, s), slope),  # the cubic whose minimum is there
        identity(2 * small / (lam + D), place),
        less((fmpq(24, 5) / share - 5) ** 2, 7),  # 10 / (5 + sqrt 7) < share * 25 / 12
    ]
    scope = "lam t - B t^2/2 - eps vanishes and increases at the radius; it is the slope of a cubic: identities; 0.63 r"
    return Check("own/sharper-radius", suffices(all_of(findings)), scope, Covers.WHOLE)
