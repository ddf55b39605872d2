"""own/bad-volume: an upper bound on the expected volume of all regions with bad minima, at all sizes, in balls.

Summed over the possible ranks r of the slopes at the wrong samples, with K_r = max(ceil(eps N), r d_0 + 1):

    C(N, K_r) min_m C(m, r) 2^(r (m - r) + K_r) P(W_(m - r) X_(K_r) > 0),

and for r = 0, which only the ReLU has, C(N, K_0) P(W X_(K_0) > 0).
"""

from dataclasses import dataclass
from functools import cache
from math import comb

from flint import arb, fmpq

from landscape.evidence.balls import ball, upper, working_precision
from landscape.evidence.check import finder
from landscape.evidence.inputs import exact_number, positive_integer
from landscape.vanishing_minima.low_rank_slopes import positive_probability
from landscape.vanishing_minima.orthant_bounds.product import least_log_bound

_BITS = 128


@dataclass(frozen=True)
class Sizes:
    """N samples, dimension d_0, width d_1, and the share eps of wrong samples from which a minimum is bad.

    Raises ValueError unless the sizes are integers >= 1 with d_0 d_1 >= N, and 0 < eps <= 1.
    """

    N: int
    d0: int
    d1: int
    epsilon: fmpq = fmpq(1, 10)

    def __post_init__(self) -> None:
        for name in ("N", "d0", "d1"):
            positive_integer(name, getattr(self, name))
        if not 0 < exact_number("epsilon", self.epsilon) <= 1:
            raise ValueError(f"epsilon: expected a number in (0, 1], not {self.epsilon}")
        if self.d0 * self.d1 < self.N:
            raise ValueError(f"d0, d1: expected d0 d1 >= N = {self.N}, not {self.d0 * self.d1}")

    @property
    def ranks(self) -> range:
        """The ranks r >= 1 that the slopes at the wrong samples can have: r d_0 + 1 <= N. All are below d_1."""
        return range(1, (self.N - 1) // self.d0 + 1)

    def wrong(self, r: int) -> int:
        """K_r: so many samples have a residual, at least, if their slopes have rank r."""
        return wrong_samples(self.N, self.d0, self.epsilon, r)

    def __str__(self) -> str:
        return f"({self.N}, {self.d0}, {self.d1})"


def wrong_samples(N: int, d0: int, epsilon: fmpq, r: int) -> int:
    """K_r = max(ceil(eps N), r d_0 + 1). Raises ValueError unless 0 < eps <= 1, an exact number."""
    share = exact_number("epsilon", epsilon)
    if not 0 < share <= 1:
        raise ValueError(f"epsilon: expected a number in (0, 1], not {epsilon}")
    return max(-(-int(share.p) * N // int(share.q)), r * d0 + 1)


def log_binomial(n: int, k: int) -> arb:
    """log C(n, k), a ball. Raises ValueError unless 0 <= k <= n."""
    if not 0 <= k <= n:
        raise ValueError(f"k: expected 0 <= k <= {n}, not {k}")
    with working_precision(_BITS):
        return arb(n + 1).lgamma() - arb(k + 1).lgamma() - arb(n - k + 1).lgamma()


def log_term(sizes: Sizes, r: int, rows: int) -> arb:
    """Logarithm of the term of rank r >= 1 with m = `rows` neurons, r < m <= d_1: an upper bound, a ball.

    Raises ValueError for other ranks and rows.
    """
    if not 1 <= r < rows <= sizes.d1:
        raise ValueError(f"r, rows: expected 1 <= r < rows <= {sizes.d1}, not {r}, {rows}")
    K = sizes.wrong(r)
    with working_precision(_BITS):
        powers = (r * (rows - r) + K) * ball(2).log()
        return log_binomial(sizes.N, K) + log_binomial(rows, r) + powers + least_log_bound(K, sizes.d0, rows - r)


def log_dead_term(sizes: Sizes) -> arb:
    """Logarithm of the term of rank 0: all neurons are off at K_0 samples. A ball."""
    K = sizes.wrong(0)
    with working_precision(_BITS):
        return log_binomial(sizes.N, K) + least_log_bound(K, sizes.d0, sizes.d1)


@cache
def log_bound(sizes: Sizes, relu: bool = True) -> arb:
    """log of the bound of own/bad-volume, all ranks summed. A ball whose upper end is rigorous.

    With `relu` it holds for every slope other than 1, without for those other than 0 and 1. The numbers m of rows
    are found by a search that the bound does not depend on.
    """
    with working_precision(_BITS):
        terms = [log_term(sizes, r, m) for r, m in zip(sizes.ranks, best_rows(sizes), strict=True)]
        total = sum((term.exp() for term in [log_dead_term(sizes)] * relu + terms), arb(0))
        return total.log() if terms or relu else arb("-inf")


@finder
@cache
def best_rows(sizes: Sizes) -> tuple[int, ...]:
    """For each rank a number m of rows that makes its term small: a coarse grid, refined around its best."""
    found, m = [], sizes.d1
    for r in sizes.ranks:
        coarse = {_between(r + 1, round(m * 0.75**j), sizes.d1) for j in range(-1, 6)}
        m = min(coarse, key=lambda rows: _value(sizes, r, rows))
        fine = {_between(r + 1, round(m * 0.91**j), sizes.d1) for j in (-2, -1, 0, 1, 2)}
        m = min(fine, key=lambda rows: _value(sizes, r, rows))
        found.append(m)
    return tuple(found)


def planar_bound(N: int, d0: int, d1: int, epsilon: fmpq, slope: fmpq, rows: int | None = None) -> fmpq:
    """The same bound with exact probabilities, on the line and in the plane (d_0 = 1, 2); m = `rows` if given.

    Only ranks below d_1 are summed: that these are all takes d_0 d_1 >= N.
    """
    total = fmpq(0)
    if slope == 0:
        K = wrong_samples(N, d0, epsilon, 0)
        total += comb(N, K) * positive_probability(d1, K, d0)
    for r in range(1, min((N - 1) // d0, d1 - 1) + 1):
        choices = range(r + 1, d1 + 1) if rows is None else [max(r + 1, rows)]
        total += min(_planar_term(N, d0, epsilon, r, m) for m in choices)
    return total


def _planar_term(N: int, d0: int, epsilon: fmpq, r: int, m: int) -> fmpq:
    K = wrong_samples(N, d0, epsilon, r)
    return comb(N, K) * comb(m, r) * fmpq(2) ** (r * (m - r) + K) * positive_probability(m - r, K, d0)


def _between(low: int, value: int, high: int) -> int:
    return min(max(low, value), high)


def _value(sizes: Sizes, r: int, rows: int) -> float:
    return float(upper(log_term(sizes, r, rows)))
