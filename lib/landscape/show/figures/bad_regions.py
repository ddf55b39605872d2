"""Pictures of the chapter on bad regions: the square of two directions, and volumes by kind."""

from functools import cache

import numpy as np
from flint import fmpq
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.patches import Patch

from landscape.show.pixel import pixel
from landscape.vanishing_minima.bad_regions import LABELS, Census, Kind, Samples, star
from landscape.vanishing_minima.bad_regions.census import decided
from landscape.vanishing_minima.bad_regions.decision import Occupied

COLOURS = {Kind.FITS: "#009E73", Kind.CLASSIFIES: "#56B4E9", Kind.BAD: "#D55E00", Kind.NONE: "#e4e1da"}
HATCHES = {Kind.FITS: "", Kind.CLASSIFIES: "", Kind.BAD: "///", Kind.NONE: ""}
SLOPES = {"ReLU": fmpq(0), "leaky, 1/10": fmpq(1, 10), "absolute value": fmpq(-1)}
STOPS = {"labels": ["1000", "1100", "1010", "1001", "1110", "1111"]}
FULL = 360


def draw_square(axes: Axes, slope: str = "leaky, 1/10", labels: tuple[int, ...] = LABELS) -> None:
    """Kinds of the regions of two neurons, by the directions of both: areas are volumes."""
    samples = star(SLOPES[slope], labels)
    _draw_cells(axes, samples)
    axes.legend(handles=_handles(), loc="upper center", bbox_to_anchor=(0.45, -0.2), fontsize=11, ncols=1)


def draw_widths(axes: Axes, slope: str, widths: tuple[int, ...]) -> None:
    """The four volumes as stacked bars, one for each width, with parameters by samples below."""
    for width in widths:
        _draw_bar(axes, volumes(slope, LABELS, width), width)
    axes.set(ylim=(0, 1), xticks=widths, ylabel="volume", xlabel="width $d_1$, and $d_0 d_1 / N$")
    axes.set_xticklabels([f"{width}\n{width / 2:g}" for width in widths])
    axes.legend(handles=_handles(), loc="upper center", bbox_to_anchor=(0.45, -0.36), fontsize=11)


def draw_labels(axes: Axes, labels: str, activation: str) -> None:
    """The square for some labels of the four samples, above a bar of the four volumes."""
    axes.figure.set_size_inches(4.8, 5.6)
    axes.set_axis_off()
    y = tuple(map(int, labels))
    _draw_cells(axes.inset_axes((0.16, 0.38, 0.78, 0.62)), star(SLOPES[activation], y))
    bar = axes.inset_axes((0.16, 0.14, 0.78, 0.07))
    start = 0.0
    for kind, volume in volumes(activation, y, 2).items():
        bar.barh([0], [pixel(volume)], left=[start], color=COLOURS[kind], hatch=HATCHES[kind], edgecolor="white")
        start += pixel(volume)
    bar.set(xlim=(0, 1), yticks=[], xticks=[0, 0.5, 1])
    axes.legend(handles=_handles(), loc="lower center", bbox_to_anchor=(0.5, -0.14), fontsize=10, ncols=2,
                columnspacing=0.8, handlelength=1.4)  # fmt: skip


def describe_labels(labels: str, activation: str) -> str:
    """The exact volumes of the four kinds."""
    found = volumes(activation, tuple(map(int, labels)), 2)
    return "; ".join(f"{kind.value}: {volume}" for kind, volume in found.items())


@cache
def volumes(slope: str, labels: tuple[int, ...], width: int) -> dict[Kind, fmpq]:
    """Exact volumes for the four samples of the chapter."""
    return Census(star(SLOPES[slope], labels), width).volumes()


def _draw_cells(axes: Axes, samples: Samples) -> None:
    arcs = [_arc(samples, k) for k in range(len(samples.cones))]
    cells: dict[Kind, list[list[tuple[float, float]]]] = {kind: [] for kind in Kind}
    for i, (left, right) in enumerate(arcs):
        for j, (low, high) in enumerate(arcs):
            kind = decided(samples, Occupied.by((i, j))).kind
            cells[kind].append([(left, low), (right, low), (right, high), (left, high)])
    for kind, corners in cells.items():
        axes.add_collection(PolyCollection(corners, facecolor=COLOURS[kind], hatch=HATCHES[kind], edgecolor="white",
                                           linewidth=0.8))  # fmt: skip
    ticks = [0, 90, 180, 270, FULL]
    axes.set(xlim=(0, FULL), ylim=(0, FULL), aspect="equal", xticks=ticks, yticks=ticks)
    axes.set(xlabel="direction of neuron 1, degrees", ylabel="direction of neuron 2")


def _arc(samples: Samples, k: int) -> tuple[float, float]:
    """Where a cone begins and ends, in degrees."""
    rays = np.array(samples.cones[k].rays, float) / [1, np.sqrt(samples.stretch)]
    first, second = np.degrees(np.arctan2(rays[:, 1], rays[:, 0])) % FULL
    begin, end = (first, second) if (second - first) % FULL < FULL / 2 else (second, first)
    return begin, begin + (end - begin) % FULL


def _draw_bar(axes: Axes, found: dict[Kind, fmpq], width: int) -> None:
    bottom = 0.0
    for kind, volume in found.items():
        height = pixel(volume)
        axes.bar([width], [height], bottom=[bottom], color=COLOURS[kind], hatch=HATCHES[kind], edgecolor="white")
        bottom += height


def _handles() -> list[Patch]:
    return [Patch(facecolor=COLOURS[k], hatch=HATCHES[k], edgecolor="white", label=k.value) for k in Kind]
