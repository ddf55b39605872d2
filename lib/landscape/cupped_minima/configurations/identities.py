"""The formulas of SSG20 Appendix C as rational functions, and what they must satisfy for all sizes.

C stands for cos(pi/t), g for gamma, d for the dimension, i and j for places 3, ..., d. The
products of the 1 + c_i telescope, so that every formula is a rational function of these symbols.
Inequalities are shown for all C between `least` and 1, where least = 1/2 is below cos(pi/4).
"""

from collections.abc import Iterator, Sequence

import sympy

from landscape.evidence.comparison import Finding, identity, positive_for_positive

C, g, d, i, x = sympy.symbols("C g d i x")
e, r = sympy.symbols("e r")
HALF = sympy.Rational(1, 2)


def height(place: sympy.Expr) -> sympy.Expr:
    """c_i = 1/(i - 1 + 2C), equation (21)."""
    return 1 / (place - 1 + 2 * C)


def product(place: sympy.Expr) -> sympy.Expr:
    """(1 + c_3) ... (1 + c_i), telescoped; c is product(d), equation (22)."""
    return (place + 2 * C) / (2 + 2 * C)


def normal(place: sympy.Expr) -> sympy.Expr:
    """z_i = -(1 + c_(i+1)) ... (1 + c_d) for 3 <= i <= d, equation (37)."""
    return -product(d) / product(place)


FIRST = ((product(d) - 1) * g + 1) / C
"""z_1, equation (37)."""

UPPER = (C - (2 * C**2 - 1)) / (2 * product(d))
"""The upper end of the interval for gamma, equation (23)."""

GAUGE = ((d - 2) * g + 2) / (2 * C)
"""1/beta, equation (35)."""

SLACK = FIRST * (C - (2 * C**2 - 1)) - 2 * g * (product(d) - 1)
"""1 - <z, b_1>: how far the nearest other point of B stays below the hyperplane of b_0."""

KAPPA = 1 - C + 2 * g * (product(d) - 1) / FIRST
"""The diagonal of |z| M / z_1."""


def positive(
    expression: sympy.Expr, least: sympy.Expr = HALF, dims: Sequence[sympy.Expr] = (sympy.Integer(2), 2 + e)
) -> list[Finding]:
    """expression > 0 for all C between `least` and 1, g > 0, and d = 2 as well as all d > 2."""
    inside = expression.subs(C, (least + r) / (1 + r))
    return [positive_for_positive(inside.subs(d, dim)) for dim in dims]


def vertices(least: sympy.Expr = HALF) -> Iterator[Finding]:
    """Heights are positive, so a_bar_i alone is negative at place i; and the product telescopes."""
    yield identity(product(i), product(i - 1) * (1 + height(i)))
    yield identity(product(sympy.Integer(2)), sympy.Integer(1))
    for place in (sympy.Integer(3), 3 + e):
        yield positive_for_positive(height(place).subs(C, (least + r) / (1 + r)))


def zero_inside(weight: sympy.Expr | None = None) -> Iterator[Finding]:
    """(p3): the weights 1/(g t) and (1 + c_3) ... (1 + c_(i-1)) c_i bring coordinate i to 0."""
    weight = product(i - 1) * height(i) if weight is None else weight
    yield identity((product(i - 1) - 1) + weight, product(i) - 1)  # their partial sums
    yield identity(height(i) * (1 + (product(i - 1) - 1)) - weight, sympy.Integer(0))
    yield identity(product(sympy.Integer(2)) - 1, sympy.Integer(0))


