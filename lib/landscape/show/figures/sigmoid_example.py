"""Pictures of the chapter on the sigmoid: its loss on one axis, and the surrogate beside the loss."""

from functools import cache

import numpy as np
from flint import fmpq
from matplotlib.axes import Axes

from landscape.evidence.outward import enclosure
from landscape.initial_basin.sigmoid_example import SigmoidSample, minimum_value

GOOD, BAD, SURROGATE, LOSS = "#009E73", "#D55E00", "#D55E00", "#0072B2"


def loss_to_look_at(w: np.ndarray, level: float) -> np.ndarray:
    """E(w) in floats."""
    kappa = 2 * np.sqrt(2 * level)
    first = np.tanh(2 * np.log(2 / level) * w)
    return (first**2 + (np.tanh(np.arctanh(kappa) * w) + kappa) ** 2) / 8


def draw_loss(axes: Axes, level: str = "1/40") -> None:
    """Figure 6 of the paper: two valleys of the true loss on one axis."""
    number = _number(level)
    w = np.linspace(-1.6, 0.6, 661)
    axes.plot(w, loss_to_look_at(w, number), color="#222222")
    axes.axhline(1 / 8, color="#767676", linewidth=1, linestyle=":")
    axes.annotate("1/8", (0.6, 1 / 8), xytext=(0, 4), textcoords="offset points", ha="right", color="#555555")
    for near, words, colour in ((0, "good", GOOD), (-1, "bad", BAD)):
        around = near + np.linspace(-0.1, 0.1, 401)
        place = around[np.argmin(loss_to_look_at(around, number))]
        value = float(loss_to_look_at(place, number))
        axes.plot(place, value, "o", color=colour, zorder=5)
        axes.annotate(words, (place, value), xytext=(0, -19), textcoords="offset points", ha="center", color=colour)
    axes.set(xlabel="weight $w$ on one axis", ylabel="loss $E(w)$", xlim=(-1.6, 0.6), ylim=(-0.03, 0.24))


def draw_surrogate(axes: Axes) -> None:
    """Figure 5 of the paper: the second sample's loss and its surrogate for two epsilons."""
    w = np.linspace(-1, 0, 201)
    for level, style in ((1 / 20, "-"), (1 / 40, "--")):
        kappa = 2 * np.sqrt(2 * level)
        axes.plot(w, kappa**2 * (1 + w) ** 2 / 4, color=SURROGATE, linestyle=style)
        loss = (np.tanh(np.arctanh(kappa) * w) + kappa) ** 2 / 4
        axes.plot(w, loss, color=LOSS, linestyle=style)
        axes.annotate(rf"$\varepsilon = 1/{round(1 / level)}$", (-0.02, loss[-1]), ha="right", va="bottom")
    axes.plot([], [], color=SURROGATE, label="surrogate")
    axes.plot([], [], color=LOSS, label="loss $L_2$")
    axes.legend(loc="upper left")
    axes.set(xlabel="weight $w$", ylabel="loss of the second sample", xlim=(-1, 0), ylim=(0, 0.115))


def draw_level(axes: Axes, epsilon: str) -> None:
    """The loss on one axis for one epsilon, above; around the bad minimum, below."""
    axes.figure.set_size_inches(4.8, 6)
    axes.set_axis_off()
    draw_loss(axes.inset_axes((0.12, 0.58, 0.88, 0.4)), epsilon)
    below, level = axes.inset_axes((0.12, 0.1, 0.88, 0.34)), _number(epsilon)
    w = np.linspace(-1.06, -0.94, 401)
    below.plot(w, 1e3 * (loss_to_look_at(w, level) - 1 / 8), color="#222222")
    below.axhline(0, color="#767676", linewidth=1, linestyle=":")
    below.set(xlabel="weight $w$ near $-1$", ylabel=r"$1000\,(E - \frac{1}{8})$")
    below.set(xlim=(-1.06, -0.94), xticks=[-1.05, -1, -0.95])


def describe_level(epsilon: str) -> str:
    """The numbers of one stop, enclosed: the bad value is below 1/8 by very little."""
    good, bad = _values(epsilon)
    deficit = 10**6 * (fmpq(1, 8) - bad)
    return f"good minimum {enclosure(good, 5)}, bad minimum 1/8 - {enclosure(deficit, 6)} / 10^6"


@cache
def _values(epsilon: str) -> tuple:
    sample = SigmoidSample.of(epsilon)
    return minimum_value(sample, 0), minimum_value(sample, 1)


def _number(level: str) -> float:
    above, below = level.split("/")
    return int(above) / int(below)
