"""Figures of the chapter on descent paths."""

import pytest
from matplotlib.figure import Figure

from landscape.show.figures import descent_paths as draw


def test_only_the_last_layer_descends_all_the_way():
    axes = Figure().add_subplot()
    assert draw.draw_three_ways(axes) is None
    falling = {
        line.get_label(): all(b < a for a, b in zip(line.get_ydata(), line.get_ydata()[1:], strict=False))
        for line in axes.get_lines()[:3]
    }
    assert falling == {"last layer scaled": True, "every weight scaled": False, "nothing scaled": False}


@pytest.mark.parametrize("way", draw.WAYS)
def test_a_stop_is_drawn_and_described(way):
    axes = Figure().add_subplot()
    assert draw.draw_journey(axes, 50, way) is None
    assert "50 percent" in draw.describe_journey(50, way)
    assert draw.describe_journey(0, way).split("loss")[1] == draw.describe_journey(0, "nothing").split("loss")[1]


def test_the_path_through_zero_meets_the_label():
    above, below = Figure().subplots(2)
    assert draw.draw_through_zero(above, below) is None
    prediction = above.get_lines()[0].get_ydata()
    assert prediction[0] == -16 and prediction[20] == 0 and prediction[-1] == pytest.approx(2)
