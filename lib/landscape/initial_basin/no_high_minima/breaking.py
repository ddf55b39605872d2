"""Local minima above the ceiling, where a hypothesis is dropped: small, exact, and certified.

A loss is a formula in the trained parameters that calls `relu`. At a point where no relu sits on its
kink it is a polynomial in a whole neighbourhood, and one of two certificates shows a local minimum:
the polynomial is its value plus a sum of squares, or its gradient is zero and its Hessian definite.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import sympy
from sympy import Rational

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import Finding, all_of, at_most, contradicts, equal, identity, less
from landscape.evidence.verdict import Arithmetic

Formula = Callable[[Callable[[sympy.Expr], sympy.Expr]], sympy.Expr]
U, V, W, S = sympy.symbols("u v w s")


@dataclass(frozen=True)
class LocalMinimum:
    """A point, the loss around it, and why it is a local minimum.

    claim    which claim it breaks
    about    the network in words
    loss     formula in the trained parameters; gets `relu`
    point    values of all trained parameters
    ceiling  what the claim says that the loss of a local minimum cannot exceed
    squares  (factor >= 0, polynomial): factor * polynomial^2 sum to loss - value near the point, or None
             for a definite Hessian
    """

    claim: str
    about: str
    loss: Formula
    point: Mapping[sympy.Symbol, Rational]
    ceiling: Rational
    squares: tuple[tuple[Rational, sympy.Expr], ...] | None = ()

    @property
    def nearby(self) -> sympy.Expr:
        """The polynomial that the loss is near the point. Raises ValueError on a kink."""
        return sympy.expand(self.loss(self._relu))

    @property
    def value(self) -> Rational:
        """The loss at the point."""
        return self.nearby.subs(self.point)

    def check(self) -> Finding:
        """Whether the point is a local minimum. Exact."""
        if self.squares is not None:
            excess = sum((factor * root**2 for factor, root in self.squares), sympy.Integer(0))
            factors = [at_most(0, factor) for factor, _ in self.squares]
            return all_of([identity(self.nearby, self.value + excess), *factors])
        unknowns = list(self.point)
        slopes = [equal(sympy.diff(self.nearby, unknown).subs(self.point), 0) for unknown in unknowns]
        hessian = sympy.hessian(self.nearby, unknowns).subs(self.point)
        minors = [hessian[:k, :k].det() for k in range(1, len(unknowns) + 1)]
        return all_of([*slopes, *(less(0, minor) for minor in minors)])

    def _relu(self, z: sympy.Expr) -> sympy.Expr:
        here = sympy.sympify(z).subs(self.point)
        if here == 0:
            raise ValueError(f"point: expected no relu on its kink, but {z} is 0 there")
        return z if here > 0 else sympy.Integer(0)


def _clip(relu: Callable, z: sympy.Expr) -> sympy.Expr:
    """Hard tanh: z between -1 and 1, constant outside."""
    return relu(z + 1) - relu(z - 1) - 1


FROZEN_SCALES = LocalMinimum(
    "own/no-high-minima",
    "x = 1, -1, y = (1/2, 0), output weight 1 and hidden bias 1 frozen",
    lambda relu: ((relu(W + 1) - Rational(1, 2)) ** 2 + relu(1 - W) ** 2) / 2,
    {W: Rational(1, 4)},
    Rational(1, 8),
    ((Rational(1), W - Rational(1, 4)),),
)
FROZEN_OUTPUT_BIAS = LocalMinimum(
    "own/no-high-minima",
    "x = 1, y = -1, output bias 1 frozen, w and v trained",
    lambda relu: (V * relu(W) + 1 + 1) ** 2,
    {V: Rational(1), W: Rational(-1)},
    Rational(1),
)
SATURATED = LocalMinimum(
    "own/no-high-minima",
    "x = 1, y = -1, hard tanh on top, w and v trained",
    lambda relu: (_clip(relu, V * relu(W)) + 1) ** 2,
    {V: Rational(1), W: Rational(2)},
    Rational(1),
)
DEEP_DECAY = LocalMinimum(
    "own/weight-decay",
    "x = y = 1, weights u, v, w in three layers, decay 38/81, decay included",
    lambda relu: (U * relu(V * relu(W)) - 1) ** 2 + Rational(38, 81) * (U**2 + V**2 + W**2),
    {U: Rational(2, 3), V: Rational(2, 3), W: Rational(2, 3)},
    Rational(1),
    None,
)
SHALLOW_DECAY = LocalMinimum(
    "own/weight-decay",
    "x = y = 1, weights v, w in two layers, decay 3/4, decay included",
    lambda relu: (V * relu(W) - 1) ** 2 + Rational(3, 4) * (V**2 + W**2),
    {V: Rational(1, 2), W: Rational(1, 2)},
    Rational(1),
    None,
)
CAPPED_LOSS = LocalMinimum(
    "own/convex-ceiling",
    "x = y = 1, prediction -2, the loss min((p - y)^2, 4)",
    lambda relu: 4 - relu(4 - (V * relu(W) - 1) ** 2),
    {V: Rational(-2), W: Rational(1)},
    Rational(1),
)
WIDE_BUT_FLAT = LocalMinimum(
    "own/last-layer-projection",
    "x = 1, -1, y = (1, 1), two neurons, both active on x = 1 only",
    lambda relu: ((U * relu(W) + V * relu(S) - 1) ** 2 + (U * relu(-W) + V * relu(-S) - 1) ** 2) / 2,
    {U: Rational(1, 2), V: Rational(1, 2), W: Rational(1), S: Rational(1)},
    Rational(0),
    ((Rational(1, 2), U * W + V * S - 1),),
)


@checker(Arithmetic.EXACT)
def check_without(found: LocalMinimum) -> Check:
    """The claim that `found` breaks: a certified local minimum with a loss above the ceiling."""
    finding = contradicts(all_of([found.check(), less(found.ceiling, found.value)]))
    scope = f"{found.about}: local minimum of loss {found.value}, ceiling {found.ceiling}"
    return Check(found.claim, finding, scope)
