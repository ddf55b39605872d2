"""How close to orthonormal Gaussian vectors are: an explicit bound for the Gram matrix."""

from collections.abc import Sequence

import sympy
from flint import arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, at_most, identity, positive_for_positive, suffices
from landscape.evidence.inputs import positive_integer
from landscape.evidence.verdict import Arithmetic

EXPONENT = fmpq(1, 8)


def failure_bound(k: int, dim: int, eta: fmpq) -> arb:
    """2 k^2 exp(-d eta^2 / 8), at least P(some entry of G/d is farther than eta from that of I).

    Raises ValueError unless k and dim are at least 1 and 0 < eta <= 1: beyond 1 the bound is false.
    """
    positive_integer("k", k), positive_integer("dim", dim)
    if not 0 < eta <= 1:
        raise ValueError(f"eta: expected a number above 0 and at most 1, not {eta}")
    with working_precision():
        return 2 * k**2 * (-arb(EXPONENT * dim * eta**2)).exp()


@checker(Arithmetic.EXACT)
def check_concentration(share: sympy.Rational = sympy.Rational(1, 4)) -> Check:
    """own/gram-concentration: eta - log(1 + eta) >= share * eta^2 on [0, 1], by its derivative; eta = 1/(1 + r)."""
    eta, r = sympy.symbols("eta r")
    slope = 1 - 1 / (1 + eta) - 2 * share * eta
    on_interval = sympy.together(slope.subs(eta, 1 / (1 + r)))
    findings = [
        identity(slope, eta * (1 - eta) / (2 * (1 + eta))),
        positive_for_positive(on_interval),
    ]
    scope = "all k, d and 0 < eta <= 1: the slope of eta - log(1 + eta) - eta^2 / 4, an identity; Chernoff's bound told"
    return Check("own/gram-concentration", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_concentration_on(exponent: fmpq = EXPONENT, dims: Sequence[int] = (1, 10, 100, 1000)) -> Check:
    """own/gram-concentration: both tails of a chi-square variable against exp(-d eta^2 exponent)."""
    findings = []
    with working_precision():
        for dim in dims:
            for eta in (fmpq(1, 10), fmpq(1, 2), fmpq(1)):
                bound = (-arb(exponent * dim * eta**2)).exp()
                upper = (arb(dim * (1 + eta)) / 2).gamma_upper(arb(dim) / 2, regularized=1)
                lower = 1 - (arb(dim * (1 - eta)) / 2).gamma_upper(arb(dim) / 2, regularized=1)
                findings += [at_most(upper, bound), at_most(lower, bound)]
    scope = f"d = {', '.join(map(str, dims))}, eta = 1/10, 1/2, 1: both tails of chi-square by the incomplete gamma"
    return Check("own/gram-concentration", all_of(findings), scope)
