"""Balls: real numbers known up to an outward-rounded radius (python-flint's `arb`).

A number becomes a ball deliberately. Rationals and decimal strings are enclosed; a float
is refused until `double` says that the double itself is meant, since 0.1 is not 1/10.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from fractions import Fraction

import numpy as np
from flint import arb, arb_mat, ctx, fmpq

from landscape.evidence.door import guarded
from landscape.evidence.inputs import exact_array, exact_number

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


def ball_matrix(array: Sequence[Sequence[int | Fraction | fmpq | str]] | np.ndarray) -> arb_mat:
    """A ball matrix that encloses a rational matrix of shape (any, any). Raises ValueError as `ball` does."""
    exact = exact_array("array", array, (None, None))
    return arb_mat([[ball(entry) for entry in row] for row in exact])


def double(value: float) -> fmpq:
    """The rational number that a double is, bit for bit. Raises ValueError unless it is a finite float."""
    if not isinstance(value, float) or not np.isfinite(value):
        raise ValueError(f"value: expected a finite float, not {value!r}")
    return fmpq(*value.as_integer_ratio())


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
