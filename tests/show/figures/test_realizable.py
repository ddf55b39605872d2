"""The pictures of caps, realizable data and narrow fans are drawn, and their numbers are bounds."""

import pytest
from matplotlib.figure import Figure

from landscape.show.figures import cap_bound, realizable_data, realizable_limits


@pytest.mark.parametrize(
    ("draw", "arguments"),
    [
        (cap_bound.draw_cap, {}),
        (cap_bound.draw_measures, {"d": 2}),
        (cap_bound.draw_measures, {"d": 30}),
        (realizable_data.draw_hits, {}),
        (realizable_data.draw_success, {"epsilon": "1/2", "teacher": "two neurons"}),
        (realizable_limits.draw_fan, {}),
        (realizable_limits.draw_failures, {"epsilon": "1/10000"}),
    ],
)
def test_figures_draw_on_the_given_axes(draw, arguments):
    axes = Figure().add_subplot()
    assert draw(axes, **arguments) is None
    assert axes.has_data()


@pytest.mark.parametrize(
    ("describe", "arguments", "words"),
    [
        (cap_bound.describe_measures, {"d": 3}, "[0.250000, 0.250000]"),
        (realizable_data.describe_success, {"epsilon": "1/100", "teacher": "one neuron"}, "7 neurons"),
        (realizable_limits.describe_failures, {"epsilon": "1/50"}, "below the printed bound"),
        (realizable_limits.describe_failures, {"epsilon": "1/146"}, "above the printed bound"),
    ],
)
def test_the_numbers_of_a_stop(describe, arguments, words):
    assert words in describe(**arguments)
