"""Four leaky ReLUs make a trapezoid: SH18 eq. 9.1, on each piece as an identity of polynomials."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sympy
from flint import fmpq

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, identity, suffices
from landscape.evidence.positivity import coefficients
from landscape.evidence.verdict import Arithmetic

p, q, t, RHO = sympy.symbols("p q t rho")
"""Symbols that are at least 0, and the slope."""

SIGNS = (1, -1, -1, 1)
"""Output weights of the four, in the order of the shifts +e1, +e2, -e2, -e1."""


@dataclass(frozen=True)
class Piece:
    """A stretch of the line: x, the two half-widths and the value there, as polynomials in p, q, t >= 0."""

    x: sympy.Expr
    outer: sympy.Expr
    inner: sympy.Expr
    value: sympy.Expr


def pieces() -> Iterator[Piece]:
    """The five stretches. What is x >= 0 comes with its mirror image; the middle one is its own."""
    outside = Piece(p + q + t, p + q, q, sympy.Integer(0))
    slanted = Piece(t + q, p + q + t, q, p / (p + t))
    yield Piece(p - q, p + q + t, p + q, sympy.Integer(1))
    for piece in (outside, slanted):
        yield piece
        yield Piece(-piece.x, piece.outer, piece.inner, piece.value)


def leaky(argument: sympy.Expr) -> sympy.Expr:
    """f of a polynomial whose coefficients show its sign. Raises ValueError for one that has no sign."""
    found = coefficients(sympy.expand(argument))
    if all(c >= 0 for c in found):
        return argument
    if all(c <= 0 for c in found):
        return RHO * argument
    raise ValueError(f"argument: expected a polynomial with coefficients of one sign, not {argument}")


def combination(piece: Piece, signs: Sequence[int] = SIGNS, mirrored: bool = True) -> sympy.Expr:
    """The scaled sum of four; without `mirrored` the last shift is -e2 again, as SH18's last display has it."""
    last = piece.outer if mirrored else piece.inner
    shifts = (piece.outer, piece.inner, -piece.inner, -last)
    total = sum(sign * leaky(piece.x + shift) for sign, shift in zip(signs, shifts, strict=True))
    return total / ((piece.outer - piece.inner) * (1 - RHO))


@checker(Arithmetic.EXACT)
def check_trapezoid(signs: Sequence[int] = SIGNS, mirrored: bool = True) -> Check:
    """SH18/eq-9.1 on all five pieces, for all slopes and half-widths."""
    findings: list[Finding] = [identity(combination(piece, signs, mirrored), piece.value) for piece in pieces()]
    scope = "all slopes but 1, all e1 > e2 > 0: identities on five pieces, each shift's sign by its coefficients"
    return Check("SH18/eq-9.1", suffices(all_of(findings)), scope, Covers.WHOLE)


def trapezoid(x: fmpq, outer: fmpq, inner: fmpq) -> fmpq:
    """tau(x) of SH18 eq. 9.1: 1 up to `inner`, 0 from `outer` on, linear between. Exact.

    Raises ValueError unless 0 < inner < outer.
    """
    if not 0 < inner < outer:
        raise ValueError(f"inner, outer: expected 0 < inner < outer, not {inner}, {outer}")
    return min(fmpq(1), max(fmpq(0), (outer - abs(x)) / (outer - inner)))
