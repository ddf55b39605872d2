"""The steps of SH18's proof of Theorem 6 that are not lemmas of their own, and Markov's inequality."""

from collections.abc import Iterable, Sequence
from itertools import combinations

import sympy
from flint import arb, fmpq

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, at_most, contradicts, equal, identity, less, negation
from landscape.evidence.verdict import Arithmetic
from landscape.vanishing_minima.bad_volume.bound import log_binomial, wrong_samples
from landscape.vanishing_minima.first_order_rank import all_columns, column_rank
from landscape.vanishing_minima.first_order_rank.generic_rank import subsets

HALF = fmpq(1, 2)
SIZES = ((1, 2, 3), (1, 2, 4), (2, 2, 5))
"""(d_0, d_1, N)."""
SLOPES = (fmpq(0), fmpq(1, 3), fmpq(-1))
SHARES = (fmpq(1, 5), fmpq(1, 2), fmpq(4, 5))
LAWS = (
    {fmpq(0): fmpq(3, 4), fmpq(2): fmpq(1, 4)},
    {fmpq(0): fmpq(1, 2), fmpq(1): fmpq(1, 3), fmpq(7): fmpq(1, 6)},
    {fmpq(1, 2): fmpq(1, 10), fmpq(3): fmpq(8, 10), fmpq(9): fmpq(1, 10)},
)
"""Laws on two and three points: value and probability. The first attains Markov's bound at 2."""


def misclassified(y: int, e: fmpq, threshold: fmpq = HALF) -> bool:
    """Whether the prediction y - e is on the wrong side of the threshold; y is 0 or 1."""
    return (y - e > threshold) != (y == 1)


def _sign(value: fmpq) -> int:
    return (value > 0) - (value < 0)


@checker(Arithmetic.EXACT)
def check_footnote_2(corrected: bool = False) -> Check:
    """SH18/eq-2.3--mce at one sample with y = 1 and e = 0, fitted perfectly: the formula counts it as wrong."""
    y, e = 1, fmpq(0)
    factor = 2 * y - 1 if corrected else 1 - 2 * y
    value = fmpq(1 + _sign(factor * e - HALF if corrected else factor * _sign(e - HALF)), 2)
    differs = negation(equal(value, int(misclassified(y, e))))
    scope = f"N = 1, y = 1, e = 0: the formula gives {value}, no sample is misclassified"
    return Check("SH18/eq-2.3--mce", contradicts(differs), scope)


