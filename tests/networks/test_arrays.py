"""A computation is exact unless floats were given; nothing mixes silently."""

from fractions import Fraction

import numpy as np
import pytest
from flint import arb, fmpq

from landscape.networks.arrays import arrays_of_one_kind


def test_floats_take_integers_along() -> None:
    X, y = arrays_of_one_kind(X=([[1.5, 2]], "m d"), y=([3], "m"))
    assert X.dtype == y.dtype == np.float64


def test_without_floats_all_is_exact() -> None:
    X, y = arrays_of_one_kind(X=([[1, Fraction(1, 3)]], "m d"), y=(np.array([3]), "m"))
    assert X.tolist() == [[fmpq(1), fmpq(1, 3)]] and type(y[0]) is fmpq
    (z,) = arrays_of_one_kind(z=([2**70, 1], "d"))
    assert z[0] == fmpq(2**70)
    (w,) = arrays_of_one_kind(w=(["1/3", "0.1"], "d"))
    assert w.tolist() == [fmpq(1, 3), fmpq(1, 10)]


def test_balls_and_rationals_mix_and_the_input_is_left_alone() -> None:
    given = np.array([arb(2), 3], dtype=object)
    (x,) = arrays_of_one_kind(x=(given, "d"))
    assert type(x[0]) is arb and type(x[1]) is fmpq and type(given[1]) is int


@pytest.mark.parametrize(
    "y, message",
    [
        ([1.0, 2.0], "y: expected shape"),
        ([np.nan], "y: expected finite"),
        ([[1.0], [1.0, 2.0]], "y: expected rows"),
        ([arb("nan")], "y: expected finite balls"),
        ([arb("inf")], "y: expected finite balls"),
        (["a"], "y: expected a rational number"),
    ],
)
def test_bad_entries_name_the_argument(y: list, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        arrays_of_one_kind(X=([[1, 2]], "m d"), y=(y, "m"))


def test_a_float_among_exact_numbers_is_refused() -> None:
    with pytest.raises(ValueError, match="X: expected floats"):
        arrays_of_one_kind(X=([[fmpq(1)]], "m d"), y=([0.5], "m"))
    with pytest.raises(ValueError, match="X: expected int, Fraction"):
        arrays_of_one_kind(X=([[fmpq(1), 0.5]], "m d"))


def test_text_is_no_array_of_floats() -> None:
    with pytest.raises(ValueError, match="X: expected"):
        arrays_of_one_kind(X=(["a"], "m"), y=([0.5], "m"))
