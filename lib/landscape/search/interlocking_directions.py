"""Untrusted: directions a and b that interlock, for many dimensions d and numbers t of points a side.

Two ways. Orbits: a_j turns by the angle 2 pi k j/t in each of several planes, b_j is the same with the
planes turned by a phase; the phases are drawn at random and the widest margin is kept. Ascent: from
a start with less symmetry, linear programs widen the least of all margins, with radii from Perron's
eigenvector. The integers that are left are rounded directions; whether they interlock is for
`cupped_minima.conjectures` to say.
"""

from collections.abc import Iterator
from itertools import combinations
from math import gcd
from typing import Any

import numpy as np
from scipy.spatial import ConvexHull

from landscape.search import margin_ascent

ORBITS = tuple([(4, t) for t in range(6, 25)] + [(5, t) for t in range(8, 25, 2)] + [(6, t) for t in range(8, 25)])
"""(d, t) for orbits: in odd dimensions a last coordinate alternates, which needs an even t."""

ASCENTS: dict[tuple[int, int], tuple[str, int]] = {
    (3, 5): ("random", 4),
    (3, 7): ("extra", 2),
    (3, 9): ("orbits 3", 2),
    (3, 11): ("extra", 8),
    (3, 13): ("orbits 6", 0),
    (3, 15): ("orbits 3", 19),
    (5, 7): ("sum", 4),
    (5, 9): ("orbits 4", 14),
    (5, 11): ("orbits 5", 4),
    (5, 13): ("extra", 0),
    (5, 15): ("orbits 5", 7),
    (5, 17): ("extra", 2),
}
"""(d, t): (kind of start, its number): found by trying one number after the other."""

SCALE, DRAWS = 1000, 150


def find() -> dict[str, Any]:
    """All pairs as a witness: for each d, t, integer directions A and B and the facets that they are over."""
    found = [orbit_pair(dim, t) for dim, t in ORBITS] + [ascent_pair(*pair, *how) for pair, how in ASCENTS.items()]
    return {"pairs": sorted(found, key=lambda record: (record["d"], record["t"]))}


def orbit_pair(dim: int, t: int) -> dict[str, Any]:
    """The widest of `DRAWS` drawings for each choice of frequencies."""
    rng = np.random.default_rng([dim, t])
    best = max(_orbits(dim, t, rng), key=lambda candidate: candidate[0])
    return record(np.vstack(best[1:]), t)


def ascent_pair(dim: int, t: int, kind: str, number: int) -> dict[str, Any]:
    """What the ascent makes of one start. Raises ValueError if it does not interlock."""
    margin, directions = margin_ascent.ascended(start(dim, t, kind, number), t)
    if margin <= 0:
        raise ValueError(f"(d, t) = ({dim}, {t}), {kind} {number}: found a margin of {margin:.3f} only")
    return record(directions, t)


def record(directions: np.ndarray, t: int) -> dict[str, Any]:
    """A witness record: rounded directions, and facets of the rounded ones. Directions (2 t, dim), those of A first."""
    unit = directions / np.linalg.norm(directions, axis=1, keepdims=True)
    whole = np.rint(SCALE * unit).astype(int)
    facets = np.vstack(
        [margin_ascent.facets_over(whole[t:], whole[:t]), margin_ascent.facets_over(whole[:t], whole[t:])]
    )
    rows = [sorted(int(corner) for corner in row) for row in facets]
    return {"d": directions.shape[1], "t": t, "A": whole[:t].tolist(), "B": whole[t:].tolist(), "facets": rows}


def start(dim: int, t: int, kind: str, number: int) -> np.ndarray:
    """2t directions: "random"; "orbits k", of order k, and poles; "extra", a pair more than orbits; "sum"."""
    rng = np.random.default_rng([dim, t, number])
    if kind == "random":
        return rng.standard_normal((2 * t, dim))
    if kind == "extra":
        return _with_extra_pair(dim, t, rng)
    if kind == "sum":
        return _sum_of_simplices(dim, rng)
    return _orbits_and_poles(dim, t, int(kind.split()[1]), rng)


def _with_extra_pair(dim: int, t: int, rng: np.random.Generator) -> np.ndarray:
    _, A, B = max(_orbits(dim, t - 1, rng), key=lambda candidate: candidate[0])
    extra = rng.standard_normal((2, dim))
    shaken = [side + 0.15 * rng.standard_normal(side.shape) for side in (A, B)]
    return np.vstack([shaken[0], extra[:1], shaken[1], extra[1:]])


