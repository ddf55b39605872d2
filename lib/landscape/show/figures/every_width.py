"""Pictures of the chapters on every width: the matrices, the turn from saddle to minimum, spectra."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from flint import fmpq
from matplotlib.axes import Axes

from landscape.evidence.balls import ball
from landscape.evidence.outward import enclosure
from landscape.networks.gaussian_loss import gaussian_hessian
from landscape.show.pixel import pixel
from landscape.spurious_minima import every_width as simple
from landscape.spurious_minima import example_one_family as other
from landscape.spurious_minima.every_width.boxes import Family

BLUE, RED, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#767676"
FAMILIES = {"type A": (simple.TYPE_A, "type_a"), "Example 1": (other.EXAMPLE_ONE, "example_one")}


def weights(family: str, k: Any) -> np.ndarray:
    """The critical W of width k as floats, shape (k, k)."""
    w = _at(family, k)
    whole = simple.matrix(k, w.a, w.b) if family == "type A" else other.matrix(k, *other.weights(w))
    return np.array([[float(x) for x in row] for row in whole])


def draw_matrix(axes: Axes, k: int, family: str = "type A") -> None:
    """W as coloured squares: blue positive, red negative; numbers where they fit."""
    W = weights(family, k)
    axes.imshow(W, cmap="RdBu", vmin=-1.25, vmax=1.25)
    if k <= 8:
        for (i, j), value in np.ndenumerate(W):
            axes.text(
                j,
                i,
                f"{value:.2f}".replace("-", "\N{MINUS SIGN}"),
                ha="center",
                va="center",
                fontsize=8,
                color="white" if abs(value) > 0.7 else "black",
            )
    axes.set(xticks=[], yticks=[], xlabel="targets", ylabel="neurons")
    axes.set_title(f"$k = {k}$", fontsize=10)


def draw_turn(axes: Axes, family: str = "type A", widest: int = 12) -> None:
    """The number that turns, against real k: below 0 a saddle, above a minimum."""
    chosen, key = FAMILIES[family]
    cover = simple.stored_cover(key)
    smallest = 3 if family == "type A" else 5
    k = np.linspace(smallest + 0.001, widest, 200)
    axes.plot(k, [_rough(chosen, cover, float(x), chosen.turning) for x in k], color=BLUE)
    axes.axhline(0, color="#444444", linewidth=1)
    star = float(cover.widths[0])
    axes.plot(star, 0, "|", color="black", markersize=14)
    axes.annotate(f"$k^* \\approx {star:.3f}$", (star, 0), (8, -16), textcoords="offset points")
    for whole in range(smallest, widest + 1):
        value = float(chosen.turning(_at(family, whole)))
        axes.plot(whole, value, "o" if value > 0 else "X", color=GREEN if value > 0 else RED, markersize=8)
    axes.plot([], [], "X", color=RED, label="saddle")
    axes.plot([], [], "o", color=GREEN, label="minimum")
    axes.legend(loc="lower right", frameon=False)
    axes.set(xlabel="width $k$", ylabel="$Y$" if family == "type A" else "last pivot of $S$")


def draw_loss(axes: Axes) -> None:
    """F of both families against k, with their limits; log scales."""
    k = np.unique(np.geomspace(6, 3000, 60).astype(int)).tolist()
    first = [float(simple.loss(_at("type A", x))) for x in k]
    second = [float(other.EXAMPLE_ONE.value(_at("Example 1", x))) / x for x in k]
    axes.loglog(k, first, color=BLUE, label="type A")
    axes.loglog(k, second, color=RED, linestyle="--", label="Example 1")
    axes.axhline(0.5 - 1 / np.pi, color=GREY, linewidth=1, linestyle=":")
    axes.annotate(r"$\frac{1}{2} - \frac{1}{\pi}$", (6, 0.5 - 1 / np.pi), (0, 5), textcoords="offset points")
    axes.loglog(k, (0.5 - 2 / np.pi**2) / np.array(k), color=GREY, linewidth=1, linestyle=":")
    axes.annotate(r"$(\frac{1}{2} - \frac{2}{\pi^2})/k$", (300, 0.0016), (4, 5), textcoords="offset points")
    axes.legend(loc="lower left", frameon=False)
    axes.set(xlabel="width $k$", ylabel="loss $F$", ylim=(5e-5, 0.5))


def draw_boxes(axes: Axes) -> None:
    """The boxes of type A, in sigma and A, with the widths k = 3, 4, 6, 10, 100 marked."""
    cover = simple.stored_cover("type_a")
    axes.set_ylim(-1.75, 0.35)
    colours = [*[GREEN] * len(cover.minima), GREY, *[RED] * len(cover.saddles)]
    for box, colour in zip(cover.boxes, colours, strict=True):
        middle, drift, radius = (float(x[0]) for x in (box.centre, box.drift, box.radius))
        ends = np.array([float(box.left), float(box.right)])
        line = middle + drift * (ends - ends.mean())
        axes.fill_between(ends, line - radius, line + radius, color=colour, alpha=0.5, linewidth=0.8)
    for k in (3, 4, 6, 10, 100):
        axes.axvline(k**-0.5, color=GREY, linewidth=0.8, linestyle=":")
        axes.annotate(f"$k={k}$", (k**-0.5, -1.7), (2, 0), textcoords="offset points", fontsize=8, rotation=90)
    axes.annotate(r"$k=\infty$", (0, -1.7), (3, 0), textcoords="offset points", fontsize=8, rotation=90)
    axes.set(xlabel=r"$\sigma = 1/\sqrt{k}$", ylabel="$A$", xlim=(0, 0.585))


def draw_type_a(axes: Axes, k: int) -> None:
    """W above the spectrum of its Hessian, type A."""
    _draw_with_spectrum(axes, k, "type A")


def draw_example_one(axes: Axes, k: int) -> None:
    """W above the spectrum of its Hessian, Example 1's family."""
    _draw_with_spectrum(axes, k, "Example 1")


