"""Checks of what this book adds to Theorem 7: both sides, exact values, the width that it takes."""

from collections.abc import Sequence

from flint import fmpq

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import all_of, contradicts, equal, less
from landscape.evidence.exponential_sum import ExponentialSum, identical, never_above
from landscape.evidence.verdict import Arithmetic
from landscape.initial_basin.rank_m_data.construction import ONE_TOO_MANY, Data, covered_minimum
from landscape.initial_basin.rank_m_data.printed import ONE, patterns
from landscape.initial_basin.rank_m_data.success import (
    orthogonal_success,
    orthogonal_success_ball,
    two_sample_success,
    union_bound,
)
from landscape.networks.planar_basins import BasinDistribution

ANGLES: tuple[tuple[tuple[tuple[int, ...], ...], fmpq], ...] = (
    (((1, 0), (1, 1)), fmpq(1, 8)),
    (((1, 0), (0, 1)), fmpq(1, 4)),
    (((1, 0), (-1, 1)), fmpq(3, 8)),
    (((1, -1, 0), (1, 0, -1)), fmpq(1, 6)),
    (((1, -1, 0), (0, 1, -1)), fmpq(1, 3)),
)
"""Two samples and their angle in full turns: 45, 90, 135, 60 and 120 degrees."""

WIDTHS = ((10**3, 0, 22), (10**3, 1, 24), (10**6, 0, 42), (10**6, 1, 45))
"""(samples, whether half of the labels are negative, first width at which F_n(0) is at least 1/2)."""


@checker(Arithmetic.EXACT)
def check_rank_m_two_sided(most: int = 4, rate: fmpq = fmpq(3, 4), constant: fmpq = fmpq(1)) -> Check:
    """own/rank-m-two-sided on orthogonal samples and on pairs at five angles, for every n."""
    findings = []
    for failure, labels in _failures(most):
        findings.append(never_above(ExponentialSum.of({(rate,): fmpq(1)}), failure))
        findings.append(never_above(failure, ExponentialSum.of({(rate,): constant * labels})))
    scope = f"every n >= 1; orthogonal samples with 1 to {most} labels of any signs, pairs at five angles"
    return Check("own/rank-m-two-sided", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_orthogonal(most: int = 2, num_neurons: int = 3) -> Check:
    """own/orthogonal-samples: the formula against all sign patterns."""
    findings = []
    for positive in range(most + 1):
        for negative in range(most + 1 - positive):
            y = [1] * positive + [-1] * negative or [0]
            for n in range(1, num_neurons + 1):
                found = [covered_minimum(y, *pattern) for pattern in patterns(len(y), n)]
                fitted = fmpq(found.count(fmpq(0)), len(found))
                findings.append(equal(fitted, orthogonal_success(positive, negative)(n)))
    scope = f"all labels of at most {most} samples, n <= {num_neurons}: every sign pattern counted"
    return Check("own/orthogonal-samples", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_two_samples(turned: fmpq = fmpq(0)) -> Check:
    """own/two-samples: the formula against the exact planar distribution, for every n; `turned` falsifies angles."""
    findings = []
    for X, turn in ANGLES:
        for y in ((1, 1), (1, -2)):
            planar = BasinDistribution.of(X, y)
            formula = two_sample_success(turn + turned, same_sign=y[1] > 0)
            findings += [planar.check(), identical(planar.success(0), formula)]
    scope = "every n >= 1; angles of 45, 60, 90, 120 and 135 degrees, labels of one sign and of both"
    return Check("own/two-samples", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_width_threshold(widths: Sequence[tuple[int, int, int]] = WIDTHS) -> Check:
    """own/width-threshold: F_n(0) is below 1/2 just before the width and above it there."""
    findings = []
    for num_samples, mixed, width in widths:
        negative = num_samples // 2 if mixed else 0
        before, there = (orthogonal_success_ball(num_samples - negative, negative, n) for n in (width - 1, width))
        findings += [less(before, fmpq(1, 2)), less(fmpq(1, 2), there)]
    shown = "; ".join(f"m = {m}, {'mixed' if mixed else 'one-signed'}: n = {width}" for m, mixed, width in widths)
    return Check("own/width-threshold", all_of(findings), f"orthogonal samples, {shown}")


def first_promising_width(num_samples: int) -> int:
    """The first n at which 1 - m (3/4)^n is at least 1/2."""
    n = 1
    while not union_bound(num_samples, n) >= fmpq(1, 2):
        n += 1
    return n


@checker(Arithmetic.EXACT)
def check_one_too_many(data: Data = ONE_TOO_MANY) -> Check:
    """SS16/thm-7 where rank X < m: the exact F_n(0) of three planar samples against the bound."""
    planar = BasinDistribution.of(*data)
    failure = ONE - planar.success(0)
    bound = ExponentialSum.of({(fmpq(3, 4),): fmpq(len(data[0]))})
    n = next((n for n in range(1, 100) if failure(n) > bound(n)), 1)
    finding = contradicts(all_of([planar.check(), less(bound(n), failure(n))]))
    return Check("SS16/thm-7", finding, f"{len(data[0])} samples in a plane, n = {n}: failure {failure}")


def _failures(most: int) -> list[tuple[ExponentialSum, int]]:
    """1 - F_n(0) and the number of non-zero labels."""
    found = [
        (ONE - orthogonal_success(positive, labels - positive), labels)
        for labels in range(1, most + 1)
        for positive in range(labels + 1)
    ]
    for _, turn in ANGLES:
        found += [(ONE - two_sample_success(turn, same), 2) for same in (True, False)]
    return found
