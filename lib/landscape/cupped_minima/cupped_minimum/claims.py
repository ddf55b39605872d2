"""Checks of SSG20's Claims 1 to 3 and of the cup of Theorem 1, for all configurations and for some."""

from collections.abc import Callable, Sequence
from typing import Any

from flint import fmpq

from landscape.cupped_minima.configurations import Anatomy, Configuration
from landscape.cupped_minima.cupped_minimum import identities
from landscape.cupped_minima.cupped_minimum.cup_lemma import Cup
from landscape.cupped_minima.cupped_minimum.section_4_3 import (
    merged_training_set,
    printed_training_set,
    theorem_configuration,
)
from landscape.cupped_minima.cupped_minimum.training_set import Number, TrainingSet
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal, suffices
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.cones import dot

SIZES = ((3, 8), (4, 8), (4, 20), (4, 22), (5, 16), (6, 12))
"""(input dimension, neurons): small ones, and the smallest that Theorem 1 admits in R^4, R^5 and R^6."""

Build = Callable[[Configuration], TrainingSet]


def expected_signs(configuration: Configuration) -> list[list[int]]:
    """The signs of <w_r, x_i> that Claim 1 prints, (57) to (72), in the order of `printed_training_set`."""
    t, N = configuration.t, configuration.t + configuration.k
    facets = Anatomy(configuration).facets
    rows = []
    for q in range(t):  # neurons of A
        own = [1 if i == q else -1 for i in range(N)]
        other = [0 if i in facets["A"][q].corners else 1 for i in range(N)]
        rows.append([*own, *other, -1, -1, 1, 1])
    for q in range(t):  # neurons of B
        other = [0 if i in facets["B"][q].corners else 1 for i in range(N)]
        own = [1 if i == q else -1 for i in range(N)]
        rows.append([*other, *own, 1, 1, -1, -1])
    return rows