def facet(gauge: sympy.Expr = GAUGE, first: sympy.Expr = FIRST) -> Iterator[Finding]:
    """(p4), (p5): b_0 = (a_0 + a_1 + g sum a_bar_i) / 2C, the normal, its height at each kind of point, beta < 1."""
    yield identity(2 * g * height(i) + g * ((i - 3) * height(i) - 1), -2 * C * g * height(i))
    yield identity(normal(i - 1), normal(i) * (1 + height(i)))  # so sum_(j >= i) c_j z_j = z_(i-1) + 1
    yield identity(normal(d), sympy.Integer(-1))
    yield identity(normal(sympy.Integer(2)), -product(d))  # so sum_(j >= 3) c_j z_j = 1 - c
    yield identity(first * x + g * (1 - product(d)), 1 + first * (x - C))  # <z, a>, x its first coordinate
    yield identity(first + g * (product(d) - 1), gauge)  # <z, b_0>
    yield from (finding for bound in (first, gauge - 1) for finding in positive(bound))


def inside_simplex(least: sympy.Expr = HALF, upper: sympy.Expr = UPPER) -> Iterator[Finding]:
    """(p6): the coefficients 1/2C and g/2C are below 1."""
    yield from positive(1 - 1 / (2 * C), least)
    yield from positive(1 - upper / (2 * C), least)


def alone_beyond(upper: sympy.Expr = UPPER, first: sympy.Expr = FIRST) -> Iterator[Finding]:
    """(p7): <z, b> for a point of B with first coordinate x, and its slack at x = cos(2 pi/t)."""
    raised = 2 * g * (product(d) - 1)
    yield identity(first * x - g * (1 - product(d)), 1 + first * (x - C) + raised)
    yield identity(1 - (1 + first * (2 * C**2 - 1 - C) + raised), SLACK)
    yield identity(SLACK, ((1 - C) * (1 + 2 * C) - g * (d - 2) * (2 * C - 1) / 2) / C)  # falls with g
    yield from positive(SLACK.subs(g, upper))
    yield from positive(first * (1 - C) + raised)


def regular(gauge: sympy.Expr = GAUGE, least: sympy.Expr = HALF) -> Iterator[Finding]:
    """(p8): 0 < kappa < 2 - 2C^2 < 3/2 while the singular values are 0, t/2 >= 2 and tC >= 4C > 2."""
    yield identity(FIRST * KAPPA, gauge - 1)
    yield identity(2 - 2 * C**2 - KAPPA, SLACK / FIRST)
    yield from positive(KAPPA, least)
    yield from positive(sympy.Rational(3, 2) - (2 - 2 * C**2), least)
    yield from positive(4 * C - 2, least)


def distances(sign: int = 1) -> Iterator[Finding]:
    """Distance times |z|: z_1 (C - x) below the hyperplane, where the height is <z, a>, and 1/beta - 1 at b_0."""
    yield identity(1 - (FIRST * x + g * (1 - product(d))), sign * FIRST * (C - x))
    yield identity(FIRST * 1 - g * (1 - product(d)) - 1, GAUGE - 1)
    yield from positive(GAUGE - 1)


def spectrum(half: sympy.Expr = HALF) -> Iterator[Finding]:
    """Entries of C'C'^T: cos(a) cos(b) = (cos(a - b) + cos(a + b)) / 2, with x = e^(ia), y = e^(ib)."""
    y = sympy.Symbol("y")
    together, apart = x * y + 1 / (x * y), x / y + y / x
    yield identity((x + 1 / x) / 2 * (y + 1 / y) / 2, half * (apart / 2 + together / 2))


STAR = 2 * (1 - C) * (1 + 2 * C) / ((d - 2) * (2 * C - 1))
"""The gamma at which b_1 reaches the hyperplane of b_0, for d > 2."""


def gamma_range(star: sympy.Expr = STAR) -> Iterator[Finding]:
    """(p7) holds exactly below gamma = star, and the paper's interval lies below it and below 2C; d > 2."""
    yield identity(SLACK, (d - 2) * (2 * C - 1) / (2 * C) * (star - g))
    for bound in (2 * C - 1, star - UPPER, 2 * C - UPPER, FIRST, GAUGE - 1):
        yield positive(bound, dims=(2 + e,))[0]
