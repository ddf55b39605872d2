"""Checks of what this book adds to Theorem 2: exact values, sharp constants, two fates of one sample."""

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from itertools import combinations, product
from operator import mul
from typing import Any

import sympy
from flint import fmpq

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal, identity, less
from landscape.evidence.exponential_sum import ExponentialSum, binomial_mean, identical, never_above
from landscape.evidence.inputs import positive_integer
from landscape.evidence.verdict import Arithmetic
from landscape.initial_basin.overspecification.demands import Demand, SingletonSample, sufficient_demands
from landscape.initial_basin.overspecification.samples import (
    OPPOSITE_PAIR,
    Data,
    hard_sample,
    samples_up_to_symmetry,
)
from landscape.initial_basin.overspecification.success import (
    basin_value_at_most,
    basin_value_distribution,
    basin_value_distribution_by_enumeration,
    sign_patterns,
    success_probability,
    unmet_probability,
)
from landscape.networks.basin_minimum import exact_basin_minimum

ONE = ExponentialSum.of({(1,): fmpq(1)})
LEVEL = fmpq(1, 5000)
"""The paper's epsilon for which s = sqrt(2 epsilon) = 1/50 is rational."""


def power(base: Any, coefficient: Any = 1) -> ExponentialSum:
    """coefficient * base^n."""
    return ExponentialSum.of({(fmpq(base),): fmpq(coefficient)})


