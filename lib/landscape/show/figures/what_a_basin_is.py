"""Pictures of the chapter on basins: one landscape, one start, three meanings of the word."""

from itertools import pairwise

import numpy as np
from flint import fmpq
from matplotlib.axes import Axes

from landscape.initial_basin.single_neuron_hardness import loss
from landscape.initial_basin.what_a_basin_is import ROOT, above_the_saddle, descends, descent
from landscape.show.figures.single_neuron_hardness import axis_loss_to_look_at
from landscape.show.pixel import pixel

REGION, FLOW, LETTER = "closed region", "gradient flow", "Definition 5"
COLOURS = {REGION: "#E69F00", FLOW: "#56B4E9", LETTER: "#FFFFFF"}


def start_at(degrees: int) -> tuple[fmpq, fmpq]:
    """A rational point of the unit circle within half a degree of this angle."""
    turns, rest = divmod(degrees, 90)
    t = fmpq(round(1000 * np.tan(np.radians(rest) / 2)), 1000)
    x, y = (1 - t**2) / (1 + t**2), 2 * t / (1 + t**2)
    for _ in range(turns):
        x, y = -y, x
    return x, y


def path_of(degrees: int, basin: str) -> np.ndarray:
    """Where a start goes under each definition, shape (num_points, 2), in floats."""
    start = start_at(degrees)
    if basin == LETTER and descends(descent(start, ROOT), ROOT).holds is True:
        return np.array([[pixel(a), pixel(b)] for a, b in descent(start, ROOT)])
    here = np.array([pixel(a) for a in start])
    goal = np.where(here < 0, -1, 2 * pixel(ROOT))
    if basin == FLOW:
        rates, times = np.where(here < 0, 1, 0.25), np.geomspace(1e-3, 60, 200) - 1e-3
        return goal + (here - goal) * np.exp(-np.outer(times, rates) / 2)
    return np.array([here, goal])


def reached(degrees: int, basin: str) -> fmpq:
    """The least loss that the definition grants this start; exact."""
    start, s = start_at(degrees), ROOT
    if basin == LETTER and descends(descent(start, s), s).holds is True:
        return s**2 / 2
    return loss([fmpq(-1) if a < 0 else 2 * s for a in start], s)


def draw_basin(axes: Axes, degrees: int, basin: str) -> None:
    """The loss on two axes, the circle of starts, and where one start gets to."""
    axes.figure.set_size_inches(4.8, 4.8)
    w = np.linspace(-1.35, 1.35, 217)
    values = axis_loss_to_look_at(w, pixel(ROOT))
    axes.contourf(w, w, (values[None, :] + values[:, None]) / 2, levels=np.linspace(0, 0.75, 31), cmap="cividis")
    for line in (axes.axhline, axes.axvline):
        line(0, color="white", linewidth=1, linestyle="--")
    angle = np.linspace(0, 2 * np.pi, 241)
    axes.plot(np.cos(angle), np.sin(angle), color="white", linewidth=0.8, alpha=0.6)
    path = path_of(degrees, basin)
    axes.plot(*path.T, color="#222222", linewidth=4)
    axes.plot(*path.T, color=COLOURS[basin], linewidth=2.2)
    axes.plot(*path[0], "o", color="white", markeredgecolor="#222222", markersize=8, zorder=6)
    axes.plot(*path[-1], "s", color=COLOURS[basin], markeredgecolor="#222222", markersize=8, zorder=6)
    axes.set(xlabel="$w_1$", ylabel="$w_2$", aspect="equal", xticks=[-1, 0, 1], yticks=[-1, 0, 1])


def describe_basin(degrees: int, basin: str) -> str:
    """The numbers of one stop, exact; a start below its saddle can go nowhere."""
    start = start_at(degrees)
    captive = above_the_saddle(start, ROOT).holds is False
    words = ", too low to leave" if captive and basin == LETTER else ""
    return f"start ({start[0]}, {start[1]}), {basin}: least loss {reached(degrees, basin)}{words}"


def draw_payment(axes: Axes, degrees: int = 157) -> None:
    """What each coordinate has above the minimum of its side, until the polygon of a mixed start crosses the ridge."""
    stops = np.array([[pixel(a), pixel(b)] for a, b in descent(start_at(degrees), ROOT)])[:-1]
    steps = np.concatenate([a + np.linspace(0, 1, 120)[:, None] * (b - a) for a, b in pairwise(stops)])
    way = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(steps, axis=0).T))])
    s = pixel(ROOT)
    above = [1000 * (axis_loss_to_look_at(steps[:, k], s) - least) / 2 for k, least in ((0, s**2 / 2), (1, 0.5))]
    axes.plot(way, sum(above), color="#222222", label="both together")
    axes.plot(way, above[0], color="#0072B2", linestyle="--", label="$w_1$")
    axes.plot(way, above[1], color="#D55E00", linestyle=":", label="$w_2$")
    axes.axhline(1000 * s**2 / 4, color="#767676", linewidth=1)
    axes.annotate("ridge", (way[-1], 1000 * s**2 / 4), xytext=(0, 4), textcoords="offset points", ha="right")
    axes.set(xlabel="length of the way to the ridge", ylabel="1000 x loss to spend", xlim=(0, way[-1]), ylim=(0, None))
    axes.legend(fontsize=11)
