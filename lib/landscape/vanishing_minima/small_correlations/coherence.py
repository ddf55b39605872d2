"""Checks of SH18's Definition 35 and Lemmas 36 and 37: how large the cosines of Gaussian columns are."""

from collections.abc import Iterable, Sequence
from itertools import combinations, permutations, product
from math import comb

import sympy
from flint import arb, fmpq, fmpq_mat

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, at_most, equal, positive_for_positive, suffices
from landscape.evidence.inputs import positive_integer
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.caps import ball_cap_measure, exact_cap_measure

ONE = fmpq(1)
TRIANGLE = ((1, -1, 0), (0, 1, -1), (-1, 0, 1))
SIMPLEX = ((1, 1, 1), (1, -1, -1), (-1, 1, -1), (-1, -1, 1))
LINES_28 = tuple(sorted(set(permutations((3, 3, -1, -1, -1, -1, -1, -1)))))
TIGHT = (TRIANGLE, SIMPLEX, LINES_28, ((1, 0), (0, 2)))
LOOSE = (((1, 0), (0, 1), (1, 1)), ((1, 2, 3), (-1, 4, 0), (2, 2, -5), (7, 1, 1), (0, 3, 1)))
DIMS = (2, 3, 5, 20, 51, 500, 5000)
COSINES = tuple(fmpq(k, 20) for k in range(1, 20))
PLANAR = tuple(product((2, 3, 4, 6), (1, 2, 5, 9)))
"""(N, k): N lines in the plane and the angle pi k / 20."""
GROUPED = ((2, 2), (4, 2), (7, 2), (50, 5), (1000, 10))
"""(L, K)."""


def squared_coherence(columns: Sequence[Sequence[int]]) -> fmpq:
    """gamma(A)^2 of SH18 Definition 35, exactly, for columns of integers.

    Raises ValueError for fewer than two columns, or a zero column.
    """
    squares = [_dot(a, a) for a in columns]
    if len(squares) < 2 or 0 in squares:
        raise ValueError("columns: expected two or more, none of them zero")
    pairs = combinations(range(len(columns)), 2)
    return max(fmpq(_dot(columns[i], columns[j]) ** 2, squares[i] * squares[j]) for i, j in pairs)


def line_law(N: int, angle: fmpq) -> fmpq:
    """P(some two of N uniform lines in the plane are closer than `angle` * pi), 0 < angle <= 1/2: spacings."""
    return 1 - max(fmpq(0), 1 - positive_integer("N", N) * angle) ** (N - 1)


def coherence_bound(N: int, M: int, cosine: arb, more: int = 0) -> arb:
    """own/coherence-tail: C(N, 2) (1 - e^2)^((M - 1) / 2); `more` dimensions as a lie."""
    return comb(N, 2) * (1 - cosine * cosine) ** (ball(M - 1 + more) / 2)


def printed_bound(N: int, M: int, cosine: arb, constant: int = 24) -> arb:
    """SH18 Lemma 36: 2 N^2 exp(-M e^2 / 24)."""
    return 2 * N * N * (-M * cosine * cosine / constant).exp()


@checker(Arithmetic.EXACT)
def check_welch(share: fmpq = ONE, less_rank: int = 0) -> Check:
    """SH18/def-35: gamma^2 >= (N - M) / (M (N - 1)) with the rank for M, attained four times."""
    findings = []
    for columns in (*TIGHT, *LOOSE):
        N, M = len(columns), fmpq_mat([list(map(fmpq, a)) for a in columns]).rank() - less_rank
        floor, found = share * fmpq(N - M, M * (N - 1)), squared_coherence(columns)
        findings.append(at_most(floor, found))
        if columns in TIGHT:
            findings.append(equal(floor, found))
    return Check("SH18/def-35", all_of(findings), "attained by 3, 4 and 28 lines of ranks 2, 3 and 7; 2 more systems")


