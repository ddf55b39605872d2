"""The cores of SSG20's Claims 1 to 4 for all configurations, as identities of rational functions.

N points a side, m = 2N + 4 samples, g >= 1/beta > 1 the gauge of every point, xi the height of X_A-.
For a neuron with the hyperplane <z, x> = 1, the sums of heights <z, a> over A and A_bar, and of
<z, b> over B and B_bar, are at least -bound, where bound = (|sum a| + |sum b|)/eps0, since |z| <= 1/eps0.
"""

from collections.abc import Iterator

import sympy

from landscape.evidence.comparison import Finding, identity, positive_for_positive

N, gauge, bound, slack, excess = sympy.symbols("N gauge bound slack excess")
alpha, b, P, S, T, count, h, L, n, kappa, z = sympy.symbols("alpha b P S T count h L n kappa z")

XI = bound + gauge + (2 * N + 4) + 1
"""Equation (4): the least xi."""


def axis_signs(xi: sympy.Expr = XI) -> Iterator[Finding]:
    """Claim 1 at the four points on or near the axis: all larger xi, every gauge above 1, sums at their lowest."""
    xi = xi + slack
    for value in (xi, -bound + xi - N + gauge - 1, xi + N + 1 - gauge - bound):
        inside = value.subs(gauge, 1 + excess)
        yield positive_for_positive(inside)


def balance(gamma: sympy.Expr = 1 - alpha, rest: sympy.Expr = gauge - 1) -> Iterator[Finding]:
    """Claim 2: every coordinate of the sum, in units in which it is the same for a neuron of A and of B.

    b is the point's coordinate and P that of sum alpha_s s, which are equal; S is the sum over the `count`
    corners of the facet, T that over all N points. In the last coordinate all of them are 1, and the
    alpha_s add up to the gauge (p4). gamma is linear in alpha.
    """
    constant, slope = gamma.subs(alpha, 0), gamma.coeff(alpha)
    yield identity((b + (T - S) - T + constant * S + slope * P).subs(P, b), sympy.Integer(0))
    yield identity(1 + (N - count) + (rest - N) + constant * count + slope * gauge, sympy.Integer(0))


def inner_products(shift: sympy.Expr = sympy.Integer(1)) -> Iterator[Finding]:
    """Claim 3, squared: ((h - 1)^2/(1 + |z|^2)) = d(p, H)^2/(1 + d(0, H)^2), with h = <z, p> and L = |z|^2."""
    yield identity((h - 1) ** 2 / (1 + L), ((h - shift) ** 2 / L) / (1 + 1 / L))


def curvature(factor: sympy.Expr = sympy.Integer(1)) -> Iterator[Finding]:
    """Claim 4: (kappa z_1/|z|)^2 times the square of the column factor, where kappa z_1 = gauge - 1."""
    column = L / (n * (1 + L))
    yield identity((kappa * z) ** 2 / L * column, factor * (kappa * z) ** 2 / (n * (1 + L)))
