"""Example 1's family: verdicts, and every way to make them false."""

from dataclasses import replace

import numpy as np
import pytest
from flint import arb

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.verdict import Verdict
from landscape.networks.gaussian_loss import gaussian_gradient
from landscape.spurious_minima import every_width as simple
from landscape.spurious_minima import example_one_family as family
from landscape.spurious_minima.every_width.cover import minima_everywhere

COVER = simple.stored_cover("example_one")
FEW = replace(COVER, minima=COVER.minima[:6])
"""The boxes from k = infinity to a large k."""
LARGE = 1 + int(1 / COVER.minima[5].right ** 2) + 1


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (family.check_blocks, Verdict.VERIFIED),
        (family.check_loss, Verdict.VERIFIED),
        (family.check_minima, Verdict.PROVED),
        (family.check_two_families, Verdict.PROVED),
        (family.check_turn, Verdict.PROVED),
        (family.check_limit, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("own/example-one-blocks", "each block in turn moved by 10^-20")
@pytest.mark.parametrize("name", ["X", "Y", "T", "S"])
def test_no_block_may_be_another(name):
    broken = family.check_blocks(family.POINTS[:1], lambda found: simple.shifted(found, name))
    assert broken.verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/example-one-blocks", "without a, c, d > 0 > e: the formulas are refused", drops=3)
@pytest.mark.parametrize(
    "point", [(6, -1, 0, 1, 1, -1), (6, 1, 0, -1, 1, -1), (6, 1, 0, 1, -1, -1), (6, 1, 0, 1, 1, 1)]
)
def test_the_signs_of_the_weights_are_needed(point):
    with pytest.raises(ValueError, match="a, c, d, e"):
        family.check_blocks([point])


@pytest.mark.sabotage("own/example-one-loss", "targets of another length", drops=2)
def test_the_loss_is_that_of_unit_targets():
    assert family.check_loss(scale="1.000001").verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/example-one-minima", "k = 5 included; a box left out, displaced, too wide; none", drops=2)
def test_a_broken_cover_proves_nothing():
    assert minima_everywhere(family.EXAMPLE_ONE, FEW, LARGE).holds is True
    broken = [simple.without(FEW, 0), simple.without(FEW, 3), simple.displaced(FEW, 4), simple.widened(FEW, 4, 10**5)]
    for cover in (*broken, replace(FEW, minima=())):
        assert minima_everywhere(family.EXAMPLE_ONE, cover, LARGE).holds is None
    assert family.check_minima(FEW).verdict is Verdict.UNDECIDED
    assert family.check_minima(smallest=5).verdict is Verdict.UNDECIDED
    assert family.check_minima(smallest="5.58").verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/example-one-minima", "each number that must be positive turned in sign, a loss of zero")
@pytest.mark.parametrize("place", range(15))
def test_each_sign_counts(place):
    positives = family.EXAMPLE_ONE.positives

    def turned(w):
        found = positives(w)
        found[place] = -found[place]
        return found

    changed = replace(family.EXAMPLE_ONE, positives=turned, turning=lambda w: -family.EXAMPLE_ONE.turning(w))
    assert minima_everywhere(changed, FEW, LARGE).holds is None
    flat = replace(family.EXAMPLE_ONE, value=lambda w: 0 * family.EXAMPLE_ONE.value(w))
    assert minima_everywhere(flat, FEW, LARGE).holds is None


@pytest.mark.sabotage("own/two-families", "k = 3, and each sign in turn", drops=1)
def test_the_signs_tell_the_families_apart():
    assert family.check_two_families(smallest=3).verdict is Verdict.UNDECIDED
    for place in range(5):

        def turned(w, place=place):
            found = family.EXAMPLE_ONE.signs(w)
            found[place] = -found[place]
            return found

        changed = replace(family.EXAMPLE_ONE, signs=turned)
        assert family.check_two_families(smallest=1000, other=changed).verdict is Verdict.UNDECIDED
    one_sign = replace(simple.TYPE_A, signs=lambda w: [w.a, w.eta])
    assert family.check_two_families(smallest=1000, simple=one_sign).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/example-one-turn", "the saddles cut short, k >= 4.9, another interval for k*", drops=1)
def test_the_turn_is_where_it_is():
    low, high = COVER.widths
    step = high - low
    assert family.check_turn(replace(COVER, saddles=COVER.saddles[1:])).verdict is Verdict.UNDECIDED
    assert family.check_turn(smallest="4.9").verdict is Verdict.UNDECIDED
    for widths in ((high, high + step), (low - step, low)):
        assert family.check_turn(replace(COVER, widths=widths)).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/example-one-limit", "limits off by 10^-20")
@pytest.mark.parametrize("side", [1, -1])
def test_the_limit_is_this_one(side):
    with working_precision():
        near = ball("1/2") - 2 / arb.pi() ** 2 + side * arb(10) ** -20
    assert family.check_limit(near).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize("k", [6, 11])
def test_the_point_is_critical_for_the_whole_loss(k):
    w = simple.at_width(family.EXAMPLE_ONE, COVER.boxes, k)
    W = np.array([[float(x) for x in row] for row in family.matrix(k, *family.weights(w))])
    assert np.abs(gaussian_gradient(W, np.eye(k))).max() < 1e-13


def test_the_printed_example_is_this_one():
    w = simple.at_width(family.EXAMPLE_ONE, COVER.boxes, 6)
    _, _, _, c, e = map(float, family.weights(w))
    assert (round(e, 3), round(c, 3)) == (-0.602, 0.225)


@pytest.mark.parametrize("k", [4, "6"])
def test_blocks_need_an_integer_of_at_least_five(k):
    with pytest.raises(ValueError, match="k"):
        family.blocks_agree(k, family.shape_of(*family.POINTS[0]))


@pytest.mark.sabotage("own/example-one-loss", "k = 3, at the door", drops=1)
def test_three_rows_are_too_few():
    with pytest.raises(ValueError, match="k"):
        family.shape_of(3, 1, 0, 1, 1, -1)
