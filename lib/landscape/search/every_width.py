"""Untrusted: boxes along the two families of spurious minima, followed by Newton's method from k = infinity."""

from collections.abc import Callable, Sequence
from typing import Any

from flint import arb, fmpq

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.dual import Dual
from landscape.spurious_minima.every_width.boxes import (
    Box,
    Family,
    approximate_inverse,
    column,
    critical,
    krawczyk,
    turning_along,
)  # fmt: skip
from landscape.spurious_minima.every_width.family import TYPE_A
from landscape.spurious_minima.example_one_family.family import EXAMPLE_ONE

DIGITS = 10
"""Of the ends of a box in sigma."""
ZONE = {"type A": fmpq(1, 20000), "Example 1": fmpq(1, 200000)}
"""Half the length in sigma of the box in which the sign turns."""
STARTS = {"type A": ("-1.45", "-.73"), "Example 1": ("2.55", "-1.27", ".13", "-1.19", "5.36")}
LAST = {"type A": "0.5773502692", "Example 1": "0.5"}
"""sigma at k = 3, rounded up, and at k = 5."""


def find() -> dict[str, Any]:
    """The witness: for each family its boxes from sigma = 0 to k = 3 or 5, and which of them holds the turn."""
    return {key: follow(family) for key, family in (("type_a", TYPE_A), ("example_one", EXAMPLE_ONE))}


def follow(family: Family) -> dict[str, Any]:
    """Boxes on which all signs are certain, but for one small box in which one of them turns once."""
    start = [arb(x) for x in STARTS[family.name]]
    k, point = turn(family, start)
    middle = _rounded(family.sigma(k), 6)
    left, right = middle - ZONE[family.name], middle + ZONE[family.name]
    zone, _ = guess(family, left, right, point)
    minima = boxes_between(family, fmpq(0), left, lambda box, w: _minimum(family, box, w), start)
    saddles = boxes_between(family, right, _rational(LAST[family.name]), lambda box, w: _saddle(family, box, w), point)
    low = fmpq(int((k * 10**10).floor()), 10**10)
    widths = " ".join(map(_text, (low, low + fmpq(1, 10**10))))
    return {"minima": _rows(minima), "turn": _rows([zone]), "saddles": _rows(saddles), "widths": widths}


def turn(family: Family, start: Sequence[arb]) -> tuple[fmpq, list[arb]]:
    """The width at which `turning` changes its sign, and the critical point there; bisection in k from 5 to 6."""
    low, high = fmpq(5), fmpq(6)
    point = _along(family, _rounded(family.sigma(6), DIGITS), start)
    for _ in range(48):
        k = (low + high) / 2
        point = _polished(family, family.sigma(k), point)
        positive = family.turning(family.shape(family.sigma(k).mid(), *point)) > 0
        low, high = (low, k) if positive else (k, high)
    return low, point


def boxes_between(family: Family, left: fmpq, right: fmpq, good: Callable[[Box, Any], bool], point) -> list[Box]:
    """Boxes as wide as their critical point satisfies `good`. Raises ValueError where none is found."""
    boxes, width, least = [], fmpq(1, 1000), fmpq(1, 10**DIGITS)
    while left < right:
        box, moved = guess(family, left, min(right, left + width), point)
        found = box and critical(family, box)
        if found is not None and good(box, found):
            boxes.append(box)
            left, point, width = box.right, moved, _shortened(width * fmpq(3, 2))
        elif width <= least:
            raise ValueError(f"no box found for {family.name} at sigma = {float(left)}")
        else:
            width = max(least, _shortened(width * fmpq(2, 3)))
    return boxes


def guess(family: Family, left: fmpq, right: fmpq, point: Sequence[arb]) -> tuple[Box | None, list[arb]]:
    """A box along the curve that Newton's method finds in the middle, and that point."""
    middle = ball((left + right) / 2)
    with working_precision():
        point = _polished(family, middle, point)
        drift = _drift(family, middle, point)
        thin = Box(left, right, _decimals(point), _decimals(drift), (fmpq(1, 10**12),) * len(point))
        deviation = krawczyk(family, thin)
    if deviation is None or not all(x.is_finite() for x in deviation):
        return None, point
    radius = _decimals([2 * x.abs_upper() + arb("1.5e-8") for x in deviation])
    return Box(left, right, thin.centre, thin.drift, radius), point


def newton(family: Family, sigma: arb, point: Sequence[arb]) -> list[arb]:
    """One step of Newton's method, on midpoints. Raises ValueError where the derivative is singular."""
    inverse = approximate_inverse(family.slopes(sigma, point))
    if inverse is None:
        raise ValueError(f"{family.name}: the derivative is singular at sigma = {sigma}")
    step = inverse * column(family.equations(family.shape(sigma, *point)))
    return [(x - y).mid() for x, y in zip(point, step.entries(), strict=True)]


def _polished(family: Family, sigma: arb, point: Sequence[arb]) -> list[arb]:
    for _ in range(3):
        point = newton(family, sigma.mid(), point)
    return point


def _along(family: Family, sigma: fmpq, start: Sequence[arb], steps: int = 12) -> list[arb]:
    """The critical point at sigma, followed from 0."""
    point = start
    for i in range(1, steps + 1):
        point = _polished(family, ball(sigma * i / steps), point)
    return point


def _drift(family: Family, sigma: arb, point: Sequence[arb]) -> list[arb]:
    """Derivative of the critical point by sigma."""
    still = [Dual(x, (arb(0),)) for x in point]
    by_sigma = [x.slopes[0] for x in family.equations(family.shape(Dual(sigma, (arb(1),)), *still))]
    return [-x for x in (approximate_inverse(family.slopes(sigma, point)) * column(by_sigma)).entries()]


def _minimum(family: Family, box: Box, w: Any) -> bool:
    first, *rest = family.positives(w)
    if not all(x > 0 for x in family.signs(w) + rest):
        return False
    return first > 0 or turning_along(family, box, w)[0] > 0


def _saddle(family: Family, box: Box, w: Any) -> bool:
    if not all(x > 0 for x in [*family.signs(w), family.convex(w)]):
        return False
    return family.turning(w) < 0 or turning_along(family, box, w)[0] < 0


def _rows(boxes: Sequence[Box]) -> list[str]:
    """One line a box: left, right, centre, drift, radius."""
    return [" ".join(map(_text, (b.left, b.right, *b.centre, *b.drift, *b.radius))) for b in boxes]


def _text(x: fmpq) -> str:
    """A short decimal, exactly."""
    digits = str(abs(int(x * 10**DIGITS))).rjust(DIGITS + 1, "0")
    short = f"{digits[:-DIGITS]}.{digits[-DIGITS:]}".rstrip("0").rstrip(".")
    return f"-{short}" if x < 0 else short


def _rational(text: str) -> fmpq:
    whole, part = text.split(".")
    return fmpq(int(whole + part), 10 ** len(part))


def _rounded(x: arb, digits: int) -> fmpq:
    return fmpq(int((x.mid().fmpq() * 10**digits).floor()), 10**digits)


def _shortened(width: fmpq) -> fmpq:
    """Three digits, so that ends stay short."""
    unit = fmpq(1, 10**DIGITS)
    while width / unit >= 1000:
        unit *= 10
    return int(width / unit) * unit


def _decimals(values: Sequence[arb]) -> tuple[fmpq, ...]:
    """Eight digits of the midpoints."""
    return tuple(_rounded(x, 8) for x in values)
