"""How high every path out of a cup must climb: a lower bound for each exit, by weak duality.

At the exit of neuron r at sample i, (1 + alpha_r) <w_r, x_i> + sum_k (p_rk - q_rk) <zeta_rk, x_i> = 0. Let g be
a vector with <g, G_r> = 1 and <g, G_r'> = 0 for the other features. Since the movement is sum_r alpha_r G_r +
sum_j z_j B_j, there 1 + <g, movement> = sum_j k_j z_j with k_j = <g, B_j> - [j belongs to r] <u_j, x_i>/<w_r, x_i>,
u_j the direction of opening j. Hence, for every mu >= 0 with mu k_j <= c_j for all j,

    loss - loss at the cup = sum c_j z_j + |movement|^2 >= mu (1 + <g, movement>) + |movement|^2
                           = mu - mu^2 |g|^2/4 + |movement + mu g/2|^2.

With the shortest g and mu = 2/|g|^2 this is 1/|g|^2, the squared distance of G_r from the span of the other
features: the climb to the best network with w_r = 0 and the others rescaled, so that the bound is attained.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flint import arb, arb_mat, fmpq, fmpq_mat

from landscape.cupped_minima.cup_barrier.cone import Cone, Opening
from landscape.cupped_minima.cupped_minimum import enclosed, exact_root
from landscape.evidence.balls import working_precision
from landscape.evidence.comparison import Finding, all_of, any_of, at_most, less
from landscape.geometry.cones import dot

Real = Any
"""fmpq where all strengths are rational, else arb."""


@dataclass(frozen=True)
class Barrier:
    """Lower bounds on the climb out of a cup, in rationals where these suffice, else in balls."""

    cone: Cone

    @cached_property
    def strengths(self) -> list[Real]:
        """|v_r| |w_r| / |W_r|: rational for all neurons, or balls for all."""
        data = self.cone.training
        try:
            return [exact_root(square) for square in data.squared_strengths]
        except ValueError:
            return data.strengths()

    @property
    def exact(self) -> bool:
        """Whether everything is rational."""
        return not isinstance(self.strengths[0], arb)

    @cached_property
    def features(self) -> list[list[Real]]:
        """G_r: how the predictions move with alpha_r, (num_neurons, num_samples)."""
        with working_precision():
            rows = zip(self.strengths, self.cone.features, strict=True)
            return [[strength * self._number(x) for x in row] for strength, row in rows]

    @cached_property
    def dual_features(self) -> list[list[Real]]:
        """The shortest g_r with <g_r, G_r'> = 1 if r = r' and 0 if not, (num_neurons, num_samples).

        Raises ValueError where the features cannot be certified independent.
        """
        matrix = (fmpq_mat if self.exact else arb_mat)(self.features)
        try:
            with working_precision():
                return (matrix * matrix.transpose()).solve(matrix).tolist()
        except ZeroDivisionError:
            raise ValueError("training: expected independent features relu(<w_r, x_i>)") from None

    @cached_property
    def heights(self) -> list[Real]:
        """1/|g_r|^2 of each neuron: the climb to the best network with w_r = 0 and the others rescaled."""
        with working_precision():
            return [1 / dot(g, g) for g in self.dual_features]

    def is_attained(self) -> Finding:
        """Whether mu = 2/|g_r|^2 is allowed at every exit: then the least climb out is the least of `heights`."""
        with working_precision():
            return all_of(finding for r in range(len(self.strengths)) for finding in self._allowed(r))

    def opens_downwards(self, r: int) -> Finding:
        """Whether, once w_r = 0 with no other weight turned over, regrowing it along some axis leads below the cup.

        Along w_r = tau u the loss is a parabola in tau >= 0, with slope 2 s_r <errors, h> at 0 and curvature
        |h|^2, h_i = relu(<u, x_i>): it falls by up to <errors, h>^2/|h|^2.
        """
        data = self.cone.training
        with working_precision():
            kept = [
                less(dot(self.dual_features[r], g) * self.heights[r], 1)
                for q, g in enumerate(self.dual_features)
                if q != r
            ]
            moved = zip(data.errors, self.dual_features[r], strict=True)
            errors = [self._number(e) - self.heights[r] * g for e, g in moved]
            falls = any_of(
                all_of([less(data.signs[r] * slope, 0), less(self.heights[r] * length, slope * slope)])
                for h in _axis_features(data.X)
                for slope, length in [(dot(errors, map(self._number, h)), self._number(dot(h, h)))]
            )
            return all_of([*kept, falls])

    def bound(self, r: int, i: int, g: Sequence[Real]) -> Real:
        """A lower bound on the climb to the exit of neuron r at sample i; for rational cups.

        g  any vector, (num_samples,); the nearest one that is dual to the features is taken
        Raises ValueError for another length, and unless i is an exit of r.
        """
        if r not in range(len(self.strengths)) or i not in self.cone.exits(r):
            raise ValueError(f"r, i: expected a neuron and one of its exits, not {r} and {i}")
        g = self.corrected(r, g)
        squared = dot(g, g)
        limits = [c / k for k, c in self._rates(r, i, g) if k > 0]
        mu = min([2 / squared, *limits])
        return mu - mu**2 * squared / 4

    def corrected(self, r: int, g: Sequence[Real]) -> list[Real]:
        """The nearest vector with <g, G_r> = 1 and <g, G_r'> = 0. Raises ValueError for another length."""
        out = list(g)
        if len(out) != len(self.features[0]):
            raise ValueError(f"g: expected {len(self.features[0])} numbers, one for each sample, not {len(out)}")
        for other, (feature, dual) in enumerate(zip(self.features, self.dual_features, strict=True)):
            excess = dot(g, feature) - int(other == r)
            out = [entry - excess * x for entry, x in zip(out, dual, strict=True)]
        return out

    def _allowed(self, r: int) -> list[Finding]:
        """mu k_j <= c_j: at the openings of other neurons once, at those of r for every exit."""
        g, mu = self.dual_features[r], 2 * self.heights[r]
        findings = [at_most(mu * dot(g, move), c) for j, move, c in self._moves if j.neuron != r]
        for i in self.cone.exits(r):
            findings += [at_most(mu * k, c) for k, c in self._own_rates(r, i, g)]
        return findings

    def _rates(self, r: int, i: int, g: Sequence[Real]) -> list[tuple[Real, Real]]:
        """(k_j, c_j) of every opening."""
        others = [(dot(g, move), c) for j, move, c in self._moves if j.neuron != r]
        return others + self._own_rates(r, i, g)

    def _own_rates(self, r: int, i: int, g: Sequence[Real]) -> list[tuple[Real, Real]]:
        """(k_j, c_j) of the openings of neuron r itself."""
        data = self.cone.training
        height = self.strengths[r] * self._number(data.products[r][i])
        own = [moved for moved in self._moves if moved[0].neuron == r]
        return [(dot(g, move) - self._number(dot(j.direction, data.X[i])) / height, c) for j, move, c in own]

    @cached_property
    def _moves(self) -> list[tuple[Opening, list[Real], Real]]:
        """Every opening with its movement and slope as numbers of this barrier's kind."""
        return [(j, [self._number(x) for x in j.movement], self._number(j.slope)) for j in self.cone.openings]

    def _number(self, value: Any) -> Real:
        return fmpq(value) if self.exact else enclosed(value)


def _axis_features(X: Sequence[Sequence[Any]]) -> list[list[Any]]:
    """relu(<u, x_i>) for the unit vectors u = e_1, -e_1, ..., exact; those that are not zero."""
    columns = [[sign * x[j] for x in X] for j in range(len(X[0])) for sign in (1, -1)]
    features = [[x if x > 0 else 0 * x for x in column] for column in columns]
    return [h for h in features if any(x != 0 for x in h)]
