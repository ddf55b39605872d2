"""Checks of SS16 Theorem 1 for general activations and losses, and of the steps of its proof."""

from collections.abc import Sequence
from itertools import pairwise

from flint import fmpq, fmpq_poly

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, any_of, at_most, contradicts, equal, less, suffices
from landscape.evidence.polynomial_sign import positive_between
from landscape.evidence.verdict import Arithmetic
from landscape.initial_basin.single_neuron_hardness.activations import (
    BENT,
    CUBIC,
    DIP,
    DISTANCE,
    JUMP,
    MIXED,
    RELU,
    SLOPE,
    SQUARE,
    SQUARED_RELU,
    Activation,
    OneAxis,
)
from landscape.initial_basin.single_neuron_hardness.coins import RATE, exponential_bound, tail_core
from landscape.initial_basin.single_neuron_hardness.valleys import basin_law

INSTANCES = (
    OneAxis(RELU, SQUARE),
    OneAxis(SQUARED_RELU, DISTANCE, small=fmpq(1, 20)),
    OneAxis(CUBIC, MIXED, delta=fmpq(1, 2), small=fmpq(1, 100)),
    OneAxis(BENT, SQUARE, small=fmpq(1, 10)),
)
"""Four activations and three losses that satisfy the hypotheses."""


@checker(Arithmetic.EXACT)
def check_values(instances: Sequence[OneAxis] = INSTANCES) -> Check:
    """SS16/thm-1--values: both losses at -1, 0 and delta_1/delta, as the proof displays them."""
    findings = []
    for e in instances:
        at = {w: e.losses(w) for w in (fmpq(-1), fmpq(0), e.small / e.delta)}
        (low, none), (same, barrier), (fit, bad) = at.values()
        findings += [equal((none, fit, barrier, bad), (0, 0, e.barrier, e.barrier)), equal(low, same), less(0, low)]
        findings += [equal(e(e.small / e.delta), e.barrier / 2), less(e.barrier / 2, e(0)), less(e(-1), e(0))]
    return Check("SS16/thm-1--values", all_of(findings), f"{_names(instances)}: losses at -1, 0, delta_1/delta")


@checker(Arithmetic.EXACT)
def check_two_minima(instances: Sequence[OneAxis] = INSTANCES) -> Check:
    """SS16/thm-1--two-minima: E falls, rises, falls, rises, strictly, with turns at -1, 0 and delta_1/delta."""
    scope = f"{_names(instances)}: the direction of E on each polynomial piece of the real line"
    return Check("SS16/thm-1--two-minima", all_of(e.shape() for e in instances), scope)


