"""Exact distribution of the basin minimum on singleton samples, for all widths at once.

Signs of weights are fair and independent, and so are the output weights, so only signs
matter and every probability is a rational number. A set T of demands is unmet by all n
neurons with probability b_T^n, where b_T is the probability that one neuron serves none of
T: that makes success an exponential sum in n.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product

from flint import fmpq

from landscape.evidence.exponential_sum import ExponentialSum, binomial_mean
from landscape.evidence.inputs import exact_number, positive_integer
from landscape.initial_basin.overspecification.demands import Demand, SingletonSample


@dataclass(frozen=True)
class Law:
    """How signs are drawn, all independent: Pr[w_i^j > 0] and Pr[v_i = +1]. SS16 takes both fair."""

    positive_weight: fmpq = fmpq(1, 2)
    positive_output: fmpq = fmpq(1, 2)

    def __post_init__(self) -> None:
        for name in ("positive_weight", "positive_output"):
            if not 0 <= exact_number(name, getattr(self, name)) <= 1:
                raise ValueError(f"{name}: expected a probability, not {getattr(self, name)}")

    def __str__(self) -> str:
        return f"Pr[w > 0] = {self.positive_weight}, Pr[v = 1] = {self.positive_output}"


FAIR = Law()


def success_probability(demands: Iterable[Demand], law: Law = FAIR) -> ExponentialSum:
    """Pr[n neurons meet all demands] as an exponential sum in n, valid for every n >= 1.

    Given that k output weights are +1 and l are -1, the axes are independent: a product of
    inclusion-exclusion sums in the variables k and l, over which the binomial theorem averages.
    """
    given = ExponentialSum.of({(1, 1): fmpq(1)})
    for on_axis in _by_axis(demands):
        given *= _exactly((), on_axis, law)
    return binomial_mean(given, law.positive_output)


def unmet_probability(demands: Iterable[Demand], law: Law = FAIR) -> ExponentialSum:
    """Pr[none of n neurons serves any of these demands] = b^n, as an exponential sum in n."""
    summand = ExponentialSum.of({(1, 1): fmpq(1)})
    for on_axis in _by_axis(demands):
        summand *= ExponentialSum.of({_idle(on_axis, law): fmpq(1)})
    return binomial_mean(summand, law.positive_output)


def basin_value_distribution(sample: SingletonSample, law: Law = FAIR) -> dict[fmpq, ExponentialSum]:
    """Basin minimum -> its probability as an exponential sum in the width n, valid for every n >= 1."""
    total = {sample.optimum: ExponentialSum.of({(1, 1): fmpq(1)})}
    excess = dict(sample.excess)
    for on_axis in _by_axis(excess):
        axis = [(sum((excess[demand] for demand in unmet), fmpq(0)), _exactly(unmet, on_axis, law))
                for unmet in _subsets(on_axis)]  # fmt: skip
        total = _convolved(total, axis)
    return {value: binomial_mean(given, law.positive_output) for value, given in sorted(total.items())}


def basin_value_at_most(sample: SingletonSample, level: fmpq, law: Law = FAIR) -> ExponentialSum:
    """F_n(level): probability of a basin minimum of at most `level`, as an exponential sum in n."""
    total = ExponentialSum.of({})
    for value, probability in basin_value_distribution(sample, law).items():
        if value <= level:
            total += probability
    return total


def basin_value_distribution_by_enumeration(sample: SingletonSample, num_neurons: int) -> dict[fmpq, fmpq]:
    """The same under the fair law, by visiting all 2^(n(d+1)) sign patterns."""
    positive_integer("num_neurons", num_neurons)
    counts: dict[fmpq, int] = {}
    patterns = list(sign_patterns(num_neurons, sample.dim))
    for weight_signs, output_weights in patterns:
        value = sample.basin_minimum(weight_signs, output_weights)
        counts[value] = counts.get(value, 0) + 1
    return {value: fmpq(count, len(patterns)) for value, count in sorted(counts.items())}


def smallest_width(probability: ExponentialSum, level: fmpq) -> int:
    """The first n >= 1 at which a probability that tends to 1 exceeds level 0, or reaches a level in (0, 1).

    Raises ValueError for a level outside [0, 1).
    """
    if not 0 <= level < 1:
        raise ValueError(f"level: expected a number in [0, 1), not {level}")
    n = 1
    while probability(n) < level or probability(n) <= 0:
        n += 1
    return n


def sign_patterns(num_neurons: int, dim: int) -> Iterable[tuple[tuple[tuple[int, ...], ...], tuple[int, ...]]]:
    """All (weight signs, output weights), each equally likely under the fair law."""
    rows = list(product((1, -1), repeat=dim))
    return product(product(rows, repeat=num_neurons), product((1, -1), repeat=num_neurons))


def _exactly(unmet: Sequence[Demand], demands: Sequence[Demand], law: Law) -> ExponentialSum:
    """Pr[exactly the set `unmet` of one axis' demands stays unmet | k, n-k], by inclusion-exclusion."""
    rest = [demand for demand in demands if demand not in unmet]
    terms = ExponentialSum.of({})
    for more in _subsets(rest):
        terms += ExponentialSum.of({_idle((*unmet, *more), law): fmpq((-1) ** len(more))})
    return terms


def _convolved(
    total: dict[fmpq, ExponentialSum], axis: Sequence[tuple[fmpq, ExponentialSum]]
) -> dict[fmpq, ExponentialSum]:
    out: dict[fmpq, ExponentialSum] = {}
    for (value, p), (excess, q) in product(total.items(), axis):
        out[value + excess] = out.get(value + excess, ExponentialSum.of({})) + p * q
    return out


def _idle(demands: Iterable[Demand], law: Law) -> tuple[fmpq, fmpq]:
    """Pr[a neuron with output weight +1, or -1, serves none of these demands of ONE axis]."""
    chances = {1: fmpq(1), -1: fmpq(1)}
    for demand in demands:
        chances[demand.sign] -= law.positive_weight if demand.side > 0 else 1 - law.positive_weight
    return chances[1], chances[-1]


def _by_axis(demands: Iterable[Demand]) -> list[tuple[Demand, ...]]:
    found: dict[int, list[Demand]] = {}
    for demand in sorted(set(demands)):
        found.setdefault(demand.axis, []).append(demand)
    return [tuple(on_axis) for on_axis in found.values()]


def _subsets(demands: Sequence[Demand]) -> Iterable[tuple[Demand, ...]]:
    return chain.from_iterable(combinations(demands, size) for size in range(len(demands) + 1))
