"""Pictures of the chapter on the rate in high dimension: distant arcs, separated samples, a map of sizes."""

from functools import cache
from math import lgamma

import numpy as np
from flint import arb
from matplotlib.axes import Axes

from landscape.evidence.outward import rounded_float
from landscape.geometry.caps import ball_cap_measure
from landscape.geometry.sphere import uniform_points
from landscape.initial_basin import rate_on_random_data as spread
from landscape.show.pixel import pixel

BLUE, ORANGE, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#767676"
BUMPS = ((0, 1.0), (3, -0.8), (6, 0.6))
"""(first of three neighbouring samples, height): the dependencies that add up to the one drawn."""

LINES, DIM, SIZE, PAIRS, SEED = 9, 31, 121, 4000, 7
DIMENSIONS = range(10, 401, 10)


def draw_bumps(axes: Axes) -> None:
    """h_r on half the circle of weights for a dependency r of nine planar samples: bumps between arcs of zeros."""
    turns = np.radians(10 + 20 * np.arange(LINES))
    X = np.array([np.sin(turns), -np.cos(turns)]).T
    r = np.zeros(LINES)
    for first, height in BUMPS:
        r[first : first + 3] += height * np.array([-1, 2 * np.cos(np.radians(20)), -1])
    angles = np.radians(np.linspace(0, 180, 1441))
    gains = np.maximum(X @ np.array([np.cos(angles), np.sin(angles)]), 0).T @ r
    zero = np.abs(gains) < 1e-9
    axes.axhline(0, color="#cccccc", linewidth=1)
    axes.plot(np.degrees(angles), gains, color=BLUE, label="$h_r$")
    axes.plot(np.degrees(angles), np.where(zero, 0, np.nan), color=ORANGE, linewidth=5, label="vanishes on the region")
    axes.plot(np.degrees(turns), np.zeros(LINES), "o", color="#222222", markersize=5, label="hyperplanes")
    axes.set(xlabel="direction of the weight, in degrees", yticks=[0], xticks=range(0, 181, 30), xlim=(0, 180))
    axes.legend(loc="upper center", bbox_to_anchor=(0.45, -0.2), ncols=3, fontsize=10, columnspacing=1)


def draw_separations(axes: Axes, share: float) -> None:
    """How many samples a turned weight separates, and the numbers forbidden to two weights at which h_r vanishes."""
    axes.figure.set_size_inches(4.8, 4.4)
    counts = separations(share)
    least = DIM + 1
    axes.axvspan(0.5, least - 0.5, color="#f7d9c4", linewidth=0)
    heights, *_ = axes.hist(counts, bins=np.arange(-0.5, 76.5, 1), color=BLUE)
    axes.axvline(share * least / 2, color="#222222", linestyle="--", linewidth=1.2)
    axes.set(
        xlim=(-1, 75),
        ylim=(0, 1.2 * heights.max()),
        xlabel="samples that $w$ and $w'$ see differently",
        ylabel="pairs of weights",
    )
    place = {"xycoords": ("data", "axes fraction"), "ha": "left", "va": "top"}
    axes.annotate("shaded: forbidden", (least + 2, 0.97), color="#a04400", **place)


def describe_separations(share: float) -> str:
    """The numbers of one stop, floats to two digits."""
    counts = separations(share)
    outside = float(((counts == 0) | (counts > DIM)).mean())
    turn = float(180 * share * (DIM + 1) / (2 * SIZE))
    return (
        f"a turn of {rounded_float(turn)} degrees: "
        f"{rounded_float(outside)} of the pairs see none or at least {DIM + 1} of {SIZE} samples differently"
    )


def draw_map(axes: Axes) -> None:
    """Numbers of samples by dimension, on a logarithmic scale: where the rate is 3/4 and where it is more."""
    d = np.array(DIMENSIONS, float)
    keeps = np.array([_keeps(dim) for dim in DIMENSIONS])
    crowds = np.array([pixel(spread.exponent(spread.crowd_size(dim))) for dim in DIMENSIONS])
    axes.fill_between(d, 0, keeps, color="#cfe3f3", linewidth=0)
    axes.fill_between(d, crowds, 1000, color="#f7d9c4", linewidth=0)
    axes.plot(d, keeps, color=BLUE, label="random: 3/4 below")
    axes.plot(d, crowds, color=ORANGE, label="any: more above")
    axes.plot(d, np.log10((1 - np.sqrt(3) / 2) * d * (d + 1)), color=GREEN, linestyle="--", label="harmonic: 3/4 below")
    axes.plot(d, np.log10(4 / np.sqrt(3) * d**2), color=GREEN, linestyle=":", label="harmonic: more above")
    axes.set(yscale="log", xlabel="dimension $d$", ylabel=r"$\log_{10} m$", ylim=(0.8, 900), xlim=(10, 400))
    axes.set(yticks=[1, 10, 100], yticklabels=["1", "10", "100"])
    axes.legend(loc="upper center", bbox_to_anchor=(0.45, -0.2), ncols=2, fontsize=10, columnspacing=1)


@cache
def separations(share: float) -> np.ndarray:
    """Samples on different sides of pairs of Gaussian weights whose angle makes the mean share * g / 2; (PAIRS,)."""
    rng = np.random.default_rng(SEED)
    X = uniform_points(SIZE, DIM, rng)
    theta = np.pi * share * (DIM + 1) / (2 * SIZE)
    w, fresh = rng.standard_normal((2, PAIRS, DIM))
    turned = np.cos(theta) * w + np.sin(theta) * fresh
    return ((w @ X.T > 0) != (turned @ X.T > 0)).sum(axis=1)


def _keeps(dim: int) -> float:
    """log10 of a number m of random samples that have the rate 3/4 except with probability 1e-6.

    m^(k + 1) P^k / k! = 1e-6 at the best number k of near others, P the probability that two are near;
    at least dim, since independent samples have the rate anyway.
    """
    best = np.log10(dim)
    for near in range(1, dim // 5):
        limit = spread.square_limit(dim, near)
        if limit < 0:
            break
        pair = pixel(spread.exponent(2 * ball_cap_measure(dim, arb(limit).sqrt())))
        best = max(best, (-6 + lgamma(near + 1) / np.log(10) - near * pair) / (near + 1))
    return float(best)
