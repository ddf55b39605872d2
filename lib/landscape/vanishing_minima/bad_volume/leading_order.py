"""What 'in the leading order' means in SH18: limits of quotients of logarithms, as exact symbolic limits.

Quantities are given by their logarithms, expressions in L, where N = e^L. The paper writes g < h, with a dot, if
lim log g / log h < 1, and the sign 'at most' if the limit is at most 1.
"""

from collections.abc import Sequence

import sympy

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, at_most, contradicts, equal, less
from landscape.evidence.verdict import Arithmetic

L = sympy.Symbol("L", positive=True)
K = sympy.Symbol("k", positive=True)
N = sympy.exp(L)
BELOW = ((-2 * N, -N), (-N - L, -N), (L, 2 * L), (L - 5 * sympy.log(L), L), (-L, L), (-2 * L * N, -N))
"""Pairs (log g, log h) with g below h."""
ABOVE = ((-N, -2 * N), (2 * L, L), (-N, -N * L))
"""Pairs with g above h by more than a factor that is invisible in logarithms."""


def quotient_of_logs(log_g: sympy.Expr, log_h: sympy.Expr) -> sympy.Expr:
    """The paper's limit of log g / log h."""
    return sympy.limit(log_g / log_h, L, sympy.oo)


def relative_excess(log_g: sympy.Expr, log_h: sympy.Expr) -> sympy.Expr:
    """This book's limit of (log g - log h) / |log h|: g is at most h in the leading order if it is at most 0."""
    return sympy.limit((log_g - log_h) / sympy.Abs(log_h), L, sympy.oo)


def _leads(log_g: sympy.Expr, log_h: sympy.Expr) -> bool:
    """Whether g/h tends to infinity."""
    return sympy.limit(log_g - log_h, L, sympy.oo) == sympy.oo


@checker(Arithmetic.EXACT)
def check_assumption_4(power: int = -5) -> Check:
    """SH18/eq-1.1--at-most at d_0 = N^(3/4), d_1 = N^(1/4) log^power N: all conditions hold, yet d_0 d_1 / N -> 0."""
    dim, width = 3 * L / 4, L / 4 + power * sympy.log(L)
    needed = L + 4 * sympy.log(L) - dim
    conditions = [
        less(quotient_of_logs(L / 2, dim), 1),
        less(quotient_of_logs(dim, L), 1),
        at_most(quotient_of_logs(needed, width), 1),
        less(quotient_of_logs(width, L), 1),
        equal(_leads(L, dim + width), True),
    ]
    scope = f"d_0 = N^(3/4), d_1 = N^(1/4) log^{power} N: assumptions 3 and 4 hold, d_0 d_1 / N = log^{power} N"
    return Check("SH18/eq-1.1--at-most", contradicts(all_of(conditions)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_assumption_4_strict(dim: sympy.Expr = 3 * L / 4, power: sympy.Expr = K) -> Check:
    """SH18/eq-1.1--strict: at d_0 d_1 = N log^k N the limit is 1, not below 1, for every k > 0."""
    limit = quotient_of_logs(L + 4 * sympy.log(L) - dim, L - dim + power * sympy.log(L))
    scope = f"log d_0 = {dim}, d_0 d_1 = N log^{power} N, log N = L: the limit is {limit}"
    return Check("SH18/eq-1.1--strict", contradicts(equal(limit == 1, True)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_order_of_probabilities(log_g: sympy.Expr = -N, log_h: sympy.Expr = -2 * N) -> Check:
    """SH18/thm-6--order: is g of smaller leading order than h although g/h tends to infinity?"""
    limit = quotient_of_logs(log_g, log_h)
    scope = f"log g = {log_g}, log h = {log_h}, N = exp(L): the limit is {limit}"
    return Check("SH18/thm-6--order", contradicts(all_of([less(limit, 1), equal(_leads(log_g, log_h), True)])), scope)


@checker(Arithmetic.EXACT)
def check_leading_order(
    below: Sequence[tuple[sympy.Expr, sympy.Expr]] = BELOW,
    above: Sequence[tuple[sympy.Expr, sympy.Expr]] = ABOVE,
    printed: bool = False,
) -> Check:
    """own/leading-order on pairs that are in order and pairs that are not; `printed` uses the quotient of logs."""

    def in_order(log_g: sympy.Expr, log_h: sympy.Expr) -> bool:
        limit = quotient_of_logs(log_g, log_h) - 1 if printed else relative_excess(log_g, log_h)
        return bool(limit <= 0)

    findings = [equal(in_order(*pair), True) for pair in below] + [equal(in_order(*pair), False) for pair in above]
    scope = f"{len(below)} pairs in order and {len(above)} not, sizes and probabilities: symbolic limits"
    return Check("own/leading-order", all_of(findings), scope)
