"""Beyond 3/4 the rate comes from linear dependencies of the samples, and from nothing else."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Any

from flint import fmpq, fmpq_mat

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import all_of, at_most, equal
from landscape.evidence.inputs import exact_array
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.arrangements import regions
from landscape.geometry.cones import Vector, dot, integer_samples
from landscape.initial_basin.failure_rate.hopeless import HopelessSets
from landscape.initial_basin.failure_rate.samples import EIGHT, TWELVE, WITH_LEVELS, Data
from landscape.initial_basin.failure_rate.useless import FAIR, gain
from landscape.networks.basin_minimum import region_features
from landscape.networks.basin_minimum.exact_pool import ExactPool

FLOOR = fmpq(3, 4)
SAMPLES = (EIGHT[:1], EIGHT[:2], TWELVE[:3], EIGHT[:3], (TWELVE[0], TWELVE[4], TWELVE[8]), TWELVE[:4], EIGHT[:4])

LINEAR: Data = (TWELVE[:3], (1, 2, 1))
"""Three samples whose labels one linear function has."""


def is_dependency(X: Any, r: Sequence[Any]) -> bool:
    """Whether sum_t r_t x_t = 0. Exact."""
    return not any(dot(r, column) for column in zip(*X, strict=True))


def extreme_directions(X: Any, basis: Sequence[Vector]) -> Iterator[Vector]:
    """The r in the span of `basis` at which the sets of useless cells are largest, up to positive factors.

    Which cells are useless for r depends on the signs of <r, f>, f the ray features. Where one of
    them becomes 0 the set can only grow, so the rays of that arrangement suffice.
    """
    X = exact_array("X", X, (None, None))
    features = {f for region in regions(X).regions for f in region_features(X, region.signs)}
    seen = [tuple(dot(b, f) for b in basis) for f in sorted(features)]
    for ray in ExactPool.of(integer_samples([f for f in seen if any(f)])).rays:
        yield tuple(dot(ray, column) for column in zip(*basis, strict=True))


def dependency_basis(X: Any) -> list[Vector]:
    """A basis of {r : sum_t r_t x_t = 0}, integer vectors (num_samples,)."""
    integers, _ = fmpq_mat(exact_array("X", X, (None, None)).tolist()).numer_denom()
    kernel, nullity = integers.transpose().nullspace()
    return [tuple(int(kernel[t, j]) for t in range(kernel.nrows())) for j in range(nullity)]


def rate_from_dependencies(X: Any, y: Any, obeyed: bool = False) -> fmpq:
    """rho(0) of a planar sample with a label that is not 0: 3/4, or more by a dependency with <r, y> != 0.

    With `obeyed` dependencies that the labels obey count too, which is false.
    """
    basis = dependency_basis(X)
    found = extreme_directions(X, basis) if basis else ()
    return max([FLOOR, *(gain(X, r).useless() for r in found if obeyed or dot(r, y) > 0)])


@checker(Arithmetic.EXACT)
def check_rate_needs_dependency(
    samples: Sequence[Sequence[Any]] = SAMPLES, bound: fmpq = FLOOR, positive_output: fmpq = FAIR, spare: bool = True
) -> Check:
    """own/rate-needs-dependency: every direction that is no dependency finds at most 3/4 of the neurons useless.

    False versions: a lower `bound`, another law of the output sign, dependencies not spared.
    """
    findings = []
    for X in samples:
        unit = [tuple(int(s == t) for t in range(len(X))) for s in range(len(X))]
        for r in extreme_directions(X, unit):
            if not (spare and is_dependency(X, r)):
                findings.append(at_most(gain(X, r).useless(positive_output), bound))
    scope = f"{len(samples)} planar samples of up to 4 points: every direction with a maximal set of useless cells"
    return Check("own/rate-needs-dependency", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_rate_from_dependencies(
    data: Sequence[Data] | None = None, off: fmpq = fmpq(0), obeyed: bool = False
) -> Check:
    """own/rate-from-dependencies: the search for hopeless sets and the dependencies find one rate.

    False versions: a rate that is `off`, dependencies that the labels obey.
    """
    data = [*(pair for pair, _ in WITH_LEVELS), LINEAR] if data is None else data
    findings = [equal(HopelessSets.of(X, y).rate, rate_from_dependencies(X, y, obeyed) + off) for X, y in data]
    scope = f"level 0, {len(data)} planar samples: hopeless sets against dependencies"
    return Check("own/rate-from-dependencies", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_three_samples(
    grids: Sequence[Sequence[Any]] = (TWELVE, EIGHT), turned: fmpq = fmpq(0), linear: bool = False
) -> Check:
    """own/three-samples: max(3/4, 1 - span / 2 pi), on triples of equally spaced directions.

    False versions: the span `turned` by a share of 2 pi, labels that one neuron could meet (`linear`).
    """
    findings = []
    for directions in grids:
        for places in ((0, *others) for others in combinations(range(1, len(directions)), 2)):
            X = tuple(directions[place] for place in places)
            if not any(fmpq_mat([list(a), list(b)]).rank() < 2 for a, b in combinations(X, 2)):
                (r,) = dependency_basis(X)
                y = tuple(x[0] for x in X) if linear else r
                expected = max(FLOOR, 1 - span(places, len(directions)) - turned)
                findings.append(equal(HopelessSets.of(X, y).rate, expected))
    angles = " or ".join(str(360 // len(directions)) for directions in grids)
    scope = f"every triple in general position of directions {angles} degrees apart, up to rotation, one labelling each"
    return Check("own/three-samples", all_of(findings), scope)


def span(places: Sequence[int], directions: int) -> fmpq:
    """Share of the full turn in which some of equally spaced directions lie: 1 less the largest gap."""
    around = [*places, places[0] + directions]
    return 1 - fmpq(max(b - a for a, b in pairwise(around)), directions)
