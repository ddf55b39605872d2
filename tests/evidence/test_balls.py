from fractions import Fraction

import numpy as np
import pytest
from flint import arb, ctx, fmpq
from hypothesis import given
from hypothesis import strategies as st

from landscape.evidence.balls import ball, lower, upper, working_precision
from landscape.evidence.comparison import arithmetic_of
from landscape.evidence.doubles import double
from landscape.evidence.verdict import Arithmetic

rationals = st.fractions(max_denominator=10**9)


def ends(value: arb) -> tuple[fmpq, fmpq]:
    middle, radius = value.mid().fmpq(), value.rad().fmpq()
    return middle - radius, middle + radius


def exact(x: Fraction) -> fmpq:
    return fmpq(x.numerator, x.denominator)


@given(rationals)
def test_a_ball_holds_its_rational_and_little_else(x):
    low, high = ends(ball(x))
    assert low <= exact(x) <= high
    assert high - low <= abs(exact(x)) / 2**120


@given(rationals, st.fractions(min_value=0, max_denominator=10**9))
def test_a_radius_reaches_both_ends(x, radius):
    low, high = ends(ball(x, radius))
    assert low <= exact(x) - exact(radius)
    assert exact(x) + exact(radius) <= high
    assert high - low <= 2 * exact(radius) * (1 + fmpq(1, 2**20)) + abs(exact(x)) / 2**120


@pytest.mark.parametrize("value", [1, "1/3", "0.1", Fraction(1, 3), fmpq(1, 3)])
def test_every_kind_of_rational_is_taken(value):
    assert ball(value).overlaps(arb(exact(Fraction(str(value)))))


def test_a_decimal_is_not_its_double():
    low, high = ends(ball("0.1"))
    assert low <= fmpq(1, 10) <= high < double(0.1)


@pytest.mark.parametrize("value", [0.1, np.float64(0.5), "one", None, True, np.int64(1)])
def test_what_is_no_rational_is_refused(value):
    with pytest.raises(ValueError, match="value"):
        ball(value)


@pytest.mark.parametrize("radius", [-1, 0.1, "nan"])
def test_a_bad_radius_is_refused(radius):
    with pytest.raises(ValueError, match="radius"):
        ball(1, radius)


@given(rationals, st.fractions(min_value=0, max_value=10, max_denominator=10**6))
def test_points_below_and_above(x, radius):
    value = ball(x, radius)
    low, high = ends(value)
    below, above = lower(value), upper(value)
    assert below.is_exact() and above.is_exact()
    assert below.fmpq() <= low and high <= above.fmpq()
    slack = (abs(exact(x)) + exact(radius)) / 2**100
    assert low - below.fmpq() <= slack and above.fmpq() - high <= slack


def test_points_remember_that_they_came_from_a_ball():
    assert arithmetic_of(lower(ball("1/3"))) is Arithmetic.BALL


@pytest.mark.parametrize("value", [arb("nan"), arb("inf"), arb("+/- inf")])
@pytest.mark.parametrize("end", [lower, upper])
def test_no_points_around_an_infinite_ball(value, end):
    with pytest.raises(ValueError, match="finite"):
        end(value)


def test_the_precision_is_raised_never_lowered_and_restored():
    with ctx.workprec(40):
        with working_precision():
            assert ctx.prec == 128
            with working_precision(60):
                assert ctx.prec == 128
        assert ctx.prec == 40
        with pytest.raises(ZeroDivisionError), working_precision(300):
            assert ctx.prec == 300
            fmpq(1) / fmpq(0)
        assert ctx.prec == 40
