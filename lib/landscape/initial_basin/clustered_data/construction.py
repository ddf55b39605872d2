"""The weights that fit clusters: built from clean neurons, checked on whole balls, over the rationals."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import sympy
from flint import fmpq

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal, identity, suffices
from landscape.evidence.inputs import exact_array
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.cones import dot
from landscape.initial_basin.clustered_data.clusters import EXAMPLES, Clusters, rational_norm
from landscape.initial_basin.clustered_data.labels import check_centre_labels
from landscape.initial_basin.noisy_regions import check_proper_start
from landscape.initial_basin.rank_m_data import weight_with
from landscape.initial_basin.rank_m_data.construction import covers
from landscape.networks.basin_minimum import exact_minimum_of_cells
from landscape.networks.two_layer import mean_squared_loss

Pattern = tuple[tuple[tuple[int, ...], ...], tuple[int, ...]]
ROOTS = {0: fmpq(0), 1: fmpq(1), 2: fmpq(14142135, 10**7), 3: fmpq(17320508, 10**7)}
"""Numbers just below the square roots: a smaller bound is a stronger claim."""


def proper_patterns(data: Clusters, num_neurons: int) -> Iterator[Pattern]:
    """All (signs on the centres, output weights) of clean neurons in which every labelled cluster is served."""
    rows = list(product((1, -1), repeat=len(data.clusters)))
    for signs in product(rows, repeat=num_neurons):
        for v in product((1, -1), repeat=num_neurons):
            if None not in served_by(data, signs, v):
                yield signs, v


def served_by(data: Clusters, signs: Sequence[Sequence[int]], v: Sequence[int]) -> list[int | None]:
    """For each cluster the first neuron that can serve it: -1 where the label is 0, None where there is none."""
    found = []
    for j, label in enumerate(data.middles):
        able = (i for i, row in enumerate(signs) if covers(row[j], v[i], label))
        found.append(-1 if label == 0 else next(able, None))
    return found


def sizes(data: Clusters, pattern: Pattern, stretched: bool = True) -> list[fmpq]:
    """rho_i = |y'_i| / (sigma (1 - eta)), a bound on |w_i|; without the factor 1/(1 - eta) if not `stretched`."""
    wanted = _wanted(data, pattern)
    return [rational_norm(row) / data.sigma / (1 - data.eta if stretched else 1) for row in wanted]


def fitted_weights(data: Clusters, pattern: Pattern, stretched: bool = True) -> list[list[fmpq]]:
    """w_i = C^+ u_i, u_ij = b_ij max(y'_ij, delta_j rho_i); zero for a neuron that serves no cluster."""
    weights = []
    for signs, wanted, size in zip(pattern[0], _wanted(data, pattern), sizes(data, pattern, stretched), strict=True):
        heights = [b * max(y, r * size) for b, y, r in zip(signs, wanted, data.radii, strict=True)]
        weights.append(weight_with(data.centres, heights))
    return weights


def _wanted(data: Clusters, pattern: Pattern) -> list[list[fmpq]]:
    """y'_i: |y_j| for the clusters that neuron i serves, else 0."""
    owner = served_by(data, *pattern)
    return [
        [abs(label) if owner[j] == i else fmpq(0) for j, label in enumerate(data.middles)]
        for i in range(len(pattern[1]))
    ]


def on_whole_balls(data: Clusters, pattern: Pattern, two: fmpq, stretched: bool) -> list[Finding]:
    """|w_i| <= rho_i; no ball is cut; the prediction stays within two delta_j sum rho of the centre's label.

    On a ball that no weight cuts the network is linear, x -> <g, x>, so its extremes are at c -+ delta g/|g|.
    """
    W, rho = fitted_weights(data, pattern, stretched), sizes(data, pattern, stretched)
    findings = [at_most(dot(w, w), size**2) for w, size in zip(W, rho, strict=True)]
    for j, (c, radius, label) in enumerate(zip(data.centres, data.radii, data.middles, strict=True)):
        for w, signs in zip(W, pattern[0], strict=True):
            findings += [at_most(0, signs[j] * dot(w, c)), at_most(radius**2 * dot(w, w), dot(w, c) ** 2)]
        active = [(v, w) for v, w, signs in zip(pattern[1], W, pattern[0], strict=True) if signs[j] > 0]
        g = [sum((v * w[t] for v, w in active), fmpq(0)) for t in range(len(c))]
        room = two * radius * sum(rho, fmpq(0)) - abs(dot(g, c) - label)
        findings += [at_most(0, room), at_most(radius**2 * dot(g, g), room**2)]
    return findings


def promised_error(data: Clusters, num_neurons: int, two: fmpq = fmpq(2), lipschitz: fmpq = fmpq(1)) -> fmpq:
    """max delta_j (2 sqrt(s) |y~| / ((1 - eta) sigma) + L), rounded down where sqrt(s) is irrational."""
    labelled = sum(label != 0 for label in data.middles)
    spread = two * ROOTS[min(num_neurons, labelled)] * rational_norm(data.middles) / ((1 - data.eta) * data.sigma)
    return max(data.radii) * (spread + lipschitz * data.lipschitz)


