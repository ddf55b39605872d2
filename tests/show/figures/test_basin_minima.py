"""The picture of a certificate: every feature on or below the line through the nearest point."""

import numpy as np
from matplotlib.figure import Figure

from landscape.networks.basin_minimum import exact_basin_minimum
from landscape.show.figures import basin_minima as draw


def test_no_arrow_points_above_the_line():
    X, y = [(1, 0), (1, 2), (-2, 1), (1, 1)], [3, 3, 3, 1]
    minimum = exact_basin_minimum(X, y, W=[(-3, 2), (1, -2), (1, 3)], v=[1, -1, -1])
    axes = Figure().add_subplot()
    assert draw.draw_certificate(axes, minimum) is None
    arrows = [text.xy for text in axes.texts if not text.get_text()]
    assert len(arrows) == 5 and all(height <= 1e-12 for _, height in arrows)
    heights = [line.get_ydata()[0] for line in axes.get_lines() if line.get_marker() == "o"]
    assert np.allclose(heights, [np.sqrt(4 * 17 / 5)])  # |r|^2 = m times the basin minimum
