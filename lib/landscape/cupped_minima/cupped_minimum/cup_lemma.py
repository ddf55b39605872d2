"""The cup lemma: exact conditions under which weights are a cupped minimum of the loss, with v fixed.

Let e be the errors at w and f(u) = sum_i e_i relu(<u, x_i>). If f, times the sign of v_r, has a strict
local minimum with value 0 along the ray of every w_r, and the features relu(<w_r, x_i>) of the
neurons are independent, then w is cupped. Here both are decided by finitely many exact comparisons.
"""

from dataclasses import dataclass
from functools import cached_property

from flint import fmpq

from landscape.cupped_minima.cupped_minimum.training_set import Number, TrainingSet, Vector
from landscape.evidence.comparison import Finding, all_of, equal, less
from landscape.evidence.elimination import rank, solve

CONDITIONS = ("basis", "sign", "balance", "inside", "independent")


@dataclass(frozen=True)
class Cup:
    """The conditions of the cup lemma on one training set.

    basis        the kinks of each neuron are dim - 1 independent samples
    sign         v_r e_k > 0 at each kink
    balance      sum of e_i x_i over the active samples + sum gamma_k e_k x_k over the kinks = 0
    inside       all gamma_k are in (0, 1)
    independent  the features relu(<w_r, x_i>) have rank num_neurons
    """

    training: TrainingSet

    @cached_property
    def kinks(self) -> tuple[tuple[int, ...], ...]:
        """The kinks of each neuron."""
        return tuple(self.training.kinks(r) for r in range(self.training.num_neurons))

    @cached_property
    def gammas(self) -> tuple[Vector, ...]:
        """The gamma_k of each neuron, (num_neurons, dim - 1). Raises ValueError unless its kinks are a basis."""
        return tuple(coefficients[:-1] for coefficients in self._coefficients)

    @property
    def residues(self) -> Vector:
        """What `balance` leaves along each W_r: zero if it holds. (num_neurons,)."""
        return tuple(coefficients[-1] for coefficients in self._coefficients)

    @cached_property
    def _coefficients(self) -> tuple[Vector, ...]:
        """-pull of each neuron in the basis of its e_k x_k and W_r."""
        return tuple(self._resolved(r) for r in range(self.training.num_neurons))

    def _resolved(self, r: int) -> Vector:
        data = self.training
        if self._basis(r).holds is not True:
            raise ValueError(f"training: expected {data.dim - 1} independent kinks at neuron {data.neurons[r]}")
        columns = [tuple(data.errors[k] * entry for entry in data.X[k]) for k in self.kinks[r]] + [data.W[r]]
        return tuple(solve(list(zip(*columns, strict=True)), [-entry for entry in data.pull(r)]))

    def _basis(self, r: int) -> Finding:
        """dim - 1 kinks whose errors are not zero, independent."""
        rows = [self.training.X[k] for k in self.kinks[r] if self.training.errors[k] != 0]
        return equal([len(self.kinks[r]), rank(rows) if rows else 0], [self.training.dim - 1] * 2)

    def finding(self, name: str) -> Finding:
        """Whether one of `CONDITIONS` holds. Raises ValueError for the middle ones where the kinks are no basis."""
        neurons = range(self.training.num_neurons)
        if name == "basis":
            return all_of(self._basis(r) for r in neurons)
        if name == "sign":
            return all_of(
                less(0, self.training.signs[r] * self.training.errors[k]) for r in neurons for k in self.kinks[r]
            )
        if name == "balance":
            return equal(list(self.residues), [fmpq(0)] * len(self.residues))
        if name == "inside":
            return all_of(finding for row in self.gammas for gamma in row for finding in _inside(gamma))
        if name == "independent":
            return equal(rank([self.training.features(r) for r in neurons]), len(neurons))
        raise ValueError(f"name: expected one of {', '.join(CONDITIONS)}, not {name!r}")

    def first_failure(self) -> str:
        """The first condition that fails; empty if all hold, and then the weights are a cupped minimum."""
        return next((name for name in CONDITIONS if self.finding(name).holds is not True), "")


def _inside(gamma: Number) -> tuple[Finding, Finding]:
    return less(0, gamma), less(gamma, 1)
