"""The distribution of the basin minimum on planar data, exactly: F_n(epsilon) for every n and epsilon."""

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from flint import fmpq

from landscape.evidence.comparison import Finding, all_of, equal
from landscape.evidence.exponential_sum import ExponentialSum
from landscape.evidence.inputs import exact_array, exact_number
from landscape.geometry.angles import Share
from landscape.geometry.arrangements import regions
from landscape.networks.basin_minimum import Cell, region_features
from landscape.networks.planar_basins.cells import PlanarCell, planar_cells
from landscape.networks.planar_basins.occupation import CellGroups, exponential_sum, power_sum
from landscape.networks.planar_basins.shared_projection import SharedProjection
from landscape.networks.planar_basins.unions import distinct_unions

Vector = tuple[fmpq, ...]


@dataclass(frozen=True)
class BasinDistribution:
    """Basin minimum of n random neurons on planar data, by the set of cells that they occupy.

    X, y          samples (num_samples, dim) of rank 1 or 2 and labels (num_samples,), rational
    cells         every (region, output sign)
    features      the distinct ray features v relu(X g) of all cells
    certificates  projections of y that cover every set of features that cells can have

    Weights are independent and isotropic, output signs fair. Only the set of occupied cells
    matters, and of it only the set S of its features: the value is the squared distance of y from
    cone(S) over num_samples. Probabilities are `fmpq` where all angles that enter are rational
    multiples of pi, otherwise `arb`; a float is nowhere believed.
    """

    X: tuple[Vector, ...]
    y: Vector
    cells: tuple[PlanarCell, ...]
    features: tuple[Vector, ...]
    certificates: tuple[SharedProjection, ...]

    @classmethod
    def of(cls, X: Any, y: Any) -> "BasinDistribution":
        """From rational X, (num_samples, dim), and y, (num_samples,).

        Raises ValueError for floats, a zero sample, a rank above 2, and samples on more than
        six lines through 0. Four lines take 0.05 s, five half a second, six ten and 0.6 GB.
        """
        X = exact_array("X", X, (None, None))
        y = tuple(exact_array("y", y, (len(X),)))
        begun = cls._begun(tuple(map(tuple, X)), y)
        return replace(begun, certificates=tuple(begun._covering()))

    @classmethod
    def _begun(cls, X: tuple[Vector, ...], y: Vector) -> "BasinDistribution":
        """Without certificates."""
        cells = planar_cells(X)
        features = {f for cell in cells for f in _cell_features(X, cell)}
        return cls(X, y, cells, tuple(sorted(features)), ())

    @property
    def num_feature_sets(self) -> int:
        """How many distinct sets of features the occupied cells can have."""
        return len(self._feature_sets[0])

    @cached_property
    def values(self) -> tuple[fmpq, ...]:
        """Every basin minimum that occurs, ascending."""
        return tuple(sorted({self._value(i) for i in set(self._owners.tolist())}))

    def at_most(self, level: Any, num_neurons: int) -> Share:
        """F_n(level), the probability of a basin minimum of at most `level`. Raises ValueError unless n >= 1."""
        return power_sum(self._terms(self._good(level)), num_neurons)

    def above(self, level: Any, num_neurons: int) -> Share:
        """1 - F_n(level), summed on its own: a ball keeps its relative accuracy where failure is rare."""
        return power_sum(self._terms(~self._good(level)), num_neurons)

    def success(self, level: Any) -> ExponentialSum:
        """F_n(level) for all n >= 1 as an exponential sum. Raises ValueError unless all angles are rational."""
        return exponential_sum(self._terms(self._good(level)))

    def minimum_of_cells(self, cells: Iterable[Cell]) -> fmpq:
        """Basin minimum where neurons occupy exactly these cells. Raises ValueError for none and for unknown ones."""
        places = {cell.cell: i for i, cell in enumerate(self.cells)}
        occupied = {(tuple(signs), v) for signs, v in cells}
        if not occupied or not occupied <= places.keys():
            raise ValueError("cells: expected at least one, pairs (signs of a region, -1 or 1)")
        number = sum(1 << places[cell] for cell in occupied)
        return self._value(int(self._owners[self._feature_sets[1][number - 1]]))

    def check(self) -> Finding:
        """Whether the certificates prove every value. Exact; cells and features are found anew."""
        found = replace(BasinDistribution._begun(self.X, self.y), certificates=self.certificates)
        return all_of([
            equal(regions(self.X).is_complete(), True),
            equal([*map(astuple, found.cells)], [*map(astuple, self.cells)]),
            equal(found.features, self.features),
            *(certificate.check(self.features, self.y) for certificate in self.certificates),
            equal(int(found._owners.min()) >= 0, True),
        ])  # fmt: skip

    def _covering(self) -> Iterator[SharedProjection]:
        """Certificates until every set of features has one, the largest sets first: they share most."""
        sets = self._feature_sets[0]
        waiting = sets[np.argsort(-np.bitwise_count(sets), kind="stable")]
        while len(waiting):
            certificate = SharedProjection.of(self.features, self.y, int(waiting[0]))
            waiting = waiting[~_covered(waiting, certificate)]
            yield certificate

    @cached_property
    def _feature_sets(self) -> tuple[np.ndarray, np.ndarray]:
        """(distinct sets of features as bit masks, which of them each non-empty set of cells has)."""
        index = {feature: j for j, feature in enumerate(self.features)}
        of_cells = [sum(1 << index[f] for f in set(_cell_features(self.X, cell))) for cell in self.cells]
        distinct, which = distinct_unions(of_cells)
        return distinct[1:], which[1:] - 1

    @cached_property
    def _owners(self) -> np.ndarray:
        """A certificate for each distinct set of features, -1 for none."""
        sets = self._feature_sets[0]
        owners = np.full(len(sets), -1)
        for i, certificate in enumerate(self.certificates):
            waiting = np.flatnonzero(owners < 0)
            owners[waiting[_covered(sets[waiting], certificate)]] = i
        return owners

    def _value(self, certificate: int) -> fmpq:
        return self.certificates[certificate].projection.squared_distance / len(self.y)

    def _good(self, level: Any) -> np.ndarray:
        """Whether each non-empty set of cells has a basin minimum of at most `level`."""
        level = exact_number("level", level)
        good = np.array([self._value(i) <= level for i in range(len(self.certificates))])
        return good[self._owners][self._feature_sets[1]]

    @cached_property
    def _groups(self) -> tuple[CellGroups, np.ndarray]:
        groups = CellGroups.of(self.cells)
        return groups, groups.types()[1:]

    def _terms(self, chosen: np.ndarray) -> Iterator[tuple[Share, int]]:
        """Probability that the occupied set is among the chosen ones, as (base, coefficient)."""
        groups, types = self._groups
        counts = np.bincount(types[chosen], minlength=int(np.prod(groups.shape))).reshape(groups.shape)
        return groups.terms(counts)


def _cell_features(X: tuple[Vector, ...], cell: PlanarCell) -> list[Vector]:
    return [tuple(cell.output_weight * e for e in f) for f in region_features(X, cell.signs)]


def _covered(sets: np.ndarray, certificate: SharedProjection) -> np.ndarray:
    """Whether each set of features contains the needed ones and only allowed ones."""
    return (sets & certificate.needed == certificate.needed) & (sets | certificate.allowed == certificate.allowed)
