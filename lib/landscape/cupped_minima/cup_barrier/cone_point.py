"""Single points of the union of cells around a rational cup: their loss twice, and the exits they reach."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from flint import fmpq

from landscape.cupped_minima.cup_barrier.cone import Cone
from landscape.evidence.comparison import Finding, all_of, any_of, at_most, equal
from landscape.geometry.cones import dot
from landscape.networks.two_layer import sum_squared_loss

Weights = tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class ConePoint:
    """A point of the cone of a cup with strengths 1; exact.

    alpha   change of each w_r along itself, (num_neurons,)
    opened  p_rk or -q_rk, (num_neurons, dim - 1)
    """

    cone: Cone
    alpha: tuple[fmpq, ...]
    opened: Weights

    @cached_property
    def weights(self) -> Weights:
        """(1 + alpha_r) w_r + sum_k opened_rk zeta_rk."""
        moved = []
        for r, w in enumerate(self.cone.training.W):
            parts = zip(*self.cone.duals[r], strict=True)
            moved.append(
                tuple((1 + self.alpha[r]) * x + dot(self.opened[r], part) for x, part in zip(w, parts, strict=True))
            )
        return tuple(moved)

    def scaled(self, factor: fmpq) -> "ConePoint":
        """The point on the segment to the cup, at `factor` of the way from there."""
        opened = tuple(tuple(factor * x for x in row) for row in self.opened)
        return ConePoint(self.cone, tuple(factor * x for x in self.alpha), opened)

    def loss(self) -> fmpq:
        """Sum of squared errors, from the definition."""
        data = self.cone.training
        X, W = (np.array(rows, dtype=object) for rows in (data.X, self.weights))
        return sum_squared_loss(X, np.array(data.exact_labels, dtype=object), W, np.array(data.signs, dtype=object))

    def formula(self) -> fmpq:
        """Loss at the cup + sum c_j z_j + |movement|^2."""
        pairs = [(j, c) for j, c in zip(self.cone.openings, self._coordinates(), strict=True) if c != 0]
        terms = [(a, feature) for a, feature in zip(self.alpha, self.cone.features, strict=True)]
        terms += [(c, j.movement) for j, c in pairs]
        movement = [
            sum(c * column for c, column in zip([c for c, _ in terms], column, strict=True))
            for column in zip(*(v for _, v in terms), strict=True)
        ]
        return self.cone.training.loss + sum(j.slope * c for j, c in pairs) + dot(movement, movement)

    def in_union(self) -> Finding:
        """Whether no sample but a kink has changed its side."""
        return all_of(at_most(0, sign * height) for sign, height in self._sides())

    def at_exit(self) -> Finding:
        """Whether some sample that is no kink lies on the hyperplane of its neuron."""
        return any_of(equal(height, 0) for _, height in self._sides())

    def reach(self) -> fmpq:
        """The largest factor by which the point may move away from the cup without leaving the union."""
        data, least = self.cone.training, fmpq(100)
        for r, w in enumerate(self.weights):
            for i in self.cone.exits(r):
                begin, now = data.products[r][i], dot(w, data.X[i])
                if (now - begin) * begin < 0:
                    least = min(least, begin / (begin - now))
        return least

    def _sides(self) -> Iterable[tuple[int, fmpq]]:
        data = self.cone.training
        return [
            (data.activations[r][i], dot(w, data.X[i])) for r, w in enumerate(self.weights) for i in self.cone.exits(r)
        ]

    def _coordinates(self) -> list[fmpq]:
        """p and q in the order of the openings."""
        return [z for row in self.opened for x in row for z in (max(x, fmpq(0)), max(-x, fmpq(0)))]


def sample_points(cone: Cone, count: int = 12) -> list[ConePoint]:
    """`count` exits of a cup with strengths 1, in directions of small rationals that a fixed rule gives."""
    points = []
    for k in range(1, count + 1):
        alpha = tuple(fmpq((k * (r + 2)) % 7 - 3, 10) for r in range(cone.training.num_neurons))
        opened = tuple(
            tuple(fmpq((k * k + 3 * r + 5 * j * k) % 9 - 4, 40) for j in range(cone.training.dim - 1))
            for r in range(cone.training.num_neurons)
        )
        point = ConePoint(cone, alpha, opened)
        points.append(point.scaled(point.reach()))
    return points
