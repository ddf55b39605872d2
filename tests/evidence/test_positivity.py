"""Coefficients as certificates of positivity."""

import pytest
import sympy

from landscape.evidence.positivity import coefficients, least_coefficient

x, y = sympy.symbols("x y")


def test_products_are_expanded_before_they_are_read():
    assert sorted(coefficients((x - y) ** 2)) == [-2, 1, 1]
    assert least_coefficient((x + y) ** 3 - x * (x + y) ** 2) == 1


def test_what_cancels_has_no_coefficient():
    assert coefficients((x + 1) ** 2 - x**2 - 2 * x - 1) == [0]


def test_a_negative_coefficient_decides_nothing():
    """(x - y)^2 is never negative, and its coefficients do not show it."""
    assert least_coefficient((x - y) ** 2) < 0


@pytest.mark.parametrize("bad", [1 / x, sympy.sqrt(x), sympy.Float(0.5) * sympy.exp(x), sympy.pi * x])
def test_other_expressions_are_refused(bad):
    with pytest.raises(ValueError, match="polynomial"):
        coefficients(bad)
