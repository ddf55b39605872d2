"""Inputs at the door: one clear ValueError, naming the argument and what was expected."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from flint import fmpq, fmpz


def float_array(name: str, value: Any, shape: Sequence[int | None]) -> np.ndarray:
    """`value` as a finite float64 array of `shape` (None: any length). Raises ValueError."""
    try:
        array = np.asarray(value)
        if array.dtype.kind not in "biufO":  # text and complex numbers would be cast without a word
            raise TypeError
        array = array.astype(np.float64)
    except (TypeError, ValueError, OverflowError):
        raise ValueError(f"{name}: expected numbers in an array of shape {_shown(shape)}") from None
    _require_shape(name, array, shape)
    if not np.isfinite(array).all():
        raise ValueError(f"{name}: expected finite numbers, found NaN or infinity")
    return array


def exact_array(name: str, value: Any, shape: Sequence[int | None]) -> np.ndarray:
    """`value` as an object array of `fmpq` of `shape` (None: any length).

    Accepts int, Fraction, fmpz, fmpq and decimal or fraction strings ("0.1", "1/3"). A
    float raises: it is rarely the number that was meant.
    """
    array = np.array(value, dtype=object)
    _require_shape(name, array, shape)
    out = np.empty(array.shape, dtype=object)
    for index, entry in np.ndenumerate(array):
        out[index] = exact_number(name, entry)
    return out


def exact_number(name: str, value: Any) -> fmpq:
    """`value` as `fmpq`. Raises ValueError for floats and everything that is no rational."""
    if isinstance(value, str):
        try:
            value = Fraction(value)
        except (ValueError, ZeroDivisionError):
            raise ValueError(f"{name}: expected a rational number, not {value!r}") from None
    if isinstance(value, Fraction):
        return fmpq(value.numerator, value.denominator)
    if type(value) in (int, fmpz, fmpq):
        return fmpq(value)
    raise ValueError(f"{name}: expected int, Fraction, fmpq or a string, not {type(value).__name__}")


def positive_integer(name: str, value: Any) -> int:
    """`value` if it is an int and at least 1. Raises ValueError."""
    if type(value) is not int or value < 1:
        raise ValueError(f"{name}: expected an integer of at least 1, not {value!r}")
    return value


def _require_shape(name: str, array: np.ndarray, shape: Sequence[int | None]) -> None:
    if not isinstance(shape, Sequence):
        raise ValueError(f"shape: expected a sequence of lengths, not {shape!r}")
    fits = array.ndim == len(shape) and all(
        want is None or have == want for have, want in zip(array.shape, shape, strict=True)
    )
    if not fits or 0 in array.shape:
        raise ValueError(f"{name}: expected shape {_shown(shape)}, not {array.shape}")


def _shown(shape: Sequence[int | None]) -> str:
    return "(" + ", ".join("any" if n is None else str(n) for n in shape) + ("," if len(shape) == 1 else "") + ")"
