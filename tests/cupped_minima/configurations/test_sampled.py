"""Footnote 3: rotated random sets, and the two ways in which such a sampling could lie."""

import numpy as np
import pytest
from flint import fmpq

from landscape.cupped_minima import configurations as shape
from landscape.cupped_minima.configurations import sampled as module
from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Verdict


@pytest.mark.sampled
def test_in_space_the_footnote_is_contradicted():
    assert shape.check_rotated_sets().verdict is Verdict.CONTRADICTED


@pytest.mark.sampled
@pytest.mark.control("SSG20/fact-3--in-space", "the plane, where a small rotation does what the footnote says")
def test_in_the_plane_it_is_not():
    assert shape.check_rotated_sets(dim=2, t=16, k=0, num_draws=70).verdict is Verdict.SUPPORTED


@pytest.mark.control("SSG20/fact-3--in-space", "the explicit configuration in place of random points")
def test_a_true_configuration_is_not_contradicted(monkeypatch):
    whole = shape.explicit_configuration(3, 4)
    assert module.is_alone_beyond(whole) and module.is_alone_beyond(shape.stretched(whole, 1 + shape.HAIR))
    monkeypatch.setattr(module, "rotated_set", lambda *_: whole)
    assert shape.check_rotated_sets(num_draws=30).verdict is Verdict.SUPPORTED


def test_points_are_on_the_sphere_and_near():
    rng = generator("SSG20/fact-3--in-space")
    for point in module.uniform_points(20, 3, rng):
        exact = module.rational_on_sphere(point)
        assert sum(x * x for x in exact) == 1
        assert np.allclose([int(x.p) / int(x.q) for x in exact], point, atol=1e-5)


def test_a_rotation_keeps_lengths():
    drawn = module.rotated_set(generator("SSG20/fact-3--in-space"), 3, 4, 1)
    assert all(sum(x * x for x in point) == 1 for points in drawn.sets().values() for point in points)


def test_too_few_draws_decide_nothing():
    assert shape.check_rotated_sets(num_draws=3, bound=fmpq(1, 2)).verdict is Verdict.UNDECIDED
