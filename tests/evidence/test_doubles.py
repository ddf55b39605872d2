"""Between doubles and rationals: exact one way, to the nearest the other way."""

from fractions import Fraction

import numpy as np
import pytest
from flint import fmpq
from hypothesis import given
from hypothesis import strategies as st

from landscape.evidence.doubles import double, doubles, rounded, rounded_array

floats = st.floats(allow_nan=False, allow_infinity=False)


@given(floats)
def test_a_double_is_a_rational_and_comes_back(x):
    assert Fraction(str(double(x))) == Fraction(x)
    assert rounded(double(x)) == x


@given(st.fractions(max_denominator=10**30))
def test_no_other_double_is_nearer(x):
    found = rounded(fmpq(x.numerator, x.denominator))
    others = np.nextafter(found, [-np.inf, np.inf])
    assert all(abs(Fraction(found) - x) <= abs(Fraction(float(other)) - x) for other in others)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1, "0.5", fmpq(1, 2)])
def test_only_a_finite_float_is_a_double(value):
    with pytest.raises(ValueError, match="finite float"):
        double(value)


def test_arrays_keep_their_shape():
    exact = doubles(np.array([[0.5, 0.1], [1.0, -2.0]]))
    assert exact.shape == (2, 2) and exact[0, 0] == fmpq(1, 2) and exact[0, 1] != fmpq(1, 10)
    assert rounded_array(exact).tolist() == [[0.5, 0.1], [1.0, -2.0]]
    assert rounded_array(((fmpq(1, 3), 2),)).tolist() == [[1 / 3, 2.0]]
    with pytest.raises(ValueError, match="finite"):
        doubles(np.array([0.5, np.nan]))


def test_what_no_double_can_hold():
    with pytest.raises(OverflowError):
        rounded(fmpq(10) ** 400)
    assert rounded(fmpq(1, 10**400)) == 0.0
