"""Pictures of the chapter on a single neuron: two valleys an axis, four quadrants, and how fast hope fades."""

from math import comb

import numpy as np
from flint import fmpq
from matplotlib.axes import Axes

from landscape.evidence.outward import enclosure
from landscape.initial_basin.single_neuron_hardness import basin_value, exponential_bound, tail
from landscape.show.pixel import pixel

GOOD, BAD, EXACT, BOUND = "#009E73", "#D55E00", "#0072B2", "#767676"
DIMENSIONS = range(1, 101)


def axis_loss_to_look_at(w: np.ndarray, s: float) -> np.ndarray:
    """e(w) in floats."""
    return ((np.maximum(0, w / 2) - s) ** 2 + (np.maximum(0, -w) - 1) ** 2) / 2


def draw_quadrants(axes: Axes, s: float = 0.35) -> None:
    """The loss on two axes: a valley in each quadrant, with its least value in words."""
    w = np.linspace(-1.9, 1.9, 241)
    loss = (axis_loss_to_look_at(w, s)[:, None] + axis_loss_to_look_at(w, s)[None, :]) / 2
    axes.contourf(w, w, loss, levels=np.linspace(0, 1.2, 25), cmap="cividis", extend="max")
    for line in (axes.axhline, axes.axvline):
        line(0, color="white", linewidth=1, linestyle="--")
    for x, words in ((-1, ("best", "between")), (2 * s, ("between", "worst"))):
        for y, word in zip((-1, 2 * s), words, strict=True):
            axes.plot(x, y, "o", color="white", markersize=6)
            axes.annotate(word, (x, y), xytext=(0, 9), textcoords="offset points", ha="center", color="white")
    axes.set(xlabel="$w_1$", ylabel="$w_2$", aspect="equal", xticks=[-1, 0, 1], yticks=[-1, 0, 1])


def draw_axis(axes: Axes, level: float = 0.1) -> None:
    """Figure 3 of the paper: the loss on one axis for epsilon = 0.1."""
    s, w = np.sqrt(2 * level), np.linspace(-2.4, 3.4, 581)
    axes.plot(w, axis_loss_to_look_at(w, s), color="#222222")
    for place, value, words, colour in ((-1, level, r"$\varepsilon$", GOOD), (2 * s, 0.5, r"$\frac{1}{2}$", BAD)):
        axes.plot(place, value, "o", color=colour, zorder=5)
        axes.annotate(words, (place, value), xytext=(0, -19), textcoords="offset points", ha="center", color=colour)
    axes.axvline(0, color="#767676", linewidth=1, linestyle=":")
    axes.set(xlabel="weight $w$ on one axis", ylabel="loss $e(w)$", ylim=(-0.12, 1.15), xlim=(-2.4, 3.4))


def draw_law(axes: Axes, d: int, level: fmpq = fmpq(1, 5000)) -> None:
    """How often a start has each least value, above; the chance of at most 1/8 by dimension, below."""
    axes.figure.set_size_inches(4.8, 6)
    axes.set_axis_off()
    _draw_counts(axes.inset_axes((0.1, 0.6, 0.9, 0.36)), d, level)
    _draw_tail(axes.inset_axes((0.1, 0.1, 0.9, 0.36)), d)


def describe_law(d: int, level: fmpq = fmpq(1, 5000)) -> str:
    """The numbers of one stop; probabilities print outward."""
    exact, bound = tail(d), exponential_bound(d)
    return f"d = {d}: Pr[at most d/4 bad] in {enclosure(exact, 6)}, bound e^(-d/16) in {enclosure(bound, 6)}"


def _draw_counts(axes: Axes, d: int, level: fmpq) -> None:
    chances = np.array([comb(d, k) / 2**d for k in range(d + 1)])
    values = [pixel(basin_value(k, d, level)) for k in range(d + 1)]
    colours = [GOOD if 4 * k <= d else BAD for k in range(d + 1)]
    axes.bar(values, chances, width=min(0.4 / d, 0.08), color=colours)
    axes.axvline(1 / 8, color="#222222", linewidth=1, linestyle=":")
    axes.annotate(r"$\frac{1}{8}$", (1 / 8, 1.02), xycoords=("data", "axes fraction"), ha="center")
    axes.set(xlabel="least loss of the starting region", ylabel="chance", xlim=(-0.06, 0.56))


def _draw_tail(axes: Axes, d: int) -> None:
    axes.plot(DIMENSIONS, [pixel(tail(k)) for k in DIMENSIONS], color=EXACT, label=r"$\Pr[K\leq d/4]$")
    axes.plot(DIMENSIONS, [pixel(exponential_bound(k)) for k in DIMENSIONS], color=BOUND, ls=":", label="$e^{-d/16}$")
    sharp = [(2 / 3**0.75) ** k for k in DIMENSIONS]
    axes.plot(DIMENSIONS, sharp, color=GOOD, linestyle="--", label="$(2/3^{3/4})^d$")
    axes.plot(d, pixel(tail(d)), "o", color=EXACT, markersize=9, zorder=6)
    axes.set(xlabel="dimension $d$", ylabel="chance", yscale="log", ylim=(1e-7, 2), xlim=(0, 100))
    axes.legend(fontsize=11, loc="lower left", handlelength=1.4)
