"""Pictures of the chapter on the conjectures: the table of pairs, and two antiprisms."""

import numpy as np
from matplotlib.axes import Axes

from landscape.cupped_minima.configurations import Anatomy
from landscape.cupped_minima.conjectures import DIMS, LARGEST, Standing, antiprism, standing
from landscape.evidence.outward import enclosure
from landscape.evidence.real_cyclotomic import field
from landscape.evidence.verdict import Verdict
from landscape.show.figures import solids
from landscape.show.pixel import pixels
from landscape.show.style import VERDICT_COLOUR, VERDICT_MARKER

_VERDICT = {Standing.PROVED: Verdict.PROVED, Standing.CERTIFIED: Verdict.VERIFIED, Standing.OPEN: Verdict.UNDECIDED}
_NONE = "#444444"


def draw_table(axes: Axes) -> None:
    """A mark for each (d, t): circle, square or diamond as for the verdicts, a thin cross where nothing can be."""
    for kind in Standing:
        places = [(t, dim) for dim in DIMS for t in range(3, LARGEST + 1) if standing(dim, t) is kind]
        if places:
            axes.plot(*zip(*places, strict=True), linestyle="", label=kind.value, **_mark(kind))
    dims = np.array([DIMS[0] - 0.5, DIMS[-1] + 0.5])
    axes.plot(dims + 1.5, dims, color="#444444", linewidth=1, linestyle=":")
    axes.plot(2 * dims - 0.5, dims, color="#444444", linewidth=1)
    axes.annotate("$t = d + 2$", (dims[1] + 1.5, dims[1]), (-4, 4), textcoords="offset points", ha="right")
    axes.annotate("$t = 2d$", (2 * dims[1] - 0.5, dims[1]), (4, 4), textcoords="offset points")
    axes.set(xlabel="$t$, points a side", ylabel="$d$", yticks=list(DIMS), xticks=range(4, LARGEST + 1, 4))
    axes.set(xlim=(2.2, LARGEST + 0.8), ylim=(DIMS[0] - 0.6, DIMS[-1] + 1.1))
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.2), ncols=2, frameon=False)


def _mark(kind: Standing) -> dict[str, object]:
    if kind is Standing.IMPOSSIBLE:
        return {"marker": "x", "color": _NONE, "markersize": 5}
    verdict = _VERDICT[kind]
    hollow = {"markerfacecolor": "none"} if kind is Standing.OPEN else {}
    return {"marker": VERDICT_MARKER[verdict], "color": VERDICT_COLOUR[verdict], "markersize": 6, **hollow}


def draw_antiprism(axes: Axes, k: int = 5) -> None:
    """The antiprism of A, a facet and the point beyond it in colour, and its mirror image B as crosses."""
    axes.figure.set_size_inches(4.8, 4.4)
    configuration = antiprism(k)
    hull, B = (pixels(points) * [1.0, 1.0, 0.6] for points in (configuration.A, configuration.B))
    facets = Anatomy(configuration).facets["B"]
    shown = max(range(k), key=lambda j: solids.depth(B[[j]])[0])
    solids.draw_solid(axes, hull, facets[shown].corners)
    solids.draw_ray(axes, hull, facets[shown].corners, B[shown])
    solids.draw_cross(axes, B, solids.depth(B) > -0.2)
    axes.plot(*solids.flat(hull).T, "o", color=solids.BLUE, zorder=6)
    axes.annotate("$b$", solids.flat(B[[shown]])[0], (9, 2), textcoords="offset points")
    axes.set(aspect="equal", xlim=(-1.3, 1.3), ylim=(-1.15, 1.15))
    axes.set_axis_off()


def describe_antiprism(k: int) -> str:
    """beta, and kappa, an eigenvalue of the matrix of distances; enclosures print outward."""
    C = field(4 * k).cos(2)
    beta, kappa = (1 + C) / (3 - C), 1 - C
    first = f"(3, {2 * k}, 0): beta in {enclosure(beta.enclosure(128), 4)}"
    return f"{first}, and the eigenvalue kappa = 1 - C in {enclosure(kappa.enclosure(128), 4)}"
