"""Cosines as exact numbers: against balls, against known values, against trigonometry."""

from fractions import Fraction

import pytest
import sympy
from flint import arb, ctx, fmpq

from landscape.evidence.comparison import at_most, equal, less
from landscape.evidence.real_cyclotomic import CyclotomicReal, field
from landscape.evidence.verdict import Arithmetic


@pytest.mark.parametrize("n", [1, 2, 3, 4, 5, 7, 12, 16, 20, 36, 40])
def test_cosines_are_cosines(n):
    numbers = field(n)
    with ctx.workprec(100):
        for k in range(-n, 2 * n):
            assert numbers.cos(k).enclosure(100).overlaps((2 * arb.pi() * k / n).cos())
            assert numbers.cos(k) * numbers.cos(k) * 2 - 1 == numbers.cos(2 * k)
    assert numbers.degree == max(1, int(sympy.totient(n)) // 2)


@pytest.mark.parametrize("n", [4, 8, 12, 20, 44])
def test_sines_and_cosines_lie_on_the_circle(n):
    numbers = field(n)
    for k in range(n):
        assert numbers.cos(k) ** 2 + numbers.sin(k) ** 2 == 1
        assert numbers.sin(k).enclosure(100).overlaps((2 * arb.pi() * k / n).sin())


@pytest.mark.parametrize("n", [5, 7, 8, 20, 31])
def test_roots_of_unity_sum_to_zero(n):
    assert sum(field(n).cos(k) for k in range(n)) == 0
    assert equal(sum(field(n).cos(k) ** 2 for k in range(n)), Fraction(n, 2)).holds is True


def test_the_golden_ratio():
    phi = 2 * field(10).cos(1)
    assert phi * phi == phi + 1 and 1 / phi == phi - 1 and phi**-2 == 2 - phi


def test_a_zero_is_recognised_and_a_hair_is_not_zero():
    c = field(40).cos(1)
    zero = c * (1 / c) - 1
    hair = zero + fmpq(1, 10**60)
    assert not zero and zero.sign() == 0 and hair.sign() == 1 and (-hair).sign() == -1
    assert less(zero, hair).holds is True and at_most(hair, zero).holds is False
    assert abs(-hair) == hair and zero < hair <= hair and hair > zero >= zero


def test_signs_agree_with_balls():
    numbers = field(28)
    for a in range(-3, 4):
        for b in range(-3, 4):
            value = a + b * numbers.cos(1) + numbers.sin(3)
            ball = value.enclosure(200)
            assert (ball > 0 and value.sign() == 1) or (ball < 0 and value.sign() == -1) or value == 0


def test_comparisons_know_the_arithmetic():
    c = field(8).cos(1)
    assert less(c, 1).arithmetic is Arithmetic.EXACT
    assert equal([c * c, [c]], [Fraction(1, 2), [c]]).holds is True
    assert less(c, arb("0.71")).arithmetic is Arithmetic.BALL and less(c, arb("0.71")).holds is True
    with pytest.raises(ValueError, match="sympy"):
        equal(c, sympy.sqrt(2) / 2)


@pytest.mark.parametrize("bad", [0, -3, 2.0, "8"])
def test_bad_orders_are_refused(bad):
    with pytest.raises(ValueError, match="n: expected"):
        field(bad)


def test_mixtures_are_refused():
    with pytest.raises(ValueError, match="n = 8"):
        field(5).cos(1) + field(8).cos(1)
    with pytest.raises(ValueError, match="not float"):
        field(5).number(0.5)
    with pytest.raises(TypeError):
        field(5).cos(1) + 0.5
    with pytest.raises(ValueError, match="multiple of 4"):
        field(6).sin(1)
    with pytest.raises(ZeroDivisionError):
        1 / field(5).number(0)


def test_numbers_have_no_hash_and_show_themselves():
    with pytest.raises(TypeError):
        hash(field(5).cos(1))
    assert isinstance(field(5).cos(1), CyclotomicReal) and "2cos(2pi/5)" in repr(field(5).cos(1))
    assert float(field(6).cos(1)) == 0.5
