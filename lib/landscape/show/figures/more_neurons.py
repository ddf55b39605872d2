"""Pictures of the chapter on more neurons: weights, the least eigenvalue against k, and the ranges of the families."""

from functools import cache
from html import escape

import numpy as np
from matplotlib.axes import Axes

from landscape.evidence.outward import ceil_digits, floor_digits
from landscape.show.display import Display
from landscape.spurious_minima import every_width as boxes
from landscape.spurious_minima import example_one_family as other
from landscape.spurious_minima import more_neurons as more

BLUE, RED, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#767676"
COLOURS = {0: "#444444", 1: RED, 2: GREEN, 3: "#CC79A7"}
STYLES = {0: "-", 1: "--", 2: "-.", 3: ":"}
SHOWN = (
    (6, 7), (7, 8), (20, 21), (10, 12), (11, 13), (100, 102), (101, 103), (10, 13), (11, 14), (21, 25), (22, 26),
    (73, 79),
)  # fmt: skip
STOPS = {"pair": [str(pair) for pair in SHOWN]}
NAMES = {
    "T": "entries", "S0": "one kept", "X0": "kept, symm.", "Y0": "kept, antis.", "S1": "one flipped",
    "X1": "flipped, symm.", "Y1": "flipped, antis.", "SS": "kept and flipped",
}  # fmt: skip


def draw_matrix(axes: Axes, k: int, n: int) -> None:
    """The weights: a row for each neuron, a column for each target; lines part kept, flipped and companions."""
    point = more.stored_family(n - k)[k]
    W = np.array([float(entry) for entry in point.entries])[point.places()]
    axes.imshow(W, cmap="RdBu", vmin=-1.25, vmax=1.25, interpolation="nearest")
    kept = k - point.flipped
    for edge in (kept, k):
        axes.axhline(edge - 0.5, color="#222222", linewidth=1)
    axes.axvline(kept - 0.5, color="#222222", linewidth=1)
    if n <= 10:
        for (i, j), entry in np.ndenumerate(W):
            shade = "white" if abs(entry) > 0.7 else "#222222"
            shown = f"{entry:.2f}".replace("-", "\N{MINUS SIGN}")
            axes.text(j, i, shown, ha="center", va="center", color=shade, fontsize=8)
    axes.set(xticks=[], yticks=[], xlabel=f"targets, $k = {k}$", ylabel=f"neurons, $n = {n}$")
    axes.grid(False)


def draw_least(axes: Axes, widest: int = 100) -> None:
    """The smallest eigenvalue of the Hessian against k, for n - k = 0, 1, 2, 3; crosses are saddles."""
    for extra, colour in COLOURS.items():
        found = {k: value for k, value in _least(extra).items() if k <= widest}
        axes.plot(list(found), list(found.values()), STYLES[extra], color=colour, linewidth=1.8, label=_label(extra))
        saddles = [k for k, value in found.items() if value < 0]
        axes.plot(saddles, [found[k] for k in saddles], "X", color=colour, markersize=7)
    axes.axhline(0, color="#444444", linewidth=1)
    axes.set(xscale="log", xlabel="targets $k$", ylabel="smallest eigenvalue", ylim=(-0.0085, 0.012))
    axes.set_xticks([6, 10, 20, 50, 100], ["6", "10", "20", "50", "100"])
    axes.minorticks_off()
    axes.annotate("rises on", (6.9, 0.0117), (8, -8), textcoords="offset points", fontsize=9, color=COLOURS[0])
    axes.legend(fontsize=9, loc="lower right", ncols=2, frameon=False)


def _label(extra: int) -> str:
    return f"$n = k + {extra}$" if extra else "$n = k$"


@cache
def _least(extra: int) -> dict[int, float]:
    if extra:
        return {k: float(more.certify(point).slope) for k, point in more.stored_family(extra).items()}
    return {k: _alone(k) for k in range(5, 11)}


def _alone(k: int) -> float:
    """Example 1's family, without companions."""
    cover = boxes.stored_cover("example_one")
    entries = other.weights(boxes.at_width(other.EXAMPLE_ONE, cover.boxes, k))
    learner = more.Learner.at(k, k, 1, np.array(entries, dtype=object))
    kinds = more.kinds(k - 1, 1, learner.families)
    return min(float(more.Block.of(learner, kind).slope) for kind in kinds)


