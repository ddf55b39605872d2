"""Checks of the barrier around a cup: the certificate, its heights, and how they compare with Lemma 5."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import sympy
from flint import arb, fmpq

from landscape.cupped_minima.cup_barrier.barrier import Barrier
from landscape.cupped_minima.cup_barrier.cone import Cone
from landscape.cupped_minima.cup_barrier.cone_point import ConePoint, sample_points
from landscape.cupped_minima.cupped_minimum import (
    CupConstants,
    TrainingSet,
    merged_training_set,
    printed_training_set,
    rational_cup,
    theorem_configuration,
)
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal, identity, less, suffices
from landscape.evidence.inputs import exact_number
from landscape.evidence.verdict import Arithmetic
from landscape.evidence.witness import witness

Size = tuple[int, int]

HEIGHTS: dict[tuple[int, int, bool], tuple[str, str]] = {
    (3, 8, False): ("0.02734", "0.02735"),
    (4, 8, False): ("0.03417", "0.03418"),
    (4, 20, False): ("0.0001241", "0.0001242"),
    (5, 16, False): ("0.0004192", "0.0004193"),
    (6, 12, False): ("0.001973", "0.001974"),
    (3, 8, True): ("0.02727", "0.02728"),
    (4, 20, True): ("0.0001241", "0.0001242"),
}
"""Enclosures of the least climb, by (dim, num_neurons, merged)."""

FACTORS: dict[Size, int] = {(3, 8): 80_000, (4, 8): 2_000_000, (4, 20): 10**9, (5, 16): 10**9, (6, 12): 3 * 10**8}
"""How many times higher the barrier is than epsilon delta^2, at least."""

RATIONAL_HEIGHT = fmpq(12153, 10000)
"""The certified climb out of the rational cup."""


def cup_of(dim: int, num_neurons: int, merged: bool = False) -> TrainingSet:
    """The cup of the explicit configuration: the printed training set, or the merged one."""
    build = merged_training_set if merged else printed_training_set
    return build(theorem_configuration(dim, num_neurons))


@cache
def barrier_of(dim: int, num_neurons: int, merged: bool = False) -> Barrier:
    """The barrier around `cup_of` the same arguments."""
    return Barrier(Cone(cup_of(dim, num_neurons, merged)))


@cache
def granted_climb(dim: int, num_neurons: int) -> arb:
    """epsilon delta^2 of Lemma 5 for the printed training set, rounded down."""
    return CupConstants(barrier_of(dim, num_neurons).cone.training).climb


def doubled(training: TrainingSet) -> TrainingSet:
    """The cup with its first neuron in place of the second as well: kinks as before, but dependent features."""
    W = (training.W[0], training.W[0], *training.W[2:])
    return replace(training, W=W)


@checker(Arithmetic.EXACT)
def check_certificate(half: Any = sympy.Rational(1, 2), turned: int = 1, mu: Any = None) -> Check:
    """own/cup-barrier for all cups: the cost of an opening, the exit put in, the square completed, the best mu.

    half, turned, mu  1/2, 1 and 2/|g|^2; others are false variants
    """
    steps = [*_costs(turned), *_exit(turned), *_squares(half)]
    squared = sympy.Symbol("squared")
    mu = 2 / squared if mu is None else mu
    steps.append(identity(mu - mu**2 * squared / 4, 1 / squared))
    scope = "all cups: cost, exit, square, best mu, identities in Q(z, gamma, mu, g, ...); coordinates and path told"
    return Check("own/cup-barrier", suffices(all_of(steps)), scope, Covers.WHOLE)


def _costs(turned: int) -> list[Finding]:
    """What v_r e_k z at the kink and the balance leave of <errors, movement>: (1 - gamma) |e_k| z + gamma |e_k| z'."""
    e, gamma, up, down = sympy.symbols("e gamma up down")
    return [identity(e * up - turned * gamma * e * (up - down), e * ((1 - gamma) * up + gamma * down))]


def _exit(turned: int) -> list[Finding]:
    """1 + <g, movement> = k z, where (1 + alpha) <w, x> + z <u, x> = 0 and <g, movement> = alpha + z <g, B>."""
    z, seen, height, share = sympy.symbols("z seen height share")
    alpha = -1 - turned * z * seen / height
    return [
        identity((1 + alpha) * height + z * seen, sympy.Integer(0)),
        identity(1 + alpha + z * share, (share - seen / height) * z),
    ]


