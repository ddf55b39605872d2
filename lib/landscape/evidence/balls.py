"""Balls: real numbers known up to an outward-rounded radius (python-flint's `arb`).

A number becomes a ball deliberately. Rationals and decimal strings are enclosed; a float
is refused until `double` says that the double itself is meant, since 0.1 is not 1/10.
"""

from contextlib import AbstractContextManager
from fractions import Fraction

from flint import arb, ctx, fmpq

from landscape.evidence.door import guarded
from landscape.evidence.inputs import exact_number

WORKING_BITS = 128
"""Precision of every ball computation whose caller has not asked for more."""


@guarded
def working_precision(bits: int = WORKING_BITS) -> AbstractContextManager[None]:
    """`with working_precision():` computes with at least `bits` bits and restores the precision after."""
    return ctx.workprec(max(ctx.prec, bits))


def ball(value: int | Fraction | fmpq | str, radius: int | Fraction | fmpq | str = 0) -> arb:
    """A ball that contains [value - radius, value + radius].

    Accepts int, Fraction, fmpq and strings ("0.1", "1/3"). Raises ValueError for floats
    (say `ball(double(x))`), for anything else that is no rational, and for a negative radius.
    """
    middle, width = exact_number("value", value), exact_number("radius", radius)
    if width < 0:
        raise ValueError(f"radius: expected a non-negative number, not {width}")
    with working_precision():
        return arb(middle, width)


def lower(value: arb) -> arb:
    """A point that no number in the ball lies below.

    It stays an `arb`, so that whatever is concluded from it is labelled ball arithmetic.
    Raises ValueError for a ball that is not finite.
    """
    with working_precision():
        return _finite(value).lower()


def upper(value: arb) -> arb:
    """A point that no number in the ball lies above; otherwise as `lower`."""
    with working_precision():
        return _finite(value).upper()


def _finite(value: arb) -> arb:
    if not isinstance(value, arb) or not value.is_finite():
        raise ValueError(f"value: expected a finite ball, not {value!r}")
    return value
