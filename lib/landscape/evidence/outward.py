"""Outward printing: decimals that are true bounds, and floats that do not pretend to be."""

from fractions import Fraction

from flint import arb, fmpq, fmpz

from landscape.evidence.inputs import exact_number

Bounded = int | Fraction | fmpz | fmpq | arb
"""What has bounds to print; a float has none."""


def floor_digits(x: Bounded, digits: int) -> str:
    """The largest decimal with `digits` places that is at most x, or all of a ball.

    Raises ValueError for floats, for balls that are not finite, and unless digits >= 0.
    """
    return _decimal(int((_end(x, -1) * _scale(digits)).floor()), digits)


def ceil_digits(x: Bounded, digits: int) -> str:
    """The smallest decimal with `digits` places that is at least x, or all of a ball; as `floor_digits`."""
    return _decimal(int((_end(x, 1) * _scale(digits)).ceil()), digits)


def enclosure(x: Bounded, digits: int) -> str:
    """`[0.3333, 0.3334]`: an interval that contains x, or all of a ball; as `floor_digits`."""
    return f"[{floor_digits(x, digits)}, {ceil_digits(x, digits)}]"


def rounded_float(x: float) -> str:
    """A float to two significant digits: more would differ from one processor to the next.

    Raises ValueError for anything but a float: other numbers have bounds to print.
    """
    if not isinstance(x, float):
        raise ValueError(f"x: expected a float, not {type(x).__name__}: print its bounds")
    return f"{x + 0.0:.2g}"  # + 0.0 turns -0.0 into 0.0


def _end(x: Bounded, side: int) -> fmpq:
    """The lower (-1) or upper (1) end, exactly: `arb.lower` would round it to the current precision."""
    if not isinstance(x, arb):
        return exact_number("x", x)
    if not x.is_finite():
        raise ValueError(f"x: expected a finite ball, not {x}")
    return x.mid().fmpq() + side * x.rad().fmpq()


def _scale(digits: int) -> int:
    if type(digits) is not int or digits < 0:
        raise ValueError(f"digits: expected a non-negative integer, not {digits!r}")
    return 10**digits


def _decimal(units: int, digits: int) -> str:
    """`units` / 10^digits in decimal notation."""
    sign = "-" if units < 0 else ""
    if digits == 0:
        return f"{units}"
    whole, part = divmod(abs(units), 10**digits)
    return f"{sign}{whole}.{part:0{digits}d}"