@checker(Arithmetic.BALL)
def check_theorem_1(rate: fmpq = RATE, threshold: fmpq = fmpq(1, 4), bad: fmpq = fmpq(1, 2)) -> Check:
    """SS16/thm-1 for all phi, L and d: the finite core is the coin; the one-dimensional shape is told."""
    base = f"3^({threshold}) (1 - 2p/3) < e^(-{rate}), p = {bad}"
    scope = f"all phi, L and d: two valleys an axis and their mean told; coin at threshold {threshold}: {base}"
    return Check("SS16/thm-1", tail_core(rate, threshold, bad), scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_theorem_1_on_instances(
    instances: Sequence[OneAxis] = INSTANCES, max_dim: int = 40, quarter: int = 4, rate: fmpq = RATE
) -> Check:
    """SS16/thm-1 on instances: the shape of E on an axis, and the exact F(c/4) for each d."""
    findings = []
    for e in instances:
        c, level = e.barrier / 2, e(-1)
        findings.append(suffices(all_of([e.shape(), less(level, c / 4)])))
        for d in range(1, max_dim + 1):
            law = basin_law(c / quarter, d, level, bad=e(e.small / e.delta))
            findings.append(at_most(law, exponential_bound(d, rate)))
    scope = f"{_names(instances)}: exact shape; exact F(c/{quarter}) against e^(-{rate} d), d <= {max_dim}"
    return Check("SS16/thm-1", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_small_step_literal(phi: Activation = JUMP, level: fmpq = fmpq(1, 2)) -> Check:
    """SS16/thm-1--small-step--literal: squared loss, is L(phi(0), phi(t)) >= 2 level for every t > 0?

    Then no epsilon up to `level` has a delta_1.
    """
    gap = phi.piece(fmpq(1)) - phi(0)
    above = positive_between(gap**2 - 2 * level, 0, 1)
    scope = f"{phi.name}, squared loss, all delta_1 in (0, 1): loss above {2 * level}, no epsilon <= {level} is served"
    return Check("SS16/thm-1--small-step--literal", contradicts(above), scope)


@checker(Arithmetic.EXACT)
def check_small_step(instances: Sequence[OneAxis] = INSTANCES, levels: Sequence[fmpq] = (fmpq(1, 100),)) -> Check:
    """SS16/thm-1--small-step: halving delta_1 a few times brings the loss below 2 epsilon."""
    findings = []
    for e in instances:
        for level in levels:
            served = [less(e.distance(abs(e.phi(0) - e.phi(e.delta / 2**k))), 2 * level) for k in range(1, 12)]
            findings.append(any_of(served))
    shown = ", ".join(map(str, levels))
    return Check(
        "SS16/thm-1--small-step", suffices(all_of(findings)), f"{_names(instances)}: epsilon = {shown}, halving delta_1"
    )


@checker(Arithmetic.EXACT)
def check_two_minima_literal(phi: Activation = DIP, places: Sequence[int] = (-4, -3, -2)) -> Check:
    """SS16/thm-1--two-minima--literal: squared loss; are there three places lower than both their neighbours?"""
    e = OneAxis(phi, SQUARE)
    good, ridge, bad = fmpq(-1), fmpq(0), e.small / e.delta
    walk = [*map(fmpq, places), good, ridge, bad, fmpq(1)]
    lower = [all_of([less(e(b), e(a)), less(e(b), e(c))]) for a, b, c in zip(walk, walk[1:], walk[2:], strict=False)]
    three = all_of([_continuous(e), *lower[::2]])
    scope = f"{phi.name}, squared loss: E at {', '.join(map(str, walk))}; three separate dips"
    return Check("SS16/thm-1--two-minima--literal", contradicts(three), scope)


@checker(Arithmetic.EXACT)
def check_other_side_literal(phi: Activation = SLOPE, w: int = 2) -> Check:
    """SS16/thm-1--other-side--literal: squared loss; is the loss of the second sample below L' at this w > 0?"""
    e = OneAxis(phi, SQUARE)
    found, barrier = e.losses(w)[1], e.barrier
    scope = f"{phi.name}, squared loss: second sample at w = {w} loses {found}, L' = {barrier}"
    return Check("SS16/thm-1--other-side--literal", contradicts(less(found, barrier)), scope)


@checker(Arithmetic.EXACT)
def check_other_side(instances: Sequence[OneAxis] = INSTANCES, reach: int = 6) -> Check:
    """SS16/thm-1--other-side: the second sample loses at least L' at every w >= 0, piece by piece."""
    findings: list[Finding] = []
    for e in instances:
        cuts = sorted({fmpq(0), fmpq(reach), *(-k / e.delta for k in e.phi.knots if k < 0)})
        findings += [at_most(e.barrier, e.losses(w)[1]) for w in cuts]
        findings += [_not_below(e, left, right) for left, right in zip(cuts, [*cuts[1:], None], strict=True)]
    return Check("SS16/thm-1--other-side", all_of(findings), f"{_names(instances)}: every w >= 0, piece by piece")


def _not_below(e: OneAxis, left: fmpq, right: fmpq | None) -> Finding:
    inside = left + 1 if right is None else (left + right) / 2
    gap = e.labels[1] - e.phi.piece(-e.delta * inside)(fmpq_poly([0, -e.delta]))
    excess = e.distance(gap) - e.barrier
    return equal(excess.coeffs(), []) if excess == 0 else positive_between(excess, left, right)


def _continuous(e: OneAxis) -> Finding:
    pieces = list(e.pieces())
    return all_of(equal(a[2](a[1]), b[2](b[0])) for a, b in pairwise(pieces))


def _names(instances: Sequence[OneAxis]) -> str:
    return "; ".join(e.phi.name for e in instances)
