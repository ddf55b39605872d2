"""Upper bounds: both sides of the bound, and no forgery passes."""

from dataclasses import replace

import numpy as np
import pytest
from flint import fmpq

from landscape.evidence.verdict import Arithmetic
from landscape.networks.basin_minimum import basin_minimum

X, Y = np.array([[1.0, 0.0], [1.0, 1.0], [-1.0, 2.0]]), np.array([3.0, -2.0, 1.0])
W, V = np.array([[1.0, 1.0], [1.0, -3.0]]), np.array([1, -1])
TINY = fmpq(1, 10**9)


def test_above_the_minimum_and_not_far():
    exact = basin_minimum(X, Y, W, V, certify="exact").value
    bound = basin_minimum(X, Y, W, V, certify="upper")
    finding = bound.check()
    assert finding.holds is True and finding.arithmetic is Arithmetic.EXACT
    assert exact <= bound.value < exact + TINY


def test_no_forgery_passes():
    bound = basin_minimum(X, Y, W, V, certify="upper")
    outside = (tuple(-e for e in bound.weights[0]), *bound.weights[1:])
    boundary = ((fmpq(1), fmpq(-1)), *bound.weights[1:])  # on the hyperplane of the second sample
    for changes in (
        {"value": bound.value - TINY},
        {"weights": outside},
        {"weights": boundary, "value": fmpq(10**6)},
        {"y": (bound.y[0] + 1, *bound.y[1:])},
        {"v": (-1, -1)},
        {"W": bound.W[::-1]},
    ):
        assert replace(bound, **changes).check().holds is False
    assert replace(bound, value=bound.value + TINY).check().holds is True


def test_rationals_are_taken_as_they_are():
    """A third is no double: the witness is, the data stay rational."""
    data = [["1/3", "0"], ["1", "1/7"]], ["1", "-1"], [["1", "1"]], [1]
    bound = basin_minimum(*data, certify="upper")
    assert bound.X[0][0] == fmpq(1, 3) and bound.check().holds is True
    assert 0 <= bound.value - basin_minimum(*data, certify="exact").value < TINY


def test_doubles_are_the_rationals_that_they_are():
    exact = basin_minimum(np.array([[0.1]]), np.array([1.0]), np.array([[1.0]]), [-1], certify="exact")
    assert exact.X == ((fmpq(*(0.1).as_integer_ratio()),),) and exact.value == 1


def test_bad_input():
    with pytest.raises(ValueError, match=r"^certify:"):
        basin_minimum(X, Y, W, V, certify="lower")
    with pytest.raises(ValueError, match=r"^w:"):
        basin_minimum(X, Y, W * 0, V, certify="upper")
    with pytest.raises(ValueError, match=r"^v:"):
        basin_minimum(X, Y, W, 2 * V, certify="upper")
