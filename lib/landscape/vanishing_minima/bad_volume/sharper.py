"""Checks of own/bad-volume: against exact planar truth, its values in balls, and that it needs no logarithm."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations

from flint import arb, fmpq

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, at_most, less, suffices
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
    Sizes(46, 45, 46): -1,
    Sizes(50, 49, 50): -6,
    Sizes(300, 150, 300): -200,
    Sizes(1000, 250, 250): -300,
    Sizes(1000, 500, 100): -280,
    Sizes(10**4, 775, 775): -3700,
    Sizes(50000, 3072, 500): -10000,
    Sizes(50000, 3072, 1000): -24000,
}
"""log E V is at most this for every slope and all labels at once; eps = 1/10."""
GRID = tuple(Sizes(N, d, d) for N, d in ((300, 135), (1000, 245), (3000, 425), (10**4, 775), (30000, 1342)))
"""d_0 = d_1 = sqrt(60 N), rounded up."""


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
) -> Check:
    """own/bad-volume against exact probabilities; `share` of the bound as a lie."""
    findings = []
    for (d0, d1, N), slope in ((shape, slope) for shape in shapes for slope in slopes):
        for epsilon in EPSILONS:
            bound = planar_bound(N, d0, d1, epsilon, slope)
            findings.append(at_most(suspect_probability(N, d0, d1, epsilon, slope), share * bound))
    findings += [at_most(three_samples(d1), share * planar_bound(3, 2, d1, EPSILONS[0], THIRD)) for d1 in widths]
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
    return Check("own/bad-volume-values", suffices(all_of(findings)), f"all ranks summed: {shown}", Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_sixty(grid: Sequence[Sizes] = GRID, per_sample: fmpq = fmpq(1, 20)) -> Check:
    """own/sixty-weights-a-sample: log E V <= -N/20 at d_0 = d_1 = sqrt(60 N), for N on a grid."""
    findings = [at_most(log_bound(at), -ball(per_sample * at.N)) for at in grid]
    scope = f"eps = {shared_epsilon(grid)}, N = {', '.join(str(at.N) for at in grid)}, all ranks summed"
    return Check("own/sixty-weights-a-sample", suffices(all_of(findings)), scope)


@checker(Arithmetic.BALL)
def check_no_logarithm(constant: int = 3000, group: int = 71, bits: int = 7) -> Check:
    """own/no-logarithm: the inequalities between constants that its proof uses. See the page for the letters.

    `constant` is C, `group` is eps l before rounding up, `bits` the powers of two per sample that each of the two
    terms must bring.
    """
    finding = suffices(all_of(_constants(constant, group, bits)))
    scope = f"seven inequalities between constants: C = {constant}, l = ceil({group}/eps), q = 1, eta = 1/2"
    return Check("own/no-logarithm", finding, scope, Covers.WHOLE)


def _constants(constant: int, group: int, bits: int) -> list[Finding]:
    with working_precision():
        half, log2, small = ball("1/2"), ball(2).log(), fmpq(group + 1, constant)
        root = arb(small).sqrt()
        return [
            at_most(bits, group * half / (2 + root) ** 2),  # first term: l eps / (2 (1 + sqrt(l/d_0) + 1)^2) bits
            less(half, -(half + half.log()) * group / 2),  # second term: e^(-d_0/2) is the larger one
            at_most(2 * log2, ball("1/100") * constant),  # log 2 is at most a hundredth of d_0/2
            at_most(4 * (group + 1), constant),  # l <= n/4, so that floor((n - r)/l) >= n/(4 l)
            at_most(2, ball(constant)),  # r <= n/2
            at_most(bits * log2, constant * ball("99/100") / (8 * (group + 1))),  # second term: n d_0 0.99 / (8 l)
            at_most(ball(6), bits - 1),  # two terms of 2^(-7N), at most 2^(-6N) together
        ]
