"""Upper bounds for the probability that the slopes of k samples have rank r: printed, before its limit, repaired."""

from math import comb

from flint import fmpq

from landscape.vanishing_minima.low_rank_slopes.sign_matrices import positive_probability


def printed(r: int, k: int, dim: int, num_neurons: int) -> fmpq:
    """SH18 Lemma 15 at finite sizes: 2^(k + r d_0 (log2 d_1 + log2 k) + r^2) P(W X_(k/2) > 0)."""
    return 2 ** (k + r * r) * fmpq(num_neurons * k) ** (r * dim) * positive_probability(num_neurons, k // 2, dim)


def before_the_limit(r: int, k: int, dim: int, num_neurons: int) -> fmpq:
    """What eqs. 12.10, 12.11 and 12.13 give before terms of lower order are dropped. Needs k >= r + 2, d_1 > r."""
    half = (k - r) // 2
    places = comb(num_neurons, r) * comb(k, r) * comb(k - r, half)
    return places * sum_bound(r, k, dim, num_neurons) * positive_probability(num_neurons - r, half, dim)


def sum_bound(r: int, k: int, dim: int, num_neurons: int) -> fmpq:
    """The last line of eq. 12.13: 2^(r^2) (2 (d_1 - r)^d_0)^r (2 (k - r)^d_0)^r."""
    return 2 ** (r * r) * fmpq(4) ** r * fmpq((num_neurons - r) * (k - r)) ** (r * dim)


def repaired(r: int, k: int, dim: int, num_neurons: int) -> fmpq:
    """own/low-rank: C(d_1, r) 2^(r (d_1 - r)) 2^k P(W_(d_1 - r) X_k > 0). Needs d_1 > r."""
    rows = num_neurons - r
    return comb(num_neurons, r) * fmpq(2) ** (r * rows + k) * positive_probability(rows, k, dim)


def constant_rows(k: int, dim: int, num_neurons: int, slope: fmpq) -> fmpq:
    """P(no row of a(W X) tells two samples apart, and not all entries vanish): rank 1."""
    return (2**num_neurons - (slope == 0)) * positive_probability(num_neurons, k, dim)
