"""Pictures of the chapter on configurations: polygons in the plane, polytopes in space, data points."""

from collections.abc import Iterable, Sequence

import numpy as np
from flint import fmpq
from matplotlib.axes import Axes
from scipy.spatial import ConvexHull

from landscape.cupped_minima.configurations import Anatomy, Constants, explicit_configuration, spectrum
from landscape.evidence.outward import enclosure
from landscape.evidence.real_cyclotomic import CyclotomicReal

BLUE, RED, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#767676"
_TURN, _TILT = np.radians(24.0), np.radians(22.0)
_BITS = 128


def draw_planar(axes: Axes, t: int) -> None:
    """The (2, t, 0)-configuration: both polygons, and how beta brings one point onto an edge (Figure 2)."""
    configuration = explicit_configuration(2, t)
    A, B = _floats(configuration.A), _floats(configuration.B)
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
    hull, B = _floats(configuration.A + configuration.A_bar), _floats(configuration.B)
    facets = Anatomy(configuration).facets["B"]
    shown = max(range(t), key=lambda j: _depth(B[[j]])[0])
    _draw_solid(axes, hull, facets[shown].corners)
    _draw_ray(axes, hull, facets[shown].corners, B[shown])
    _draw_cross(axes, B, _depth(B) > -0.2)
    flat = _flat(hull)
    axes.plot(*flat[:t].T, "o", color=BLUE, zorder=6)
    axes.plot(*flat[t:].T, "s", color=BLUE, zorder=6)
    axes.annotate(r"$\bar a_3$", flat[t], (9, -6), textcoords="offset points")
    top = _flat(_floats(configuration.B_bar))
    axes.plot(*top.T, "P", color=RED, markersize=9, zorder=6)
    axes.annotate(r"$\bar b_3$", top[0], (9, -4), textcoords="offset points")
    axes.annotate("$b$", _flat(B[[shown]])[0], (9, -9), textcoords="offset points")
    axes.set(aspect="equal", xlim=(-1.3, 1.3), ylim=(-1.15, 1.15))
    axes.set_axis_off()


def draw_data(axes: Axes, t: int = 6) -> None:
    """Where the training inputs will stand: (a, 1) above, -(b, 1) below, four more on the axis (Figure 3)."""
    configuration = explicit_configuration(2, t)
    above = _lifted(configuration.A, 1.0)
    below = -_lifted(configuration.B, 1.0)
    for points, colour, marker in ((above, BLUE, "o"), (below, RED, "X")):
        flat = _flat(points)
        axes.fill(*flat.T, facecolor=f"{colour}18", edgecolor=colour, linewidth=1.2)
        axes.plot(*flat.T, marker, color=colour, markersize=8)
    axis = _flat(np.array([[0, 0, -2.4], [0, 0, 2.4]]))
    axes.plot(*axis.T, color="#444444", linewidth=1, zorder=0)
    heights = {2.15: ("$X_{A-}$", BLUE), 1.75: ("$X_{A+}$", BLUE), -1.75: ("$X_{B-}$", RED), -2.15: ("$X_{B+}$", RED)}
    for height, (name, colour) in heights.items():
        place = _flat(np.array([[0, 0, height]]))[0]
        axes.plot(*place, "D", color=colour, markersize=6)
        axes.annotate(name, place, (10, -5), textcoords="offset points")
    axes.plot(0, 0, ".", color="#444444")
    axes.annotate("$0$", (0, 0), (8, -5), textcoords="offset points")
    for points, name, colour in ((above, "$X_a = (a, 1)$", BLUE), (below, "$X_b = -(b, 1)$", "#a04400")):
        rightmost = max(_flat(points), key=lambda place: place[0])
        axes.annotate(name, rightmost, (12, -5), textcoords="offset points", color=colour)
    axes.set(aspect="equal", xlim=(-1.3, 2.3), ylim=(-2.4, 2.4))
    axes.set_axis_off()


def _draw_solid(axes: Axes, hull: np.ndarray, corners: Sequence[int]) -> None:
    """Faces towards the reader shaded, edges behind dotted, one facet in green."""
    body, flat = ConvexHull(hull), _flat(hull)
    edges: dict[frozenset[int], list[np.ndarray]] = {}
    for face, equation in zip(body.simplices, body.equations, strict=True):
        if _depth(equation[None, :3])[0] > 0:
            mine = set(face) == set(corners)
            colour = "#009E7370" if mine else "#0072B222"
            axes.fill(*flat[face].T, facecolor=colour, linewidth=0, zorder=2)
        for k in range(3):
            edges.setdefault(frozenset((face[k], face[k - 1])), []).append(equation[:3])
    for edge, normals in edges.items():
        if np.linalg.norm(normals[0] - normals[1]) > 1e-9:
            seen = max(_depth(np.array(normals))) > 0
            style = {"linestyle": "-", "linewidth": 1.4} if seen else {"linestyle": ":", "linewidth": 1}
            axes.plot(*flat[list(edge)].T, color=BLUE, zorder=3, **style)


def _draw_ray(axes: Axes, hull: np.ndarray, corners: Sequence[int], point: np.ndarray) -> None:
    """From 0 through the facet to the point; inside the body it is dotted."""
    normal = np.linalg.solve(hull[list(corners)], np.ones(3))
    origin, foot, end = _flat(np.array([np.zeros(3), point / (normal @ point), point]))
    axes.plot(*np.array([origin, foot]).T, color="#444444", linewidth=1.2, linestyle=":", zorder=4)
    axes.plot(*np.array([foot, end]).T, color="#444444", linewidth=1.2, zorder=5)
    axes.plot(*foot, "o", color="#222222", markersize=5, zorder=6)
    axes.plot(*origin, ".", color="#444444", zorder=4)
    axes.annotate("$0$", origin, (-12, -4), textcoords="offset points", zorder=6)


def _draw_cross(axes: Axes, points: np.ndarray, near: np.ndarray) -> None:
    for place, front in zip(_flat(points), near, strict=True):
        size = 10 if front else 7
        axes.plot(*place, "X", color=RED if front else "#e0a078", markersize=size, zorder=7 if front else 1)


def _lifted(points: Iterable, height: float) -> np.ndarray:
    planar = _floats(points)
    return np.column_stack([planar, np.full(len(planar), height)])


def _flat(points: np.ndarray) -> np.ndarray:
    """Parallel projection of points in space, (n, 3), onto the page, (n, 2): seen a little from above."""
    across = -np.sin(_TURN) * points[:, 0] + np.cos(_TURN) * points[:, 1]
    towards = np.cos(_TURN) * points[:, 0] + np.sin(_TURN) * points[:, 1]
    return np.column_stack([across, np.cos(_TILT) * points[:, 2] - np.sin(_TILT) * towards])


def _depth(points: np.ndarray) -> np.ndarray:
    """How far points are towards the reader, (n,)."""
    towards = np.cos(_TURN) * points[:, 0] + np.sin(_TURN) * points[:, 1]
    return np.cos(_TILT) * towards + np.sin(_TILT) * points[:, 2]


def _floats(points: Iterable) -> np.ndarray:
    return np.array([[_pixel(entry) for entry in point] for point in points])


def _pixel(entry: CyclotomicReal | fmpq) -> float:
    return float(entry) if isinstance(entry, CyclotomicReal) else int(entry.p) / int(entry.q)
