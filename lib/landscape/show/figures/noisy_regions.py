"""Pictures of the chapter on noisy regions: blurred hyperplanes, and a weight that turns away from a ball."""

from fractions import Fraction

import numpy as np
from flint import arb, fmpq
from matplotlib.axes import Axes
from matplotlib.patches import Arc, Circle, Wedge

from landscape.evidence.balls import working_precision
from landscape.evidence.outward import enclosure
from landscape.initial_basin.noisy_regions import FIGURE_2

COLOURS = ("#0072B2", "#D55E00")
PALE = ("#bcd9ee", "#f5cdb0")
REACH = 3.0
LARGE = (
    ((-0.6, 2.3), "+ +"),
    ((-2.3, 1.2), "\N{MINUS SIGN} +"),
    ((0.6, -2.3), "\N{MINUS SIGN} \N{MINUS SIGN}"),
    ((2.3, -0.9), "+ \N{MINUS SIGN}"),
)
"""A weight in each large region, and the signs of the centres there."""


def draw_noisy_wedges(axes: Axes, radius: float = 0.25) -> None:
    """The centres of Figure 2 with balls of this radius, their hyperplanes, and the weights that the balls blur."""
    for j, (centre, _) in enumerate(FIGURE_2):
        c = np.array([float(Fraction(entry)) for entry in centre])
        middle = np.degrees(np.arctan2(c[0], -c[1]))
        half = np.degrees(np.arcsin(radius / np.hypot(*c)))
        for turn in (0, 180):
            axes.add_patch(Wedge((0, 0), 3 * REACH, middle + turn - half, middle + turn + half, color=PALE[j], lw=0))
        across = np.array([-c[1], c[0]]) / np.hypot(*c) * 2 * REACH
        axes.plot(*np.array([-across, across]).T, color=COLOURS[j], linewidth=1.2)
        axes.add_patch(Circle(c, radius, facecolor="white", edgecolor=COLOURS[j], linewidth=1.5, zorder=3))
        axes.plot(*c, "o", color=COLOURS[j], markersize=4, zorder=4)
        axes.annotate(f"$c_{j + 1}$", c, xytext=(13, 11), textcoords="offset points", color=COLOURS[j], zorder=5)
    for place, text in LARGE:
        axes.annotate(text, place, ha="center", va="center", color="#555555")
    axes.set(xlim=(-REACH, REACH), ylim=(-REACH, REACH), aspect="equal", xticks=[], yticks=[])


def draw_turn(axes: Axes, degrees: int, radius: str) -> None:
    """A unit weight x at an angle to c = (1, 0), its hyperplane, the ball, and the two versions of the cap."""
    r = float(Fraction(radius))
    true, printed = 90 - np.degrees(np.arcsin(r)), 90 - 2 * np.degrees(np.arcsin(r / 2))
    axes.add_patch(Circle((0, 0), 1, fill=False, edgecolor="#767676", linewidth=1))
    axes.add_patch(Circle((1, 0), r, facecolor="#eef5fa", edgecolor=COLOURS[0], linewidth=1.5, zorder=0))
    axes.add_patch(Arc((0, 0), 2.06, 2.06, theta1=-printed, theta2=printed, color=COLOURS[1], linewidth=7, zorder=1))
    axes.add_patch(Arc((0, 0), 2.06, 2.06, theta1=-true, theta2=true, color="#009E73", linewidth=7, zorder=2))
    x = np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])
    line = 2.2 * np.array([x[1], -x[0]])
    noisy = x[0] <= r
    axes.plot(*np.array([-line, line]).T, color="#222222", linewidth=1.2)
    axes.annotate("", xy=x, xytext=(0, 0), arrowprops={"arrowstyle": "-|>", "color": "#222222", "lw": 1.8}, zorder=6)
    axes.annotate("$x$", 1.2 * x, ha="center", va="center", zorder=6)
    axes.plot(1, 0, "o", color=COLOURS[0], markersize=4)
    axes.annotate("$c$", (1, 0), xytext=(7, -14), textcoords="offset points", color=COLOURS[0])
    if noisy:
        axes.plot(1 - x[0] ** 2, -x[0] * x[1], "X", color=COLOURS[1], markersize=9, zorder=7)
        axes.annotate("$y$", (1 - x[0] ** 2, -x[0] * x[1]), xytext=(-15, -12), textcoords="offset points", zorder=7)
    axes.set(xlim=(-1.3, 2.1), ylim=(-1.5, 1.5), aspect="equal", xticks=[], yticks=[])
    axes.spines[["left", "bottom"]].set_visible(False)


def describe_turn(degrees: int, radius: str) -> str:
    """Distance of the hyperplane from c against the radius, and what each cap says; balls."""
    with working_precision():
        r = arb(fmpq(*map(int, radius.split("/"))))
        distance = (arb.pi() * degrees / 180).cos()
        printed = bool(distance > r * (1 - r * r / 4).sqrt())
        noisy = bool(distance < r)
    ball, cap = "it cuts the ball" if noisy else "it misses the ball", "in" if printed else "outside"
    where = enclosure(distance, 4)
    return f"x at {degrees} degrees from c, {cap} the printed cap: its hyperplane is {where} away from c, {ball}"
