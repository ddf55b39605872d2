"""Pictures of the chapter on small correlations: error terms, and tails of the coherence."""

from functools import cache

import numpy as np
from flint import arb, fmpq
from matplotlib.axes import Axes

from landscape.evidence.balls import ball
from landscape.evidence.outward import enclosure
from landscape.geometry.caps import ball_cap_measure
from landscape.show.pixel import pixel
from landscape.vanishing_minima.small_correlations import coherence_bound, equal, printed_bound, psi

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#767676")
STYLES = ("-", "--", ":")


def draw_rate(axes: Axes) -> None:
    """-log P / K against theta for some K, and psi, their limit."""
    thetas = [fmpq(k, 2) for k in range(1, 31)]
    limits = [float(psi(t)) for t in thetas]
    axes.plot([0, *map(pixel, thetas)], [np.log(2), *limits], color=COLOURS[3], label="$\\psi$")
    for K, colour, style in zip((4, 16, 64), COLOURS, STYLES, strict=False):
        shown = [t for t in thetas if t < K]
        rates = [limit - float(equal.deviation(K, t)) / K for t, limit in zip(shown, limits, strict=False)]
        axes.plot([0, *map(pixel, shown)], [np.log(2), *rates], color=colour, linestyle=style, label=f"$K = {K}$")
    axes.set(xlabel="$\\theta$ (correlations $\\theta / K$)", ylabel="$-\\log P(z > 0) / K$")
    axes.set(ylim=(0, 0.75), xlim=(0, 15))
    axes.legend()


def draw_error(axes: Axes, theta: str) -> None:
    """The error of -K psi against K: exact, bounded, and its limit."""
    sizes = _sizes(theta)
    found, most = ([float(f(K, theta)) for K in sizes] for f in (_error, equal.bound))
    axes.semilogx(sizes, found, color=COLOURS[0], label="$\\log P + K\\psi(\\theta)$")
    axes.semilogx(sizes, most, color=COLOURS[1], linestyle="--", label="our bound")
    axes.axhline(float(equal.limit(theta)), color=COLOURS[2], linestyle=":", label="limit")
    top = 2.2 * float(equal.bound(10**6, theta))
    axes.set(xlabel="$K$", ylabel="error", xlim=(sizes[0], sizes[-1]), ylim=(-0.15 * top - 0.05, top))
    axes.legend(loc="upper right")


def describe_error(theta: str) -> str:
    """The limit, and value and bound at one thousand."""
    found, most = _error(1000, theta), equal.bound(1000, theta)
    return (
        f"correlations {theta}/K: the error tends to {enclosure(equal.limit(theta), 3)}; "
        f"at K = 1000 it is {enclosure(found, 3)}, our bound {enclosure(most, 3)}"
    )


def draw_coherence(axes: Axes, dim: int = 500, columns: int = 10) -> None:
    """Bounds on P(gamma > e) for some columns: printed, ours, and the union of exact pair probabilities."""
    cosines = [fmpq(k, 100) for k in range(1, 100)]
    pairs = columns * (columns - 1) // 2
    curves = (
        ("union, exact", [(2 * pairs * ball_cap_measure(dim, e)).log() for e in cosines]),
        ("printed", [printed_bound(columns, dim, ball(e)).log() for e in cosines]),
        ("ours", [coherence_bound(columns, dim, ball(e)).log() for e in cosines]),
    )
    for (name, values), colour, style in zip(curves, COLOURS, STYLES, strict=False):
        digits = [float(value) / np.log(10) for value in values]
        axes.plot([float(pixel(e)) for e in cosines], digits, color=colour, linestyle=style, label=name)
    axes.axhline(0, color=COLOURS[3], linewidth=1)
    axes.set(xlabel="$\\varepsilon$", ylabel="powers of ten", xlim=(0, 1), ylim=(-30, 4))
    axes.legend()


@cache
def _error(K: int, theta: str) -> arb:
    return equal.deviation(K, theta)


def _sizes(theta: str) -> list[int]:
    first = int(float(theta)) + 1
    return sorted({max(first + 1, round(first * 10**k)) for k in np.linspace(0.05, 3.2, 40)})
