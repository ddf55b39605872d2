"""Duals: derivatives against difference quotients, and the series at zero."""

import math

import pytest
from flint import arb

from landscape.evidence.balls import working_precision
from landscape.evidence.dual import Dual, asin_excess, asinc, kernel_excess, root, value_of, variables

FUNCTIONS = [
    lambda x: root(1 + x * x),
    lambda x: asinc(x),
    lambda x: asin_excess(x),
    lambda x: kernel_excess(x),
    lambda x: (1 - x) * x / (2 + x) - 3 / (1 + x) + x**3,
]


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("place", [-0.5, -1e-3, 0.0, 2.0**-25, 0.3, 0.7])
def test_the_slope_is_the_limit_of_difference_quotients(function, place):
    with working_precision():
        step = arb(2) ** -20
        (x,) = variables([arb(place)])
        found = function(x)
        ends = [value_of(function(arb(place) + side * step)) for side in (1, -1)]
        quotient = (ends[0] - ends[1]) / (2 * step)
    assert float(found.slopes[0].mid()) == pytest.approx(float(quotient.mid()), abs=1e-5)
    assert found.value.overlaps(function(arb(place)))


@pytest.mark.parametrize("radius", ["0", "1e-12", "1e-3", "0.2"])
def test_a_ball_around_zero_encloses_the_series(radius):
    ball = arb("0", radius)
    for z in (-float(arb(radius)), 0.0, float(arb(radius)) / 3):
        assert asinc(ball).overlaps(arb(math.asin(z) / z if z else 1, 1e-14))
    assert asinc(ball).contains(arb(1)) and asin_excess(ball).contains(arb(1) / 6)


def test_at_zero_the_values_are_exact():
    assert asinc(arb(0)) == 1 and kernel_excess(arb(0)) == arb("0.5")
    assert isinstance(Dual(arb(1), (arb(0),)) + 1, Dual)
