"""Three steps of the printed proof of SS16 Theorem 5: good neurons, the median, Chernoff's bound."""

from collections.abc import Sequence
from math import comb
from typing import Any

import sympy
from flint import arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, at_most, contradicts, equal, identity, less, suffices
from landscape.evidence.inputs import exact_array
from landscape.evidence.positivity import least_coefficient
from landscape.evidence.verdict import Arithmetic
from landscape.networks.basin_minimum import exact_basin_minimum
from landscape.networks.two_layer import mean_squared_loss

OPPOSITE = ((1, 0), (-1, 0))
"""Two samples, and two targets with output weight 1 that fit the labels (1, 1)."""


@checker(Arithmetic.EXACT)
def check_good_neurons(W: Sequence[Any] = ((1, 0), (1, 0)), level: fmpq = fmpq(1, 100)) -> Check:
    """SS16/thm-5--good-neurons--literal: n = 2 neurons that coincide with targets; is the minimum at most epsilon?"""
    teacher = exact_array("teacher", OPPOSITE, (2, 2))
    found = exact_basin_minimum(OPPOSITE, (1, 1), W, (1, 1))
    good = [equal(any(tuple(w) == target for target in OPPOSITE), True) for w in W]
    fitted = equal(
        mean_squared_loss(teacher, exact_array("y", (1, 1), (2,)), teacher, exact_array("v", (1, 1), (2,))), 0
    )
    finding = contradicts(all_of([*good, fitted, found.check(), less(level, found.value)]))
    scope = f"n = 2, targets (1, 0) and (-1, 0), neurons {' and '.join(map(str, W))}, epsilon = {level}"
    return Check("SS16/thm-5--good-neurons--literal", finding, scope)


def at_least(successes: int, trials: int, p: fmpq) -> fmpq:
    """Pr[B(trials, p) >= successes]. Exact."""
    below = sum((comb(trials, k) * p**k * (1 - p) ** (trials - k) for k in range(successes)), fmpq(0))
    return 1 - below


def all_served(targets: int, trials: int, p: fmpq, assigned: bool) -> fmpq:
    """Chance that every target is hit, where a neuron hits each with probability p and never two. Exact.

    If `assigned`, each neuron is responsible for one target in advance, in equal shares; else for any.
    """
    if assigned:
        return (1 - (1 - p) ** (trials // targets)) ** targets
    return sum((-1) ** j * comb(targets, j) * (1 - j * p) ** trials for j in range(targets + 1))


@checker(Arithmetic.EXACT)
def check_median(most: int = 40, half: fmpq = fmpq(1, 2), short: int = 0) -> Check:
    """SS16/thm-5--median: Pr[B(N, p) >= n] >= half for N >= n/p; the least p for N is n/N. `short` lowers N."""
    findings = [
        at_most(half, at_least(n, trials - short, fmpq(n, trials)))
        for trials in range(1 + short, most + 1)
        for n in range(1, trials + 1 - short)
    ]
    scope = f"half = {half}; every p with ceil(n/p) <= {most}: the least p for each n <= N <= {most}"
    return Check("SS16/thm-5--median", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_median_rounding(p: fmpq = fmpq(3, 10), trials: int = 4, up: bool = True) -> Check:
    """SS16/thm-5--median with ceil(N p), or floor(N p), in place of n."""
    product = trials * p
    threshold = int(product.ceil() if up else product.floor())
    finding = at_most(fmpq(1, 2), at_least(threshold, trials, p))
    rounding = "ceil" if up else "floor"
    return Check(
        "SS16/thm-5--median", finding, f"N = {trials}, p = {p}: Pr[X >= {rounding}(N p)], {rounding}(N p) = {threshold}"
    )


@checker(Arithmetic.EXACT)
def check_chernoff(half: fmpq = fmpq(1, 2)) -> Check:
    """SS16/thm-5--chernoff: c - log(1+c) - half c^2/(1+c) vanishes at 0 and has a derivative >= 0."""
    c = sympy.symbols("c")
    kappa = sympy.Rational(int(half.p), int(half.q))
    slope = c / (1 + c) - sympy.diff(kappa * c**2 / (1 + c), c)
    numerator = c * (1 + c) - kappa * (2 * c + c**2)
    core = [identity(slope, numerator / (1 + c) ** 2), at_most(0, least_coefficient(numerator))]
    scope = (
        f"all n >= 1, c > 0, N >= (1+c) n/p; exponent ({half}) c^2 n/(1+c); core: a derivative by its coefficients; "
        "Markov's inequality told"
    )
    return Check("SS16/thm-5--chernoff", suffices(all_of(core)), scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_chernoff_on_grid(half: fmpq = fmpq(1, 2), short: fmpq = fmpq(0)) -> Check:
    """SS16/thm-5--chernoff: exact Pr[B(N, p) <= n] against the bound; `short` lowers N by that part of it."""
    findings = []
    for n, p in ((1, fmpq(1, 10)), (2, fmpq(1, 3)), (5, fmpq(1, 50)), (20, fmpq(1, 5))):
        for c in (fmpq(1, 10), fmpq(1), fmpq(4)):
            trials = int(((1 - short) * (1 + c) * n / p).ceil())
            with working_precision(256):
                findings.append(less(arb(1 - at_least(n + 1, trials, p)), (-arb(half * c**2 * n / (1 + c))).exp()))
    scope = f"exponent ({half}) c^2 n/(1+c); (n, p) = (1, 1/10), (2, 1/3), (5, 1/50), (20, 1/5); c = 1/10, 1, 4"
    return Check("SS16/thm-5--chernoff", all_of(findings), scope)
