from fractions import Fraction

import numpy as np
import pytest
from flint import arb, ctx, fmpq, fmpz
from hypothesis import given
from hypothesis import strategies as st

from landscape.evidence.balls import ball
from landscape.evidence.outward import ceil_digits, enclosure, floor_digits, rounded_float

digit_counts = st.integers(0, 30)


@given(st.fractions(), digit_counts)
def test_decimals_are_bounds_within_the_last_digit(x, digits):
    below, above = Fraction(floor_digits(x, digits)), Fraction(ceil_digits(x, digits))
    unit = Fraction(1, 10**digits)
    assert below <= x <= above
    assert x - below < unit and above - x < unit
    assert above - below == (0 if (x / unit).denominator == 1 else unit)


@given(st.fractions(), st.fractions(min_value=0, max_value=1), st.integers(0, 60), st.integers(10, 300))
def test_a_ball_lies_between_its_decimals_at_any_precision(x, radius, digits, bits):
    value = ball(x, radius)
    middle, half = Fraction(str(value.mid().fmpq())), Fraction(str(value.rad().fmpq()))
    with ctx.workprec(bits):
        below, above = Fraction(floor_digits(value, digits)), Fraction(ceil_digits(value, digits))
    unit = Fraction(1, 10**digits)
    assert below <= middle - half < below + unit
    assert above - unit < middle + half <= above


@given(st.integers(), digit_counts)
def test_integers_print_themselves(x, digits):
    for shown in (floor_digits(x, digits), ceil_digits(fmpz(x), digits)):
        assert shown == str(x) + ("." + "0" * digits if digits else "")


@given(st.fractions(), st.integers(1, 12))
def test_every_decimal_has_the_asked_number_of_places(x, digits):
    assert len(floor_digits(x, digits).split(".")[1]) == digits


@pytest.mark.parametrize(
    ("x", "digits", "shown"),
    [
        (Fraction(1, 3), 4, "[0.3333, 0.3334]"),
        (fmpq(-1, 3), 4, "[-0.3334, -0.3333]"),
        (fmpq(1, 2), 2, "[0.50, 0.50]"),
        (Fraction(-1, 1000), 2, "[-0.01, 0.00]"),
        (Fraction(7, 2), 0, "[3, 4]"),
        (ball(2, "0.9"), 0, "[1, 3]"),
        (0, 1, "[0.0, 0.0]"),
    ],
)
def test_enclosures(x, digits, shown):
    assert enclosure(x, digits) == shown


@pytest.mark.parametrize("show", [floor_digits, ceil_digits, enclosure])
@pytest.mark.parametrize("x", [0.5, np.float64(0.5), float("nan"), None, np.int64(1), arb("nan"), arb("inf"), True])
def test_what_has_no_bounds_is_refused(show, x):
    with pytest.raises(ValueError, match="x: expected"):
        show(x, 3)


@pytest.mark.parametrize("digits", [-1, 1.0, True])
def test_a_bad_number_of_digits_is_refused(digits):
    with pytest.raises(ValueError, match="digits: expected"):
        floor_digits(1, digits)


@pytest.mark.parametrize(
    ("x", "shown"),
    [(1 / 3, "0.33"), (-0.0, "0"), (123456.0, "1.2e+05"), (1e-300, "1e-300"), (0.1 + 0.2, "0.3")],
)
def test_floats_show_two_digits(x, shown):
    assert rounded_float(x) == shown == rounded_float(np.float64(x))


@given(st.floats(min_value=1e-100, max_value=1e100))
def test_a_float_shows_at_most_two_significant_digits(x):
    mantissa = rounded_float(x).split("e")[0].replace(".", "").strip("0")
    assert len(mantissa) <= 2
    assert float(rounded_float(x)) == pytest.approx(x, rel=0.051)


@pytest.mark.parametrize("x", [1, Fraction(1, 3), fmpq(1, 3), arb(1), "0.5"])
def test_other_numbers_are_not_rounded(x):
    with pytest.raises(ValueError, match="x: expected a float"):
        rounded_float(x)
