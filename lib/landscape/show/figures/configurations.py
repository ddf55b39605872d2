"""Pictures of the chapter on configurations: polygons in the plane, polytopes in space, data points."""

from collections.abc import Iterable

import numpy as np
from flint import fmpq
from matplotlib.axes import Axes

from landscape.cupped_minima.configurations import Anatomy, Constants, explicit_configuration, spectrum
from landscape.evidence.outward import enclosure
from landscape.evidence.real_cyclotomic import CyclotomicReal
from landscape.show.figures.solids import BLUE, RED, depth, draw_cross, draw_ray, draw_solid, flat
from landscape.show.pixel import pixels

GREEN, GREY = "#009E73", "#767676"
_BITS = 128


def draw_planar(axes: Axes, t: int) -> None:
    """The (2, t, 0)-configuration: both polygons, and how beta brings one point onto an edge (Figure 2)."""
    configuration = explicit_configuration(2, t)
    A, B = pixels(configuration.A), pixels(configuration.B)
    anatomy = Anatomy(configuration)
    edge = A[list(anatomy.facets["B"][0].corners)]
    beyond = edge[:1] + np.array([[-0.55], [1.55]]) * (edge[1] - edge[0])
    foot = float(anatomy.beta) * B[0]
    axes.fill(*A.T, facecolor="#0072B218", edgecolor=BLUE, linewidth=1.2)
    axes.fill(*B.T, facecolor="none", edgecolor=RED, linewidth=1.2, linestyle="--")
    axes.plot(*beyond.T, color=GREY, linewidth=1)
    axes.plot(*edge.T, color=GREEN, linewidth=4, solid_capstyle="round", zorder=3)
    axes.plot(*np.array([[0, 0], B[0]]).T, color="#444444", linewidth=1)
    axes.plot(*A.T, "o", color=BLUE, zorder=4)
    axes.plot(*B.T, "X", color=RED, markersize=9, zorder=4)
    axes.plot(*foot, "o", color="#222222", markersize=5, zorder=5)
    axes.plot(0, 0, ".", color="#444444")
    axes.annotate("$b_0$", B[0], (9, -4), textcoords="offset points")
    axes.annotate(r"$\beta b_0$", foot, (-7, 8), textcoords="offset points", ha="right")
    axes.set(xlim=(-1.25, 1.4), ylim=(-1.2, 1.2), aspect="equal")
    axes.set_axis_off()


def draw_planar_with_spectrum(axes: Axes, t: int) -> None:
    """The (2, t, 0)-configuration above the eigenvalues of its matrix of distances, in units of z_1/|z|."""
    axes.figure.set_size_inches(4.8, 5.6)
    axes.set_axis_off()
    draw_planar(axes.inset_axes((0.05, 0.3, 0.9, 0.7)), t)
    line = axes.inset_axes((0.03, 0.12, 0.94, 0.13))
    values = [(float(value), count) for value, count in spectrum(t, 1 - Constants.of(2, t).cosine)]
    line.axvline(0, color="#444444", linewidth=1)
    for place, (value, count) in enumerate(values):
        line.plot(value, 0, "o", color=BLUE if place else GREEN, markersize=7 if count > 1 else 4)
    reach = 1.08 * max(abs(value) for value, _ in values)
    line.set(xlim=(-reach, reach), ylim=(-1, 1), yticks=[], xlabel="eigenvalues of $|z|\\,M/z_1$; none is 0")
    line.spines["left"].set_visible(False)


def describe_planar(t: int) -> str:
    """beta and the spectrum of one stop; enclosures print outward."""
    constants = Constants.of(2, t)
    C = constants.cosine.enclosure(_BITS)
    kappa = (1 - constants.cosine).enclosure(_BITS)
    return (
        f"beta = cos(pi/{t}) in {enclosure(C, 4)}, kappa = 1 - beta in {enclosure(kappa, 4)}; "
        f"eigenvalues kappa ({2 * t - 6} times), kappa +- {fmpq(t, 2)} (twice each), "
        f"kappa +- {t} beta, with {t} beta in {enclosure(t * C, 4)}"
    )


def draw_space(axes: Axes, t: int = 5, gamma: CyclotomicReal | fmpq = fmpq(3, 4)) -> None:
    """Half of the (3, t, 1)-configuration: the hull of A and A_bar, the points of B and B_bar around it (Figure 5)."""
    configuration = explicit_configuration(3, t, gamma=gamma)
    hull, B = pixels(configuration.A + configuration.A_bar), pixels(configuration.B)
    facets = Anatomy(configuration).facets["B"]
    shown = max(range(t), key=lambda j: depth(B[[j]])[0])
    draw_solid(axes, hull, facets[shown].corners)
    draw_ray(axes, hull, facets[shown].corners, B[shown])
    draw_cross(axes, B, depth(B) > -0.2)
    places = flat(hull)
    axes.plot(*places[:t].T, "o", color=BLUE, zorder=6)
    axes.plot(*places[t:].T, "s", color=BLUE, zorder=6)
    axes.annotate(r"$\bar a_3$", places[t], (9, -6), textcoords="offset points")
    top = flat(pixels(configuration.B_bar))
    axes.plot(*top.T, "P", color=RED, markersize=9, zorder=6)
    axes.annotate(r"$\bar b_3$", top[0], (9, -4), textcoords="offset points")
    axes.annotate("$b$", flat(B[[shown]])[0], (-16, -8), textcoords="offset points")
    axes.set(aspect="equal", xlim=(-1.3, 1.3), ylim=(-1.15, 1.15))
    axes.set_axis_off()


def draw_data(axes: Axes, t: int = 6) -> None:
    """Where the training inputs will stand: (a, 1) above, -(b, 1) below, four more on the axis (Figure 3)."""
    configuration = explicit_configuration(2, t)
    above = _lifted(configuration.A, 1.0)
    below = -_lifted(configuration.B, 1.0)
    for points, colour, marker in ((above, BLUE, "o"), (below, RED, "X")):
        places = flat(points)
        axes.fill(*places.T, facecolor=f"{colour}18", edgecolor=colour, linewidth=1.2)
        axes.plot(*places.T, marker, color=colour, markersize=8)
    axis = flat(np.array([[0, 0, -2.4], [0, 0, 2.4]]))
    axes.plot(*axis.T, color="#444444", linewidth=1, zorder=0)
    heights = {2.15: ("$x_{A-}$", BLUE), 1.75: ("$x_{A+}$", BLUE), -1.75: ("$x_{B-}$", RED), -2.15: ("$x_{B+}$", RED)}
    for height, (name, colour) in heights.items():
        place = flat(np.array([[0, 0, height]]))[0]
        axes.plot(*place, "D", color=colour, markersize=6)
        axes.annotate(name, place, (10, -5), textcoords="offset points")
    axes.plot(0, 0, ".", color="#444444")
    axes.annotate("$0$", (0, 0), (8, -5), textcoords="offset points")
    for points, name, colour in ((above, "$x_a = (a, 1)$", BLUE), (below, "$x_b = -(b, 1)$", "#a04400")):
        rightmost = max(flat(points), key=lambda place: place[0])
        axes.annotate(name, rightmost, (12, -5), textcoords="offset points", color=colour)
    axes.set(aspect="equal", xlim=(-1.3, 2.3), ylim=(-2.4, 2.4))
    axes.set_axis_off()


def _lifted(points: Iterable, height: float) -> np.ndarray:
    planar = pixels(points)
    return np.column_stack([planar, np.full(len(planar), height)])