@checker(Arithmetic.EXACT)
def check_unmet_demands(single: fmpq = fmpq(3, 4), pair: fmpq = fmpq(5, 8)) -> Check:
    """own/unmet-demands: the 8 signs of one neuron against every demand and every pair on two axes."""
    demands = sufficient_demands(2)
    findings = [equal(_idle_fraction([demand]), single) for demand in demands]
    for a, b in combinations(demands, 2):
        rate = pair if a.axis != b.axis and a.sign == b.sign else fmpq(1, 2)
        findings += [equal(_idle_fraction([a, b]), rate), identical(unmet_probability([a, b]), power(rate))]
    scope = "all 8 sign patterns of one neuron, every type of demand and of pair; neurons are independent"
    return Check("own/unmet-demands", all_of(findings), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_singleton_basin_minimum(data: Sequence[Data], num_neurons: int = 2) -> Check:
    """own/singleton-basin-minimum against certified minima over ray features, for every sign pattern.

    Raises ValueError for no data.
    """
    if not data:
        raise ValueError("data: expected at least one sample")
    findings = [_completed_square()]
    for X, y in data:
        sample, certified = SingletonSample.of(X, y), CertifiedMinima(X, y)
        for pattern in sign_patterns(num_neurons, sample.dim):
            findings.append(equal(sample.basin_minimum(*pattern), certified(*pattern)))
        findings.append(certified.proof())
    scope = f"{len(data)} samples, all sign patterns of {num_neurons} neurons, each minimum with its certificate"
    return Check("own/singleton-basin-minimum", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_success_formula(data: Sequence[Data], num_neurons: int = 3) -> Check:
    """own/success-formula: the formula, all sign patterns, and certified basin minima give one distribution."""
    findings = []
    for X, y in data:
        sample, certified = SingletonSample.of(X, y), CertifiedMinima(X, y)
        formula = {value: p(num_neurons) for value, p in basin_value_distribution(sample).items()}
        formula = {value: p for value, p in formula.items() if p != 0}
        patterns = list(sign_patterns(num_neurons, sample.dim))
        minima = [certified(*pattern) for pattern in patterns]
        by_minima = {value: fmpq(minima.count(value), len(patterns)) for value in sorted(set(minima))}
        findings += [
            equal(_listed(formula), _listed(by_minima)),
            equal(_listed(formula), _listed(basin_value_distribution_by_enumeration(sample, num_neurons))),
            certified.proof(),
        ]
    scope = f"{len(data)} samples, n = {num_neurons}: formula, enumeration and certified minima agree"
    return Check("own/success-formula", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_two_sided(max_dim: int = 3, constant: fmpq = fmpq(1), pair: fmpq = fmpq(5, 8)) -> Check:
    """own/overspecification-two-sided: both sides for every n, on every set of demands up to symmetry."""
    positive_integer("max_dim", max_dim)
    findings, attained = [], 0
    for dim in range(1, max_dim + 1):
        for sample in samples_up_to_symmetry(dim, (-1, 0, 1)):
            r = len(sample.demands)
            failure = ONE - success_probability(sample.demands)
            above = power(fmpq(3, 4), constant * r)
            below = power(fmpq(3, 4), r) - power(pair, fmpq(r * (r - 1), 2))
            findings += [never_above(failure, above), never_above(below, failure)]
            attained += r == 1 and bool(identical(failure, above).holds)
    scope = f"every n >= 1; all demands on d <= {max_dim} axes; attained wherever r = 1"
    return Check("own/overspecification-two-sided", all_of([*findings, less(0, attained)]), scope)


@checker(Arithmetic.EXACT)
def check_at_alpha(max_dim: int = 3, constant: fmpq = fmpq(1)) -> Check:
    """own/overspecification-at-alpha: the exact F_n(alpha) for every n, and the samples that attain d."""
    findings = []
    for dim in range(1, max_dim + 1):
        for sample in samples_up_to_symmetry(dim, (-2, -1, 0, 1)):
            axes = {demand.axis for demand in sample.demands if demand.sign > 0}
            failure = ONE - basin_value_at_most(sample, sample.single_neuron_optimum)
            findings.append(never_above(failure, power(fmpq(3, 4), constant * len(axes))))
        tight = SingletonSample.of(*hard_sample(dim, LEVEL))
        failure = ONE - basin_value_at_most(tight, tight.single_neuron_optimum)
        below = power(fmpq(3, 4), dim) - power(fmpq(5, 8), fmpq(dim * (dim - 1), 2))
        findings.append(never_above(below, failure))
    scope = f"every n >= 1; d <= {max_dim}, labels -2 to 1, and the sample of section 8.1, where d is sharp"
    return Check("own/overspecification-at-alpha", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_level(data: Data = OPPOSITE_PAIR, max_dim: int = 2) -> Check:
    """own/single-neuron-level: alpha* <= alpha everywhere, and a sample on which the rates differ."""
    sample = SingletonSample.of(*data)
    at_alpha = ONE - basin_value_at_most(sample, sample.single_neuron_optimum)
    at_optimum = ONE - basin_value_at_most(sample, sample.optimum)
    findings = [
        equal((sample.single_neuron_optimum, sample.optimum), (fmpq(1, 2), fmpq(0))),
        identical(at_alpha, power(fmpq(1, 2))),
        identical(at_optimum, power(fmpq(3, 4), 2) - power(fmpq(1, 2))),
    ]
    for dim in range(1, max_dim + 1):
        for other in samples_up_to_symmetry(dim, (-2, -1, 0, 1)):
            values = _single_neuron_values(other)
            findings += [equal(other.single_neuron_optimum, min(values)), at_most(other.optimum, min(values))]
    scope = f"the pair for every n >= 1; alpha over all 2^d orthants, d <= {max_dim}, labels -2 to 1"
    return Check("own/single-neuron-level", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_hard_sample(max_dim: int = 6, level: fmpq = LEVEL, relation: Callable[[Any, Any], Finding] = equal) -> Check:
    """own/hard-sample: all 2^d starts of one neuron, and the exact F_n of n neurons for every n."""
    findings = []
    for dim in range(1, max_dim + 1):
        sample = SingletonSample.of(*hard_sample(dim, level))
        good = [value for value in _single_neuron_values(sample) if value <= level]
        findings.append(relation(fmpq(len(good), 2**dim), fmpq(1, 2**dim)))
        success = basin_value_at_most(sample, level)
        needed = [demand for demand in sample.demands if demand.side < 0]
        findings.append(identical(success, success_probability(needed)))
        findings.append(identical(success, _displayed(dim)))
        findings.append(never_above(ONE - success, power(fmpq(3, 4), dim)))
    scope = f"level {level}, d <= {max_dim}: all 2^d orthants of one neuron; F_n for every n >= 1"
    return Check("own/hard-sample", all_of(findings), scope)


class CertifiedMinima:
    """Basin minima of a rational sample from the general solver, one per set of occupied cells.

    The general solver knows nothing of demands: it projects y on the cone of ray features.
    """

    def __init__(self, X: Any, y: Any) -> None:
        self.X, self.y = X, y
        self.solved: dict[frozenset[tuple[tuple[int, ...], int]], Any] = {}

    def __call__(self, weight_signs: Sequence[Sequence[int]], output_weights: Sequence[int]) -> fmpq:
        """The certified minimum; a sign vector is itself a weight inside its orthant."""
        cells = frozenset(zip(map(tuple, weight_signs), output_weights, strict=True))
        if cells not in self.solved:
            weights, outputs = zip(*sorted(cells), strict=True)
            self.solved[cells] = exact_basin_minimum(self.X, self.y, weights, outputs)
        return self.solved[cells].value

    def proof(self) -> Finding:
        """Whether every certificate used so far checks."""
        return all_of(minimum.check() for minimum in self.solved.values())


def _displayed(dim: int) -> ExponentialSum:
    """sum_k C(n,k) 2^-n (1 - 2^-k)^d."""
    factor = ExponentialSum.of({(1, 1): fmpq(1), (fmpq(1, 2), 1): fmpq(-1)})
    return binomial_mean(reduce(mul, [factor] * dim), fmpq(1, 2))


def _listed(distribution: Mapping[fmpq, fmpq]) -> list[tuple[fmpq, fmpq]]:
    return sorted(distribution.items())


def _single_neuron_values(sample: SingletonSample) -> list[fmpq]:
    """Basin minima of x -> relu(<w, x>) in all 2^d orthants."""
    return [sample.basin_minimum([signs], [1]) for signs in product((1, -1), repeat=sample.dim)]


def _completed_square() -> Finding:
    """sum (|x| p - y)^2 = A p^2 - 2 B p + C is its minimum plus A (p - B/A)^2; the excess at p = 0 is B^2/A."""
    A, B, C, p = sympy.symbols("A B C p")
    loss, best = A * p**2 - 2 * B * p + C, C - B**2 / A
    return all_of([identity(loss, best + A * (p - B / A) ** 2), identity(C - best, B**2 / A)])


def _idle_fraction(demands: Sequence[Demand]) -> fmpq:
    """Of the 8 sign patterns of one neuron on two axes, the fraction that serves none of these demands."""
    patterns = list(sign_patterns(1, 2))
    idle = [p for p in patterns if not any(d.served_by(p[0][0], p[1][0]) for d in demands)]
    return fmpq(len(idle), len(patterns))
