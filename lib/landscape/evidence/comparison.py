"""Comparisons that remember how they were made.

A comparison yields a `Finding`: true, false, or undecided, with the arithmetic that the
types of its operands allow. Integers, `Fraction`, `fmpq`, numbers of a real cyclotomic
field and algebraic `sympy` numbers are exact; `arb` is a ball; `float` is a float. NumPy
scalars are refused, because an `int64` may have overflowed and a `float64` may have been
cast: convert deliberately.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import sympy
from flint import arb, ctx, fmpq, fmpz

from landscape.evidence.algebraic import has_positive_coefficients, is_identity, sign_of_algebraic
from landscape.evidence.door import admitted, guarded
from landscape.evidence.real_cyclotomic import CyclotomicReal
from landscape.evidence.verdict import Arithmetic

_RATIONAL_BITS = 1024
"""A rational among balls is enclosed so tightly that it is the ball beside it that decides."""

Truth = bool | None
"""True, False, or None for 'the computation could not tell'."""


@dataclass(frozen=True)
class Finding:
    """The outcome of one or several comparisons. Built by the functions of `evidence` only."""

    holds: Truth
    arithmetic: Arithmetic

    def __bool__(self) -> bool:
        """A finding has three values, so `if finding` is a mistake. Raises TypeError."""
        raise TypeError("a finding may be undecided: ask for `finding.holds is True`")


def equal(a: Any, b: Any) -> Finding:
    """a = b. An equality of numbers is exact or it is not claimed: balls and floats raise.

    Sequences and mappings of exact values are compared entry by entry, so the type that
    holds a number does not matter; sets and keys hold integers or text.
    """
    for entry in _entries(a) + _entries(b):
        _require_exact(entry)
    return Finding(_same(a, b), Arithmetic.EXACT)


def less(a: Any, b: Any) -> Finding:
    """a < b."""
    return _ordered(a, b, strict=True)


def at_most(a: Any, b: Any) -> Finding:
    """a <= b."""
    return _ordered(a, b, strict=False)


@guarded
def identity(left: sympy.Expr, right: sympy.Expr) -> Finding:
    """left = right as rational functions over Q, for all values of their symbols."""
    return Finding(is_identity(left, right), Arithmetic.EXACT)


@guarded
def positive_for_positive(expression: sympy.Expr) -> Finding:
    """expression > 0 wherever all its symbols are > 0. True if its coefficients show it, else undecided."""
    return Finding(True if has_positive_coefficients(expression) else None, Arithmetic.EXACT)


@guarded
def all_of(findings: Iterable[Finding]) -> Finding:
    """Conjunction. One certain falsehood decides; otherwise a chain is as weak as its weakest link."""
    return _join(findings, decisive=False)


@guarded
def any_of(findings: Iterable[Finding]) -> Finding:
    """Disjunction. One certain truth decides."""
    return _join(findings, decisive=True)


@guarded
def negation(finding: Finding) -> Finding:
    """Not: undecided stays undecided."""
    return Finding(None if finding.holds is None else not finding.holds, finding.arithmetic)


@guarded
def suffices(finding: Finding) -> Finding:
    """A finding about the steps of a proof: where a step fails, the claim is undecided, not refuted."""
    return finding if finding.holds else Finding(None, finding.arithmetic)


@guarded
def contradicts(finding: Finding) -> Finding:
    """A finding that the claim rules out: if it holds the claim fails; if not, nothing is decided."""
    return Finding(False if finding.holds else None, finding.arithmetic)


def arithmetic_of(value: Any) -> Arithmetic:
    """The arithmetic that a number's type allows. Raises ValueError for a type that has none."""
    if isinstance(value, sympy.Expr) and not value.has(sympy.Float):
        return Arithmetic.EXACT
    if type(value) in (int, bool, Fraction, fmpq, fmpz, CyclotomicReal):
        return Arithmetic.EXACT
    if type(value) is arb:
        return Arithmetic.BALL
    if type(value) is float:
        return Arithmetic.FLOAT
    expected = "expected int, Fraction, fmpq, a cyclotomic number, sympy, arb or float"
    raise ValueError(f"cannot compare {type(value).__name__}: {expected}")


