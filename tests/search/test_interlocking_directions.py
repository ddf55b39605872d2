"""The searches for interlocking directions and for one sample more: what they leave is what is stored."""

import numpy as np
import pytest

from landscape.cupped_minima.conjectures import Nearby, directions_of, stored_pairs
from landscape.evidence.witness import WITNESSES, as_text
from landscape.search import interlocking_directions, margin_ascent, one_sample_more, simplices
from landscape.search.bench.cupped_pairs import certified_pair


def stored(dim, t):
    return next(record for record in stored_pairs() if (record["d"], record["t"]) == (dim, t))


@pytest.mark.parametrize("size", [(4, 6), (5, 8), (6, 8)])
def test_orbits_are_found_again(size):
    assert interlocking_directions.orbit_pair(*size) == stored(*size)


@pytest.mark.parametrize("size", [(3, 5), (3, 9)])
def test_the_ascent_finds_again_what_convinces_the_check(size):
    found = interlocking_directions.ascent_pair(*size, *interlocking_directions.ASCENTS[size])
    assert Nearby(directions_of(found)).first_failure()[0] == ""


def test_a_start_that_does_not_interlock_is_refused():
    with pytest.raises(ValueError, match="margin"):
        interlocking_directions.ascent_pair(3, 5, "random", 0)


def test_facets_over_need_zero_inside():
    P = np.array([[1.0, 0], [2, 1], [2, -1]])
    assert margin_ascent.facets_over(P, P) is None
    assert margin_ascent.facets_over(np.zeros((3, 2)), P) is None


def test_the_list_of_searches_is_the_list_of_stored_pairs():
    listed = sorted([*interlocking_directions.ORBITS, *interlocking_directions.ASCENTS])
    assert listed == [(record["d"], record["t"]) for record in stored_pairs()]


@pytest.mark.nightly
@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("name", "find"),
    [
        ("interlocking-directions", interlocking_directions.find),
        ("one-sample-more", one_sample_more.find),
        ("simplices", simplices.find),
    ],
)
def test_the_stored_witness_is_what_the_search_finds(name, find):
    assert (WITNESSES / f"{name}.json").read_text(encoding="utf-8") == as_text(find())


def test_the_bench_has_a_row():
    name, measured, goal = certified_pair()
    assert "certified pair" in name and measured.endswith(" s") and goal == "0.2 s"
