"""Decimal strings of a witness."""

import numpy as np
import pytest

from landscape.search.decimals import decimals


@pytest.mark.parametrize(
    ("array", "digits", "expected"),
    [
        ([[-1e-9, -0.0], [1.25, -2 / 3]], 7, [["0.0000000", "0.0000000"], ["1.2500000", "-0.6666667"]]),
        (np.array([3, -4]), 0, ["3", "-4"]),
        (0.125, 2, "0.12"),
    ],
)
def test_shape_digits_and_no_negative_zero(array, digits, expected):
    assert decimals(array, digits) == expected
