"""Pictures of the chapter on orthant bounds: a pair of Gaussian variables, and rates by size."""

from functools import cache
from math import isqrt

import numpy as np
from flint import fmpq
from matplotlib.axes import Axes

from landscape.evidence.outward import ceil_digits, floor_digits
from landscape.show.pixel import pixels
from landscape.vanishing_minima.orthant_bounds import lower, product, route
from landscape.vanishing_minima.small_correlations import probability

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7")


def draw_pair(axes: Axes) -> None:
    """P(u_1, u_2 > 0) against the correlation, and 2^-(stable rank)."""
    places = [fmpq(k, 100) for k in range(-99, 100)] + [fmpq(999, 1000)]
    r = pixels(places)
    axes.plot(r, [float(probability((x,))) for x in places], color=COLOURS[0], label="$P(u > 0)$")
    axes.plot(r, 2.0 ** (-2 / (1 + abs(r))), color=COLOURS[1], linestyle="--", label="$2^{-2/(1 + |r|)}$")
    axes.plot([0, 1], [0.25, 0.5], "o", color="#000000", markersize=5)
    axes.set(xlabel="correlation $r$", ylabel="probability", xlim=(-1, 1.02), ylim=(0, 0.55))
    axes.legend(loc="lower right")


def draw_rates(axes: Axes, power: int) -> None:
    """-log P / N against alpha for N = 10^power and M = L: our band, the printed bound, the printed route."""
    N, sizes = 10**power, _sizes(power)
    alpha = np.array([M * M / N for M in sizes])
    found = np.array([_rates(N, M) for M in sizes])
    inside = {"color": COLOURS[0], "alpha": 0.18, "linewidth": 0, "label": "the truth is here"}
    axes.fill_between(alpha, found[:, 0], found[:, 3], **inside)
    axes.loglog(alpha, found[:, 0], color=COLOURS[0], label="our bound")
    axes.loglog(alpha, found[:, 3], color=COLOURS[0], linewidth=1, linestyle="-.", label="lower bound on $P$")
    axes.loglog(alpha, found[:, 1], color=COLOURS[1], linestyle="--", label="printed bound")
    shown = found[:, 2] > 0
    axes.loglog(alpha[shown], found[shown, 2], color=COLOURS[2], linestyle=":", label="printed route, constants kept")
    axes.axvline(16, color="#767676", linewidth=1, label="$\\alpha = 16$")
    axes.set(xlabel="$\\alpha = ML/N$", ylabel="$-\\log P(CB > 0) / N$", xlim=(1, max(10.0, N)), ylim=(0.1, None))
    axes.legend(loc="upper center", bbox_to_anchor=(0.45, -0.26), fontsize=10, ncols=2)


def describe_rates(power: int) -> str:
    """The four numbers for N = M = L."""
    N = 10**power
    ours, most = product.least_log_bound(N, N, N) / -N, lower.greatest_log_lower_bound(N, N, N) / -N
    printed, kept = product.printed_log_bound(N, N, N) / -N, route.least_log_bound(N, N, N) / -N
    return (
        f"N = M = L = 10^{power}: -log P / N is between {floor_digits(ours, 2)} and {ceil_digits(most, 2)}; "
        f"printed {floor_digits(printed, 2)}, its route {floor_digits(kept, 2)}"
    )


@cache
def _rates(N: int, M: int) -> tuple[float, float, float, float]:
    bounds = (
        product.least_log_bound(N, M, M),
        product.printed_log_bound(N, M, M),
        route.least_log_bound(N, M, M),
        lower.greatest_log_lower_bound(N, M, M),
    )
    return tuple(float(bound) / -N for bound in bounds)


def _sizes(power: int) -> list[int]:
    """M = L with alpha from 1 to N, evenly on a logarithmic scale."""
    exponents = np.linspace(power / 2, power, 30)
    return sorted({min(10**power, max(isqrt(10**power), round(10**x))) for x in exponents})
