"""Pictures of the chapter on regions: the plane of weights, cut by a sample."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from landscape.evidence.outward import rounded_float
from landscape.geometry.arrangements import regions
from landscape.geometry.sign_vectors import float_sign_vector
from landscape.networks.two_layer import mean_squared_loss

REACH = 3.0
"""Half the width of the plane that is drawn."""

PALETTE = ("#cfe3f3", "#f7d9c4", "#cdeadf", "#f3dcea", "#fbe6c2", "#e3dcf5", "#e4e4e4", "#e9e2d0")


def draw_partition(axes: Axes, X: Any, weights: Sequence[Sequence[float]] = ()) -> None:
    """The regions of a planar sample as coloured sectors, its hyperplanes, its points, and some weights."""
    for colour, region in zip(PALETTE, regions(X).regions, strict=False):
        _fill(axes, region.rays, colour)
        _label(axes, region)
    for t, x in enumerate(_points(X)):
        across = np.array([-x[1], x[0]]) / np.hypot(*x) * 2 * REACH
        axes.plot(*zip(-across, across, strict=True), color="#444444", linewidth=1.2)
        axes.annotate("", xy=x, xytext=(0, 0), arrowprops={"arrowstyle": "-|>", "color": "#222222", "lw": 1.6})
        aside = np.array([-x[1], x[0]]) / np.hypot(*x) * 0.32
        axes.annotate(f"$x_{t + 1}$", xy=0.8 * x - aside, ha="center", va="center")
    for i, w in enumerate(weights):
        axes.plot(*w, "o", color="#D55E00", zorder=5)
        axes.annotate(f"$w_{i + 1}$", xy=w, xytext=(8, -4), textcoords="offset points", color="#a04400")
    axes.set(xlim=(-REACH, REACH), ylim=(-REACH, REACH), aspect="equal", xticks=[], yticks=[])


def draw_walk(axes: Axes, X: Any, y: Sequence[float], position: float, v: int, start: Any, goal: Any) -> None:
    """One neuron walks from `start` to `goal`: where it is in the plane, and its loss on the way."""
    axes.figure.set_size_inches(4.8, 6.6)
    axes.set_axis_off()
    plane = axes.inset_axes((0.1, 0.42, 0.8, 0.58))
    loss = axes.inset_axes((0.1, 0.06, 0.8, 0.3))
    path = np.array([start]) + np.linspace(0, 1, 301)[:, None] * (np.array(goal) - np.array(start))
    place = walk_point(position, start, goal)
    draw_partition(plane, X)
    plane.plot(*path[[0, -1]].T, color="#D55E00", linewidth=1.5, linestyle=":")
    plane.plot(*place, "o", color="#D55E00", markersize=9, zorder=6)
    _draw_pieces(loss, X, y, v, path)
    loss.plot(position, walk_loss(X, y, v, place), "o", color="#D55E00", markersize=9, zorder=6)
    loss.set(xlabel="along the line", ylabel="loss", xticks=[0, 1], xticklabels=["start", "goal"], ylim=(0, None))


def describe_walk(X: Any, y: Sequence[float], position: float, v: int, start: Any, goal: Any) -> str:
    """The numbers of one stop: the signs of the neuron's region and its loss, a float to two digits."""
    w = walk_point(position, start, goal)
    signs = _shown(float_sign_vector(w, _points(X)))
    return f"region {signs}, loss {rounded_float(walk_loss(X, y, v, w))}"


def walk_point(position: float, start: Any, goal: Any) -> np.ndarray:
    """The weight at `position` between 0 and 1 of the way."""
    return (1 - position) * np.array(start) + position * np.array(goal)


def walk_loss(X: Any, y: Sequence[float], v: int, w: np.ndarray) -> float:
    """Mean squared loss of one neuron with weight w and output weight v, in floats, to look at."""
    return mean_squared_loss(_points(X), np.array(y, float), w[None, :], np.array([float(v)]))


def _draw_pieces(axes: Axes, X: Any, y: Sequence[float], v: int, path: np.ndarray) -> None:
    """The loss along the path, each region's parabola on the colour of its region."""
    colours = {region.signs: colour for colour, region in zip(PALETTE, regions(X).regions, strict=False)}
    ways = np.linspace(0, 1, len(path))
    losses = [walk_loss(X, y, v, w) for w in path]
    for k in range(len(path) - 1):
        signs = float_sign_vector((path[k] + path[k + 1]) / 2 + 1e-9, _points(X))
        axes.axvspan(ways[k], ways[k + 1], color=colours[signs], linewidth=0)
    axes.plot(ways, losses, color="#222222")
    axes.set_xlim(0, 1)


def _fill(axes: Axes, rays: Sequence[Sequence[int]], colour: str) -> None:
    """The sector between two rays, far beyond the frame."""
    one, two = (np.array(ray, float) / np.hypot(*ray) * 4 * REACH for ray in rays)
    corner = (one + two) if np.hypot(*(one + two)) > REACH else np.array([-one[1], one[0]])
    axes.fill(*zip((0, 0), one, corner, two, strict=True), color=colour, linewidth=0, zorder=0)


def _label(axes: Axes, region: Any) -> None:
    """The region's signs, on its middle direction."""
    middle = sum(np.array(ray, float) / np.hypot(*ray) for ray in region.rays)
    place = middle / abs(middle).max() * 0.82 * REACH
    axes.annotate(_shown(region.signs), xy=place, ha="center", va="center", color="#555555")


def _shown(signs: Sequence[int]) -> str:
    return "".join("+" if b > 0 else "\N{MINUS SIGN}" for b in signs)


def _points(X: Any) -> np.ndarray:
    return np.array([[float(Fraction(str(entry))) for entry in x] for x in X])
