"""The constants of SSG20's Lemmas 2 to 5 for a training set with |w_r| = 1, as balls, and what they bound.

All of them are for F = sum of squares as equation (1) prints it; the paper's own, made with the
gradient (2) from which a factor 2 is missing, are half as large.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from flint import arb, arb_mat, fmpq

from landscape.cupped_minima.cupped_minimum.cup_lemma import Cup
from landscape.cupped_minima.cupped_minimum.training_set import Number, TrainingSet, Vector, enclosed, root
from landscape.evidence.balls import lower, upper, working_precision
from landscape.evidence.elimination import solve
from landscape.evidence.linear_algebra import smallest_singular_value_lower_bound
from landscape.geometry.cones import dot


@dataclass(frozen=True)
class CupConstants:
    """delta, mu, eta_1, eta_2, x_0 and epsilon: F(w + t theta) >= F(w) + epsilon t^2 for |theta| = 1, t <= delta.

    Raises ValueError unless all |w_r| = 1 and the conditions of the cup lemma hold.
    """

    training: TrainingSet

    def __post_init__(self) -> None:
        if any(norm != 1 for norm in self.training.squared_norms):
            raise ValueError("training: expected weights with |w_r| = 1")
        failing = Cup(self.training).first_failure()
        if failing:
            raise ValueError(f"training: expected the conditions of the cup lemma, but {failing!r} fails")

    @cached_property
    def squared_delta(self) -> Number:
        """Equation (11), squared: the least <w_r, x_i>^2/|x_i|^2 that is not zero (printed: = 0). Exact."""
        data = self.training
        lengths = [dot(x, x) for x in data.X]
        return min(
            product**2 / (length * dot(w, w))
            for w, row in zip(data.W, data.products, strict=True)
            for product, length in zip(row, lengths, strict=True)
            if product != 0
        )

    @property
    def delta(self) -> arb:
        """Equation (11)."""
        return root(self.squared_delta)

    @cached_property
    def duals(self) -> tuple[tuple[Vector, ...], ...]:
        """zeta_rk, dual to the kinks of neuron r and orthogonal to w_r: <zeta_rk, x_l> = [k = l]. Exact."""
        data, cup = self.training, Cup(self.training)
        return tuple(_dual([data.X[k] for k in cup.kinks[r]]) for r in range(data.num_neurons))

    @cached_property
    def squared_mu(self) -> Number:
        """(mu/2)^2 = least v_r^2 min(gamma, 1 - gamma)^2/|zeta|^2, over neurons and kinks. Exact."""
        gammas = Cup(self.training).gammas
        return min(
            output * e**2 * min(gamma, 1 - gamma) ** 2 / dot(zeta, zeta)
            for r, output in enumerate(self.training.squared_outputs)
            for gamma, zeta, e in zip(gammas[r], self.duals[r], self._kink_errors(r), strict=True)
        )

    def _kink_errors(self, r: int) -> list[Number]:
        return [self.training.errors[k] for k in self.training.kinks(r)]

    @property
    def mu(self) -> arb:
        """Lemma 3: the slope of F along theta is at least mu |theta_perp|."""
        return 2 * root(self.squared_mu)

    @cached_property
    def eta_1(self) -> arb:
        """Claim 4: |G theta_par|^2 >= eta_1 |theta_par|^2, a lower bound from the features on the whole sample."""
        return lower(smallest_singular_value_lower_bound(self.features) ** 2)

    @cached_property
    def features(self) -> arb_mat:
        """v_r relu(<w_r, x_i>), (num_samples, num_neurons): it does not depend on theta."""
        data = self.training
        with working_precision():
            strengths = data.strengths()
            return arb_mat(
                [[s * enclosed(data.features(r)[i]) for r, s in enumerate(strengths)] for i in range(data.num_samples)]
            )

    @cached_property
    def eta_2(self) -> arb:
        """2 sigma_max(G)^2 for every pattern that theta can have, by the Frobenius norm with all kinks switched on."""
        data, total = self.training, fmpq(0)
        for r, output in enumerate(data.squared_outputs):
            seen = (*data.kinks(r), *data.active(r))
            total = total + output * sum(dot(data.X[i], data.X[i]) for i in seen)
        return upper(2 * enclosed(total))

    @cached_property
    def x_0(self) -> arb:
        """The root in (0, 1) of p(x) = eta_1 delta (1 - x^2) - eta_2 delta x - mu x; p decreases there."""
        with working_precision():
            a, c = self.eta_1 * self.delta, self.eta_2 * self.delta + self.mu
            return 2 * a / (c + (c * c + 4 * a * a).sqrt())

    @property
    def epsilon(self) -> arb:
        """Equation (17): mu x_0/delta, rounded down."""
        with working_precision():
            return lower(self.mu * self.x_0 / self.delta)

    @property
    def radius(self) -> arb:
        """Up to which distance the cup lemma gives F(w + theta) >= F(w) + eta_1 |theta|^2/2, at least.

        min(delta, 4c/(2C^2 + sigma^2)) with c = mu/2, sigma^2 = eta_1 and 2C^2 = eta_2.
        """
        with working_precision():
            return min(lower(self.delta), lower(2 * self.mu / (self.eta_1 + self.eta_2)))

    @property
    def climb(self) -> arb:
        """epsilon delta^2: how far F has risen at distance delta, at least."""
        with working_precision():
            return lower(self.epsilon * self.delta**2)


def slope(data: TrainingSet, r: int, direction: Sequence[Number]) -> Number:
    """The derivative of sum_i e_i relu(<w_r, x_i>), times the sign of v_r, along `direction` from w_r. Exact.

    It is taken from the definition, sample by sample. The slope of F is 2 |v_r| times this.
    """
    total = fmpq(0)
    for e, x, sign in zip(data.errors, data.X, data.activations[r], strict=True):
        step = dot(direction, x)
        if sign > 0 or (sign == 0 and step > 0):
            total = total + e * step
    return data.signs[r] * total


def rise(data: TrainingSet, moved: Sequence[Sequence[arb]], bits: int = 256) -> arb:
    """F(w + moved) - F(w), (num_neurons, dim), from the definition, in balls."""
    with working_precision(bits):
        W, v, y = data.weights(bits), data.v(bits), data.labels(bits)
        total = -enclosed(data.loss, bits)
        for x, label in zip(data.X, y, strict=True):
            at = [enclosed(entry, bits) for entry in x]
            rows = zip(v, W, moved, strict=True)
            outputs = [s * dot([a + b for a, b in zip(w, m, strict=True)], at).max(arb(0)) for s, w, m in rows]
            residual = sum(outputs, arb(0)) - label
            total += residual * residual  # a power of a ball around zero is NaN
        return total


def _dual(kinks: Sequence[Vector]) -> tuple[Vector, ...]:
    """The dual basis in the span of the kinks: combinations with the inverse of their Gram matrix."""
    gram = [[dot(x, y) for y in kinks] for x in kinks]
    found = []
    for k in range(len(kinks)):
        weights = solve(gram, [fmpq(int(k == j)) for j in range(len(kinks))])
        found.append(tuple(dot(weights, column) for column in zip(*kinks, strict=True)))
    return tuple(found)
