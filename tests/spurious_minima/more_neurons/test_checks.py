"""More neurons than targets: verdicts, and every way to make them false."""

from dataclasses import replace

import numpy as np
import pytest
from flint import arb

from landscape.evidence.verdict import Verdict
from landscape.search import more_neurons as search
from landscape.spurious_minima import more_neurons as more
from landscape.spurious_minima.certified_minima import SymmetricPoint
from landscape.spurious_minima.more_neurons import agreement, checks

FIRST = more.points_of(1)


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (more.check_blocks, Verdict.VERIFIED),
        (more.check_one_more, Verdict.PROVED),
        (more.check_several_more, Verdict.PROVED),
        (more.check_turns, Verdict.PROVED),
        (more.check_parallel, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


def test_rows_stand_for_others_in_each_class_and_all_kinds_are_compared():
    sizes = {(point.k - point.flipped, point.flipped) for point in more.POINTS}
    assert any(kept > 6 for kept, _ in sizes) and any(flipped > 6 for _, flipped in sizes)
    names = {kind.name for size in sizes for kind in more.kinds(*size)}
    assert names == {"T", "S0", "X0", "Y0", "S1", "X1", "Y1", "SS"}


@pytest.mark.sabotage("own/companion-blocks", "each block in turn moved by 10^-20")
@pytest.mark.parametrize("name", ["T", "S0", "X0", "Y0", "S1", "X1", "Y1", "SS"])
def test_no_block_may_be_another(name):
    def moved(block):
        if block.kind.name != name:
            return block
        form = block.form + 0 * block.form
        form[0, 0] += arb(10) ** -20
        return replace(block, form=form)

    assert more.check_blocks(more.POINTS[4:5], moved).verdict is Verdict.REFUTED


@pytest.mark.sabotage(
    "own/companion-blocks", "a neuron and its companion on one line; three kept neurons", drops=(2, 3)
)
def test_lines_and_small_sizes_are_excluded():
    parallel = ("97/100", "-1/20", "1/4", "1/7", "-1/5", "1/14", "-1/10")
    assert more.check_blocks([SymmetricPoint(5, 6, 1, parallel)]).verdict is Verdict.UNDECIDED
    with pytest.raises(ValueError, match="kept"):
        more.check_blocks([SymmetricPoint(4, 5, 1, agreement.ONE_FLIPPED)])


@pytest.mark.sabotage("own/one-neuron-more", "a width missing, the saddle at k = 6 before k = 7, k = 8 twice", drops=4)
def test_every_width_is_needed():
    for false in (FIRST[1:], FIRST[:-1], [more.stored_family(1)[6], *FIRST], [FIRST[1], *FIRST[1:]]):
        assert more.check_one_more(false).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/one-neuron-more", "each entry in turn off by 10^-12")
@pytest.mark.parametrize("place", range(7))
def test_the_gradient_must_be_small(place):
    assert more.check_one_more([more.nudged(FIRST[0], "1e-12", place), *FIRST[1:]]).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/one-neuron-more", "the saddle at k = 6 as a minimum; a box too wide")
def test_one_point_must_do():
    assert more.certify(more.stored_family(1)[6]).minimum().holds is None
    assert more.certify(FIRST[0], "1/100").minimum().holds is None


@pytest.mark.sabotage("own/one-neuron-more", "kept neurons with a zero entry: the kink argument fails")
def test_a_kept_neuron_needs_two_entries():
    found = more.certify(FIRST[0])
    for place in (0, 2):
        entries = found.learner.entries.copy()
        entries[place] += arb(0, 2)
        kink = more.Certificate(found.point, replace(found.learner, entries=entries), found.fixed)
        kink.__dict__["blocks"] = found.blocks
        assert found.minimum().holds and kink.minimum().holds is None


@pytest.mark.sabotage(
    "own/several-neurons-more", "a family missing, k = 10 or 101 among the minima, an entry off", drops=3
)
def test_every_family_is_needed():
    families = {extra: more.points_of(extra) for extra in range(2, 9)}
    two = families[2]
    shorter = {extra: points for extra, points in families.items() if extra != 5}
    late = families | {2: [*two[:-1], more.stored_family(2)[101]]}
    early = families | {2: [more.stored_family(2)[10], *two[1:]]}
    off = families | {4: [more.nudged(families[4][0], "1e-13", 8), *families[4][1:]]}
    for false in (shorter, late, early, off):
        assert more.check_several_more(false).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/several-neurons-more", "each saddle as a minimum")
def test_no_saddle_is_a_minimum():
    for extra, run in more.RANGES.items():
        for k in run.saddles:
            assert more.certify(more.stored_family(extra)[k]).minimum().holds is None


@pytest.mark.sabotage(
    "own/companion-turns", "each minimum beside a saddle as a saddle; an entry off; one missing", drops=2
)
def test_no_minimum_is_a_saddle():
    saddles = [more.stored_family(extra)[k] for extra, run in more.RANGES.items() for k in run.saddles]
    for extra, run in more.RANGES.items():
        assert more.certify(more.stored_family(extra)[run.minima[0]]).saddle().holds is None
    for false in (FIRST[:9], [more.nudged(saddles[0], "1e-12"), *saddles[1:]], saddles[1:]):
        assert more.check_turns(false).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/parallel-copies", "nothing is split; the point is no minimum", drops=2)
def test_only_a_split_opens_a_direction(monkeypatch):
    assert more.check_parallel([(5, 5)]).verdict is Verdict.UNDECIDED
    monkeypatch.setattr(checks, "split", lambda W, row, share: W)
    assert more.check_parallel().verdict is Verdict.UNDECIDED


def test_the_search_finds_the_stored_points_again(monkeypatch):
    for r, k in ((1, 12), (2, 12)):
        start = [float(x) + 1e-3 for x in more.stored_family(r)[k].entries]
        found = search.family(r, k, start, [k, k + 2])
        for width, entries in found.items():
            assert tuple(search.polished(width, r, entries)) == more.stored_family(r)[width].entries
    monkeypatch.setattr(search, "STEPS", 1)
    with pytest.raises(ArithmeticError, match="k = 7"):
        search.newton(7, 1, np.array([float(x) + 0.01 for x in FIRST[0].entries]))


@pytest.mark.nightly
@pytest.mark.timeout(900)
def test_one_neuron_more_for_a_thousand_widths():
    start = [float(x) for x in FIRST[0].entries]
    for k, entries in search.family(1, 7, start, range(7, 1001)).items():
        assert more.certify(SymmetricPoint(k, k + 1, 1, tuple(search.polished(k, 1, entries)))).minimum().holds, k


@pytest.mark.nightly
@pytest.mark.timeout(900)
@pytest.mark.parametrize("r", range(2, 9))
def test_no_second_turn_before_four_hundred(r):
    """From the last stored width on: for r = 2 saddles, else minima."""
    run = more.RANGES[r]
    start = [float(x) for x in more.stored_family(r)[run.last].entries]
    for k, entries in search.family(r, run.last, start, range(run.last + 1, 401)).items():
        found = more.certify(SymmetricPoint(k, k + r, r, tuple(search.polished(k, r, entries))))
        assert (found.saddle() if r == 2 else found.minimum()).holds, k
