"""The third derivative of the loss along a line, and a bound for it that does not care for angles.

In the frame of w = (r, 0, 0) and v = q (cos t, sin t, 0), write a = (a1, a2, a3) for a direction of w:
a1 along w, a2 along the part of v orthogonal to w, a3 orthogonal to both. For the kernel f of (7)

    2 pi f_www[a, a, a] = -(q/r^2) (cos t (3 a2 (a2^2 + a3^2) - a2^3) + 3 sin t a1 (2 a2^2 + a3^2)),
    2 pi f_wwv[a, a, b] = (2 a2^2 b2 + a3^2 b2 + 2 a2 a3 b3) / r,

so that |f_www[a, a, a]| <= 3 sqrt(3) q |a|^3 / (4 pi r^2) and |f_wwv[a, a, b]| <= |a|^2 |b| / (pi r).
Both formulas fail on the line of w, where the third derivative jumps; the bounds go through it,
because the second derivative is continuous there (own/two-derivatives).
"""

from collections.abc import Iterator

import numpy as np
import sympy
from flint import arb

from landscape.evidence.balls import lower, upper, working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, identity, positive_for_positive, suffices
from landscape.evidence.inputs import exact_array
from landscape.evidence.verdict import Arithmetic
from landscape.networks.elementary import balls
from landscape.spurious_minima.certified_minima import Exact, checked

a1, a2, a3, b1, b2, b3, q, r, tau, t, S, x, z = sympy.symbols("a1 a2 a3 b1 b2 b3 q r tau t S x z")
COS, SIN = (1 - tau**2) / (1 + tau**2), 2 * tau / (1 + tau**2)
TWO, ONE = sympy.Integer(2), sympy.Integer(1)


def along_a_line(a: tuple[sympy.Expr, ...], b: tuple[sympy.Expr, ...]) -> sympy.Expr:
    """2 pi times the third derivative of f(w + t a, v + t b) at t = 0, a rational function of the coordinates.

    From 2 pi f = S + (pi - angle) D with D = <w, v> and S = |w| |v| sin, whose derivative is
    (pi - angle) D' + S E, E = (log |w| |v|)'. The angle has the derivative (D E - D') / S, and
    S the derivative (|w|^2 |v|^2 E - D D') / S; pi - angle occurs only beside D''' = 0.
    """
    w, v = (r, 0, 0), (q * COS, q * SIN, 0)
    moved = [tuple(p + t * s for p, s in zip(*pair, strict=True)) for pair in ((w, a), (v, b))]
    A, C, D = (sum(g * h for g, h in zip(*pair, strict=True)) for pair in ((moved[0],) * 2, (moved[1],) * 2, moved))
    E = sympy.diff(A, t) / (2 * A) + sympy.diff(C, t) / (2 * C)
    slope = sympy.diff(D, t)
    turn, growth = (D * E - slope) / S, (A * C * E - D * slope) / S

    def derivative(expression: sympy.Expr) -> sympy.Expr:
        return sympy.diff(expression, t) + growth * sympy.diff(expression, S)

    second = derivative(S * E) - turn * slope  # and (pi - angle) D''
    third = derivative(second) - turn * sympy.diff(slope, t)
    return third.subs(t, 0).subs(S, r * q * SIN)


def pure(a: tuple[sympy.Expr, ...] = (a1, a2, a3), factor: sympy.Expr = ONE) -> sympy.Expr:
    """2 pi f_www[a, a, a] as claimed."""
    across = a[1] ** 2 + a[2] ** 2
    bend = COS * (3 * a[1] * across - a[1] ** 3) + 3 * SIN * a[0] * (across + a[1] ** 2)
    return -factor * q / r**2 * bend


def mixed(factor: sympy.Expr = TWO) -> sympy.Expr:
    """2 pi f_wwv[a, a, b] as claimed."""
    return (factor * a2**2 * b2 + a3**2 * b2 + 2 * a2 * a3 * b3) / r


@checker(Arithmetic.EXACT)
def check_third_derivative(
    factor: sympy.Expr = TWO, cubic: sympy.Expr = sympy.Rational(27, 4), cross: sympy.Expr = sympy.Integer(4)
) -> Check:
    """own/third-derivative-bound: both formulas, and the two inequalities that remove the angles."""
    finding = suffices(all_of(_third_derivative(factor, cubic, cross)))
    scope = "f_www and f_wwv as rational functions, and their largest values on unit vectors; the sum over pairs told"
    return Check("own/third-derivative-bound", finding, scope, Covers.WHOLE)


