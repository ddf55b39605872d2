"""Pictures of the chapter on the chance of cups: a draw with its cup, rates with intervals, and returns to the cup."""

from functools import cache

import numpy as np
from flint import fmpq
from matplotlib.axes import Axes

from landscape.cupped_minima.chance_of_cups import SIZES, Candidate, candidates, certified, interval, outcomes
from landscape.evidence.confidence import clopper_pearson_lower, clopper_pearson_upper
from landscape.evidence.seeds import generator
from landscape.evidence.witness import witness
from landscape.show.pixel import pixel

BLUE, RED, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#767676"
_ERROR = fmpq(1, 2 * 10**6)
RETURN_KEYS = ("count", "distances", "back", "lower")


def draw_cup(axes: Axes, num_samples: int = 8) -> None:
    """A Gaussian sample in the plane with a sub-optimal cup: two neurons, each orthogonal to one sample."""
    X, found = _example(num_samples)
    reach = 1.15 * np.abs(X).max()
    axes.axhline(0, color="#dddddd", linewidth=0.8, zorder=0)
    axes.axvline(0, color="#dddddd", linewidth=0.8, zorder=0)
    axes.plot(*X.T, "o", color="#444444")
    for ray, kink, sign, colour in zip(found.toward, found.kinks, found.v, (BLUE, RED), strict=True):
        tip = 0.55 * reach * ray / np.hypot(*ray)
        axes.annotate("", tip, (0, 0), arrowprops={"arrowstyle": "->", "color": colour, "linewidth": 2.4})
        axes.plot(*np.outer(X[kink] / np.hypot(*X[kink]), [-2 * reach, 2 * reach]), "--", color=colour, linewidth=1)
        axes.plot(*X[kink], "o", color=colour, markersize=10)
        axes.annotate(f"$v = {sign}$", tip, (6, 4), textcoords="offset points", color=colour)
    axes.set(xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal", xticks=[], yticks=[])


@cache
def _example(num_samples: int) -> tuple[np.ndarray, Candidate]:
    """The first draw of a fixed stream with a certified sub-optimal cup."""
    rng = generator("own/planar-cups")
    while True:
        X, y = rng.normal(size=(num_samples, 2)), rng.normal(size=num_samples)
        for found in candidates(X, y, 2):
            if certified(X, y, found)[1]:
                return X, found


def draw_rates(axes: Axes) -> None:
    """Rates of a sub-optimal cup by the number of samples, with exact intervals."""
    for place, found in enumerate(outcomes().values()):
        interval_ends = clopper_pearson_lower, clopper_pearson_upper
        ends = [pixel(end(found.suboptimal, found.draws, _ERROR)) for end in interval_ends]
        axes.bar(place, found.suboptimal / found.draws, color=BLUE, width=0.6)
        axes.plot([place, place], ends, color="#222222", linewidth=2)
    axes.set_xticks(range(len(SIZES)), [str(size) for size in SIZES])
    axes.set(ylim=(0, 1), xlabel="samples", ylabel="share with a sub-optimal cup")


@cache
def _returns() -> dict:
    return witness("cup-returns", RETURN_KEYS)


DISTANCES = tuple(_returns()["distances"])


def draw_returns(axes: Axes, distance: str) -> None:
    """Share of descents that come back, by the distance of the start; one distance marked, with all its ends."""
    axes.figure.set_size_inches(4.8, 4.6)
    axes.set_axis_off()
    stored = _returns()
    where = [pixel(fmpq(*map(int, (text + "/1").split("/")[:2]))) for text in stored["distances"]]
    upper, below = axes.inset_axes((0.1, 0.45, 0.88, 0.53)), axes.inset_axes((0.1, 0.12, 0.88, 0.12))
    upper.plot(where, [back / stored["count"] for back in stored["back"]], color=GREEN)
    k = stored["distances"].index(distance)
    upper.plot(where[k], stored["back"][k] / stored["count"], "o", color=GREEN, markersize=10)
    upper.set(xlim=(0, 3.6), ylim=(-0.04, 1.04), xlabel="distance of the start", ylabel="share back")
    parts = stored["back"][k], stored["lower"][k], stored["count"] - stored["back"][k] - stored["lower"][k]
    left = 0
    for count, colour in zip(parts, (GREEN, BLUE, "#bbbbbb"), strict=True):
        below.barh(0, count, left=left, color=colour, height=0.8)
        left += count
    below.set(xlim=(0, stored["count"]), yticks=[], xlabel="of 40: back (green), lower (blue), elsewhere")
    below.spines["left"].set_visible(False)


def describe_returns(distance: str) -> str:
    """Counts at one distance, with an exact interval for the rate of return."""
    stored = _returns()
    k, count = stored["distances"].index(distance), stored["count"]
    return (
        f"{stored['back'][k]} of {count} are back at the cup, rate in {interval(stored['back'][k], count)}; "
        f"{stored['lower'][k]} end at a lower loss"
    )
