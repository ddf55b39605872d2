"""Certificates of local minima above the ceiling: they refuse points that are none."""

from dataclasses import replace

import pytest
from flint import fmpq
from sympy import Integer, Rational

from landscape.evidence.verdict import Verdict
from landscape.initial_basin import no_high_minima as high
from landscape.initial_basin.no_high_minima.breaking import S, U, V, W

EXAMPLES = {
    "frozen scales": high.FROZEN_SCALES,
    "output bias": high.FROZEN_OUTPUT_BIAS,
    "saturated": high.SATURATED,
    "decay": high.DEEP_DECAY,
    "capped": high.CAPPED_LOSS,
    "wide": high.WIDE_BUT_FLAT,
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_nearby_points_are_not_lower(name):
    """An independent look: the loss itself, with its kinks, on a small grid around the point."""
    found = EXAMPLES[name]

    def loss(point):
        def relu(z):
            here = Rational(str(z)) if not hasattr(z, "subs") else z.subs(point)
            return here if here > 0 else Integer(0)

        value = found.loss(relu)
        return value.subs(point)

    here = loss(found.point)
    assert here == found.value > found.ceiling
    for unknown in found.point:
        for step in (Rational(1, 1000), Rational(-1, 1000)):
            assert loss(dict(found.point) | {unknown: found.point[unknown] + step}) >= here


@pytest.mark.control("own/no-high-minima", "points that are no local minima, or not above the ceiling")
@pytest.mark.parametrize(
    "found",
    [
        replace(high.FROZEN_SCALES, point={W: Rational(1, 3)}),
        replace(high.FROZEN_SCALES, ceiling=Rational(9, 16)),
        replace(high.FROZEN_OUTPUT_BIAS, point={V: Rational(1), W: Rational(1)}),
        replace(high.DEEP_DECAY, point={U: Rational(1, 2), V: Rational(1, 2), W: Rational(1, 2)}),
        replace(high.WIDE_BUT_FLAT, point={U: Rational(1), V: Rational(1, 2), W: Rational(1), S: Rational(1)}),
        replace(high.FROZEN_SCALES, squares=((Rational(-1), W - Rational(1, 4)),)),
    ],
)
def test_what_is_no_high_minimum_breaks_nothing(found):
    assert high.check_without(found).verdict is Verdict.UNDECIDED


def test_a_kink_is_refused():
    with pytest.raises(ValueError, match="kink"):
        high.check_without(replace(high.FROZEN_OUTPUT_BIAS, point={V: Rational(1), W: Rational(0)}))


def test_the_hessian_of_the_deep_example_is_as_told():
    """Eigenvalues 4 s - 4 s^4 (twice) and 8 s^4 - 2 s at s = 2/3; loss (1 - s^3)(1 + 2 s^3)."""
    s = Rational(2, 3)
    assert s - s**4 == Rational(38, 81)
    assert 8 * s**4 - 2 * s > 0 and high.DEEP_DECAY.value == (1 - s**3) * (1 + 2 * s**3) == Rational(817, 729)
    assert high.surest_level(*high.CROSS) == fmpq(3, 4)
