"""Pictures of the chapter on exact fits: a trapezoid of four neurons, and networks on the circle."""

from functools import cache

import numpy as np
from flint import fmpq
from matplotlib.axes import Axes

from landscape.show.pixel import pixel
from landscape.vanishing_minima.exact_fit import Network, grouped_width, pairs, printed_width, rows, strips

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7")
OUTER, INNER = 1.0, 0.4
SLOPES = {"ReLU": fmpq(0), "leaky, 1/10": fmpq(1, 10), "absolute value": fmpq(-1)}


def draw_trapezoid(axes: Axes) -> None:
    """Four shifted leaky ReLUs with their signs, and their scaled sum."""
    x, slope = np.linspace(-2, 2, 401), 0.1
    total = np.zeros_like(x)
    for shift, sign, colour in zip((OUTER, INNER, -INNER, -OUTER), (1, -1, -1, 1), COLOURS, strict=True):
        term = sign * np.where(x + shift > 0, x + shift, slope * (x + shift)) / ((OUTER - INNER) * (1 - slope))
        axes.plot(x, term, color=colour, linewidth=1.2, linestyle="--" if sign < 0 else ":")
        total += term
    axes.plot(x, total, color="#222222", linewidth=2.6)
    axes.annotate("their sum", (0, 1), (0.55, 2.3), arrowprops={"arrowstyle": "-", "color": "#767676"}, fontsize=11)
    axes.axhline(0, color="#bbbbbb", linewidth=0.8, zorder=0)
    axes.set(xlabel="$x$", ylim=(-4, 4), xlim=(-2, 2), xticks=[-OUTER, -INNER, INNER, OUTER])
    axes.set_xticklabels([r"$-\epsilon_1$", r"$-\epsilon_2$", r"$\epsilon_2$", r"$\epsilon_1$"])


def draw_circle(axes: Axes, samples: int, activation: str) -> None:
    """What a pair network and a strip network predict on the unit circle, with the samples to be fitted."""
    X, y = np.array(rows(2, samples), float), labels(samples)
    angles = np.arctan2(X[:, 1], X[:, 0])
    for network, colour, name in zip(networks(samples, activation), COLOURS, ("pairs", "strips"), strict=False):
        grid = _grid(network)
        axes.plot(np.degrees(grid), _on_circle(network, grid), color=colour, linewidth=1.6, label=name)
    axes.plot(np.degrees(angles), y / np.linalg.norm(X, axis=1), "o", color="#222222", label="samples", zorder=3)
    axes.set(xlabel="direction in degrees", ylabel="prediction at length 1", xlim=(-180, 180), ylim=(-0.6, 0.9))
    axes.set_xticks([-180, -90, 0, 90, 180])
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.2), ncols=3, fontsize=11)


def describe_circle(samples: int, activation: str) -> str:
    """Neurons of each network and of the theorem."""
    by_pairs, by_strips = (len(network.W) for network in networks(samples, activation))
    return (
        f"{samples} samples: {by_pairs} neurons in pairs, {by_strips} in strips; the theorem says "
        f"{printed_width(samples, 2)}, for all labels 1 the strips take {grouped_width(samples, 2)}"
    )


def labels(samples: int) -> list[int]:
    """Every other label is 1."""
    return [n % 2 for n in range(samples)]


@cache
def networks(samples: int, activation: str) -> tuple[Network, Network]:
    """The pair network and the strip network for the same samples and labels."""
    X, y, slope = rows(2, samples), labels(samples), SLOPES[activation]
    return pairs(X, y, slope), strips(X, y, slope)


def _on_circle(network: Network, angles: np.ndarray) -> np.ndarray:
    W, z = (np.array([[pixel(e) for e in row] for row in part]) for part in (network.W, [network.z]))
    Z = np.column_stack([np.cos(angles), np.sin(angles)]) @ W.T
    return np.where(Z > 0, Z, pixel(network.slope) * Z) @ z[0]


def _grid(network: Network) -> np.ndarray:
    """Even angles and all kinks: the network is a sine between two of these."""
    kinks = [np.arctan2(pixel(w[1]), pixel(w[0])) + turn for w in network.W for turn in (np.pi / 2, -np.pi / 2)]
    return np.sort(
        np.concatenate([np.linspace(-np.pi, np.pi, 721), np.remainder(np.array(kinks) + np.pi, 2 * np.pi) - np.pi])
    )