def _third_derivative(factor: sympy.Expr, cubic: sympy.Expr, cross: sympy.Expr) -> Iterator[Finding]:
    zero = (sympy.Integer(0),) * 3
    yield identity(along_a_line((a1, a2, a3), zero), pure())
    whole = along_a_line((a1, a2, a3), (x * b1, x * b2, x * b3))
    yield identity(sympy.diff(whole, x).subs(x, 0), 3 * mixed(factor))
    yield identity((1 - x) ** 2 * (2 + x), 2 - 3 * x + x**3)  # |3 a2 A^2 - a2^3| <= 2 A^3, A^2 = a2^2 + a3^2
    yield identity(4 * x**3 + 36 * (1 - x) * x**2, cubic - (x - sympy.Rational(3, 4)) ** 2 * (32 * x + 12))
    yield positive_for_positive(cross * (x + z) ** 2 - (2 * x + z) ** 2 - 4 * x * z)  # x = a2^2, z = a3^2


def third_derivative_bound(W: Exact, V: Exact | None = None, radius: Exact = 0) -> arb:
    """B of SS18 Lemma 1 on the ball of `radius` around W: at least |d^3/dt^3 F(W + t U)|, |U| = 1, where it exists.

    max_i 3 sqrt(3) (sum_(j not i) |w_j| + sum_l |v_l|) / (4 pi |w_i|^2) + 3 sqrt(n - 1) / (pi min |w_i|)
    with every |w_i| as unfavourable as the ball allows. Raises ValueError as `certify`, but for a
    radius of 0, and for a ball in which a neuron may be zero.
    """
    W, V, radius = checked(W, V, radius, zero=True)
    with working_precision():
        far, near, targets = (_norms(W, radius), _norms(W, -radius), sum(_norms(V, 0), arb(0)))
        if not all(norm > 0 for norm in near):
            raise ValueError(f"radius: expected a ball in which no neuron is zero, not {radius}")
        total = sum(far, arb(0)) + targets
        own = max(upper((total - large) / small**2) for large, small in zip(far, near, strict=True))
        across = 3 * arb(len(W) - 1).sqrt() / (arb.pi() * min(map(lower, near)))
        return upper(3 * arb(3).sqrt() / (4 * arb.pi()) * own + across)


def third_derivative(W: Exact, V: Exact, U: Exact) -> arb:
    """d^3/dt^3 F(W + t U) at t = 0, a ball; U of the shape of W, exact.

    Raises ValueError for bad shapes. Not finite where a neuron may be zero or parallel to another row.
    """
    W, V, _ = checked(W, V, 0, zero=True)
    U = exact_array("U", U, W.shape)
    with working_precision():
        W, V, U = balls(W), balls(V), balls(U)
        total = arb(0)
        for i, w in enumerate(W):
            others = [j for j in range(len(W)) if j != i]
            total += sum((_pure(w, W[j], U[i]) + 3 * _mixed(w, W[j], U[i], U[j]) for j in others), arb(0))
            total -= sum((_pure(w, v, U[i]) for v in V), arb(0))
        return total / (2 * arb.pi())


def _pure(w: np.ndarray, v: np.ndarray, a: np.ndarray) -> arb:
    """2 pi f_www[a, a, a]."""
    length, along, lift, side = _frame(w, v)
    a1, a2 = a @ w / length, a @ side
    across = a @ a - a1**2
    return -(along * (3 * a2 * across - a2**3) + 3 * lift * a1 * (across + a2**2)) / length**2


def _mixed(w: np.ndarray, v: np.ndarray, a: np.ndarray, b: np.ndarray) -> arb:
    """2 pi f_wwv[a, a, b]."""
    length, _, _, side = _frame(w, v)
    (a1, a2), (b1, b2) = ((u @ w / length, u @ side) for u in (a, b))
    across = a @ a - a1**2 - a2**2
    return (2 * a2**2 * b2 + across * b2 + 2 * a2 * (a @ b - a1 * b1 - a2 * b2)) / length


def _frame(w: np.ndarray, v: np.ndarray) -> tuple[arb, arb, arb, np.ndarray]:
    """|w|, |v| cos, |v| sin, and the unit vector along the part of v orthogonal to w."""
    length = (w @ w).sqrt()
    along = v @ w / length
    rest = v - along / length * w
    lift = (rest @ rest).sqrt()
    return length, along, lift, rest / lift


def _norms(W: np.ndarray, change: Exact) -> list[arb]:
    return [sum((entry**2 for entry in row), arb(0)).sqrt() + arb(change) for row in balls(W)]
