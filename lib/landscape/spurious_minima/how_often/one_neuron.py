"""One neuron, one target, one dimension: half of all runs shrink to zero."""

import sympy

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, identity, positive_for_positive, suffices
from landscape.evidence.verdict import Arithmetic


@checker(Arithmetic.EXACT)
def check_one_neuron(longest: int = 2, target: int = 1, height: str = "1/4") -> Check:
    """own/one-neuron-descent for all starts and all steps in (0, 2): identities and signs, the rest told.

    A step s between 0 and `longest` is longest / (1 + t) with t > 0, and so is a point between 0 and 2.
    False versions: steps up to `longest` = 3, which overshoot; the `target` -1 where the proof has 1;
    another `height` of the point 0.
    """
    w, t = sympy.symbols("w t")
    step, point = sympy.Rational(longest) / (1 + t), 2 / (1 + t)
    right, left = gaussian_loss_of_numbers(w, 1, target), gaussian_loss_of_numbers(w, -1, target)
    factor = 1 - step / 2
    findings = [
        identity(right, (w - 1) ** 2 / 4),
        identity(left, w**2 / 4 + sympy.Rational(height)),
        identity(w - step * sympy.diff(right, w) - 1, factor * (w - 1)),
        identity(w - step * sympy.diff(left, w), factor * w),
        positive_for_positive(factor),
        positive_for_positive(1 - factor),
        positive_for_positive(sympy.Rational(height) - right.subs(w, point)),
    ]
    scope = "all starts, all steps below 2: one step on either side as an identity in w and s, signs; rest told"
    return Check("own/one-neuron-descent", suffices(all_of(findings)), scope, Covers.WHOLE)


def gaussian_loss_of_numbers(w: sympy.Expr, side: int, target: int = 1) -> sympy.Expr:
    """F for one neuron w with the sign `side` and the target 1 or -1, by eqs. (6) and (7) in one dimension.

    There the angle is 0 or pi, and f(w, v) is |w| |v| / 2 for numbers of one sign and 0 for others.
    """
    cross = abs(target) * side * w / 2 if side == target else sympy.Integer(0)
    return w**2 / 4 - cross + sympy.Rational(target**2, 4)
