"""Pictures of the chapter on certified minima: weights as a heat map, the loss along a line, all certificates."""

import numpy as np
from flint import arb
from matplotlib.axes import Axes

from landscape.evidence.outward import ceil_digits, floor_digits
from landscape.networks.gaussian_loss import gaussian_loss
from landscape.show.pixel import pixels
from landscape.spurious_minima.certified_minima import (
    FURTHER_PAIRS,
    THEOREM_PAIRS,
    SymmetricPoint,
    certificate,
    stored,
)

SHOWN_PAIRS = (
    (6, 6), (7, 7), (8, 8), (10, 10), (12, 12), (16, 16), (20, 20),
    (7, 8), (8, 9), (9, 10), (12, 13), (16, 17), (19, 20),
    (11, 13), (14, 16), (18, 20), (11, 14), (14, 17), (17, 20),
)  # fmt: skip
STOPS = {"pair": [str(pair) for pair in SHOWN_PAIRS]}
STYLES = {0: ("o", "#0072B2"), 1: ("s", "#D55E00"), 2: ("^", "#009E73"), 3: ("D", "#CC79A7")}
_COLOURS, _LINE = "RdBu", "#0072B2"
_TICKS = [6, 8, 10, 12, 14, 16, 18, 20]


def draw_matrix(axes: Axes, pair: str = "(6, 6)") -> None:
    """The weights of the stored point of a pair (k, n), blue positive: rows are neurons, columns targets."""
    point = _point(pair)
    W = _floats(point)
    axes.imshow(W, cmap=_COLOURS, vmin=-1.1, vmax=1.1, aspect="equal")
    if point.n <= 10:
        for (i, j), entry in np.ndenumerate(W):
            shade = "white" if abs(entry) > 0.7 else "#222222"
            axes.text(
                j, i, f"{entry:.2f}".replace("-", "\N{MINUS SIGN}"), ha="center", va="center", color=shade, fontsize=9
            )
    kept = point.k - point.flipped
    for edge in {kept, point.k} - {point.n}:
        axes.axhline(edge - 0.5, color="#222222", linewidth=1)
    axes.axvline(kept - 0.5, color="#222222", linewidth=1)
    axes.set(xticks=[], yticks=[], xlabel=f"targets, $k = {point.k}$", ylabel=f"neurons, $n = {point.n}$")
    axes.grid(False)


def draw_barrier(axes: Axes, pair: str = "(6, 6)") -> None:
    """The loss on the way from the stored point, straight to the nearest weights of loss 0, and a little beyond."""
    point = _point(pair)
    W, V = _floats(point), np.eye(point.k)
    way = np.linspace(-0.4, 1.25, 133)
    values = [gaussian_loss(W + t * (V - W), V) for t in way]
    axes.plot(way, values, color=_LINE)
    axes.plot([0, 1], [gaussian_loss(W, V), 0], "o", color="#D55E00", zorder=4)
    axes.annotate("spurious minimum", (0, values[32]), (-4, -22), textcoords="offset points", ha="center", fontsize=10)
    axes.annotate("$W = V$", (1, 0), (0, -20), textcoords="offset points", ha="center", fontsize=10)
    axes.set(xlabel="share of the way to $V$", ylabel="loss $F$", ylim=(-0.02, max(values) * 1.05))


def draw_all_pairs(curvatures: Axes, losses: Axes) -> None:
    """Certified curvature and value of every pair, by the number of targets."""
    for extra, (marker, colour) in STYLES.items():
        pairs = [pair for pair in (*THEOREM_PAIRS, *FURTHER_PAIRS) if pair[1] - pair[0] == extra]
        found = {pair: certificate(stored([pair])[0]) for pair in sorted(pairs)}
        widths = [pair[0] for pair in found]
        label = "$n = k$" if extra == 0 else f"$n = k + {extra}$"
        curvatures.plot(widths, [float(one.curvature) for one in found.values()], marker, color=colour, label=label)
        losses.plot(widths, [float(one.lowest) for one in found.values()], marker, color=colour, label=label)
    curvatures.set(xlabel="targets $k$", ylabel=r"curvature $\lambda$", yscale="log", xticks=_TICKS)
    losses.set(xlabel="targets $k$", ylabel="loss $F$", ylim=(0, None), xticks=_TICKS)
    losses.legend(fontsize=9)


def describe_pair(pair: str) -> str:
    """The certificate of one pair; bounds print outward."""
    found = certificate(_point(pair))
    return (
        f"lambda >= {floor_digits(found.curvature, 6)}, F >= {floor_digits(found.lowest, 8)}, "
        f"minimum within {_scientific(found.distance)} of the stored point"
    )


def alt_pair(pair: str) -> str:
    """What the picture of one pair shows."""
    point = _point(pair)
    companions = "" if point.n == point.k else f", {point.flipped} companions"
    rows = f"{point.k - point.flipped} rows follow a target, {point.flipped} flipped{companions}"
    return f"Weights for {pair} as a heat map: {rows}."


def _scientific(bound: arb) -> str:
    """An upper bound for a small number, as a power of ten."""
    places = next(d for d in range(1, 60) if int(ceil_digits(bound, d).replace(".", "")) > 1)
    return f"10^-{places - 1}"


def _point(pair: str) -> SymmetricPoint:
    k, n = (int(part) for part in pair.strip("()").split(","))
    return stored([(k, n)])[0]


def _floats(point: SymmetricPoint) -> np.ndarray:
    return pixels(point.entries)[point.places()]
