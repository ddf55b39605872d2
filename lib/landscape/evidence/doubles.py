"""Doubles and rationals: the rational number that a double is, and the double next to a rational number."""

from typing import Any

import numpy as np
from flint import fmpq

from landscape.evidence.inputs import exact_number, float_array


def double(value: float) -> fmpq:
    """The rational number that a double is, bit for bit. Raises ValueError unless it is a finite float."""
    if not isinstance(value, float) or not np.isfinite(value):
        raise ValueError(f"value: expected a finite float, not {value!r}")
    return fmpq(*value.as_integer_ratio())


def doubles(array: np.ndarray) -> np.ndarray:
    """`double` of every entry, in the array's shape. Raises ValueError unless all are finite."""
    array = float_array("array", array, (None,) * np.ndim(array))
    return np.vectorize(double, otypes=[object])(array)


def rounded(value: fmpq) -> float:
    """The double next to a rational number. Raises OverflowError where there is none, ValueError for no rational."""
    value = exact_number("value", value)
    return int(value.p) / int(value.q)


def rounded_array(values: Any) -> np.ndarray:
    """`rounded` of every entry of nested sequences of rationals, in their shape; integers are welcome."""
    return np.vectorize(rounded, otypes=[float])(np.array(values, dtype=object))
