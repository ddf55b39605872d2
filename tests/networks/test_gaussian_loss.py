"""The loss on floats and balls: the two agree, boxes enclose their points, singular pairs stay finite."""

from collections.abc import Callable

import numpy as np
import pytest
from flint import arb

from landscape.networks.gaussian_loss import extra_block, gaussian_gradient, gaussian_hessian, gaussian_loss

Matrix = np.ndarray
RNG = np.random.default_rng(18)
FUNCTIONS = (gaussian_loss, gaussian_gradient, gaussian_hessian, extra_block)


def as_balls(array: Matrix, radius: float = 0.0) -> Matrix:
    return np.vectorize(lambda entry: arb(float(entry), radius), otypes=[object])(array)


def entries(result: object) -> list:
    return np.asarray(result, dtype=object).ravel().tolist()


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("shape", [(1, 1, 1), (3, 2, 2), (2, 4, 3)])
def test_a_box_encloses_its_points_in_balls_and_floats(function: Callable, shape: tuple[int, int, int]) -> None:
    n, k, dim = shape
    W, V = RNG.normal(size=(n, dim)), RNG.normal(size=(k, dim))
    inside = W + RNG.uniform(-1, 1, W.shape) * 1e-6
    box = entries(function(as_balls(W, 1e-6), as_balls(V)))
    point = entries(function(as_balls(inside), as_balls(V)))
    floats = entries(function(inside, V))
    for wide, tight, floating in zip(box, point, floats, strict=True):
        assert wide.contains(tight) and wide.rad() < arb("0.001")
        assert abs(float(tight) - floating) < 1e-13


def test_the_global_minimum_has_value_and_gradient_zero() -> None:
    V = np.eye(4, dtype=int)
    assert gaussian_loss(V, V).contains(0) and gaussian_loss(V, V).rad() < arb(2) ** -100
    assert all(entry.contains(0) for entry in gaussian_gradient(V, V).ravel())
    assert abs(gaussian_gradient(2 * np.eye(4)[::-1] / 2, np.eye(4))).max() < 1e-15


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("function", FUNCTIONS)
def test_boxes_around_parallel_and_antiparallel_pairs_are_narrow(function: Callable, sign: int) -> None:
    """Nothing is divided by the sine that vanishes there, and the limit lies inside."""
    W, V = [[1.0, 0.5], [2.0 * sign, 1.0 * sign]], [[-2.0, -1.0], [0.0, 1.0]]
    for wide, floating in zip(entries(function(as_balls(W, 1e-8), as_balls(V))), entries(function(W, V)), strict=True):
        assert wide.is_finite() and wide.rad() < arb("0.00001")
        assert wide.contains(arb(float(floating), 1e-14)) or wide.overlaps(arb(float(floating), 1e-14))


def test_the_float_gradient_and_hessian_are_difference_quotients() -> None:
    W, V, step = RNG.normal(size=(3, 2)), RNG.normal(size=(2, 2)), 1e-5
    for i in range(6):
        E = step * np.eye(6)[i].reshape(3, 2)
        slope = (gaussian_loss(W + E, V) - gaussian_loss(W - E, V)) / (2 * step)
        bend = (gaussian_gradient(W + E, V) - gaussian_gradient(W - E, V)) / (2 * step)
        assert abs(slope - gaussian_gradient(W, V).ravel()[i]) < 1e-8
        assert abs(bend.ravel() - gaussian_hessian(W, V)[i]).max() < 1e-8


def test_the_hessian_is_symmetric() -> None:
    H = gaussian_hessian(as_balls(RNG.normal(size=(3, 2))), np.eye(2, dtype=int))
    assert all(a.overlaps(b) for a, b in zip(H.ravel(), H.T.ravel(), strict=True))


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize(
    ("W", "V", "message"),
    [
        ([[0.0, 0.0]], [[1.0, 0.0]], "W: expected rows"),
        ([[1.0, 0.0]], [[0.0, 0.0]], "V: expected rows"),
        ([[arb(0, 1), arb(0, 1)]], [[1, 0]], "W: expected rows"),
        ([[np.nan, 0.0]], [[1.0, 0.0]], "W: expected finite"),
        ([[1.0, 0.0]], [[1.0]], "V: expected shape"),
        ([1.0, 0.0], [[1.0, 0.0]], "W: expected shape"),
        ([], [[1.0, 0.0]], "W: expected shape"),
    ],
)
def test_bad_input_raises(function: Callable, W: list, V: list, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        function(W, V)
