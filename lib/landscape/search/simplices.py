"""Untrusted: how near t = d + 1 points a side come to a configuration, from many shaken starts."""

from typing import Any

import numpy as np

from landscape.search import margin_ascent

DIMS, STARTS = (3, 4, 5), 25


def find() -> dict[str, Any]:
    """For each d the widest margin of the runs from `STARTS` starts, rounded up to four digits."""
    return {"margins": [{"d": dim, "t": dim + 1, "starts": STARTS, "margin": _widest(dim)} for dim in DIMS]}


def _widest(dim: int) -> str:
    rng = np.random.default_rng(dim)
    best = max(margin_ascent.ascended(_start(dim, rng), dim + 1)[0] for _ in range(STARTS))
    return f"{np.ceil(1e4 * best) / 1e4 + 0.0:.4f}"


def _start(dim: int, rng: np.random.Generator) -> np.ndarray:
    """A simplex around 0, and its opposite, shaken: other random starts hardly ever surround 0 twice."""
    centred = np.eye(dim + 1) - 1 / (dim + 1)
    A = centred @ np.linalg.svd(centred)[2][:dim].T
    shaken = [sign * A + 0.25 * rng.standard_normal(A.shape) for sign in (1, -1)]
    return np.vstack(shaken)
