"""Figures of the chapter on basins."""

import numpy as np
import pytest
from flint import fmpq
from matplotlib.figure import Figure

from landscape.show.figures import what_a_basin_is as draw


@pytest.mark.parametrize("degrees", [1, 90, 157, 225, 359])
def test_starts_are_rational_points_of_the_circle(degrees):
    x, y = draw.start_at(degrees)
    assert x**2 + y**2 == 1
    angle = np.degrees(np.arctan2(int(y.p) / int(y.q), int(x.p) / int(x.q))) % 360
    assert angle == pytest.approx(degrees, abs=0.1)


@pytest.mark.parametrize(
    ("degrees", "basin", "least"),
    [
        (50, draw.LETTER, fmpq(1, 5000)),
        (50, draw.REGION, fmpq(1, 2)),
        (50, draw.FLOW, fmpq(1, 2)),
        (177, draw.LETTER, fmpq(2501, 10000)),
        (225, draw.REGION, fmpq(1, 5000)),
    ],
)
def test_a_start_is_drawn_and_described(degrees, basin, least):
    assert draw.draw_basin(Figure().add_subplot(), degrees, basin) is None
    assert draw.reached(degrees, basin) == least
    assert f"least loss {least}" in draw.describe_basin(degrees, basin)
    assert ("too low" in draw.describe_basin(degrees, basin)) is (degrees == 177)


def test_the_flow_keeps_its_signs():
    path = draw.path_of(50, draw.FLOW)
    assert (path > 0).all() and path[-1] == pytest.approx([0.04, 0.04], abs=1e-3)


def test_what_is_spent_falls_and_stays_above_the_ridge():
    axes = Figure().add_subplot()
    assert draw.draw_payment(axes) is None
    together, ridge = axes.get_lines()[0].get_ydata(), axes.get_lines()[3].get_ydata()[0]
    assert all(np.diff(together) < 1e-9) and together[-1] > ridge
