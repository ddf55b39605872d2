"""Certified pairs (d, t): each stored witness judged, and what it gives for the data of a cupped minimum."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from flint import fmpq

from landscape.cupped_minima.configurations import Anatomy, Configuration, cross_polytopes, explicit_configuration
from landscape.cupped_minima.conjectures.directions import Directions, Nearby, directions_of
from landscape.cupped_minima.conjectures.families import antiprism
from landscape.cupped_minima.cupped_minimum import Cup, merged_training_set
from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import all_of, at_most, equal
from landscape.evidence.elimination import solve
from landscape.evidence.verdict import Arithmetic
from landscape.evidence.witness import witness
from landscape.geometry.cones import dot

Records = Sequence[dict[str, Any]]


@cache
def stored_pairs() -> tuple[dict[str, Any], ...]:
    """The witness records, each with d, t, A, B and facets. Raises ValueError for another content."""
    records = witness("interlocking-directions", ("pairs",))["pairs"]
    for record in records:
        directions = directions_of(record)
        if (directions.dim, directions.t) != (record.get("d"), record.get("t")):
            raise ValueError("interlocking-directions.json: expected d and t to be those of A and B")
    return tuple(records)


def stored_directions(dim: int, t: int) -> Directions:
    """The stored directions for one pair. Raises ValueError where there are none."""
    found = [record for record in stored_pairs() if (record["d"], record["t"]) == (dim, t)]
    if not found:
        raise ValueError(f"dim, t: expected a stored pair, not ({dim}, {t})")
    return directions_of(found[0])


@cache
def certified_sizes() -> dict[int, tuple[int, ...]]:
    """For each d the t whose witness the balls accept, whatever was stored."""
    sizes: dict[int, list[int]] = {}
    for record in stored_pairs():
        if not Nearby(directions_of(record)).first_failure()[0]:
            sizes.setdefault(record["d"], []).append(record["t"])
    return {dim: tuple(ts) for dim, ts in sorted(sizes.items())}


@checker(Arithmetic.BALL)
def check_certified_pairs(records: Records | None = None) -> Check:
    """own/certified-pairs: every stored pair; where one fails, the scope names the first property that it lacks."""
    findings, sizes = [], {}
    for record in stored_pairs() if records is None else records:
        directions = directions_of(record)
        name, found = Nearby(directions).first_failure()
        if name:
            word = "fails" if found.holds is False else "is not certain"
            scope = f"(d, t) = ({directions.dim}, {directions.t}): ({name}) {word}"
            return Check("own/certified-pairs", found, scope)
        findings.append(found)
        sizes.setdefault(directions.dim, []).append(directions.t)
    return Check("own/certified-pairs", all_of(findings), f"{shown(sizes)}; one beta each, (p1) to (p8) in balls")


@checker(Arithmetic.BALL)
def check_cups(records: Records | None = None, least: int = 1) -> Check:
    """own/pairs-give-cups for the certified pairs: the one condition on the two samples on the axis.

    `least` multiplies 1/beta - 1, for sabotage.
    """
    findings, sizes = [], {}
    for record in stored_pairs() if records is None else records:
        nearby = Nearby(directions_of(record))
        findings += [nearby.first_failure()[1], nearby.sums(least)]
        sizes.setdefault(record["d"], []).append(record["t"])
    scope = f"input dimension d + 1, 2t neurons, 2t + 2 samples for {shown(sizes)}"
    return Check("own/pairs-give-cups", all_of(findings), scope)


def some_configurations() -> list[Configuration]:
    """Squares, cross-polytopes and small antiprisms: members of the infinite families, decided exactly."""
    return [explicit_configuration(2, 4), cross_polytopes(3), cross_polytopes(4), antiprism(3), antiprism(4)]


@checker(Arithmetic.EXACT)
def check_exact_cups(configurations: Sequence[Configuration] | None = None, extra: int = 2) -> Check:
    """own/pairs-give-cups for some exact configurations: all conditions of the cup lemma, and the number of samples."""
    findings, shapes = [], []
    for configuration in some_configurations() if configurations is None else configurations:
        training = merged_training_set(configuration)
        findings += [
            equal(Cup(training).first_failure(), ""),
            equal(training.num_samples, training.num_neurons + extra),
        ]
        shapes.append(f"({training.dim}, {training.num_neurons}, {training.num_samples})")
    scope = f"(input dimension, neurons, samples) = {', '.join(shapes)}: every condition of the cup lemma"
    return Check("own/pairs-give-cups", all_of(findings), scope)


@dataclass(frozen=True)
class Scattered:
    """An exact configuration whose points have been moved along their rays, and what the lengths were."""

    points: tuple[tuple[Any, ...], ...]
    lengths: tuple[Any, ...]
    corners: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, configuration: Configuration) -> "Scattered":
        """Point i multiplied by 1 + i/7."""
        t, facets = configuration.t, Anatomy(configuration).facets
        points = configuration.A + configuration.B
        factors = tuple(fmpq(7 + i, 7) for i in range(2 * t))
        moved = tuple(tuple(f * x for x in point) for f, point in zip(factors, points, strict=True))
        corners = [tuple(s + t for s in facet.corners) for facet in facets["A"]] + [f.corners for f in facets["B"]]
        return cls(moved, factors, tuple(corners))

    def gauges(self, inverse_radii: Sequence[Any]) -> list[Any]:
        """(Lambda y)_q / y_q for all q."""
        rows = []
        for q, corners in enumerate(self.corners):
            matrix = list(zip(*(self.points[s] for s in corners), strict=True))
            coefficients = solve(matrix, list(self.points[q]))
            rows.append(dot(coefficients, [inverse_radii[s] for s in corners]) / inverse_radii[q])
        return rows


@checker(Arithmetic.EXACT)
def check_perron_radii(configurations: Sequence[Configuration] | None = None, power: int = 1) -> Check:
    """own/perron-radii on scattered configurations: y = lengths is an eigenvector of Lambda, with g = 1/beta.

    `power` takes the lengths to a power, for sabotage.
    """
    examples = (
        [cross_polytopes(3), antiprism(4), explicit_configuration(2, 5)] if configurations is None else configurations
    )
    findings = []
    for configuration in examples:
        scattered, beta = Scattered.of(configuration), Anatomy(configuration).beta
        gauges = scattered.gauges([length**power for length in scattered.lengths])
        findings.append(equal(gauges, [1 / beta] * len(gauges)))
    sizes = ", ".join(f"({c.dim}, {c.t})" for c in examples)
    return Check(
        "own/perron-radii", all_of(findings), f"(d, t) = {sizes}, points moved along their rays: Lambda y = g y"
    )


@checker(Arithmetic.FLOAT)
def check_no_two_simplices(bound: str = "0.0001") -> Check:
    """own/no-two-simplices: the widest margins that the search stored."""
    margins = witness("simplices", ("margins",))["margins"]
    findings = [at_most(float(record["margin"]), float(bound)) for record in margins]
    found = ", ".join(f"({record['d']}, {record['t']}): {record['starts']} starts" for record in margins)
    return Check("own/no-two-simplices", all_of(findings), f"(d, t) = {found}; widest margin at most {bound}")


def shown(sizes: dict[int, Sequence[int]]) -> str:
    """d = 3: t = 5, 7, 9; d = 4: t = 6 to 24."""
    return "; ".join(f"d = {dim}: t = {_runs(ts)}" for dim, ts in sorted(sizes.items()))


def _runs(ts: Sequence[int]) -> str:
    runs: list[list[int]] = []
    for t in sorted(ts):
        if runs and t == runs[-1][-1] + 1:
            runs[-1].append(t)
        else:
            runs.append([t])
    parts = [f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]
    return ", ".join(parts)
