"""The sign of a rational polynomial on a whole interval: Bernstein coefficients, with bisection."""

from math import comb
from typing import Any

from flint import fmpq, fmpq_poly

from landscape.evidence.comparison import Finding, Truth
from landscape.evidence.door import guarded
from landscape.evidence.inputs import exact_number
from landscape.evidence.verdict import Arithmetic

_HALVINGS = 24


@guarded
def positive_between(polynomial: fmpq_poly, left: Any, right: Any) -> Finding:
    """Whether p > 0 on the open interval (left, right); None stands for an infinite end. Exact.

    On (0, 1) a polynomial is a combination of Bernstein polynomials, which are positive there: so
    it is positive if no coefficient is negative and one is not zero. Otherwise the interval is
    halved. A zero of even order inside, or one closer to an end than 2^-24, leaves it undecided.
    Raises ValueError unless left < right, and for two infinite ends.
    """
    return Finding(_positive_on_unit(_pulled_back(polynomial, left, right), _HALVINGS), Arithmetic.EXACT)


def _pulled_back(polynomial: fmpq_poly, left: Any, right: Any) -> fmpq_poly:
    """A polynomial that has on (0, 1) the signs that p has on (left, right), in some direction."""
    if left is None and right is None:
        raise ValueError("left, right: expected one finite end")
    if left is None:
        return _pulled_back(polynomial(fmpq_poly([0, -1])), -exact_number("right", right), None)
    start = exact_number("left", left)
    if right is None:
        return _compactified(polynomial(fmpq_poly([start, 1])))
    width = exact_number("right", right) - start
    if width <= 0:
        raise ValueError(f"left, right: expected left < right, not {left} and {right}")
    return polynomial(fmpq_poly([start, width]))


def _compactified(polynomial: fmpq_poly) -> fmpq_poly:
    """(1 - z)^n p(z / (1 - z))."""
    z, rest, n = fmpq_poly([0, 1]), fmpq_poly([1, -1]), polynomial.degree()
    return sum((c * z**k * rest ** (n - k) for k, c in enumerate(polynomial.coeffs())), fmpq_poly())


def _positive_on_unit(polynomial: fmpq_poly, halvings: int) -> Truth:
    coefficients = _bernstein(polynomial)
    if any(coefficients) and min(coefficients) >= 0:
        return True
    middle = polynomial(fmpq(1, 2))
    if middle <= 0:
        return False
    if halvings == 0:
        return None
    halves = [fmpq_poly([0, fmpq(1, 2)]), fmpq_poly([fmpq(1, 2), fmpq(1, 2)])]
    found = [_positive_on_unit(polynomial(half), halvings - 1) for half in halves]
    return False if False in found else None if None in found else True


def _bernstein(polynomial: fmpq_poly) -> list[fmpq]:
    """Coefficients b_i of p = sum_i b_i C(n,i) x^i (1-x)^(n-i)."""
    powers, n = polynomial.coeffs() or [fmpq(0)], max(polynomial.degree(), 0)
    return [sum((fmpq(comb(i, k), comb(n, k)) * powers[k] for k in range(i + 1)), fmpq(0)) for i in range(n + 1)]
