"""What stands at the points where descent ended: strict minima, strict saddles, and their symmetry."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

import numpy as np
from flint import fmpq

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal, suffices
from landscape.evidence.inputs import exact_number
from landscape.evidence.verdict import Arithmetic
from landscape.spurious_minima.certified_minima import Certificate, certify, certify_saddle
from landscape.spurious_minima.how_often.endings import Ending, Size, endings_at
from landscape.spurious_minima.how_often.tables import TABLE_1, TABLE_2
from landscape.spurious_minima.how_often.values import smallest_eigenvalue

RADIUS = fmpq(1, 10**10)
"""Of the balls."""
DIGITS = fmpq(1, 10**8)
"""How far the stored value may be from the value of the minimum."""
HERE = {1: [size for size in TABLE_1 if size[0] <= 13], 2: [size for size in TABLE_2 if size[0] <= 14]}
"""The sizes all of whose points the page certifies, by table; the tests certify all."""
FLAT = 0.001
"""The smallest eigenvalue below which the paper could not verify all candidates."""


def reached(sizes: Iterable[Size], kind: str) -> list[Ending]:
    """The endings of this kind at these sizes. Raises ValueError for a size that was not run."""
    return [ending for size in sizes for ending in endings_at(size, kind)]


def delicate(size: Size, kind: str) -> list[Ending]:
    """The saddles at this size, or the minima in a bowl flatter than `FLAT`; floats choose them."""
    return [ending for ending in reached([size], kind) if kind == "saddle" or smallest_eigenvalue(ending) < FLAT]


@checker(Arithmetic.BALL)
def check_minima_1(points: Sequence[Ending] | None = None, nudge: fmpq = fmpq(0)) -> Check:
    """SS18/table-1--minima: a ball of radius 10^-10 around each point reached with n = k holds one spurious minimum.

    It is strict, stays one in every dimension d >= k, and the stored value is right to 10^-8. By
    default the points of `HERE`. False versions: the first weight of each moved by `nudge`.
    """
    points = reached(HERE[1], "minimum") if points is None else points
    return Check("SS18/table-1--minima", _all_minima(points, nudge), _scope(points))


@checker(Arithmetic.BALL)
def check_minima_2(points: Sequence[Ending] | None = None, nudge: fmpq = fmpq(0)) -> Check:
    """SS18/table-2--minima: the same for n = k + 1."""
    points = reached(HERE[2], "minimum") if points is None else points
    return Check("SS18/table-2--minima", _all_minima(points, nudge), _scope(points))


@checker(Arithmetic.BALL)
def check_saddles(points: Sequence[Ending] | None = None, nudge: fmpq = fmpq(0)) -> Check:
    """own/descent-stops-at-saddles: a ball around the point holds one critical point, a strict saddle.

    By default all that were reached. False versions: the points of minima, or moved by `nudge`.
    """
    points = reached(TABLE_1 | TABLE_2, "saddle") if points is None else points
    findings = [certify_saddle(_weights(ending, nudge), radius=RADIUS).saddle() for ending in points]
    return Check("own/descent-stops-at-saddles", all_of(findings), _scope(points))


@checker(Arithmetic.BALL)
def check_staircase(points: Sequence[Ending] | None = None, swap: tuple[int, int] | None = None) -> Check:
    """own/staircase: the ball holds one critical point, and the pattern, compared exactly, has the symmetry.

    Permuting the coordinates inside each of at most three groups gives the same neurons, and the targets
    from which neurons are turned away form whole groups. False versions: two letters of each first row
    exchanged (`swap`), which is another pattern.
    """
    points, findings = reached(HERE[1], "minimum") if points is None else points, []
    for ending in points:
        if swap is not None:
            ending = _swapped(ending, *swap)
        findings += [suffices(all_of(_symmetric(ending))), _certificate(ending, fmpq(0)).minimum()]
    return Check("own/staircase", all_of(findings), _scope(points))


def _symmetric(ending: Ending) -> list[Finding]:
    groups, flipped = ending.groups(), ending.flipped()
    ends = [sum(groups[:i]) for i in range(len(groups) + 1)]
    whole = [coordinate for begin, end in pairwise(ends) if begin in flipped for coordinate in range(begin, end)]
    return [at_most(len(groups), 3), equal(whole, list(flipped))]


def _swapped(ending: Ending, i: int, j: int) -> Ending:
    row = list(ending.rows[0])
    row[i], row[j] = row[j], row[i]
    return replace(ending, rows=("".join(row), *ending.rows[1:]))


def _all_minima(points: Sequence[Ending], nudge: fmpq) -> Finding:
    return all_of(finding for ending in points for finding in _minimum(ending, nudge))


def _minimum(ending: Ending, nudge: fmpq) -> list[Finding]:
    certificate = _certificate(ending, nudge)
    value = exact_number("value", ending.value)
    found = certificate.in_every_dimension()
    if not found.holds:
        return [found]
    return [found, at_most(value - DIGITS, certificate.lowest), at_most(certificate.value, value + DIGITS)]


@cache
def _certificate(ending: Ending, nudge: fmpq) -> Certificate:
    return certify(_weights(ending, nudge), radius=RADIUS)


def _weights(ending: Ending, nudge: fmpq) -> np.ndarray:
    W = ending.weights()
    W[0, 0] += nudge
    return W


def _scope(points: Sequence[Ending]) -> str:
    sizes = sorted({ending.size for ending in points})
    extra = {n - k for k, n in sizes}
    name = " or ".join("n = k" if more == 0 else f"n = k + {more}" for more in sorted(extra))
    return f"{len(points)} point{'s' * (len(points) != 1)}, {name}, k = {_ranges([k for k, _ in sizes])}; every d >= k"


def _ranges(numbers: Sequence[int]) -> str:
    """6 to 17, 20."""
    starts = [a for a in numbers if a - 1 not in numbers]
    ends = [a for a in numbers if a + 1 not in numbers]
    return ", ".join(str(a) if a == b else f"{a} to {b}" for a, b in zip(starts, ends, strict=True))
