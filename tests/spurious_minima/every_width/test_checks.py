"""Type A: verdicts, and every way to make them false."""

from dataclasses import replace

import numpy as np
import pytest
from flint import arb, fmpq

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.verdict import Verdict
from landscape.networks.gaussian_loss import gaussian_gradient, gaussian_loss
from landscape.search import every_width as search
from landscape.spurious_minima import every_width as family
from landscape.spurious_minima.every_width import cover as found_on
from landscape.spurious_minima.every_width.boxes import covers, joined

COVER = family.stored_cover("type_a")


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (family.check_blocks, Verdict.VERIFIED),
        (family.check_loss, Verdict.VERIFIED),
        (family.check_minima, Verdict.PROVED),
        (family.check_turn, Verdict.PROVED),
        (family.check_limit, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("own/type-a-blocks", "each block in turn moved by 10^-20")
@pytest.mark.parametrize("name", ["X", "Y", "T", "S"])
def test_no_block_may_be_another(name):
    broken = family.check_blocks(family.POINTS[:1], lambda found: family.shifted(found, name))
    assert broken.verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/type-a-blocks", "without a < 0 < b: the formulas are refused", drops=3)
def test_the_signs_of_the_weights_are_needed():
    with pytest.raises(ValueError, match="a, b"):
        family.check_blocks([(5, "1/2", "1/3")])


@pytest.mark.sabotage("own/type-a-loss", "targets of another length", drops=2)
def test_the_loss_is_that_of_unit_targets():
    assert family.check_loss(scale="1.000001").verdict is Verdict.REFUTED


@pytest.mark.sabotage(
    "own/type-a-minima", "k = 5 included; a box left out, displaced, too wide; the first or last lacking",
    drops=2,
)
@pytest.mark.parametrize(
    "broken",
    [
        family.without(COVER, 17),
        family.without(COVER, 0),
        family.displaced(COVER, 17),
        family.widened(COVER, 17, 500),
        replace(COVER, minima=COVER.minima[:20]),
        replace(COVER, minima=()),
    ],
)
def test_a_broken_cover_proves_nothing(broken):
    assert family.check_minima(broken).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/type-a-minima", "k >= 5, and k >= 5.76", drops=2)
@pytest.mark.parametrize("smallest", [5, "5.76"])
def test_below_the_turn_nothing_is_proved(smallest):
    assert family.check_minima(smallest=smallest).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/type-a-minima", "each number that must be positive, turned in sign")
@pytest.mark.parametrize("place", range(9))
def test_each_sign_counts(place):
    positives = family.TYPE_A.positives

    def turned(w):
        found = positives(w)
        found[place] = -found[place]
        return found

    changed = replace(family.TYPE_A, positives=turned, turning=lambda w: -family.TYPE_A.turning(w))
    assert family.check_minima(family=changed).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/type-a-minima", "spurious: without a positive loss; and without a < 0 < b")
def test_the_loss_and_the_weights_must_be_positive():
    flat = replace(family.TYPE_A, value=lambda w: 0 * family.loss(w))
    assert family.check_minima(family=flat).verdict is Verdict.UNDECIDED
    signs = replace(family.TYPE_A, signs=lambda w: [w.a, w.eta])
    assert family.check_minima(family=signs).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage(
    "own/type-a-turn", "another interval for k*, the turn box lacking, k >= 2.9, the sign turned", drops=1
)
def test_the_turn_is_where_it_is():
    low, high = COVER.widths
    for widths in ((high, high + 1), (low - 1, low), (high, low)):
        moved = replace(COVER, widths=widths)
        with_error = None
        try:
            assert family.check_turn(moved).verdict is Verdict.UNDECIDED
        except ValueError as error:
            with_error = error
        assert with_error is None or "boxes" in str(with_error)
    assert family.check_turn(replace(COVER, saddles=COVER.saddles[1:])).verdict is Verdict.UNDECIDED
    assert family.check_turn(smallest="2.9").verdict is Verdict.UNDECIDED
    wrong = replace(family.TYPE_A, convex=lambda w: -family.TYPE_A.convex(w))
    assert family.check_turn(family=wrong).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/type-a-limit", "a limit off by 10^-20, and a loss that falls")
def test_the_limit_is_this_one():
    with working_precision():
        near = ball("1/2") - 1 / arb.pi() + arb(10) ** -20
    assert family.check_limit(near).verdict is Verdict.UNDECIDED
    with working_precision():
        opposite = 1 / arb.pi() - ball("1/2")
    falling = replace(family.TYPE_A, value=lambda w: -family.loss(w))
    assert family.check_limit(opposite, family=falling).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/type-a-limit", "growth claimed across boxes that are not joined")
def test_boxes_that_hold_different_points_are_not_joined():
    first, second = COVER.minima[16], family.displaced(COVER, 17).minima[17]
    assert joined(family.TYPE_A, first, COVER.minima[17]) and not joined(family.TYPE_A, first, second)


@pytest.mark.sabotage("own/type-a-turn", "boxes that are not joined")
def test_the_turn_needs_one_curve(monkeypatch):
    assert family.check_turn().verdict is Verdict.PROVED
    monkeypatch.setattr(found_on, "joined", lambda *_: False)
    assert family.check_turn().verdict is Verdict.UNDECIDED


@pytest.mark.parametrize("k", [6, 9])
def test_the_point_is_critical_for_the_whole_loss(k):
    w = family.at_width(family.TYPE_A, COVER.boxes, k)
    W = np.array([[float(x) for x in row] for row in family.matrix(k, w.a, w.b)])
    assert np.abs(gaussian_gradient(W, np.eye(k))).max() < 1e-13
    assert float(family.loss(w)) == pytest.approx(gaussian_loss(W, np.eye(k)), abs=1e-13)


def test_a_stored_line_cut_short_is_refused():
    with pytest.raises(ValueError, match="box"):
        found_on._box("0 0.001 1 2")
    with pytest.raises(ValueError, match="key"):
        family.stored_cover("type_b")


def test_gaps_are_seen_exactly():
    boxes = list(COVER.minima)
    assert covers(boxes, fmpq(0), fmpq(2, 5))
    moved = replace(boxes[3], left=boxes[3].left + fmpq(1, 10**30))
    assert not covers([*boxes[:3], moved, *boxes[4:]], fmpq(0), fmpq(2, 5))


def test_the_stored_boxes_are_what_the_search_finds():
    found = search.follow(family.TYPE_A)
    assert tuple(map(found_on._box, found["minima"])) == COVER.minima
    assert tuple(map(found_on._box, found["saddles"])) == COVER.saddles
