"""Checks of SSG20's Claims 1 to 3 and of the cup of Theorem 1, for all configurations and for some."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from flint import fmpq

from landscape.cupped_minima.configurations import Anatomy, Configuration
from landscape.cupped_minima.cupped_minimum import identities
from landscape.cupped_minima.cupped_minimum.cup_lemma import Cup
from landscape.cupped_minima.cupped_minimum.section_4_3 import printed_training_set, theorem_configuration
from landscape.cupped_minima.cupped_minimum.training_set import TrainingSet
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, equal, suffices
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.cones import dot
from landscape.geometry.piercing import Facet

SIZES = ((3, 8), (4, 8), (4, 20), (4, 22), (5, 16), (6, 12))
"""(input dimension, neurons): small ones, and the smallest that Theorem 1 admits in R^4, R^5 and R^6."""

Build = Callable[..., TrainingSet]


@dataclass(frozen=True)
class Case:
    """A configuration and the training set that `build` makes of it, each taken apart once."""

    configuration: Configuration
    build: Build = printed_training_set

    @classmethod
    def of(cls, dim: int, neurons: int, build: Build = printed_training_set) -> "Case":
        """The explicit configuration for `neurons` neurons in R^dim."""
        return cls(theorem_configuration(dim, neurons), build)

    @cached_property
    def anatomy(self) -> Anatomy:
        """Facets and properties."""
        return Anatomy(self.configuration)

    @cached_property
    def data(self) -> TrainingSet:
        """Samples, errors and weights."""
        return self.build(self.configuration, anatomy=self.anatomy)

    @cached_property
    def cup(self) -> Cup:
        """The conditions of the cup lemma."""
        return Cup(self.data)

    @property
    def facets(self) -> tuple[Facet, ...]:
        """The facets of the points of A, then of B, in the order of the neurons."""
        return self.anatomy.facets["A"] + self.anatomy.facets["B"]


case = cache(Case.of)
"""One case for each size and way to build: what several checks look at is computed once."""


def expected_signs(configuration: Configuration, anatomy: Anatomy) -> list[list[int]]:
    """The signs of <w_r, x_i> that Claim 1 prints, (57) to (72), in the order of `printed_training_set`."""
    t, N = configuration.t, configuration.t + configuration.k
    facets = anatomy.facets
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
    for size in sizes:
        one = case(*size)
        data = one.data if xi is None else printed_training_set(one.configuration, xi, one.anatomy)
        findings.append(equal(list(data.activations), expected_signs(one.configuration, one.anatomy)))
        count += data.num_neurons * data.num_samples
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
    for size in sizes:
        one = case(*size, build)
        findings += [one.cup.finding(name) for name in ("basis", "balance", "inside")]
        if findings[-1].holds and findings[-2].holds:
            alphas = [facet.coefficients for facet in one.facets]  # corners are sorted, as kinks are
            findings.append(equal(list(one.cup.gammas), [[1 - alpha for alpha in row] for row in alphas]))
    return Check("SSG20/claim-2", all_of(findings), f"{shown(sizes)}: zero in every coordinate, all gamma in (0, 1)")


@checker(Arithmetic.EXACT)
def check_claim_3_for_all(**lies: Any) -> Check:
    """SSG20/claim-3 for every hyperplane and point: an identity of squares."""
    scope = "every hyperplane <z, x> = 1 and every point, squared: identity in h = <z, p> and L = |z|^2"
    return Check("SSG20/claim-3", suffices(all_of(identities.inner_products(**lies))), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_claim_3(sizes: Sequence[tuple[int, int]] = SIZES, factor: fmpq = fmpq(1)) -> Check:
    """SSG20/claim-3 at some sizes: |<w_q, x_p>| for all p and q in A and B against distances in R^(d-1), squared."""
    findings = []
    for size in sizes:
        one = case(*size)
        t, start = one.configuration.t, one.configuration.t + one.configuration.k
        points = list(
            zip(one.configuration.A + one.configuration.B, [*range(t), *range(start, start + t)], strict=True)
        )
        for q, facet in enumerate(one.facets):
            length, unit = dot(facet.normal, facet.normal), dot(one.data.W[q], one.data.W[q])
            for p, place in points:
                squared = (dot(facet.normal, p) - 1) ** 2
                findings.append(equal(one.data.products[q][place] ** 2 * (1 + length), factor * squared * unit))
    return Check("SSG20/claim-3", all_of(findings), f"{shown(sizes)}: {len(findings)} products, squared")


@checker(Arithmetic.EXACT)
def check_cup_for_all(**lies: Any) -> Check:
    """SSG20/thm-1--cupped for all sizes: the cores of Claims 1 to 3; Proposition 1 and the cup lemma are used."""
    cores = (identities.axis_signs, identities.balance, identities.inner_products)
    findings = [finding for core in cores for finding in core(**lies.get(core.__name__, {}))]
    scope = "all d >= 3, even n >= 8, m >= n + 2d - 2: cores of Claims 1 to 3; from there told"
    return Check("SSG20/thm-1--cupped", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_cup(sizes: Sequence[tuple[int, int]] = SIZES, build: Build = printed_training_set) -> Check:
    """SSG20/thm-1--cupped at some sizes: the properties, the cup lemma, different neurons, m = n + 2d - 2."""
    findings = []
    for dim, neurons in sizes:
        one = case(dim, neurons, build)
        findings += [equal(one.anatomy.first_failure(), ""), equal(one.cup.first_failure(), "")]
        findings += [equal(len(set(one.data.activations)), neurons), equal(one.data.num_samples, neurons + 2 * dim - 2)]
    return Check("SSG20/thm-1--cupped", all_of(findings), f"{shown(sizes)}: (p1) to (p8), cup lemma, different neurons")


@checker(Arithmetic.EXACT)
def check_cup_of(configuration: Configuration, name: str, build: Build = printed_training_set) -> Check:
    """SSG20/thm-1--cupped on one candidate; the scope names the property that fails first, and the condition."""
    one = Case(configuration, build)
    broken, condition = one.anatomy.first_failure(), one.cup.first_failure()
    parts = [f"({broken}) fails" if broken else "(p1) to (p8)", f"{condition} fails" if condition else "cup lemma"]
    return Check(
        "SSG20/thm-1--cupped", all_of([equal(broken, ""), equal(condition, "")]), f"{name}: {', '.join(parts)}"
    )


def shown(sizes: Sequence[tuple[int, int]]) -> str:
    """(d, n) = (3, 8), ..."""
    return f"(d, n) = {', '.join(f'({dim}, {neurons})' for dim, neurons in sizes)}"
