"""Checks of what regions are: SS16 Definitions 7, 8, 9, Figure 1, Lemma 1, and how many there are."""

from collections.abc import Sequence
from itertools import product
from math import comb
from typing import Any

import sympy
from flint import fmpq

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal, identity, less
from landscape.evidence.inputs import exact_array, exact_number
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.arrangements import Region, in_general_position, missing, region_count, regions
from landscape.geometry.cones import dot
from landscape.initial_basin.regions.samples import (
    FIGURE_1,
    Sample,
    lattice_points,
    shown_count,
    small_samples,
)
from landscape.networks.basin_minimum import cone_projection


@checker(Arithmetic.EXACT)
def check_figure_1(X: Any = FIGURE_1, count: int = 6) -> Check:
    """SS16/fig-1: the regions, counted, each with its witness and its opposite; a certificate for each other sign."""
    partition = regions(X)
    signs = {region.signs for region in partition.regions}
    findings = [
        equal(len(partition), count),
        *_every_sign_vector_settled(X),
        equal(signs, {tuple(-b for b in vector) for vector in signs}),
    ]
    scope = f"all sign vectors: {len(partition)} have a witness and {len(missing(X))} a certificate that there is none"
    return Check("SS16/fig-1", all_of(findings), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_closure(samples: Sequence[Sequence[Any]] | None = None, signs: Sequence[int] | None = None) -> Check:
    """SS16/def-7: the weak inequalities describe the closure, and the rays generate it.

    Every generator satisfies the weak system, every weight of {-1, 0, 1}^d in the weak system
    lies in the cone of the generators, and one step from it towards the witness, however
    small, leads into the open region. With `signs`, the system of these signs is examined
    whether or not a region has them.
    """
    samples = _rational(samples)
    findings = []
    for X in samples:
        found = {region.signs: region for region in regions(X).regions}
        for vector in found if signs is None else [tuple(signs)]:
            findings += _closure(X, vector, found.get(vector))
    scope = f"{shown_count(samples)}: every region, its generators, the weights of {{-1, 0, 1}}^d in its closure"
    return Check("SS16/def-7", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_partition(samples: Sequence[Sequence[Any]] | None = None, on_hyperplanes: bool = False) -> Check:
    """SS16/def-8: a weight off the hyperplanes has one region; each sign vector has a witness or a certificate.

    `on_hyperplanes` asks for the one region also of weights on a hyperplane.
    """
    samples = _rational(samples)
    findings = []
    for X in samples:
        findings += _every_sign_vector_settled(X)
        signs = regions(X).signs
        for w in lattice_points(len(X[0]), 2):
            if on_hyperplanes or all(dot(w, x) != 0 for x in X):
                findings.append(equal(sum(_inside(w, X, vector) for vector in signs), 1))
    scope = f"{shown_count(samples)}: weights of {{-2, ..., 2}}^d; all sign vectors, by witness or certificate"
    return Check("SS16/def-8", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_combination(samples: Sequence[Sequence[Any]] | None = None) -> Check:
    """SS16/def-9: each closed region contains 0 and, with two of its generators, their sum."""
    samples = _rational(samples)
    findings = []
    for X in samples:
        for region in regions(X).regions:
            zero = tuple(0 for _ in X[0])
            both = product(region.generators, repeat=2)
            sums = [tuple(a + b for a, b in zip(g, h, strict=True)) for g, h in both]
            findings += [equal(_in_closure(w, X, region.signs), True) for w in (zero, *region.generators, *sums)]
    scope = f"{shown_count(samples)}: every region; a product of convex cones is one"
    return Check("SS16/def-9", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_scaling(factors: Sequence[fmpq] = (fmpq(1, 7), fmpq(3)), max_dim: int = 4) -> Check:
    """SS16/lem-1: <a w, x> = a <w, x> as polynomials, and every witness scaled stays in its region.

    Raises ValueError for no factor.
    """
    factors = [exact_number("factors", factor) for factor in factors]
    if not factors:
        raise ValueError("factors: expected at least one")
    findings = []
    for dim in range(1, max_dim + 1):
        a, *rest = sympy.symbols(f"a w:{dim} x:{dim}")
        w, x = rest[:dim], rest[dim:]
        findings.append(identity(dot([a * entry for entry in w], x), a * dot(w, x)))
    for X in small_samples():
        for region in regions(X).regions:
            scaled = [[factor * entry for entry in region.witness] for factor in factors]
            findings += [equal(_inside(w, X, region.signs), True) for w in scaled]
    scope = f"identity in Q[a, w, x] for d <= {max_dim}; every region of {shown_count(small_samples())}"
    return Check("SS16/lem-1", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_region_count(samples: Sequence[Sequence[Any]] | None = None, slack: int = 0) -> Check:
    """own/region-count: the count is never exceeded and attained exactly in general position.

    `slack` is subtracted from the count: 1 makes it false.
    """
    samples = _rational(samples)
    findings = [equal(region_count(m, d), 2 * sum(comb(m - 1, k) for k in range(d))) for m, d in _sizes()]
    findings += [
        equal(region_count(m, d), region_count(m - 1, d) + region_count(m - 1, d - 1))
        for m, d in _sizes() if m > 1 and d > 1
    ]  # fmt: skip
    for X in samples:
        count, most = len(regions(X)), region_count(len(X), len(X[0])) - slack
        findings += _every_sign_vector_settled(X)
        findings += [at_most(count, most), equal(count == most, in_general_position(X))]
    scope = f"{shown_count(samples)}, every sign vector settled; recursion m, d -> m-1 for m, d <= 12"
    return Check("own/region-count", all_of(findings), scope)


def _rational(samples: Sequence[Any] | None) -> list[Sample]:
    """The samples as tuples of exact numbers; the small ones if none are given."""
    given = small_samples() if samples is None else samples
    return [tuple(map(tuple, exact_array("X", X, (None, None)))) for X in given]


def _sizes() -> list[tuple[int, int]]:
    return [(m, d) for m in range(1, 13) for d in range(1, 13)]


def _closure(X: Sample, signs: Sequence[int], region: Region | None) -> list[Finding]:
    """The weak system of `signs` against the closure of its region, which is empty where there is none."""
    if region is None:
        return [equal(_in_closure(tuple(0 for _ in X[0]), X, signs), False)]
    findings = [equal(region.holds(X), True)]
    for w in lattice_points(len(X[0]), 1):
        if _in_closure(w, X, signs):
            nearest = cone_projection(region.generators, w)
            findings += [nearest.check(), equal(nearest.squared_distance, 0)]
            steps = [b * dot(w, x) + fmpq(1, 1000) * b * dot(region.witness, x) for b, x in zip(signs, X, strict=True)]
            findings.append(less(0, min(steps)))
    return findings


def _every_sign_vector_settled(X: Any) -> list[Finding]:
    """Each of the 2^m sign vectors has a region with a witness, or a certificate against it, and not both.

    No count of regions is used: the count is what other checks are about.
    """
    partition, absent = regions(X), missing(X)
    settled = [*partition.signs, *(certificate.signs for certificate in absent)]
    return [
        equal(partition.is_sound(), True),
        equal(all(certificate.holds(partition.samples) for certificate in absent), True),
        equal(sorted(settled), list(product((-1, 1), repeat=len(partition.samples)))),
    ]


def _inside(w: Sequence[Any], X: Any, signs: Sequence[int]) -> bool:
    return all(b * dot(w, x) > 0 for b, x in zip(signs, X, strict=True))


def _in_closure(w: Sequence[Any], X: Any, signs: Sequence[int]) -> bool:
    return all(b * dot(w, x) >= 0 for b, x in zip(signs, X, strict=True))
