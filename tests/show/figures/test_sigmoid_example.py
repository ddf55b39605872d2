"""Figures of the chapter on the sigmoid."""

import numpy as np
import pytest
from flint import arb
from matplotlib.figure import Figure

from landscape.initial_basin.sigmoid_example import SigmoidSample
from landscape.show.figures import sigmoid_example as draw


@pytest.mark.parametrize("w", [-1, -0.5, 0, 0.25])
def test_floats_follow_the_balls(w):
    ball = SigmoidSample.of("1/40")(arb(w))
    assert float(draw.loss_to_look_at(np.array(w), 1 / 40)) == pytest.approx(float(ball.mid()))


@pytest.mark.parametrize("picture", [draw.draw_loss, draw.draw_surrogate])
def test_pictures_draw(picture):
    assert picture(Figure().add_subplot()) is None


def test_a_level_is_drawn_and_described():
    assert draw.draw_level(Figure().add_subplot(), "1/10") is None
    assert "1/8 - [3.159181, 3.159182] / 10^6" in draw.describe_level("1/10")
