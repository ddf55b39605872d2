"""Infinitely many (d, t, 0)-configurations, exactly: cross-polytopes, and configurations lifted by one dimension."""

from collections.abc import Callable, Sequence
from typing import Any

from flint import fmpq

from landscape.cupped_minima.configurations import (
    Anatomy,
    Configuration,
    cross_polytopes,
    explicit_configuration,
)
from landscape.cupped_minima.conjectures import identities
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, equal, suffices
from landscape.evidence.elimination import rank
from landscape.evidence.real_cyclotomic import field
from landscape.evidence.verdict import Arithmetic

DIMS = (3, 4, 5, 7)
ANTIPRISMS = (3, 4, 5, 6, 8)
"""k of the (3, 2k, 0)-configurations that are decided from the points alone."""


def lifted(configuration: Configuration) -> Configuration:
    """A at height 1 with B at height -1, and the other way round: (d, t, 0) becomes (d+1, 2t, 0).

    Raises ValueError where there are auxiliary points.
    """
    if configuration.k or configuration.B_bar:
        raise ValueError("configuration: expected no auxiliary points, k = 0")
    up, down = fmpq(1), fmpq(-1)
    A, B = configuration.A, configuration.B
    return Configuration(
        (*((*p, up) for p in A), *((*p, down) for p in B)), (), (*((*p, up) for p in B), *((*p, down) for p in A)), ()
    )


def antiprism(k: int) -> Configuration:
    """Two regular k-gons, one at height 1 and one, turned by half a step, at height -1; and its mirror image.

    Raises ValueError unless k is an integer of at least 3.
    """
    return lifted(explicit_configuration(2, k))


@checker(Arithmetic.EXACT)
def check_cross_polytopes_for_all(**lies: Any) -> Check:
    """own/interlocking-cross-polytopes for all d: identities in Q(d)."""
    scope = (
        "all d >= 3: gauge, coefficients, heights and the eigenvalues of M, as identities and signs in Q(d); rest told"
    )
    finding = suffices(all_of(identities.cross_polytopes(**lies)))
    return Check("own/interlocking-cross-polytopes", finding, scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_cross_polytopes(dims: Sequence[int] = DIMS) -> Check:
    """own/interlocking-cross-polytopes in some dimensions: all properties from the points, and beta = d/(3d - 4)."""
    findings = []
    for dim in dims:
        anatomy = Anatomy(cross_polytopes(dim))
        findings += [equal(list(anatomy.failures()), []), equal(anatomy.beta, fmpq(dim, 3 * dim - 4))]
    shown = ", ".join(f"({dim}, {2 * dim})" for dim in dims)
    return Check("own/interlocking-cross-polytopes", all_of(findings), f"(d, t) = {shown}; from the points alone")


@checker(Arithmetic.EXACT)
def check_lifting_for_all(**lies: Any) -> Check:
    """own/lifted-configuration for every configuration: the new normal, coefficients and heights."""
    scope = "every (d, t, 0)-configuration: coefficients, heights of all points, in Q(beta, height); rest told"
    return Check("own/lifted-configuration", suffices(all_of(identities.lifting(**lies))), scope, Covers.WHOLE)


def some_bases() -> list[tuple[str, Configuration]]:
    """Configurations to lift: a triangle, which lacks (p6) by equality, polygons, cross-polytopes, an antiprism."""
    polygons = [(f"(2, {t})", explicit_configuration(2, t)) for t in (3, 4, 5)]
    return [*polygons, ("(3, 6)", cross_polytopes(3)), ("(4, 8)", cross_polytopes(4)), ("(3, 8)", antiprism(4))]


@checker(Arithmetic.EXACT)
def check_lifting(
    bases: Callable[[], list[tuple[str, Configuration]]] = some_bases,
    lift: Callable[[Configuration], Configuration] = lifted,
) -> Check:
    """own/lifted-configuration for some bases: all properties, (p8) included, and beta' = (1 + beta)/(3 - beta)."""
    findings, names = [], []
    for name, base in bases():
        beta, anatomy = Anatomy(base).beta, Anatomy(lift(base))
        findings += [equal(list(anatomy.failures()), []), equal(anatomy.beta, (1 + beta) / (3 - beta))]
        names.append(f"{name} -> ({base.dim + 1}, {2 * base.t})")
    scope = f"{', '.join(names)}; (p1) to (p8) from the points alone"
    return Check("own/lifted-configuration", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_antiprisms_for_all(**lies: Any) -> Check:
    """own/interlocking-antiprisms for all k: the entries of M and the signs of its eigenvalues."""
    scope = (
        "all k >= 3: slopes of the polygon, entries and eigenvalues of M, identities and signs in Q(C, k); rest told"
    )
    return Check("own/interlocking-antiprisms", suffices(all_of(identities.antiprisms(**lies))), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_antiprisms(ks: Sequence[int] = ANTIPRISMS, shifted: Any = 0) -> Check:
    """own/interlocking-antiprisms for some k: all properties, beta, and the rank of M - lambda for each eigenvalue."""
    findings = []
    for k in ks:
        anatomy, C = Anatomy(antiprism(k)), field(4 * k).cos(2)
        matrix = [[entry * (1 + C) / 2 for entry in row] for row in anatomy.distances()]
        findings += [equal(list(anatomy.failures()), []), equal(anatomy.beta, (1 + C) / (3 - C))]
        values = antiprism_spectrum(k, C)
        for value, count in values:
            rows = [[x - value - shifted if i == j else x for j, x in enumerate(row)] for i, row in enumerate(matrix)]
            findings.append(equal(rank(rows), 4 * k - count))
        findings.append(equal(sum(count for _, count in values), 4 * k))
    shown = ", ".join(f"(3, {2 * k})" for k in ks)
    scope = f"(d, t) = {shown}: (p1) to (p8) from the points alone, rank of M - lambda"
    return Check("own/interlocking-antiprisms", all_of(findings), scope)


def antiprism_spectrum(k: int, cosine: Any) -> list[tuple[Any, int]]:
    """Eigenvalues of |z| M (1 + C)/2 with multiplicities: kappa = 1 - C, and kappa +- k(1 + C), k(1 - C), k. Exact."""
    kappa = 1 - cosine
    once = [sign * k * (1 + other * cosine) for other in (1, -1) for sign in (1, -1)]
    return [(kappa, 4 * k - 8), *((kappa + value, 1) for value in once), (kappa + k, 2), (kappa - k, 2)]
