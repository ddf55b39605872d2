"""Theorem 2 without its singletons: three points in the plane on which the bound fails."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from flint import fmpq

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import Finding, all_of, at_most, contradicts, equal, less
from landscape.evidence.exponential_sum import ExponentialSum
from landscape.evidence.inputs import exact_array
from landscape.evidence.verdict import Arithmetic
from landscape.evidence.witness import witness
from landscape.geometry.arrangements import regions
from landscape.geometry.cones import dot
from landscape.initial_basin.overspecification.printed import failure_bound
from landscape.networks.basin_minimum import region_features
from landscape.networks.two_layer import mean_squared_loss

OCTANTS = ((2, 1), (1, 2), (-1, 2), (-2, 1), (-2, -1), (-1, -2), (1, -2), (2, -1))
"""A point inside each eighth of the plane between the axes and the diagonals: equally likely directions."""


@dataclass(frozen=True)
class ThreePoints:
    """A witness against Theorem 2 without singletons, as `landscape.search.three_points` leaves it.

    X            three points in the plane
    y            labels
    teacher      a weight with which one neuron fits the labels, so that alpha = 0
    dual         non-positive on all that useless neurons predict, positive on y
    num_neurons  a width at which the bound fails
    """

    X: tuple[tuple[int, ...], ...]
    y: tuple[int, ...]
    teacher: tuple[int, ...]
    dual: tuple[int, ...]
    num_neurons: int

    @classmethod
    def stored(cls) -> "ThreePoints":
        """The witness in `book/data`. Raises ValueError if the file is missing or damaged."""
        found = witness("three-points", [field.name for field in fields(cls)])
        rows = tuple(tuple(row) for row in found.pop("X"))
        return cls(X=rows, **{k: tuple(v) if isinstance(v, list) else v for k, v in found.items()})


@checker(Arithmetic.EXACT)
def check_without_singletons(found: ThreePoints | None = None) -> Check:
    """SS16/thm-2 on three points in the plane that one neuron fits exactly.

    A neuron with output weight +1 that is active on x_1 or x_3 but not on both is useful. The
    dual is non-positive on everything that useless neurons can predict, and positive on y:
    without a useful neuron the basin minimum is positive. The hyperplanes of x_1 and x_3
    run along octants, so the probability of being useful is a count of octants over 8, halved.
    """
    found = ThreePoints.stored() if found is None else found
    X, y = exact_array("X", found.X, (3, 2)), exact_array("y", found.y, (3,))
    teacher = exact_array("teacher", [found.teacher], (1, 2))
    useless = 1 - fmpq(sum(_separates(w, X) for w in OCTANTS), 2 * len(OCTANTS))
    failure = ExponentialSum.of({(useless,): fmpq(1)})(found.num_neurons)
    steps = [
        equal(mean_squared_loss(X, y, teacher, exact_array("v", [1], (1,))), 0),
        _borders_are_octants(X),
        less(0, dot(found.dual, y)),
        *_no_help(found.X, found.dual),
        less(failure_bound(2)(found.num_neurons), failure),
    ]
    scope = f"three points in the plane, n = {found.num_neurons}: failure >= ({useless})^n, bound 8 (3/4)^n"
    return Check("SS16/thm-2", contradicts(all_of(steps)), scope)


def _separates(w: Sequence[int], X: Any) -> bool:
    return (dot(w, X[0]) > 0) != (dot(w, X[2]) > 0)


def _borders_are_octants(X: Any) -> Finding:
    """x_1 and x_3 lie on an axis or a diagonal, so their hyperplanes do."""
    return all_of(equal(x[0] * x[1] * (abs(x[0]) - abs(x[1])), 0) for x in (X[0], X[2]))


def _no_help(X: Any, dual: Sequence[int]) -> list[Finding]:
    """The dual is non-positive on the ray features of every cell without a useful neuron."""
    findings = []
    for region in regions(X).regions:
        for v in (1, -1):
            if v < 0 or region.signs[0] == region.signs[2]:
                findings += [at_most(v * dot(dual, f), 0) for f in region_features(X, region.signs)]
    return findings