def _ordered(a: Any, b: Any, *, strict: bool) -> Finding:
    arithmetic = min(arithmetic_of(a), arithmetic_of(b), key=lambda kind: kind.strength)
    if arithmetic is Arithmetic.EXACT:
        sign = _sign(a, b)
        return Finding(sign < 0 or (sign == 0 and not strict), arithmetic)
    below, above = _order_tests(strict)
    if arithmetic is Arithmetic.BALL:
        a, b = _ball(a), _ball(b)
    else:
        a, b = float(a), float(b)
    return Finding(True if below(a, b) else False if above(a, b) else None, arithmetic)


def _order_tests(strict: bool) -> tuple[Callable[[Any, Any], bool], Callable[[Any, Any], bool]]:
    """(certainly in order, certainly not in order): on balls both can be False, and NaN makes them so."""
    if strict:
        return (lambda a, b: a < b), (lambda a, b: a >= b)
    return (lambda a, b: a <= b), (lambda a, b: a > b)


def _join(findings: Iterable[Finding], *, decisive: bool) -> Finding:
    found = [admitted("findings", finding, Finding) for finding in findings]
    if not found:
        raise ValueError("no finding to join: a statement about nothing is not evidence")
    decided = [f.arithmetic for f in found if f.holds is decisive]
    if decided:
        return Finding(decisive, max(decided, key=lambda kind: kind.strength))
    weakest = min((f.arithmetic for f in found), key=lambda kind: kind.strength)
    unknown = any(f.holds is None for f in found)
    return Finding(None if unknown else not decisive, weakest)


def _sign(a: Any, b: Any) -> int:
    if isinstance(a, sympy.Basic) or isinstance(b, sympy.Basic):
        return sign_of_algebraic(_symbolic(a) - _symbolic(b))
    if isinstance(a, CyclotomicReal) or isinstance(b, CyclotomicReal):
        return (a - b).sign()
    a, b = _rational(a), _rational(b)
    return (a > b) - (a < b)


def _symbolic(value: Any) -> sympy.Basic:
    if isinstance(value, CyclotomicReal):
        raise ValueError("compare a cyclotomic number with rationals and its own field, not with sympy's numbers")
    return sympy.Rational(str(value)) if isinstance(value, (Fraction, fmpq, fmpz)) else sympy.sympify(value)


def _rational(value: Any) -> Any:
    return fmpq(value.numerator, value.denominator) if isinstance(value, Fraction) else value


def _ball(value: Any) -> arb:
    """An enclosure of any rigorous value; a float has no place among balls."""
    if type(value) is arb:
        return value
    if isinstance(value, sympy.Basic):
        raise ValueError("compare an algebraic number with balls through `algebraic.enclosure`")
    if isinstance(value, CyclotomicReal):
        return value.enclosure(_RATIONAL_BITS)
    with ctx.workprec(max(ctx.prec, _RATIONAL_BITS)):
        return arb(_rational(value))


def _same(a: Any, b: Any) -> bool:
    if isinstance(a, (tuple, list)) and isinstance(b, (tuple, list)):
        return len(a) == len(b) and all(map(_same, a, b))
    if isinstance(a, dict) and isinstance(b, dict):
        _require_plain([*a, *b])
        return a.keys() == b.keys() and all(_same(a[key], b[key]) for key in a)
    if isinstance(a, (set, frozenset)) and isinstance(b, (set, frozenset)):
        _require_plain([*a, *b])
        return a == b
    if _is_collection(a) or _is_collection(b):
        raise ValueError(f"cannot compare {type(a).__name__} with {type(b).__name__}")
    return a == b if type(a) is str or type(b) is str else _sign(a, b) == 0


def _require_plain(members: list[Any]) -> None:
    """Members are found by hash: two types that hold one number need not hash alike."""
    for leaf in _entries(members):
        if type(leaf) not in (int, bool, str):
            raise ValueError(f"members of a set and keys: expected integers or text, not {type(leaf).__name__}")


def _require_exact(value: Any) -> None:
    """Text has no order, so only an equality may hold it."""
    if type(value) is not str and arithmetic_of(value) is not Arithmetic.EXACT:
        raise ValueError(f"an equality needs exact values, not {type(value).__name__}")


def _is_collection(value: Any) -> bool:
    return isinstance(value, (tuple, list, set, frozenset, dict))


def _entries(value: Any) -> list[Any]:
    """The leaves of nested collections."""
    if isinstance(value, dict):
        value = [*value.keys(), *value.values()]
    if _is_collection(value):
        return [leaf for entry in value for leaf in _entries(entry)]
    return [value]
