"""Figures of the chapter on a single neuron."""

import numpy as np
import pytest
from flint import fmpq
from matplotlib.figure import Figure

from landscape.initial_basin import single_neuron_hardness as hard
from landscape.show.figures import single_neuron_hardness as draw


def test_floats_follow_the_exact_loss():
    places = [fmpq(-3, 2), fmpq(0), fmpq(1, 3)]
    exact = [hard.axis_loss(w, fmpq(1, 50)) for w in places]
    looked_at = draw.axis_loss_to_look_at(np.array([-1.5, 0, 1 / 3]), 0.02)
    assert looked_at == pytest.approx([int(value.p) / int(value.q) for value in exact])


@pytest.mark.parametrize("picture", [draw.draw_quadrants, draw.draw_axis])
def test_pictures_draw(picture):
    assert picture(Figure().add_subplot()) is None


def test_the_law_is_drawn_and_described():
    axes = Figure().add_subplot()
    assert draw.draw_law(axes, 8) is None
    bars = [patch.get_height() for patch in axes.child_axes[0].patches]
    assert sum(bars) == pytest.approx(1) and len(bars) == 9
    assert "[0.144531, 0.144532]" in draw.describe_law(8)
