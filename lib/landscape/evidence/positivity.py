"""Polynomials whose coefficients show that they are non-negative where all their symbols are."""

import sympy

from landscape.evidence.door import guarded


@guarded
def coefficients(polynomial: sympy.Expr) -> list[sympy.Rational]:
    """The coefficients of a polynomial over Q, expanded; `[0]` for zero.

    If none is negative, the polynomial is at least 0 wherever all its symbols are at least 0.
    The converse is false. Raises ValueError for anything but a polynomial over Q.
    """
    symbols = sorted(polynomial.free_symbols, key=str) or [sympy.Symbol("x")]
    try:
        return sympy.Poly(polynomial, *symbols, domain="QQ").coeffs()
    except (sympy.PolynomialError, sympy.CoercionFailed):
        raise ValueError(f"expected a polynomial over Q, not {polynomial}") from None


@guarded
def least_coefficient(polynomial: sympy.Expr) -> sympy.Rational:
    """The smallest of `coefficients`; as there."""
    return min(coefficients(polynomial))
