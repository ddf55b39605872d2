"""Checks of SS16 section 8.1, of its figures, of the law of the starting basin, and of the remark on biases."""

from collections.abc import Sequence
from itertools import product

import sympy
from flint import fmpq

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, at_most, contradicts, equal, identity, less, suffices
from landscape.evidence.verdict import Arithmetic
from landscape.initial_basin.overspecification import (
    Law,
    SingletonSample,
    basin_value_at_most,
    hard_sample,
)
from landscape.initial_basin.single_neuron_hardness.coins import RATE, exponential_bound, tail_core
from landscape.initial_basin.single_neuron_hardness.valleys import (
    BAD,
    GOOD,
    axis_formula,
    axis_minimum,
    basin_law,
    basin_value,
    loss,
    orthants,
)
from landscape.networks.basin_minimum import exact_basin_minimum

LEVEL = fmpq(1, 5000)
"""epsilon with s = 1/50."""

GAP = fmpq(1, 10**6)
"""A threshold this far below a jump of the law is on its lower step."""

CURVATURE = {GOOD: sympy.Rational(1, 2), BAD: sympy.Rational(1, 8)}
W, S = sympy.symbols("w s")


@checker(Arithmetic.EXACT)
def check_landscape(curvature: dict[int, sympy.Rational] = CURVATURE) -> Check:
    """SS16/claim-8.1--landscape for every s > 0: on each side e is its least value plus a multiple of a square.

    The slopes at zero, 1 on the left and -s/2 on the right, make zero a ridge.
    """
    findings = []
    for side, value in ((GOOD, S**2 / 2), (BAD, sympy.Rational(1, 2))):
        e, place = axis_formula(side, W, S), axis_minimum(side, S)
        findings.append(identity(e, value + curvature[side] * (W - place) ** 2))
    slopes = [sympy.diff(axis_formula(side, W, S), W).subs(W, 0) for side in (GOOD, BAD)]
    findings += [identity(slopes[0], sympy.Integer(1)), identity(slopes[1], -S / 2)]
    findings.append(identity(axis_formula(GOOD, sympy.Integer(0), S), axis_formula(BAD, sympy.Integer(0), S)))
    scope = "all s > 0 and d: completed squares on both sides of an axis, slopes at zero; the product of axes told"
    return Check("SS16/claim-8.1--landscape", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_landscape_certified(max_dim: int = 4, level: fmpq = LEVEL, bad: fmpq = fmpq(1, 2)) -> Check:
    """SS16/claim-8.1--landscape: every orthant's minimum from the general solver, with its certificate.

    Where the minimiser is inside its orthant it is a strict local minimum, because E has
    positive curvature along each axis.
    """
    findings = []
    for dim in range(1, max_dim + 1):
        X, y = hard_sample(dim, level)
        s, places = y[0], set()
        for signs in orthants(dim):
            found = exact_basin_minimum(X, y, [signs], [1])
            (w,) = found.weights
            num_bad = signs.count(BAD)
            findings += [found.check(), equal(found.value, (num_bad * bad + (dim - num_bad) * level) / dim)]
            findings += [equal(loss(w, s), found.value), less(0, min(a * b for a, b in zip(w, signs, strict=True)))]
            places.add(tuple(w))
        findings.append(equal(len(places), 2**dim))
    scope = f"epsilon = {level}, d <= {max_dim}: all 2^d orthants, each minimum with its certificate"
    return Check("SS16/claim-8.1--landscape", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_tail_of_8_1(max_dim: int = 120, levels: Sequence[fmpq] = (LEVEL, fmpq(1, 50)), rate: fmpq = RATE) -> Check:
    """SS16/claim-8.1--tail: the exact F(1/8) against e^{-d/16}."""
    findings = [
        at_most(basin_law(fmpq(1, 8), d, level), exponential_bound(d, rate))
        for level in levels
        for d in range(1, max_dim + 1)
    ]
    shown = ", ".join(map(str, levels))
    scope = f"epsilon = {shown}; d <= {max_dim}: exact F(1/8) against e^(-{rate} d)"
    return Check("SS16/claim-8.1--tail", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_tail_of_8_1_for_all(rate: fmpq = RATE, threshold: fmpq = fmpq(1, 8)) -> Check:
    """SS16/claim-8.1--tail for all s and d: a value of at most `threshold` has K <= 2 threshold d bad coordinates."""
    scope = f"all s > 0 and d: K/2 <= {threshold} d told; the coin at threshold {2 * threshold}, rate {rate}"
    return Check("SS16/claim-8.1--tail", tail_core(rate, 2 * threshold, fmpq(1, 2)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_law(max_dim: int = 3, level: fmpq = LEVEL, bad: fmpq = fmpq(1, 2)) -> Check:
    """own/hard-sample-law at its jumps and just below, against certified minima of all orthants and against demands."""
    findings = []
    one_neuron = Law(positive_output=fmpq(1))
    for dim in range(1, max_dim + 1):
        X, y = hard_sample(dim, level)
        sample = SingletonSample.of(X, y)
        values = [exact_basin_minimum(X, y, [signs], [1]).value for signs in orthants(dim)]
        for threshold in [value - gap for value in sorted(set(values)) for gap in (fmpq(0), GAP)]:
            counted = fmpq(sum(value <= threshold for value in values), 2**dim)
            law = basin_law(threshold, dim, level, bad)
            findings += [equal(counted, law), equal(basin_value_at_most(sample, threshold, one_neuron)(1), law)]
    scope = f"epsilon = {level}, d <= {max_dim}: all orthants counted, and the formula for networks at n = 1"
    return Check("own/hard-sample-law", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_figure_3(level: sympy.Rational = sympy.Rational(1, 10)) -> Check:
    """SS16/fig-3: e at -1, 0 and 2s for the irrational s = sqrt(2 epsilon)."""
    s = sympy.sqrt(2 * level)
    left, top, right = (
        axis_formula(side, sympy.sympify(place), s) for side, place in ((GOOD, -1), (GOOD, 0), (BAD, 2 * s))
    )
    findings = [equal(sympy.expand(left), level), equal(sympy.expand(right), sympy.Rational(1, 2))]
    findings += [equal(sympy.expand(top), sympy.Rational(1, 2) + level), less(level, sympy.Rational(1, 2))]
    return Check("SS16/fig-3", all_of(findings), f"epsilon = {level}: values at -1, 0 and 2 sqrt(2 epsilon)")


@checker(Arithmetic.EXACT)
def check_figure_4(level: fmpq = LEVEL, counts: Sequence[int] = (1, 2, 1)) -> Check:
    """SS16/fig-4: the minima of the four quadrants, best, average, average, worst."""
    X, y = hard_sample(2, level)
    values = sorted(exact_basin_minimum(X, y, [signs], [1]).value for signs in orthants(2))
    claimed = [basin_value(k, 2, level) for k, count in enumerate(counts) for _ in range(count)]
    return Check("SS16/fig-4", equal(values, claimed), f"epsilon = {level}, d = 2: certified minima of the quadrants")


@checker(Arithmetic.EXACT)
def check_bias_fits(weight: sympy.Expr = (S - 1) * sympy.Rational(2, 3)) -> Check:
    """own/hard-sample-with-bias for every s and d: one weight for all axes and one bias fit all 2d points."""
    bias = (1 + 2 * S) / 3
    findings = [identity(weight / 2 + bias, S), identity(-weight + bias, sympy.Integer(1))]
    scope = "all s > 0 and d: w_j = 2(s - 1)/3, b = (1 + 2s)/3 at both points of an axis; identities in Q[s]"
    return Check("own/hard-sample-with-bias", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_bias_literal(points: Sequence[tuple[int, ...]] = ((1, 2), (-1, 1)), needed: int = 2) -> Check:
    """SS16/claim-2.1--bias--literal at d = 1: how many regions can hold a strict local minimum?

    A closed region in which the active points do not span the space of weights holds none: E is
    constant along a line through each of its points, and the cone continues on one side of it.
    The points (1/2, 1) and (-1, 1) are (x, 1); the first is doubled, which changes no region.
    """
    spanning = [
        chosen
        for size in range(len(points) + 1)
        for chosen in _subsets(points, size)
        if len(chosen) >= len(points[0]) and _spans(chosen)
    ]
    scope = f"d = 1, points (x, 1): {len(spanning)} of 4 regions can hold a strict local minimum, {needed} claimed"
    return Check("SS16/claim-2.1--bias--literal", contradicts(less(len(spanning), needed)), scope)


def _subsets(points: Sequence[tuple[int, ...]], size: int) -> list[list[tuple[int, ...]]]:
    chosen = [[p for p, keep in zip(points, mask, strict=True) if keep] for mask in product((0, 1), repeat=len(points))]
    return [subset for subset in chosen if len(subset) == size]


def _spans(points: Sequence[tuple[int, ...]]) -> bool:
    return sympy.Matrix(points).rank() == len(points[0])
