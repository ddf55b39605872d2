"""Pictures of the chapter on discrepancy: fans of weights, the regulariser, discrepancy after training."""

import numpy as np
from flint import fmpq
from matplotlib.axes import Axes

from landscape.diverse_units.discrepancy import (
    descents,
    planar,
    square_discrepancy,
    trained_ratios,
    uniform_mean,
)
from landscape.show.pixel import pixel

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#767676")
WIDTHS = (10, 20, 40, 80)


def draw_pair(axes: Axes, degrees: int, weights: int) -> None:
    """Weights fanned out by equal angles, above L_2^2 by that angle."""
    axes.figure.set_size_inches(4.8, 6)
    axes.set_axis_off()
    circle = axes.inset_axes((0.24, 0.5, 0.56, 0.5))
    turn = np.linspace(0, 2 * np.pi, 200)
    circle.plot(np.cos(turn), np.sin(turn), color="#bbbbbb", linewidth=1)
    for angle in np.radians(np.arange(weights) * degrees):
        arrow = {"arrowstyle": "-|>", "color": COLOURS[1], "lw": 2}
        circle.annotate("", xy=(np.cos(angle), np.sin(angle)), xytext=(0, 0), arrowprops=arrow)
    circle.set(xlim=(-1.2, 1.2), ylim=(-1.2, 1.2), aspect="equal", xticks=[], yticks=[])
    circle.spines[["left", "bottom"]].set_visible(False)
    graph = axes.inset_axes((0.14, 0.12, 0.84, 0.3))
    grid = np.arange(0, 361, 5)
    graph.plot(grid, [_fanned(d, weights) for d in grid], color=COLOURS[0])
    graph.plot([degrees], [_fanned(degrees, weights)], "o", color=COLOURS[1], markersize=8)
    mean = pixel(uniform_mean(weights, 2).enclosure())
    graph.axhline(mean, color=COLOURS[3], linestyle=":", linewidth=1.2)
    graph.set(xlabel="angle between neighbours, degrees", ylabel="$L_2^2$", xlim=(0, 360), ylim=(0, 0.18))
    graph.set_xticks(range(0, 361, 90))


def describe_pair(degrees: int, weights: int) -> str:
    """L_2^2 of the fan, exactly."""
    value = planar.closed_form([k * degrees // 15 for k in range(weights)])
    mean = fmpq(1, 6 * weights)
    return f"{weights} weights, {degrees} degrees apart: L_2^2 = {value}; uniform weights have {mean} on average"


def draw_singular(axes: Axes) -> None:
    """R and the least singular value, before and after the descent."""
    for run in descents()[:20]:
        axes.plot(*zip(run.before, run.after, strict=True), color=COLOURS[3], linestyle="--", linewidth=1)
        axes.plot(*run.before, "o", color=COLOURS[0])
        axes.plot(*run.after, "s", color=COLOURS[1])
    axes.plot([], [], "o", color=COLOURS[0], label="uniform weights")
    axes.plot([], [], "s", color=COLOURS[1], label="after descent of $R$")
    axes.set(xlabel="$R(W)$", ylabel="least singular value of $D$", xticks=[0.055, 0.06, 0.065, 0.07])
    axes.legend(fontsize=11, loc="lower center", bbox_to_anchor=(0.5, 1), ncols=2)


def draw_trained(axes: Axes) -> None:
    """L_2^2 after training by width, the runs of each in order, beside the mean of uniform weights."""
    means = [pixel(uniform_mean(n, 10).enclosure()) for n in WIDTHS]
    for n, mean in zip(WIDTHS, means, strict=True):
        ends = mean * np.sort(trained_ratios(n))
        axes.plot(n * np.geomspace(0.85, 1 / 0.85, len(ends)), ends, ".", color=COLOURS[0], alpha=0.5, markersize=4)
    axes.plot([], [], ".", color=COLOURS[0], label="after descent, 100 runs each")
    axes.plot(WIDTHS, means, color=COLOURS[1], label="uniform weights, mean")
    axes.set(xlabel="neurons $n$", ylabel="$L_2(W)^2$", xscale="log", yscale="log")
    axes.set_xticks([10, 20, 40, 80], ["10", "20", "40", "80"])
    axes.minorticks_off()
    axes.legend(fontsize=11)


def _fanned(degrees: float, weights: int) -> float:
    angles = np.radians(np.arange(weights) * float(degrees))
    return square_discrepancy(np.column_stack([np.cos(angles), np.sin(angles)]))
