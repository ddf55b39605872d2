"""The basin minimum over the rationals, with a certificate of its optimality."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from flint import fmpq

from landscape.evidence.check import finder
from landscape.evidence.comparison import Finding, all_of, equal
from landscape.evidence.door import guarded
from landscape.evidence.inputs import exact_array
from landscape.geometry.cones import dot
from landscape.geometry.sign_vectors import Signs, exact_signs
from landscape.networks.basin_minimum.cone_projection import ConeProjection, projection_from
from landscape.networks.basin_minimum.float_nnls import positive
from landscape.networks.basin_minimum.region_features import Generators, Samples, Vector, generators
from landscape.networks.two_layer import signed_output_weights

Cell = tuple[Signs, int]
"""A region's sign vector and an output weight. All neurons of a cell reach together what one of them does."""


@dataclass(frozen=True)
class ExactBasinMinimum:
    """Least mean squared loss while the neurons stay in these closed cells, with its certificate.

    X           samples, (num_samples, dim)
    y           labels, (num_samples,)
    cells       the occupied cells, distinct and sorted
    value       least mean squared loss, rational
    projection  of y on the cone of all features v relu(X g), g a ray of the cell of v

    Proof. The predictions that the cells reach are exactly that cone (`region_features`), and
    the mean squared loss of a prediction p is |y - p|^2 / m. So the least one is the squared
    distance of y from the cone over m, which `ConeProjection` certifies.
    """

    X: Samples
    y: Vector
    cells: tuple[Cell, ...]
    value: fmpq
    projection: ConeProjection

    @property
    def weights(self) -> tuple[Vector, ...]:
        """One weight in each closed cell; with `output_weights` they attain the value."""
        coefficients = iter(self.projection.coefficients)
        return tuple(_combination(generators(self.X).rays(signs), coefficients) for signs, _ in self.cells)

    @property
    def output_weights(self) -> tuple[int, ...]:
        """The output weight of each cell."""
        return tuple(v for _, v in self.cells)

    def check(self) -> Finding:
        """Whether the certificate proves the value. Exact; the features are found anew."""
        return all_of([
            self.projection.check(),
            equal(self.projection.features == _cone_features(generators(self.X), self.cells), True),
            equal(self.projection.target, self.y),
            equal(self.value * len(self.y), self.projection.squared_distance),
        ])  # fmt: skip


def exact_basin_minimum(X: Any, y: Any, W: Any, v: Any) -> ExactBasinMinimum:
    """Least mean squared loss over the closed region combination of W with output weights v.

    X (num_samples, dim), y (num_samples,), W (num_neurons, dim), v (num_neurons,); rational
    entries, v of -1 and +1. Raises ValueError for anything else, for a zero sample, and for
    a weight on a sample's hyperplane.
    """
    X = exact_array("X", X, (None, None))
    W = exact_array("W", W, (None, X.shape[1]))
    v = signed_output_weights(v)
    if len(v) != len(W):
        raise ValueError(f"v: expected one output weight for each of {len(W)} neurons, not {len(v)}")
    return exact_minimum_of_cells(X, y, zip(exact_signs(W, X), v.tolist(), strict=True))


@guarded
def exact_minimum_of_cells(X: Any, y: Any, cells: Iterable[Cell]) -> ExactBasinMinimum:
    """Least mean squared loss of neurons in these closed cells, pairs (signs, v) in any order and number.

    The value depends on the set of cells only: cache by it. Raises ValueError as
    `exact_basin_minimum`, and for no cell, a cell that no weight has, and v other than -1, +1.
    """
    X = exact_array("X", X, (None, None))
    y = exact_array("y", y, (len(X),))
    distinct = tuple(sorted({(tuple(signs), v) for signs, v in cells}))
    signed_output_weights([v for _, v in distinct])
    samples, labels = tuple(map(tuple, X)), tuple(y)
    known = generators(samples)
    features = _cone_features(known, distinct)
    projection = projection_from(features, labels, _guess(known, distinct, y))
    return ExactBasinMinimum(samples, labels, distinct, projection.squared_distance / len(y), projection)


def _cone_features(known: Generators, cells: tuple[Cell, ...]) -> tuple[Vector, ...]:
    """v relu(X g) for every ray g of every cell."""
    return tuple(feature for signs, v in cells for feature in known.features(signs, v))


@finder
def _guess(known: Generators, cells: tuple[Cell, ...], y: np.ndarray) -> list[int]:
    try:
        return positive(np.concatenate([known.float_features(signs, v) for signs, v in cells]), y)
    except OverflowError:
        return []


def _combination(rays: tuple[Vector, ...], coefficients: Iterable[fmpq]) -> Vector:
    """sum_j x_j g_j; takes as many coefficients as there are rays."""
    terms = list(zip(rays, coefficients, strict=False))
    return tuple(dot([x for _, x in terms], [ray[i] for ray, _ in terms]) for i in range(len(rays[0])))
