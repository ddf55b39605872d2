"""Two samples at 60 degrees in the plane, uniform weights: the law of D's least singular value, exactly."""

from functools import cache
from math import comb

from flint import arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.inputs import positive_integer

COSINE = fmpq(1, 2)
BOTH, ONE, NONE = fmpq(1, 3), fmpq(1, 6), fmpq(1, 3)
"""Probabilities that a uniform weight sees both samples, a given one alone, and none."""
LEAST_GRAM, NORM = fmpq(1, 3), fmpq(3, 2)
"""Least eigenvalue of G = ((1/2, 1/6), (1/6, 1/2)), and |X|^2 = 1 + 1/2."""


@cache
def failure(num_neurons: int, share: fmpq = fmpq(1, 2)) -> fmpq:
    """P(s^2 < share * n * lambda(G)) for n independent uniform weights. Exact."""
    n = positive_integer("num_neurons", num_neurons)
    level = share * n * LEAST_GRAM
    total = fmpq(0)
    for both in range(n + 1):
        for first in range(n + 1 - both):
            for second in range(n + 1 - both - first):
                if falls_short(both, first, second, level):
                    rest = n - both - first - second
                    ways = comb(n, both) * comb(n - both, first) * comb(n - both - first, second)
                    total += ways * BOTH**both * ONE ** (first + second) * NONE**rest
    return total


def falls_short(both: int, first: int, second: int, level: fmpq) -> bool:
    """Whether D^T D = ((both + first, both/2), (both/2, both + second)) has an eigenvalue below `level`."""
    a, b, c = both + first - level, both + second - level, both * COSINE
    return not (a >= 0 and b >= 0 and a * b >= c * c)


def promised(num_neurons: int, rate: arb | None = None) -> arb:
    """2 exp(-rate n lambda(G)/|X|^2): the bound of own/random-weights, with rate (1 - log 2)/2 unless given."""
    with working_precision():
        rate = (1 - arb(2).log()) / 2 if rate is None else rate
        return 2 * (-rate * num_neurons * arb(LEAST_GRAM) / arb(NORM)).exp()