@checker(Arithmetic.EXACT)
def check_claim_1_for_all(xi: Any = identities.XI) -> Check:
    """SSG20/claim-1 for every configuration: the signs at the four points on the axis; the others are properties."""
    scope = "all configurations, all xi from (4) on: heights of X_A+, X_A-, X_B+, X_B- have one sign; the rest told"
    return Check("SSG20/claim-1", suffices(all_of(identities.axis_signs(xi))), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_claim_1(sizes: Sequence[tuple[int, int]] = SIZES, xi: Any = None) -> Check:
    """SSG20/claim-1 at some sizes: every sign of <w_r, x_i>."""
    findings, count = [], 0
    for dim, neurons in sizes:
        configuration = theorem_configuration(dim, neurons)
        signs = printed_training_set(configuration, xi).activations
        findings.append(equal([list(row) for row in signs], expected_signs(configuration)))
        count += len(signs) * len(signs[0])
    return Check("SSG20/claim-1", all_of(findings), f"{shown(sizes)}: {count} signs")


@checker(Arithmetic.EXACT)
def check_claim_2_for_all(**lies: Any) -> Check:
    """SSG20/claim-2 for every configuration: each coordinate of the sum."""
    scope = "all configurations: coordinates of the sum vanish as identities, gamma = 1 - alpha; the rest told"
    return Check("SSG20/claim-2", suffices(all_of(identities.balance(**lies))), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_claim_2(sizes: Sequence[tuple[int, int]] = SIZES, build: Build = printed_training_set) -> Check:
    """SSG20/claim-2 at some sizes: the sum is zero with gamma = 1 - alpha in (0, 1), neuron by neuron."""
    findings = []
    for dim, neurons in sizes:
        configuration = theorem_configuration(dim, neurons)
        cup = Cup(build(configuration))
        findings += [cup.finding(name) for name in ("basis", "balance", "inside")]
        if findings[-1].holds and findings[-2].holds:
            findings.append(equal(list(cup.gammas), _from_alphas(configuration)))
    return Check("SSG20/claim-2", all_of(findings), f"{shown(sizes)}: zero in every coordinate, all gamma in (0, 1)")


def _from_alphas(configuration: Configuration) -> list[list[Number]]:
    """1 - alpha by neuron; corners of a facet are sorted, as kinks are."""
    facets = Anatomy(configuration).facets
    return [[1 - alpha for alpha in facet.coefficients] for facet in facets["A"] + facets["B"]]


@checker(Arithmetic.EXACT)
def check_claim_3_for_all(**lies: Any) -> Check:
    """SSG20/claim-3 for every hyperplane and point: an identity of squares."""
    scope = "every hyperplane <z, x> = 1 and every point, squared: identity in h = <z, p> and L = |z|^2"
    return Check("SSG20/claim-3", suffices(all_of(identities.inner_products(**lies))), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_claim_3(sizes: Sequence[tuple[int, int]] = SIZES, factor: fmpq = fmpq(1)) -> Check:
    """SSG20/claim-3 at some sizes: |<w_q, x_p>| for all p and q in A and B against distances in R^(d-1), squared."""
    findings = []
    for dim, neurons in sizes:
        configuration = theorem_configuration(dim, neurons)
        data, facets = printed_training_set(configuration), Anatomy(configuration).facets
        points = configuration.A + configuration.B
        places = [
            *range(configuration.t),
            *range(data_offset(configuration), data_offset(configuration) + neurons // 2),
        ]
        for q, facet in enumerate(facets["A"] + facets["B"]):
            length, unit = dot(facet.normal, facet.normal), dot(data.W[q], data.W[q])
            for p, place in zip(points, places, strict=True):
                squared = (dot(facet.normal, p) - 1) ** 2 / length
                findings.append(equal(data.products[q][place] ** 2 / unit, factor * squared / (1 + 1 / length)))
    return Check("SSG20/claim-3", all_of(findings), f"{shown(sizes)}: {len(findings)} products, squared")


def data_offset(configuration: Configuration) -> int:
    """Where the samples of B begin: after A and A_bar."""
    return configuration.t + configuration.k


@checker(Arithmetic.EXACT)
def check_cup_for_all(**lies: Any) -> Check:
    """SSG20/thm-1--cupped for all sizes: the cores of Claims 1 to 3; Proposition 1 and the cup lemma are used."""
    cores = (identities.axis_signs, identities.balance, identities.inner_products)
    findings = [finding for core in cores for finding in core(**lies.get(core.__name__, {}))]
    scope = "all d >= 3, even n >= 8, m >= n + 2d - 2: cores of Claims 1 to 3; from there told"
    return Check("SSG20/thm-1--cupped", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_cup(sizes: Sequence[tuple[int, int]] = SIZES, build: Build = printed_training_set) -> Check:
    """SSG20/thm-1--cupped at some sizes: all properties of the configuration and all conditions of the cup lemma."""
    findings = []
    for dim, neurons in sizes:
        configuration = theorem_configuration(dim, neurons)
        findings += [equal(Anatomy(configuration).first_failure(), ""), *_cup_findings(build(configuration))]
        findings.append(equal(len(set(expected_patterns(configuration))), neurons))
    return Check("SSG20/thm-1--cupped", all_of(findings), f"{shown(sizes)}: (p1) to (p8), cup lemma, different neurons")


def expected_patterns(configuration: Configuration) -> list[tuple[int, ...]]:
    """The signs of the neurons on the samples: where they differ, so do the weights."""
    return [tuple(row) for row in printed_training_set(configuration).activations]


def _cup_findings(data: TrainingSet) -> list[Finding]:
    return [equal(Cup(data).first_failure(), ""), at_most(data.num_neurons + 1, data.num_samples)]


@checker(Arithmetic.EXACT)
def check_cup_of(configuration: Configuration, name: str, build: Build = printed_training_set) -> Check:
    """SSG20/thm-1--cupped on one candidate; the scope names the property that fails first, and the condition."""
    broken, condition = Anatomy(configuration).first_failure(), Cup(build(configuration)).first_failure()
    found = [equal(broken, ""), equal(condition, "")]
    parts = [f"({broken}) fails" if broken else "(p1) to (p8)", f"{condition} fails" if condition else "cup lemma"]
    return Check("SSG20/thm-1--cupped", all_of(found), f"{name}: {', '.join(parts)}")


def shown(sizes: Sequence[tuple[int, int]]) -> str:
    """(d, n) = (3, 8), ..."""
    return f"(d, n) = {', '.join(f'({dim}, {neurons})' for dim, neurons in sizes)}"


BUILDS: dict[str, Build] = {"as printed": printed_training_set, "merged": merged_training_set}
