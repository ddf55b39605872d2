"""The rank of the Khatri-Rao matrix for almost every X: a minimum over sets of samples.

The vectors a_n ⊗ x_n represent the union of d_0 copies of the linear matroid of the columns a_n (Piff
and Welsh 1970), so that their rank is given by Edmonds' formula. See SH18 Corollary 28.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, combinations_with_replacement, product
from typing import Any

from flint import fmpq, fmpq_mat

from landscape.evidence.inputs import exact_array, positive_integer
from landscape.networks.khatri_rao import khatri_rao

Column = tuple[fmpq, ...]
Columns = tuple[Column, ...]


@dataclass(frozen=True)
class GenericRank:
    """min over T of dim * rank(A_T) + |S \\ T|, with the first set that attains it."""

    value: int
    attained_by: tuple[int, ...]


@cache
def column_rank(columns: Columns) -> int:
    """Exact rank of some columns; 0 for none."""
    return fmpq_mat([list(column) for column in columns]).rank() if columns else 0


@cache
def generic_rank(columns: Columns, dim: int) -> GenericRank:
    """Edmonds' formula for these columns of A and samples of R^dim. Exact.

    A set that attains the least value may as well hold all samples with a column that it has, so only
    sets of different columns are tried: meant for at most a dozen of those; columns is a tuple of tuples.
    Raises ValueError for dim < 1 and columns that are not rational or of different lengths.
    """
    positive_integer("dim", dim)
    columns = tuple(tuple(row) for row in exact_array("columns", list(columns), (None, None)).tolist())
    different = list(dict.fromkeys(columns))
    best = GenericRank(len(columns), ())
    for size in range(1, len(different) + 1):
        for chosen in combinations(different, size):
            T = tuple(n for n, column in enumerate(columns) if column in chosen)
            value = dim * column_rank(chosen) + len(columns) - len(T)
            if value < best.value:
                best = GenericRank(value, T)
    return best


@cache
def rank_at(columns: Columns, X: tuple[tuple[Any, ...], ...]) -> int:
    """Rank of the vectors a_n ⊗ x_n at a rational X, (num_samples, dim): both as tuples of tuples."""
    rows = exact_array("X", X, (len(columns), None))
    return fmpq_mat(khatri_rao([list(column) for column in columns], rows).tolist()).rank()


def sample(num_samples: int, dim: int) -> tuple[tuple[int, ...], ...]:
    """Integer samples without small dependencies: cubes modulo a prime."""
    return tuple(tuple(((n * dim + j + 2) ** 3 * 31 + 7 * n) % 97 - 48 for j in range(dim)) for n in range(num_samples))


def all_columns(num_neurons: int, num_samples: int, slope: fmpq) -> Iterator[Columns]:
    """Every multiset of columns with entries 1 and `slope`: all A up to the order of samples."""
    columns = list(product((fmpq(1), slope), repeat=num_neurons))
    yield from combinations_with_replacement(columns, num_samples)


def subsets(num: int) -> Iterator[tuple[int, ...]]:
    """All non-empty subsets of range(num)."""
    for size in range(1, num + 1):
        yield from combinations(range(num), size)
