"""How P(C B > 0) falls with the sizes: SH18's Lemma 16, its constants, and a square root for its fourth root."""

from collections.abc import Iterable
from functools import cache

from flint import arb, fmpq

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, at_most, contradicts, less, suffices
from landscape.evidence.outward import enclosure
from landscape.evidence.verdict import Arithmetic
from landscape.vanishing_minima.orthant_bounds import product
from landscape.vanishing_minima.small_correlations import distribution, g, psi_at
from landscape.vanishing_minima.small_correlations.normal import density

SIZES = ((10**4, 10**3, 10**4), (10**4, 10**4, 10**4), (10**5, 10**4, 10**4), (10**6, 10**6, 10**6))
BOXES = 64
THRESHOLD = fmpq(16)
"""The least alpha of own/square-root-rate."""


@checker(Arithmetic.BALL)
def check_square_root_rate(rate: fmpq = fmpq(1, 5), threshold: fmpq = THRESHOLD) -> Check:
    """own/square-root-rate for all sizes: two inequalities, each easier where a = sqrt(alpha) is larger."""
    steps = _square_root_steps(rate, threshold)
    scope = f"all L, M <= N, alpha >= {threshold}, given own/product-orthant; core: two inequalities at {threshold}"
    return Check("own/square-root-rate", suffices(all_of(steps)), scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_lemma_16(constant: fmpq = fmpq(2, 5), threshold: fmpq = THRESHOLD) -> Check:
    """SH18/lem-16: from alpha = 16 on, because sqrt(alpha) / 5 >= 0.4 alpha^(1/4) there."""
    with working_precision():
        room = at_most(ball(625 * constant**4), threshold)  # constant alpha^(1/4) <= sqrt(alpha) / 5
        steps = [*_square_root_steps(fmpq(1, 5), threshold), room]
    scope = f"alpha >= {threshold}, given own/product-orthant; core: the same, and {constant} <= alpha^(1/4) / 5"
    return Check("SH18/lem-16", suffices(all_of(steps)), scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_lemma_16_sizes(sizes: Iterable[tuple[int, int, int]] = SIZES, constant: fmpq = fmpq(2, 5)) -> Check:
    """SH18/lem-16 at some sizes: own/product-orthant is below `constant` N alpha^(1/4), times more and more."""
    findings = []
    for N, M, L in sizes:
        printed = product.printed_log_bound(N, M, L) * ball(constant * fmpq(5, 2))
        findings.append(less(product.least_log_bound(N, M, L), printed))
    scope = f"(N, M, L) = {', '.join(map(str, sizes))}: our bound is below the printed one"
    return Check("SH18/lem-16", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_one_entry(M: int = 10) -> Check:
    """SH18/lem-16 without M <= N: one entry is positive with probability 1/2. A limit is not refuted by one size."""
    with working_precision():
        finding = at_most(-ball(2).log(), product.printed_log_bound(1, M, 1))
    return Check("SH18/lem-16", finding, f"N = L = 1, M = {M}: the probability is 1/2, the bound is below it")


@checker(Arithmetic.BALL)
def check_constants(constant: fmpq = fmpq(2, 5), boxes: int = BOXES) -> Check:
    """SH18/eq-12.28: psi^3 theta^2 has one maximum, and (max / 24)^(1/4) >= 0.4."""
    with working_precision():
        findings = [less(_slope_of_turn(_box(i, boxes)), 0) for i in range(boxes)]
        findings += [less(0, turn(ball(0))), less(turn(ball(2)), 0), *_tail_steps()]
        findings.append(less(constant, rate_constant(24)))
    scope = f"all theta > 0; core: {boxes} boxes cover 0 <= xi <= 2, where the sign of the derivative changes once"
    return Check("SH18/eq-12.28", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_constants_printed(theta: str = "23.25", value: str = "0.1062", peak: str = "0.6478") -> Check:
    """SH18/eq-12.28--printed: the digits as printed, each within half a unit of its last place."""
    with working_precision():
        xi = maximiser()
        shown = [(g(xi), theta), (psi_at(xi), value), (maximum(), peak)]
        away = [less(_half_unit(text), abs(found - ball(text))) for found, text in shown]
        theta_in, psi_in, peak_in = (enclosure(found, 4) for found, _ in shown)
    scope = f"theta* in {theta_in}, psi in {psi_in}, maximum in {peak_in}: not {theta}, {value}, {peak}"
    return Check("SH18/eq-12.28--printed", contradicts(all_of(away)), scope)


@checker(Arithmetic.BALL)
def check_printed_range(middle: fmpq = fmpq(2495, 2), width: fmpq = fmpq(1)) -> Check:
    """own/printed-proof-range: K of eq. 12.27 exceeds theta* exactly from alpha = 24 psi theta*^2 on."""
    with working_precision():
        xi = maximiser()
        found = 24 * psi_at(xi) * g(xi) ** 2
        steps = [less(middle - width / 2, found), less(found, middle + width / 2)]
    scope = f"alpha > 24 psi(theta*) theta*^2, which lies between {middle - width / 2} and {middle + width / 2}"
    return Check("own/printed-proof-range", all_of(steps), scope, Covers.WHOLE)


def turn(xi: arb) -> arb:
    """-4 Phi log Phi / phi - xi: it has the sign of the derivative of psi^3 theta^2 at theta = g(xi)."""
    return -4 * distribution(xi) * distribution(xi).log() / density(xi) - xi


@cache
def maximiser() -> arb:
    """The root of `turn` between 0 and 2, enclosed by halving. Raises ValueError if halving loses it."""
    with working_precision():
        low, high = fmpq(0), fmpq(2)
        for _ in range(90):
            middle = (low + high) / 2
            low, high = (middle, high) if turn(ball(middle)) > 0 else (low, middle)
        if not (turn(ball(low)) > 0 and turn(ball(high)) < 0):
            raise ValueError("halving lost the root: expected a change of sign")
        return ball((low + high) / 2, (high - low) / 2)


def maximum() -> arb:
    """The largest value of psi^3 theta^2."""
    with working_precision():
        return psi_at(maximiser()) ** 3 * g(maximiser()) ** 2


def rate_constant(divisor: int) -> arb:
    """(max psi^3 theta^2 / divisor)^(1/4): 24 is the paper's, 2 belongs to the exact law of one cosine."""
    with working_precision():
        return (maximum() / divisor) ** ball("1/4")


def square_root_limit() -> arb:
    """sqrt(log 2 / 2), which the constant of own/square-root-rate approaches for large alpha."""
    with working_precision():
        return (ball(2).log() / 2).sqrt()


def _slope_of_turn(xi: arb) -> arb:
    """4 (-log Phi - 1 - xi Phi log Phi / phi) - 1."""
    log = distribution(xi).log()
    return 4 * (-log - 1 - xi * distribution(xi) * log / density(xi)) - 1


def _tail_steps() -> list[Finding]:
    """Beyond 2 the slope is at most 4 (-log Phi(2) - 1 + 1) - 1, by Phi (-log Phi) <= 1 - Phi <= phi / xi."""
    return [less(-4 * distribution(ball(2)).log() - 1, 0)]


def _square_root_steps(rate: fmpq, threshold: fmpq) -> list[Finding]:
    """t^2 = 2 c N a with c = 9/40: both terms are at most e^(-c N a), and the rest pays for the 2."""
    with working_precision():
        a, c = _root(threshold), ball("9/40")
        positive = ball(2).log() * (1 - 1 / (a * a + 1)) / (2 / a.sqrt() + (2 * c).sqrt()) ** 2
        return [at_most(c, positive), at_most(ball(2).log(), (c - rate) * a**3)]


def _root(threshold: fmpq) -> arb:
    with working_precision():
        return ball(threshold).sqrt()


def _box(i: int, boxes: int) -> arb:
    return ball(fmpq(2 * i + 1, boxes), fmpq(1, boxes))


def _half_unit(text: str) -> fmpq:
    return fmpq(1, 2 * 10 ** len(text.split(".")[1]))
