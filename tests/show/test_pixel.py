"""Exact numbers become the floats that they are nearest to."""

from fractions import Fraction

import numpy as np
import pytest
from flint import arb, fmpq

from landscape.show.pixel import pixel, pixels


@pytest.mark.parametrize("value", [fmpq(1, 3), arb(fmpq(1, 3)), Fraction(1, 3), 1 / 3])
def test_a_third_is_a_third_in_every_arithmetic(value):
    assert pixel(value) == pytest.approx(1 / 3, abs=1e-16)


def test_large_parts_do_not_overflow():
    assert pixel(fmpq(10**400 + 1, 10**400)) == 1


@pytest.mark.parametrize("values", [((fmpq(1, 2), 1), (2, 3)), np.array([[fmpq(1, 2), 1], [2, 3]], dtype=object)])
def test_arrays_keep_their_shape(values):
    assert pixels(values).tolist() == [[0.5, 1], [2, 3]]
