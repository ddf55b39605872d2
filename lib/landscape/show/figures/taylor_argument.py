"""Pictures of the chapter on Taylor's argument: the bound along a ray, and how far minima can be."""

import numpy as np
from flint import arb
from matplotlib.axes import Axes

from landscape.evidence.outward import ceil_digits, floor_digits
from landscape.spurious_minima.certified_minima import THEOREM_PAIRS, stored
from landscape.spurious_minima.taylor_argument import lemma_1_radius, sharper_radius, taylor_data

STOPS = {"eps": [f"0.{hundredths:02d}" for hundredths in range(5, 60, 5)]}
RAY, SLOPE, SPHERE, GREY = "#0072B2", "#D55E00", "#009E73", "#767676"
_REACH = 3.4


def draw_ray(axes: Axes, eps: str = "0.30") -> None:
    """The least rise of the loss along a ray, for lam = B = 1: where it is positive, and where it starts to grow."""
    e = float(eps)
    t = np.linspace(0, _REACH, 400)
    axes.axhline(0, color="#444444", linewidth=1)
    axes.plot(t, t * (t / 2 - t**2 / 6 - e), color=RAY, label="least rise of the loss")
    if 9 >= 25 * e:
        low, high = ((3 + sign * np.sqrt(9 - 25 * e)) / 2 for sign in (-1, 1))
        axes.axvspan(low, high, color=SPHERE, alpha=0.15, linewidth=0, label="spheres of Lemma 1")
        axes.plot(low, low * e / 24, "o", color=SPHERE, zorder=4)
        axes.annotate("$r$", (low, low * e / 24), (0, 9), textcoords="offset points", ha="center")
    if 2 * e < 1:
        place = 1 - np.sqrt(1 - 2 * e)
        height = place * (place / 2 - place**2 / 6 - e)
        axes.plot(place, height, "v", color=SLOPE, zorder=4, label="the least slope turns positive")
    axes.set(xlabel="distance $t$ from the point", ylabel="change of the loss", xlim=(0, _REACH), ylim=(-0.55, 0.62))
    axes.legend(fontsize=9, loc="lower left")


def describe_ray(eps: str) -> str:
    """Both radii for lam = B = 1; bounds print outward."""
    one, e = arb(1), arb(eps)
    radii = {"r of Lemma 1": lemma_1_radius(one, e, one), "sharper radius": sharper_radius(one, e, one)}
    shown = [f"{name} <= {ceil_digits(r, 4)}" if r.is_finite() else f"no {name}" for name, r in radii.items()]
    return ", ".join(shown)


def draw_distances(axes: Axes) -> None:
    """For every pair of Theorem 1: Lemma 1's radius, the sharper one, and the distance of the certified minimum."""
    rows = [taylor_data(point) for point in stored(THEOREM_PAIRS)]
    places = range(len(rows))
    series = {
        "$r$ of Lemma 1": ("o", SPHERE, [one.radius for one in rows]),
        "sharper radius": ("v", SLOPE, [one.sharper for one in rows]),
        "certified distance": ("x", RAY, [one.distance for one in rows]),
    }
    for label, (marker, colour, values) in series.items():
        axes.plot(places, [float(value) for value in values], marker, color=colour, label=label, linestyle="none")
    shown = [0, 4, 9, 13, 15, 20, 25]
    names = [f"({rows[i].k}, {rows[i].n})" for i in shown]
    axes.set_xticks(shown, names, rotation=45, ha="right", fontsize=9)
    axes.set(yscale="log", ylabel="distance", xlabel="$(k, n)$", ylim=(1e-11, 1e-3))
    axes.legend(fontsize=10, loc="upper left")


def shares() -> tuple[str, str]:
    """Percent of Lemma 1's radius that the sharper one is, at least and at most, over all pairs."""
    ratios = [one.sharper / one.radius for one in (taylor_data(point) for point in stored(THEOREM_PAIRS))]
    low, high = (floor_digits(100 * ratio, 0) for ratio in ratios), (ceil_digits(100 * ratio, 0) for ratio in ratios)
    return min(low, key=int), max(high, key=int)
