"""Untrusted: symmetric critical points with more neurons than targets, one width after the other, in doubles.

Newton's method in the few entries of a learner starts from a point that `spurious_minima` found and
goes on from width to width, each time from where the last two points lead. From r flipped neurons it
steps to r + 1 at one width. Two last steps with the gradient in balls bring more digits than are kept, so
that they are the same on every machine.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
from flint import arb

from landscape.evidence.balls import working_precision
from landscape.search.spurious_minima import decimal
from landscape.spurious_minima.certified_minima import stored
from landscape.spurious_minima.more_neurons import DIGITS, RANGES, Learner, fixed

BRIDGE = 60
"""At this width the points with r flipped neurons are near those with r + 1, for r >= 3."""
STEPS, CLOSE, POLISHING = 30, 1e-10, 2
KNOWN = {1: (9, 10), 2: (14, 16), 3: (14, 17)}


def find() -> dict[str, Any]:
    """For each number of flipped neurons, a line for each width: k and the entries, as a witness."""
    starts = {r: (pair[0], [float(x) for x in stored([pair])[0].entries]) for r, pair in KNOWN.items()}
    for r in range(4, max(RANGES) + 1):
        k, entries = starts[r - 1]
        starts[r] = BRIDGE, newton(BRIDGE, r, family(r - 1, k, entries, [BRIDGE])[BRIDGE])
    return {str(r): _lines(r, *starts[r]) for r in RANGES}


def _lines(r: int, k: int, entries: list[float]) -> list[str]:
    found = family(r, k, entries, RANGES[r].widths)
    return [" ".join([str(width), *polished(width, r, found[width])]) for width in RANGES[r].widths]


def family(r: int, k: int, entries: Iterable[float], widths: Iterable[int]) -> dict[int, np.ndarray]:
    """The points at these widths, reached step by step from the entries at width k."""
    widths = list(widths)
    found = {k: newton(k, r, np.array(entries))}
    for route in (range(k + 1, max(widths) + 1), range(k - 1, min(widths) - 1, -1)):
        for width in route:
            back = 1 if width > k else -1
            last, before = found[width - back], found.get(width - 2 * back)
            found[width] = newton(width, r, last if before is None else 2 * last - before)
    return {width: found[width] for width in widths}


def newton(k: int, r: int, entries: np.ndarray) -> np.ndarray:
    """The critical point near these entries. Raises ArithmeticError where Newton's method finds none.

    Entries (num_entries,), one for each kind of weight.
    """
    for _ in range(STEPS):
        learner = Learner.at(k, k + r, r, entries)
        basis = fixed(learner.classes, learner.families)
        step = np.linalg.solve(learner.hessian(basis), learner.gradient(basis))
        entries = entries - step
        if abs(step).max() < CLOSE:
            return entries
    raise ArithmeticError(f"no critical point found for k = {k}, {r} flipped")


def polished(k: int, r: int, entries: np.ndarray) -> list[str]:
    """Decimal strings of the critical point near these entries. Entries as `newton` gives them."""
    learner = Learner.at(k, k + r, r, entries)
    basis = fixed(learner.classes, learner.families)
    inverse = np.linalg.inv(learner.hessian(basis))
    with working_precision():
        exact = [arb(float(x)) for x in entries]
        for _ in range(POLISHING):
            gradient = Learner.at(k, k + r, r, np.array(exact, dtype=object)).gradient(basis)
            steps = (sum((arb(float(a)) * g for a, g in zip(row, gradient, strict=True)), arb(0)) for row in inverse)
            exact = [(x - step).mid() for x, step in zip(exact, steps, strict=True)]
        return [decimal(x, DIGITS) for x in exact]
