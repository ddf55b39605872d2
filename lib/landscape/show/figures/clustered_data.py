"""Pictures of the chapter on clustered data: clean weights beside their wedges, and three levels by radius."""

from functools import cache

import numpy as np
from flint import fmpq
from matplotlib.axes import Axes
from matplotlib.patches import Circle, Wedge

from landscape.evidence.outward import ceil_digits
from landscape.initial_basin.clustered_data import (
    Clusters,
    cluster,
    corrected_level,
    fitted_weights,
    printed_level,
    proper_patterns,
)
from landscape.networks.basin_minimum import exact_minimum_of_cells
from landscape.show.pixel import pixel

COLOURS = ("#0072B2", "#D55E00")
PALE = ("#bcd9ee", "#f5cdb0")
NUM_NEURONS = 6
STOPS = ("1/1000", "1/500", "1/200", "1/100", "1/50", "1/30", "1/20", "2/25", "11/100", "3/20", "1/5", "3/10")
DIRECTIONS = ((1, 0), (-1, 0), (0, 1), (0, -1))


@cache
def instance(radius: str) -> Clusters:
    """Orthonormal centres in the plane with labels 3 and -4; the balls have the radii 3/4 of `radius`, and `radius`."""
    r = _exact(radius)
    first, second = (cluster(c, f * r, DIRECTIONS, (y,) * 4) for c, f, y in (((1, 0), fmpq(3, 4), 3), ((0, 1), 1, -4)))
    return Clusters((first, second), fmpq(1), fmpq(0))


@cache
def worst_minimum(radius: str) -> fmpq:
    """The largest certified basin minimum over all proper starts: further neurons can only lower it."""
    data = instance(radius)
    worst = fmpq(0)
    for signs, v in proper_patterns(data, 2):
        cells = [(tuple(row[j] for j in data.owners), out) for row, out in zip(signs, v, strict=True)]
        worst = max(worst, exact_minimum_of_cells(data.X, data.y, cells).value)
    return worst


def draw_clean_weights(axes: Axes, radius: str = "1/5") -> None:
    """Two clusters, the weights that they make noisy, a weight that fits the centres, and one that is clean."""
    r = pixel(_exact(radius))
    for j, (c, size) in enumerate((((1, 0), 0.75 * r), ((0, 1), r))):
        half = np.degrees(np.arcsin(size))
        for turn in (0, 180):
            middle = (90 if j == 0 else 0) + turn
            axes.add_patch(Wedge((0, 0), 9, middle - half, middle + half, color=PALE[j], linewidth=0, zorder=0))
        axes.add_patch(Circle(c, size, facecolor="white", edgecolor=COLOURS[j], linewidth=1.5, zorder=3))
        aside = (0, -11 - 85 * size) if j == 0 else (16 + 45 * size, 0)
        axes.annotate(
            f"$c_{j + 1}$", c, xytext=aside, textcoords="offset points", ha="center", va="center", color=COLOURS[j]
        )
    clean = [pixel(entry) / 3 * 2 for entry in fitted_weights(instance(radius), (((1, 1), (1, 1)), (1, -1)))[0]]
    for place, text, colour, drop in (((2.0, 0.0), "$w'$", "#a04400", -13), (tuple(clean), "$w$", "#006b4f", 5)):
        arrow = {"arrowstyle": "-|>", "color": colour, "lw": 1.8}
        axes.annotate("", xy=place, xytext=(0, 0), arrowprops=arrow, zorder=5)
        axes.annotate(text, place, xytext=(6, drop), textcoords="offset points", color=colour, zorder=5)
    axes.set(xlim=(-1.2, 2.8), ylim=(-1.1, 1.9), aspect="equal", xticks=[], yticks=[])


def draw_levels(axes: Axes, radius: str) -> None:
    """The wedges at this radius above; below the printed, corrected and true levels by radius."""
    axes.figure.set_size_inches(4.8, 6.8)
    axes.set_axis_off()
    draw_clean_weights(axes.inset_axes((0.1, 0.6, 0.85, 0.4)), radius)
    below = axes.inset_axes((0.14, 0.2, 0.84, 0.36))
    places = [pixel(_exact(stop)) for stop in STOPS]
    for level, colour, style, text in (
        (lambda stop: printed_level(instance(stop), NUM_NEURONS), "#767676", ":", "printed, $n=6$"),
        (lambda stop: corrected_level(instance(stop), NUM_NEURONS), "#009E73", "--", "corrected"),
        (worst_minimum, COLOURS[0], "-", "worst proper start"),
    ):
        values = [pixel(level(stop)) for stop in STOPS]
        below.plot(places, values, color=colour, linestyle=style, label=text)
        below.plot(pixel(_exact(radius)), values[STOPS.index(radius)], "o", color=colour, zorder=5)
    below.axhline(12.5, color=COLOURS[1], linewidth=1.2, label="all weights 0")
    below.set(xscale="log", yscale="log", xlabel="radius $\\delta$", ylabel="loss")
    below.legend(loc="upper center", bbox_to_anchor=(0.42, -0.3), ncols=2, fontsize=11)


def describe_levels(radius: str) -> str:
    """The numbers of one stop, rounded up."""
    data = instance(radius)
    numbers = (worst_minimum(radius), corrected_level(data, NUM_NEURONS), printed_level(data, NUM_NEURONS))
    worst, corrected, printed = (ceil_digits(number, 6) for number in numbers)
    return (
        f"delta = {radius}: worst proper start {worst}, corrected {corrected}, printed {printed}; all weights 0: 12.5"
    )


def _exact(text: str) -> fmpq:
    return fmpq(*map(int, text.split("/")))
