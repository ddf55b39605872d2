"""Gradient descent near the rational cup, and far from it."""

import numpy as np
import pytest
from flint import fmpq

from landscape.cupped_minima import chance_of_cups as chance
from landscape.evidence.verdict import Verdict


@pytest.mark.sampled
def test_verdict():
    assert chance.check_descent_returns().verdict is Verdict.SUPPORTED


@pytest.mark.sabotage("own/descent-returns", "starts exchanged, and rates that are asked to be sharper")
def test_returns_sharpened():
    near, far, anywhere = chance.ends()
    assert not chance.check_descent_returns(found=(far, far, anywhere)).verdict.positive
    assert not chance.check_descent_returns(found=(near, near, anywhere)).verdict.positive
    at_cup = chance.Ends(np.zeros(140), np.full(140, 14.0))
    assert not chance.check_descent_returns(found=(near, far, at_cup)).verdict.positive
    assert not chance.check_descent_returns(back=fmpq(99, 100)).verdict.positive
    assert not chance.check_descent_returns(still=fmpq(1, 100)).verdict.positive
    assert not chance.check_descent_returns(level=fmpq(1, 1000)).verdict.positive


def test_starts_are_where_they_are_said_to_be():
    starts = chance.around(fmpq(3, 4), 5, 0)
    middle = chance.around(fmpq(0), 1, 0)[0]
    assert np.allclose(np.sqrt(((starts - middle) ** 2).sum(axis=(1, 2))), 0.75)
    assert chance.anywhere(3, 2).shape == (3, 12, 4)


def test_the_cup_is_at_rest_and_its_certified_distance_known():
    ends = chance.descended(chance.around(fmpq(1, 1000), 4, 7), 50)
    assert (np.abs(ends.losses - ends.level) < 0.05).all() and ends.back == 4
    assert (chance.certified_distance() ** 2).contains(fmpq(1, 18))


def test_refuses_other_starts():
    for distance in (0.75, fmpq(-1)):
        with pytest.raises(ValueError, match="distance"):
            chance.around(distance, 2, 0)
    with pytest.raises(ValueError, match="count"):
        chance.anywhere(0, 0)
    for starts in (np.zeros((2, 3, 4)), np.full((1, 12, 4), np.nan)):
        with pytest.raises(ValueError, match="starts"):
            chance.descended(starts)
    with pytest.raises(ValueError, match="num_steps"):
        chance.descended(chance.around(fmpq(1), 1, 0), 0)


def test_interval_prints_outward():
    assert chance.interval(40, 40) == "[0.69, 1.00]"
