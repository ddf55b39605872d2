"""Exact numbers as floats, for pixels: what a figure shows is never judged."""

from collections.abc import Iterable

import numpy as np
from flint import arb, fmpq

from landscape.evidence.doubles import rounded

_Exact = int | fmpq | arb


def pixel(value: _Exact) -> float:
    """The nearest double to a rational, the middle of a ball; of other numbers, their own conversion."""
    if isinstance(value, fmpq):
        return rounded(value)
    return float(value.mid()) if isinstance(value, arb) else float(value)


def pixels(values: Iterable) -> np.ndarray:
    """`pixel` of every entry of a nested sequence or an array, in its shape."""
    return np.vectorize(pixel, otypes=[float])(np.array(values, dtype=object))
