"""The search for spurious minima: its points are those that are stored, and its peer agrees."""

import pytest

from landscape.search import spurious_minima
from landscape.search.bench.certificates import certificate_rows, eliminated
from landscape.spurious_minima.certified_minima import certify, stored, stored_points


@pytest.mark.parametrize("pair", [(6, 6), (7, 8), (5, 5)])
def test_the_stored_points_are_what_the_search_finds(pair):
    point = stored_points()[pair]
    start = spurious_minima._start(*pair, 1)
    assert spurious_minima.converged(*pair, 1, start, spurious_minima.DESCENT_STEPS) == point


def test_three_flipped_neurons():
    start = spurious_minima.THREE_FLIPPED_START
    assert spurious_minima.converged(11, 14, 3, start, 0) == stored_points()[11, 14]


@pytest.mark.nightly
def test_the_stored_file_is_what_the_search_finds():
    found = spurious_minima.find()["points"]
    assert [(k, n, q, tuple(e)) for k, n, q, e in found] == [
        (p.k, p.n, p.flipped, p.entries) for p in stored_points().values()
    ]


def test_the_peer_of_the_benchmark_finds_the_same_curvature():
    point = stored([(6, 6)])[0]
    assert abs(float(eliminated(point)) - float(certify(point.weights()).curvature)) < 1e-7


def test_a_row_of_the_benchmark():
    name, measured, ratio, goal = next(certificate_rows(rounds=1))
    assert "(6, 6)" in name and measured.endswith("ms") and float(ratio) > 1 and goal == "10 ms"
