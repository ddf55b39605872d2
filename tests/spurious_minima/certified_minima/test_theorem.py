"""Theorem 1, the examples, further pairs and saddles: verdicts, and witnesses that must not pass."""

from fractions import Fraction

import pytest

from landscape.evidence.verdict import Verdict
from landscape.spurious_minima import certified_minima as minima
from landscape.spurious_minima.certified_minima import SymmetricPoint, stored

SMALL = ((6, 6), (7, 7), (8, 9))


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (minima.check_theorem_1, Verdict.PROVED),
        (minima.check_further_pairs, Verdict.PROVED),
        (minima.check_saddles, Verdict.VERIFIED),
        (minima.check_example_2_printed, Verdict.REFUTED),
        (lambda: minima.check_example("SS18/fact-example1"), Verdict.VERIFIED),
        (lambda: minima.check_example("SS18/fact-example2"), Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


def moved(point, place, by):
    entries = list(point.entries)
    entries[place] = str(Fraction(entries[place]) + Fraction(by))
    return SymmetricPoint(point.k, point.n, point.flipped, tuple(entries))


def but(pair, point):
    """The points of the theorem with another one for `pair`."""
    return [point if one.pair == pair else one for one in stored(minima.THEOREM_PAIRS)]


@pytest.mark.sabotage("SS18/thm-1", "a pair is missing", drops=3)
def test_every_pair_is_needed():
    assert minima.check_theorem_1(stored(SMALL)).verdict is Verdict.UNDECIDED
    assert minima.check_theorem_1(stored(minima.THEOREM_PAIRS)[1:]).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SS18/thm-1", "a point nudged off, a global minimum, or a saddle in place of one point")
def test_every_point_must_do():
    six = stored([(6, 6)])[0]
    targets = SymmetricPoint(6, 6, 1, ("1", "0", "0", "0", "1"))
    for false in (moved(six, 0, "1/10000000000"), moved(six, 4, "1/100"), targets):
        check = minima.check_theorem_1(but((6, 6), false))
        assert check.verdict is Verdict.UNDECIDED and "25 of 26" in check.scope


@pytest.mark.sabotage("SS18/thm-1", "one point: nudged, in too wide a ball, a saddle, the targets themselves")
def test_one_point_must_do():
    W = stored([(6, 6)])[0].weights()
    assert minima.check_minimum(W, "as stored").verdict is Verdict.VERIFIED
    lies = [
        (stored([(6, 6)])[0].nudged("1e-11"), {}),
        (W, {"radius": "0.001"}),
        (stored([(5, 5)])[0].weights(), {}),
        (minima.unit_vectors(6, 6), {}),
    ]
    for point, options in lies:
        assert minima.check_minimum(point, "false", **options).verdict is Verdict.UNDECIDED


def test_targets_must_be_orthonormal():
    W = stored([(6, 6)])[0].weights()
    with pytest.raises(ValueError, match="orthonormal"):
        minima.check_minimum(W, "scaled", 2 * minima.unit_vectors(6, 6))


@pytest.mark.sabotage("own/further-pairs", "a saddle for a minimum, a pair too few", drops=3)
def test_further_pairs_need_their_points():
    points = stored(minima.FURTHER_PAIRS)
    assert minima.check_further_pairs(points[1:]).verdict is Verdict.UNDECIDED
    false = moved(points[0], 3, "1/1000000")
    assert minima.check_further_pairs([false, *points[1:]]).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/stored-saddles", "a minimum among them, a point nudged off")
def test_a_minimum_is_no_saddle():
    points = stored(minima.SADDLE_PAIRS)
    assert minima.check_saddles(stored([(6, 6)])).verdict is Verdict.UNDECIDED
    assert minima.check_saddles([moved(points[0], 1, "1/1000000"), *points[1:]]).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize("name", list(minima.EXAMPLES))
@pytest.mark.sabotage("SS18/fact-example1", "each bound raised, each entry changed in its last digit")
@pytest.mark.sabotage("SS18/fact-example2", "each bound raised, each entry changed in its last digit")
def test_the_printed_digits_are_the_last_that_hold(name):
    _, entries, curvature, lowest = minima.EXAMPLES[name]
    for digits, which in ((curvature, "curvature"), (lowest, "lowest")):
        more = f"{float(digits) + 2 * 10.0 ** -len(digits.split('.')[1]):.{len(digits.split('.')[1])}f}"
        assert minima.check_example(name, **{which: more}).verdict is Verdict.UNDECIDED
    for place, entry in enumerate(entries):
        places = len(entry.split(".")[1])
        other = [*entries]
        other[place] = f"{float(entry) + 10.0**-places:.{places}f}"
        assert minima.check_example(name, entries=other).verdict is Verdict.UNDECIDED


@pytest.mark.control("SS18/fact-example2--printed", "0.98 in the first place")
def test_the_repaired_entries_are_not_refuted():
    assert minima.check_example_2_printed(minima.EXAMPLES["SS18/fact-example2"][1]).verdict is Verdict.VERIFIED


def test_there_are_two_examples():
    with pytest.raises(ValueError, match="name: expected one of"):
        minima.check_example("SS18/thm-1")
