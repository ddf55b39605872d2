"""Figures of the chapter on high starts."""

import pytest
from matplotlib.figure import Figure

from landscape.show.figures import high_starts as draw


def test_curves_are_the_chances():
    axes = Figure().add_subplot()
    assert draw.draw_widths(axes) is None
    curves = {line.get_label(): line.get_ydata() for line in axes.get_lines()}
    assert curves["one sample, large label: exact"][1] == 0.375
    assert curves["the theorem's bound"][0] == 0.125
    assert curves["the same without biases, depth 4"][0] == 1 / 16


@pytest.mark.parametrize("samples", draw.SAMPLES)
def test_the_share_grows_from_half_to_all(samples):
    axes = Figure().add_subplot()
    assert draw.draw_scale(axes, 16, samples) is None
    shares = axes.get_lines()[0].get_ydata()
    assert list(shares) == sorted(shares) and shares[0] == 15 / 32 and shares[-1] == 15 / 16
    assert "15/32" in draw.describe_scale(1, samples)
