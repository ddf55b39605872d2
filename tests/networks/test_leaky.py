"""Leaky ReLU networks: one formula on floats, rationals and balls, and no kink passes unnoticed."""

from fractions import Fraction

import numpy as np
import pytest
from flint import arb, fmpq

from landscape.evidence.inputs import exact_array
from landscape.networks.leaky import first_layer_matrix, leaky_relu, predict_leaky, slopes_at
from landscape.networks.two_layer import predict

X = [[1, 2], [-1, 1], [3, -1]]
W = [[1, 1], [2, -2]]
Z = [1, -1]
# Pre-activations (3, -2), (0, -4), (2, 8), by hand.


def test_by_hand() -> None:
    assert predict_leaky(X, W, Z, Fraction(1, 2)).tolist() == [4, 2, -6]
    assert predict_leaky(X, W, Z, 0).tolist() == predict(X, W, Z).tolist()
    assert predict_leaky(X, W, Z, 1).tolist() == [5, 4, -6]


def test_floats_and_balls_follow() -> None:
    floats = predict_leaky(np.array(X, float), W, Z, 0.5)
    assert floats.dtype == float and floats.tolist() == [4, 2, -6]
    balls = leaky_relu(np.array([arb(2, 1), arb(-2, 1)], dtype=object), "1/2")
    assert 2 in balls[0] and -1 in balls[1] and 0 not in balls[1]


def test_the_first_layer_is_linear_while_no_sign_changes() -> None:
    w, slope = exact_array("w", [[1, 2], [2, -3]], (2, 2)), fmpq(-1, 3)
    matrix = first_layer_matrix(w, X, slope)
    for move in ([[0, 0], [0, 0]], [["1/9", 0], [0, "1/7"]]):
        moved = w + exact_array("move", move, (2, 2))
        scaled = (np.array(Z, dtype=object)[:, np.newaxis] * moved).ravel()
        assert slopes_at(moved, X, slope).tolist() == slopes_at(w, X, slope).tolist()
        assert (matrix @ scaled).tolist() == predict_leaky(X, moved, Z, slope).tolist()


@pytest.mark.parametrize("kink", [[[1, 1]], [[0, 0]]])
def test_a_kink_is_refused(kink) -> None:
    with pytest.raises(ValueError, match=r"W: expected no neuron that vanishes"):
        slopes_at(kink, X, 0)


def test_an_undecided_sign_is_refused() -> None:
    with pytest.raises(ValueError, match="signs that can be told"):
        leaky_relu(np.array([arb(0, 1)], dtype=object), 0)


@pytest.mark.parametrize("slope", [0.5, None, "x"])
def test_exact_networks_want_an_exact_slope(slope) -> None:
    with pytest.raises(ValueError, match="slope"):
        predict_leaky(X, W, Z, slope)


def test_of_integers_a_small_slope_leaves_something() -> None:
    assert leaky_relu(np.array([2, -10]), 0.1).tolist() == [2, -1]
    exact = leaky_relu(np.array([2, -10]), fmpq(1, 10)).tolist()
    assert exact == [2, -1] and all(type(entry) is fmpq for entry in exact)
