"""Figures of the chapter on configurations."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from landscape.show.figures import configurations as draw


@pytest.mark.parametrize("t", [4, 9])
def test_polygons_are_drawn_with_the_foot_on_the_edge(t):
    axes = Figure().add_subplot()
    assert draw.draw_planar(axes, t) is None
    foot = next(line.get_xydata()[0] for line in axes.get_lines() if line.get_markersize() == 5)
    assert foot == pytest.approx([np.cos(np.pi / t), 0])


@pytest.mark.parametrize("drawing", [draw.draw_space, draw.draw_data])
def test_space_is_drawn(drawing):
    axes = Figure().add_subplot()
    assert drawing(axes) is None and axes.patches and axes.get_lines()


def test_the_spectrum_stands_below_and_is_told():
    axes = Figure().add_subplot()
    assert draw.draw_planar_with_spectrum(axes, 6) is None
    line = draw.describe_planar(6)
    assert "cos(pi/6) in [0.8660, 0.8661]" in line and "kappa (6 times)" in line and "kappa +- 3 (twice each)" in line
