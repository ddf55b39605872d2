"""Checks of what happens on a region combination: SS16 Lemmas 2 and 3, and the cone of predictions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement, pairwise, product
from typing import Any

import numpy as np
from flint import fmpq, fmpq_mat

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal
from landscape.evidence.inputs import exact_array
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.arrangements import Region, regions
from landscape.geometry.cones import dot
from landscape.initial_basin.regions.samples import FIGURE_1, lattice_points, shown_count
from landscape.networks.basin_minimum import cone_projection, region_features, region_rays
from landscape.networks.khatri_rao import khatri_rao
from landscape.networks.two_layer import mean_squared_loss, predict

Weights = tuple[tuple[Any, ...], ...]
SAMPLES = (FIGURE_1, ((1,), (-1,)), ((1, 0), (0, 1)), ((1, 0, 0), (0, 1, 0), (0, 0, 1)), ((1, 0, 0), (1, 1, 0)))
"""Small samples on which every combination of two neurons is visited; the last does not span its space."""


@dataclass(frozen=True)
class Combination:
    """A closed region combination of a sample, with output weights: where n neurons may move.

    X        rational samples, (num_samples, dim)
    regions  one per neuron
    outputs  one of -1, +1 per neuron
    """

    X: Any
    regions: tuple[Region, ...]
    outputs: tuple[int, ...]

    def matrix(self) -> np.ndarray:
        """A of Lemma 3, (num_samples, num_neurons * dim): the prediction is A vec(W) on the combination."""
        active = [[v * fmpq(b > 0) for b in column] for column, v in zip(self._signs(), self.outputs, strict=True)]
        return khatri_rao(exact_array("active", active, (None, None)).T, exact_array("X", self.X, (None, None)))

    def points(self) -> Iterator[Weights]:
        """Weights in the closed combination: generators, an inside point, and uneven mixtures of generators."""
        yield from product(*(region.generators for region in self.regions))
        yield tuple(region.witness for region in self.regions)
        yield tuple(_mixture(region.generators) for region in self.regions)

    def predict(self, W: Any) -> np.ndarray:
        """The network's predictions on the sample, by the plain forward pass."""
        return predict(_array(self.X), _array(W), _array(self.outputs))

    def loss(self, W: Any, y: Any) -> fmpq:
        """Mean squared loss, by the plain forward pass."""
        return mean_squared_loss(_array(self.X), _array(y), _array(W), _array(self.outputs))

    def contains(self, W: Weights) -> bool:
        """Whether W is in the closed combination. Exact."""
        X = exact_array("X", self.X, (None, None))
        return all(b * dot(w, x) >= 0 for w, s in zip(W, self._signs(), strict=True) for b, x in zip(s, X, strict=True))

    def _signs(self) -> list[tuple[int, ...]]:
        return [region.signs for region in self.regions]


def combinations_of_two(X: Any) -> Iterator[Combination]:
    """Every closed region combination of two neurons with every choice of output signs, up to order."""
    cells = list(product(regions(X).regions, (1, -1)))
    for (one, v), (two, u) in combinations_with_replacement(cells, 2):
        yield Combination(X, (one, two), (v, u))


def absorbed(W: Sequence[Sequence[Any]], v: Sequence[Any]) -> tuple[Weights, tuple[int, ...]]:
    """SS16 Lemma 2: W' and signs a with N(W, v) = N(W', a). Row i becomes |v_i| w_i, also where v_i = 0."""
    scaled = tuple(tuple(abs(c) * entry for entry in w) for w, c in zip(W, v, strict=True))
    return scaled, tuple(-1 if c < 0 else 1 for c in v)


