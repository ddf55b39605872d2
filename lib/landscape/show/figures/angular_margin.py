"""Pictures of the chapter on angular margins: a cap inside a cone, and the angles of strips under partitions."""

from functools import cache

import numpy as np
from matplotlib.axes import Axes

from landscape.evidence.seeds import block_generator
from landscape.vanishing_minima.angular_margin import Draw, draw

BLUE, ORANGE, GREY = "#0072B2", "#D55E00", "#767676"
SAMPLES = (10, 60, 100, 145)
"""Directions of samples in degrees."""
TARGET, MARGIN = 217, 18
SIZE = (200, 20)


def draw_cap(axes: Axes) -> None:
    """The circle of weights, cut by the lines on which a sample's sign changes; a cone, and a cap inside."""
    turn = np.radians(np.linspace(0, 360, 361))
    axes.plot(np.cos(turn), np.sin(turn), color=GREY, linewidth=1)
    for angle in SAMPLES:
        x, y = np.cos(np.radians(angle + 90)), np.sin(np.radians(angle + 90))
        axes.plot([-1.12 * x, 1.12 * x], [-1.12 * y, 1.12 * y], color=GREY, linewidth=1)
    for low, high, colour, radius in ((190, 235, "#9ecae1", 1.0), (TARGET - MARGIN, TARGET + MARGIN, BLUE, 1.0)):
        arc = np.radians(np.linspace(low, high, 60))
        axes.fill(np.append(radius * np.cos(arc), 0), np.append(radius * np.sin(arc), 0), color=colour, alpha=0.75)
    end = np.radians(TARGET)
    arrow = {"arrowstyle": "->", "linewidth": 1.6}
    axes.annotate("", (1.25 * np.cos(end), 1.25 * np.sin(end)), (0, 0), arrowprops=arrow)
    axes.text(1.36 * np.cos(end), 1.36 * np.sin(end), "$w^*$", ha="center", va="center", fontsize=14)
    axes.text(0.95, -1.1, "cone of $w^*$: same signs", ha="center", fontsize=11, color="#2171b5")
    axes.text(0.95, -1.3, r"cap of angle $\alpha$ inside", ha="center", fontsize=11, color=BLUE, weight="bold")
    axes.text(0.95, 1.12, "lines: a sample changes sides", ha="center", fontsize=11, color=GREY)
    axes.set(aspect="equal", xlim=(-1.6, 2.1), ylim=(-1.45, 1.35))
    axes.axis("off")


def draw_partition(axes: Axes, partition: int) -> None:
    """The least angle of each of six strips over the printed one; below 1 it is lost."""
    ratios = np.array(margins(partition)) / _sample().sine
    colours = [ORANGE if ratio <= 1 else BLUE for ratio in ratios]
    axes.bar(range(1, len(ratios) + 1), ratios, color=colours, width=0.65)
    axes.axhline(1, color="#222222", linewidth=1.2, linestyle="--")
    axes.text(len(ratios) + 0.5, 1.1, "needed", fontsize=11)
    axes.set(yscale="log", xlim=(0.4, 7.5), ylim=(0.03, 200), xticks=range(1, 7))
    axes.set(xlabel="strip", ylabel=r"least sine over $1/(d_1^* d_0 N)$")


def describe_partition(partition: int) -> str:
    """How many strips lose the angle."""
    lost = sum(margin <= _sample().sine for margin in margins(partition))
    verdict = "the angle is kept" if not lost else f"{lost} of {len(margins(partition))} strips lose the angle"
    return f"partition {partition}{' (as the samples came)' if partition == 1 else ''}: {verdict}"


@cache
def margins(partition: int) -> tuple[float, ...]:
    """Least sines of the strips for this partition; the first is the order in which the samples came."""
    rng = block_generator("own/chosen-partition", partition, 0)
    ones = _sample().num_ones
    return tuple(_sample().margins(range(ones) if partition == 1 else rng.permutation(ones)))


@cache
def _sample() -> Draw:
    return draw(block_generator("own/fixed-partition", 0, 0), *SIZE)
