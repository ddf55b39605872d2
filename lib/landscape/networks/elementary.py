"""Elementary functions and matrix products of one text on two kinds of arrays: floats and balls.

An array of floats computes in floats; an array of objects holds balls (`arb`). Every function
takes arrays or single numbers.
"""

from typing import Any

import numpy as np
from flint import arb, arb_mat

from landscape.networks.arrays import numbers

Array = Any


def balls(array: Array) -> np.ndarray:
    """Encloses every entry of an array of rationals and balls, at the current precision."""
    return _ball(np.asarray(numbers("array", array), dtype=object))


_ball = np.frompyfunc(arb, 1, 1)


def are_balls(value: Array) -> bool:
    """Whether an array or number holds balls (True) or floats (False)."""
    return numbers("value", value).dtype == object


def pi_like(value: Array) -> Any:
    """pi, of the kind of the value."""
    return arb.pi() if are_balls(value) else np.pi


def root(square: Array) -> Array:
    """The square root of numbers that are known not to be negative, though their balls may reach below 0."""
    square = numbers("square", square)
    return _ball_root(square) if are_balls(square) else np.sqrt(np.maximum(square, 0))


def _enclosed_root(square: Any) -> arb:
    square = arb(square)
    if square > 0:
        return square.sqrt()
    return arb(0).union(square.abs_upper().sqrt())


_ball_root = np.frompyfunc(_enclosed_root, 1, 1)


def arctan2(y: Array, x: Array) -> Array:
    """The angle of the point (x, y). On balls a bounded enclosure as long as the ball stays off the origin."""
    y, x = numbers("y", y), numbers("x", x)
    if y.shape != x.shape and y.ndim and x.ndim:
        raise ValueError(f"y, x: expected one shape, not {y.shape} and {x.shape}")
    return _ball_arctan2(y, x) if are_balls(y) or are_balls(x) else np.arctan2(y, x)


_ball_arctan2 = np.frompyfunc(lambda y, x: arb.atan2(arb(y), arb(x)), 2, 1)


def sine(angle: Array) -> Array:
    """sin, entry by entry."""
    angle = numbers("angle", angle)
    return _ball_sine(angle) if are_balls(angle) else np.sin(angle)


def cosine(angle: Array) -> Array:
    """cos, entry by entry."""
    angle = numbers("angle", angle)
    return _ball_cosine(angle) if are_balls(angle) else np.cos(angle)


_ball_sine = np.frompyfunc(lambda angle: arb(angle).sin(), 1, 1)
_ball_cosine = np.frompyfunc(lambda angle: arb(angle).cos(), 1, 1)


def product(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    """A[..., :, :] @ B[..., :, :] over equal leading axes; on balls through `arb_mat`, which is faster."""
    A, B = numbers("A", A), numbers("B", B)
    if A.ndim < 2 or B.ndim < 2 or A.shape[:-2] != B.shape[:-2] or A.shape[-1] != B.shape[-2]:
        raise ValueError(f"A, B: expected shapes (..., n, m) and (..., m, k), not {A.shape} and {B.shape}")
    if not (are_balls(A) or are_balls(B)):
        return A @ B
    lead, rows, columns = A.shape[:-2], A.shape[-2], B.shape[-1]
    result = np.empty((*lead, rows, columns), dtype=object)
    for index in np.ndindex(lead):
        entries = (arb_mat(A[index].tolist()) * arb_mat(B[index].tolist())).entries()
        result[index] = np.array(entries, dtype=object).reshape(rows, columns)
    return result


def norms(rows: np.ndarray) -> np.ndarray:
    """Euclidean lengths along the last axis. Shape (...,) for rows (..., dim)."""
    rows = numbers("rows", rows)
    if not rows.ndim or 0 in rows.shape:
        raise ValueError(f"rows: expected vectors, not shape {rows.shape}")
    return root((rows * rows).sum(axis=-1))
