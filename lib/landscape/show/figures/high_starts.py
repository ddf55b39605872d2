"""Pictures of the chapter on high starts: the chance by width, and by the scale of the last layer."""

from functools import cache

from flint import fmpq
from matplotlib.axes import Axes

from landscape.initial_basin.high_starts import (
    ONE,
    THREE,
    generic_network,
    high_start_probability,
    is_high,
    last_layer_orbit,
    product_law,
    share,
    speaks_on,
    start_bound,
    thresholds,
)
from landscape.show.pixel import pixel

WIDTHS = range(1, 11)
SHAPE = (2, 2, 4)
SAMPLES = {"one": (ONE[2], (1200,)), "three": (THREE[2], (600, -450, 300))}
"""Samples and labels of the slider, by the name of the choice."""

SCALES = (1, 2, 4, 6, 8, 16, 32, 48, 64, 128, 256)
"""The slider's stops: scales of the last layer in sixteenths."""


def draw_widths(axes: Axes) -> None:
    """Chance of a high start by the width of the last hidden layer: sharp, as printed, and without biases."""
    sharp = [pixel(high_start_probability()(n)) for n in WIDTHS]
    printed = [pixel(start_bound(fmpq(1, 4))(n)) for n in WIDTHS]
    silent = [pixel(product_law((1, n, n, n)) / 2) for n in WIDTHS]
    axes.axhline(0.5, color="#222222", linewidth=1)
    axes.annotate("one half", (10, 0.5), xytext=(0, 4), textcoords="offset points", ha="right", fontsize=12)
    axes.plot(WIDTHS, sharp, "o-", color="#0072B2", label="one sample, large label: exact")
    axes.plot(WIDTHS, silent, "s--", color="#D55E00", markersize=5, label="the same without biases, depth 4")
    axes.plot(WIDTHS, printed, ":", color="#767676", label="the theorem's bound")
    axes.set(
        xlabel="width $n$ of the last hidden layer", ylabel="chance of a high start", ylim=(0, 0.58), xlim=(0.8, 10.2)
    )
    axes.legend(loc="upper center", bbox_to_anchor=(0.45, -0.2), ncols=1, fontsize=11)


def draw_scale(axes: Axes, sixteenths: int, samples: str) -> None:
    """The share of high starts of one orbit by the scale of the last layer, between its two limits."""
    axes.figure.set_size_inches(4.8, 4.4)
    scale = fmpq(sixteenths, 16)
    edges = sorted(edge for edge in _thresholds(samples) if edge > 0)
    grid = sorted({fmpq(k, 16) for k in SCALES} | set(edges))
    axes.step([pixel(a) for a in grid], [pixel(_share(samples, a)) for a in grid], where="post", color="#0072B2")
    axes.plot(pixel(scale), pixel(_share(samples, scale)), "o", color="#0072B2", markersize=9, zorder=6)
    for level, text in ((_speaking(samples), "all that speak"), (_speaking(samples) / 2, "half of them")):
        axes.axhline(pixel(level), color="#767676", linestyle=":", linewidth=1.4)
        axes.annotate(text, (16, pixel(level)), xytext=(0, 4), textcoords="offset points", ha="right", fontsize=12)
    axes.set(
        xscale="log", xlabel="scale of the last layer", ylabel="share of high starts", ylim=(0, 1.08), xlim=(0.055, 18)
    )
    axes.set(xticks=[0.0625, 0.25, 1, 4, 16], xticklabels=["1/16", "1/4", "1", "4", "16"])
    axes.minorticks_off()


def describe_scale(sixteenths: int, samples: str) -> str:
    """The numbers of one stop, exactly."""
    scale = fmpq(sixteenths, 16)
    speaking, found = _speaking(samples), _share(samples, scale)
    return f"{samples}, scale {scale}: high at a share of {found}; {speaking} speak, half of them {speaking / 2}"


@cache
def _orbit():
    return tuple(last_layer_orbit(generic_network(SHAPE)))


@cache
def _share(samples: str, scale: fmpq) -> fmpq:
    return share(_orbit(), is_high(*SAMPLES[samples], scale))


@cache
def _speaking(samples: str) -> fmpq:
    return share(_orbit(), speaks_on(SAMPLES[samples][0]))


@cache
def _thresholds(samples: str) -> tuple[fmpq, ...]:
    return tuple(thresholds(_orbit(), *SAMPLES[samples]))
