"""The extreme rays of all cells of an arrangement at once, exactly: integers, found once per sample.

As in `ray_pool`: every extreme ray of a cell is plus or minus the null vector of rank - 1 samples,
and lies in the closed cells whose signs its own do not contradict. Conversely such a vector of a
closed cell lies on rank - 1 independent hyperplanes that bound it, so it is an extreme ray.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np

from landscape.geometry.cones import Vector
from landscape.geometry.sign_vectors import Signs

MOST_NULL_VECTORS = 20_000
"""Beyond this many a cell's rays are found by the double description method, cell by cell."""


@dataclass(frozen=True, eq=False)
class ExactPool:
    """Candidates for extreme rays.

    samples   integer vectors
    rays      sorted primitive vectors
    products  (num_rays, num_samples), the integers <g, x_t>
    signs     of the products, as small integers
    """

    samples: tuple[Vector, ...]
    rays: tuple[Vector, ...]
    products: np.ndarray
    signs: np.ndarray

    @classmethod
    def of(cls, samples: tuple[Vector, ...]) -> "ExactPool | None":
        """The pool of integer samples of full column rank without zeros; None where it would be too large."""
        rank = len(samples[0])
        if comb(len(samples), rank - 1) > MOST_NULL_VECTORS:
            return None
        X = np.array(samples, dtype=object)
        half = _primitive_rows(np.concatenate(list(_null_vectors(X))))
        rays = tuple(sorted({tuple(ray) for ray in half.tolist()} | {tuple(ray) for ray in (-half).tolist()}))
        products = np.array(rays, dtype=object) @ X.T
        return cls(samples, rays, products, (products > 0).astype(np.int8) - (products < 0).astype(np.int8))

    def cell(self, signs: Signs) -> tuple[tuple[Vector, ...], tuple[Vector, ...]]:
        """(rays, products) of the closed cell of these signs; the rays as `cones.extreme_rays`, sorted."""
        inside = (self.signs * np.array(signs, dtype=np.int8) >= 0).all(axis=1)
        members = np.flatnonzero(inside).tolist()
        return tuple(self.rays[j] for j in members), tuple(map(tuple, self.products[members].tolist()))


def _null_vectors(X: np.ndarray) -> Iterator[np.ndarray]:
    """Null vectors of every rank - 1 independent rows, by minors, in blocks of Python integers."""
    rank = X.shape[1]
    if rank == 1:
        yield np.array([[1]], dtype=object)
        return
    subsets = list(combinations(range(len(X)), rank - 1))
    for begin in range(0, len(subsets), 2048):
        rows = X[np.array(subsets[begin : begin + 2048])]
        vectors = _cross_products(rows)
        yield vectors[(vectors != 0).any(axis=1)]


def _cross_products(rows: np.ndarray) -> np.ndarray:
    """The vectors of signed maximal minors of (count, rank - 1, rank) matrices: orthogonal to all rows."""
    count, height, rank = rows.shape
    minors = {(): np.full(count, 1, dtype=object)}
    for k in range(height):
        minors = {chosen: _expanded(rows[:, k], chosen, minors) for chosen in combinations(range(rank), k + 1)}
    return np.stack([(-1) ** j * minors[_without(tuple(range(rank)), j)] for j in range(rank)], axis=1)


def _expanded(row: np.ndarray, columns: Vector, minors: dict[Vector, np.ndarray]) -> np.ndarray:
    """Laplace expansion along the last row."""
    last = len(columns) - 1
    return sum((-1) ** (last + i) * row[:, c] * minors[_without(columns, i)] for i, c in enumerate(columns))


def _without(columns: Vector, i: int) -> Vector:
    return columns[:i] + columns[i + 1 :]


def _primitive_rows(vectors: np.ndarray) -> np.ndarray:
    return vectors // np.gcd.reduce(vectors, axis=1)[:, np.newaxis]
