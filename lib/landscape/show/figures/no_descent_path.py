"""Pictures of the chapter on descent paths: a landscape in the plane, paths over a pass, chances on a log scale."""

from itertools import pairwise
from math import factorial

import numpy as np
from flint import fmpq
from matplotlib.axes import Axes

from landscape.cupped_minima.no_descent_path import Path, boxes, one_neuron, over_the_pass
from landscape.evidence.balls import lower
from landscape.show.pixel import pixels

BLUE, RED, GREEN, GREY, DARK = "#0072B2", "#D55E00", "#009E73", "#767676", "#444444"
DIRECTIONS = (
    (-1, 0), (-6, 1), (-3, 1), (-2, 1), (-3, 2), (-1, 1), (-2, 3), (-1, 2), (0, 1), (1, 1),
    (1, 0), (1, -1), (1, -2), (0, -1), (-1, -2), (-2, -3), (-1, -1), (-3, -2), (-2, -1), (-3, -1), (-6, -1),
)  # fmt: skip
"""Directions around the cup, in order."""
_REACH = 5


def draw_plane(axes: Axes, ray: np.ndarray | None = None) -> None:
    """F(w, 1) of the one-neuron example by contours, the pass at w = 0, and a path through it, or along `ray`."""
    x, z = np.meshgrid(np.linspace(-4.6, 2.6, 145), np.linspace(-2.6, 2.6, 105))
    level = np.linspace(8, 44, 19)
    loss = _plane_loss(np.stack([x, z], axis=-1))
    axes.contour(x, z, loss, levels=level[level != 17], colors=GREY, linewidths=0.6)
    axes.contour(x, z, loss, levels=[17], colors=RED, linewidths=2)
    path = np.array([[1, 0], [0, 0], [-3, 0]]) if ray is None else np.array([[1, 0], np.array([1, 0]) + _REACH * ray])
    axes.plot(*path.T, color=BLUE, linewidth=2)
    for point, name, offset in (((1, 0), "cup, 15", (7, -17)), ((0, 0), "17", (-22, 7)), ((-3, 0), "8", (-4, 8))):
        axes.plot(*point, "o", color="#222222", markersize=5, zorder=5)
        card = {"facecolor": "#fcfbf8", "edgecolor": "none", "pad": 0.5, "alpha": 0.8}
        axes.annotate(name, point, offset, textcoords="offset points", zorder=6, bbox=card)
    axes.set(xlim=(-4.6, 2.6), ylim=(-2.6, 2.6), aspect="equal", xlabel="$w_1$", ylabel="$w_2$")


def draw_ray(axes: Axes, direction: tuple[int, int]) -> None:
    """The plane with a straight way out of the cup, above the loss along it."""
    axes.figure.set_size_inches(4.8, 6.2)
    axes.set_axis_off()
    ray = np.array(direction) / np.hypot(*direction)
    draw_plane(axes.inset_axes((0.08, 0.42, 0.9, 0.58)), ray)
    profile = axes.inset_axes((0.08, 0.07, 0.9, 0.26))
    t = np.linspace(0, _REACH, 401)
    loss = _plane_loss(np.array([1, 0]) + t[:, None] * ray)
    profile.plot(t, loss, color=BLUE, linewidth=2)
    for height in (15, 17):
        profile.axhline(height, color=RED if height == 17 else GREY, linewidth=1, linestyle="--")
    profile.text(_REACH, 17.2, "17", color=RED, ha="right", va="bottom")
    profile.set(ylim=(6, 26), xlim=(0, _REACH), xlabel="distance from the cup", ylabel="loss", yticks=[8, 15, 20, 25])


def describe_ray(direction: tuple[int, int]) -> str:
    """Where a straight way leaves the cells of the cup, and what the loss has gained there, exactly."""
    cup = one_neuron()
    end = cup.W + np.array([[fmpq(9 * step) for step in direction]], dtype=object)
    path = Path.through(cup, [(end, [1])])
    stop = path.leaves()
    if stop is None:
        return "stays in the cells of the cup: the loss grows for ever"
    return f"leaves the cells at w = ({', '.join(map(str, stop.W[0]))}), where the loss has gained {path.climb()}"


def _plane_loss(w: np.ndarray) -> np.ndarray:
    X, y = (np.array([[int(x.p) for x in row] for row in rows]) for rows in (one_neuron().X, [one_neuron().y]))
    return np.sum((np.maximum(w @ X.T, 0) - y[0]) ** 2, axis=-1)


def draw_over(axes: Axes, others: list[Path]) -> None:
    """Loss along the path over the pass of the rational example, and along other paths to a lower loss."""
    for path in others:
        axes.plot(*_profile(path), color=GREY, linewidth=0.8, zorder=1)
    axes.plot(*_profile(over_the_pass()), color=BLUE, linewidth=2.4, zorder=3)
    axes.axhline(14, color=GREY, linewidth=1, linestyle="--")
    axes.axhline(14 + 1.215, color=RED, linewidth=1.2, linestyle="--", zorder=2)
    axes.text(0.99, 15.3, "14 + 1.215", color=RED, ha="right", va="bottom")
    axes.text(0.02, 13.9, "the cup, 14", color=DARK, ha="left", va="top")
    axes.set(xlim=(0, 1), ylim=(12, 17.5), xlabel="share of the path", ylabel="loss")


def _profile(path: Path, count: int = 60) -> tuple[np.ndarray, np.ndarray]:
    """(share of the stretch, loss) of a path; each straight piece gets the same share."""
    cup, places, losses = path.cup, [], []
    X, y = pixels(cup.X), pixels(cup.y)
    pieces = list(pairwise(path.stops))
    for k, (here, there) in enumerate(pieces):
        for t in np.linspace(0, 1, count):
            W = (1 - t) * pixels(here.W) + t * pixels(there.W)
            v = (1 - t) * pixels(here.v) + t * pixels(there.v)
            places.append((k + t) / len(pieces))
            losses.append(float(np.sum((np.maximum(X @ W.T, 0) @ v - y) ** 2)))
    return np.array(places), np.array(losses)


def draw_chances(axes: Axes) -> None:
    """Certified lower bounds for log10 of the chance of a sub-optimal cup: one box, and all numberings of it."""
    for place, box in enumerate(boxes()):
        numberings = factorial(len(box.X))
        one, many = (float(lower(box.log10_chance(count))) for count in (1, numberings))
        axes.barh(place, one, color="#0072B255", height=0.62)
        axes.barh(place, many, color=BLUE, height=0.62)
        inside = many < -300
        style = {"color": "white", "ha": "left"} if inside else {"color": DARK, "ha": "right"}
        axes.text(many + (12 if inside else -12), place, f"{int(np.floor(many))}", va="center", **style)
    axes.set_yticks(range(len(boxes())), [box.sizes for box in boxes()])
    axes.set(xlim=(-800, 0), xlabel="log10 of the chance, at least", ylabel="$(d, n, m)$")
    axes.invert_yaxis()
