"""Scaling the predictions: the identities behind SS16's Corollary 1, for every sample at once.

Each identity is about one sample with prediction p and label y; summed over the samples and divided
by m it is about the mean squared loss E. Let a trained group of parameters, such as the last layer,
multiply all predictions by a when it is multiplied by a >= 0; E(a) is the loss then.
"""

import sympy

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal, identity, suffices
from landscape.evidence.verdict import Arithmetic

P, Y, T, A = sympy.symbols("p y t a")
HALF = sympy.Rational(1, 2)


def squared_error(prediction: sympy.Expr) -> sympy.Expr:
    """(prediction - y)^2."""
    return (prediction - Y) ** 2


def descent(share: int = 1) -> Finding:
    """E(1) - E(1 - t) = t (E(1) - E(0)) + t (1 - t) |p|^2 / m; `share` is the factor of the last term."""
    gained = squared_error(P) - squared_error((1 - T) * P)
    return identity(gained, T * (squared_error(P) - Y**2) + share * T * (1 - T) * P**2)


def euler(share: int = 1) -> Finding:
    """E(1) = (|y|^2 - |p|^2) / m + E'(1); `share` is the factor of |p|^2."""
    slope = sympy.diff(squared_error(A * P), A).subs(A, 1)
    return identity(squared_error(P), Y**2 - share * P**2 + slope)


def thales(centre: sympy.Rational = HALF) -> Finding:
    """E'(1) = 2 <p, p - y> / m, and <p, p - y> = |p - y/2|^2 - |y/2|^2: zero on the sphere over 0 and y."""
    slope = sympy.diff(squared_error(A * P), A).subs(A, 1)
    return identity(slope, 2 * ((P - centre * Y) ** 2 - (centre * Y) ** 2))


def ceiling(level: sympy.Rational, offset: int) -> Finding:
    """Whether E(1) > level |y|^2 / m makes every E(1 - t) with 0 < t <= 1 smaller, by the descent identity.

    With predictions a p + offset. What is gained beyond t (E(1) - level |y|^2 / m) and
    t (1 - t) |p|^2 / m must be t times a non-negative multiple of |y|^2 / m and nothing else.
    """
    gained = squared_error(P + offset) - squared_error((1 - T) * P + offset)
    rest = gained - T * (squared_error(P + offset) - level * Y**2) - T * (1 - T) * P**2
    over = sympy.Poly(sympy.expand(rest), P, Y, T)
    multiple = over.coeff_monomial(T * Y**2)
    return all_of([equal(over == sympy.Poly(multiple * T * Y**2, P, Y, T), True), at_most(0, multiple)])


@checker(Arithmetic.EXACT)
def check_scaling_identity(share: int = 1) -> Check:
    """own/scaling-identity, for all m."""
    scope = "all m: descent and Euler's identity in Q[p, y, t] for one sample, summed over the samples"
    return Check("own/scaling-identity", all_of([descent(share), euler(share)]), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_no_high_minima(level: sympy.Rational = sympy.Integer(1), offset: int = 0) -> Check:
    """own/no-high-minima: no local minimum above level |y|^2 / m, where a trained group scales the predictions."""
    core = all_of([descent(), ceiling(level, offset)])
    scope = f"all m: above {_times(level)}the mean of y^2 all of the segment to 0 is lower, in Q[p, y, t]"
    return Check("own/no-high-minima", suffices(core), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_corollary_1(level: sympy.Rational = sympy.Integer(1)) -> Check:
    """SS16/cor-1, with or without its paths: the same core, for the last layer."""
    scope = f"all m and depths, paths or not: above {_times(level)}the mean of y^2 a smaller last layer is better"
    return Check("SS16/cor-1", suffices(all_of([descent(), ceiling(level, 0)])), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_thales(centre: sympy.Rational = HALF, share: int = 1) -> Check:
    """own/thales-sphere, for all m."""
    scope = "all m: E = (|y|^2 - |p|^2)/m + E'(1) and E'(1) = 2(|p - y/2|^2 - |y/2|^2)/m, in Q[p, y]"
    return Check("own/thales-sphere", suffices(all_of([euler(share), thales(centre)])), scope, Covers.WHOLE)


def _times(level: sympy.Rational) -> str:
    return "" if level == 1 else f"{level} of "
