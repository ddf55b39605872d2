"""The values of the minima: averages, the gap above zero, where larger networks end (last columns, Figure 1)."""

from collections.abc import Sequence
from math import copysign, inf, sqrt

import numpy as np
from flint import fmpq

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import Finding, all_of, at_most
from landscape.evidence.confidence import rate_at_most
from landscape.evidence.doubles import rounded_array
from landscape.evidence.inputs import exact_number
from landscape.evidence.two_rates import higher_rate
from landscape.evidence.verdict import Arithmetic
from landscape.networks.gaussian_loss import gaussian_hessian
from landscape.spurious_minima.how_often.endings import Ending, Size, endings, minima_at, spurious_runs
from landscape.spurious_minima.how_often.tables import DOUBTFUL_VALUES, MISROUNDED, SIZES, TABLE_1, TABLE_2, runs_at

MILLIONTH = fmpq(1, 10**6)
DEVIATIONS = 3
ROUNDING = 0.5e-3
"""Half a unit of the last digit of an average value."""
RARE = fmpq(1, 1000)
GROWING = ((8, 8), (16, 16), (20, 20))


def exact_average(size: Size) -> fmpq:
    """Mean of the stored values over our runs that ended in a spurious minimum."""
    total = sum((exact_number("value", e.value) * e.runs for e in minima_at(size)), fmpq(0))
    return total / spurious_runs(size)[0]


def average_value(size: Size) -> tuple[float, float]:
    """That mean and the standard deviation of the values. Floats."""
    return _mean([(float(ending.value), ending.runs) for ending in minima_at(size)])


def average_eigenvalue(size: Size) -> tuple[float, float]:
    """The same for the smallest eigenvalue of the Hessian."""
    return _mean([(smallest_eigenvalue(ending), ending.runs) for ending in minima_at(size)])


def smallest_eigenvalue(ending: Ending) -> float:
    """Of the Hessian at the stored point. Float."""
    W = rounded_array(ending.weights())
    return float(np.linalg.eigvalsh(gaussian_hessian(W, np.eye(ending.size[0])))[0])


@checker(Arithmetic.FLOAT)
def check_average_values(shift: float = 0.0) -> Check:
    """SS18/table-1--values: printed average values beside ours, within rounding and `DEVIATIONS` standard errors.

    The standard error is that of as many runs as the paper counts and of ours together; rounding
    half a unit of the last printed digit. False versions: values moved by `shift`.
    """
    return Check("SS18/table-1--values", *_values(list(TABLE_1), shift))


@checker(Arithmetic.FLOAT)
def check_average_values_elsewhere(shift: float = 0.0) -> Check:
    """SS18/table-1--values-elsewhere: the same in both tables without the doubtful sizes.

    And without those at which none of our runs ended in a spurious minimum.
    """
    sizes = [size for size in TABLE_1 | TABLE_2 if size not in (*DOUBTFUL_VALUES, MISROUNDED) and minima_at(size)]
    return Check("SS18/table-1--values-elsewhere", *_values(sizes, shift))


def _values(sizes: Sequence[Size], shift: float) -> tuple[Finding, str]:
    findings = [at_most(abs(standard_errors(size, shift)), float(DEVIATIONS)) for size in sizes]
    return all_of(findings), f"{len(sizes)} sizes, rounding and {DEVIATIONS} standard errors"


def standard_errors(size: Size, shift: float = 0.0) -> float:
    """How many standard errors lie between the printed average, give or take its rounding, and ours; signed. Float."""
    printed = (TABLE_1 | TABLE_2)[size]
    mean, deviation = average_value(size)
    apart = float(printed.value) + shift - mean
    beyond = max(0.0, abs(apart) - ROUNDING)
    error = deviation * sqrt(1 / printed.converged + 1 / spurious_runs(size)[0])
    return copysign(beyond / error if error else inf if beyond else 0.0, apart)


@checker(Arithmetic.SAMPLED)
def check_gap(low: fmpq = fmpq(1, 1000), high: fmpq = fmpq(1, 100)) -> Check:
    """SS18/fig-1--gap: fewer than one run in 1000 ends with a value between `low` and `high`.

    False versions: a gap that reaches to 1/50.
    """
    inside, runs = 0, sum(runs_at(size) for size in SIZES)
    for size in SIZES:
        inside += sum(e.runs for e in endings()[size] if low < exact_number("value", e.value) < high)
    scope = f"{inside} of {runs} runs at {len(SIZES)} sizes; error at most 1e-6"
    return Check("SS18/fig-1--gap", rate_at_most(inside, runs, RARE, MILLIONTH), scope)


@checker(Arithmetic.SAMPLED)
def check_two_more(extra: int = 2) -> Check:
    """SS18/table-2--two-more: with n >= k + `extra`, fewer than one run in 1000 ends in a spurious minimum.

    False versions: `extra` 0.
    """
    sizes = [(k, n) for k, n in SIZES if n >= k + extra]
    hits, runs = (sum(each) for each in zip(*map(spurious_runs, sizes), strict=True))
    scope = f"{hits} of {runs} runs at {len(sizes)} sizes; error at most 1e-6"
    return Check("SS18/table-2--two-more", rate_at_most(hits, runs, RARE, MILLIONTH), scope)


@checker(Arithmetic.SAMPLED)
def check_larger_are_worse(sizes: Sequence[Size] = GROWING, above: fmpq = fmpq(1, 25)) -> Check:
    """SS18/fig-1: from size to size a larger share of all runs ends at a value of at least `above`.

    False versions: the sizes in another order.
    """
    counts = [_runs_above(size, above) for size in sizes]
    steps = len(counts) - 1
    findings = [higher_rate(counts[i + 1], counts[i], MILLIONTH / steps) for i in range(steps)]
    shares = ", ".join(f"{hits} of {runs}" for hits, runs in counts)
    return Check("SS18/fig-1", all_of(findings), f"k = n = {', '.join(str(k) for k, _ in sizes)}: {shares}; 1e-6")


def _runs_above(size: Size, level: fmpq) -> tuple[int, int]:
    hits = sum(ending.runs for ending in minima_at(size) if exact_number("value", ending.value) >= level)
    return hits, runs_at(size)


def _mean(pairs: list[tuple[float, int]]) -> tuple[float, float]:
    total = sum(count for _, count in pairs)
    mean = sum(value * count for value, count in pairs) / total
    return mean, sqrt(sum(count * (value - mean) ** 2 for value, count in pairs) / total)
