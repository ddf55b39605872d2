"""Uniform points: shape, unit length, reproducibility, and the law of one coordinate."""

import numpy as np
import pytest
from scipy.stats import kstest

from landscape.geometry.caps import float_cap_measure
from landscape.geometry.sphere import uniform_points


def law(dim):
    """Distribution function of a coordinate of a uniform point on S^{dim-1}."""
    return lambda cosines: np.array([1 - float_cap_measure(dim, c) for c in cosines])


@pytest.mark.parametrize("dim", [1, 2, 3, 7])
def test_points_are_unit_rows(dim):
    points = uniform_points(50, dim, np.random.default_rng(0))
    assert points.shape == (50, dim) and points.dtype == np.float64
    np.testing.assert_allclose(np.linalg.norm(points, axis=1), 1, rtol=1e-15)


def test_dimension_one_is_two_points():
    assert set(uniform_points(50, 1, np.random.default_rng(0)).ravel()) == {-1.0, 1.0}


def test_the_generator_decides():
    same = [uniform_points(4, 3, np.random.default_rng(5)) for _ in range(2)]
    np.testing.assert_array_equal(*same)
    assert not np.array_equal(same[0], uniform_points(4, 3, np.random.default_rng(6)))


@pytest.mark.parametrize("dim", [2, 3, 6])
def test_coordinates_follow_the_cap_measure(dim):
    points = uniform_points(4000, dim, np.random.default_rng(1))
    direction = np.arange(1, dim + 1) / np.linalg.norm(np.arange(1, dim + 1))
    assert kstest(points @ direction, law(dim)).pvalue > 1e-6
    assert kstest(points[:, 0], law(dim)).pvalue > 1e-6


@pytest.mark.parametrize("dim", [2, 3, 6])
def test_normalised_points_of_a_cube_are_seen_not_to_be_uniform(dim):
    cube = np.random.default_rng(1).uniform(-1, 1, (20000, dim))
    cube /= np.linalg.norm(cube, axis=1, keepdims=True)
    assert kstest(cube[:, 0], law(dim)).pvalue < 1e-6


@pytest.mark.parametrize(("sizes", "name"), [((0, 2), "num_points"), ((2, 0), "dim"), ((2.0, 2), "num_points")])
def test_bad_sizes(sizes, name):
    with pytest.raises(ValueError, match=name):
        uniform_points(*sizes, np.random.default_rng(0))
