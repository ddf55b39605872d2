"""Pictures of the chapter on bad minima at every width: labels that no line fits, and volumes against the width."""

import numpy as np
from flint import arb
from matplotlib.axes import Axes

from landscape.evidence.balls import working_precision
from landscape.evidence.outward import enclosure, floor_digits
from landscape.show.pixel import pixel
from landscape.vanishing_minima.bad_at_every_width import FALL, LINE_LABELS, on_a_line, share_seeing_all, value

BLUE, RED, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#767676"
STOPS = {"t": [0, 1, 2, 3, 5, 10, 20, 50, 100]}
WIDTHS = range(3, 41)


def draw_line(axes: Axes) -> None:
    """Labels 1, 0, 1, 0 and the straight line nearest to them, with the residuals."""
    k = np.arange(1, 5)
    y = np.array(LINE_LABELS, float)
    line = 0.5 - (k - 2.5) / 5
    axes.axhline(0.5, color=GREY, linestyle="--", linewidth=1)
    axes.annotate("threshold", (4.45, 0.52), ha="right", va="bottom", color=GREY, fontsize=11)
    axes.vlines(k, np.minimum(y, line), np.maximum(y, line), color=[GREEN, RED, RED, GREEN], linewidth=2)
    axes.plot([0.6, 4.4], [0.5 + 1.9 / 5, 0.5 - 1.9 / 5], color=BLUE, label="prediction")
    axes.plot(k, y, "o", color="#222222", label="labels", clip_on=False, zorder=3)
    axes.set(xlim=(0.5, 4.5), ylim=(-0.05, 1.05), xticks=k, yticks=[0, 0.5, 1], xlabel="sample $k$")
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.22), ncols=2)


def draw_fall(axes: Axes, t: int) -> None:
    """Bad volume against the width: exact for the star, and at least so much for samples on a line."""
    axes.figure.set_size_inches(4.8, 4.6)
    widths = list(WIDTHS)
    share = float(pixel(share_seeing_all(t)))
    axes.semilogy(widths, [(2 * share) ** d for d in widths], color=RED, label=f"line, t = {t}: at least")
    for (slope, terms), style in zip(FALL.items(), ("-", "--"), strict=True):
        falls = [pixel(value(terms, d)) for d in widths]
        axes.semilogy(widths, falls, style, color=BLUE, label=f"star, slope {slope}: exact")
    axes.set(xlabel="width $d_1$", ylabel="bad volume", xlim=(3, 40), ylim=(1e-12, 2))
    axes.set_yticks([1, 1e-4, 1e-8, 1e-12])
    axes.legend(loc="upper center", bbox_to_anchor=(0.45, -0.2), fontsize=11)


def describe_fall(t: int) -> str:
    """An enclosure of twice the share, and the bound at a few widths."""
    with working_precision():
        doubled = 2 * arb(share_seeing_all(t))
        shown = ", ".join(f"{floor_digits(doubled**d, 4)} at width {d}" for d in (3, 10, 40))
    return f"samples {on_a_line(t)}: 2v in {enclosure(doubled, 4)}; bad volume at least {shown}"
