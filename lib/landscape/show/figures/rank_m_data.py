"""Pictures of the chapter on independent samples: success by width, and two samples at an angle."""

import numpy as np
from flint import fmpq
from matplotlib.axes import Axes
from matplotlib.patches import Wedge

from landscape.evidence.outward import enclosure
from landscape.initial_basin.rank_m_data import orthogonal_success_ball, two_sample_success, union_bound
from landscape.show.pixel import pixel

COLOURS = ("#0072B2", "#D55E00", "#009E73")
SIZES = {10: "10", 1000: "1000", 10**6: "10^6"}
WIDTHS = range(1, 71)
SHORT = range(1, 17)


def draw_widths(axes: Axes) -> None:
    """Chance of a perfect fit by width for three numbers of orthogonal samples, exact and by the union bound."""
    for colour, (size, name) in zip(COLOURS, SIZES.items(), strict=True):
        exact = [pixel(orthogonal_success_ball(size, 0, n)) for n in WIDTHS]
        bound = [pixel(union_bound(size, n)) for n in WIDTHS]
        axes.plot(WIDTHS, exact, color=colour, label=f"$m={name}$")
        axes.plot(WIDTHS, bound, color=colour, linestyle=":")
    axes.axhline(0.5, color="#767676", linewidth=1)
    axes.set(xlabel="width $n$", ylabel="chance of a perfect fit", ylim=(-0.02, 1.04), xlim=(1, max(WIDTHS)))
    _legend_below(axes, -0.2)


def draw_angle(axes: Axes, degrees: int, labels: str) -> None:
    """Two samples and the weights that see neither, above the chance of a fit by width."""
    axes.figure.set_size_inches(4.8, 6.4)
    axes.set_axis_off()
    _draw_plane(axes.inset_axes((0.25, 0.56, 0.5, 0.42)), degrees)
    _draw_chances(axes.inset_axes((0.06, 0.16, 0.94, 0.34)), degrees, labels)


def describe_angle(degrees: int, labels: str) -> str:
    """The numbers of one stop; the probability prints outward."""
    success = two_sample_success(fmpq(degrees, 360), labels == "equal signs")
    return f"{degrees} degrees, {labels}: F_n(0) = {success}; at n = 6 in {enclosure(success(6), 4)}"


def _draw_plane(axes: Axes, degrees: int) -> None:
    for k, angle in enumerate((90 - degrees / 2, 90 + degrees / 2)):
        tip = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
        line = 1.4 * np.array([-tip[1], tip[0]])
        axes.plot(*np.array([-line, line]).T, color="#444444", linewidth=1)
        axes.annotate("", xy=tip, xytext=(0, 0), arrowprops={"arrowstyle": "-|>", "color": "#222222", "lw": 1.6})
        axes.annotate(f"$x_{2 - k}$", 1.18 * tip, ha="center", va="center")
    axes.add_patch(Wedge((0, 0), 1.4, 180 + degrees / 2, 360 - degrees / 2, color="#f7d9c4", linewidth=0))
    axes.annotate("sees neither", (0, -1.05), ha="center", color="#a04400", fontsize=11)
    axes.set(xlim=(-1.45, 1.45), ylim=(-1.45, 1.45), aspect="equal", xticks=[], yticks=[])
    axes.spines[["left", "bottom"]].set_visible(False)


def _draw_chances(axes: Axes, degrees: int, labels: str) -> None:
    success = two_sample_success(fmpq(degrees, 360), labels == "equal signs")
    axes.plot(SHORT, [pixel(success(n)) for n in SHORT], color=COLOURS[0], label="exact")
    axes.plot(SHORT, [pixel(union_bound(2, n)) for n in SHORT], color="#767676", linestyle=":", label="$1-2(3/4)^n$")
    best = [1 - 0.75**n for n in SHORT]
    axes.plot(SHORT, best, color=COLOURS[2], linestyle="--", label="$1-(3/4)^n$")
    axes.set(xlabel="width $n$", ylabel="chance of a fit", ylim=(-0.02, 1.04))
    axes.set(xlim=(1, max(SHORT)), xticks=(1, 4, 8, 12, 16))
    _legend_below(axes, -0.28)


def _legend_below(axes: Axes, height: float) -> None:
    axes.legend(
        loc="upper center", bbox_to_anchor=(0.45, height), ncols=3, fontsize=11, columnspacing=1, handlelength=1.4
    )
