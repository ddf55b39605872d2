"""Checks of SS16's Theorem 3 and of the steps of its proof."""

from collections.abc import Callable, Sequence
from typing import Any

import sympy
from flint import fmpq

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, equal, identity, less, suffices
from landscape.evidence.verdict import Arithmetic
from landscape.initial_basin.descent_paths.instances import DEPTH_FOUR, DEPTH_THREE, SMALLEST
from landscape.initial_basin.descent_paths.paths import (
    Journey,
    dot,
    falls,
    holds_along,
    loss,
    rescaled,
    scaled,
    speaks,
)

A, B, R, Y, s, t = sympy.symbols("A B R Y s t")
"""|N_t|^2, <N_t, y>, the square root in a_t, |y|^2, a factor, the time."""

Factor = Callable[[Any, Any, Any], Any]
FOLLOWED = (SMALLEST, DEPTH_THREE, DEPTH_FOUR)


def larger_root(norm: Any, product: Any, root: Any) -> Any:
    """a_t as the paper has it, from |N_t|^2, <N_t, y> and the square root."""
    return (product + root) / norm


def scaled_loss(factor: Any) -> Any:
    """|a N - y|^2 = a^2 |N|^2 - 2 a <N, y> + |y|^2."""
    return factor**2 * A - 2 * factor * B + Y


@checker(Arithmetic.EXACT)
def check_equation_2(doubled: int = 2) -> Check:
    """SS16/eq-2, coordinate by coordinate."""
    p, label = sympy.symbols("p y")
    finding = identity((p - label) ** 2 - label**2, p**2 - doubled * p * label)
    scope = "identity in Q[p, y] in every coordinate, summed over any number of samples"
    return Check("SS16/eq-2", suffices(finding), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_root(factor: Factor = larger_root) -> Check:
    """SS16/thm-3--root: a_t solves the prescribed equation, with R^2 = B^2 + A gap (1 - t)."""
    prescribed = Y + (R**2 - B**2) / A  # |y|^2 + gap (1 - t)
    finding = all_of([identity(scaled_loss(factor(A, B, R)), prescribed), _is_larger_root(factor)])
    scope = "identity in Q(|N_t|^2, <N_t, y>, |y|^2, root); signs and continuity told"
    return Check("SS16/thm-3--root", suffices(finding), scope, Covers.WHOLE)


def _is_larger_root(factor: Factor) -> Finding:
    """The factor exceeds the other root by 2 R / A: the two roots add to 2 B / A."""
    a = factor(A, B, R)
    return identity(a - (2 * B / A - a), 2 * R / A)


@checker(Arithmetic.EXACT)
def check_root_literal(trip: Journey = SMALLEST, time: fmpq = fmpq(1)) -> Check:
    """SS16/thm-3--root--literal at one time: is the square root greater than |<N_t, y>|?"""
    N, start = trip.at(time).predict(trip.X), trip.at(fmpq(0))
    gap = loss(start, trip.X, trip.y) - dot(trip.y, trip.y)
    square = dot(N, trip.y) ** 2 + dot(N, N) * gap * (1 - time)
    scope = f"depth {trip.goal.depth}, t = {time}: squares {dot(N, trip.y) ** 2} and {square}"
    return Check("SS16/thm-3--root--literal", less(dot(N, trip.y) ** 2, square), scope)


@checker(Arithmetic.EXACT)
def check_endpoints(first: Any = 1, last: Any = 2, goal_product: Any = A) -> Check:
    """SS16/thm-3--endpoints: a_0 = 1, a_1 = 2, and the way back from 2 to 1.

    At t = 0 the square under the root is (A - B)^2 and A - B > 0; at t = 1 optimality says B = A,
    which `goal_product` falsifies.
    """
    at_start, at_goal = larger_root(A, B, A - B), larger_root(A, goal_product, goal_product)
    back = scaled_loss(s).subs(B, goal_product)
    findings = [
        identity(B**2 + A * (A - 2 * B), (A - B) ** 2),
        identity(2 * (A - B), (A - 2 * B) + A),
        identity(at_start, sympy.Integer(1) * first),
        identity(at_goal, sympy.Integer(1) * last),
        identity(back, Y - A + (s - 1) ** 2 * A),
    ]
    scope = "identities in Q(|N|^2, <N, y>, |y|^2, s) at t = 0 and, with <N_1, y> = |N_1|^2, at t = 1"
    return Check("SS16/thm-3--endpoints", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_last_layer(
    trips: Sequence[Journey] = FOLLOWED,
    factors: Sequence[int | fmpq] = (fmpq(2), fmpq(1, 3)),
    every_weight: bool = False,
) -> Check:
    """SS16/thm-3--scaling on networks along the journeys: a factor on the last layer is one on every prediction."""
    findings = []
    for trip in trips:
        for net in (trip.start, trip.at(fmpq(1, 3)), trip.goal):
            N = net.predict(trip.X)
            for a in factors:
                findings.append(equal(scaled(net, a, every_weight).predict(trip.X).tolist(), (a * N).tolist()))
    scope = f"{_depths(trips)}, three networks each, factors {', '.join(map(str, factors))}"
    return Check("SS16/thm-3--scaling", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_scaling_literal(trip: Journey = SMALLEST, every_weight: bool = True) -> Check:
    """SS16/thm-3--scaling--literal: is the loss at a_1 gamma(1), with a_1 = 2, below the loss of the start?"""
    trip.require_high_and_optimal()
    start = loss(trip.start, trip.X, trip.y)
    end = loss(scaled(trip.goal, fmpq(2), every_weight), trip.X, trip.y)
    biases = "with" if any(entry != 0 for _, b in trip.start.hidden for entry in b) else "without"
    scope = f"depth {trip.goal.depth} {biases} biases: loss {start} at the start, {end} at a_1 gamma(1)"
    return Check("SS16/thm-3--scaling--literal", less(end, start), scope)


@checker(Arithmetic.EXACT)
def check_theorem_3(factor: Factor = larger_root) -> Check:
    """SS16/thm-3 for all networks and paths: the identities on which the told proof rests."""
    on_the_way = identity(scaled_loss(factor(A, B, R)), Y + (R**2 - B**2) / A)
    finding = all_of([on_the_way, identity(factor(A, B, A - B), sympy.Integer(1)), check_endpoints().finding])
    scope = "all networks and paths: identities of a_t, a_0 = 1, a_1 = 2; continuity and strictness told"
    return Check("SS16/thm-3", suffices(finding), scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_theorem_3_followed(
    trips: Sequence[Journey] = FOLLOWED, every_weight: bool = False, rescale: bool = True
) -> Check:
    """SS16/thm-3 on rational networks: N_t is not zero on a cover of [0, 1], and the loss falls from stop to stop."""
    findings = []
    for trip in trips:
        X, y = trip.X, trip.y
        path = rescaled([trip.at], X, y, every_weight) if rescale else [trip.at]
        trip.require_high_and_optimal()
        met = suffices(holds_along(trip.at, speaks(X)))
        findings += [met, falls(path, X, y)] if met.holds else [met]
    scope = f"straight journeys, {_depths(trips)}: N_t not zero on a cover of [0, 1], loss falls at every stop"
    return Check("SS16/thm-3", all_of(findings), scope)


def _depths(trips: Sequence[Journey]) -> str:
    """`depth 2 (m = 1), 3 (m = 3)`."""
    return "depth " + ", ".join(f"{trip.goal.depth} (m = {len(trip.y)})" for trip in trips)
