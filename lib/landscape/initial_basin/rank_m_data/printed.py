"""Checks of SS16's Theorem 7 and of its construction."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

from flint import fmpq

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal, suffices
from landscape.evidence.exponential_sum import ExponentialSum, identical, never_above
from landscape.evidence.inputs import exact_array
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.cones import dot
from landscape.initial_basin.overspecification import FAIR, Demand, Law, unmet_probability
from landscape.initial_basin.rank_m_data.construction import (
    INDEPENDENT,
    Data,
    constructed,
    covered_minimum,
    covers,
    weight_with,
)
from landscape.networks.basin_minimum import exact_minimum_of_cells
from landscape.networks.planar_basins import BasinDistribution
from landscape.networks.two_layer import predict

Pattern = tuple[tuple[tuple[int, ...], ...], tuple[int, ...]]
SMALLEST: Data = (((1,),), (1,))
ONE = ExponentialSum.of({(1,): fmpq(1)})


def patterns(num_samples: int, num_neurons: int) -> Iterator[Pattern]:
    """All (signs on the samples, output weights): for independent samples every one occurs."""
    rows = list(product((1, -1), repeat=num_samples))
    return product(product(rows, repeat=num_neurons), product((1, -1), repeat=num_neurons))


@checker(Arithmetic.EXACT)
def check_covered_samples(data: Sequence[Data] = INDEPENDENT, num_neurons: int = 2) -> Check:
    """own/covered-samples against certified basin minima, for every sign pattern."""
    findings = []
    for X, y in data:
        for signs, v in patterns(len(X), num_neurons):
            certified = exact_minimum_of_cells(X, y, zip(signs, v, strict=True))
            findings += [certified.check(), equal(certified.value, covered_minimum(y, signs, v))]
    scope = f"{len(data)} samples, all sign patterns of {num_neurons} neurons, each minimum with its certificate"
    return Check("own/covered-samples", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_theorem_7(rate: fmpq = fmpq(3, 4), law: Law = FAIR) -> Check:
    """SS16/thm-7 for all n and m: the finite core, one sample against one neuron; the union bound is told."""
    demands = [Demand(0, 1, sign) for sign in (1, -1)]
    claimed = ExponentialSum.of({(rate,): fmpq(1)})
    findings = [identical(unmet_probability([demand], law), claimed) for demand in demands]
    scope = f"all n, m: a sample with a label stays uncovered with probability ({rate})^n; union bound told"
    return Check("SS16/thm-7", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_theorem_7_on_planes(data: Sequence[Data] = INDEPENDENT[:3], rate: fmpq = fmpq(3, 4)) -> Check:
    """SS16/thm-7 on planar samples at rational angles: the exact F_n(0), for every n."""
    findings = []
    for X, y in data:
        failure = ONE - BasinDistribution.of(X, y).success(0)
        findings.append(never_above(failure, ExponentialSum.of({(rate,): fmpq(len(X))})))
    scope = f"every n >= 1; F_n(0) by occupied cells; {'; '.join(_shown(X, y) for X, y in data)}"
    return Check("SS16/thm-7", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_construction(data: Sequence[Data] = INDEPENDENT, num_neurons: int = 2, joined_by_or: bool = True) -> Check:
    """SS16/thm-7--construction: W' is in the closed combination and predicts every covered label."""
    findings = []
    for X, y in data:
        for signs, v in patterns(len(X), num_neurons):
            if _all_covered(y, signs, v):
                findings += _fits(X, y, signs, v, constructed(X, y, signs, v, printed=not joined_by_or))
    scope = f"{len(data)} samples, all sign patterns of {num_neurons} neurons that cover every label"
    return Check("SS16/thm-7--construction", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_construction_literal(
    data: Data = SMALLEST, signs: Any = ((1,), (1,)), v: Sequence[int] = (-1, 1), printed: bool = True
) -> Check:
    """SS16/thm-7--construction--literal on one covering pattern: does W' predict the labels?

    Raises ValueError for a pattern that does not cover every label.
    """
    X, y = data
    if not _all_covered(y, signs, v):
        raise ValueError("signs, v: expected a pattern that covers every label")
    findings = _fits(X, y, signs, v, constructed(X, y, signs, v, printed))
    scope = f"{_shown(X, y)}: signs {tuple(signs)}, v = {tuple(v)}: are the labels predicted"
    return Check("SS16/thm-7--construction--literal", all_of(findings), scope)


def _all_covered(y: Any, signs: Any, v: Sequence[int]) -> bool:
    """Each label is zero or served by some neuron."""
    labels = exact_array("y", y, (None,))
    return all(
        label == 0 or any(covers(row[t], out, label) for row, out in zip(signs, v, strict=True))
        for t, label in enumerate(labels)
    )


def _fits(X: Any, y: Any, signs: Any, v: Sequence[int], W: list) -> list[Finding]:
    rows, labels = exact_array("X", X, (None, None)), exact_array("y", y, (None,))
    starts = [weight_with(X, row) for row in signs]
    predicted = predict(rows, exact_array("W", W, (None, None)), exact_array("v", v, (None,)))
    inside = min(dot(w, x) * dot(start, x) for w, start in zip(W, starts, strict=True) for x in rows)
    return [equal(predicted.tolist(), labels.tolist()), at_most(0, inside)]


def _shown(X: Any, y: Any) -> str:
    return f"X = {', '.join('(' + ', '.join(map(str, x)) + ')' for x in X)}, y = ({', '.join(map(str, y))})"
