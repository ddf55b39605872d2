"""Pictures for the whole theorem: one neuron against the cup, and the width that the cited theorem needs."""

from functools import cache

import numpy as np
from flint import arb
from matplotlib.axes import Axes

from landscape.cupped_minima.cupped_minimum import TrainingSet, enclosed, merged_training_set, theorem_configuration
from landscape.cupped_minima.whole_theorem import largest_scale, least_width, needed_width
from landscape.evidence.outward import floor_digits, rounded_float
from landscape.show.pixel import pixel, pixels

BLUE, RED, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#767676"
SIZE = (4, 8)


def draw_one_neuron(axes: Axes, scale: float = 16.0) -> None:
    """Loss of one neuron at -tau u minus the loss of the cup, labels made with s = scale times the proved bound."""
    tau, best = np.linspace(0, 0.06, 121), 0.0
    axes.axhline(0, color=RED, linewidth=1.2, linestyle="--")
    for multiple, style in ((0.0, {"color": GREY, "linewidth": 1}), (scale, {"color": BLUE, "linewidth": 2})):
        excess = _excess(multiple, tau)
        axes.plot(tau, excess, **style, label="$s = 0$" if multiple == 0 else "$s > 0$")
        best = float(excess.min())
    axes.plot(tau[np.argmin(_excess(scale, tau))], best, "o", color=BLUE)
    axes.annotate("the cup", (0.06, 0), (0, -5), textcoords="offset points", ha="right", va="top", color=RED)
    axes.set(xlabel=r"length $\tau$ of the only neuron", ylabel="its loss, minus that of the cup", ylim=(-0.017, 0.03))
    axes.legend(loc="upper left", frameon=False)


def describe_one_neuron(scale: float) -> str:
    """The scale and the smallest excess."""
    low = float(_excess(scale, np.linspace(0, 0.06, 1201)).min())
    bound = floor_digits(_bound(), 6)
    return f"s is {scale} times its proved bound, {bound}; the lowest loss of one neuron minus 12: {rounded_float(low)}"


def draw_widths(axes: Axes) -> None:
    """Smallest n of the theorem, and the width that the quoted bound asks for there, by dimension."""
    dims = np.arange(4, 16)
    widths = [least_width(int(d)) for d in dims]
    needed = [needed_width(n + 2 * int(d) - 2, int(d)) for d, n in zip(dims, widths, strict=True)]
    axes.plot(dims, widths, "o", color=BLUE, label="neurons, smallest case")
    axes.plot(dims, needed, "_", color=RED, markersize=13, markeredgewidth=2, label="asked for by the quoted bound")
    axes.set(xlabel="$d$", ylabel="$n$", xticks=dims[::2], ylim=(0, 23))
    axes.legend(loc="upper right", frameon=False)


def _excess(multiple: float, tau: np.ndarray) -> np.ndarray:
    errors, predictions, h, bound = _floats()
    start = errors - multiple * bound * predictions
    return np.array([np.sum((start + t * h) ** 2) for t in tau]) - np.sum(errors**2)


@cache
def _data() -> TrainingSet:
    return merged_training_set(theorem_configuration(*SIZE))


@cache
def _bound() -> arb:
    return largest_scale(_data())


@cache
def _floats() -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    """Errors, predictions of the cup, relu(-<u, x_i>), and the proved bound for s."""
    data = _data()
    errors = pixels([enclosed(e) for e in data.errors])
    labels = pixels(data.labels())
    h = np.maximum([-pixel(enclosed(x[-1])) for x in data.X], 0)
    return errors, labels + errors, h, pixel(_bound())
