"""Checks of SS16's Theorem 2 and of the steps of its proof, as printed."""

from collections.abc import Callable, Sequence
from typing import Any

from flint import fmpq

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal, suffices
from landscape.evidence.exponential_sum import (
    ExponentialSum,
    binomial_mean,
    identical,
    never_above,
)
from landscape.evidence.verdict import Arithmetic
from landscape.initial_basin.overspecification.demands import Demand, SingletonSample, sufficient_demands
from landscape.initial_basin.overspecification.samples import ONE_SAMPLE, Data, samples_up_to_symmetry
from landscape.initial_basin.overspecification.success import (
    FAIR,
    Law,
    basin_value_at_most,
    sign_patterns,
    success_probability,
    unmet_probability,
)

HALF = fmpq(1, 2)
CLOSED_FORM = ExponentialSum.of(
    {(1,): fmpq(1), (fmpq(3, 4),): fmpq(-4), (fmpq(2, 4),): fmpq(6), (fmpq(1, 4),): fmpq(-4)}
)
"""1 - 4 (3/4)^n + 6 (2/4)^n - 4 (1/4)^n."""


def displayed_sum() -> ExponentialSum:
    """The sum over k displayed in the proof, as an exponential sum valid for n >= 1.

    1 - 2^(1-k) is written 1 - 2 (1/2)^k + 0^k, which vanishes at k = 0, where the sum does not go.
    """
    plus = ExponentialSum.of({(1, 1): fmpq(1), (HALF, 1): fmpq(-2), (0, 1): fmpq(1)})
    minus = ExponentialSum.of({(1, 1): fmpq(1), (1, HALF): fmpq(-2), (1, 0): fmpq(1)})
    return binomial_mean(plus * minus, HALF)


def failure_bound(dim: int, constant: fmpq = fmpq(4), rate: fmpq = fmpq(3, 4)) -> ExponentialSum:
    """The theorem's bound on the probability of failure, 4 d (3/4)^n."""
    return ExponentialSum.of({(rate,): constant * dim})


def success_bound(dim: int, constant: int) -> ExponentialSum:
    """1 - constant * d (3/4)^n: as printed with constant 4, sharp with 1."""
    return ExponentialSum.of({(1,): fmpq(1)}) - failure_bound(dim, fmpq(constant))


@checker(Arithmetic.EXACT)
def check_sum(closed_form: ExponentialSum = CLOSED_FORM) -> Check:
    """SS16/thm-2--sum, for all n at once."""
    finding = identical(displayed_sum(), closed_form)
    return Check("SS16/thm-2--sum", finding, "all n >= 1: coefficients in the ring of sums of b^n", Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_event(widths: Sequence[int] = range(1, 6), services: Sequence[Demand] | None = None) -> Check:
    """SS16/thm-2--event: every sign pattern of one axis, counted, and success wherever the event happens."""
    services = sufficient_demands(1) if services is None else services
    samples = list(samples_up_to_symmetry(1, (-1, 0, 1)))
    findings = [identical(displayed_sum(), success_probability(services))]
    for n in widths:
        offered = [p for p in sign_patterns(n, 1) if _all_served(services, p)]
        findings.append(equal(fmpq(len(offered), 4**n), displayed_sum()(n)))
        for sample in samples:
            findings += [equal(sample.basin_minimum(*pattern), sample.optimum) for pattern in offered]
    scope = f"one axis: formula for all n, all 4^n sign patterns counted for n <= {max(widths)}"
    return Check("SS16/thm-2--event", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_event_literal(
    data: Data = ONE_SAMPLE, num_neurons: int = 5, relation: Callable[[Any, Any], Finding] = equal
) -> Check:
    """SS16/thm-2--event--literal on one sample: is the probability of success the displayed sum?

    Raises ValueError unless the data lie on one axis.
    """
    sample = SingletonSample.of(*data)
    if sample.dim != 1:
        raise ValueError(f"data: expected a sample on one axis, not on {sample.dim}")
    success = basin_value_at_most(sample, sample.optimum)(num_neurons)
    finding = relation(displayed_sum()(num_neurons), success)
    sides = f"probability {success}, displayed sum {displayed_sum()(num_neurons)}"
    scope = f"X = {shown(data[0])}, y = {shown(data[1])}, n = {num_neurons}: {sides}"
    return Check("SS16/thm-2--event--literal", finding, scope)


@checker(Arithmetic.EXACT)
def check_all_axes(max_dim: int = 6, max_width: int = 24, relation: Callable[[Any, Any], Finding] = at_most) -> Check:
    """SS16/thm-2--all-axes: the d-th power of one axis against d axes that share their output weights."""
    findings = []
    for dim in range(1, max_dim + 1):
        joint = success_probability(sufficient_demands(dim))
        findings += [relation(displayed_sum()(n) ** dim, joint(n)) for n in range(1, max_width + 1)]
    return Check("SS16/thm-2--all-axes", all_of(findings), f"d <= {max_dim}, n <= {max_width}")


@checker(Arithmetic.EXACT)
def check_theorem_2_on_samples(
    data: Data | None = None,
    constant: fmpq = fmpq(4),
    rate: fmpq = fmpq(3, 4),
    law: Law = FAIR,
) -> Check:
    """SS16/thm-2 for every n: the exact F_n(alpha) on all samples with x = +-1, labels -1, 0, 1, d <= 3, or on one."""
    scope = "every n >= 1; d <= 3, one sample a half-axis, labels -1, 0, 1"
    if data is None:
        samples = [sample for dim in (1, 2, 3) for sample in samples_up_to_symmetry(dim, (-1, 0, 1))]
    else:
        samples = [SingletonSample.of(*data)]
        scope = f"every n >= 1; X = {shown(data[0])}, y = {shown(data[1])}, {law}"
    findings = [_bound_holds(sample, failure_bound(sample.dim, constant, rate), law) for sample in samples]
    return Check("SS16/thm-2", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_theorem_2(constant: fmpq = fmpq(4), rate: fmpq = fmpq(3, 4), law: Law = FAIR) -> Check:
    """SS16/thm-2 for all n and d: the finite core of the told proof, which even reaches alpha*.

    A demand of any type is unmet by n neurons with probability rate^n, for every n, and an
    axis has two half-axes with at most one demand each. The union bound is told.
    """
    demands = sufficient_demands(1)
    most = len({demand.side for demand in demands})
    findings = [identical(unmet_probability([demand], law), failure_bound(1, fmpq(1), rate)) for demand in demands]
    scope = f"all n and d: any demand is unmet with probability ({rate})^n, {most} demands an axis; union bound told"
    return Check("SS16/thm-2", suffices(all_of([*findings, at_most(most, constant)])), scope, Covers.WHOLE)


def _bound_holds(sample: SingletonSample, bound: ExponentialSum, law: Law) -> Finding:
    one = ExponentialSum.of({(1,): fmpq(1)})
    return never_above(one - basin_value_at_most(sample, sample.single_neuron_optimum, law), bound)


def _all_served(services: Sequence[Demand], pattern: tuple[Any, Any]) -> bool:
    neurons = list(zip(*pattern, strict=True))
    return all(any(demand.served_by(*neuron) for neuron in neurons) for demand in services)


def shown(entries: Any) -> str:
    """Nested tuples of exact numbers, for a scope."""
    return "(" + ", ".join(shown(e) if isinstance(e, tuple) else str(e) for e in entries) + ")"
