"""Solids and points of space on a page: one parallel projection, what it hides, and marks."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from scipy.spatial import ConvexHull

BLUE, RED = "#0072B2", "#D55E00"
_TURN, _TILT = np.radians(24.0), np.radians(22.0)


def flat(points: np.ndarray) -> np.ndarray:
    """Parallel projection of points in space, (n, 3), onto the page, (n, 2): seen a little from above."""
    across = -np.sin(_TURN) * points[:, 0] + np.cos(_TURN) * points[:, 1]
    towards = np.cos(_TURN) * points[:, 0] + np.sin(_TURN) * points[:, 1]
    return np.column_stack([across, np.cos(_TILT) * points[:, 2] - np.sin(_TILT) * towards])


def depth(points: np.ndarray) -> np.ndarray:
    """How far points are towards the reader, (n,)."""
    towards = np.cos(_TURN) * points[:, 0] + np.sin(_TURN) * points[:, 1]
    return np.cos(_TILT) * towards + np.sin(_TILT) * points[:, 2]


def draw_solid(axes: Axes, hull: np.ndarray, corners: Sequence[int]) -> None:
    """Faces towards the reader shaded, edges behind dotted, one facet in green."""
    body, places = ConvexHull(hull), flat(hull)
    edges: dict[frozenset[int], list[np.ndarray]] = {}
    for face, equation in zip(body.simplices, body.equations, strict=True):
        if depth(equation[None, :3])[0] > 0:
            mine = set(face) == set(corners)
            colour = "#009E7370" if mine else "#0072B222"
            axes.fill(*places[face].T, facecolor=colour, linewidth=0, zorder=2)
        for k in range(3):
            edges.setdefault(frozenset((face[k], face[k - 1])), []).append(equation[:3])
    for edge, normals in edges.items():
        if np.linalg.norm(normals[0] - normals[1]) > 1e-9:
            seen = max(depth(np.array(normals))) > 0
            style = {"linestyle": "-", "linewidth": 1.4} if seen else {"linestyle": ":", "linewidth": 1}
            axes.plot(*places[list(edge)].T, color=BLUE, zorder=3, **style)


def draw_ray(axes: Axes, hull: np.ndarray, corners: Sequence[int], point: np.ndarray) -> None:
    """From 0 through the facet to the point; inside the body it is dotted."""
    normal = np.linalg.solve(hull[list(corners)], np.ones(3))
    origin, foot, end = flat(np.array([np.zeros(3), point / (normal @ point), point]))
    axes.plot(*np.array([origin, foot]).T, color="#444444", linewidth=1.2, linestyle=":", zorder=4)
    axes.plot(*np.array([foot, end]).T, color="#444444", linewidth=1.2, zorder=5)
    axes.plot(*foot, "o", color="#222222", markersize=5, zorder=6)
    axes.plot(*origin, ".", color="#444444", zorder=4)
    axes.annotate("$0$", origin, (-12, -4), textcoords="offset points", zorder=6)


def draw_cross(axes: Axes, points: np.ndarray, near: np.ndarray) -> None:
    """A cross for each point, pale and behind the solid unless it is near."""
    for place, front in zip(flat(points), near, strict=True):
        size = 10 if front else 7
        axes.plot(*place, "X", color=RED if front else "#e0a078", markersize=size, zorder=7 if front else 1)
