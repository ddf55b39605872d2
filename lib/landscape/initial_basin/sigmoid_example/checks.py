"""Checks of SS16 section 8.2: two minima for every small epsilon, their values, the counting, Lemma 8, the figures."""

from collections.abc import Callable, Sequence
from math import comb

import sympy
from flint import arb, fmpq, fmpq_poly

from landscape.evidence.balls import working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, at_most, contradicts, identity, less, suffices
from landscape.evidence.polynomial_sign import positive_between
from landscape.evidence.verdict import Arithmetic
from landscape.initial_basin.sigmoid_example.isolation import between, minimum, minimum_value, turns
from landscape.initial_basin.sigmoid_example.losses import SigmoidSample
from landscape.initial_basin.single_neuron_hardness import exponential_bound
from landscape.initial_basin.single_neuron_hardness.coins import RATE, tail_core

LEVELS = (fmpq(1, 10), fmpq(1, 20), fmpq(1, 40), fmpq(1, 100))
"""The paper's epsilon of Figures 5 and 6 between a larger and a smaller one."""

LARGEST = fmpq(1, 16)
EIGHTH, HALF = fmpq(1, 8), fmpq(1, 2)
K, T, U, Q = sympy.symbols("kappa T U q")
THIRD = sympy.Rational(1, 3)
TENTHS = tuple(fmpq(k, 10) for k in range(10))


@checker(Arithmetic.BALL)
def check_two_minima(largest: fmpq = LARGEST) -> Check:
    """own/sigmoid-two-minima for every epsilon up to `largest`: logarithmic derivatives, convexity, four signs."""
    scope = f"0 < epsilon <= {largest}: log-derivatives, convexity for kappa^2 <= {8 * largest}, signs at the largest"
    return Check("own/sigmoid-two-minima", suffices(_two_minima_core(largest)), scope, Covers.WHOLE)


def _two_minima_core(largest: fmpq) -> Finding:
    """The identities and inequalities of the proof; those that depend on epsilon at the largest, the worst case.

    kappa^2 = 8 epsilon <= 1/2 is used at x = 1/2, and for the value of the good minimum.
    """
    first, second = T * (1 - T**2), (K - U) * (1 - U**2)
    most, bend, sample = 8 * largest, fmpq_poly([3, -6, 3, -4]), SigmoidSample.of(largest)
    with working_precision():
        one = arb(1).tanh()
        return all_of([
            identity(sympy.diff(first, T) * (1 - T**2) / first, 1 / T - 3 * T),
            identity(sympy.diff(second, U) * (1 - U**2) / second, -(1 - K * U) / (K - U) - 3 * U),
            identity(THIRD**3 * 4 - K * (1 - K) ** 2, (K - THIRD) ** 2 * (4 * THIRD - K)),
            suffices(all_of([positive_between(bend, 0, most), less(0, bend(most)), at_most(most, HALF)])),
            less(sample.B * sample.kappa, sample.A * one * (1 - one**2)),
            less(arb(largest) * (2 / arb(largest)).log(), 1),
        ])  # fmt: skip


