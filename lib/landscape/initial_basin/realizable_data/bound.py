"""From one hit to all of them: the probability side of SS16 Theorem 5, and its bound at the width N_c."""

from collections.abc import Sequence

import sympy
from flint import arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, at_most, identity, less, suffices
from landscape.evidence.positivity import least_coefficient
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.caps import ball_cap_measure
from landscape.initial_basin.realizable_data.promise import Promise

ONE, QUARTER = fmpq(1), fmpq(1, 4)
PARTS = tuple(fmpq(1, k) for k in (1, 2, 3, 10, 100))
"""|w_i*| / B."""


def hit_probability(dim: int, squared_distance: fmpq) -> arb:
    """1/2 Pr[|w - u| <= delta], delta^2 given, w uniform on the sphere, output sign fair; 1/2 from delta = 2 on."""
    if squared_distance >= 4:
        return arb(fmpq(1, 2))
    with working_precision():
        return ball_cap_measure(dim, 1 - squared_distance / 2) / 2


@checker(Arithmetic.BALL)
def check_one_hit(
    constant: fmpq = ONE, dims: Sequence[int] = (2, 3, 4, 5, 8, 12), parts: Sequence[fmpq] = PARTS
) -> Check:
    """SS16/thm-5--one-hit: a target of length part * B is hit with probability above constant * p."""
    findings = []
    for dim in dims:
        for level in (fmpq(1, 10**4), fmpq(1, 10), ONE, fmpq(2), fmpq(39, 10)):
            promise = Promise(dim, 1, level)
            for part in parts:
                chance = hit_probability(dim, promise.squared_distance / part**2)
                findings.append(less(constant * promise.p, chance))
    sizes = ", ".join(map(str, parts))
    scope = f"constant {constant}; d = {', '.join(map(str, dims))}; delta^2 = 1/10000 to 39/10; |w_i*|/B = {sizes}"
    return Check("SS16/thm-5--one-hit", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_monotone_literal(part: fmpq = QUARTER, squared_distance: fmpq = QUARTER) -> Check:
    """SS16/thm-5--monotone-in-b--literal: is the formula at |w_i*| = part * B at least the formula at B?

    Both are powers of delta sqrt(1 - delta^2/4) with the same exponent and factor, so their squares decide.
    """
    at_target, at_norm = squared_distance / part**2, squared_distance
    squares = [square * (1 - square / 4) for square in (at_norm, at_target)]
    scope = f"all d >= 2; |w_i*| = ({part}) B, delta_B^2 = {squared_distance}, delta_i^2 = {at_target}"
    return Check("SS16/thm-5--monotone-in-b--literal", at_most(*squares), scope)


@checker(Arithmetic.EXACT)
def check_intended(quarter: fmpq = QUARTER, half: fmpq = fmpq(1, 2)) -> Check:
    """SS16/thm-5--intended from the repaired bound, for all n >= 1 and c > 0.

    n (1-p)^N <= n e^{-(1+c) n}, because 1 - p <= e^{-p}. With n <= e^{n-1} this is at most e^{-1-cn} <= 1/e, and at
    most e^{-quarter c^2 n / (1+c)} because (1 + c) - 1 - quarter c^2 / (1 + c) >= 0 for c >= 0.
    """
    c, q = sympy.symbols("c"), sympy.Rational(int(quarter.p), int(quarter.q))
    numerator = c * (1 + c) - q * c**2
    core = [
        identity((1 + c) - 1 - q * c**2 / (1 + c), numerator / (1 + c)),
        at_most(0, least_coefficient(numerator)),
        less(1 / half, 1 + 1 + fmpq(1, 2)),  # the first terms of e = 1 + 1 + 1/2 + 1/6 + ...
    ]
    core_in_words = f"c + c^2 - ({quarter}) c^2 has no negative coefficient, 1/e < {half}"
    scope = f"from the repaired bound, all n >= 1, c > 0; core: {core_in_words}"
    return Check("SS16/thm-5--intended", suffices(all_of(core)), scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_intended_on_grid(quarter: fmpq = QUARTER) -> Check:
    """SS16/thm-5--intended: the repaired bound at N_c against both bounds of the theorem."""
    findings = []
    for dim, targets in ((2, 1), (2, 3), (3, 2), (5, 10)):
        promise = Promise(dim, targets, fmpq(1, 100))
        for c in (fmpq(1, 10), ONE, fmpq(5), fmpq(50)):
            failure = promise.failure(promise.width(c))
            with working_precision():
                claimed = (-arb(quarter * c**2 * targets / (1 + c))).exp()
            findings += [less(failure, claimed), less(failure, fmpq(1, 2))]
    scope = f"({quarter}) c^2 n / (1 + c); (d, n) = (2, 1), (2, 3), (3, 2), (5, 10); epsilon = 1/100; c = 1/10 to 50"
    return Check("SS16/thm-5--intended", all_of(findings), scope)
