"""Crowded samples: verdicts, sabotage, tight instances."""

import pytest
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.initial_basin import failure_rate as rates

LINEAR = tuple((X, tuple(x[0] for x in X)) for X, _ in rates.EQUAL_ANGLES)


@pytest.mark.parametrize("check", [rates.check_crowded_samples, rates.check_planar_crowd])
def test_the_chapters_verdicts(check):
    assert check().verdict is Verdict.VERIFIED


@pytest.mark.sampled
def test_random_directions_obey():
    assert rates.check_random_planar_crowd().verdict is Verdict.VERIFIED


@pytest.mark.sabotage("own/crowded-samples", "q divided by four, a level beyond the limit")
@pytest.mark.parametrize("lie", [{"sharpened": fmpq(1, 4)}, {"reach": fmpq(101, 100)}])
def test_the_bound_and_the_level_count(lie):
    assert rates.check_crowded_samples(**lie).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/crowded-samples", "labels that obey the dependency", drops=2)
def test_labels_must_violate_the_dependency():
    X, _ = rates.CROWDS[1]
    assert rates.check_crowded_samples([(X, (5, 5, 5))]).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/planar-crowd", "2 lowered to 1.99, labels that are linear", drops=2)
def test_two_is_sharp_for_neighbours():
    assert rates.check_planar_crowd(constant=fmpq(199, 100)).verdict is Verdict.REFUTED
    assert rates.check_planar_crowd(LINEAR).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/planar-crowd", "samples that share a direction count as one", drops=1)
def test_directions_must_differ():
    """Five samples in two directions have fewer than three neighbours, and no dependency of three."""
    X = ((1, 0), (2, 0), (3, 0), (0, 1), (0, 2))
    with pytest.raises(ValueError, match="unpack"):
        rates.narrowest(X, (1, 2, 4, 8, 1))


def test_a_random_hyperplane_parts_by_the_angle():
    assert rates.parted(rates.TWELVE[:3], (0, 1, 2)) == fmpq(1, 3)
    assert rates.parted(rates.TWELVE[:4], (0, 1)) == fmpq(1, 6)


@pytest.mark.parametrize(("data", "useless"), list(zip(rates.EQUAL_ANGLES, (fmpq(3, 4), fmpq(5, 6)), strict=True)))
def test_equal_angles_attain_the_bound(data, useless):
    assert rates.narrowest(*data)[1] == useless == 1 - fmpq(2, len(data[0]))