@checker(Arithmetic.EXACT)
def check_lemma_36_algebra(constant: int = 24) -> Check:
    """SH18/lem-36--algebra with e = 1 / (1 + t), t > 0; at e = 1 both sides are 1/24."""
    t = sympy.Symbol("t", positive=True)
    left, right = (2 * t + 1) ** 2 * constant, 8 * (1 + t) * (2 * t + 3)
    room = sympy.expand(left - right)
    attained = equal(fmpq(1, 4) * constant, 4 * fmpq(3, 2))
    scope = "all 0 <= e <= 1, equality at 1 only; core: a quadratic in 1/e - 1 with positive coefficients"
    return Check("SH18/lem-36--algebra", suffices(all_of([positive_for_positive(room), attained])), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_coherence_tail_exactly(dims: Iterable[int] = (3, 5, 21, 51), more: int = 0) -> Check:
    """own/coherence-tail for one pair in odd dimensions, cosines 0 and 1 included, where it is attained."""
    findings = []
    for M, e in product(dims, (fmpq(0), *COSINES, ONE)):
        findings.append(at_most(2 * exact_cap_measure(M, e), (1 - e * e) ** ((M - 1) // 2 + more)))
    for M in dims:
        findings.append(equal(2 * exact_cap_measure(M, 0), 1))
    scope = f"N = 2, M = {', '.join(map(str, dims))}, e = k/20; attained at e = 0 and 1"
    return Check("own/coherence-tail", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_coherence_tail(dims: Sequence[int] = DIMS, more: int = 0) -> Check:
    """own/coherence-tail: pairs in any dimension, and N lines in the plane by the law of spacings."""
    findings = []
    with working_precision():
        for M, e in product(dims, COSINES):
            findings.append(at_most(2 * ball_cap_measure(M, e), coherence_bound(2, M, ball(e), more)))
        for N, k in PLANAR:
            findings.append(at_most(line_law(N, fmpq(k, 20)), coherence_bound(N, 2, _cosine(k), more)))
    scope = f"N = 2, M = {', '.join(map(str, dims))}, e = k/20; N = 2, 3, 4, 6 in the plane, exact law"
    return Check("own/coherence-tail", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_lemma_36(sizes: Iterable[int] = (2, 10, 1000), constant: int = 24) -> Check:
    """SH18/lem-36: the union of exact pair probabilities, and the law in the plane, against the printed bound."""
    findings = []
    with working_precision():
        for M, e, N in product(DIMS, COSINES, sizes):
            union = comb(N, 2) * 2 * ball_cap_measure(M, e)
            findings.append(at_most(union, printed_bound(N, M, ball(e), constant)))
        for N, k in PLANAR:
            findings.append(at_most(line_law(N, fmpq(k, 20)), printed_bound(N, 2, _cosine(k), constant)))
    scope = f"N = {', '.join(map(str, sizes))}, M = {', '.join(map(str, DIMS))}, e = k/20; and in the plane"
    return Check("SH18/lem-36", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_lemma_36_cited(weights: Sequence[fmpq] = (fmpq(1, 10), fmpq(1, 2), fmpq(9, 10)), square: int = 4) -> Check:
    """SH18/lem-36--cited: one pair's exact probability against the two exponentials."""
    findings = []
    with working_precision():
        for M, e, a in product(DIMS, COSINES, weights):
            first = (-M * ball(a * a * e * e / (square * (1 + e / 2)))).exp()
            second = (-M * ball((1 - a) ** 2 / square)).exp()
            findings.append(at_most(ball_cap_measure(M, e), first + second))
    scope = f"M = {', '.join(map(str, DIMS))}, e = k/20, a = {', '.join(map(str, weights))}: exact pair probabilities"
    return Check("SH18/lem-36--cited", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_lemma_37(shapes: Iterable[tuple[int, int]] = GROUPED, constant: int = 24) -> Check:
    """SH18/lem-37: disjoint groups of K columns are independent; another `constant` than 24 as a lie."""
    findings = []
    with working_precision():
        for (L, K), M, e in product(shapes, DIMS, COSINES):
            group = comb(K, 2) * 2 * ball_cap_measure(M, e)
            exponent = (2 * arb(2 * K).log() - M * ball(e * e) / constant) * ball(fmpq(L, K) - 1)
            findings.append(at_most(0 if group > 1 else (L // K) * group.log(), exponent))
        for L, k in product((2, 3, 5, 8), (1, 2, 5)):
            exponent = (2 * arb(4).log() - 2 * _cosine(k) ** 2 / constant) * ball(fmpq(L, 2) - 1)
            findings.append(at_most(ball(close_law(L, fmpq(k, 20))).log(), exponent))
    scope = "(L, K) = (2, 2) to (1000, 10), M = 2 to 5000, e = k/20; K = 2 in the plane, exact law"
    return Check("SH18/lem-37", all_of(findings), scope)


def close_law(L: int, angle: fmpq) -> fmpq:
    """P(any two of L uniform lines in the plane are closer than `angle` * pi), angle < 1/3: they lie in one arc.

    Raises ValueError for another angle.
    """
    if not 0 < angle < fmpq(1, 3):
        raise ValueError(f"angle: expected a number between 0 and 1/3, not {angle}")
    return L * angle ** (L - 1)


def _cosine(k: int) -> arb:
    return arb.cos_pi(ball(fmpq(k, 20)))


def _dot(a: Sequence[int], b: Sequence[int]) -> int:
    return sum(x * y for x, y in zip(a, b, strict=True))
