"""The samples on which this chapter builds its networks."""

from collections.abc import Iterator
from itertools import product

from flint import fmpq

Rows = tuple[tuple[int, ...], ...]

SIZES = ((2, 4), (3, 6), (3, 8), (4, 9), (5, 10))
"""(d_0, N): one group of ones and several, full groups and one that is not."""

SLOPES = (fmpq(0), fmpq(1, 10), fmpq(-1), fmpq(3))
"""ReLU, leaky ReLU, absolute value, and a negative side steeper than the positive one."""


def rows(dim: int, num_samples: int) -> Rows:
    """Integer samples in general position at the sizes used here: powers modulo 23, centred."""
    return tuple(tuple((5 * (n + 2) ** (j + 1) + 3 * j) % 23 - 11 for j in range(dim)) for n in range(num_samples))


def binary_labels(num_samples: int, most: int | None = None) -> Iterator[tuple[int, ...]]:
    """All labels in {0, 1}, with at most `most` ones if that is given."""
    return (y for y in product((0, 1), repeat=num_samples) if most is None or sum(y) <= most)


def real_labels(num_samples: int) -> Iterator[tuple[fmpq, ...]]:
    """A few labels of several sizes and signs, fractions and a zero among them."""
    yield tuple(fmpq((-1) ** n * (n + 1), n + 2) for n in range(num_samples))
    yield tuple(fmpq(n * n % 7 - 3) for n in range(num_samples))
    yield (fmpq(1),) + (fmpq(0),) * (num_samples - 1)
