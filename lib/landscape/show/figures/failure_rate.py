"""Pictures of the chapter on the failure rate: how fast failure fades, and three samples that close up."""

from fractions import Fraction
from functools import cache

import numpy as np
from flint import arb, fmpq
from matplotlib.axes import Axes
from matplotlib.patches import Wedge

from landscape.evidence.outward import enclosure
from landscape.initial_basin import failure_rate as rates
from landscape.networks.planar_basins import BasinDistribution
from landscape.show.pixel import pixel

BLUE, ORANGE, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#767676"
WIDTHS = range(1, 41)
LABELS = (1, 0, 1)
PAIR = (((1, 0), (0, 1)), (1, 1))


def draw_decay(axes: Axes) -> None:
    """Chance of a bad start by width on a logarithmic scale: two independent samples, and four crowded ones."""
    for colour, name, data in ((BLUE, "2 independent", PAIR), (ORANGE, "4 crowded", rates.FOUR_CLOSE)):
        hopeless, exact = rates.HopelessSets.of(*data), rates.failure(data)
        axes.plot(WIDTHS, [pixel(exact(n)) for n in WIDTHS], color=colour, label=name)
        for constant, style in ((1, "--"), (len(hopeless.sets), ":")):
            line = [constant * pixel(hopeless.rate) ** n for n in WIDTHS]
            axes.plot(WIDTHS, line, color=colour, linestyle=style, linewidth=1.2)
    axes.set(xlabel="width $n$", ylabel="chance of a bad start", yscale="log", xlim=(1, 40), ylim=(1e-5, 2))
    axes.legend(loc="upper center", bbox_to_anchor=(0.45, -0.2), ncols=2, fontsize=11)


def draw_span(axes: Axes, degrees: int) -> None:
    """Three samples within a sector: the weights that part them, above the chance of a bad start by width."""
    axes.figure.set_size_inches(4.8, 6.6)
    axes.set_axis_off()
    _draw_plane(axes.inset_axes((0.25, 0.57, 0.5, 0.42)), degrees)
    lower = axes.inset_axes((0.1, 0.16, 0.9, 0.36))
    planar, rate = _distribution(degrees), pixel(_rate(degrees))
    lower.plot(WIDTHS, [pixel(planar.above(0, n)) for n in WIDTHS], color=ORANGE, label="exact")
    lower.plot(WIDTHS, [rate**n for n in WIDTHS], color=ORANGE, linestyle="--", linewidth=1.2, label=r"$\rho^n$")
    lower.plot(WIDTHS, [0.75**n for n in WIDTHS], color=BLUE, linestyle=":", label="$(3/4)^n$")
    lower.set(xlabel="width $n$", ylabel="chance of a bad start", yscale="log", xlim=(1, 40), ylim=(1e-5, 2))
    lower.legend(loc="upper center", bbox_to_anchor=(0.45, -0.26), ncols=3, fontsize=11)


def describe_span(degrees: int) -> str:
    """The numbers of one stop, outward."""
    chance = _distribution(degrees).above(0, 30)
    return (
        f"three samples within about {degrees} degrees: rate in {enclosure(_rate(degrees), 4)}, "
        f"bad start at n = 30 in {enclosure(chance, 6)}"
    )


@cache
def _distribution(degrees: int) -> BasinDistribution:
    """Rational samples at -s/2, 0 and s/2, by the rational points of the circle."""
    u = Fraction(float(np.tan(np.radians(degrees / 4)))).limit_denominator(60)
    p, q = u.numerator, u.denominator
    across, up = q * q - p * p, 2 * p * q
    return BasinDistribution.of(((across, -up), (1, 0), (across, up)), LABELS)


def _rate(degrees: int) -> arb | fmpq:
    """1 - s / (2 pi) where that exceeds 3/4."""
    (r,) = rates.dependency_basis(_distribution(degrees).X)
    useless = rates.gain(_distribution(degrees).X, r).useless()
    return useless if useless > fmpq(3, 4) else fmpq(3, 4)


def _draw_plane(axes: Axes, degrees: int) -> None:
    axes.add_patch(Wedge((0, 0), 1.35, 90 - degrees / 2, 90 + degrees / 2, color="#f7d9c4", linewidth=0))
    axes.add_patch(Wedge((0, 0), 1.35, 270 - degrees / 2, 270 + degrees / 2, color="#f7d9c4", linewidth=0))
    for k in (-1, 0, 1):
        tip, name = (_direction(k * half) for half in (degrees / 2, max(degrees / 2, 17)))
        line = 1.35 * np.array([-tip[1], tip[0]])
        axes.plot(*np.array([-line, line]).T, color="#444444", linewidth=1)
        axes.annotate("", xy=tip, xytext=(0, 0), arrowprops={"arrowstyle": "-|>", "color": "#222222", "lw": 1.6})
        axes.annotate(f"$x_{k + 2}$", 1.22 * name, ha="center", va="center")
    axes.annotate("part them", (-0.2, 1.42), ha="center", color="#a04400", fontsize=11)
    axes.set(xlim=(-1.5, 1.5), ylim=(-1.5, 1.6), aspect="equal", xticks=[], yticks=[])
    axes.spines[["left", "bottom"]].set_visible(False)


def _direction(degrees: float) -> np.ndarray:
    return np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])
