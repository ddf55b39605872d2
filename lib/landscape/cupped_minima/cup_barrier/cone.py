"""The loss around a cup, in cone coordinates on the union of the activation cells that touch it.

With effective weights (the length of v_r moved into w_r, so that v_r = s_r = -1 or 1) every weight of
that union is (1 + alpha_r) w_r + sum_k (p_rk - q_rk) zeta_rk with p, q >= 0 and p q = 0, where the zeta_rk
are dual to the samples x_k at which w_r bends. There the predictions move linearly in (alpha, p, q), and
the loss is its value at the cup + sum c_j z_j + |movement|^2, with z = (p, q) and all c_j > 0.
"""

from dataclasses import dataclass
from functools import cached_property

from flint import fmpq

from landscape.cupped_minima.cupped_minimum import Cup, TrainingSet
from landscape.cupped_minima.cupped_minimum.training_set import Number, Vector
from landscape.evidence.comparison import Finding, all_of
from landscape.evidence.elimination import solve
from landscape.geometry.cones import dot


@dataclass(frozen=True)
class Opening:
    """One coordinate p_rk or q_rk: how the loss and the predictions move with it.

    neuron     r
    direction  zeta_rk or -zeta_rk, (dim,)
    slope      c_j: 2 |e_k| (1 - gamma_k) for p, 2 |e_k| gamma_k for q
    movement   of the predictions, (num_samples,)
    """

    neuron: int
    direction: Vector
    slope: Number
    movement: Vector


@dataclass(frozen=True)
class Cone:
    """Cone coordinates at the network of a training set; exact.

    Raises ValueError, on first use, where the kinks of a neuron are no basis of the hyperplane
    orthogonal to it: then there are no such coordinates.
    """

    training: TrainingSet

    @cached_property
    def cup(self) -> Cup:
        """The conditions of the cup lemma."""
        return Cup(self.training)

    def hypotheses(self) -> Finding:
        """Kinks that are a basis, signs, balance, gammas inside (0, 1). The independent features are not asked."""
        return all_of(self.cup.finding(name) for name in ("basis", "sign", "balance", "inside"))

    @cached_property
    def duals(self) -> tuple[tuple[Vector, ...], ...]:
        """zeta_rk: orthogonal to w_r, with <zeta_rk, x_l> = 1 if k = l and 0 for the other kinks."""
        return tuple(self._duals(r) for r in range(self.training.num_neurons))

    @cached_property
    def openings(self) -> tuple[Opening, ...]:
        """All p_rk and q_rk, neuron by neuron."""
        return tuple(
            opening
            for r in range(self.training.num_neurons)
            for k in range(self.training.dim - 1)
            for opening in self._pair(r, k)
        )

    @cached_property
    def features(self) -> tuple[Vector, ...]:
        """s_r relu(<W_r, x_i>): times the strength, how predictions move with alpha_r. (num_neurons, num_samples)."""
        data = self.training
        return tuple(tuple(s * entry for entry in data.features(r)) for r, s in enumerate(data.signs))

    def exits(self, r: int) -> tuple[int, ...]:
        """Samples whose hyperplane bounds the union for w_r: all but the kinks."""
        return tuple(i for i, sign in enumerate(self.training.activations[r]) if sign)

    def _duals(self, r: int) -> tuple[Vector, ...]:
        rows = [*(self.training.X[k] for k in self.training.kinks(r)), self.training.W[r]]
        units = [[fmpq(int(i == k)) for i in range(len(rows))] for k in range(len(rows) - 1)]
        return tuple(tuple(solve(rows, unit)) for unit in units)

    def _pair(self, r: int, k: int) -> tuple[Opening, Opening]:
        data, zeta, gamma = self.training, self.duals[r][k], self.cup.gammas[r][k]
        kink, sign, active = data.kinks(r)[k], data.signs[r], set(data.active(r))
        moved = [sign * dot(zeta, x) if i in active else fmpq(0) for i, x in enumerate(data.X)]
        bent = [entry + sign if i == kink else entry for i, entry in enumerate(moved)]
        cost = 2 * abs(data.errors[kink])
        return (
            Opening(r, zeta, cost * (1 - gamma), tuple(bent)),
            Opening(r, tuple(-x for x in zeta), cost * gamma, tuple(-x for x in moved)),
        )
