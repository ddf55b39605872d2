"""The sign matrix of W X for Gaussian W and X in one and two dimensions, as exact rational probabilities.

In the plane only directions count. Turn every weight by a right angle: then the sign of <w, x> is that of
the order of two directions modulo half a turn, times one fair sign for w and one for x. So all orders
of the directions, and all signs, are equally likely, and probabilities are counts.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import combinations, permutations, product
from math import comb, factorial

from flint import fmpq, fmpq_mat

from landscape.evidence.inputs import positive_integer

SignMatrix = tuple[tuple[int, ...], ...]
"""Rows are weights, columns samples; entries -1 and 1."""


def positive_probability(num_neurons: int, num_samples: int, dim: int) -> fmpq:
    """P(W X > 0) for standard normal W (num_neurons, dim) and X (dim, num_samples), dim 1 or 2. Exact.

    2^(1-m-k) on the line; in the plane m! k! / (m+k-1)! times that, from the law of the angle that the
    samples span. Raises ValueError for another dim.
    """
    m, k = positive_integer("num_neurons", num_neurons), positive_integer("num_samples", num_samples)
    if dim not in (1, 2):
        raise ValueError(f"dim: expected 1 or 2, where the probability is rational, not {dim}")
    line = fmpq(1, 2 ** (m + k - 1))
    return line if dim == 1 else line * fmpq(factorial(m) * factorial(k), factorial(m + k - 1))


def sign_matrices(num_neurons: int, num_samples: int, dim: int) -> Iterator[SignMatrix]:
    """One matrix for each equally likely case, up to the order of its rows and columns.

    Raises ValueError for a dim other than 1 and 2.
    """
    if dim not in (1, 2):
        raise ValueError(f"dim: expected 1 or 2, not {dim}")
    for order in _orders(num_neurons, num_samples) if dim == 2 else [((1,) * num_samples,) * num_neurons]:
        for s in product((1, -1), repeat=num_neurons):
            for t in product((1, -1), repeat=num_samples):
                yield tuple(
                    tuple(a * b * sign for b, sign in zip(t, row, strict=True)) for a, row in zip(s, order, strict=True)
                )


def _orders(num_neurons: int, num_samples: int) -> Iterator[SignMatrix]:
    """For each place of the weights among all directions: +1 where the weight comes before the sample."""
    places = range(num_neurons + num_samples)
    for weights in combinations(places, num_neurons):
        samples = [place for place in places if place not in weights]
        yield tuple(tuple(1 if w < x else -1 for x in samples) for w in weights)


@cache
def rank_law(num_neurons: int, num_samples: int, dim: int, slope: fmpq) -> dict[int, fmpq]:
    """P(rank a(W X) = r) by r. Exact; meant for num_neurons + num_samples up to nine or so."""
    counts = Counter(slope_rank(signs, slope) for signs in sign_matrices(num_neurons, num_samples, dim))
    total = counts.total()
    return {rank: fmpq(count, total) for rank, count in sorted(counts.items())}


def slope_rank(signs: SignMatrix, slope: fmpq) -> int:
    """Rank of the matrix with 1 for positive and `slope` for negative signs."""
    return fmpq_mat([[fmpq(1) if s > 0 else slope for s in row] for row in signs]).rank()


@cache
def matrix_law(num_neurons: int, num_samples: int, dim: int) -> dict[SignMatrix, fmpq]:
    """P(sign(W X) = H) for every H that occurs. Exact; all orders of rows and columns are listed."""
    counts: Counter[SignMatrix] = Counter()
    for signs in sign_matrices(num_neurons, num_samples, dim):
        for rows in permutations(signs):
            columns = list(zip(*rows, strict=True))
            for ordered in permutations(columns):
                counts[tuple(zip(*ordered, strict=True))] += 1
    total = counts.total()
    return {signs: fmpq(count, total) for signs, count in counts.items()}


def dichotomies(num_samples: int, dim: int) -> int:
    """2 sum_{k < dim} C(num_samples - 1, k): Cover's count, SH18 eq. 12.7."""
    return 2 * sum(comb(positive_integer("num_samples", num_samples) - 1, k) for k in range(dim))