def _draw_with_spectrum(axes: Axes, k: int, family: str) -> None:
    axes.figure.set_size_inches(4.8, 5.8)
    axes.set_axis_off()
    draw_matrix(axes.inset_axes((0.15, 0.4, 0.7, 0.58)), k, family)
    line = axes.inset_axes((0.05, 0.12, 0.92, 0.2))
    values, counts = _levels(np.linalg.eigvalsh(gaussian_hessian(weights(family, k), np.eye(k))))
    for value, count in zip(values, counts, strict=True):
        line.plot([value, value], [0, np.log10(count) + 0.3], color=RED if value < 0 else BLUE, linewidth=2.5)
    line.axvline(0, color="#444444", linewidth=1)
    line.set(
        xscale="symlog",
        ylim=(0, 3),
        yticks=[],
        xlim=(-0.2, 12),
        xlabel="eigenvalues of the Hessian; height: multiplicity",
    )
    line.set_xscale("symlog", linthresh=0.1)
    line.set_xticks([-0.1, 0, 0.1, 1, 10], ["−0.1", "0", "0.1", "1", "10"])


def describe_type_a(k: int) -> str:
    """The weights, the loss and the smallest block of one width."""
    w = _at("type A", k)
    shown = {"a": w.a, "b": w.b, "F": simple.loss(w), "Y": simple.TYPE_A.turning(w)}
    return "; ".join(f"{name} in {enclosure(x, 5)}" for name, x in shown.items())


def describe_example_one(k: int) -> str:
    """The weights, the loss and the last pivot of S of one width."""
    w = _at("Example 1", k)
    shown = dict(zip("abdce", other.weights(w), strict=True))
    shown |= {"k F": other.EXAMPLE_ONE.value(w), "last pivot of S": other.EXAMPLE_ONE.turning(w)}
    return "; ".join(f"{name} in {enclosure(x, 4)}" for name, x in shown.items())


def _levels(eigenvalues: np.ndarray) -> tuple[Sequence[float], Sequence[int]]:
    """Distinct values and their multiplicities."""
    groups = np.split(eigenvalues, np.flatnonzero(np.diff(eigenvalues) > 1e-9) + 1)
    return [float(g.mean()) for g in groups], [len(g) for g in groups]


def _at(family: str, k: int) -> Any:
    chosen, key = FAMILIES[family]
    return simple.at_width(chosen, simple.stored_cover(key).boxes, k)


def _rough(family: Family, cover: simple.Cover, k: float, function: Any) -> float:
    """A value at a real width from the middle line of its box: good to the box's radius."""
    sigma = fmpq(*(float(k - family.offset) ** -0.5).as_integer_ratio())
    box = next(b for b in cover.boxes if b.left <= sigma <= b.right)
    unknowns = [ball(c + d * (sigma - box.middle)) for c, d in zip(box.centre, box.drift, strict=True)]
    return pixel(function(family.shape(ball(sigma), *unknowns)))
