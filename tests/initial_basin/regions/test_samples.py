"""The samples of the exhaustive checks are what their docstrings say."""

import pytest

from landscape.geometry.arrangements import in_general_position, region_count
from landscape.initial_basin.regions import FIGURE_1, lattice_points, small_samples
from landscape.initial_basin.regions.samples import shown_count


@pytest.mark.parametrize(("dim", "radius"), [(1, 1), (2, 1), (2, 2), (3, 1), (3, 2)])
def test_lattice_points_are_all_but_zero(dim, radius):
    points = lattice_points(dim, radius)
    assert len(points) == len(set(points)) == (2 * radius + 1) ** dim - 1
    assert all(len(p) == dim and max(map(abs, p)) in range(1, radius + 1) for p in points)


def test_small_samples():
    samples = small_samples()
    assert len({tuple(sorted(sample)) for sample in samples}) == len(samples) == 203
    assert all(any(point) for sample in samples for point in sample)
    planar = [sample for sample in samples if len(sample[0]) == 2]
    assert len(planar) == 8 + 36 + 120  # multisets of 1, 2, 3 of the eight points
    assert {len(sample[0]) for sample in samples} == {2, 3, 4}


def test_small_samples_are_of_every_kind():
    """In general position or not; fewer regions than sign vectors or not."""
    kinds = {(in_general_position(s), region_count(len(s), len(s[0])) == 2 ** len(s)) for s in small_samples()}
    assert kinds == {(True, True), (True, False), (False, True), (False, False)}


def test_figure_1_is_the_papers():
    assert FIGURE_1 == (("3/2", "1/2"), (-1, 2), (-1, -1))


def test_counts_are_shown_in_words():
    assert shown_count([((1,),)]) == "1 small sample"
    assert shown_count([((1,),)] * 2) == "2 small samples"
