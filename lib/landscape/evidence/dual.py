"""Balls with their derivatives: a formula evaluated on `Dual` numbers encloses its gradient as well."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flint import arb

from landscape.evidence.door import guarded


@dataclass(frozen=True)
class Dual:
    """A ball and the balls of its derivatives in some fixed directions (forward differentiation)."""

    value: arb
    slopes: tuple[arb, ...]

    def __add__(self, other):
        if isinstance(other, Dual):
            return Dual(self.value + other.value, tuple(x + y for x, y in zip(self.slopes, other.slopes, strict=True)))
        return Dual(self.value + other, self.slopes)

    def __neg__(self):
        return Dual(-self.value, tuple(-x for x in self.slopes))

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, other):
        if isinstance(other, Dual):
            pairs = zip(self.slopes, other.slopes, strict=True)
            return Dual(self.value * other.value, tuple(x * other.value + self.value * y for x, y in pairs))
        return Dual(self.value * other, tuple(x * other for x in self.slopes))

    def __truediv__(self, other):
        if not isinstance(other, Dual):
            return self * (1 / arb(other))
        quotient = self.value / other.value
        pairs = zip(self.slopes, other.slopes, strict=True)
        return Dual(quotient, tuple((x - quotient * y) / other.value for x, y in pairs))

    def __rtruediv__(self, other):
        quotient = other / self.value
        return self.through(quotient, -quotient / self.value)

    def __pow__(self, exponent: int):
        return self.through(self.value**exponent, exponent * self.value ** (exponent - 1))

    __radd__, __rmul__ = __add__, __mul__

    def through(self, value: arb, slope: arb) -> "Dual":
        """f(self), from the value and the derivative of f."""
        return Dual(value, tuple(slope * x for x in self.slopes))


Number = arb | Dual
"""A ball, or a `Dual` where derivatives are wanted."""


@guarded
def variables(values: Sequence[arb]) -> tuple[Dual, ...]:
    """Independent variables, one for each value."""
    return tuple(Dual(v, tuple(arb(int(i == j)) for j in range(len(values)))) for i, v in enumerate(values))


def value_of(x) -> arb:
    """The ball of a ball or a Dual."""
    return x.value if isinstance(x, Dual) else x


def root(x):
    """sqrt(x) of a ball or a Dual."""
    if not isinstance(x, Dual):
        return _ball("x", x).sqrt()
    value = x.value.sqrt()
    return x.through(value, 1 / (2 * value))


def asinc(z):
    """asin(z)/z, and 1 at 0, of a ball or a Dual in (-1, 1)."""
    if isinstance(z, Dual):
        return z.through(asinc(z.value), z.value * _asinc_slope(z.value))
    return _even(z, lambda t: t.asin() / t, arb(1))


def asin_excess(z):
    """(asin(z) - z)/z^3, and 1/6 at 0, of a ball or a Dual in (-1, 1)."""
    if isinstance(z, Dual):
        return z.through(asin_excess(z.value), z.value * _even(z.value, _excess_slope, arb(3) / 20, _SMALL))
    return _even(z, lambda t: (t.asin() - t) / t**3, arb(1) / 6)


def kernel_excess(z):
    """(sqrt(1 - z^2) + z asin(z) - 1)/z^2, and 1/2 at 0, of a ball or a Dual in (-1, 1)."""
    return asinc(z) - 1 / (root(1 - z * z) + 1)


def _ball(name: str, value: object) -> arb:
    if type(value) is not arb:
        raise ValueError(f"{name}: expected a ball or a Dual, not {type(value).__name__}")
    return value


def _asinc_slope(z: arb) -> arb:
    """asinc'(z)/z."""
    return _even(z, lambda t: (1 / (1 - t * t).sqrt() - t.asin() / t) / t**2, arb(1) / 3, _SMALL)


def _excess_slope(t: arb) -> arb:
    """Derivative of (asin(t) - t)/t^3, divided by t."""
    return ((1 / (1 - t * t).sqrt() - 1) / t**3 - 3 * (t.asin() - t) / t**4) / t


_SMALL, _TINY = arb(2) ** -20, arb(2) ** -30
"""Below these the value at 0 bounds a series from below; slopes lose more digits to cancellation than values."""


def _even(z: arb, value: Callable[[arb], arb], at_zero: arb, small: arb = _TINY) -> arb:
    """A power series in z^2 with non-negative coefficients grows with |z|: its ends enclose it."""
    z = _ball("z", z)
    low, high = arb(z.abs_lower()), arb(z.abs_upper())
    if high == 0:
        return at_zero
    bottom = value(low) if low > small else at_zero
    return bottom.union(value(high if high > small else small))
