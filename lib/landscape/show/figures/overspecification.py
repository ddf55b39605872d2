"""Pictures of the chapter on overspecification: demands that are met, and how fast success comes."""

from collections.abc import Sequence
from functools import cache

import numpy as np
from matplotlib.axes import Axes

from landscape.evidence.exponential_sum import ExponentialSum
from landscape.evidence.outward import enclosure
from landscape.evidence.seeds import generator
from landscape.initial_basin.overspecification import (
    LEVEL,
    SingletonSample,
    hard_sample,
    success_bound,
    success_probability,
)
from landscape.show.pixel import pixel

MET, UNMET, EXACT, PRINTED, SHARP = "#009E73", "#D55E00", "#0072B2", "#767676", "#009E73"
WIDTHS = range(1, 25)


def draw_two_valleys(axes: Axes, root: float = 0.45) -> None:
    """One coordinate of the hard sample: the loss of a single neuron has a bad and a good valley.

    `root` is s = sqrt(2 epsilon), large enough here to be seen.
    """
    w = np.linspace(-2.2, 2.2, 441)
    loss = ((np.maximum(0, w / 2) - root) ** 2 + (np.maximum(0, -w) - 1) ** 2) / 2
    axes.plot(w, loss, color="#222222")
    for place, level, text, colour in (
        (-1, root**2 / 2, "good", MET),
        (2 * root, 0.5, "bad", UNMET),
    ):
        axes.plot(place, level, "o", color=colour, zorder=5)
        axes.annotate(text, (place, level), xytext=(0, -17), textcoords="offset points", ha="center", color=colour)
    axes.axvline(0, color="#767676", linewidth=1, linestyle=":")
    axes.set(xlabel="weight on one axis", ylabel="loss", ylim=(-0.12, 1.2), xlim=(-2.2, 2.2))


def draw_success(axes: Axes, dim: int, marked: int | None = None) -> None:
    """Probability of a good start on the hard sample, by width: exact, as printed, and with the sharp constant."""
    exact = [pixel(success(dim)(n)) for n in WIDTHS]
    axes.plot(WIDTHS, exact, color=EXACT, label="$n$ neurons, exact")
    for constant, colour, style, text in (
        (1, SHARP, "--", "$1-d\\,(3/4)^n$"),
        (4, PRINTED, ":", "$1-4d\\,(3/4)^n$"),
    ):
        bound = [pixel(success_bound(dim, constant)(n)) for n in WIDTHS]
        axes.plot(WIDTHS, bound, color=colour, linestyle=style, label=text)
    axes.axhline(0.5**dim, color=UNMET, linewidth=1.5, label="one neuron, $2^{-d}$")
    if marked is not None:
        axes.plot(marked, exact[marked - 1], "o", color=EXACT, markersize=9, zorder=6)
    axes.set(xlabel="width $n$", ylim=(-0.02, 1.04), xlim=(1, max(WIDTHS)), ylabel="chance of a good start")
    axes.legend(loc="upper center", bbox_to_anchor=(0.45, -0.2), ncols=2, fontsize=12)


def draw_demands(axes: Axes, dim: int, num_neurons: int) -> None:
    """Which of the 2d demands the first neurons of one random draw meet: a column an axis, a row a side."""
    for (axis, side), done in demands_met(dim, num_neurons).items():
        axes.plot(axis, side, "o" if done else "X", color=MET if done else UNMET, markersize=9)
    axes.set(xlim=(-0.6, max(dim, 10) - 0.4), ylim=(-2, 2), yticks=[-1, 1], yticklabels=["$x<0$", "$x>0$"])
    axes.set(xticks=range(dim), xticklabels=range(1, dim + 1))
    axes.set_title("demands met (o) and unmet (x), by axis", fontsize=12)
    axes.spines[["left", "bottom"]].set_visible(False)
    axes.tick_params(length=0)


def draw_overspecification(axes: Axes, n: int, d: int) -> None:
    """Demands of one draw above, the probability of success over all draws below."""
    axes.figure.set_size_inches(4.8, 5.6)
    axes.set_axis_off()
    draw_demands(axes.inset_axes((0.06, 0.8, 0.94, 0.16)), dim=d, num_neurons=n)
    draw_success(axes.inset_axes((0.06, 0.24, 0.94, 0.44)), dim=d, marked=n)


def describe_overspecification(n: int, d: int) -> str:
    """The numbers of one stop; probabilities print outward."""
    met = demands_met(d, n)
    good = all(done for (_, side), done in met.items() if side < 0)
    return (
        f"This draw of {n} neuron{'s' if n > 1 else ''} meets {sum(met.values())} of {len(met)} demands: "
        f"a {'good' if good else 'bad'} start. Of all draws, a part in {enclosure(success(d)(n), 4)} start well."
    )


@cache
def success(dim: int) -> ExponentialSum:
    """Exact F_n(level) on the hard sample: all demands on the negative sides are met (own/hard-sample)."""
    return success_probability(demand for demand in _sample(dim).demands if demand.side < 0)


def demands_met(dim: int, num_neurons: int) -> dict[tuple[int, int], bool]:
    """(axis, side) -> whether one of the first neurons of a fixed random draw serves it; every demand wants +."""
    weight_signs, output_weights = _draw(dim, max(WIDTHS))
    neurons = list(zip(weight_signs[:num_neurons], output_weights[:num_neurons], strict=True))
    return {
        (demand.axis, demand.side): any(demand.served_by(signs, v) for signs, v in neurons)
        for demand in _sample(dim).demands
    }


def _draw(dim: int, num_neurons: int) -> tuple[Sequence[Sequence[int]], Sequence[int]]:
    """Signs of the neurons, the same for every width: the first n of them are a draw for width n."""
    signs = generator("own/hard-sample").integers(0, 2, size=(num_neurons, 1 + 10)) * 2 - 1
    return signs[:, 1 : dim + 1].tolist(), signs[:, 0].tolist()


@cache
def _sample(dim: int) -> SingletonSample:
    return SingletonSample.of(*hard_sample(dim, LEVEL))