def draw_ranges(axes: Axes) -> None:
    """For each number of extra neurons: the widths with certified minima, and the saddles beside them."""
    for extra, run in more.RANGES.items():
        axes.plot([run.minima[0], run.minima[-1]], [extra, extra], color=GREEN, linewidth=5, solid_capstyle="butt")
        axes.plot(run.minima[0], extra, "o", color=GREEN, markersize=7)
        if run.after is None:
            arrow = {"arrowstyle": "->", "color": GREY}
            axes.annotate("", (1.22 * run.last, extra), (run.last, extra), arrowprops=arrow)
        axes.plot(run.saddles, [extra] * len(run.saddles), "X", color=RED, markersize=7)
    axes.plot([], [], "X", color=RED, label="saddle")
    axes.plot([], [], "o-", color=GREEN, linewidth=5, label="minima")
    axes.plot([], [], "-", color=GREY, label="further, not judged")
    axes.legend(fontsize=9, loc="upper left", frameon=False)
    axes.set(xscale="log", xlabel="targets $k$", ylabel="extra neurons $n - k$", yticks=list(more.RANGES))
    axes.set_xticks([6, 10, 20, 50, 100, 200], ["6", "10", "20", "50", "100", "200"])
    axes.minorticks_off()


def draw_pair(axes: Axes, pair: str) -> None:
    """The weights beside the smallest eigenvalue of each kind of directions."""
    k, n = _numbers(pair)
    axes.figure.set_size_inches(6.6, 4.2)
    axes.set_axis_off()
    draw_matrix(axes.inset_axes((0, 0.08, 0.52, 0.9)), k, n)
    bars = axes.inset_axes((0.8, 0.14, 0.2, 0.8))
    found = {name: float(block.slope) for name, block in _certificate(k, n).blocks.items()}
    colours = [BLUE if value > 0 else RED for value in found.values()]
    bars.barh(range(len(found)), list(found.values()), color=colours, height=0.6)
    bars.axvline(0, color="#444444", linewidth=1)
    bars.set_xscale("symlog", linthresh=1e-4)
    bars.set(xlim=(-0.03, 1), xlabel="smallest eigenvalue")
    bars.set_xticks([-0.01, 0, 0.001, 0.1], ["−.01", "0", ".001", ".1"], fontsize=8)
    bars.set_yticks(range(len(found)), [NAMES[name] for name in found], fontsize=9)
    bars.minorticks_off()
    bars.invert_yaxis()


def describe_pair(pair: str) -> str:
    """The smallest eigenvalue with its kind, and the loss; bounds print outward."""
    found = _certificate(*_numbers(pair))
    kind = "minimum" if found.minimum().holds else "saddle" if found.saddle().holds else "undecided"
    low, high = floor_digits(found.curvature, 7), ceil_digits(found.slope, 7)
    value = floor_digits(found.learner.value(), 8)
    return f"{kind}; smallest eigenvalue in [{low}, {high}], of kind {found.weakest}; F >= {value}"


def alt_pair(pair: str) -> str:
    """What the picture of one pair shows."""
    k, n = _numbers(pair)
    extra = n - k
    return f"Weights for {pair}: {k - extra} kept rows, {extra} flipped, {extra} companions; bars for each kind."


def table() -> Display:
    """Where each family begins, with the kind that turns, and how far it is certified, with the least eigenvalue."""
    head = "n - k", "saddle", "kind", "minima", "lambda >=", "saddle"
    rows = [_row(extra) for extra in more.RANGES]
    cells = "".join("<tr>" + "".join(f"<td>{escape(x)}</td>" for x in row) + "</tr>" for row in rows)
    html = f"<table><thead><tr>{''.join(f'<th>{x}</th>' for x in head)}</tr></thead><tbody>{cells}</tbody></table>"
    return Display(html, "\n".join("; ".join(f"{h}: {x}" for h, x in zip(head, row, strict=True)) for row in rows))


def _row(extra: int) -> tuple[str, ...]:
    run, before = more.RANGES[extra], more.certify(more.stored_family(extra)[more.RANGES[extra].before])
    least = min((more.certify(point).curvature for point in more.points_of(extra)), key=float)
    minima = f"k = {run.minima[0]} to {run.last}"
    after = "" if run.after is None else f"k = {run.after}"
    return str(extra), f"k = {run.before}", before.weakest, minima, floor_digits(least, 6), after


def _numbers(pair: str) -> tuple[int, int]:
    k, n = (int(part) for part in pair.strip("()").split(","))
    return k, n


def _certificate(k: int, n: int) -> more.Certificate:
    return more.certify(more.stored_family(n - k)[k])
