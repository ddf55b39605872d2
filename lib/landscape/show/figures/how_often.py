"""Pictures of the chapter on how often descent fails: rates, the staircase, histograms of values, weights."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import TwoSlopeNorm
from matplotlib.ticker import MaxNLocator

from landscape.show.display import Display
from landscape.show.pixel import pixel
from landscape.spurious_minima.how_often import Ending, Size, comparison_rows, interval, minima_at, spurious_runs
from landscape.spurious_minima.how_often.tables import RUNS, TABLE_1, TABLE_2, runs_at

BLUE, RED, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#767676"
SHADES = ("#9ecae1", "#4292c6", "#08519c", "#041f4a")
STAIRS = ((8, 8), (12, 12), (16, 16), (20, 20))


def draw_rates(axes: Axes) -> None:
    """Shares of runs that end in a spurious minimum: printed, and ours with exact 95 % intervals."""
    for table, colour, name in ((TABLE_1, BLUE, "n = k"), (TABLE_2, RED, "n = k + 1")):
        ks = [k for k, _ in table]
        rates = np.array([100 * hits / runs for hits, runs in map(spurious_runs, table)])
        ends = np.array([[100 * pixel(end) for end in interval(size)] for size in table]).T
        axes.errorbar(ks, rates, yerr=[rates - ends[0], ends[1] - rates], fmt="o", markersize=4, color=colour,
                      capsize=3, linewidth=1.2, label=f"{name}, our runs")  # fmt: skip
        printed = [100 * row.converged / RUNS for row in table.values()]
        axes.plot(ks, printed, "x", color=colour, markersize=8, markeredgewidth=1.2, label=f"{name}, printed")
    axes.set(xlabel="number of targets $k$", ylabel="failed runs (%)", ylim=(-3, 130), yticks=range(0, 101, 20))
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.legend(loc="upper left", frameon=False, fontsize="small", ncol=2, columnspacing=1.0, borderpad=0)


def comparison(number: int) -> Display:
    """Table 1 or 2 beside our runs."""
    head = ("k, n", "printed, %", "ours, %", "95 % interval", "chance")
    rows = [(f"{k}, {n}", *rest) for k, n, *rest in comparison_rows(number)]
    pad = 'style="padding: 0.1em 0.5em"'
    cells = ["".join(f"<td {pad}>{cell}</td>" for cell in row) for row in rows]
    title = "".join(f"<th {pad}>{cell}</th>" for cell in head)
    html = f"<table><thead><tr>{title}</tr></thead><tbody>{''.join(f'<tr>{row}</tr>' for row in cells)}</tbody></table>"
    return Display(html, "\n".join("; ".join(row) for row in (head, *rows)))


def draw_stairs(axes: Axes, sizes: Sequence[Size] = STAIRS) -> None:
    """The share of runs that end at most at a value, size by size (SS18 Figure 1)."""
    for size, colour in zip(sizes, SHADES, strict=True):
        values, runs = _values(size)
        shares = 1 - (runs.sum() - np.cumsum(runs)) / runs_at(size)
        at_zero = 1 - runs.sum() / runs_at(size)
        axes.step([0, *values, 0.1], [at_zero, *shares, 1], where="post", color=colour, label=f"k = n = {size[0]}")
    axes.set(xlabel="objective value", ylabel="share of runs", xlim=(-0.001, 0.09), ylim=(0, 1.02))
    axes.legend(loc="lower right", frameon=False)


def draw_values(axes: Axes, k: int, extra: str = "0") -> None:
    """Of the runs with k targets and n = k + extra neurons, how many end at which value."""
    size = (k, k + int(extra))
    for ending, side in zip(minima_at(size), _sides(size), strict=True):
        colour = _colour(ending)
        axes.vlines(float(ending.value), 0.7, ending.runs, color=colour, linewidth=4)
        axes.annotate(str(len(ending.flipped())), (float(ending.value), ending.runs), (0, 3), ha=side,
                      textcoords="offset points", color=colour, fontsize="small")  # fmt: skip
    hits, runs = spurious_runs(size)
    axes.vlines(0, 0.7, runs - hits, color=GREY, linewidth=4)
    axes.set(xlim=(-0.004, 0.1), ylim=(0.7, 60 * runs), yscale="log", xlabel="objective value", ylabel="runs")
    axes.set_title(f"k = {k}, n = {size[1]}: {hits} of {runs} runs fail")
    for colour, name in ((BLUE, "kept neurons make up for the flipped"), (RED, "flipped ones among themselves")):
        axes.plot([], [], color=colour, linewidth=4, label=name)
    axes.legend(loc="upper right", frameon=False, fontsize="small")


def describe_values(k: int, extra: str = "0") -> str:
    """The value of each minimum, how many neurons are flipped, and how many runs ended there."""
    size = (k, k + int(extra))
    parts = [f"{float(e.value):.4f} ({len(e.flipped())} flipped) {e.runs} times" for e in minima_at(size)]
    hits, runs = spurious_runs(size)
    return f"zero {runs - hits} of {runs} times; {'; '.join(parts) or 'no spurious minimum'}"


def draw_weights(axes: Axes, ending: Ending) -> None:
    """The weights of a minimum as a square of colours: one row a neuron, one column a target."""
    W = np.array([[pixel(entry) for entry in row] for row in ending.weights()])
    axes.imshow(W, cmap="RdBu", norm=TwoSlopeNorm(0, -1.1, 1.1))
    axes.set(xticks=[], yticks=[], xlabel=f"value {float(ending.value):.4f}, {ending.runs} runs")
    axes.set_title(f"{len(ending.flipped())} flipped", fontsize="medium")
    for spine in axes.spines.values():
        spine.set_visible(False)


def _sides(size: Size, near: float = 0.002) -> list[str]:
    """Where the number on each bar goes, so that those of two bars side by side do not cover each other."""
    gaps = np.diff(_values(size)[0], prepend=-1, append=1)
    return ["left" if before < near else "right" if after < near else "center" for before, after in pairwise(gaps)]


def _colour(ending: Ending) -> str:
    return RED if ending.among_themselves() else BLUE


def _values(size: Size) -> tuple[np.ndarray, np.ndarray]:
    endings = minima_at(size)
    return np.array([float(e.value) for e in endings]), np.array([e.runs for e in endings])
