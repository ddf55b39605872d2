"""Pictures of the chapter on higher dimensions: two smallest eigenvalues, survival against dimension, one draw."""

from collections.abc import Sequence

import numpy as np
from flint import fmpq
from matplotlib.axes import Axes

from landscape.evidence.confidence import clopper_pearson_lower, clopper_pearson_upper
from landscape.evidence.outward import floor_digits
from landscape.show.pixel import pixel
from landscape.spurious_minima.certified_minima import certificate, stored
from landscape.spurious_minima.higher_dimensions import Cell, candidate, certificate_of, gaussian_targets

BLUE, RED, GREEN = "#0072B2", "#D55E00", "#009E73"
_STYLE = {6: (RED, "X", "--"), 8: (GREEN, "s", "-."), 10: (BLUE, "o", "-")}
_ERROR = fmpq(1, 40)


def draw_eigenvalues(axes: Axes, pairs: Sequence[tuple[int, int]]) -> None:
    """Certified lower bounds at the stored minima: curvature inside the space (H) and out of it (M)."""
    found = [(pair, certificate(point)) for pair, point in zip(pairs, stored(pairs), strict=True)]
    for extra, marker, filled, name in ((False, "o", True, "$n = k$"), (True, "^", False, "$n = k+1$")):
        mine = [(pair, one) for pair, one in found if (pair[1] > pair[0]) is extra]
        k = [pair[0] for pair, _ in mine]
        style = {"marker": marker, "linestyle": "none", "markeredgewidth": 1.5}
        for colour, part, values in (
            (BLUE, "M", [float(one.extra) for _, one in mine]),
            (RED, "H", [float(one.curvature) for _, one in mine]),
        ):
            face = colour if filled else "none"
            axes.plot(k, values, color=colour, markerfacecolor=face, label=f"${part}$, {name}", **style)
    axes.set(yscale="log", xlabel="targets $k$", ylabel="smallest eigenvalue", xticks=[6, 10, 15, 20], ylim=(1e-3, 2.5))
    axes.legend(ncols=2, loc="upper center", fontsize=11, columnspacing=1, handletextpad=0.1)


def draw_survival(axes: Axes, cells: Sequence[Cell]) -> None:
    """The share of draws with a certified spurious minimum, with exact 95 percent intervals, against the dimension."""
    for k, (colour, marker, line) in _STYLE.items():
        mine = [cell for cell in cells if cell.k == k]
        shares = np.array([cell.certified / cell.draws for cell in mine])
        ends = np.array([[pixel(end(c.certified, c.draws, _ERROR)) for c in mine] for end in (_LOWER, _UPPER)])
        axes.errorbar(
            [cell.dim for cell in mine],
            shares,
            np.abs(ends - shares),
            color=colour,
            marker=marker,
            linestyle=line,
            capsize=3,
            label=f"$k = {k}$",
        )
    axes.set(xscale="log", xlabel="dimension $d$", ylabel="draws with a certificate", ylim=(-0.04, 1.06))
    axes.legend(loc="center right", fontsize=11)


def draw_draw(axes: Axes, dim: int, k: int = 10) -> None:
    """One draw: the root of the targets' Gram matrix, and below it the weights at the candidate."""
    axes.figure.set_size_inches(4.8, 6.4)
    axes.set_axis_off()
    V = _targets(dim, k)
    for place, matrix, title in ((0.53, V, "targets"), (0.0, candidate(V), "weights")):
        inner = axes.inset_axes((0.08, place, 0.7, 0.43))
        image = inner.imshow(matrix, vmin=-1.1, vmax=1.1, cmap="RdBu")
        inner.set(title=title, xticks=[], yticks=[])
        bar = axes.inset_axes((0.84, place + 0.04, 0.04, 0.35))
        axes.figure.colorbar(image, cax=bar, ticks=[-1, 0, 1])


def describe_draw(dim: int, k: int = 10) -> str:
    """Whether a spurious minimum is certified at the candidate, with its bounds."""
    found = certificate_of(_targets(dim, k))
    if not found.in_every_dimension().holds:
        return f"d = {dim}: no certificate"
    return (
        f"d = {dim}: certified, curvature >= {floor_digits(found.curvature, 3)}, F >= {floor_digits(found.lowest, 3)}"
    )


def _targets(dim: int, k: int) -> np.ndarray:
    return gaussian_targets(k, dim, np.random.Generator(np.random.PCG64(10)))


_LOWER, _UPPER = clopper_pearson_lower, clopper_pearson_upper
