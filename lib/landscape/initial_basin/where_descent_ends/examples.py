"""Descents that do not end at the basin minimum of their start: small ones, and a pair for every angle."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from flint import fmpq

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, at_most, equal, less, suffices
from landscape.evidence.inputs import exact_array, exact_number
from landscape.evidence.verdict import Arithmetic
from landscape.initial_basin.rank_m_data import weight_with
from landscape.initial_basin.where_descent_ends.descent import Descent, Trap, trap_after

Pair = tuple[tuple[int, ...], tuple[int, ...]]

PAIRS: tuple[Pair, ...] = (
    ((1, 0), (1, 1)),
    ((2, 1), (1, 2)),
    ((2, 0), (1, 1)),
    ((1, 0), (-1, 1)),
    ((2, 1), (-2, 1)),
    ((1, -1, 0), (0, 1, -1)),
)
"""Independent pairs at angles of 45, 37, 45, 135, 127 and 120 degrees; the first is put to be the longer."""


def parabola(step: Any = "1/4") -> Descent:
    """One weight, one neuron, two opposite samples; the loss is ((w + 1)^2 + 1) / 2 on both sides of the border."""
    return Descent.of([[1], [-1]], [-1, 1], [[1]], [1], step)


def _longer_first(X: Any) -> tuple[list, fmpq, fmpq, fmpq]:
    """(rows, a, b, g): squared lengths a >= b and inner product of two samples."""
    rows = exact_array("X", X, (2, None))
    if rows[0] @ rows[0] < rows[1] @ rows[1]:
        rows = rows[::-1]
    return rows.tolist(), rows[0] @ rows[0], rows[1] @ rows[1], rows[0] @ rows[1]


def lucky(X: Any, fraction: Any = 1, turned: int = 1) -> Descent:
    """A neuron that sees the longer sample only, and is driven until it sees the other too.

    The step is `fraction` of the longest allowed, 1 / (8 |x_1|^2); `turned` = -1 begins on the other side of y_1.
    """
    rows, a, _, g = _longer_first(X)
    z = [abs(g) - turned * g / 2, -(g**2) / (4 * a)]
    step = exact_number("fraction", fraction) / (8 * a)
    return Descent.of(rows, [abs(g), a], [weight_with(rows, z)], [1], step)


def unlucky(X: Any, fraction: Any = 1, turned: int = 1) -> Descent:
    """A neuron that sees both samples, and is driven until it sees the longer one only; as `lucky`."""
    rows, a, b, g = _longer_first(X)
    sign = turned * ((g > 0) - (g < 0))
    z = [3 * b + 2 * b * sign, abs(g) * b / (32 * a)]
    step = exact_number("fraction", fraction) / (8 * a)
    return Descent.of(rows, [3 * b, abs(g)], [weight_with(rows, z)], [1], step)


@checker(Arithmetic.EXACT)
def check_ends_below(descent: Descent | None = None) -> Check:
    """own/descent-ends-below by one certified descent: the basin minimum of the start, and where it is trapped."""
    descent = parabola() if descent is None else descent
    start, caught = descent.start_minimum(), trap_after(descent)
    findings = [start.check(), caught.check(), less(caught.value, start.value)]
    scope = f"{_size(caught)}: basin minimum of the start {start.value}, limit of the loss {caught.value}"
    return Check("own/descent-ends-below", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_ends_above(descent: Descent | None = None) -> Check:
    """own/descent-ends-above, likewise."""
    descent = unlucky(PAIRS[3]) if descent is None else descent
    start, caught = descent.start_minimum(), trap_after(descent)
    findings = [start.check(), caught.check(), less(start.value, caught.value)]
    scope = f"{_size(caught)}: basin minimum of the start {start.value}, limit of the loss {caught.value}"
    return Check("own/descent-ends-above", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_only_orthogonal(
    pairs: Sequence[Pair] = PAIRS, fractions: Sequence[Any] = (1, "1/4"), turned: int = 1
) -> Check:
    """own/only-orthogonal on pairs: both starts, their basin minima, and both limits of the loss."""
    findings = []
    for X in pairs:
        _, a, _, g = _longer_first(X)
        for fraction in fractions:
            findings += _judged(lucky(X, fraction, turned), begun=a**2 / 2, ended=fmpq(0))
            findings += _judged(unlucky(X, fraction, turned), begun=fmpq(0), ended=g**2 / 2)
    scope = f"{len(pairs)} pairs of samples, {' and '.join(map(str, fractions))} of the longest step"
    return Check("own/only-orthogonal", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_descent_trap(traps: Sequence[Trap] | None = None, count: int = 30) -> Check:
    """own/descent-trap on descents that walk on: signs stay, distances from W* do not grow, the loss falls."""
    findings = []
    traps = traps or [trap_after(found) for X in PAIRS for found in (lucky(X), unlucky(X))]
    for found in traps:
        steps = [now for now, _ in zip(found.start.iterates(), range(count + 1), strict=False)]
        findings += [found.check(), *(calm for pair in pairwise(steps) for calm in _calm(found, *pair))]
    return Check("own/descent-trap", all_of(findings), f"{len(traps)} trapped descents, the next {count} steps of each")


def _judged(descent: Descent, begun: fmpq, ended: fmpq) -> list:
    start, caught = descent.start_minimum(), trap_after(descent)
    known = [equal(start.value, begun), equal(caught.value, ended), less(0, abs(begun - ended))]
    return [start.check(), caught.check(), *known]


def _calm(found: Trap, before: Descent, after: Descent) -> list:
    far, near = ((now.W - found.rest).ravel() for now in (before, after))
    excess = [Trap(now, now.W).value - found.value for now in (before, after)]
    return [
        less(0, min((before.products * after.products).ravel())),
        at_most(near @ near, far @ far),
        at_most(0, excess[1]),
        at_most(excess[1], excess[0]),
    ]


def _size(found: Trap) -> str:
    n, (m, d) = len(found.start.W), found.start.X.shape
    return f"n = {n}, m = {m}, d = {d}, step {found.start.step}"
