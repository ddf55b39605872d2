"""Exact arithmetic with cosines: the field Q(2 cos(2 pi/n)), embedded in the reals.

A number is a polynomial in x = 2 cos(2 pi/n), reduced by the minimal polynomial of x. That
polynomial is irreducible, so a number is zero exactly if nothing is left of it; any other sign
is found by enclosures of growing precision, which therefore ends.
"""

from fractions import Fraction
from functools import cache, cached_property
from typing import Any

from flint import arb, arb_poly, ctx, fmpq, fmpq_poly, fmpz, fmpz_poly

from landscape.evidence.inputs import positive_integer

_FIRST_BITS = 64


class RealCyclotomicField:
    """Q(2 cos(2 pi/n)); `field(n)` gives the one object for each n."""

    def __init__(self, n: int):
        self.n = positive_integer("n", n)
        self.modulus = fmpq_poly(fmpz_poly.cos_minpoly(n))
        self._roots: dict[int, arb] = {}

    @property
    def degree(self) -> int:
        """Dimension over Q: phi(n)/2, and 1 for n <= 2."""
        return self.modulus.degree()

    @cached_property
    def generator(self) -> "CyclotomicReal":
        """x = 2 cos(2 pi/n)."""
        return CyclotomicReal(self, fmpq_poly([0, 1]) % self.modulus)

    @cached_property
    def _cosines(self) -> "tuple[CyclotomicReal, ...]":
        """cos(2 pi k/n) for k = 0, ..., n // 2, by 2cos((k+1)a) = 2cos(a) 2cos(ka) - 2cos((k-1)a)."""
        twice = [self.number(2), self.generator]
        while len(twice) <= self.n // 2:
            twice.append(self.generator * twice[-1] - twice[-2])
        return tuple(fmpq(1, 2) * value for value in twice[: self.n // 2 + 1])

    def number(self, value: Any) -> "CyclotomicReal":
        """A rational number as an element. Raises ValueError for anything else but an element of this field."""
        if isinstance(value, CyclotomicReal):
            if value.field is not self:
                raise ValueError(f"expected a number of Q(2 cos(2 pi/{self.n})), not of n = {value.field.n}")
            return value
        return CyclotomicReal(self, fmpq_poly([_rational(value)]))

    def cos(self, k: int) -> "CyclotomicReal":
        """cos(2 pi k/n)."""
        k %= self.n
        return self._cosines[min(k, self.n - k)]

    def sin(self, k: int) -> "CyclotomicReal":
        """sin(2 pi k/n). Raises ValueError unless 4 divides n: then it is a cosine of the same field."""
        if self.n % 4:
            raise ValueError(f"n: expected a multiple of 4 for sines, not {self.n}")
        return self.cos(self.n // 4 - k)

    def root(self, bits: int) -> arb:
        """Ball of about `bits` bits around 2 cos(2 pi/n)."""
        if bits not in self._roots:
            with ctx.workprec(bits + 16):
                self._roots[bits] = 2 * (2 * arb.pi() / self.n).cos()
        return self._roots[bits]


def field(n: int) -> RealCyclotomicField:
    """Q(2 cos(2 pi/n)). Raises ValueError unless n is an integer of at least 1."""
    return _field(positive_integer("n", n))


@cache
def _field(n: int) -> RealCyclotomicField:
    return RealCyclotomicField(n)


class CyclotomicReal:
    """A real number of a field `RealCyclotomicField`. Immutable; mixes with int, Fraction and fmpq.

    It has no hash: equal numbers of different types need not hash alike.
    """

    __slots__ = ("field", "polynomial")
    __hash__ = None

    def __init__(self, field: RealCyclotomicField, polynomial: fmpq_poly):
        self.field = field
        self.polynomial = polynomial

    def _with(self, other: Any) -> "fmpq_poly | None":
        """The other operand's polynomial, None where it is no number of this field's kind."""
        if isinstance(other, CyclotomicReal):
            return self.field.number(other).polynomial
        return fmpq_poly([_rational(other)]) if type(other) in (int, Fraction, fmpq, fmpz) else None

    def __add__(self, other: Any) -> "CyclotomicReal":
        p = self._with(other)
        return NotImplemented if p is None else CyclotomicReal(self.field, self.polynomial + p)

    __radd__ = __add__

    def __neg__(self) -> "CyclotomicReal":
        return CyclotomicReal(self.field, -self.polynomial)

    def __sub__(self, other: Any) -> "CyclotomicReal":
        p = self._with(other)
        return NotImplemented if p is None else CyclotomicReal(self.field, self.polynomial - p)

    def __rsub__(self, other: Any) -> "CyclotomicReal":
        return -self + other

    def __mul__(self, other: Any) -> "CyclotomicReal":
        p = self._with(other)
        if p is None:
            return NotImplemented
        return CyclotomicReal(self.field, self.polynomial * p % self.field.modulus)

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> "CyclotomicReal":
        p = self._with(other)
        return NotImplemented if p is None else self * CyclotomicReal(self.field, p).inverse()

    def __rtruediv__(self, other: Any) -> "CyclotomicReal":
        p = self._with(other)
        return NotImplemented if p is None else CyclotomicReal(self.field, p) * self.inverse()

    def __pow__(self, exponent: int) -> "CyclotomicReal":
        if exponent < 0:
            return self.inverse() ** -exponent
        power = self.field.number(1)
        for _ in range(exponent):
            power = power * self
        return power

    def inverse(self) -> "CyclotomicReal":
        """1 / self. Raises ZeroDivisionError for zero."""
        if not self:
            raise ZeroDivisionError("zero has no inverse")
        _, inverse, _ = self.polynomial.xgcd(self.field.modulus)
        return CyclotomicReal(self.field, inverse)

    def __bool__(self) -> bool:
        return not self.polynomial.is_zero()

    def __eq__(self, other: Any) -> bool:
        p = self._with(other)
        return NotImplemented if p is None else self.polynomial == p

    def __lt__(self, other: Any) -> bool:
        return (self - other).sign() < 0

    def __le__(self, other: Any) -> bool:
        return (self - other).sign() <= 0

    def __gt__(self, other: Any) -> bool:
        return (self - other).sign() > 0

    def __ge__(self, other: Any) -> bool:
        return (self - other).sign() >= 0

    def __abs__(self) -> "CyclotomicReal":
        return -self if self.sign() < 0 else self

    def sign(self) -> int:
        """-1, 0 or 1, exactly."""
        if not self:
            return 0
        bits = _FIRST_BITS
        while True:
            ball = self.enclosure(bits)
            if ball > 0 or ball < 0:
                return 1 if ball > 0 else -1
            bits *= 2

    def enclosure(self, bits: int = _FIRST_BITS) -> arb:
        """A ball that contains the number, computed with `bits` bits."""
        with ctx.workprec(bits):
            return arb_poly(self.polynomial)(self.field.root(bits))

    def __float__(self) -> float:
        """For pictures only."""
        return float(self.enclosure().mid())

    def __repr__(self) -> str:
        return str(self.polynomial).replace("x", f"2cos(2pi/{self.field.n})")


def exact_element(name: str, value: Any) -> "CyclotomicReal | fmpq":
    """A rational as `fmpq`, a number of a field as it is. Raises ValueError naming the argument for all else."""
    if isinstance(value, CyclotomicReal):
        return value
    try:
        return _rational(value)
    except ValueError:
        kind = type(value).__name__
        raise ValueError(f"{name}: expected int, Fraction, fmpq or a cyclotomic number, not {kind}") from None


def _rational(value: Any) -> fmpq:
    if isinstance(value, Fraction):
        return fmpq(value.numerator, value.denominator)
    if type(value) in (int, fmpz, fmpq):
        return fmpq(value)
    raise ValueError(f"expected int, Fraction, fmpq or a number of the field, not {type(value).__name__}")
