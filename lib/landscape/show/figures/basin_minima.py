"""The picture of a basin minimum's certificate: the cone of predictions, seen from the side."""

import numpy as np
from matplotlib.axes import Axes

from landscape.networks.basin_minimum import ExactBasinMinimum
from landscape.show.pixel import pixels

FEATURE, LABELS, NEAREST, ALLOWED = "#0072B2", "#D55E00", "#009E73", "#e6eff7"


def draw_certificate(axes: Axes, minimum: ExactBasinMinimum) -> None:
    """Ray features, labels y and nearest prediction p, along p and along r = y - p.

    Every feature lies on or below the horizontal line through p: that is the certificate.
    Works for any number of samples; p and r must not be zero.
    """
    projection = minimum.projection
    dual, target = pixels(projection.dual), pixels(projection.target)
    nearest = target - dual
    along, across = nearest / np.linalg.norm(nearest), dual / np.linalg.norm(dual)
    places = np.array([[along @ f, across @ f] for f in map(pixels, projection.features)])
    reach = 1.3 * max(np.linalg.norm(nearest), np.linalg.norm(dual))
    axes.axhspan(-reach, 0, color=ALLOWED, linewidth=0, zorder=0)
    for place in places[np.abs(places).max(axis=1) > 0]:
        tip = place / np.linalg.norm(place) * 0.9 * reach
        axes.annotate("", xy=tip, xytext=(0, 0), arrowprops={"arrowstyle": "-|>", "color": FEATURE, "lw": 2})
    _mark(axes, along @ nearest, across @ target)
    axes.set(xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal", xticks=[], yticks=[])
    axes.set(xlabel="along $p$", ylabel="along $r = y - p$")


def _mark(axes: Axes, right: float, height: float) -> None:
    """p on the line, y above it, r between them."""
    axes.plot([right, right], [0, height], color=LABELS, linestyle=":", zorder=3)
    axes.plot(right, height, "o", color=LABELS, zorder=4)
    beside = {"textcoords": "offset points", "ha": "right"}
    axes.annotate("labels $y$", (right, height), xytext=(-10, 8), color="#a04400", **beside)
    axes.plot(right, 0, "s", color=NEAREST, zorder=4)
    axes.annotate("nearest $p$", (right, 0), xytext=(-10, 10), color="#00674b", **beside)
