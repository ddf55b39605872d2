"""The positive eigenvector of a non-negative matrix in balls: a guess in floats, interval Newton around it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from flint import arb, arb_mat

from landscape.evidence.balls import working_precision
from landscape.evidence.check import finder

Corners = Sequence[Sequence[int]]
_RADIUS = arb(2) ** -60
_STEPS = 4


@dataclass(frozen=True)
class Pair:
    """Balls that contain one y, with y_0 = 1, and one g with Lambda y = g y.

    inverse_radii  y, (n,)
    gauge          g
    """

    inverse_radii: list[arb]
    gauge: arb


def enclosed_pair(corners: Corners, coefficients: Sequence[Sequence[arb]]) -> Pair | None:
    """A box in which interval Newton proves one solution of Lambda y = g y, y_0 = 1; None if it cannot.

    Row q of Lambda has the entries coefficients[q] at the places corners[q]. The unknowns are y_1, ..., y_(n-1)
    and g. If the Newton image x0 - F'(box)^-1 F(x0) is inside the box, Brouwer's theorem gives a solution in it.
    """
    with working_precision():
        middle = [arb(float(x)) for x in _guess(corners, coefficients)]
        for _ in range(_STEPS):
            image = _newton(corners, coefficients, middle, middle)
            if image is None:
                return None
            middle = [arb(x.mid()) for x in image]
        box = [arb(x, _RADIUS) for x in middle]
        image = _newton(corners, coefficients, box, middle)
        if image is None or not all(x.contains_interior(y) for x, y in zip(box, image, strict=True)):
            return None
        return Pair([arb(1), *image[:-1]], image[-1])


def _newton(corners: Corners, coefficients: Sequence[Sequence[arb]], box: list[arb], at: list[arb]) -> list[arb] | None:
    """at - F'(box)^-1 F(at), or None where the derivative may be singular."""
    y, gauge, count = [arb(1), *at[:-1]], at[-1], len(at)
    values, slopes = [], []
    for q, (places, row) in enumerate(zip(corners, coefficients, strict=True)):
        values.append([sum((c * y[s] for s, c in zip(places, row, strict=True)), -gauge * y[q])])
        slope = [arb(0)] * (count + 1)  # by y_0, ..., y_(n-1), g
        for s, c in zip(places, row, strict=True):
            slope[s] += c
        slope[q] -= box[-1]
        slope[-1] = -(arb(1) if q == 0 else box[q - 1])
        slopes.append(slope[1:])
    try:
        step = arb_mat(slopes).solve(arb_mat(values))
    except ZeroDivisionError:
        return None
    return [x - dx for x, (dx,) in zip(at, step.tolist(), strict=True)]


@finder
def _guess(corners: Corners, coefficients: Sequence[Sequence[arb]]) -> list[float]:
    """(y_1, ..., y_(n-1), g) in floats, y_0 = 1: the eigenvector of the largest real eigenvalue."""
    matrix = np.zeros((len(corners), len(corners)))
    for q, (places, row) in enumerate(zip(corners, coefficients, strict=True)):
        matrix[q, list(places)] = [float(entry.mid()) for entry in row]
    values, vectors = np.linalg.eig(matrix)
    best = int(np.argmax(values.real))
    vector = vectors[:, best].real
    return [*(vector[1:] / vector[0]), float(values[best].real)]
