"""Untrusted: symmetric critical points of SS18's loss, by Newton's method in the space of their symmetry.

A point has between 5 and 9 different entries (see `certified_minima.witnesses`). Gradient descent
restricted to such points leads from a rough guess into the reach of Newton's method; for the
pairs (k, k + 3) each point is the guess of the next. Two last steps with the gradient in balls bring
the entries to more digits than the 20 that are kept, so that they are the same on every machine.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from flint import arb

from landscape.evidence.balls import working_precision
from landscape.evidence.inputs import exact_array
from landscape.networks.gaussian_loss import GaussianLoss
from landscape.spurious_minima.certified_minima import FURTHER_PAIRS, SADDLE_PAIRS, THEOREM_PAIRS, SymmetricPoint

DIGITS = 20
KEPT, KEPT_BESIDE_COMPANIONS = [0.99, -0.03, 0.3], [0.99, -0.03, 0.23]
COMPANION_START = [0.13, -0.19], [0.07, -0.49]
THREE_FLIPPED_START = [0.972, -0.049, 0.177, 0.082, 0.04, -0.121, 0.041, -0.582, 0.162]
STEP, DESCENT_STEPS, NEWTON_STEPS, POLISHING_STEPS = 0.1, 400, 40, 3


def find() -> dict[str, Any]:
    """One point for every pair, as a witness."""
    return {"points": [[p.k, p.n, p.flipped, list(p.entries)] for p in _points()]}


def _points() -> Iterator[SymmetricPoint]:
    last = THREE_FLIPPED_START
    for k, n in sorted({*THEOREM_PAIRS, *FURTHER_PAIRS, *SADDLE_PAIRS}, key=lambda pair: (pair[1] - pair[0], pair)):
        flipped = max(1, n - k)
        if flipped == 3:
            point = converged(k, n, flipped, last, descent=0)
            last = [float(entry) for entry in point.entries]
        else:
            point = converged(k, n, flipped, _start(k, n, flipped), descent=DESCENT_STEPS)
        yield point


def converged(k: int, n: int, flipped: int, start: list[float], descent: int) -> SymmetricPoint:
    """The critical point that descent and then Newton's method reach from `start`."""
    shape = SymmetricPoint(k, n, flipped, ("0",) * len(start))
    places, V, theta = shape.places(), np.eye(k), np.array(start)
    counts = np.bincount(places.ravel())
    for _ in range(descent):
        theta = theta - STEP * _folded(places, GaussianLoss.at(theta[places], V).gradient()) / counts
    for _ in range(NEWTON_STEPS):
        theta = theta - np.linalg.solve(*_equations(places, V, theta))
    return SymmetricPoint(k, n, flipped, polished(places, V, theta))


def _start(k: int, n: int, flipped: int) -> list[float]:
    if n == k:
        return [*KEPT, 2 / k, -0.6]
    others = [0.0] if flipped > 1 else []
    return [*KEPT_BESIDE_COMPANIONS, *(entry for part in COMPANION_START for entry in (*part, *others))]


def _equations(places: np.ndarray, V: np.ndarray, theta: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Hessian and gradient with respect to the entries."""
    point = GaussianLoss.at(theta[places], V)
    picks = np.equal.outer(np.arange(len(theta)), places.ravel()).astype(float)
    return picks @ point.hessian() @ picks.T, picks @ point.gradient().ravel()


def _folded(places: np.ndarray, gradient: np.ndarray) -> np.ndarray:
    return np.bincount(places.ravel(), weights=gradient.ravel())


def polished(places: np.ndarray, V: np.ndarray, theta: np.ndarray) -> tuple[str, ...]:
    """The entries `theta` of the weights theta[places], (n, k), moved to a critical point for targets V, as decimals.

    A step with the exact gradient and the double Hessian gains 12 digits or so.
    """
    hessian, _ = _equations(places, V, theta)
    inverse = np.linalg.inv(hessian)
    exact_V = exact_array("V", V.astype(int).tolist(), V.shape)
    with working_precision():
        entries = np.array([arb(float(entry)) for entry in theta], dtype=object)
        for _ in range(POLISHING_STEPS):
            gradient = GaussianLoss.at(entries[places], exact_V).gradient().ravel()
            sums = [sum(gradient[places.ravel() == place], arb(0)).mid() for place in range(len(theta))]
            step = [sum((arb(float(a)) * s for a, s in zip(row, sums, strict=True)), arb(0)) for row in inverse]
            entries = np.array([(a - b).mid() for a, b in zip(entries, step, strict=True)], dtype=object)
        return tuple(decimal(entry) for entry in entries)


def decimal(entry: arb, digits: int = DIGITS) -> str:
    """The midpoint of a ball rounded to so many decimals."""
    units = int((entry * arb(10) ** digits + arb("0.5")).floor().unique_fmpz())
    whole, part = divmod(abs(units), 10**digits)
    return f"{'-' if units < 0 else ''}{whole}.{part:0{digits}d}"
