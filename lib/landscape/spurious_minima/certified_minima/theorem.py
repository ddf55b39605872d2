"""SS18 Theorem 1 and its Examples 1 and 2, from the stored points; further pairs, and saddles."""

from collections.abc import Mapping, Sequence
from functools import cache

from flint import fmpq

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal, less, suffices
from landscape.evidence.inputs import exact_number
from landscape.evidence.outward import ceil_digits, enclosure, floor_digits
from landscape.evidence.verdict import Arithmetic
from landscape.spurious_minima.certified_minima.certificate import (
    RADIUS,
    Certificate,
    Exact,
    certify,
    certify_saddle,
    require_orthonormal,
)
from landscape.spurious_minima.certified_minima.witnesses import (
    FURTHER_PAIRS,
    SADDLE_PAIRS,
    THEOREM_PAIRS,
    SymmetricPoint,
    stored,
)

Pairs = Sequence[tuple[int, int]]

EXAMPLES = {
    "SS18/fact-example1": ((6, 6), ("0.987", "-0.050", "0.308", "0.225", "-0.602"), "0.004699", "0.02508"),
    "SS18/fact-example2": ((8, 9), ("0.98", "-0.03", "0.23", "0.13", "-0.19", "0.07", "-0.49"), "0.005944", "0.02056"),
}
"""Pair, different entries as printed (but see PRINTED), printed lower bounds for lambda_min and the loss."""

PRINTED = ("0.99", "-0.03", "0.23", "0.13", "-0.19", "0.07", "-0.49")
"""The entries of Example 2 to the letter."""


@cache
def certificate(point: SymmetricPoint, radius: Exact = RADIUS) -> Certificate:
    """The certificate at a symmetric point, computed once."""
    return certify(point.weights(), radius=radius)


@checker(Arithmetic.BALL)
def check_theorem_1(points: Sequence[SymmetricPoint] | None = None, radius: Exact = RADIUS) -> Check:
    """SS18/thm-1: a spurious minimum of every pair in its list, from one certificate each."""
    finding, scope = _all_spurious(THEOREM_PAIRS, points, radius)
    return Check("SS18/thm-1", finding, scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_further_pairs(points: Sequence[SymmetricPoint] | None = None, radius: Exact = RADIUS) -> Check:
    """own/further-pairs: the same for (7, 8), (9, 10), and n = k + 2 and k + 3 up to n = 20."""
    finding, scope = _all_spurious(FURTHER_PAIRS, points, radius)
    return Check("own/further-pairs", finding, scope, Covers.WHOLE)


def _all_spurious(pairs: Pairs, points: Sequence[SymmetricPoint] | None, radius: Exact) -> tuple[Finding, str]:
    points = stored(pairs) if points is None else points
    complete = suffices(equal(sorted({point.pair for point in points} & set(pairs)), sorted(pairs)))
    found = {point.pair: certificate(point, radius) for point in points}
    finding = all_of([complete, *(one.spurious() for one in found.values())])
    return finding, _scope(found, radius)


def _scope(found: Mapping[tuple[int, int], Certificate], radius: Exact) -> str:
    good = [one for one in found.values() if one.spurious().holds]
    if len(good) < len(found) or not good:
        return f"{len(good)} of {len(found)} balls of radius {radius} hold a certified minimum above 0"
    curvature = min((floor_digits(one.curvature, 6) for one in good), key=float)
    lowest = min((floor_digits(one.lowest, 4) for one in good), key=float)
    return f"{len(good)} pairs, one ball of radius {_power(radius)} each: lambda >= {curvature}, F >= {lowest}"


def _power(radius: Exact) -> str:
    exponent = len(str(int(1 / exact_number("radius", radius)))) - 1
    return f"10^-{exponent}" if exact_number("radius", radius) == fmpq(1, 10**exponent) else str(radius)


@checker(Arithmetic.BALL)
def check_minimum(W: Exact, name: str, V: Exact | None = None, radius: Exact = RADIUS) -> Check:
    """SS18/thm-1 at one point W, shape (n, d), with orthonormal targets V; `name` says which."""
    V = None if V is None else require_orthonormal(V)
    finding = certify(W, V, radius).spurious()
    return Check("SS18/thm-1", finding, f"{name}, radius {_power(radius)}")


@checker(Arithmetic.BALL)
def check_saddles(points: Sequence[SymmetricPoint] | None = None, radius: Exact = RADIUS) -> Check:
    """own/stored-saddles: beside each of these points there is one critical point, a strict saddle."""
    points = stored(SADDLE_PAIRS) if points is None else points
    found = [certify_saddle(point.weights(), radius=radius) for point in points]
    slopes = ", ".join(f"{point.pair}: {ceil_digits(one.slope, 6)}" for point, one in zip(points, found, strict=True))
    return Check("own/stored-saddles", all_of(one.saddle() for one in found), f"smallest eigenvalue at most {slopes}")


@checker(Arithmetic.BALL)
def check_example(
    name: str, *, entries: Sequence[str] | None = None, curvature: str | None = None, lowest: str | None = None
) -> Check:
    """SS18/fact-example1, SS18/fact-example2: a strict minimum with the printed entries and bounds, rounded.

    `entries`, `curvature` and `lowest` replace what is printed. Raises ValueError for another name.
    """
    if name not in EXAMPLES:
        raise ValueError(f"name: expected one of {', '.join(EXAMPLES)}, not {name!r}")
    pair, printed, printed_curvature, printed_lowest = EXAMPLES[name]
    point = stored([pair])[0]
    found = certificate(point)
    findings = [
        *_rounds_to(point, entries or printed, found),
        less(ball(curvature or printed_curvature), found.curvature),
        less(ball(lowest or printed_lowest), found.lowest),
    ]
    bounds = f"lambda >= {floor_digits(found.curvature, 7)} in the ball, F >= {floor_digits(found.lowest, 10)}"
    scope = f"(k, n) = {pair}: entries round to {', '.join(entries or printed)}; {bounds}"
    return Check(name, all_of([found.minimum(), *map(suffices, findings)]), scope)


@checker(Arithmetic.BALL)
def check_example_2_printed(entries: Sequence[str] = PRINTED) -> Check:
    """SS18/fact-example2--printed: whether the entries of the certified minimum round to the printed ones."""
    point = stored([EXAMPLES["SS18/fact-example2"][0]])[0]
    found = certificate(point)
    first = exact_number("entry", point.entries[0]) + ball(0, 1) * found.distance
    scope = f"the minimum with the printed bounds: its first entry is in {enclosure(first, 6)}"
    return Check("SS18/fact-example2--printed", all_of(_rounds_to(point, entries, found)), scope)


def _rounds_to(point: SymmetricPoint, printed: Sequence[str], found: Certificate) -> list[Finding]:
    """Entry by entry: the minimum is within half a unit of the last printed digit."""
    with working_precision():
        reach = ball(0, 1) * found.distance
        pairs = [
            (exact_number("entry", entry), exact_number("printed", text))
            for entry, text in zip(point.entries, printed, strict=True)
        ]
        return [
            at_most(abs(entry - text + reach), fmpq(1, 2 * 10 ** _places(shown)))
            for (entry, text), shown in zip(pairs, printed, strict=True)
        ]


def _places(text: str) -> int:
    return len(text.split(".")[1])
