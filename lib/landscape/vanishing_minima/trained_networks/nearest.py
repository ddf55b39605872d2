"""The differentiable minimum next to a trained network, or a proof that its region has none. Exact."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from flint import fmpq, fmpq_mat

from landscape.evidence.inputs import exact_array
from landscape.evidence.witness import witness
from landscape.networks.leaky import first_layer_matrix
from landscape.vanishing_minima.first_order_rank import Point

FIT, BAD, NONE, UNKNOWN = "fits exactly", "bad minimum", "no minimum", "not decided"
"""What the region of a trained network holds, as `Nearest.kind` says it."""


GRID = 128
"""Output weights are rounded up to its multiples where they only say how far a neuron should move."""


@dataclass(frozen=True)
class Nearest:
    """What was found in the region of a trained network.

    kind   FIT or BAD with a point of the region at which G e = 0; NONE if there is no such point
    point  the network there, with the trained output weights
    moved  squared length of the change of all z_i w_i, and that of all z_i w_i before
    """

    kind: str
    point: Point | None = None
    moved: tuple[fmpq, fmpq] | None = None


def networks(family: str) -> tuple[Point, ...]:
    """The stored networks of a family, "five" or "half" as many parameters d_0 d_1 as samples; all ReLU.

    Raises ValueError for another family.
    """
    stored = witness("trained-networks", ["networks"])["networks"]
    found = tuple(Point.of(n["X"], n["y"], n["W"], n["z"], 0) for n in stored if n["family"] == family)
    if not found:
        raise ValueError(f"family: expected one of the stored families, not {family!r}")
    return found


def wrong_side(point: Point) -> int:
    """Samples with labels -1, 1 on whose side of 0 the prediction is not."""
    predictions = point.y - point.residual
    return sum(bool(p * label <= 0) for p, label in zip(predictions, point.y, strict=True))


def nearest(trained: Point) -> Nearest:
    """A small change of the vectors z_i w_i that gives G e = 0, if it is unique or fits.

    Rows and columns of G^T that vanish (samples that no neuron sees, neurons that see no sample) are set
    aside. If the other rows are independent, their labels are fitted by a change that moves the w_i little;
    if the other columns are, G e = 0 has one solution, and a region without it has no differentiable local minimum.
    Raises ValueError for an output weight 0.
    """
    if not all(trained.z):
        raise ValueError("trained: expected output weights other than 0")
    matrix = first_layer_matrix(trained.W, trained.X, trained.slope)
    rows = [n for n in range(len(matrix)) if any(matrix[n])]
    columns = [j for j in range(matrix.shape[1]) if any(matrix[:, j])]
    if not rows:
        return _judged(trained, [], [], unique=True)
    live = fmpq_mat(matrix[np.ix_(rows, columns)].tolist())
    error = fmpq_mat([[entry] for entry in trained.residual[rows].tolist()])
    rank = live.rank()
    if rank == len(rows):
        stiff = _weights(trained)[columns]
        pull = fmpq_mat((matrix[np.ix_(rows, columns)] * stiff).T.tolist())
        change = pull * (live * pull).solve(error, algorithm="dixon")
    elif rank == len(columns):
        change = (live.transpose() * live).solve(live.transpose() * error)
    else:
        return Nearest(UNKNOWN)
    return _judged(trained, columns, change.entries(), unique=rank == len(columns))


def _weights(trained: Point) -> np.ndarray:
    """About z_i^2 for each entry of z_i w_i, so that the w_i themselves move little."""
    rough = [fmpq((abs(z) * GRID).ceil(), GRID) ** 2 for z in trained.z.tolist()]
    return np.repeat(np.array(rough, dtype=object), trained.W.shape[1])


def _judged(trained: Point, columns: list[int], change: list[fmpq], unique: bool) -> Nearest:
    before = (trained.z[:, None] * trained.W).ravel()
    after = before.copy()
    after[columns] += np.array(change, dtype=object)
    moved = _square(after - before), _square(before)
    W = after.reshape(trained.W.shape) / trained.z[:, None]
    if _same_signs(W, trained):
        point = Point(trained.X, trained.y, W, trained.z, trained.slope)
        return Nearest(BAD if any(point.residual) else FIT, point, moved)
    dim = trained.W.shape[1]
    known = [i for i in range(len(W)) if set(range(i * dim, (i + 1) * dim)) <= set(columns)]
    reachable = all(_in_double_cone(W[i], trained.W[i], trained.X) for i in known)
    return Nearest(UNKNOWN if reachable or not unique else NONE)


def _same_signs(W: np.ndarray, trained: Point) -> bool:
    return all(a * b > 0 for a, b in zip((W @ trained.X.T).flat, (trained.W @ trained.X.T).flat, strict=True))


def _in_double_cone(w: np.ndarray, old: np.ndarray, X: np.ndarray) -> bool:
    """Whether w is 0, or it or -w is on the side of `old` at every sample: then some output weight has z w_i = w."""
    signs = {bool(a * b > 0) if a else None for a, b in zip(X @ w, X @ old, strict=True)}
    return not any(w) or signs in ({True}, {False})


def _square(vector: np.ndarray) -> fmpq:
    return sum((entry * entry for entry in vector), fmpq(0))


def scaled(trained: Point, factor: Any) -> Point:
    """The same function: all weights times `factor` > 0, output weights divided by it.

    Raises ValueError for another factor.
    """
    (factor,) = exact_array("factor", [factor], (1,))
    if factor <= 0:
        raise ValueError(f"factor: expected a positive number, not {factor}")
    return Point(trained.X, trained.y, factor * trained.W, trained.z / factor, trained.slope)
