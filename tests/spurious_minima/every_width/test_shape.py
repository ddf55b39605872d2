"""Lengths, angles and bad input of type A."""

import pytest
from flint import arb, fmpq

from landscape.spurious_minima import every_width as family
from landscape.spurious_minima.every_width.boxes import Box


def test_the_shape_is_that_of_the_matrix():
    w = family.shape_of(7, "-1/2", "1/5")
    n2 = fmpq(1, 4) + 6 * fmpq(1, 25)
    assert w.n2.overlaps(arb(n2)) and w.b.overlaps(arb(fmpq(1, 5)))
    cosine = (2 * fmpq(-1, 10) + 5 * fmpq(1, 25)) / n2
    assert (w.gamma * w.s**2).overlaps(arb(cosine)) and w.sin_own.overlaps((1 - arb(fmpq(1, 4) / n2)).sqrt())


@pytest.mark.sabotage("own/type-a-loss", "k = 2, and weights without a < 0 < b, at the door", drops=(1, 3))
@pytest.mark.parametrize(
    ("k", "a", "b", "name"), [(2, -1, 1, "k"), (6, 1, 1, "a, b"), (6, -1, -1, "a, b"), (6, -1, 0.5, "b")]
)
def test_weights_outside_the_family_are_refused(k, a, b, name):
    with pytest.raises(ValueError, match=name):
        family.shape_of(k, a, b)


def test_a_ball_of_sigma_beyond_one_is_refused():
    with pytest.raises(ValueError, match="sigma"):
        family.shape(arb("0.9", "0.2"), arb(0), arb(0))


@pytest.mark.parametrize("k", [3, 4.0, "5"])
def test_blocks_need_an_integer_of_at_least_four(k):
    with pytest.raises(ValueError, match="k"):
        family.blocks_agree(k, family.shape_of(5, "-1/2", "1/3"))


@pytest.mark.parametrize(
    ("change", "name"),
    [({"radius": (fmpq(0), fmpq(1))}, "radius"), ({"right": fmpq(-1)}, "right"), ({"drift": (fmpq(0),)}, "drift")],
)
def test_bad_boxes_are_refused(change, name):
    good = {"left": fmpq(0), "right": fmpq(1, 100), "centre": (fmpq(0),) * 2, "drift": (fmpq(0),) * 2}
    with pytest.raises(ValueError, match=name):
        Box(**good | {"radius": (fmpq(1),) * 2} | change)


@pytest.mark.parametrize("k", [2, 0.5, "1/0"])
def test_a_width_below_three_has_no_point(k):
    with pytest.raises(ValueError, match="k"):
        family.at_width(family.TYPE_A, family.stored_cover("type_a").boxes, k)
