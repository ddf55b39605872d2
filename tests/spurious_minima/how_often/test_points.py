"""What stands at the points where descent ended."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.networks.gaussian_loss import gaussian_hessian
from landscape.spurious_minima.how_often import (
    SIZES,
    TABLE_1,
    TABLE_2,
    check_minima_1,
    check_minima_2,
    check_one_neuron,
    check_saddles,
    check_staircase,
    delicate,
    endings,
    minima_at,
    reached,
    smallest_eigenvalue,
)
from landscape.spurious_minima.how_often import points as module

SMALL = [size for size in TABLE_1 if size[1] <= 11]
HAIR = fmpq(1, 10**6)


def test_every_point_reached_at_the_sizes_of_the_tables_is_settled():
    assert check_minima_1(reached(TABLE_1, "minimum")).verdict is Verdict.VERIFIED
    assert check_minima_2(reached(TABLE_2, "minimum")).verdict is Verdict.VERIFIED
    assert not reached(TABLE_1 | TABLE_2, "vanished")


def test_the_delicate_points_are_those_that_the_paper_could_not_verify():
    assert [(e.kind, e.runs) for kind in ("saddle", "minimum") for e in delicate((17, 18), kind)] == [
        ("saddle", 3),
        ("minimum", 19),
    ]
    assert [e.runs for e in delicate((20, 20), "minimum")] == [9] and not delicate((20, 20), "saddle")
    for size, kind, name in (((3, 2), "saddle", "size"), ((8, 8), "maximum", "kind")):
        with pytest.raises(ValueError, match=name):
            delicate(size, kind)


def test_no_run_ends_with_all_neurons_flipped():
    assert all(len(ending.flipped()) < ending.size[0] for ending in reached(TABLE_1, "minimum"))


def test_nothing_else_is_reached_at_smaller_sizes_but_one():
    others = {size: found for size, found in endings().items() if found and size not in TABLE_1 | TABLE_2}
    assert [ending.kind for ending in others.pop((1, 1))] == ["vanished"]
    assert {ending.kind for found in others.values() for ending in found} <= {"minimum"}
    assert set(others) <= {(7, 8), (9, 10)}


@pytest.mark.sabotage("SS18/table-1--minima", "points beside the minima; another value", drops=1)
def test_a_point_beside_a_minimum_is_not_certified():
    points = reached(SMALL, "minimum")
    assert check_minima_1(points).verdict is Verdict.VERIFIED
    assert check_minima_1(points, nudge=HAIR).verdict is Verdict.UNDECIDED
    wrong = replace(points[0], value="0.02508060")
    assert check_minima_1([wrong]).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS18/table-2--minima", "points beside the minima", drops=1)
def test_a_point_beside_a_minimum_with_one_more_is_not_certified():
    points = reached([(10, 11), (13, 14)], "minimum")
    assert check_minima_2(points).verdict is Verdict.VERIFIED
    assert check_minima_2(points, nudge=HAIR).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/staircase", "another pattern; a point beside the minimum", drops=2)
def test_another_pattern_is_seen():
    points = reached(SMALL, "minimum")
    assert check_staircase(points).verdict is Verdict.VERIFIED
    assert not check_staircase(points, swap=(0, 1)).verdict.positive
    assert not check_staircase(points[:1], swap=(0, 5)).verdict.positive


def test_flips_and_groups_of_the_minima_at_sixteen():
    found = {ending.value: (len(ending.flipped()), ending.groups()) for ending in minima_at((16, 16))}
    assert found["0.01339985"] == (1, (15, 1))
    assert found["0.03774097"] == (3, (13, 3))
    assert all(groups == (16 - q, q) for q, groups in found.values())
    small, large = ([e for e in minima_at((16, 16)) if e.among_themselves() is kind] for kind in (False, True))
    assert max(len(e.flipped()) for e in small) < min(len(e.flipped()) for e in large)


# --- one neuron


@pytest.mark.sabotage("own/one-neuron-descent", "steps up to 3; the other target; another height", drops=2)
@pytest.mark.parametrize("change", [{"longest": 3}, {"target": -1}, {"height": "1/5"}, {"height": "1/3"}])
def test_false_versions_for_one_neuron_are_seen(change):
    assert check_one_neuron().verdict is Verdict.PROVED
    assert check_one_neuron(**change).verdict is Verdict.UNDECIDED


def test_half_of_our_runs_with_one_neuron_vanish():
    (ending,) = endings()[(1, 1)]
    assert ending.value == "0.25000000" and 110 < ending.runs < 190


# --- bad input


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "maximum"}, "expected a kind"),
        ({"counts": (1, 2)}, "expected 10 counts"),
        ({"counts": (101,) + (0,) * 9}, "from 0 to 100"),
        ({"rows": ("addddb",) * 5}, "expected 6 rows of 6 letters"),
        ({"rows": ("zddddb",) * 6}, "letters for 5 entries"),
        ({"entries": ("1", "x", "2", "3", "4")}, "entries"),
    ],
)
def test_a_damaged_record_is_refused(change, message):
    with pytest.raises(ValueError, match=message):
        replace(minima_at((6, 6))[0], **change)


def test_a_size_that_was_not_run_is_refused():
    with pytest.raises(ValueError, match="size: expected one of the sizes"):
        minima_at((21, 21))
    with pytest.raises(ValueError, match="without a zero neuron"):
        endings()[(1, 1)][0].weights()


@pytest.mark.sabotage("own/descent-stops-at-saddles", "minima; points beside the saddles", drops=1)
def test_minima_are_no_saddles_and_a_point_beside_a_saddle_is_not_certified():
    saddles = reached(SIZES, "saddle")
    assert {ending.size for ending in saddles} >= {(15, 16), (17, 18)}
    assert check_saddles().verdict is Verdict.VERIFIED
    assert check_saddles(saddles[:1], nudge=HAIR).verdict is Verdict.UNDECIDED
    assert not check_saddles(list(minima_at((6, 6)))).verdict.positive


def test_candidates_that_were_not_verified_are_in_flat_bowls_or_saddles():
    flat = {size: [e.runs for e in minima_at(size) if smallest_eigenvalue(e) < 0.0005] for size in ((17, 18), (20, 20))}
    assert all(len(runs) == 1 and 5 <= runs[0] <= 30 for runs in flat.values())


def test_what_goes_down_at_a_saddle_breaks_its_symmetry():
    for ending in reached(TABLE_2, "saddle"):
        W = np.array([[float(entry.p) / float(entry.q) for entry in row] for row in ending.weights()])
        values, directions = np.linalg.eigh(gaussian_hessian(W, np.eye(ending.size[0])))
        down = directions[:, values < 0]
        assert 1 <= down.shape[1] <= 2
        places = ending.places().ravel()
        for place in range(places.max() + 1):
            assert np.abs((places == place) @ down).max() < 1e-9


@pytest.mark.parametrize(("groups", "holds"), [((2, 3, 1), True), ((1, 1, 1, 3), False)])
def test_three_groups_are_the_most(groups, holds):
    ending = SimpleNamespace(groups=lambda: groups, flipped=lambda: ())
    assert module._symmetric(ending)[0].holds is holds
