"""A cup computed from its kinks, on rationals and on balls."""

import numpy as np
import pytest
from flint import arb, fmpq

from landscape.cupped_minima import no_descent_path as cups
from landscape.evidence.balls import ball
from landscape.networks.two_layer import predict, sum_squared_loss

SMALL = (cups.ONE_NEURON_X, cups.ONE_NEURON_Y, [[0]], [[1, 0]], [1])


def test_finds_the_weights_of_the_rational_example():
    cup = cups.rational()
    data_loss = sum_squared_loss(cup.X, cup.y, cup.W, np.array([fmpq(int(s)) for s in cup.v], dtype=object))
    assert cup.loss == data_loss == 14
    assert all(length == 1 for length in cup.lengths)
    assert cup.finding().holds is True


@pytest.mark.parametrize("cup", [cups.one_neuron(), cups.rational()])
def test_pushes_are_what_the_predictions_gain(cup):
    v = np.array([fmpq(int(s)) for s in cup.v], dtype=object)
    here, small = predict(cup.X, cup.W, v), fmpq(1, 1000)
    pushes = iter(cup.pushes)
    for r, kinks in enumerate(cup.kinks):
        for k in kinks:
            for sign in (1, -1):
                W = cup.W.copy()
                W[r] = W[r] + sign * small * cup.turn(r, k)
                assert ((predict(cup.X, W, v) - here) / small == next(pushes)).all()


def test_balls_contain_the_rational_cup():
    X, y, kinks, toward, v = SMALL
    wide = cups.cup([[ball(x, "1/100") for x in row] for row in X], [ball(t) for t in y], kinks, toward, v)
    assert wide.finding().holds is True
    assert all(a.contains(b) for a, b in zip(wide.error, cups.one_neuron().error, strict=True))
    assert isinstance(wide.loss, arb) and wide.loss.contains(15)


@pytest.mark.sabotage("own/open-cups", "too few kinks, and dependent ones, at the door", drops=1)
@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({2: [[0, 1]]}, "dim - 1 kinks"),
        ({2: []}, "dim - 1 kinks"),
        ({3: [[0, 1]]}, "independent"),
        ({0: ((0, 1), (1, 0), (1, 1), (0, 2))}, "may bend"),
        ({4: [2]}, "v: expected"),
        ({1: (1, 2)}, "y: expected"),
    ],
)
def test_refuses(change, named):
    arguments = [change.get(k, value) for k, value in enumerate(SMALL)]
    with pytest.raises(ValueError, match=named):
        cups.cup(*arguments)


@pytest.mark.sabotage("own/open-cups", "dependent features, at the door", drops=2)
def test_refuses_dependent_features():
    with pytest.raises(ValueError, match="independent features"):
        cups.cup(cups.ONE_NEURON_X, cups.ONE_NEURON_Y, [[0], [0]], [[1, 0], [2, 0]], [1, 1])


def test_a_wide_ball_is_refused_where_a_sample_may_be_lost():
    X, y, kinks, toward, v = SMALL
    with pytest.raises(ValueError, match="kinks"):
        cups.cup([[ball(x, 2) for x in row] for row in X], [ball(t) for t in y], kinks, toward, v)
