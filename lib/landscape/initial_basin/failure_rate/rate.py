"""The exact failure rate: what the largest hopeless sets say of every width."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import Any

from flint import fmpq

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import Finding, all_of, equal
from landscape.evidence.exponential_sum import ExponentialSum, identical, never_above
from landscape.evidence.verdict import Arithmetic
from landscape.initial_basin.failure_rate.hopeless import HopelessSets
from landscape.initial_basin.failure_rate.samples import WITH_LEVELS, Data
from landscape.initial_basin.failure_rate.useless import FAIR, cells, gain, is_useless
from landscape.networks.basin_minimum.region_features import as_samples
from landscape.networks.planar_basins import BasinDistribution, PlanarCell

ONE = ExponentialSum.of({(1,): fmpq(1)})


def failure(data: Data, level: Any = 0) -> ExponentialSum:
    """1 - F_n(level) for every n >= 1, by the occupied cells. Raises ValueError for irrational angles."""
    return (ONE - _distribution(data).success(level)).beyond_zero()


@lru_cache(maxsize=1 << 5)
def _distribution(data: Data) -> BasinDistribution:
    return BasinDistribution.of(*data)


def powers(rate: fmpq, constant: fmpq | int = 1) -> ExponentialSum:
    """constant * rate^n."""
    return ExponentialSum.of({(rate,): fmpq(constant)})


@checker(Arithmetic.EXACT)
def check_failure_rate(
    data: Sequence[tuple[Data, Sequence[Any]]] = WITH_LEVELS, stretched: fmpq = fmpq(1), spared: int = 0
) -> Check:
    """own/failure-rate: both bounds for every n, and the largest base of the exact failure probability.

    The rate comes from a search for hopeless sets, the failure probability from all occupied
    sets. False versions: the rate times `stretched`, the number of sets less `spared`.
    """
    findings = []
    for (X, y), levels in data:
        findings.append(_distribution((X, y)).check())
        for level in levels:
            hopeless = HopelessSets.of(X, y, level)
            findings.append(hopeless.check())
            findings += _bounded(failure((X, y), level), stretched * hopeless.rate, len(hopeless.sets) - spared)
    count = sum(len(levels) for _, levels in data)
    return Check("own/failure-rate", all_of(findings), f"every n >= 1; {len(data)} planar samples, {count} levels")


@checker(Arithmetic.EXACT)
def check_useless(
    data: Sequence[tuple[Data, Sequence[Any]]] = WITH_LEVELS, positive_output: fmpq = FAIR, weight: int = 1
) -> Check:
    """own/useless-neuron: the formula, and that a maximal hopeless set is what is useless for its residual.

    False versions: another law of the output sign, or `weight` times the changing regions.
    """
    findings = []
    for (X, y), levels in data:
        minima = [found for level in levels for found in HopelessSets.of(X, y, level).minima]
        for found in minima:
            useless = {str(cell.cell) for cell in _useless_cells(X, found.projection.dual)}
            findings.append(equal(useless, {str(cell) for cell in found.cells}))
        for r in [*(found.projection.dual for found in minima), *product((-1, 1, 2), repeat=len(y))]:
            total = sum((cell.probability for cell in _useless_cells(X, r)), fmpq(0))
            shares = gain(X, r)
            findings.append(equal(total, shares.useless(positive_output)))
            findings.append(equal(total, (1 + shares.zero - weight * shares.changing) / 2))
    scope = f"{len(data)} planar samples: the residuals of all maximal hopeless sets, r in {{-1, 1, 2}}^m"
    return Check("own/useless-neuron", all_of(findings), scope)


def _useless_cells(X: Any, r: Any) -> list[PlanarCell]:
    return [cell for cell in cells(as_samples(X)) if is_useless(X, r, cell)]


def _bounded(exact: ExponentialSum, rate: fmpq, constant: int) -> Iterator[Finding]:
    """rate^n <= exact <= constant * rate^n for all n >= 1, and the rate is the largest base."""
    if rate == 0:
        yield identical(exact, ExponentialSum.of({}))
        return
    yield never_above(powers(rate), exact)
    yield never_above(exact, powers(rate, constant))
    yield equal(exact.terms[-1][0][0], rate)
