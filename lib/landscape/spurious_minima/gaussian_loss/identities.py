"""SS18 equations (7) to (10) for one pair of vectors, as identities of rational functions.

One of the two vectors points along the first axis, the other is (x, y) with y > 0, in the plane that
they span. Then 2 pi f = |v| (y + p x), where p = pi - t and t is the angle of (x, y): the symbol p has
the derivatives y / r^2 and -x / r^2. To be rational in sines, cosines and lengths, x and y become
scale (1 - u^2) and 2 scale u, with u the tangent of half the angle. All formulas are without their
factor 1 / (2 pi); f, g and h stand for the functions of the paper.
"""

from collections.abc import Iterator

import sympy

from landscape.evidence.comparison import Finding, identity

Matrix = sympy.Matrix
x, y, p, c, scale, u, w, quarter = sympy.symbols("x y p c scale u w quarter")
"""c is the length of the vector on the axis; u and w are tangents of half angles; quarter is pi / 2."""

R2 = x**2 + y**2
EX, EY, I = Matrix([1, 0]), Matrix([0, 1]), sympy.eye(2)
KERNEL = c * (y + p * x)
"""2 pi f of (7): |w| sin t = y and |w| cos t = x."""


def by_x(expression: sympy.Expr) -> sympy.Expr:
    """The derivative by x, p included."""
    return sympy.diff(expression, x) + sympy.diff(expression, p) * y / R2


def by_y(expression: sympy.Expr) -> sympy.Expr:
    """The derivative by y, p included."""
    return sympy.diff(expression, y) - sympy.diff(expression, p) * x / R2


def gradient(kernel: sympy.Expr) -> Matrix:
    """Both derivatives, as a column."""
    return Matrix([by_x(kernel), by_y(kernel)])


def length() -> sympy.Expr:
    """|(x, y)|, rational in u."""
    return scale * (1 + u**2)


def printed_gradient(angle_part: sympy.Expr = p) -> Matrix:
    """2 pi g of (8) for w = (x, y), v = (c, 0): |v| sin t bar w + (pi - t) v."""
    return c * (y / length()) * Matrix([x, y]) / length() + angle_part * c * EX


def printed_h1(normal_weight: int = 1) -> Matrix:
    """2 pi h_1 for w = (x, y), v = (c, 0): sin t |v| / |w| (I - bar w bar w^T + n n^T)."""
    unit = Matrix([x, y]) / length()
    normal = EX - (x / length()) * unit  # n_(v, w) of (9), not normalised
    projector = normal * normal.T / (normal.T * normal)[0]
    return (y / length()) * c / length() * (I - unit * unit.T + normal_weight * projector)


def printed_h2(weight: int = 1) -> Matrix:
    """2 pi h_2 for w = (c, 0), v = (x, y): (pi - t) I + n_(w, v) bar v^T + n_(v, w) bar w^T, n normalised."""
    unit, sine = Matrix([x, y]) / length(), y / length()
    from_v = EX - (x / length()) * unit
    from_w = unit - (x / length()) * EX
    return p * I + (from_v * unit.T + weight * from_w * EX.T) / sine


def reflection_h2() -> Matrix:
    """The same as the programs write it: p I + sin t (p p^T - q q^T), along the bisector and across it."""
    unit, sine = Matrix([x, y]) / length(), y / length()
    along, across = EX + unit, EX - unit
    return p * I + sine * (along * along.T / along.dot(along) - across * across.T / across.dot(across))


def kernel_findings(offset: sympy.Expr = sympy.Integer(0)) -> Iterator[Finding]:
    """(7): an antiderivative of cos(a) cos(a - t) in a, and its values at pi/2 and t - pi/2."""
    cosine, sine = (1 - u**2) / (1 + u**2), 2 * u / (1 + u**2)  # of a
    cos_t, sin_t = (1 - w**2) / (1 + w**2), 2 * w / (1 + w**2)
    derivative = cos_t / 2 + _rotation_speed(_wave(cosine, sine, cos_t, sin_t)) / 4
    yield identity(derivative + offset, cosine * (cosine * cos_t + sine * sin_t))
    top = quarter * cos_t / 2 + _wave(0, 1, cos_t, sin_t) / 4
    bottom = (quarter - p) * cos_t / 2 + _wave(sin_t, -cos_t, cos_t, sin_t) / 4
    yield identity(2 * (top - bottom), sin_t + p * cos_t)


def _wave(cosine: sympy.Expr, sine: sympy.Expr, cos_t: sympy.Expr, sin_t: sympy.Expr) -> sympy.Expr:
    """sin(2 a - t)."""
    return 2 * sine * cosine * cos_t - (cosine**2 - sine**2) * sin_t


def _rotation_speed(expression: sympy.Expr) -> sympy.Expr:
    """The derivative by the angle whose half has the tangent u."""
    return sympy.diff(expression, u) * (1 + u**2) / 2


def gradient_findings(angle_part: sympy.Expr = p) -> Iterator[Finding]:
    """(8) in the plane of the pair; the gradient has no other component."""
    yield from _same(gradient(KERNEL), printed_gradient(angle_part))


def curvature_findings(normal_weight: int = 1) -> Iterator[Finding]:
    """h_1: in the plane, and in every direction across it, where f depends on the distance from the axis alone."""
    h1 = Matrix([[by_x(part), by_y(part)] for part in gradient(KERNEL)])
    yield from _same(h1, printed_h1(normal_weight))
    yield identity(rational(by_y(KERNEL) / y), rational(c * (y / length()) / length()))


def mixed_findings(weight: int = 1) -> Iterator[Finding]:
    """h_2: g at w = (c, 0), differentiated by v = (x, y), against the printed form and the programs' form."""
    g = (y + p * x, p * y)  # |v| sin t bar w + (pi - t) v
    h2 = Matrix([[by_x(part), by_y(part)] for part in g])
    yield from _same(h2, printed_h2(weight))
    yield from _same(h2, reflection_h2())


def _same(left: Matrix, right: Matrix) -> Iterator[Finding]:
    for a, b in zip(left, right, strict=True):
        yield identity(rational(a), rational(b))


def rational(expression: sympy.Expr) -> sympy.Expr:
    """The expression with x = scale (1 - u^2) and y = 2 scale u, which makes its lengths rational."""
    return expression.subs({x: scale * (1 - u**2), y: 2 * scale * u})
