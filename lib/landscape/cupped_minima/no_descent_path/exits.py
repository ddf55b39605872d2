"""How much the loss has gained where a path leaves the cells around a cup: weak duality, in fractions.

The cells: no <w_r, x_i> that is not 0 changes its sign. There the predictions gain
sum alpha_r v_r f_r + sum x_j M_j, with f_r the features, M_j the pushes and x_j >= 0. Since |g|^2 >= 2 <u, g> - |u|^2,
every u bounds the loss from below by a linear function.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from flint import fmpq, fmpq_mat

from landscape.cupped_minima.no_descent_path.cup import Cup
from landscape.evidence.comparison import Finding, all_of, at_most, equal
from landscape.evidence.inputs import exact_array


@dataclass(frozen=True)
class Exit:
    """A wall <w_r, x_i> = 0 of the cells around a cup, and a certificate for the loss on it.

    neuron, sample  r and i
    dual            u, (num_samples,): orthogonal to all features but that of the neuron
    """

    cup: Cup
    neuron: int
    sample: int
    dual: np.ndarray

    @property
    def climb(self) -> fmpq:
        """What the loss has gained at least, if the certificate holds: -2 <u, v_r f_r> - |u|^2."""
        return -2 * self._share - self.dual @ self.dual

    @property
    def _share(self) -> fmpq:
        return self.cup.features[:, self.neuron] @ self.dual * int(self.cup.v[self.neuron])

    def check(self) -> Finding:
        """Whether no push can undo the certificate. Exact."""
        others = [self.cup.features[:, r] @ self.dual for r in range(len(self.cup.v)) if r != self.neuron]
        slopes = self.cup.pushes @ (self.cup.error + self.dual) - self._share * self._shortcuts()
        return all_of([equal(others, [0] * len(others)) if others else equal(0, 0),
                       *(at_most(0, slope) for slope in slopes.tolist())])  # fmt: skip

    def _shortcuts(self) -> np.ndarray:
        """How far each push leads towards the wall, as a share of the way, up to its sign."""
        cup, r = self.cup, self.neuron
        per_neuron = len(cup.pushes) // len(cup.v)
        shares = np.array([fmpq(0)] * len(cup.pushes), dtype=object)
        for j, k in enumerate(cup.kinks[r]):
            step = cup.turn(r, k) @ cup.X[self.sample] / cup.products[r, self.sample]
            place = r * per_neuron + 2 * j
            shares[place], shares[place + 1] = step, -step
        return shares


def exits(cup: Cup, duals: Any) -> Iterator[Exit]:
    """Every wall around a rational cup, each with the feasible certificate nearest to its row of `duals`.

    duals  rationals, (num_walls, num_samples), in the order of `cup.products`
    Raises ValueError for another shape.
    """
    duals = exact_array("duals", duals, (len(cup.products), len(cup.X)))
    F = fmpq_mat(cup.features.tolist())
    lift = np.array((F * (F.transpose() * F).inv()).tolist(), dtype=object)
    for (r, i), dual in zip(cup.products, duals, strict=True):
        excess = cup.features.T @ dual
        excess[r] = fmpq(0)
        yield Exit(cup, r, i, dual - lift @ excess)


def certified_climb(cup: Cup, duals: Any) -> tuple[fmpq, Finding]:
    """(H, whether every certificate holds): no point on a wall has gained less than H."""
    walls = list(exits(cup, duals))
    return min(wall.climb for wall in walls), all_of([cup.finding(), *(wall.check() for wall in walls)])
