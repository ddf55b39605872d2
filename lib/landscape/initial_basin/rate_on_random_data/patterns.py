"""Where h_r vanishes for a dependency r: the sign patterns there are equal or far apart."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import all_of, at_most
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.arrangements import regions
from landscape.geometry.certificates import circuits
from landscape.geometry.cones import Vector
from landscape.initial_basin.failure_rate import EIGHT, TWELVE, dependency_basis, extreme_directions, signs_of_gain

Pattern = tuple[int, ...]

SPATIAL = ((1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 1), (1, 2, 4))
"""Five samples in R^3, any three of them independent."""

SAMPLES = (TWELVE[:3], TWELVE[:6], EIGHT[:4], SPATIAL)


def least_dependent(X: Any) -> int:
    """g: the least number of linearly dependent samples. Raises ValueError where all are independent. Exact."""
    return min((sum(entry != 0 for entry in circuit) for circuit in circuits(X)), default=0) or _independent()


def zero_patterns(X: Any, r: Sequence[Any], vanishing: bool = True) -> set[Pattern]:
    """Signs on the support of r of the regions on which h_r vanishes; with `vanishing` false, of all others."""
    support = [t for t, entry in enumerate(r) if entry]
    return {
        tuple(region.signs[t] for t in support)
        for region in regions(X).regions
        if (signs_of_gain(X, r, region.signs) == (False, False)) is vanishing
    }


def distances(patterns: set[Pattern]) -> Iterator[int]:
    """In how many places two different patterns differ."""
    for one, other in combinations(sorted(patterns), 2):
        yield sum(a != b for a, b in zip(one, other, strict=True))


def extreme_dependencies(X: Any) -> list[Vector]:
    """The dependencies of a sample at which sets of useless cells are maximal."""
    return list(extreme_directions(X, dependency_basis(X)))


def dependencies_and_sums(X: Any) -> set[Vector]:
    """The extreme dependencies and the sums of two of them, which have more patterns."""
    extreme = extreme_dependencies(X)
    sums = {tuple(a + b for a, b in zip(r, s, strict=True)) for r, s in combinations(extreme, 2)}
    return {r for r in {*extreme, *sums} if any(r)}


@checker(Arithmetic.EXACT)
def check_distant_patterns(samples: Sequence[Sequence[Any]] = SAMPLES, more: int = 0, vanishing: bool = True) -> Check:
    """own/distant-patterns on the dependencies with maximal sets of useless cells, and on their sums.

    False versions: `more` than g places, regions on which h_r does not vanish.
    """
    findings, pairs, count = [], 0, 0
    for X in samples:
        least = least_dependent(X) + more
        for r in dependencies_and_sums(X):
            found = list(distances(zero_patterns(X, r, vanishing)))
            findings += [at_most(least, distance) for distance in found]
            pairs, count = pairs + len(found), count + 1
    scope = f"{len(samples)} samples in two and three dimensions: {pairs} pairs of patterns, for {count} dependencies"
    return Check("own/distant-patterns", all_of(findings), scope)


def _independent() -> int:
    raise ValueError("X: expected dependent samples")
