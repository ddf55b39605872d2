"""How the separations of two samples covary when a random weight is turned a little.

w and w' are standard Gaussian, independent but for corresponding coordinates, which have correlation
cos(theta). They separate a sample if its product has different signs: probability p = theta / pi. For
two samples with cosine tau the covariance of the two separations is
(asin(tau)^2 - asin(tau cos(theta))^2) / pi^2.
"""

from collections.abc import Sequence

import sympy
from flint import arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, at_most, identity, suffices
from landscape.evidence.verdict import Arithmetic

COSINES = (fmpq(-3, 4), fmpq(-1, 10), fmpq(0), fmpq(1, 3), fmpq(9, 10))
TURNS = (fmpq(1, 100), fmpq(1, 10), fmpq(1, 3), fmpq(1, 2))
"""Values of p = theta / pi."""

_TERMS = 60


def covariance(cosine: fmpq, turn: fmpq) -> arb:
    """By the closed form; `turn` is p = theta / pi."""
    with working_precision():
        tau, rho = arb(cosine), arb(turn).cos_pi()
        return (tau.asin() ** 2 - (tau * rho).asin() ** 2) / arb.pi() ** 2


def covariance_by_waves(cosine: fmpq, turn: fmpq) -> tuple[arb, arb]:
    """(partial sum, bound on the rest) of the covariance by another route.

    In the plane of (w, w') the separation of a sample is the indicator of a double wedge of angle theta.
    Its angular wave of frequency 2 j has the weight 2 (sin(j theta) / (pi j))^2, and between samples
    with cosine tau it keeps the share c_j = tau^(2j) j!^2 / (2j)! 2F1(j, j; 2j + 1; tau^2).
    """
    with working_precision():
        tau, total = arb(cosine), arb(0)
        for j in range(1, _TERMS + 1):
            share = tau ** (2 * j) * (tau**2).hypgeom_2f1(j, j, 2 * j + 1) / arb(2 * j).bin(j)
            total += 2 * (arb(j * turn).sin_pi() / (arb.pi() * j)) ** 2 * share
        return total, 2 * tau ** (2 * _TERMS) / (arb.pi() ** 2 * _TERMS)


@checker(Arithmetic.EXACT)
def check_separations_covary(swapped: bool = False, factor: int = 2) -> Check:
    """own/separations-covary for all tau and theta: the rational identities that its proof rests on.

    Conditional covariances: given <w, x> = <w, x'> = 0 the other two products have correlation tau,
    given <w, x> = <w', x'> = 0 they have -tau rho. And the coefficients a_k of asin(x)^2 = sum a_k x^(2k),
    a_(k+1) / a_k = 2 k^2 / ((k + 1)(2k + 1)) > 0, from (1 - x^2) f'' - x f' = 2. False versions: the
    correlation +tau rho (`swapped`), another `factor` in the recursion.
    """
    tau, rho, k = sympy.symbols("tau rho k")
    same = _conditional((rho, tau * rho), (rho * tau, rho), (1, tau, 1), tau)
    cross = _conditional((rho, tau), (tau, rho), (1, tau * rho, 1), tau * rho)
    sign = 1 if swapped else -1
    ratio = sympy.Rational(factor) * k**2 / ((k + 1) * (2 * k + 1))
    findings = [
        identity(same[0], tau * same[1]),
        identity(same[1], same[2]),
        identity(cross[0], sign * tau * rho * cross[1]),
        identity(cross[1], cross[2]),
        identity(ratio * (2 * k + 2) * (2 * k + 1), (2 * k) ** 2),
    ]
    scope = "all tau and theta: conditional covariances and the recursion of asin^2 as identities over Q; rest told"
    return Check("own/separations-covary", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_covariance_bounds(
    cosines: Sequence[fmpq] = COSINES, turns: Sequence[fmpq] = TURNS, factor: fmpq = fmpq(1)
) -> Check:
    """own/separations-covary on a grid: the closed form against a wave series, and both bounds.

    False versions: the bounds times a `factor` below 1.
    """
    findings = []
    for tau in cosines:
        for p in turns:
            closed, (partial, rest) = covariance(tau, p), covariance_by_waves(tau, p)
            bounds = tau**2 * p * (1 - p), p**2 * tau**2 / (1 - tau**2)
            findings.append(at_most(abs(closed - partial), rest + arb(2) ** -100))
            if tau:
                findings += [at_most(0, closed), *(at_most(closed, factor * bound) for bound in bounds)]
    scope = f"{len(cosines)} cosines, {len(turns)} angles: closed form, wave series with its rest, both bounds"
    return Check("own/separations-covary", all_of(findings), scope)


def _conditional(
    first: tuple, second: tuple, given: tuple, own: sympy.Expr
) -> tuple[sympy.Expr, sympy.Expr, sympy.Expr]:
    """(covariance, variance, variance) of two standard Gaussians, covariance `own`, given two others.

    first, second: their covariances with the two that are 0, whose matrix is [[a, b], [b, c]].
    """
    a, b, c = given
    inverse = sympy.Matrix([[c, -b], [-b, a]]) / (a * c - b**2)
    one, two = (sympy.Matrix([entries]) for entries in (first, second))
    return tuple(
        base - (left * inverse * right.T)[0, 0]
        for base, left, right in ((own, one, two), (sympy.Integer(1), one, one), (sympy.Integer(1), two, two))
    )