NEAR = ((1, 0, 0), (1, 1, 1), (1, 1, -1))
FAR = ((0, 1, 1), (0, 1, -1), (1, 1, 1), (1, 1, -1))
"""Generators (y, t, e) of the cones |e| <= t, y >= t and 0 <= y <= t."""


@checker(Arithmetic.EXACT)
def check_cluster_weights(two: fmpq = fmpq(2)) -> Check:
    """own/cluster-weights for all data: the norm is a fixed point, and one neuron errs by at most 2 delta rho.

    With t = delta rho, u = max(y, t) and |e| <= t the error |u + e - y| - 2 t is convex and homogeneous
    where y >= t and where y <= t, so it is at most 0 if it is so on the generators of both cones. There
    t <= u (no ball is cut) and u <= y + t (the norm) are decided too; |C^+ u| <= |u|/sigma is told.
    """
    size, sigma, eta = sympy.symbols("size sigma eta")
    fixed = size / (sigma * (1 - eta))
    findings = [identity(size / sigma + eta * fixed, fixed)]
    findings += [at_most(abs(max(y, t) + e - y), two * t) for y, t, e in NEAR + FAR]
    for y, t, _ in NEAR + FAR:
        findings += [at_most(t, max(y, t)), at_most(max(y, t), y + t)]
    scope = (
        "all data: |w_i| <= rho_i by an identity in Q(size, sigma, eta), heights and error on generators of two cones; "
        "|C^+ u| <= |u|/sigma told"
    )
    return Check("own/cluster-weights", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_cluster_weights_on_balls(
    examples: Sequence[Clusters] = EXAMPLES, num_neurons: int = 2, two: fmpq = fmpq(2), stretched: bool = True
) -> Check:
    """own/cluster-weights: constructed on every proper pattern, exact on whole balls and so for all points in them."""
    findings, count = [], 0
    for data in examples:
        findings.append(data.hypotheses())
        for pattern in proper_patterns(data, num_neurons):
            findings += on_whole_balls(data, pattern, two, stretched)
            count += 1
    scope = (
        f"{len(examples)} sets of balls, all {count} proper patterns of {num_neurons} neurons, all points of the balls"
    )
    return Check("own/cluster-weights", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_clusters_against_minima(
    examples: Sequence[Clusters] = EXAMPLES, num_neurons: int = 2, two: fmpq = fmpq(2), lipschitz: fmpq = fmpq(1)
) -> Check:
    """own/clusters: certified basin minimum <= loss of the constructed weights <= the promised level."""
    findings = []
    for data in examples:
        findings.append(data.hypotheses())
        level = promised_error(data, num_neurons, two, lipschitz) ** 2
        for pattern in proper_patterns(data, num_neurons):
            findings += _between(data, pattern, level)
    scope = (
        f"{len(examples)} data sets, all proper patterns of {num_neurons} neurons, each minimum with its certificate"
    )
    return Check("own/clusters", all_of(findings), scope)


def _between(data: Clusters, pattern: Pattern, level: fmpq) -> list[Finding]:
    cells = [(tuple(signs[j] for j in data.owners), v) for signs, v in zip(*pattern, strict=True)]
    certified = exact_minimum_of_cells(data.X, data.y, cells)
    loss = _loss(data, fitted_weights(data, pattern), pattern[1])
    return [certified.check(), at_most(certified.value, loss), at_most(loss, level)]


def _loss(data: Clusters, W: Sequence[Sequence[fmpq]], v: Sequence[int]) -> Any:
    exact = (exact_array(name, value, shape) for name, value, shape in (
        ("X", data.X, (None, None)), ("y", data.y, (None,)), ("W", W, (None, None)), ("v", v, (None,))
    ))  # fmt: skip
    return mean_squared_loss(*exact)


@checker(Arithmetic.EXACT)
def check_clusters(rate: fmpq = fmpq(3, 4), two: fmpq = fmpq(2)) -> Check:
    """own/clusters for all data: what is left when its three steps are done.

    The errors of at most s neurons, which serve disjoint sets of clusters, add up by the inequality of
    Cauchy and Schwarz: (a + b)^2 <= 2 (a^2 + b^2), and by induction. With a <= 1/4 the rate is 13/16.
    """
    a, b, s = sympy.symbols("a b s")
    step = identity((s + 1) * (s * a**2 + b**2) - (s * a + b) ** 2, s * (a - b) ** 2)
    exponent = equal(rate + (1 - rate) * fmpq(1, 4), fmpq(13, 16))
    steps = [check_proper_start(rate=rate), check_cluster_weights(two), check_centre_labels()]
    finding = suffices(all_of([step, exponent, *(each.finding for each in steps)]))
    scope = "all data and n: the cores of its steps, and sum rho_i by Cauchy and Schwarz (induction on s in Q(a, b, s))"
    return Check("own/clusters", finding, scope, Covers.WHOLE)
