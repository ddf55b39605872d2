"""Pictures of the barrier around a cup: its height, and ways across it. Floats, to look at."""

from functools import cache
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes

from landscape.cupped_minima.cup_barrier import FACTORS, RATIONAL_HEIGHT, barrier_of, granted_climb
from landscape.cupped_minima.cupped_minimum import CupConstants, enclosed, rational_cup
from landscape.evidence.outward import rounded_float
from landscape.show.pixel import pixel

BLUE, RED, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#767676"
SIZE = (4, 8)
_AXIS = 2
"""The third axis: along it the first neuron of SIZE regrows."""


class Landscape:
    """The loss of the printed cup of SIZE in floats, and three of its points, (num_neurons, dim)."""

    def __init__(self) -> None:
        barrier = barrier_of(*SIZE)
        data = barrier.cone.training
        self.X = np.array([[pixel(enclosed(x)) for x in row] for row in data.X])
        self.v = np.array([pixel(x) for x in data.v()])
        self.y = np.array([pixel(x) for x in data.labels()])
        self.height = pixel(min(barrier.heights, key=pixel))
        duals = np.array([[pixel(x) for x in row] for row in barrier.dual_features])
        self.cup = np.array([[pixel(x) for x in row] for row in data.weights()])
        self.passage = self.cup * (1 - duals @ duals[0] / (duals[0] @ duals[0]))[:, np.newaxis]
        self.beyond = self._regrown()

    def loss(self, W: np.ndarray) -> float:
        """Sum of squares."""
        return float(np.sum(self._residual(W) ** 2))

    def climbs(self, points: list[np.ndarray], steps: int = 120) -> np.ndarray:
        """Loss minus the loss of the cup along the polygon through some points, `steps` a side."""
        t = np.linspace(0, 1, steps)
        sides = [[self.loss((1 - s) * a + s * b) for s in t] for a, b in pairwise(points)]
        return np.concatenate(sides) - self.loss(self.cup)

    def bent(self, bend: float) -> list[np.ndarray]:
        """From the cup to the lower point, over a point that bend = 1 moves into the passage."""
        middle = (self.cup + self.beyond) / 2
        return [self.cup, (1 - bend) * middle + bend * self.passage, self.beyond]

    def _residual(self, W: np.ndarray) -> np.ndarray:
        return np.maximum(self.X @ W.T, 0) @ self.v - self.y

    def _regrown(self) -> np.ndarray:
        """The lowest point over the passage along the axis."""
        h, out = self.v[0] * np.maximum(self.X[:, _AXIS], 0), self.passage.copy()
        out[0] = -(self._residual(self.passage) @ h) / (h @ h) * np.eye(len(self.X[0]))[_AXIS]
        return out


@cache
def landscape() -> Landscape:
    """One for all pictures."""
    return Landscape()


def draw_way_out(axes: Axes) -> None:
    """The loss along the best way from the cup to smaller losses, and the certified line."""
    scene = landscape()
    begun = scene.passage + (scene.beyond - scene.passage) * 0.07
    along = scene.climbs([scene.cup, scene.passage, begun])
    place = np.concatenate([np.linspace(0, 1, len(along) // 2), np.linspace(1, 1.8, len(along) // 2)])
    axes.axhline(scene.height, color=RED, linewidth=1.2, linestyle="--")
    axes.plot(place, along, color=BLUE, linewidth=2)
    axes.plot([0, 1], [0, scene.height], "o", color=BLUE)
    axes.annotate("the cup", (0, 0), (0, -16), textcoords="offset points", ha="left")
    axes.annotate(
        "certified: no way out is lower", (1.8, scene.height), (0, 6), textcoords="offset points", ha="right", color=RED
    )
    axes.annotate(
        "one neuron has\nbeen switched off", (1, scene.height), (26, -12), textcoords="offset points", va="top"
    )
    axes.annotate("it regrows\nelsewhere", (1.42, -0.025), (-12, -12), textcoords="offset points", ha="right", va="top")
    axes.set(xticks=[], xlabel="along the way", ylabel="loss, minus the loss at the cup", ylim=(-0.09, 0.055))


def draw_bent(axes: Axes, bend: float) -> None:
    """The loss along a way that is straight for bend = 0 and leads through the passage for bend = 1."""
    scene = landscape()
    straight, along = scene.climbs(scene.bent(0.0)), scene.climbs(scene.bent(bend))
    place = np.linspace(0, 2, len(along))
    axes.axhline(0, color=GREY, linewidth=0.8)
    axes.axhline(scene.height, color=RED, linewidth=1.2, linestyle="--", label="certified barrier")
    axes.plot(place, straight, color=GREY, linewidth=1.2, label="straight")
    axes.plot(place, along, color=BLUE, linewidth=2, label="this way")
    axes.set(xticks=[], xlabel="from the cup to a smaller loss", ylabel="climb", ylim=(-1.1, 1.1 * straight.max()))
    axes.legend(loc="upper left", frameon=False)


def describe_bent(bend: float) -> str:
    """The highest climb on the way, and the certified one."""
    scene = landscape()
    top = float(scene.climbs(scene.bent(bend)).max())
    return f"highest climb {rounded_float(top)}; no way climbs less than {rounded_float(scene.height)}"


def draw_heights(axes: Axes) -> None:
    """The certified barrier and epsilon delta^2, both on a logarithmic scale."""
    names, barriers, granted = _heights()
    places = np.arange(len(names))[::-1]
    axes.hlines(places, granted, barriers, color="#cccccc", linewidth=3, zorder=1)
    axes.plot(granted, places, "s", color=GREY, label=r"$\varepsilon\delta^2$ of Lemma 5")
    axes.plot(barriers, places, "o", color=BLUE, label="certified barrier")
    axes.set(
        xscale="log", yticks=places, yticklabels=names, xlabel="climb", ylim=(-0.6, len(names) - 0.4), xlim=(1e-15, 30)
    )
    axes.legend(loc="lower center", bbox_to_anchor=(0.4, 1.0), ncols=1, frameon=False)


def _heights() -> tuple[list[str], list[float], list[float]]:
    names, barriers, granted = ["E1"], [pixel(RATIONAL_HEIGHT)], []
    granted.append(pixel(CupConstants(rational_cup()).climb))
    for size in FACTORS:
        names.append(f"$d={size[0]}$, $n={size[1]}$")
        barriers.append(min(map(pixel, barrier_of(*size).heights)))
        granted.append(pixel(granted_climb(*size)))
    return names, barriers, granted
