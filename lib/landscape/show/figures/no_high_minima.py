"""Pictures of the chapter on high minima: predictions as points of a plane, and the sphere over the labels."""

import numpy as np
from flint import fmpq
from matplotlib.axes import Axes
from matplotlib.patches import Circle, Rectangle

from landscape.initial_basin.no_high_minima import FoundMinima
from landscape.show.pixel import pixel, pixels

LABELS = (2, 1)
DIRECTIONS = (
    (1, 0), (2, 1), (1, 1), (1, 2), (0, 1), (-1, 2), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -2), (1, -1),
)  # fmt: skip
"""Once around the plane, in small integers."""

STOPS = {"direction": [f"({a}, {b})" for a, b in DIRECTIONS]}
TRAINED, FIXED = "free", "sign fixed"
SPHERE, HIGH, RUN, LOSS = "#009E73", "#f7d9c4", "#0072B2", "#D55E00"
MARKERS = {"two samples": ("o", "#0072B2"), "two layers": ("s", "#E69F00"), "three layers": ("^", "#CC79A7")}
_LEFT, _RIGHT, _LOW, _HIGH = -2.4, 4.9, -2.4, 3.6


def draw_descents(axes: Axes, runs: FoundMinima) -> None:
    """Gradient descents on two samples, as paths of the predictions; all end on the circle over 0 and y."""
    _draw_plane(axes)
    for run in runs.family("two samples"):
        path = pixels(run.path)
        axes.plot(*path.T, color=RUN, linewidth=1, alpha=0.6, zorder=2)
        axes.plot(*path[-1], "o", color=RUN, markersize=7, zorder=5)


def draw_found(axes: Axes, runs: FoundMinima) -> None:
    """Loss against the square of the predictions for every found minimum, both relative to the labels."""
    axes.axhspan(1, 1.15, color=HIGH, linewidth=0)
    axes.annotate("no local minimum", (0.99, 1.075), ha="right", va="center", color="#a04400", fontsize=11)
    axes.plot([0, 1], [1, 0], color=SPHERE, linewidth=1.5, zorder=1)
    for family, (marker, colour) in MARKERS.items():
        squares = [1 - pixel(run.instance.sphere_value() / run.instance.ceiling) for run in runs.family(family)]
        losses = [pixel(run.relative_loss) for run in runs.family(family)]
        axes.plot(squares, losses, marker, color=colour, markeredgecolor="white", label=family, clip_on=False)
    axes.set(xlabel="$|p|^2 / |y|^2$", ylabel="loss / mean of $y^2$", xlim=(-0.03, 1.03), ylim=(0, 1.15))
    axes.legend(loc="upper center", bbox_to_anchor=(0.43, -0.2), ncols=3, fontsize=10, columnspacing=0.8,
                handletextpad=0.1)  # fmt: skip


def draw_direction(axes: Axes, direction: str, multiples: str) -> None:
    """The multiples of one direction in the plane of predictions, the best of them, and the loss along them."""
    axes.figure.set_size_inches(4.8, 6.6)
    axes.set_axis_off()
    d = np.array(_vector(direction), float)
    best = float(np.array([pixel(entry) for entry in _best(direction, multiples)]) @ d / (d @ d))
    _draw_line(axes.inset_axes((0.0, 0.4, 1, 0.6)), d, best, multiples)
    _draw_losses(axes.inset_axes((0.1, 0.09, 0.88, 0.24)), d, best, multiples)


def describe_direction(direction: str, multiples: str) -> str:
    """The numbers of one stop, exact."""
    p = _best(direction, multiples)
    loss = sum((fmpq(y) - q) ** 2 for y, q in zip(LABELS, p, strict=True)) / 2
    square = sum(q * q for q in p)
    return f"{multiples}: p = ({p[0]}, {p[1]}), |p|^2 = {square}, loss {loss} = (5 - {square})/2, ceiling 5/2"


def _best(direction: str, multiples: str) -> tuple[fmpq, fmpq]:
    """The multiple of the direction nearest to the labels; a fixed sign allows no negative one."""
    d = _vector(direction)
    factor = fmpq(sum(a * y for a, y in zip(d, LABELS, strict=True)), sum(a * a for a in d))
    factor = max(factor, fmpq(0)) if multiples == FIXED else factor
    return factor * d[0], factor * d[1]


def _vector(direction: str) -> tuple[int, int]:
    return DIRECTIONS[STOPS["direction"].index(direction)]


def _draw_plane(axes: Axes) -> None:
    """Labels, the disk of losses below the ceiling, and the circle over 0 and y."""
    radius = np.hypot(*LABELS)
    frame = (_LEFT, _LOW), _RIGHT - _LEFT, _HIGH - _LOW
    axes.add_patch(Rectangle(*frame, color=HIGH, linewidth=0, zorder=0))
    axes.add_patch(Circle(LABELS, radius, facecolor="#fcfbf8", edgecolor="#a04400", linestyle="--", zorder=1))
    axes.add_patch(Circle((1, 0.5), radius / 2, fill=False, edgecolor=SPHERE, linewidth=2.5, zorder=3))
    axes.annotate("above the ceiling", (_LEFT + 0.12, _HIGH - 0.3), color="#a04400", fontsize=11)
    axes.plot(0, 0, "k+", markersize=10, zorder=6)
    axes.plot(*LABELS, "*", color="#222222", markersize=14, zorder=6)
    axes.annotate("$y$", LABELS, xytext=(8, 4), textcoords="offset points")
    axes.annotate("$0$", (0, 0), xytext=(-13, -14), textcoords="offset points")
    axes.set(xlim=(_LEFT, _RIGHT), ylim=(_LOW, _HIGH), aspect="equal", xticks=[], yticks=[])
    axes.set(xlabel="prediction for sample 1", ylabel="prediction for sample 2")


def _draw_line(axes: Axes, d: np.ndarray, best: float, multiples: str) -> None:
    _draw_plane(axes)
    reach = 10 * d / np.hypot(*d)
    start = 0 * d if multiples == FIXED else -reach
    axes.plot(*np.array([start, reach]).T, color=RUN, zorder=2)
    axes.plot(*np.array([best * d, LABELS]).T, color="#444444", linestyle=":", zorder=4)
    axes.plot(*(best * d), "o", color=LOSS, markersize=10, zorder=7)
    axes.annotate("$p$", best * d, xytext=(-14, 8), textcoords="offset points", color="#a04400", zorder=8)


def _draw_losses(axes: Axes, d: np.ndarray, best: float, multiples: str) -> None:
    """The parabola of the loss over the signed length of the prediction."""
    length = np.hypot(*d)
    ways = np.linspace(0 if multiples == FIXED else -3.2, 3.2, 161)
    losses = [float(np.mean((way * d / length - LABELS) ** 2)) for way in ways]
    axes.axhspan(2.5, 8, color=HIGH, linewidth=0)
    axes.plot(ways, losses, color=RUN)
    axes.plot(best * length, np.mean((best * d - LABELS) ** 2), "o", color=LOSS, markersize=10, zorder=5, clip_on=False)
    axes.set(xlabel="signed length of the prediction", ylabel="loss", xlim=(-3.2, 3.2), ylim=(0, 5), yticks=[0, 2.5, 5])
