"""Figures of the chapter on independent samples."""

import pytest
from matplotlib.figure import Figure

from landscape.initial_basin import rank_m_data as rank
from landscape.show.figures import rank_m_data as draw


def test_curves_are_the_chances():
    axes = Figure().add_subplot()
    assert draw.draw_widths(axes) is None
    exact = axes.get_lines()[0].get_ydata()
    assert exact[0] == pytest.approx(2**-11) and exact[20] > 0.97
    assert all(solid >= dotted for solid, dotted in zip(exact, axes.get_lines()[1].get_ydata(), strict=True))


@pytest.mark.parametrize("labels", ["equal signs", "opposite signs"])
def test_an_angle_is_drawn_and_described(labels):
    axes = Figure().add_subplot()
    assert draw.draw_angle(axes, 60, labels) is None
    base = "(2/3)^n" if labels == "equal signs" else "(1/2)^n"
    assert base in draw.describe_angle(60, labels)
    assert str(rank.two_sample_success(rank.ANGLES[3][1], labels == "equal signs")) in draw.describe_angle(60, labels)
