"""The nearest point of a polyhedral cone: non-negative least squares over the rationals."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flint import fmpq, fmpq_mat

from landscape.evidence.comparison import Finding, all_of, at_most, equal
from landscape.evidence.inputs import exact_array
from landscape.networks.basin_minimum.float_nnls import positive

Vector = tuple[fmpq, ...]
Coefficients = dict[int, fmpq]
"""Positive coefficients by the index of their feature; all others are zero."""


@dataclass(frozen=True)
class ConeProjection:
    """The point p of K = cone(features) nearest to `target`, with the proof that none is nearer.

    features          generators a_j of K
    target            y
    coefficients      x_j, one per feature: p = sum_j x_j a_j
    dual              r = y - p
    squared_distance  |r|^2

    Proof that the checked facts suffice. x >= 0 puts p in K. Every q in K is a non-negative
    combination of features, so <r, a_j> <= 0 for all j gives <r, q> <= 0; with <r, p> = 0,
    |y - q|^2 = |r + (p - q)|^2 = |r|^2 - 2 <r, q> + |p - q|^2 >= |r|^2. Equality holds only
    at q = p: the nearest point is unique, the coefficients need not be.
    """

    features: tuple[Vector, ...]
    target: Vector
    coefficients: Vector
    dual: Vector
    squared_distance: fmpq

    def check(self) -> Finding:
        """Whether all four facts of the proof and the distance hold. Exact; believes no solver."""
        features, target = fmpq_mat([*map(list, self.features)]), _column(self.target)
        dual = _column(self.dual)
        nearest = features.transpose() * _column(self.coefficients)
        return all_of([
            at_most(0, min(self.coefficients)),
            equal(_entries(target - nearest), self.dual),
            at_most(max(_entries(features * dual)), 0),
            equal(_inner(dual, nearest), 0),
            equal(_inner(dual, dual), self.squared_distance),
        ])  # fmt: skip


def cone_projection(features: Any, target: Any) -> ConeProjection:
    """Projection of `target`, (num_samples,), on the cone of `features`, (num_features, num_samples).

    Rational entries. A float solver guesses which coefficients are positive; the active-set
    method of Lawson and Hanson goes on from there in exact arithmetic. Raises ValueError for
    floats or shapes that do not fit.
    """
    target = exact_array("target", target, (None,))
    features = exact_array("features", features, (None, len(target)))
    return projection_from(tuple(map(tuple, features)), tuple(target), positive(features, target))


def projection_from(features: tuple[Vector, ...], target: Vector, guess: Sequence[int]) -> ConeProjection:
    """As `cone_projection`, of rationals, from an untrusted guess of the features in use."""
    y = _column(target)
    found = _nonnegative_least_squares(features, y, list(guess))
    coefficients = tuple(found.get(j, fmpq(0)) for j in range(len(features)))
    dual = y - _combination(features, found, y.nrows())
    return ConeProjection(features, target, coefficients, _entries(dual), _inner(dual, dual))


def _nonnegative_least_squares(features: tuple[Vector, ...], target: fmpq_mat, guess: list[int]) -> Coefficients:
    """Lawson and Hanson's active-set method, exact, begun at an untrusted guess.

    It ends: a feature that enters has a positive inner product with the dual, which is
    orthogonal to the features in use. So it is independent of them and its coefficient
    becomes positive, the distance strictly falls, and no set of features comes twice.
    """
    if guess and _rows(features, guess).rank() < len(guess):
        guess = []
    columns = fmpq_mat([*map(list, features)])
    coefficients = _descend(features, target, dict.fromkeys(guess, fmpq(1)))
    while True:
        gains = _entries(columns * (target - _combination(features, coefficients, target.nrows())))
        entering = max(range(len(gains)), key=gains.__getitem__)
        if gains[entering] <= 0:
            return coefficients
        coefficients = _descend(features, target, coefficients | {entering: fmpq(0)})


def _descend(features: tuple[Vector, ...], target: fmpq_mat, coefficients: Coefficients) -> Coefficients:
    """Walk to the least-squares solution on the features in use; those that reach zero drop out."""
    while coefficients:
        goal = _least_squares(features, target, list(coefficients))
        steps = [x / (x - goal[j]) for j, x in coefficients.items() if goal[j] < 0]
        step = min(steps, default=fmpq(1))
        moved = {j: x + step * (goal[j] - x) for j, x in coefficients.items()}
        coefficients = {j: x for j, x in moved.items() if x > 0}
        if not steps:
            break
    return coefficients


def _least_squares(features: tuple[Vector, ...], target: fmpq_mat, used: list[int]) -> Coefficients:
    """Unconstrained minimiser on independent features, by their Gram matrix."""
    rows = _rows(features, used)
    solution = (rows * rows.transpose()).solve(rows * target)
    return dict(zip(used, solution.entries(), strict=True))


def _combination(features: tuple[Vector, ...], coefficients: Coefficients, length: int) -> fmpq_mat:
    if not coefficients:
        return fmpq_mat(length, 1)
    return _rows(features, list(coefficients)).transpose() * _column(list(coefficients.values()))


def _rows(features: tuple[Vector, ...], used: list[int]) -> fmpq_mat:
    return fmpq_mat([list(features[j]) for j in used])


def _column(vector: Any) -> fmpq_mat:
    return fmpq_mat(len(vector), 1, list(vector))


def _entries(column: fmpq_mat) -> Vector:
    return tuple(column.entries())


def _inner(a: fmpq_mat, b: fmpq_mat) -> fmpq:
    return (a.transpose() * b)[0, 0]
