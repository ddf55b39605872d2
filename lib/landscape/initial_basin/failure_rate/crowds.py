"""Samples that crowd together: a hyperplane seldom parts them, and the rate rises towards 1."""

from collections.abc import Sequence
from functools import cmp_to_key
from typing import Any

from flint import arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import all_of, any_of, at_most, less
from landscape.evidence.inputs import exact_array
from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.angles import Share
from landscape.geometry.certificates import circuits
from landscape.geometry.cones import dot, primitive, row_space_basis
from landscape.initial_basin.failure_rate.dependencies import dependency_basis
from landscape.initial_basin.failure_rate.hopeless import HopelessSets
from landscape.initial_basin.failure_rate.samples import EIGHT, TWELVE, Data
from landscape.initial_basin.failure_rate.useless import gain
from landscape.networks.planar_basins import planar_cells

CROWDS: tuple[Data, ...] = (
    (((1, 0), (2, 1), (1, 1)), (0, 0, 1)),
    (((5, 0), (5, 1), (5, 2)), (1, 0, 1)),
    (((5, 0), (5, 1), (5, 2), (0, 1)), (1, 0, 1, 2)),
)
"""Three samples within 45 and within 22 degrees, and these with a fourth one far away."""

EQUAL_ANGLES: tuple[Data, ...] = ((EIGHT, (1, 2, 4, 8) * 2), (TWELVE, (1, 2, 4, 8) * 3))
"""Directions around the whole circle, labels that are linear on no three neighbours."""


def parted(X: Any, members: Sequence[int]) -> Share:
    """q: the probability that a random hyperplane has some of these samples on either side. X planar, rational."""
    with working_precision():
        return sum(
            (
                2 * cell.probability
                for cell in planar_cells(X)
                if cell.output_weight > 0 and len({cell.signs[t] for t in members}) > 1
            ),
            fmpq(0),
        )


@checker(Arithmetic.BALL)
def check_crowded_samples(
    data: Sequence[Data] = CROWDS, sharpened: fmpq = fmpq(1), reach: fmpq = fmpq(99, 100)
) -> Check:
    """own/crowded-samples at level 0 and at `reach` times the limit, against all maximal hopeless sets.

    False versions: q times `sharpened`, levels beyond the limit, labels that obey the dependency.
    """
    findings = []
    for X, y in data:
        narrow = min(circuits(X), key=lambda c: _mid(parted(X, _members(c))))
        limit = fmpq(dot(narrow, y) ** 2, len(y) * dot(narrow, narrow))
        bound = 1 - sharpened * parted(X, _members(narrow))
        for level in (fmpq(0), reach * limit):
            hopeless = HopelessSets.of(X, y, level)
            findings += [hopeless.check(), any_of(at_most(bound, chance) for chance in hopeless.chances)]
    scope = f"{len(data)} planar samples with three points within 45 degrees; level 0 and {reach} of the limit"
    return Check("own/crowded-samples", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_planar_crowd(data: Sequence[Data] = EQUAL_ANGLES, constant: fmpq = fmpq(2)) -> Check:
    """own/planar-crowd where it is attained: directions at equal angles, of which no triple is narrower.

    False versions: a smaller `constant`, labels that are linear on the triple.
    """
    findings = []
    for X, y in data:
        violation, useless = narrowest(X, y)
        findings += [less(0, violation**2), at_most(1 - constant / len(y), useless)]
    scope = "twelve and eight directions at equal angles, where neighbours attain the bound"
    return Check("own/planar-crowd", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_random_planar_crowd(sizes: Sequence[int] = (5, 9, 20, 60), constant: fmpq = fmpq(2)) -> Check:
    """own/planar-crowd on random directions with labels |x|^2."""
    findings = []
    for X, y in random_crowds(sizes):
        violation, useless = narrowest(X, y)
        findings += [less(0, arb(violation) ** 2), at_most(1 - constant / len(y), arb(useless))]
    scope = f"random planar samples with m = {', '.join(map(str, sizes))} and labels |x|^2"
    return Check("own/planar-crowd", all_of(findings), scope)


def random_crowds(sizes: Sequence[int]) -> list[tuple[Any, Any]]:
    """(X, y): random planar samples with small integer entries and different directions; y_t = |x_t|^2."""
    rng = generator("own/planar-crowd")
    found = []
    for size in sizes:
        points: dict[Any, None] = {}
        while len(points) < size:
            x = tuple(rng.integers(-1000, 1001, 2).tolist())
            points |= {primitive(x): None} if any(x) else {}
        found.append((tuple(points), tuple(x[0] ** 2 + x[1] ** 2 for x in points)))
    return found


def neighbours(X: Any) -> list[tuple[int, int, int]]:
    """Triples of samples with neighbouring directions, around the circle. X (num_samples, 2) or of rank 2, rational."""
    plane = _coordinates(X)
    order = sorted(range(len(plane)), key=cmp_to_key(lambda s, t: _around(plane[s], plane[t])))
    return list(zip(order, order[1:] + order[:1], order[2:] + order[:2], strict=True))


def narrowest(X: Any, y: Any) -> tuple[fmpq, Share]:
    """(violation <r, y>, probability of a neuron useless for r): r the dependency of the best triple of neighbours."""
    triples = [(triple, tuple(X[t] for t in triple)) for triple in neighbours(X)]
    useless = {triple: gain(rows, dependency_basis(rows)[0]).useless() for triple, rows in triples}
    best = max(useless, key=lambda triple: _mid(useless[triple]))
    (r,) = dependency_basis([X[t] for t in best])
    return fmpq(dot(r, [y[t] for t in best])), useless[best]


def _coordinates(X: Any) -> list[tuple[fmpq, fmpq]]:
    """The samples in a basis of their plane: a linear map keeps the order around the circle, up to its sense."""
    X = exact_array("X", X, (None, None))
    return [(x[0], x[1]) for x in X @ row_space_basis(X).T]


def _around(a: Sequence[fmpq], b: Sequence[fmpq]) -> int:
    """-1 if the direction a comes before b on the way around from (1, 0), else 1; exact."""
    halves = [(x[1] < 0 or (x[1] == 0 and x[0] < 0)) for x in (a, b)]
    if halves[0] != halves[1]:
        return -1 if halves[1] else 1
    return -1 if a[0] * b[1] - a[1] * b[0] > 0 else 1


def _members(circuit: Sequence[int]) -> list[int]:
    return [t for t, entry in enumerate(circuit) if entry]


def _mid(share: Share) -> arb:
    """To choose by; nothing is concluded from it."""
    return arb(share).mid()
