"""What the infinite families must satisfy for all sizes, as identities and signs of rational functions."""

from collections.abc import Iterator

import sympy

from landscape.evidence.comparison import Finding, identity, positive_for_positive

d, b, x, C, k = sympy.symbols("d b x C k")
e, r, y = sympy.symbols("e r y")
HALF, ZERO = sympy.Rational(1, 2), sympy.Integer(0)

GAUGE = (3 * d - 4) / d
"""1/beta of the two cross-polytopes."""

SHRINK, RISE = 2 * b / (1 + b), (1 - b) / (1 + b)
"""The lifted normal is (SHRINK z, RISE)."""


def cross_polytopes(least: sympy.Expr = sympy.Integer(3), gauge: sympy.Expr = GAUGE) -> Iterator[Finding]:
    """A = {+-e_i}, B = {+-u_j}, u_j = e_j - (2/d) 1, over the facet with normal s = 2 e_j - 1; d >= least."""
    own, other = 1 - 2 / d, 2 / d  # coefficients of u_j in the corners e_j and -e_i
    yield identity(-4 / d + 4 * d / d**2, ZERO)  # (I - (2/d) J)^2 = I: an involution that exchanges A and B
    yield identity(own + (d - 1) * other, gauge)
    yield identity(-1 - (2 / d) * (2 - d), 1 - 4 / d)  # <s, u_l>; <s, 1> = 2 - d
    yield identity(1 - (2 / d) * (2 - d), gauge)  # <s, u_j>
    kappa = gauge - 1
    singular = (2 * d, 2 * (d - 2), sympy.Integer(4))
    for value in (own, 1 - own, other, 1 - other, 4 / d, 2 - 4 / d, kappa, *(s - kappa for s in singular)):
        for place in (least, least + e):
            yield positive_for_positive(sympy.together(value.subs(d, place)))


def lifting(
    shrink: sympy.Expr = SHRINK, rise: sympy.Expr = RISE, largest: sympy.Expr | None = None
) -> Iterator[Finding]:
    """Over the facet of b with the corner (b, -1) added; x is the height <z, p> of a point of the base, beta = b < 1.

    largest  what b is below, by default 1
    """
    yield identity(shrink + rise, sympy.Integer(1))  # corners (s, 1); and place b of the combination
    yield identity(shrink / b - rise, sympy.Integer(1))  # the corner (b, -1); and the height of the combination
    yield identity(shrink / b + rise, (3 - b) / (1 + b))  # the gauge of (b, 1)
    yield identity(1 - (shrink * x + rise), shrink * (1 - x))  # points at height 1
    yield identity(1 - (shrink * x - rise), shrink * (1 - x) + 2 * rise)  # points at height -1
    for value in (shrink, rise, 1 - shrink, 1 - rise, (3 - b) / (1 + b) - 1):
        below = (sympy.Integer(1) if largest is None else largest) / (1 + r)
        yield positive_for_positive(sympy.together(value.subs(b, below)))


def antiprisms(least: sympy.Expr = HALF, fewest: int = 3, kappa: sympy.Expr | None = None) -> Iterator[Finding]:
    """The lifted k-gon: beta = C = cos(pi/k) below, heights cos(angle)/C; x stands for cos(angle)."""
    kappa = 1 - C if kappa is None else kappa
    unit = 2 / (1 + C)
    yield identity(C - (2 * C**2 - 1), (1 - C) * (1 + 2 * C))  # the next point of the polygon is below the edge
    yield identity((SHRINK * (1 - x / b)).subs(b, C), unit * (C - x))
    yield identity((SHRINK * (1 - x / b) + 2 * RISE).subs(b, C), unit * (1 - x))
    yield identity((3 - C) / (1 + C) - 1, unit * kappa)
    sign = sympy.Symbol("sign")  # (-1)^l: the row C, 1, C, 1, ... of the entries
    entry = (1 + C) / 2 + sign * (1 - C) / 2
    yield identity(entry.subs(sign, 1), sympy.Integer(1))
    yield identity(entry.subs(sign, -1), C)
    for value in ((1 - C) * (1 + 2 * C), kappa, k * (1 + C) - kappa, k * (1 - C) - kappa, k - kappa):
        for cosine in (least, (least + r) / (1 + r)):
            for count in (sympy.Integer(fewest), fewest + e):
                yield positive_for_positive(sympy.together(value.subs({C: cosine, k: count})))


def three_directions(reach: sympy.Expr = sympy.Integer(1)) -> Iterator[Finding]:
    """x_2 = p x_1 + q x_3 in the plane, x_1 = p' x_0 + q' x_2, all coefficients below `reach`: then [x_0, x_3] > 0.

    Coordinates: x_0 = (1, 0), x_2 = (u, s) with s = [x_0, x_2] > 0; [x_0, x_1] = q' s.
    """
    p, q, q1, s, u = sympy.symbols("p q q1 s u")
    x1 = (sympy.Symbol("w"), q1 * s)
    x3 = tuple((after - p * before) / q for after, before in zip((u, s), x1, strict=True))
    yield identity(x3[1] * q, s * (1 - p * q1))
    small = {p: reach / (1 + e), q1: reach / (1 + r)}
    yield positive_for_positive(sympy.together((s * (1 - p * q1)).subs(small)))
