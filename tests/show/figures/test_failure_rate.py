"""Figures of the chapters on the failure rate."""

import numpy as np
import pytest
from flint import arb, fmpq
from matplotlib.figure import Figure

from landscape.initial_basin import rate_on_random_data as spread
from landscape.show.figures import failure_rate, rate_on_random_data


def test_exact_curves_lie_between_their_bounds():
    axes = Figure().add_subplot()
    assert failure_rate.draw_decay(axes) is None
    lines = [line.get_ydata() for line in axes.get_lines()]
    for exact, low, high in (lines[:3], lines[3:]):
        assert all(a <= b * (1 + 1e-9) <= c * (1 + 2e-9) for a, b, c in zip(low, exact, high, strict=True))


@pytest.mark.parametrize(("degrees", "rate"), [(60, "[0.8333, 0.8334]"), (140, "[0.7500, 0.7500]")])
def test_a_span_is_drawn_and_described(degrees, rate):
    assert failure_rate.draw_span(Figure().add_subplot(), degrees) is None
    assert rate in failure_rate.describe_span(degrees)


def test_bumps_are_three_knots_wide():
    axes = Figure().add_subplot()
    assert rate_on_random_data.draw_bumps(axes) is None
    zero = np.isfinite(axes.get_lines()[2].get_ydata())
    assert 0.3 < zero.mean() < 0.4


def test_separated_samples_have_their_mean():
    assert rate_on_random_data.draw_separations(Figure().add_subplot(), 1.0) is None
    assert rate_on_random_data.separations(1.0).mean() == pytest.approx(16, abs=0.5)
    assert "12 degrees" in rate_on_random_data.describe_separations(0.5)


def test_the_map_keeps_its_promise():
    """What is drawn as 3/4 has a bound of about one in a million at the number k that it was drawn with."""
    axes = Figure().add_subplot()
    assert rate_on_random_data.draw_map(axes) is None
    keeps = axes.get_lines()[0].get_ydata()
    size = int(10 ** (keeps[-1] - 0.01))
    assert spread.failure_bound(400, size, spread.best_near(400, size)) < fmpq(11, 10**7)
    assert spread.exponent(arb(1000)).contains(3)
