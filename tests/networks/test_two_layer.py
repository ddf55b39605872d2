"""One forward pass and its losses, on floats, rationals and balls."""

from fractions import Fraction

import numpy as np
import pytest
from flint import arb, fmpq

from landscape.evidence.inputs import exact_array
from landscape.networks.two_layer import (
    mean_squared_loss,
    predict,
    relu,
    residual,
    signed_output_weights,
    sum_squared_loss,
)

X = [[1, 2], [-1, 1], [3, -1]]
W = [[1, 1], [2, -1]]
V = [1, -1]
Y = [1, 2, 0]
# Pre-activations (3, 0), (0, -3), (2, 7), by hand.
PREDICTIONS = [3, 0, -5]


def test_by_hand() -> None:
    assert predict(X, W, V).tolist() == PREDICTIONS
    assert residual(X, Y, W, V).tolist() == [2, -2, -5]
    assert sum_squared_loss(X, Y, W, V) == 33
    assert mean_squared_loss(X, Y, W, V) == 11
    assert type(mean_squared_loss(X, Y, W, V)) is fmpq
    assert type(mean_squared_loss(np.array(X, dtype=float), Y, W, V)) is float


def test_float_labels_make_a_float_residual() -> None:
    assert residual(X, np.array(Y) / 2, W, V).tolist() == [2.5, -1.0, -5.0]


def test_rationals_stay_rational() -> None:
    thirds = [[Fraction(entry, 3) for entry in row] for row in X]
    loss = mean_squared_loss(thirds, Y, W, V)  # residual (0, -2, -5/3)
    assert type(loss) is fmpq and loss == fmpq(61, 27)


def test_balls_enclose_the_rational_loss() -> None:
    rng = np.random.default_rng(0)
    for _ in range(20):
        x, y, w, v = (rng.integers(-9, 10, shape) for shape in [(4, 3), (4,), (5, 3), (5,)])
        exact = mean_squared_loss(exact_array("x", x, (4, 3)), y, w, v)
        balls = np.vectorize(lambda e: arb(int(e)) + arb(0, "1e-20"), otypes=[object])(x)
        enclosure = mean_squared_loss(balls, y, w, v)
        assert type(enclosure) is arb and exact in enclosure and enclosure.rad() > 0
        assert mean_squared_loss(x.astype(float), y, w, v) == pytest.approx(float(exact))


def test_relu_decides_nothing_that_the_ball_does_not() -> None:
    undecided, positive, negative = relu(np.array([arb(0, 1), arb(2, 1), arb(-2, 1)], dtype=object))
    assert 0 in undecided and 1 in undecided and 2 not in undecided
    assert (positive.mid(), positive.rad()) == (2, arb(2, 1).rad()) and negative == 0


def test_relu_keeps_nan_and_kind() -> None:
    assert np.isnan(relu(np.array([np.nan]))[0])
    assert relu(np.array([-1.0, 2.0])).tolist() == [0.0, 2.0]
    assert [type(z) for z in relu(exact_array("z", ["-1/2", "1/2"], (2,)))] == [fmpq, fmpq]


def test_positive_homogeneity_in_each_neuron() -> None:
    rng = np.random.default_rng(1)
    x, w, v = rng.standard_normal((6, 3)), rng.standard_normal((4, 3)), rng.standard_normal(4)
    c = rng.uniform(0.1, 9, 4)
    np.testing.assert_allclose(predict(x, w * c[:, np.newaxis], v / c), predict(x, w, v))


@pytest.mark.parametrize(
    "x, y, w, v, named",
    [
        ([[1, 2, 3]], [1], W, V, "W"),
        (X, [1, 2], W, V, "y"),
        (X, Y, W, [1], "v"),
        ([1, 2], Y, W, V, "X"),
        (X, [1, 2, np.inf], W, V, "y"),
        (X, Y, [[np.nan, 1], [1, 1]], V, "W"),
    ],
)
def test_bad_input_names_the_argument(x: list, y: list, w: list, v: list, named: str) -> None:
    with pytest.raises(ValueError, match=f"^{named}:"):
        mean_squared_loss(x, y, w, v)


def test_signed_output_weights() -> None:
    for signs in ([1, -1], [1.0, -1.0], [fmpq(1), fmpq(-1)], np.array([1, -1])):
        assert signed_output_weights(signs).tolist() == [1, -1]
    for bad in ([1, 0], [0.5], [np.nan], [], [[1, -1]], [fmpq(1, 2)], [arb(1, 1)], 1):
        with pytest.raises(ValueError, match=r"^v:"):
            signed_output_weights(bad)