def _sum_of_simplices(dim: int, rng: np.random.Generator) -> np.ndarray:
    """t = dim + 2: two simplices in complementary spaces, and their image under a random rotation."""
    half = dim // 2
    A = np.zeros((dim + 2, dim))
    A[: half + 1, :half], A[half + 1 :, half:] = (_simplex(size) for size in (half, dim - half))
    rotation = np.linalg.qr(rng.standard_normal((dim, dim)))[0]
    return np.vstack([A, A @ rotation]) + 0.1 * rng.standard_normal((2 * dim + 4, dim))


def _simplex(dim: int) -> np.ndarray:
    centred = np.eye(dim + 1) - 1 / (dim + 1)
    return centred @ np.linalg.svd(centred)[2][:dim].T


def _orbits_and_poles(dim: int, t: int, order: int, rng: np.random.Generator) -> np.ndarray:
    """Orbits of rotations by 2 pi/order, with frequency 1, 2, ... in the planes, and poles on the last axis."""
    angles = 2 * np.pi * np.arange(order) / order
    mirrored = rng.random() < 0.5
    sides = []
    for sign in (1, -1):
        rows = []
        for _ in range(t // order):
            base = rng.standard_normal(dim)
            rows += [_turned(base, [a * (c + 1 if order >= 5 else 1) for c in range(dim // 2)]) for a in angles]
        rows += [np.eye(dim)[-1] * sign * (1 if i == 0 else -1) for i in range(t % order)]
        sides.append(np.array(rows))
    if mirrored:
        sides[1] = sides[0] * ([1, -1] * (dim // 2) + [-1] * (dim % 2))
    return np.vstack(sides) + 0.02 * rng.standard_normal((2 * t, dim))


def _turned(base: np.ndarray, angles: list[float]) -> np.ndarray:
    out = base.copy()
    for plane, angle in enumerate(angles):
        x, y = base[2 * plane : 2 * plane + 2]
        out[2 * plane : 2 * plane + 2] = np.cos(angle) * x - np.sin(angle) * y, np.sin(angle) * x + np.cos(angle) * y
    return out


def _orbits(dim: int, t: int, rng: np.random.Generator) -> Iterator[tuple[float, np.ndarray, np.ndarray]]:
    """(margin, A, B) of drawings, for all frequencies that can carry a polytope with 0 inside."""
    last = (t // 2,) if dim % 2 else ()
    for planes in combinations(range(1, (t + 1) // 2), dim // 2):
        frequencies = (*planes, *last)
        A = _orbit(frequencies, t, np.zeros(len(frequencies)))
        if gcd(t, *frequencies) > 1 or np.linalg.matrix_rank(A) < dim:
            continue
        hull = ConvexHull(A)
        if len(hull.vertices) < t or hull.equations[:, -1].max() > -1e-9:
            continue
        normals = hull.equations[:, :-1] / -hull.equations[:, -1:]
        for _ in range(DRAWS):
            phases = rng.uniform(0, 2 * np.pi, len(frequencies))
            if last:
                phases[-1] = rng.choice([0, np.pi])
            B = _orbit(frequencies, t, phases)
            yield _margin(A, B, normals, hull.simplices), A, B


def _orbit(frequencies: tuple[int, ...], t: int, phases: np.ndarray) -> np.ndarray:
    columns, j = [], np.arange(t)
    for k, phase in zip(frequencies, phases, strict=True):
        angles = 2 * np.pi * k * j / t + phase
        columns += [np.cos(angles)] if 2 * k == t else [np.cos(angles), np.sin(angles)]
    return np.array(columns).T


def _margin(A: np.ndarray, B: np.ndarray, normals: np.ndarray, simplices: np.ndarray) -> float:
    """The least slack of the facet that b_0 is over; by symmetry, of all facets."""
    facet = int((normals @ B[0]).argmax())
    corners, normal = simplices[facet], normals[facet]
    coefficients = np.linalg.solve(A[corners].T, B[0]) if np.linalg.matrix_rank(A[corners]) == len(corners) else [-1.0]
    others = np.delete(A @ normal, corners)
    return float(
        min(normal @ B[0] - 1, min(coefficients), 1 - max(coefficients), 1 - max(others), 1 - max(B[1:] @ normal))
    )