def _squares(half: Any) -> list[Finding]:
    """In each coordinate: the square completed, and the square of a moved error."""
    D, G, mu, error, move = sympy.symbols("D G mu error move")
    return [
        identity(D**2 + mu * G * D, (D + mu * G * half) ** 2 - (mu * G * half) ** 2),
        identity((error + move) ** 2, error**2 + 2 * error * move + move**2),
    ]


@checker(Arithmetic.EXACT)
def check_cone_coordinates(points: Sequence[ConePoint] | None = None, raised: fmpq = fmpq(0)) -> Check:
    """own/cup-barrier on the rational cup: the loss from its definition at exits and half-way."""
    points = sample_points(Cone(rational_cup())) if points is None else points
    cones = {id(point.cone): point.cone for point in points}
    least, findings = RATIONAL_HEIGHT + raised, [_is_cup(cone) for cone in cones.values()]
    for point in points:
        half = point.scaled(fmpq(1, 2))
        for place in (half, point):
            findings += [
                place.in_union(),
                equal(place.loss(), place.formula()),
                less(place.cone.training.loss, place.loss()),
            ]
        findings += [point.at_exit(), at_most(point.cone.training.loss + least, point.loss())]
    scope = (
        f"E1: loss = its formula, and above the cup, at {len(points)} exits and half-way; at the exits above the bound"
    )
    return Check("own/cup-barrier", all_of(findings), scope)


def _is_cup(cone: Cone) -> Finding:
    """Whether all conditions of the cup lemma hold."""
    return suffices(all_of([cone.hypotheses(), cone.cup.finding("independent")]))


@checker(Arithmetic.BALL)
def check_heights(
    heights: Mapping[tuple[int, int, bool], tuple[str, str]] = HEIGHTS, build: Callable[..., Barrier] = barrier_of
) -> Check:
    """own/barrier-heights: every exit certified, and a way to smaller losses that climbs no higher."""
    findings = [
        finding
        for (dim, neurons, merged), ends in heights.items()
        for finding in _enclosed(build(dim, neurons, merged), *ends)
    ]
    shown = "; ".join(f"({d}, {n}){' merged' if merged else ''} {low}" for (d, n, merged), (low, _) in heights.items())
    return Check("own/barrier-heights", all_of(findings), f"(d, n) and height, down to its last digit: {shown}")


def _enclosed(barrier: Barrier, low: str, high: str) -> list[Finding]:
    """No exit is below `low`; over the first neuron, switched off below `high`, a way leads down."""
    least, most = exact_number("low", low), exact_number("high", high)
    below = [less(least, height) for height in barrier.heights]
    applies = [barrier.cone.hypotheses(), barrier.is_attained(), barrier.opens_downwards(0)]
    return [suffices(all_of(applies)), *below, less(barrier.heights[0], most)]


@checker(Arithmetic.EXACT)
def check_rational_height(
    least: fmpq = RATIONAL_HEIGHT,
    multipliers: Sequence[Sequence[Any]] | None = None,
    training: TrainingSet | None = None,
) -> Check:
    """own/barrier-heights on the rational cup: at every exit, from one stored multiplier a neuron."""
    barrier = Barrier(Cone(rational_cup() if training is None else training))
    if multipliers is None:
        multipliers = witness("cup-multipliers", ["multipliers"])["multipliers"]
    findings = [suffices(barrier.cone.hypotheses())]
    for r, text in enumerate(multipliers):
        g = barrier.corrected(r, [exact_number("multipliers", x) for x in text])
        findings += [suffices(less(least, barrier.bound(r, i, g))) for i in barrier.cone.exits(r)]
    scope = f"E1: {len(findings) - 1} exits above {least}, from {len(multipliers)} multipliers"
    return Check("own/barrier-heights", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_comparison(factors: Mapping[Size, int] = FACTORS) -> Check:
    """own/climb-compared: the barrier against epsilon delta^2, both for the printed training set."""
    findings = []
    for size, factor in factors.items():
        barrier, climb = barrier_of(*size), granted_climb(*size)
        findings += [suffices(barrier.is_attained()), *(less(factor * climb, height) for height in barrier.heights)]
    shown = "; ".join(f"{size} {factor:,}" for size, factor in factors.items())
    return Check("own/climb-compared", all_of(findings), f"(d, n) and factor: {shown}")
