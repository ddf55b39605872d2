"""The three principles behind a certificate: strong convexity, contraction, and kinks.

own/strong-convexity-certificate, own/saddle-certificate and own/kink-argument are proved in the
chapter; here are the inequalities on which the proofs turn, for all values of their letters.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import sympy
from flint import fmpq

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import (
    Finding,
    all_of,
    at_most,
    contradicts,
    equal,
    identity,
    less,
    positive_for_positive,
    suffices,
)
from landscape.evidence.verdict import Arithmetic
from landscape.spurious_minima.certified_minima.certificate import RADIUS
from landscape.spurious_minima.certified_minima.witnesses import (
    FURTHER_PAIRS,
    THEOREM_PAIRS,
    SymmetricPoint,
    stored,
)

eps, lam, rho, s, x, sigma, delta = sympy.symbols("eps lam rho s x sigma delta")
HALF = sympy.Rational(1, 2)
ONE = sympy.Integer(1)

PARABOLAS = ((fmpq(1), fmpq(1), fmpq(1)), (fmpq(2, 3), fmpq(1, 5), fmpq(1, 7)), (fmpq(9), fmpq(2), fmpq(1, 2)))
"""lam, rho and eps / (lam rho)."""


@checker(Arithmetic.EXACT)
def check_strong_convexity(distance: sympy.Expr = ONE, value: sympy.Expr = HALF, reach: sympy.Expr = ONE) -> Check:
    """own/strong-convexity-certificate: its inequalities. `distance`, `value`, `reach` scale its three bounds."""
    finding = suffices(all_of(_strong_convexity(distance, value, reach)))
    scope = "F >= F(x) - eps t + lam t^2 / 2 and its least value, the sphere, the distance: identities; the rest told"
    return Check("own/strong-convexity-certificate", finding, scope, Covers.WHOLE)


def _strong_convexity(distance: sympy.Expr, value: sympy.Expr, reach: sympy.Expr) -> Iterator[Finding]:
    below = -eps * x + lam * x**2 / 2
    yield identity(below + value * eps**2 / lam, lam / 2 * (x - eps / lam) ** 2)
    outward = (-eps * rho + lam * rho**2).subs(eps, reach * lam * rho / (1 + s))  # every eps below reach * lam * rho
    yield positive_for_positive(outward)
    yield identity((-eps * rho + lam * rho**2).subs(eps, reach * lam * rho), sympy.Integer(0))
    farther = distance * eps / lam * (1 + s)
    yield positive_for_positive(lam * farther**2 - eps * farther)  # lam t^2 <= eps t leaves no such t


@checker(Arithmetic.EXACT)
def check_strong_convexity_is_sharp(distance: fmpq | int = 1, value: fmpq = fmpq(1, 2), reach: fmpq | int = 1) -> Check:
    """own/strong-convexity-certificate on lam/2 (x - c)^2, whose minimum is as far and as low as it allows."""
    findings = []
    for curvature, radius, share in PARABOLAS:
        gradient = share * reach * curvature * radius
        place = gradient / curvature
        fall = curvature * place**2 / 2
        findings += [at_most(place, radius), at_most(place, distance * gradient / curvature)]
        findings += [at_most(fall, value * gradient**2 / curvature)]
        findings += [equal(place * curvature, gradient), equal(2 * fall * curvature, gradient**2)]  # attained
    scope = "parabolas with eps = lam rho, lam rho / 2, lam rho / 7: distance eps/lam and fall eps^2/(2 lam) attained"
    return Check("own/strong-convexity-certificate", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_contraction(reach: sympy.Expr = ONE, spread: sympy.Expr = ONE) -> Check:
    """own/saddle-certificate: Newton's map with one matrix is a contraction of the ball into itself."""
    share = spread * sigma / (1 + s)  # every delta below spread * sigma
    room = sigma * rho - (delta * rho + reach * (sigma - delta) * rho)
    findings = [
        positive_for_positive((sigma - delta).subs(delta, share)),
        identity(room, sympy.Integer(0)),
    ]
    scope = "|N(x) - x| + (delta/sigma) rho <= rho for eps <= (sigma - delta) rho: identities; the rest told"
    return Check("own/saddle-certificate", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_kinks(points: Sequence[SymmetricPoint] | None = None) -> Check:
    """own/kink-argument at the stored points: the first neuron is parallel to no target, nor to its opposite.

    It has two entries of more than the radius of the ball, so that this is true of the minimum as well.
    """
    points = stored((*THEOREM_PAIRS, *FURTHER_PAIRS)) if points is None else points
    findings = [
        all_of(
            less(fmpq(RADIUS.numerator, RADIUS.denominator), abs(entry)) for entry in _two_largest(point.weights()[0])
        )
        for point in points
    ]
    scope = f"{len(points)} stored points: the first neuron has two entries above 10^-10, in the ball too"
    return Check("own/kink-argument", suffices(all_of(findings)), scope)


@checker(Arithmetic.EXACT)
def check_kinks_of_opposites(targets: Sequence[tuple[int, int]] = ((1, 0), (0, 1), (-1, -1))) -> Check:
    """own/kink-argument where neurons are opposite to targets: F(-V) = 0 if the targets add up to 0.

    [<v, x>]_+ - [<-v, x>]_+ = <v, x>, and these add up to 0.
    """
    sums = [sum(v[i] for v in targets) for i in range(2)]
    scope = "W = -V for three targets of the plane with sum 0"
    return Check("own/kink-argument", contradicts(equal(sums, [0, 0])), scope)


def _two_largest(row: np.ndarray) -> list[fmpq]:
    return sorted(row, key=abs)[-2:]
