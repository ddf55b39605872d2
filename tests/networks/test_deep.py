"""Deep nets: the recursion of SS16 section 2.1."""

from itertools import pairwise

import numpy as np
import pytest
from flint import arb, fmpq

from landscape.evidence.inputs import exact_array
from landscape.networks.deep import DeepNet
from landscape.networks.two_layer import mean_of_squares, predict, sum_of_squares


def integer_layers(rng: np.random.Generator, widths: list[int]) -> tuple:
    hidden = tuple(
        (rng.integers(-3, 4, (after, before)), rng.integers(-3, 4, after)) for before, after in pairwise(widths)
    )
    return hidden, rng.integers(-3, 4, widths[-1])


def test_by_hand() -> None:
    net = DeepNet((([[1, -1]], [1]), ([[2], [-1]], [-1, 3])), [1, 10])
    # O_1 = relu(x_1 - x_2 + 1); O_2 = (relu(2 O_1 - 1), relu(3 - O_1))
    assert net.predict([[2, 1], [0, 5], [9, 0]]).tolist() == [3 + 10, 30, 19]
    assert net.residual([[2, 1]], [10]).tolist() == [3]
    assert net.residual([[2, 1]], [10.5]).tolist() == [2.5]
    assert net.depth == 3


def test_predictions_are_linear_in_the_features() -> None:
    net = DeepNet((([[1, -1]], [1]), ([[2], [-1]], [-1, 3])), [1, 10])
    assert net.features([[2, 1], [0, 5]]).tolist() == [[3, 1], [0, 3]]
    assert DeepNet((), [2, 3]).features([[1, 1]]).tolist() == [[1, 1]]


def test_depth_two_without_bias_is_a_two_layer_net() -> None:
    rng = np.random.default_rng(0)
    X, W, v = rng.standard_normal((7, 3)), rng.standard_normal((5, 3)), rng.standard_normal(5)
    assert DeepNet(((W, np.zeros(5)),), v).predict(X).tolist() == predict(X, W, v).tolist()


def test_depth_one_is_linear() -> None:
    assert DeepNet((), [2, 3]).predict([[1, 1], [-1, 0]]).tolist() == [5, -2]


def test_kinds_agree() -> None:
    rng = np.random.default_rng(1)
    for widths in ([2, 3], [3, 4, 2], [2, 5, 4, 3]):
        hidden, output = integer_layers(rng, widths)
        X, y = rng.integers(-4, 5, (6, widths[0])), rng.integers(-4, 5, 6)
        net = DeepNet(hidden, output)
        exact = net.residual(exact_array("X", X, X.shape), y)
        balls = net.residual(np.vectorize(lambda e: arb(int(e), 1e-9), otypes=[object])(X), y)
        assert net.residual(X.astype(float), y).tolist() == [float(r) for r in exact]
        assert all(type(r) is fmpq and r in ball for r, ball in zip(exact, balls, strict=True))
        assert mean_of_squares(exact) * 6 == sum_of_squares(exact)


@pytest.mark.parametrize(
    "hidden, output, named",
    [
        ((([[1, 2]], [1, 1]),), [1], "b_1"),
        ((([[1, 2]], [1]), ([[1, 2]], [1])), [1], "W_2"),
        ((([[1, 2]], [1]),), [1, 1], "output"),
        ((([[np.nan, 2]], [1]),), [1], "W_1"),
    ],
)
def test_bad_layers_are_named(hidden: tuple, output: list, named: str) -> None:
    with pytest.raises(ValueError, match=f"^{named}:"):
        DeepNet(hidden, output)


def test_bad_samples_are_named() -> None:
    net = DeepNet((([[1.0, 2.0]], [1.0]),), [1.0])
    with pytest.raises(ValueError, match="expected shape"):
        net.predict([[1, 2, 3]])
    with pytest.raises(ValueError, match=r"^y:"):
        net.residual([[1, 2]], [1, 2])
