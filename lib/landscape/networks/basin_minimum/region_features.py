"""What one neuron can predict while its weight stays in a closed region: a cone, by its generators.

On a closed region relu(X w) is linear in w, so the predictions are the non-negative combinations
of the ray features relu(X g), g the extreme rays of the region. Samples that w cannot see count
for nothing: where rank X < dim, g runs through the row space of X. Exact; X is rational,
(num_samples, dim), without zero rows, and signs are -1 or 1, (num_samples,).
"""

from functools import lru_cache
from typing import Any

import numpy as np
from flint import fmpq

from landscape.evidence.check import finder
from landscape.evidence.door import guarded
from landscape.evidence.doubles import rounded_array
from landscape.evidence.inputs import exact_array
from landscape.geometry.cones import dot, extreme_rays, integer_samples, row_space_basis
from landscape.geometry.sign_vectors import Signs
from landscape.networks.basin_minimum.exact_pool import ExactPool

Vector = tuple[fmpq, ...]
Samples = tuple[Vector, ...]


@guarded
def region_rays(X: Any, signs: Signs) -> tuple[Vector, ...]:
    """Weights, each (dim,), whose non-negative combinations reach every prediction of the region.

    Primitive integer vectors if rank X = dim, otherwise combinations of independent rows of X.
    Raises ValueError for a zero sample and if no weight has these signs.
    """
    return generators(as_samples(X)).rays(tuple(signs))


@guarded
def region_features(X: Any, signs: Signs) -> tuple[Vector, ...]:
    """The ray features relu(X g) >= 0, each (num_samples,), in the order of `region_rays`."""
    return generators(as_samples(X)).features(tuple(signs), 1)


def as_samples(X: Any) -> Samples:
    """The rows of a rational X. Raises ValueError for anything else."""
    return tuple(map(tuple, exact_array("X", X, (None, None))))


@lru_cache(maxsize=1 << 6)
def generators(samples: Samples) -> "Generators":
    """The generators of all cells of a sample; found when first asked for, and kept."""
    return Generators(samples)


class Generators:
    """Rays and ray features of the cells of one sample.

    samples  rows of X; `basis`: independent ones, or the unit vectors where X has full column rank
    """

    def __init__(self, samples: Samples) -> None:
        self.samples = samples
        self.basis, coordinates = _row_space(samples)
        self._coordinates = integer_samples(coordinates)
        self._pool = ExactPool.of(self._coordinates)
        self._scales = [_ratio(x, whole) for x, whole in zip(coordinates, self._coordinates, strict=True)]
        self._cells: dict[Signs, tuple[tuple[Vector, ...], tuple[Vector, ...]]] = {}
        self._features: dict[tuple[Signs, int], tuple[Vector, ...]] = {}
        self._floats: dict[tuple[Signs, int], np.ndarray] = {}

    def rays(self, signs: Signs) -> tuple[Vector, ...]:
        """As `region_rays`."""
        rays, _ = self._cell(signs)
        if len(self.basis) == len(self.samples[0]):
            return rays
        return tuple(_combination(ray, self.basis) for ray in rays)

    def features(self, signs: Signs, v: int) -> tuple[Vector, ...]:
        """v relu(X g) for every ray g of the region, each (num_samples,)."""
        if (signs, v) not in self._features:
            _, products = self._cell(signs)
            factors = [v * scale if s > 0 else fmpq(0) for s, scale in zip(signs, self._scales, strict=True)]
            self._features[signs, v] = tuple(
                tuple(factor * entry for factor, entry in zip(factors, row, strict=True)) for row in products
            )
        return self._features[signs, v]

    @finder
    def float_features(self, signs: Signs, v: int) -> np.ndarray:
        """`features` in doubles, up to rounding. Raises OverflowError where one has no place."""
        if (signs, v) not in self._floats:
            _, products = self._cell(signs)
            scales = rounded_array(self._scales)
            active = np.array(signs) > 0
            self._floats[signs, v] = v * active * scales * np.array(products, dtype=object).astype(np.float64)
        return self._floats[signs, v]

    def _cell(self, signs: Signs) -> tuple[tuple[Vector, ...], tuple[Vector, ...]]:
        """The cell's rays and their products with the integer coordinates of the samples."""
        if signs not in self._cells:
            if len(signs) != len(self.samples) or not set(signs) <= {-1, 1}:
                raise ValueError(f"signs: expected {len(self.samples)} entries -1 or 1, not {signs}")
            found = self._pool.cell(signs) if self._pool else self._cell_alone(signs)
            if not all(any(column) for column in zip(*found[1], strict=True)) or not found[0]:
                raise ValueError(f"signs: no weight has {signs}: the region is empty")
            self._cells[signs] = found
        return self._cells[signs]

    def _cell_alone(self, signs: Signs) -> tuple[tuple[Vector, ...], tuple[Vector, ...]]:
        rays = extreme_rays(self._coordinates, signs)
        return rays, tuple(tuple(dot(ray, x) for x in self._coordinates) for ray in rays)


def _ratio(x: Vector, whole: tuple[int, ...]) -> fmpq:
    """How many times the integer vector x is; positive."""
    return next(a / b for a, b in zip(x, whole, strict=True) if b)


def _row_space(samples: Samples) -> tuple[Samples, Samples]:
    """(B, X B^T) with independent rows of X in B; where X has full column rank, B is the identity."""
    dim = len(samples[0])
    basis = tuple(map(tuple, row_space_basis(samples)))
    if len(basis) == dim:
        return tuple(tuple(fmpq(int(i == j)) for j in range(dim)) for i in range(dim)), samples
    return basis, tuple(tuple(dot(row, x) for row in basis) for x in samples)


def _combination(coefficients: tuple[int, ...], vectors: Samples) -> Vector:
    return tuple(dot(coefficients, column) for column in zip(*vectors, strict=True))
