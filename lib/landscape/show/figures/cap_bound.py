"""Pictures of the chapter on caps: one cap on the circle, and its measure beside the bounds."""

from functools import cache

import numpy as np
from flint import fmpq
from matplotlib.axes import Axes
from matplotlib.patches import Arc

from landscape.evidence.outward import ceil_digits, enclosure, floor_digits
from landscape.initial_basin.cap_bound import cap_share, loss_factor, printed_bound, sharp_bounds
from landscape.show.pixel import pixel

EXACT, PRINTED, SHARP, CAP = "#0072B2", "#767676", "#009E73", "#D55E00"
CHORDS = [fmpq(j, 40) for j in range(2, 81)]


def draw_cap(axes: Axes, degrees: float = 50) -> None:
    """The circle, a point a on it, the points within a chord delta of a, and the angle theta."""
    theta, circle = np.radians(degrees), np.linspace(0, 2 * np.pi, 361)
    axes.plot(np.cos(circle), np.sin(circle), color="#767676", linewidth=1)
    arc = np.linspace(np.pi / 2 - theta, np.pi / 2 + theta, 101)
    axes.plot(np.cos(arc), np.sin(arc), color=CAP, linewidth=4)
    edge = np.array([np.sin(theta), np.cos(theta)])
    for tip in ((0.0, 1.0), edge):
        axes.plot(*zip((0, 0), tip, strict=True), color="#222222", linewidth=1)
    axes.plot(*zip((0, 1), edge, strict=True), color=EXACT, linewidth=2)
    axes.plot([0, edge[0]], [edge[1], edge[1]], color=SHARP, linewidth=2, linestyle="--")
    axes.add_patch(Arc((0, 0), 0.5, 0.5, theta1=90 - degrees, theta2=90))
    axes.plot(0, 1, "o", color="#222222")
    for text, place, colour in (
        ("$a$", (0, 1.11), "#222222"),
        (r"$\delta$", (0.36 * edge[0], 0.5 * (1 + edge[1]) - 0.03), EXACT),
        (r"$\theta$", (0.14, 0.33), "#222222"),
        (r"$\sin\theta$", (0.42 * edge[0], edge[1] - 0.12), SHARP),
    ):
        axes.annotate(text, place, ha="center", va="center", color=colour)
    axes.set(xlim=(-1.2, 1.2), ylim=(-1.15, 1.25), aspect="equal", xticks=[], yticks=[])
    axes.spines[["left", "bottom"]].set_visible(False)


def draw_measures(axes: Axes, d: int) -> None:
    """The measure of a cap and two lower bounds by the chord, in dimension d, both axes logarithmic."""
    axes.figure.set_size_inches(4.8, 4.4)
    share, printed, sharp = _curves(d)
    chords = [pixel(delta) for delta in CHORDS]
    axes.loglog(chords, share, color=EXACT, label="the cap")
    axes.loglog(chords[:-1], sharp[:-1], color=SHARP, linestyle="--", label="before the last step")
    axes.loglog(chords[:-1], printed[:-1], color=PRINTED, linestyle=":", label="Lemma 4")
    axes.set(xlabel=r"distance $\delta$", ylabel="share of the sphere", xlim=(0.05, 2.2))
    axes.set(ylim=(max(min(printed[:-1]), 1e-14) / 3, 2))
    axes.set_xticks([0.1, 0.5, 1, 2], labels=["0.1", "0.5", "1", "2"], minor=False)
    axes.set_xticks([], minor=True)
    axes.legend(loc="upper center", bbox_to_anchor=(0.42, -0.18), ncols=2, fontsize=11)


def describe_measures(d: int) -> str:
    """The numbers of one stop, outward."""
    share, bound = cap_share(d, fmpq(1)), printed_bound(d, fmpq(1))
    return (
        f"d = {d}, delta = 1: the cap has a share in {enclosure(share, 6)}, Lemma 4 promises {floor_digits(bound, 6)}; "
        f"for small caps it gives away a factor below {ceil_digits(loss_factor(d), 2)}"
    )


@cache
def _curves(dim: int) -> tuple[list[float], list[float], list[float]]:
    rows = [(cap_share(dim, x), printed_bound(dim, x), sharp_bounds(dim, x)[0]) for x in CHORDS]
    share, printed, sharp = ([pixel(value) for value in column] for column in zip(*rows, strict=True))
    return share, printed, sharp