@checker(Arithmetic.BALL)
def check_figure_6(levels: Sequence[fmpq] = LEVELS, expected: Sequence[int] = (1, -1, 1)) -> Check:
    """SS16/fig-6: boxes cover [-1, 0]; E turns at a minimum, a maximum and a minimum, each alone in its box."""
    findings = [turns(SigmoidSample.of(level), expected) for level in levels]
    scope = f"epsilon = {_shown(levels)}: direction of E on boxes that cover [-1, 0]"
    return Check("SS16/fig-6", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_barrier(largest: fmpq = fmpq(2, 17)) -> Check:
    """SS16/claim-8.2--barrier for every epsilon below `largest`.

    With q = e^{-A} = (epsilon/2)^2 the first loss at -1/2 is ((1-q)/(1+q))^2 / 4; with T = tanh(B/2),
    kappa = 2T/(1 + T^2).
    """
    kappa = 2 * T / (1 + T**2)
    findings = [
        identity((1 - Q) ** 2 - (1 - 4 * Q) * (1 + Q) ** 2, 4 * Q**2 * (2 + Q)),
        identity((kappa - T) ** 2, T**2 * (1 - kappa**2)),
        identity(T - kappa / 2, T**3 / (1 + T**2)),
        positive_between(fmpq_poly([0, 2, -17]), 0, largest),
    ]
    scope = f"0 < epsilon < {largest}: 8 E(-1/2) - 1 >= 2 epsilon - 17 epsilon^2 by identities; signs told"
    return Check("SS16/claim-8.2--barrier", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_barrier_on_levels(levels: Sequence[fmpq] = LEVELS, place: fmpq = fmpq(-1, 2)) -> Check:
    """SS16/claim-8.2--barrier: the three values, enclosed."""
    findings = []
    for level in levels:
        sample = SigmoidSample.of(level)
        with working_precision():
            findings += [less(EIGHTH, sample(arb(place))), less(sample(arb(-1)), EIGHTH)]
            findings.append(less((1 - 2 * level) / 4, sample.first_loss(arb(place))))
    scope = f"epsilon = {_shown(levels)}: E({place}) and E(-1) against 1/8"
    return Check("SS16/claim-8.2--barrier", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_bad_value(levels: Sequence[fmpq] = LEVELS[1:], power: int = 2, factor: fmpq = EIGHTH) -> Check:
    """SS16/claim-8.2--bad-value: one minimum has w <= -1/2; 1/8 - factor epsilon^power < value < 1/8."""
    findings = []
    for level in levels:
        sample = SigmoidSample.of(level)
        value = minimum_value(sample, 1)
        findings += [turns(sample), less(minimum(sample, 0), HALF), less(HALF, minimum(sample, 1))]
        findings.append(between(EIGHTH - factor * level**power, value, EIGHTH))
    scope = f"epsilon = {_shown(levels)}: enclosed minimum in (1/8 - {factor} epsilon^{power}, 1/8)"
    return Check("SS16/claim-8.2--bad-value", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_bad_value_literal(level: fmpq = fmpq(1, 40), bound: fmpq = EIGHTH, largest: fmpq = LARGEST) -> Check:
    """SS16/claim-8.2--bad-value--literal: are both local minima below `bound`?

    At `level` both are isolated and enclosed. For all epsilon up to `largest` there are no others, and the bad
    one lies in the valley of -1, where E = tanh(A)^2 / 8 is at most 1/8.
    """
    sample = SigmoidSample.of(level)
    below = [less(minimum_value(sample, which), bound) for which in (0, 1)]
    steps = all_of([_two_minima_core(largest), at_most(EIGHTH, bound), turns(sample), *below])
    scope = f"every epsilon <= {largest}: two minima, E(-1) against {bound}; epsilon = {level}: both enclosed"
    return Check("SS16/claim-8.2--bad-value--literal", contradicts(all_of([suffices(steps), below[1]])), scope)


@checker(Arithmetic.BALL)
def check_portion(largest: fmpq = LARGEST, rate: fmpq = RATE, quarter: fmpq = fmpq(1, 4)) -> Check:
    """SS16/claim-8.2--portion for every d and every epsilon up to `largest`.

    With bad >= 1/8 - epsilon^2/8 and good >= epsilon/8, a quarter of bad coordinates costs more than 1/32
    already: 32 (bad/4 + 3 good/4) - 1 >= 3 epsilon - epsilon^2. The rest is the coin.
    """
    excess = fmpq_poly([4 * quarter - 1, 4 * (1 - quarter), -4 * quarter])
    dear = suffices(all_of([positive_between(excess, 0, largest), less(0, excess(largest))]))
    findings = [suffices(_two_minima_core(largest)), dear, tail_core(rate, quarter, fmpq(1, 2))]
    scope = f"all d, 0 < epsilon <= {largest}: a share {quarter} of bad coordinates exceeds 1/32; the coin, rate {rate}"
    return Check("SS16/claim-8.2--portion", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_portion_exactly(levels: Sequence[fmpq] = LEVELS[1:], max_dim: int = 60, rate: fmpq = RATE) -> Check:
    """SS16/claim-8.2--portion: minima counted that are not certainly above 1/32, over 2^d."""
    findings: list[Finding] = []
    for level in levels:
        good, bad = (minimum_value(SigmoidSample.of(level), which) for which in (0, 1))
        for d in range(1, max_dim + 1):
            low = [k for k in range(d + 1) if not (k * bad + (d - k) * good) / d > fmpq(1, 32)]
            share = fmpq(sum(comb(d, k) for k in low), 2**d)
            findings.append(at_most(share, exponential_bound(d, rate)))
    scope = f"epsilon = {_shown(levels)}; d <= {max_dim}: enclosed minima counted, against e^(-{rate} d)"
    return Check("SS16/claim-8.2--portion", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_lemma_8(exponents: Sequence[int] = (2, 4, 6, 8, 10), factor: int = 2) -> Check:
    """SS16/lem-8 along epsilon = 10^-k: the ratio to factor epsilon (1 + w)^2 is within 16 epsilon of 1."""
    findings = []
    for exponent in exponents:
        level = fmpq(1, 10**exponent)
        sample = SigmoidSample.of(level)
        for x in TENTHS:
            ratio = _ratio(sample, arb(-x)) * 2 / factor
            findings += [less(ratio, 1 + 16 * level), less(1 - 16 * level, ratio)]
    shown = ", ".join(f"10^-{k}" for k in exponents)
    return Check("SS16/lem-8", all_of(findings), f"epsilon = {shown}; w = 0, -0.1, ..., -0.9: within 16 epsilon of 1")


@checker(Arithmetic.BALL)
def check_lemma_8_two_sided(levels: Sequence[fmpq] = LEVELS, share: fmpq = fmpq(1)) -> Check:
    """own/lemma-8-two-sided: (1 - share kappa^2)(1 - x) kappa < kappa - tanh(B x) < (1 - x) kappa at w = -x."""
    findings = [f for level in levels for f in _below_the_surrogate(level) + _above_the_tangent(level, share)]
    return Check("own/lemma-8-two-sided", all_of(findings), f"epsilon = {_shown(levels)}: {_BOXES_IN_WORDS}")


@checker(Arithmetic.BALL)
def check_figure_5(levels: Sequence[fmpq] = LEVELS[1:3], swapped: bool = False) -> Check:
    """SS16/fig-5: the surrogate lies above L_2; `swapped` asks for the contrary."""
    findings = [f for level in levels for f in _below_the_surrogate(level, -1 if swapped else 1)]
    return Check("SS16/fig-5", all_of(findings), f"epsilon = {_shown(levels)}: {_BOXES_IN_WORDS}")


_BOXES = 40
_BOXES_IN_WORDS = f"{_BOXES} boxes cover -19/20 <= w <= -1/20, by the mean value theorem on each"


def _below_the_surrogate(level: fmpq, sign: int = 1) -> list[Finding]:
    """tanh(B x) - kappa x > 0 on the boxes, which is sqrt(L_2) < sqrt(surrogate)."""
    s = SigmoidSample.of(level)
    return _positive_on_boxes(
        lambda x: sign * ((s.B * x).tanh() - s.kappa * x), lambda x: sign * (s.B * _sech_squared(s, x) - s.kappa)
    )


def _above_the_tangent(level: fmpq, share: fmpq) -> list[Finding]:
    s = SigmoidSample.of(level)
    slope = (1 - share * s.kappa**2) * s.kappa
    return _positive_on_boxes(
        lambda x: s.kappa - (s.B * x).tanh() - slope * (1 - x), lambda x: slope - s.B * _sech_squared(s, x)
    )


def _sech_squared(s: SigmoidSample, x: arb) -> arb:
    return 1 - (s.B * x).tanh() ** 2


def _positive_on_boxes(f: Callable[[arb], arb], slope: Callable[[arb], arb]) -> list[Finding]:
    """f(middle) + slope(box) (box - middle) > 0 on each of the boxes; False only if f is negative at a middle."""
    findings = []
    with working_precision():
        for k in range(_BOXES):
            middle, radius = fmpq(1, 20) + fmpq(9, 10) * fmpq(2 * k + 1, 2 * _BOXES), fmpq(9, 20 * _BOXES)
            offset = slope(arb(middle, radius)) * arb(0, radius)
            findings += [less(0, f(arb(middle)) + offset), less(0, f(arb(middle)))]
    return findings


def _ratio(sample: SigmoidSample, w: arb) -> arb:
    """L_2(w) / (2 epsilon (1 + w)^2)."""
    with working_precision():
        return sample.second_loss(w) / sample.surrogate(w)


def _shown(levels: Sequence[fmpq]) -> str:
    return ", ".join(map(str, levels))
