"""The formulas behind the whole theorem, for all sizes, as rational functions.

The configuration is the explicit one in R^d with t points a side, 0 < g <= the printed upper end and
C = cos(pi/t), as in `configurations.identities`; N = t + d - 2 vertices a side, and Q = 1/beta - 1.
"""

from collections.abc import Iterator, Sequence

import sympy

from landscape.cupped_minima.configurations.identities import FIRST, GAUGE, UPPER, C, d, g, positive, product, x
from landscape.evidence.comparison import Finding, identity, positive_for_positive

more, share, m, n, N, Q, xi, tau, w = sympy.symbols("more share m n N Q xi tau w")

WIDTHS = (sympy.Integer(4), 4 + more)
"""t, for all t >= 4: the least one, and all larger ones."""

REST = GAUGE - 1
"""Q = 1/beta - 1."""

RAISED = (product(d) - 1) * g
"""(c - 1) g."""


def merged_signs(rest: sympy.Expr = REST, widths: Sequence[sympy.Expr] = WIDTHS) -> Iterator[Finding]:
    """No neuron has a kink at the two merged points: both sums of slacks are larger than Q.

    <z, .> is the height over the facet of b_0; the first coordinates of A, and of B, add up to 0.
    """
    yield identity(1 - (FIRST * x + g * (1 - product(d))), FIRST * (C - x))
    yield identity(1 - (FIRST * x - g * (1 - product(d))), FIRST * (C - x) - 2 * RAISED)
    yield identity(FIRST * C, RAISED + 1)
    for t in widths:
        own, other = t * (RAISED + 1), t * (1 - RAISED) + 2 * (d - 2)
        yield from (finding for slacks in (own, other) for finding in _positive_for_gammas(slacks - rest))


def balance(rest: sympy.Expr = Q) -> Iterator[Finding]:
    """A merged point replaces the difference of two: in sum e_i x_i, and on the last axis."""
    yield identity(-(w - rest), (xi - (w - Q)) - xi)  # -X_A* = X_A+ - X_A-, at a place where sum X_a is w
    yield identity(w + rest, (-xi + (w + Q)) - (-xi))  # X_B* = X_B+ - X_B-


def single_neuron(slope: sympy.Expr = -Q) -> Iterator[Finding]:
    """sum of e_i h_i with h_i = relu(-<u, x_i>), u the last axis; both training sets. The gain at tau = Q/|h|^2."""
    yield identity(-N + (N - Q), slope)  # merged: h = 1 at the N points X_b, N - Q at X_B*
    yield identity(-N - xi + (xi + N - Q), slope)  # printed: h = xi at X_B-, xi + N - Q at X_B+
    yield identity(m + 2 * tau * slope + tau**2 * w, (m - Q**2 / w) + w * (tau - Q / w) ** 2)
    yield from positive(REST)
    for t in WIDTHS:
        yield from _positive_for_gammas(t + d - 2 - REST)  # h vanishes on A's side, not at X_B*


def _positive_for_gammas(expression: sympy.Expr) -> Iterator[Finding]:
    """expression > 0 for every g up to the upper end, which belongs to them."""
    for gamma in (UPPER * share / (1 + share), UPPER):
        yield from positive(expression.subs(g, gamma))


def directions(first: sympy.Expr = FIRST) -> Iterator[Finding]:
    """z_1 > 0: then the normals of b_0, b_1, ... point, in the first two places, in t different directions."""
    yield from positive(first)


e = sympy.Symbol("e")


def width(numerator: sympy.Expr = 8 * d - 12) -> Iterator[Finding]:
    """n >= 4 ceil(m/(2d-2)) with m = n + 2d - 2, from n >= 8 + 12/(d-3).

    n and 2d - 2 are even, so ceil(n/(2d-2)) <= (n + 2d - 4)/(2d-2); and then 4 + 4 (n + 2d - 4)/(2d-2) <= n is
    n (d-3) >= 8d - 12.
    """
    yield identity(8 + 12 / (d - 3), (8 * d - 12) / (d - 3))
    bound = 4 + 4 * (n + 2 * d - 4) / (2 * d - 2)
    yield identity((n - bound) * (d - 1), n * (d - 3) - numerator)
    yield positive_for_positive((d - 1).subs(d, 4 + e))
