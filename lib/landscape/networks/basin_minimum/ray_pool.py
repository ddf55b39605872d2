"""The extreme rays of all cells of an arrangement at once, in floats: found once per sample matrix.

An extreme ray of a closed cell lies on rank X - 1 independent hyperplanes, so every ray of every
cell is plus or minus the null vector of rank X - 1 samples. Which cells it belongs to can be read
off its signs: s contains g if no <g, x_t> has the other sign. So one pool serves all cells.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from math import comb

import numpy as np

from landscape.networks.basin_minimum.compiled import kernel

ZERO = 1e-11
"""A cosine between a ray and a sample that counts as zero; rounding leaves about 1e-15."""
CLEAR = 1e-8
"""A pool is clear if no cosine lies between ZERO and this: then no ray sits on the wrong side."""


@dataclass(frozen=True, eq=False)
class RayPool:
    """All candidates for an extreme ray of a cell of X, (num_samples, dim), in floats.

    rays      (num_rays, dim), unit vectors in the row space of X; only those that activate something
    features  (num_rays, num_samples): relu(X g), scaled to unit length
    lengths   (num_rays,): the length of relu(X g) before
    positive  (words, num_rays): the samples with <g, x_t> > 0, as bits
    negative  likewise
    is_clear  whether all signs were clear of rounding
    known     indices of the rays of the cells that have been asked for, by the bits of their active samples
    """

    rays: np.ndarray
    features: np.ndarray
    lengths: np.ndarray
    positive: np.ndarray
    negative: np.ndarray
    is_clear: bool
    known: dict[bytes, np.ndarray] = field(default_factory=dict)

    def members(self, cell: np.ndarray) -> np.ndarray:
        """Indices of the rays of the closed cell whose active samples are the bits of `cell`, (words,)."""
        active = cell[:, np.newaxis]
        return np.flatnonzero(~((self.positive & ~active) | (self.negative & active)).any(axis=0))

    def members_of(self, cells: np.ndarray) -> list[np.ndarray]:
        """`members` of each of many cells, (num_cells, words); each is found once and kept."""
        keys = [cell.tobytes() for cell in cells]
        new = [c for c, key in enumerate(keys) if key not in self.known]
        compiled = kernel("cell_kernel", len(new))
        if compiled and new:
            starts, rays = compiled.members(self.positive, self.negative, cells[new])
            found = np.split(rays, starts[1:-1])
        else:
            found = [self.members(cells[c]) for c in new]
        self.known.update(zip((keys[c] for c in new), found, strict=True))
        return [self.known[key] for key in keys]


def pool_size(X: np.ndarray) -> int:
    """How many null vectors a pool needs at most, up to sign. X (num_samples, dim)."""
    return comb(len(X), max(int(np.linalg.matrix_rank(X)) - 1, 0))


def ray_pool(X: np.ndarray) -> RayPool:
    """The pool of X, (num_samples, dim), without zero rows. Kept for the last few X."""
    return _pool(X.tobytes(), X.shape)


def bits(active: np.ndarray) -> np.ndarray:
    """A (..., num_samples) array of truths as (..., words) unsigned 64-bit words."""
    packed = np.packbits(active, axis=-1)
    padding = [(0, 0)] * (active.ndim - 1) + [(0, -packed.shape[-1] % 8)]
    return np.pad(packed, padding).view(np.uint64)


@lru_cache(maxsize=16)
def _pool(data: bytes, shape: tuple[int, int]) -> RayPool:
    X = np.frombuffer(data).reshape(shape)
    directions = X / np.linalg.norm(X, axis=1, keepdims=True)
    basis = _row_space(directions)
    half = np.concatenate(list(_null_vectors(directions @ basis.T))) @ basis
    rays = np.concatenate([half, -half])
    cosines = rays @ directions.T
    unclear = (np.abs(cosines) > ZERO) & (np.abs(cosines) < CLEAR)
    cosines[np.abs(cosines) <= ZERO] = 0
    features = np.where(cosines > 0, rays @ X.T, 0)
    lengths = np.linalg.norm(features, axis=1)
    seen = lengths > 0
    features, positive, negative = features[seen] / lengths[seen, np.newaxis], cosines[seen] > 0, cosines[seen] < 0
    return RayPool(rays[seen], features, lengths[seen], *map(_columns, (positive, negative)), not unclear.any())


def _columns(truths: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(bits(truths).T)


def _row_space(directions: np.ndarray) -> np.ndarray:
    """Orthonormal basis of the row space, (rank, dim)."""
    _, singular, rows = np.linalg.svd(directions, full_matrices=False)
    return rows[singular > singular[0] * max(directions.shape) * np.finfo(np.float64).eps]


def _null_vectors(directions: np.ndarray) -> Iterator[np.ndarray]:
    """Unit null vectors of every rank - 1 independent rows, in blocks."""
    rank = directions.shape[1]
    lines = _without_parallels(directions)
    subsets = np.array(list(combinations(range(len(lines)), rank - 1)), dtype=np.intp)
    for block in np.array_split(subsets, len(subsets) // 4096 + 1):
        if rank == 1:
            yield np.ones((1, 1))
            continue
        _, singular, rows = np.linalg.svd(lines[block])
        yield rows[singular[:, -1] > ZERO, -1]


def _without_parallels(directions: np.ndarray) -> np.ndarray:
    """One of each set of parallel unit vectors: they share a hyperplane."""
    kept: list[int] = []
    for t, x in enumerate(directions):
        if not kept or np.abs(directions[kept] @ x).max() < 1 - ZERO:
            kept.append(t)
    return directions[kept]
