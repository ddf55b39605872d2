"""Exact signs of real algebraic numbers and exact symbolic identities."""

import sympy
from flint import arb, ctx, fmpq

from landscape.evidence.door import guarded

_FIRST_BITS = 64


@guarded
def sign_of_algebraic(value: sympy.Expr) -> int:
    """Sign (-1, 0 or 1) of a real number built from rationals by +, *, / and roots.

    Zero is decided by the minimal polynomial, any other sign by enclosures of growing
    precision, so the loop ends. Raises ValueError for anything else.
    """
    if value.is_Rational:
        return int(sympy.sign(value))
    if value.free_symbols or not value.is_algebraic:
        raise ValueError(f"expected a real algebraic number, not {value}")
    unknown = sympy.Symbol("x")
    try:
        if sympy.minimal_polynomial(value, unknown) == unknown:
            return 0
    except ZeroDivisionError:
        raise ValueError(f"expected a real algebraic number, but {value} divides by zero") from None
    bits = _FIRST_BITS
    while True:
        ball = enclosure(value, bits)
        if ball > 0:
            return 1
        if ball < 0:
            return -1
        bits *= 2


@guarded
def enclosure(value: sympy.Expr, bits: int = _FIRST_BITS) -> arb:
    """Ball of about `bits` bits around a real algebraic number. Raises ValueError for other expressions."""
    if bits < 2:
        raise ValueError(f"bits: expected at least 2, not {bits}")
    previous, ctx.prec = ctx.prec, bits
    try:
        return _evaluate(value)
    finally:
        ctx.prec = previous


def _evaluate(value: sympy.Expr) -> arb:
    if value.is_Rational:
        return arb(fmpq(int(value.p), int(value.q)))
    if value.is_Add:
        return sum((_evaluate(term) for term in value.args), arb(0))
    if value.is_Mul:
        product = arb(1)
        for factor in value.args:
            product *= _evaluate(factor)
        return product
    if value.is_Pow and value.exp.is_Rational:
        return _power(value.base, fmpq(int(value.exp.p), int(value.exp.q)))
    raise ValueError(f"expected sums, products and rational powers of rationals, not {value}")


def _power(base: sympy.Expr, exponent: fmpq) -> arb:
    ball = _evaluate(base)
    if exponent.q == 1:
        return ball ** int(exponent.p)
    if not ball >= 0:  # too wide to tell, or negative: the exact sign decides
        if sign_of_algebraic(base) < 0:
            raise ValueError(f"expected a root of a non-negative number, not of {base}")
        ball = ball.nonnegative_part()
    return ball.root(int(exponent.q)) ** int(exponent.p)


@guarded
def is_identity(left: sympy.Expr, right: sympy.Expr) -> bool:
    """Whether two rational functions over Q agree identically. Exact.

    Raises ValueError unless both are built from symbols and rationals by +, -, *, / and
    integer powers, and no denominator vanishes identically: outside that field
    `sympy.simplify` is a heuristic, not a proof.
    """
    fractions = [_rational_function(side) for side in (left, right)]
    (p, q), (r, s) = fractions
    return (p * s - r * q).is_zero


@guarded
def has_positive_coefficients(expression: sympy.Expr) -> bool:
    """Whether numerator and denominator have coefficients of one sign only, not all zero.

    Then the rational function is positive wherever all its symbols are. The converse fails.
    Raises ValueError as `is_identity` does.
    """
    numerator, denominator = _rational_function(expression)
    signs = {coefficient > 0 for coefficient in (numerator * denominator).coeffs()}
    return signs == {True} and len({c > 0 for c in denominator.coeffs()}) == 1


def _rational_function(expression: sympy.Expr) -> tuple[sympy.Poly, sympy.Poly]:
    """Numerator and denominator over Q. The syntax is checked before anything can cancel."""
    for node in sympy.preorder_traversal(expression):
        power = node.is_Pow and node.exp.is_Integer
        if not (node.is_Symbol or node.is_Rational or node.is_Add or node.is_Mul or power):
            raise ValueError(f"expected rational functions over Q, not {expression}")
    symbols = sorted(expression.free_symbols, key=str) or [sympy.Symbol("x")]
    parts = sympy.fraction(sympy.together(expression))
    numerator, denominator = (sympy.Poly(part, *symbols, domain="QQ") for part in parts)
    if denominator.is_zero:
        raise ValueError(f"expected rational functions over Q, but {expression} divides by zero")
    return numerator, denominator
