"""Between doubles and the rationals that they are."""

from fractions import Fraction

import numpy as np
from flint import fmpq

from landscape.evidence.inputs import exact_array


def as_rationals(array: np.ndarray) -> np.ndarray:
    """The rationals that the finite doubles of an array hold, as `fmpq`."""
    return exact_array("array", np.vectorize(Fraction, otypes=[object])(array), array.shape)


def rounded(value: fmpq) -> float:
    """The double next to a rational."""
    return int(value.p) / int(value.q)
