"""What one neuron can predict while its weight stays in a closed region: a cone, by its generators.

On a closed region relu(X w) is linear in w, so the predictions are the non-negative combinations
of the ray features relu(X g), g the extreme rays of the region. Samples that w cannot see count
for nothing: where rank X < dim, g runs through the row space of X. Exact; X is rational,
(num_samples, dim), without zero rows, and signs are -1 or 1, (num_samples,).
"""

from functools import lru_cache
from typing import Any

from flint import fmpq

from landscape.evidence.inputs import exact_array
from landscape.geometry.cones import dot, extreme_rays, row_space_basis
from landscape.geometry.sign_vectors import Signs

Vector = tuple[fmpq, ...]
Samples = tuple[Vector, ...]


def region_rays(X: Any, signs: Signs) -> tuple[Vector, ...]:
    """Weights, each (dim,), whose non-negative combinations reach every prediction of the region.

    Primitive integer vectors if rank X = dim, otherwise combinations of independent rows of X.
    Raises ValueError for a zero sample and if no weight has these signs.
    """
    return _rays(_samples(X), tuple(signs))


def region_features(X: Any, signs: Signs) -> tuple[Vector, ...]:
    """The ray features relu(X g) >= 0, each (num_samples,), in the order of `region_rays`."""
    return _features(_samples(X), tuple(signs))


@lru_cache(maxsize=1 << 14)
def _rays(samples: Samples, signs: Signs) -> tuple[Vector, ...]:
    basis, coordinates = _row_space(samples)
    rays = extreme_rays(coordinates, signs)
    if not all(any(dot(ray, sample) for ray in rays) for sample in coordinates):
        raise ValueError(f"signs: no weight has {signs}: the region is empty")
    return tuple(_combination(ray, basis) for ray in rays)


@lru_cache(maxsize=1 << 14)
def _features(samples: Samples, signs: Signs) -> tuple[Vector, ...]:
    return tuple(tuple(max(dot(ray, x), fmpq(0)) for x in samples) for ray in _rays(samples, signs))


@lru_cache(maxsize=1 << 6)
def _row_space(samples: Samples) -> tuple[Samples, Samples]:
    """(B, X B^T) with independent rows of X in B; where X has full column rank, B is the identity."""
    dim = len(samples[0])
    basis = tuple(map(tuple, row_space_basis(samples)))
    if len(basis) == dim:
        return tuple(tuple(fmpq(int(i == j)) for j in range(dim)) for i in range(dim)), samples
    return basis, tuple(tuple(dot(row, x) for row in basis) for x in samples)


def _combination(coefficients: tuple[int, ...], vectors: Samples) -> Vector:
    return tuple(dot(coefficients, column) for column in zip(*vectors, strict=True))


def _samples(X: Any) -> Samples:
    return tuple(map(tuple, exact_array("X", X, (None, None))))
