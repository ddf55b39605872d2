"""Checks of own/bad-volume: against exact planar truth, its values in balls, and that it needs no logarithm."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations
from math import isqrt

from flint import fmpq

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, at_most, suffices
from landscape.evidence.verdict import Arithmetic
from landscape.vanishing_minima.bad_volume.bound import (
    Sizes,
    log_bound,
    planar_bound,
    wrong_samples,
)
from landscape.vanishing_minima.bad_volume.printed import shared_epsilon
from landscape.vanishing_minima.low_rank_slopes import positive_probability, sign_matrices, slope_rank

THIRD = fmpq(1, 3)
SLOPES = (fmpq(0), THIRD, fmpq(-1))
SHAPES = ((1, 3, 2), (1, 4, 3), (2, 2, 3), (2, 3, 3), (2, 2, 4), (2, 3, 4))
EPSILONS = (fmpq(1, 10), fmpq(1, 2), fmpq(1))
"""(d_0, d_1, N) small enough to list every sign matrix."""
WIDTHS = (3, 10, 20, 40, 80)
"""Widths for three planar samples, where the probability has a closed form."""
PROMISED = {
    Sizes(33, 32, 33): -1,
    Sizes(50, 49, 50): -20,
    Sizes(300, 150, 300): -328,
    Sizes(1000, 250, 250): -555,
    Sizes(1000, 500, 100): -384,
    Sizes(10**4, 775, 775): -5900,
    Sizes(50000, 3072, 500): -20400,
    Sizes(50000, 3072, 1000): -37600,
    Sizes(10**6, 7746, 7746): -837000,
}
"""log E V is at most this for every slope and all labels at once; eps = 1/10."""
GIVEN = "given own/bad-volume, own/product-orthant, own/mean-length"
"""The theorems, told in full, whose bounds are evaluated here."""
GRID = tuple(Sizes(N, *[isqrt(40 * N - 1) + 1] * 2) for N in (100, 300, 1000, 3000, 10**4, 10**5, 10**6))
"""d_0 = d_1 = sqrt(40 N), rounded up."""


def suspect_probability(N: int, d0: int, d1: int, epsilon: fmpq, slope: fmpq) -> fmpq:
    """P(some S has |S| >= max(ceil(eps N), rank(A_S) d_0 + 1)), A = a(W X), on the line and in the plane.

    S is a set of samples. The regions with this property contain all with a bad minimum, whatever the labels. Exact.
    """
    law = _largest_suspect_sets(N, d0, d1, slope)
    least = wrong_samples(N, 0, epsilon, 0)
    return fmpq(sum(count for size, count in law.items() if size >= least), law.total())


@cache
def _largest_suspect_sets(N: int, d0: int, d1: int, slope: fmpq) -> Counter[int]:
    """How many of the equally likely sign matrices have which size of the largest S with |S| > rank(A_S) d_0."""
    return Counter(_largest_suspect_set(signs, N, d0, slope) for signs in sign_matrices(d1, N, d0))


def three_samples(d1: int) -> fmpq:
    """The same for three planar samples, eps <= 1 and slope 1/3: the slopes have rank 1. Exact.

    Either no row tells two samples apart, or all rows are one of the six other patterns.
    """
    return (2**d1 + 6) * positive_probability(d1, 3, 2)


def _largest_suspect_set(signs: tuple, N: int, d0: int, slope: fmpq) -> int:
    for size in range(N, 0, -1):
        for S in combinations(range(N), size):
            rank = slope_rank(tuple(tuple(row[n] for n in S) for row in signs), slope)
            if size > rank * d0:
                return size
    return 0


@checker(Arithmetic.EXACT)
def check_bad_volume(
    shapes: Iterable[tuple[int, int, int]] = SHAPES,
    slopes: Sequence[fmpq] = SLOPES,
    widths: Sequence[int] = WIDTHS,
    share: fmpq = fmpq(1),
    linear: bool = False,
) -> Check:
    """own/bad-volume against exact probabilities.

    `share` takes only that part of the bound; `linear` has slope 1 for three samples, where the rank is always 1.
    """
    findings = []
    for (d0, d1, N), slope in ((shape, slope) for shape in shapes for slope in slopes):
        for epsilon in EPSILONS:
            bound = planar_bound(N, d0, d1, epsilon, slope)
            findings.append(at_most(suspect_probability(N, d0, d1, epsilon, slope), share * bound))
    for d1 in widths:
        truth = fmpq(1) if linear else three_samples(d1)
        findings.append(at_most(truth, share * planar_bound(3, 2, d1, EPSILONS[0], THIRD)))
    wide = f"; (2, d_1, 3) for d_1 = {', '.join(map(str, widths))}" if widths else ""
    shown = f"{', '.join(map(str, shapes))}, slopes {', '.join(map(str, slopes))}"
    scope = f"(d_0, d_1, N) = {shown}{wide}: exact probabilities"
    return Check("own/bad-volume", suffices(all_of(findings)), scope)


@checker(Arithmetic.BALL)
def check_values(promised: dict[Sizes, int] | None = None, off: int = 0) -> Check:
    """own/bad-volume-values: the bound with the ReLU's term, all ranks summed; `off` lowers what is promised."""
    promised = PROMISED if promised is None else promised
    findings = [at_most(log_bound(at), value + off) for at, value in promised.items()]
    shown = "; ".join(f"{at}: {value + off}" for at, value in promised.items())
    return Check("own/bad-volume-values", suffices(all_of(findings)), f"{GIVEN}: {shown}", Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_forty(grid: Sequence[Sizes] = GRID, per_sample: fmpq = fmpq(1, 40)) -> Check:
    """own/forty-weights-a-sample: log E V <= -N/40 at d_0 = d_1 = sqrt(40 N), for N on a grid."""
    findings = [at_most(log_bound(at), -ball(per_sample * at.N)) for at in grid]
    scope = f"eps = {shared_epsilon(grid)}, N = {', '.join(str(at.N) for at in grid)}, all ranks summed"
    return Check("own/forty-weights-a-sample", suffices(all_of(findings)), scope)


@checker(Arithmetic.BALL)
def check_no_logarithm(constant: int = 120, rate: fmpq = THIRD) -> Check:
    """own/no-logarithm: the inequalities between constants that its proof uses. See the page for the letters.

    `constant` is C = 120, `rate` is c = 1/3, the number before the root.
    """
    with working_precision():
        C, c, log2 = ball(constant), ball(rate), ball(2).log()
        root = C.sqrt()
        kept, stretch = (C - 1) / (C + 1), 1 + 2 / (2 * c * root).sqrt()
        findings = [
            at_most(c * c, log2 * kept / (2 * stretch * stretch)),  # the first of the two terms is at most e^(-T)
            at_most((1 + C.log()) / C, log2 / 4),  # C(n, r) <= (C e)^(n/C) <= 2^(N/4)
            at_most((2 * C).log(), log2 * C / 2),  # 2 N <= 2^(N/2)
            at_most(5 * log2, c * root),  # 2^(4N) e^(-T) <= 2^(-N)
        ]
    scope = f"all sizes, {GIVEN}; core: four inequalities, C = {constant}, c = {rate}"
    return Check("own/no-logarithm", suffices(all_of(findings)), scope, Covers.WHOLE)
