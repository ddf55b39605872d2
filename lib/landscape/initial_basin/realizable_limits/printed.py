"""SS16 Theorems 5 and 6 as printed, on narrow fans: what they promise and what is true."""

from flint import arb, fmpq

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import Finding, all_of, contradicts, less
from landscape.evidence.verdict import Arithmetic
from landscape.initial_basin.realizable_data import Promise
from landscape.initial_basin.realizable_limits.fan import Fan

C, LEVEL, T = fmpq(2), fmpq(1, 146), fmpq(26, 157)
"""The instance with the smallest width that was found: N = 228."""

FEW = fmpq(1, 63)
"""A small c for which N_c = 64 is an integer at epsilon = 1/100."""


def _below_floor(fan: Fan, level: fmpq, factor: fmpq = fmpq(1)) -> list[Finding]:
    """The certificate of the fan, and epsilon < factor times its floor, compared as balls."""
    return [fan.certificate(), less(arb(level), arb(factor * fan.floor))]


def _against(promise: Promise, c: fmpq, t: fmpq, printed: bool) -> tuple[Finding, str]:
    """Whether the fan fails more often than is promised, and the rest of the scope."""
    fan, width = Fan(t), promise.width(c)
    claimed = promise.printed_failure(c) if printed else promise.proof_failure(c)
    finding = contradicts(all_of([*_below_floor(fan, promise.level), less(claimed, fan.failure(width))]))
    return finding, f"c = {c}, epsilon = {promise.level}: N = {width}, the fan with tan(g/2) = {t}"


@checker(Arithmetic.BALL)
def check_thm_5_literal(
    c: fmpq = C, level: fmpq = LEVEL, t: fmpq = T, targets: int = 1, dim: int = 2, printed: bool = True
) -> Check:
    """SS16/thm-5--literal on a fan: true failure above the printed bound? Other targets are 0, other dimensions unused.

    Without `printed` the bound is the one in the last line of the proof.
    """
    finding, shown = _against(Promise(dim, targets, level), c, t, printed)
    scope = f"n = {targets}, d = {dim}, {shown}"
    return Check("SS16/thm-5--literal", finding, scope)


@checker(Arithmetic.BALL)
def check_thm_6_literal(c: fmpq = C, level: fmpq = LEVEL, t: fmpq = T, ambient: int = 3, printed: bool = True) -> Check:
    """SS16/thm-6--literal on a fan in a plane of R^ambient, with the p that is printed there."""
    finding, shown = _against(Promise(2, 1, level, ambient=ambient), c, t, printed)
    scope = f"n = 1, d = {ambient}, k = 2, {shown}"
    return Check("SS16/thm-6--literal", finding, scope)


@checker(Arithmetic.BALL)
def check_sum(
    c: fmpq = FEW, level: fmpq = fmpq(1, 100), t: fmpq = fmpq(1, 60), copies: int = 40, mean: bool = False
) -> Check:
    """SS16/thm-5--sum: the sum of squares on a fan taken `copies` times, against the promised even chance."""
    fan, width = Fan(t), Promise(2, 1, level).width(c)
    factor = fmpq(1) if mean else fmpq(4 * copies)
    steps = [*_below_floor(fan, level, factor), less(fmpq(1, 2), fan.failure(width))]
    scope = (
        f"n = 1, d = 2, c = {c}, epsilon = {level}: N = {width}, fan with tan(g/2) = {t}, each sample {copies} times"
    )
    return Check("SS16/thm-5--sum", contradicts(all_of(steps)), scope)


@checker(Arithmetic.BALL)
def check_real_output(
    v: fmpq = fmpq(100), c: fmpq = FEW, level: fmpq = fmpq(1, 10**6), t: fmpq = fmpq(1, 400)
) -> Check:
    """SS16/thm-5--real-v--literal: the teacher v relu(<(1/v, 0), x>) with B = 1/v, against the promised even chance."""
    fan, promise = Fan(t), Promise(2, 1, level, 1 / v)
    width = promise.width(c)
    finding = contradicts(all_of([*_below_floor(fan, level), less(fmpq(1, 2), fan.failure(width))]))
    scope = f"n = 1, d = 2, v* = {v}, B = 1/{v}, c = {c}, epsilon = {level}: N = {width}, the fan with tan(g/2) = {t}"
    return Check("SS16/thm-5--real-v--literal", finding, scope)
