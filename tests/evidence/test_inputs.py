from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
import sympy
from flint import arb, fmpq, fmpz
from hypothesis import given
from hypothesis import strategies as st

from landscape.evidence.inputs import exact_array, exact_number, float_array, positive_integer


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=5))
def test_finite_floats_pass_unchanged(values):
    array = float_array("v", values, (None,))
    assert array.dtype == np.float64
    assert array.tolist() == values


@pytest.mark.parametrize(
    ("value", "shape"),
    [([[1, 2], [3, 4]], (2, 2)), ([[1, 2]], (None, 2)), (np.ones((3, 1), dtype=np.float32), (3, None)), (2.5, ())],
)
def test_shapes_that_fit(value, shape):
    assert float_array("X", value, shape).shape == np.shape(value)


@pytest.mark.parametrize(
    ("value", "shape", "expected"),
    [
        ([1.0, 2.0], (3,), r"X: expected shape \(3,\), not \(2,\)"),
        ([1.0, 2.0], (None, None), r"X: expected shape \(any, any\), not \(2,\)"),
        ([[1.0], [2.0]], (None, 2), r"X: expected shape \(any, 2\), not \(2, 1\)"),
        ([], (None,), r"X: expected shape \(any,\), not \(0,\)"),
        (np.ones((2, 0)), (2, None), r"X: expected shape"),
        ([[1, 2], [3]], (None, None), "X: expected"),
        ([np.nan], (1,), "X: expected finite numbers"),
        ([-np.inf], (1,), "X: expected finite numbers"),
        ([None], (1,), "X: expected"),
        (["one"], (1,), "X: expected"),
        (["1.5"], (1,), "X: expected"),
        ([1 + 1j], (1,), "X: expected"),
        (np.array([1 + 1j]), (1,), "X: expected"),
        ([10**400], (1,), "X: expected"),
        ({1: 2}, (1,), "X: expected"),
    ],
)
def test_what_is_no_array_of_finite_numbers_is_refused(value, shape, expected):
    with pytest.raises(ValueError, match=expected):
        float_array("X", value, shape)


@given(st.fractions(max_denominator=10**6))
def test_every_form_of_a_rational_gives_the_same_number(x):
    number = exact_number("x", x)
    assert type(number) is fmpq
    assert Fraction(int(number.p), int(number.q)) == x
    assert exact_number("x", str(x)) == exact_number("x", number) == number
    if x.denominator == 1:
        assert exact_number("x", int(x)) == exact_number("x", fmpz(int(x))) == number


@pytest.mark.parametrize(("text", "number"), [("0.1", fmpq(1, 10)), ("-2/6", fmpq(-1, 3)), ("1e-3", fmpq(1, 1000))])
def test_strings_are_decimals_or_fractions(text, number):
    assert exact_number("x", text) == number


@pytest.mark.parametrize(
    "value",
    [0.5, np.float64(0.5), np.int64(1), True, None, "nan", "inf", "one", "1/0", "", 1j, arb(1), Decimal(1),
     sympy.Rational(1, 3)],
)  # fmt: skip
def test_what_is_no_rational_is_refused(value):
    with pytest.raises(ValueError, match="alpha: expected"):
        exact_number("alpha", value)


def test_exact_arrays_hold_rationals_in_place():
    array = exact_array("A", [[1, "1/3"], [Fraction(1, 2), fmpq(-1)]], (2, None))
    assert array.dtype == object and array.shape == (2, 2)
    assert all(type(entry) is fmpq for entry in array.flat)
    assert array.tolist() == [[1, fmpq(1, 3)], [fmpq(1, 2), -1]]


def test_exact_arrays_are_copies():
    original = np.array([fmpq(1), fmpq(2)], dtype=object)
    exact_array("A", original, (2,))[0] = fmpq(7)
    assert original[0] == 1


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        ([0.5], (1,)),
        (np.ones(2), (2,)),
        ([1, np.float64(1)], (2,)),
        ([1, None], (2,)),
        ([[1, 2], [3]], (None, None)),
        ([[1, 2], [3]], (None,)),
        ([1, 2], (3,)),
        ([], (None,)),
        (1, (None,)),
    ],
)
def test_exact_arrays_of_anything_else_are_refused(value, shape):
    with pytest.raises(ValueError, match="A: expected"):
        exact_array("A", value, shape)


@pytest.mark.parametrize("value", [1, 7, 10**30])
def test_positive_integers_pass(value):
    assert positive_integer("n", value) == value


@pytest.mark.parametrize("value", [0, -1, 1.0, True, "1", None, np.int64(3), fmpz(3)])
def test_what_is_no_positive_integer_is_refused(value):
    with pytest.raises(ValueError, match="n: expected an integer of at least 1"):
        positive_integer("n", value)