@checker(Arithmetic.EXACT)
def check_signs_suffice(
    output_weights: Sequence[int | fmpq] = (-2, 0, fmpq(3, 5)),
    closed: bool = True,
    samples: Sequence[Sequence[Any]] = SAMPLES,
) -> Check:
    """SS16/lem-2: W' is in the same closed combination, the function is the same, the signs agree.

    With `closed` false one neuron with output weight 0 is asked for a W' in its *open* region.
    There its output at the input w' is relu(<w', w'>) > 0 up to sign, and not 0: computed for
    the witness of each region, true for every w' but 0, which no open region holds.
    """
    findings = []
    for X in samples:
        if not closed:
            witnesses = [_array([region.witness]) for region in regions(X).regions]
            findings += [equal(predict(w, w, _array([1])).tolist(), [0]) for w in witnesses]
            continue
        for combination in combinations_of_two(X):
            inner = tuple(region.witness for region in combination.regions)
            border = tuple(region.generators[0] for region in combination.regions)
            for W, v in product((inner, border), product(output_weights, repeat=2)):
                findings += _absorbed_well(combination, W, v)
    scope = f"{shown_count(samples)}: combinations of two neurons, inside and border, v_i in {_listed(output_weights)}"
    scope = scope if closed else "one neuron, v = 0: inside a region no w' computes 0"
    return Check("SS16/lem-2", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_convex_quadratic(samples: Sequence[Sequence[Any]] = SAMPLES, across: bool = False) -> Check:
    """SS16/lem-3: loss = |A vec(W) - y|^2 / m on the combination, A^T A >= 0, midpoints never above.

    `across` compares points of two different combinations, where the lemma says nothing.
    """
    findings = []
    for X in samples:
        y = _array([fmpq((-1) ** t * (t + 1)) for t in range(len(X))])
        found = list(combinations_of_two(X))
        for combination, other in zip(found, [*found[1:], found[0]], strict=True):
            findings += _quadratic(combination, y)
            within, outside = pairwise(combination.points()), zip(combination.points(), other.points(), strict=False)
            pairs = outside if across else within
            findings += [_midpoint_is_not_above(combination, pair, y) for pair in pairs]
    scope = f"{shown_count(samples)}: combinations of two neurons, all output signs; generators, inner points, mixtures"
    return Check("SS16/lem-3", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_prediction_cone(samples: Sequence[Sequence[Any]] = SAMPLES, flipped: bool = False) -> Check:
    """own/prediction-cone: both inclusions, on every combination of two neurons.

    Features are predictions: put g in one row and 0 elsewhere. Predictions are in the cone: the
    distance is 0, certified. `flipped` changes the output signs of the cone, not of the network.
    """
    findings = []
    for X in samples:
        for combination in combinations_of_two(X):
            findings += _features_are_predictions(combination)
            cone = _cone(combination, -1 if flipped else 1)
            for W in combination.points():
                nearest = cone_projection(cone, combination.predict(W))
                findings += [nearest.check(), equal(nearest.squared_distance, 0)]
    scope = f"{shown_count(samples)}: combinations of two neurons, all output signs; generators, inner points, mixtures"
    return Check("own/prediction-cone", all_of(findings), scope)


def _absorbed_well(combination: Combination, W: Weights, v: Sequence[Any]) -> Iterable[Finding]:
    scaled, signs = absorbed(W, v)
    inputs = _array(lattice_points(len(W[0]), 1))
    same = [predict(inputs, _array(weights), _array(output)).tolist() for weights, output in ((W, v), (scaled, signs))]
    yield equal(*same)
    yield equal(combination.contains(scaled), True)
    yield at_most(0, min(c * a for c, a in zip(v, signs, strict=True)))


def _quadratic(combination: Combination, y: np.ndarray) -> Iterable[Finding]:
    A = combination.matrix()
    for W in combination.points():
        linear = A @ _array([entry for row in W for entry in row])
        yield equal(combination.predict(W).tolist(), linear.tolist())
        yield equal(combination.loss(W, y) * len(y), sum((linear - y) ** 2))
    yield _positive_semidefinite(fmpq_mat((A.T @ A).tolist()))


def _midpoint_is_not_above(combination: Combination, ends: tuple[Weights, Weights], y: np.ndarray) -> Finding:
    """loss((W + W') / 2) <= (loss(W) + loss(W')) / 2."""
    middle = (_array(ends[0]) + _array(ends[1])) / fmpq(2)
    sides = [combination.loss(W, y) for W in ends]
    return at_most(combination.loss(middle, y), sum(sides) / fmpq(2))


def _features_are_predictions(combination: Combination) -> Iterable[Finding]:
    for i, (region, v) in enumerate(zip(combination.regions, combination.outputs, strict=True)):
        rays, features = (part(combination.X, region.signs) for part in (region_rays, region_features))
        for ray, feature in zip(rays, features, strict=True):
            W = [[fmpq(0)] * len(ray) for _ in combination.regions]
            W[i] = list(ray)
            yield equal(combination.contains(W), True)
            yield equal(combination.predict(W).tolist(), [v * entry for entry in feature])


def _positive_semidefinite(symmetric: fmpq_mat) -> Finding:
    """A symmetric matrix has real eigenvalues, so they are >= 0 iff its characteristic polynomial alternates."""
    coefficients = symmetric.charpoly().coeffs()[::-1]
    return at_most(0, min((-1) ** k * c for k, c in enumerate(coefficients)))


def _cone(combination: Combination, factor: int) -> list[tuple[fmpq, ...]]:
    cells = zip(combination.regions, combination.outputs, strict=True)
    return [tuple(factor * v * e for e in f) for r, v in cells for f in region_features(combination.X, r.signs)]


def _mixture(rays: Sequence[Sequence[int]]) -> tuple[Any, ...]:
    """sum_k (k + 1) ray_k / 3: no two rays count alike."""
    return tuple(sum(fmpq(k + 1, 3) * ray[j] for k, ray in enumerate(rays)) for j in range(len(rays[0])))


def _array(rows: Any) -> np.ndarray:
    return exact_array("weights", rows, (None,) * np.ndim(np.array(rows, dtype=object)))


def _listed(values: Sequence[Any]) -> str:
    return "{" + ", ".join(map(str, values)) + "}"
