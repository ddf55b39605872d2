"""Checks of SH18's Fact 29, Lemmas 30 and 15, and of two steps of the proof of Lemma 15."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import comb

from flint import fmpq

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import all_of, at_most, contradicts, equal, less
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.arrangements import regions
from landscape.vanishing_minima.low_rank_slopes import bounds
from landscape.vanishing_minima.low_rank_slopes.sign_matrices import (
    dichotomies,
    matrix_law,
    positive_probability,
    sign_matrices,
)

SLOPES = (fmpq(0), fmpq(1, 3), fmpq(-1))
SHAPES = ((2, 2), (3, 3), (2, 4), (4, 2))
"""(d_1, k)."""
SAMPLES = (((1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 1), (1, 2, -3)), ((2, 1), (-1, 1), (1, -3), (1, 4), (5, -1)))


@checker(Arithmetic.EXACT)
def check_fact_29(most: int = 40, dims: int = 12, degree: int = -1, less_one: int = 0) -> Check:
    """SH18/fact-29: regions counted at samples in general position, and the bound 2 N^(d_0 + degree)."""
    findings = [
        equal(len(regions(X[:n]).regions), dichotomies(n, len(X[0])) - less_one)
        for X in SAMPLES
        for n in range(1, len(X) + 1)
    ]
    for n in range(1, most + 1):
        findings += [at_most(dichotomies(n, dim), 2 * fmpq(n) ** (dim + degree)) for dim in range(1, dims + 1)]
    scope = f"samples in the plane and in space counted up to N = 5; 2 N^(d_0 - 1) for N <= {most}, d_0 <= {dims}"
    return Check("SH18/fact-29", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_lemma_30(shapes: Iterable[tuple[int, int]] = SHAPES, share: fmpq = fmpq(1)) -> Check:
    """SH18/lem-30 for every sign matrix, on the line and in the plane; `share` of the bound as a lie."""
    findings = []
    for (m, k), dim in ((shape, dim) for shape in shapes for dim in (1, 2)):
        factor = share * comb(k, k // 2)
        law = matrix_law(m, k, dim)
        findings += [equal(sum(law.values(), fmpq(0)), 1)]
        findings += [at_most(p, factor * positive_probability(m, k // 2, dim)) for p in law.values()]
    scope = f"every H for (d_1, k) = {', '.join(map(str, shapes))}, d_0 = 1 and 2: exact probabilities"
    return Check("SH18/lem-30", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_positive_probability(shapes: Iterable[tuple[int, int]] = SHAPES, off: fmpq = fmpq(1)) -> Check:
    """own/planar-orthant: the closed form against the count of all orders and signs; `off` multiplies it."""
    findings = []
    for (m, k), dim in ((shape, dim) for shape in shapes for dim in (1, 2)):
        found = [all(s > 0 for row in signs for s in row) for signs in sign_matrices(m, k, dim)]
        findings.append(equal(fmpq(sum(found), len(found)), off * positive_probability(m, k, dim)))
    scope = f"(d_1, k) = {', '.join(map(str, shapes))}, d_0 = 1 and 2: all orders and signs counted"
    return Check("own/planar-orthant", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_lemma_15_finite(dim: int = 2, k: int = 3, num_neurons: int = 40, slope: fmpq = fmpq(0)) -> Check:
    """SH18/lem-15--finite with r = 1: the probability that all rows are constant, against the printed bound."""
    found, bound = bounds.constant_rows(k, dim, num_neurons, slope), bounds.printed(1, k, dim, num_neurons)
    excess = f"more than {_times(found, bound)} times the bound"
    scope = f"r = 1, d_0 = {dim}, k = {k}, d_1 = {num_neurons}, slope {slope}: {excess}"
    return Check("SH18/lem-15--finite", contradicts(less(bound, found)), scope)


@checker(Arithmetic.EXACT)
def check_lemma_15(slope: fmpq = fmpq(0)) -> Check:
    """SH18/lem-15 at the same sizes: a limit is not decided by them."""
    found, bound = bounds.constant_rows(3, 2, 40, slope), bounds.printed(1, 3, 2, 40)
    scope = f"r = 1, d_0 = 2, k = 3, d_1 = 40, slope {slope}: above the bound, which is claimed in a limit only"
    return Check("SH18/lem-15", contradicts(less(bound, found)), scope)


@checker(Arithmetic.EXACT)
def check_lemma_15_limit(k: int = 3, widths: Sequence[int] = (40, 80, 160, 320), growth: int = 10**9) -> Check:
    """own/lemma-15-limit in the plane: each doubling of the width multiplies the quotient by `growth` and more."""
    quotients = [bounds.constant_rows(k, 2, d, fmpq(0)) / bounds.printed(1, k, 2, d) for d in widths]
    findings = [less(1, quotients[0]), *(less(growth * a, b) for a, b in pairwise(quotients))]
    scope = f"d_0 = 2, k = {k}, slope 0, d_1 = {', '.join(map(str, widths))}: the quotient grows {growth}-fold and more"
    return Check("own/lemma-15-limit", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_lemma_15_before(k: int = 4, num_neurons: int = 20, slope: fmpq = fmpq(-1)) -> Check:
    """SH18/lem-15--before-the-limit on the line: with slope -1 the rank is always 1."""
    certain = fmpq(1) if slope == -1 else bounds.constant_rows(k, 1, num_neurons, slope)
    bound = bounds.before_the_limit(1, k, 1, num_neurons)
    scope = f"r = 1, d_0 = 1, k = {k}, d_1 = {num_neurons}, slope {slope}: probability {certain}, bound {bound}"
    return Check("SH18/lem-15--before-the-limit", contradicts(less(bound, certain)), scope)


@checker(Arithmetic.EXACT)
def check_sum_step(size: int = 6, slope: fmpq = fmpq(-1)) -> Check:
    """SH18/lem-15--sum on the line with d_1 = k = size: each H that occurs has conditional probability 1."""
    occurring = len(set(sign_matrices(size - 1, size - 1, 1))) if slope == -1 else 0
    bound = bounds.sum_bound(1, size, 1, size)
    scope = f"d_0 = r = 1, d_1 = k = {size}, slope {slope}: the sum is {occurring}, the bound {bound}"
    return Check("SH18/lem-15--sum", contradicts(less(bound, occurring)), scope)


@checker(Arithmetic.EXACT)
def check_jensen_step(most: int = 8, turned: bool = False) -> Check:
    """SH18/lem-15--jensen in the plane: P(W_1 X_1 > 0)^(d_1 [k/2]) <= P(W X > 0)^((d_1 - r) [(k - r)/2])."""
    findings = []
    for d1 in range(2, most + 1):
        for k in range(3, most + 1):
            for r in range(1, min(d1, k - 1)):
                rows, half = d1 - r, (k - r) // 2
                part = positive_probability(rows, half, 2) ** (d1 * (k // 2))
                whole = positive_probability(d1, k // 2, 2) ** (rows * half)
                findings.append(at_most(whole, part) if turned else at_most(part, whole))
    return Check("SH18/lem-15--jensen", all_of(findings), f"d_0 = 2, d_1 <= {most}, k <= {most}, all r: exact powers")


def _times(found: fmpq, bound: fmpq) -> int:
    quotient = found / bound
    return int(quotient.p // quotient.q)