@checker(Arithmetic.EXACT)
def check_misclassified_share(turned: bool = False) -> Check:
    """own/misclassified-share: (2y - 1) e - 1/2 is 1/2 - p at y = 1 and p - 1/2 at y = 0, with e = y - p."""
    p = sympy.Symbol("p")
    half, sign = sympy.Rational(1, 2), -1 if turned else 1
    findings = [identity(sign * (2 * y - 1) * (y - p) - half, wrong) for y, wrong in ((1, half - p), (0, p - half))]
    scope = "all N: (2y - 1) e - 1/2 is 1/2 - p for y = 1 and p - 1/2 for y = 0, in Q[p], for one sample"
    return Check("own/misclassified-share", all_of(findings), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_wrong_means_residual(labels: Sequence[int] = (0, 1), threshold: fmpq = HALF) -> Check:
    """SH18/eq-8.1--step-1: a sample without residual is classified correctly, so N MCE <= |e|_0."""
    findings = [equal(misclassified(y, fmpq(0), threshold), False) for y in labels]
    scope = "all N: a sample with e = 0 is classified correctly at y = 0 and at y = 1, summed over the samples"
    return Check("SH18/eq-8.1--step-1", all_of(findings), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_constant(constant: fmpq = fmpq(23, 100)) -> Check:
    """SH18/def-5: 0.23 is 0.4 * 2^(-3/4) rounded down, compared as fourth powers."""
    exact, above = fmpq(4, 10) ** 4 / 8, constant + fmpq(1, 100)
    findings = [less(constant**4, exact), less(exact, above**4)]
    return Check("SH18/def-5", all_of(findings), f"({constant})^4 < (2/5)^4 / 8 < ({above})^4", Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_relaxed_sets(
    sizes: Iterable[tuple[int, int, int]] = SIZES, slopes: Sequence[fmpq] = SLOPES, few: bool = False, wide: int = 0
) -> Check:
    """SH18/eq-8.1--step-4 for every A: a set with |S| >= max(eps N, rank d_0 + 1) holds one of K_r samples, rank r.

    `few` drops the first bound on |S|; `wide` adds to K_r.
    """
    findings = []
    for (dim, neurons, num), slope in ((size, slope) for size in sizes for slope in slopes):
        for columns in all_columns(neurons, num, slope):
            for S in subsets(num):
                for least in {wrong_samples(num, 0, share, 0) for share in SHARES}:
                    rank = column_rank(tuple(columns[n] for n in S))
                    if len(S) >= max(1 if few else least, rank * dim + 1):
                        findings.append(equal(_has_relaxed_set(columns, S, dim, least, wide), True))
    shown = ", ".join(map(str, sizes))
    scope = f"{len(findings)} cases: all A and S for (d_0, d_1, N) = {shown}, slopes {', '.join(map(str, slopes))}"
    return Check("SH18/eq-8.1--step-4", all_of(findings), scope)


def _has_relaxed_set(columns: tuple, S: tuple[int, ...], dim: int, least: int, wide: int) -> bool:
    """Whether some T in S has |T| = max(least, r d_0) + wide samples with columns of rank r."""
    for size in range(least, len(S) + 1):
        for T in combinations(S, size):
            rank = column_rank(tuple(columns[n] for n in T))
            if size == max(least, rank * dim) + wide:
                return True
    return False


def log_combinatorial(N: int, d0: int, d1: int, r: int, epsilon: fmpq) -> arb:
    """log of C(N, K) 2^(K + r d_0 (log2 d_1 + log2 K) + r^2), K = max(ceil(eps N), r d_0), as in (8.2)(3). A ball."""
    K = max(wrong_samples(N, d0, epsilon, 0), r * d0)
    with working_precision():
        return log_binomial(N, K) + (K + r * r) * ball(2).log() + r * d0 * (ball(d1).log() + ball(K).log())


@checker(Arithmetic.BALL)
def check_combinatorial(N: int = 10**6, d0: int = 10**5, d1: int = 5 * 10**5, r: int = 9) -> Check:
    """SH18/eq-8.2--step-4 at sizes with N log^4 N <= d_0 d_1: is the factor at most 2^(N log2 N)?"""
    with working_precision():
        admitted = at_most(N * ball(N).log() ** 4, d0 * d1)
        larger = less(N * ball(N).log(), log_combinatorial(N, d0, d1, r, fmpq(1, 10)))
    scope = f"N = {N}, d_0 = {d0}, d_1 = {d1}, r = {r}, eps = 1/10; N log^4 N <= d_0 d_1"
    return Check("SH18/eq-8.2--step-4", contradicts(all_of([admitted, larger])), scope)


@checker(Arithmetic.BALL)
def check_combinatorial_factor(
    powers: Iterable[int] = range(1, 8), twice: fmpq = fmpq(2), wide: int = 1, low: bool = False
) -> Check:
    """own/combinatorial-factor: at most 2^(2 N log2 N + 3 N), for N = 10^p, d_0 from sqrt(N) to N, d_1 = N (`wide`).

    `twice` replaces the 2, `wide` the exponent of d_1 = N^wide, `low` takes d_0 below sqrt(N).
    """
    findings = []
    for N in (10**p for p in powers):
        with working_precision():
            ceiling = twice * N * ball(N).log() + 3 * N * ball(2).log()
            for d0 in [1] if low else [int(N**0.5) + 1, N // 3, N]:
                for r in {1, max(1, N // (2 * d0)), N // d0}:
                    factors = [log_combinatorial(N, d0, N**wide, r, epsilon) for epsilon in SHARES]
                    findings += [at_most(factor, ceiling) for factor in factors]
    dims = "1" if low else "sqrt(N), N/3, N"
    scope = f"N = 10 to 10^7, d_0 = {dims}, d_1 = N^{wide}, r up to N/d_0, eps = 1/5, 1/2, 4/5"
    return Check("own/combinatorial-factor", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_markov(laws: Sequence[dict[fmpq, fmpq]] = LAWS, share: fmpq = fmpq(1)) -> Check:
    """SH18/fact-11 on finite laws, at every value and between them; `share` of the bound as a lie."""
    findings = []
    for law in laws:
        mean = sum((value * p for value, p in law.items()), fmpq(0))
        for eta in sorted({*law, *(value + 1 for value in law)} - {fmpq(0)}):
            findings.append(at_most(sum((p for v, p in law.items() if v >= eta), fmpq(0)), share * mean / eta))
    findings += [equal(sum(law.values(), fmpq(0)), 1) for law in laws]
    shown = "; ".join(f"values {', '.join(map(str, law))}" for law in laws)
    return Check("SH18/fact-11", all_of(findings), f"finite laws, at and between all values: {shown}")
