"""Figures of the chapter on high minima."""

import pytest
from matplotlib.figure import Figure

from landscape.initial_basin.no_high_minima import FoundMinima
from landscape.show.figures import no_high_minima as draw


def test_descents_end_on_the_circle():
    axes = Figure().add_subplot()
    assert draw.draw_descents(axes, FoundMinima.stored()) is None
    ends = [line.get_xydata()[-1] for line in axes.get_lines() if line.get_marker() == "o"]
    assert len(ends) > 10
    assert all(abs((x - 1) ** 2 + (y - 0.5) ** 2 - 1.25) < 0.02 for x, y in ends)


def test_found_minima_lie_on_the_line():
    axes = Figure().add_subplot()
    assert draw.draw_found(axes, FoundMinima.stored()) is None
    for line in axes.get_lines()[1:]:
        assert all(abs(x + y - 1) < 1e-4 for x, y in line.get_xydata())


@pytest.mark.parametrize("multiples", [draw.TRAINED, draw.FIXED])
@pytest.mark.parametrize("direction", draw.STOPS["direction"])
def test_every_direction_is_described(direction, multiples):
    line = draw.describe_direction(direction, multiples)
    assert "ceiling 5/2" in line


def test_a_direction_is_drawn_at_its_foot():
    axes = Figure().add_subplot()
    assert draw.draw_direction(axes, "(1, 1)", draw.TRAINED) is None
    assert draw.describe_direction("(1, 1)", draw.TRAINED).startswith("free: p = (3/2, 3/2), |p|^2 = 9/2, loss 1/4")
    assert "p = (0, 0)" in draw.describe_direction("(-1, 0)", draw.FIXED)
