"""Checks of what this book adds to Proposition 1: the spectrum behind (p8), every gamma that works."""

from collections.abc import Sequence
from typing import Any

from flint import fmpq

from landscape.cupped_minima.configurations import identities
from landscape.cupped_minima.configurations.construction import Constants, explicit_configuration
from landscape.cupped_minima.configurations.properties import Anatomy
from landscape.cupped_minima.configurations.variants import exact_end
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, equal, suffices
from landscape.evidence.elimination import determinant, rank
from landscape.evidence.verdict import Arithmetic

SPECTRA = ((2, 4), (2, 5), (2, 7), (3, 4), (3, 10), (4, 6))
RANGES = ((3, 4), (3, 5), (3, 6), (3, 8), (4, 4), (4, 5), (5, 4))
SMALL = fmpq(1, 10**9)

Spectrum = list[tuple[Any, int]]


def spectrum(t: int, kappa: Any) -> Spectrum:
    """Eigenvalues of |z| M / z_1 with multiplicities: kappa, kappa +- tC, kappa +- t/2. Exact."""
    C, half = Constants.of(2, t).cosine, fmpq(t, 2)
    return [(kappa, 2 * t - 6), (kappa + t * C, 1), (kappa - t * C, 1), (kappa + half, 2), (kappa - half, 2)]


@checker(Arithmetic.EXACT)
def check_spectrum(sizes: Sequence[tuple[int, int]] = SPECTRA, shifted: int | fmpq = 0) -> Check:
    """own/configuration-spectrum for some d and t: the rank of M - lambda, and the determinant by elimination."""
    findings = []
    for dim, t in sizes:
        anatomy = Anatomy(explicit_configuration(dim, t))
        first = anatomy.facets["B"][0].normal[0]
        matrix = [[entry / first for entry in row] for row in anatomy.distances()]
        values = [(value + shifted, count) for value, count in spectrum(t, matrix[0][0])]
        product = fmpq(1)
        for value, count in values:
            findings.append(equal(rank(_minus(matrix, value)), 2 * t - count))
            product = value**count * product
        findings += [equal(sum(count for _, count in values), 2 * t), equal(determinant(matrix), product)]
    shown = ", ".join(f"({dim}, {t})" for dim, t in sizes)
    return Check("own/configuration-spectrum", all_of(findings), f"(d, t) = {shown}: rank of M - lambda, determinant")


@checker(Arithmetic.EXACT)
def check_spectrum_for_all(half: Any = identities.HALF) -> Check:
    """own/configuration-spectrum for all d and t: the product formula behind C'C'^T."""
    scope = "all d >= 2, t >= 4: cos a cos b as a sum, in Q(e^ia, e^ib); sums over roots of unity told"
    finding = suffices(all_of(identities.spectrum(half)))
    return Check("own/configuration-spectrum", finding, scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_gamma_range(**lies: Any) -> Check:
    """own/gamma-range for all d > 2 and t >= 4: the slack of (p7) vanishes exactly at the end."""
    scope = "all d >= 3, t >= 4: slack of (p7) as an identity in Q(C, gamma, d), the printed interval inside; rest told"
    return Check("own/gamma-range", suffices(all_of(identities.gamma_range(**lies))), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_gamma_range_on(sizes: Sequence[tuple[int, int]] = RANGES, factor: fmpq = fmpq(1)) -> Check:
    """own/gamma-range for some d and t: all properties just inside both ends, a failure at each end."""
    findings = []
    for dim, t in sizes:
        end, failing = exact_end(dim, t)
        inside = [factor * end * (1 - SMALL), end * SMALL]
        findings += [equal(_failing(dim, t, gamma), "") for gamma in inside]
        findings += [equal(_failing(dim, t, factor * end), failing), equal(_failing(dim, t, 0), "p3")]
    shown = ", ".join(f"({dim}, {t})" for dim, t in sizes)
    scope = f"(d, t) = {shown}: within 10^-9 of both ends all properties hold, at the ends one fails"
    return Check("own/gamma-range", all_of(findings), scope)


def _failing(dim: int, t: int, gamma: Any) -> str:
    return Anatomy(explicit_configuration(dim, t, gamma=gamma)).first_failure()


def _minus(matrix: list[list[Any]], value: Any) -> list[list[Any]]:
    return [[entry - value if i == j else entry for j, entry in enumerate(row)] for i, row in enumerate(matrix)]
