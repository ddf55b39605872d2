"""What a singleton sample asks of a network: at most one demand on each half-axis.

A sample point is a singleton if exactly one coordinate is non-zero. Then every sample lies
on one of 2d half-axes, and the network's prediction on half-axis (j, side) is |x| p, where
p = sum of v_i |w_i^j| over the neurons with sign(w_i^j) = side. Half-axes do not talk to
each other. Each wants p = h, its least-squares slope; where h != 0 that is a demand, and
any neuron on the right side with the right output sign can meet it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from flint import fmpq

from landscape.evidence.inputs import exact_array


@dataclass(frozen=True, order=True)
class Demand:
    """One half-axis that wants a non-zero slope.

    axis   coordinate j, from 0
    side   +1 or -1: the sign of the samples' coordinate
    sign   +1 or -1: the sign of the wanted slope h, hence of the output weight that can serve
    """

    axis: int
    side: int
    sign: int

    def served_by(self, weight_signs: Sequence[int], output_weight: int) -> bool:
        """Whether a neuron with these signs of its weights and this output weight can serve."""
        return weight_signs[self.axis] == self.side and output_weight == self.sign


@dataclass(frozen=True)
class SingletonSample:
    """A singleton sample, reduced to what decides its basin minima. Exact; the loss is the mean.

    num_samples, dim  m and d
    optimum           alpha*, the least loss of any two-layer network: every demand met
    excess            loss added by each unmet demand, (sum |x| y)^2 / (m sum x^2)
    """

    num_samples: int
    dim: int
    optimum: fmpq
    excess: tuple[tuple[Demand, fmpq], ...]

    @classmethod
    def of(cls, X: Any, y: Any) -> "SingletonSample":
        """From rational X (num_samples, dim) and labels y (num_samples,).

        Raises ValueError if a row of X has not exactly one non-zero entry.
        """
        X = exact_array("X", X, (None, None))
        y = exact_array("y", y, (len(X),))
        optimum, excess = fmpq(0), []
        for (axis, side), rows in _half_axes(X).items():
            xx, xy, yy = (sum(values, fmpq(0)) for values in _moments(X[rows, axis], y[rows]))
            gain = xy**2 / xx / len(X)
            optimum += yy / len(X) - gain
            if xy != 0:
                excess.append((Demand(axis, side, 1 if xy > 0 else -1), gain))
        return cls(len(X), X.shape[1], optimum, tuple(sorted(excess)))

    @property
    def demands(self) -> tuple[Demand, ...]:
        """The half-axes that want something, r <= 2d of them."""
        return tuple(demand for demand, _ in self.excess)

    @property
    def single_neuron_optimum(self) -> fmpq:
        """alpha, the least loss of x -> relu(<w, x>): per axis it serves at most one positive demand."""
        best: dict[int, fmpq] = {}
        for demand, gain in self.excess:
            if demand.sign > 0:
                best[demand.axis] = max(best.get(demand.axis, fmpq(0)), gain)
        return self.optimum + sum((g for _, g in self.excess), fmpq(0)) - sum(best.values(), fmpq(0))

    def basin_minimum(self, weight_signs: Sequence[Sequence[int]], output_weights: Sequence[int]) -> fmpq:
        """Least loss over the closed region combination with these signs: alpha* plus the unmet excess.

        weight_signs (num_neurons, dim) of +-1, output_weights (num_neurons,) of +-1.
        """
        neurons = list(zip(weight_signs, output_weights, strict=True))
        unmet = (g for demand, g in self.excess if not any(demand.served_by(*neuron) for neuron in neurons))
        return self.optimum + sum(unmet, fmpq(0))


def sufficient_demands(dim: int) -> tuple[Demand, ...]:
    """The 4d services on which SS16's proof of Theorem 2 insists: both signs on every half-axis."""
    return tuple(Demand(*signs) for signs in product(range(dim), (1, -1), (1, -1)))


def _half_axes(X: np.ndarray) -> dict[tuple[int, int], list[int]]:
    """Rows of X on each half-axis (axis, side)."""
    found: dict[tuple[int, int], list[int]] = {}
    for row, x in enumerate(X):
        axes = [axis for axis, entry in enumerate(x) if entry != 0]
        if len(axes) != 1:
            raise ValueError(f"X: expected exactly one non-zero coordinate in every row, not {len(axes)} in row {row}")
        found.setdefault((axes[0], 1 if x[axes[0]] > 0 else -1), []).append(row)
    return found


def _moments(x: Sequence[fmpq], y: Sequence[fmpq]) -> tuple[list[fmpq], list[fmpq], list[fmpq]]:
    """Terms of sum x^2, sum |x| y and sum y^2."""
    return [a * a for a in x], [abs(a) * b for a, b in zip(x, y, strict=True)], [b * b for b in y]
