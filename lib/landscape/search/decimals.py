"""Floats as the decimal strings that a witness file holds."""

from typing import Any

import numpy as np


def decimals(array: Any, digits: int) -> Any:
    """Nested lists of strings with so many digits after the point, in the array's shape, without a negative zero."""
    return np.vectorize(lambda x: f"{round(float(x), digits) + 0.0:.{digits}f}", otypes=[object])(array).tolist()
