"""Checks of SH18's Definition 32, Lemma 33 and Corollary 34, and of a bound for all K."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

import sympy
from flint import arb, fmpq, fmpq_mat

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import (
    Finding,
    all_of,
    at_most,
    identity,
    less,
    positive_for_positive,
    suffices,
)
from landscape.evidence.inputs import exact_number
from landscape.evidence.verdict import Arithmetic
from landscape.vanishing_minima.small_correlations import equal
from landscape.vanishing_minima.small_correlations.normal import psi

THETAS = (1, 5, "21.57")
SIZES = (30, 100, 1000, 10000)
CORRELATIONS = tuple(fmpq(k, 5) for k in range(-4, 5))
ONE = fmpq(1)

_x, _Phi, _phi, _a, _xi = sympy.symbols("x Phi phi a xi", positive=True)


def _derivative(expression: sympy.Expr, decay: int = 1) -> sympy.Expr:
    """d/dx of an expression in x, Phi(x) and phi(x): Phi' = phi and phi' = -x phi."""
    return expression.diff(_x) + _phi * expression.diff(_Phi) - decay * _x * _phi * expression.diff(_phi)


@checker(Arithmetic.EXACT)
def check_definition_32(decay: int = 1) -> Check:
    """SH18/def-32: g' is a sum of positive terms; `decay` -1 is a density that grows."""
    growth = sympy.expand(_derivative(_x * _Phi / _phi, decay))
    scope = "all x >= 0; core: g' in Q(x, Phi, phi), all coefficients positive"
    return Check("SH18/def-32", positive_for_positive(growth), scope, Covers.WHOLE)


def _steps(share: fmpq) -> list[Finding]:
    """The identities behind own/equal-correlations; theta = g(xi) and a = K / theta."""
    theta = _xi * _Phi / _phi
    excess = sympy.Rational(str(share)) * _a * _xi**2 / (2 * (_a - 1))
    square = excess - (_a - 1) / 2 * (_x - _a * _xi / (_a - 1)) ** 2
    slope = _phi / _Phi
    return [
        identity(_derivative(_x * _Phi + _phi), _Phi),
        identity(_derivative(slope), -slope * (_x * _Phi + _phi) / _Phi),
        identity(slope - _xi / theta, sympy.Integer(0)),
        identity(_xi**2 / (2 * theta), _xi * _phi / (2 * _Phi)),
        identity(_x**2 / 2 - _a / 2 * (_x - _xi) ** 2, square),
    ]


@checker(Arithmetic.EXACT)
def check_equal_correlations(share: fmpq = ONE) -> Check:
    """own/equal-correlations for all K > theta > 0; `share` of its excess as a lie."""
    scope = "all K > theta > 0; core: five identities in Q(x, Phi, phi, xi, K/theta)"
    return Check("own/equal-correlations", suffices(all_of(_steps(share))), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_lemma_33(share: fmpq = ONE) -> Check:
    """SH18/lem-33: the excess a xi^2 / (2 (a - 1)) is at most xi^2 from K = 2 theta on, so O(1); a = 2 + t."""
    t = sympy.Symbol("t", positive=True)
    room = sympy.expand(2 * (1 + t) - sympy.Rational(str(share)) * (2 + t))
    steps = [*_steps(share), positive_for_positive(room)]
    scope = "the error is at most xi_0^2 for K >= 2 theta; core: the same identities"
    return Check("SH18/lem-33", suffices(all_of(steps)), scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_deviations(thetas: Sequence = THETAS, sizes: Iterable[int] = SIZES, share: fmpq = ONE) -> Check:
    """own/equal-correlations against the integral; `share` of its excess as a lie."""
    findings = [
        at_most(equal.deviation(K, theta), ball(share) * equal.bound(K, theta)) for theta in thetas for K in sizes
    ]
    scope = f"theta = {', '.join(map(str, thetas))}, K = {', '.join(map(str, sizes))}: integrals enclosed"
    return Check("own/equal-correlations", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_corollary_34(correlations: Sequence[fmpq] = CORRELATIONS, share: fmpq = ONE) -> Check:
    """SH18/cor-34 in closed form for K = 2 and 3; `share` of the largest correlation as a lie."""
    findings = []
    with working_precision():
        for off in (*product(correlations), *_triples(correlations)):
            K, largest = 2 if len(off) == 1 else 3, share * max(off)
            if largest > 0:
                found = probability(off)
                if off != (largest,) * len(off):  # an equality otherwise
                    findings.append(less(found, probability((largest,) * len(off))))
                findings.append(less(found.log(), equal.bound(K, K * largest) - K * psi(K * largest)))
    scope = "K = 2 and 3, correlations k/5: all positive definite matrices, closed forms"
    return Check("SH18/cor-34", all_of(findings), scope)


def probability(correlations: Sequence[fmpq]) -> arb:
    """P(u > 0) for K = 2 or 3 from the 1 or 3 correlations of u: 1/4 or 1/8, plus their arc sines over 4 pi or so.

    Raises ValueError for another number of correlations, or one beyond 1 in modulus.
    """
    if len(correlations) not in (1, 3):
        raise ValueError(f"correlations: expected one or three, not {len(correlations)}")
    if any(abs(exact_number("correlations", r)) > 1 for r in correlations):
        raise ValueError(f"correlations: expected numbers between -1 and 1, not {', '.join(map(str, correlations))}")
    K = 2 if len(correlations) == 1 else 3
    with working_precision():
        turns = sum((ball(r).asin() for r in correlations), arb(0)) / arb.pi()
        return arb(1) / 2**K + turns / 2 ** (K - 1)


def _triples(correlations: Sequence[fmpq]) -> Iterator[tuple[fmpq, ...]]:
    """Correlations r_12 <= r_13 <= r_23 of positive definite 3 x 3 matrices."""
    for r, s, t in product(correlations, repeat=3):
        if r <= s <= t and fmpq_mat([[1, r, s], [r, 1, t], [s, t, 1]]).det() > 0:
            yield r, s, t
