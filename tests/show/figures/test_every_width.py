"""Figures of the chapters on every width."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from landscape.show.figures import every_width as draw


def test_the_matrix_is_the_critical_point():
    W = draw.weights("type A", 6)
    assert W[0, 0] == pytest.approx(-0.6634, abs=1e-4) and W[0, 1] == pytest.approx(0.3307, abs=1e-4)
    odd = draw.weights("Example 1", 6)
    assert odd[5, 5] == pytest.approx(-0.6015, abs=1e-4) and odd[0, 5] == pytest.approx(0.3080, abs=1e-4)


@pytest.mark.parametrize("family", ["type A", "Example 1"])
def test_the_turn_is_drawn_with_its_integers(family):
    axes = Figure().add_subplot()
    assert draw.draw_turn(axes, family) is None
    curve = axes.get_lines()[0].get_xydata()
    assert (np.diff(curve[:, 1]) > 0).all() and curve[0, 1] < 0 < curve[-1, 1]


@pytest.mark.parametrize("drawing", [draw.draw_loss, draw.draw_boxes])
def test_curves_are_drawn(drawing):
    axes = Figure().add_subplot()
    assert drawing(axes) is None and axes.get_lines()


def test_spectra_stand_below_and_are_told():
    for drawing in (draw.draw_type_a, draw.draw_example_one):
        axes = Figure().add_subplot()
        assert drawing(axes, 6) is None and len(axes.child_axes) == 2
    assert "Y in [0.00944, 0.00945]" in draw.describe_type_a(6)
    assert "e in [-0.6016, -0.6015]" in draw.describe_example_one(6)
