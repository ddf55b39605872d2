"""The stored boxes of a family, and what is found on them: minima, the turn, saddles."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from flint import arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.comparison import Finding, all_of, less, suffices
from landscape.evidence.inputs import exact_number
from landscape.evidence.witness import WITNESSES, witness
from landscape.spurious_minima.every_width.boxes import (
    Box,
    Family,
    at_infinity,
    at_width,
    covers,
    critical,
    joined,
    turning_along,
    velocity,
)  # fmt: skip


@dataclass(frozen=True)
class Cover:
    """Boxes of one family, in the order of sigma.

    minima   from sigma = 0 to near the turn
    turn     the box in which one number changes its sign
    saddles  from there to the smallest width
    widths   two widths, close together, between which it changes
    """

    minima: tuple[Box, ...]
    turn: Box
    saddles: tuple[Box, ...]
    widths: tuple[fmpq, fmpq]

    @property
    def boxes(self) -> tuple[Box, ...]:
        """All boxes in order."""
        return (*self.minima, self.turn, *self.saddles)

    def until(self, family: Family, smallest: Any) -> "Cover":
        """Only the minima that are needed for all widths from `smallest` on."""
        depth = exact_number("smallest", smallest) - family.offset
        needed = [box for box in self.minima if box.left**2 * depth < 1]
        return replace(self, minima=tuple(needed))


@cache
def stored_cover(key: str, folder: Path = WITNESSES) -> Cover:
    """The boxes of `type_a` or `example_one` in `every-width.json`. Raises ValueError for a damaged file."""
    content = witness("every-width", ("type_a", "example_one"), folder)
    if key not in content:
        raise ValueError(f"key: expected type_a or example_one, not {key!r}")
    record = content[key]
    if not isinstance(record, dict) or set(record) != {"minima", "turn", "saddles", "widths"}:
        raise ValueError(f"{key}: expected the keys minima, saddles, turn, widths")
    minima, saddles = (tuple(map(_box, record[name])) for name in ("minima", "saddles"))
    low, high = (exact_number("widths", x) for x in record["widths"].split())
    return Cover(minima, _box(record["turn"][0]), saddles, (low, high))


def _box(line: str) -> Box:
    numbers = [exact_number("box", x) for x in line.split()]
    size, rest = divmod(len(numbers) - 2, 3)
    if size < 1 or rest:
        raise ValueError(f"box: expected two ends and three numbers for each unknown, found {len(numbers)} numbers")
    parts = [tuple(numbers[2 + i * size : 2 + (i + 1) * size]) for i in range(3)]
    return Box(numbers[0], numbers[1], *parts)


def shown(fact: bool) -> Finding:
    """A fact that was found with balls, or on which a finding with balls rests."""
    return less(0, arb(int(fact)))


def minima_everywhere(family: Family, cover: Cover, smallest: Any) -> Finding:
    """Whether every real width from `smallest` on has a critical point with positive blocks and positive loss."""
    used = cover.until(family, smallest)
    depth = exact_number("smallest", smallest) - family.offset
    reaches = bool(used.minima) and used.minima[-1].right ** 2 * depth >= 1
    gapless = reaches and covers(used.minima, fmpq(0), used.minima[-1].right)
    found = [shown(gapless)]
    found += (x for box in used.minima for x in _minimum_on(family, box))
    return suffices(all_of(found))


@cache
def _minimum_on(family: Family, box: Box) -> tuple[Finding, ...]:
    return tuple(_signs_of_a_minimum(family, box))


def _signs_of_a_minimum(family: Family, box: Box) -> Iterator[Finding]:
    point = critical(family, box)
    yield shown(point is not None)
    if point is not None:
        first, *rest = family.positives(point)
        yield from (less(0, x) for x in [*family.signs(point), *rest, family.value(point)])
        yield less(0, first if first > 0 else turning_along(family, box, point)[0])


def turn_found(family: Family, cover: Cover, smallest: Any) -> Finding:
    """Whether exactly one number, between the two widths of the cover, parts saddles from minima.

    Down to `smallest` there is a critical point for every real width, and the boxes are joined, so
    that it is one curve; beyond the upper width all blocks are positive, below the lower one a block
    is not, and another is positive.
    """
    depth = exact_number("smallest", smallest) - family.offset
    complete = cover.boxes[-1].right ** 2 * depth >= 1 and covers(cover.boxes, fmpq(0), cover.boxes[-1].right)
    found = [shown(complete), *(shown(joined(family, *pair)) for pair in pairwise(cover.boxes))]
    found += (x for box in cover.minima for x in _minimum_on(family, box))
    found += _turn_on(family, cover)
    found += (x for box in cover.saddles for x in _saddle_on(family, box))
    return suffices(all_of(found))


def _turn_on(family: Family, cover: Cover) -> Iterator[Finding]:
    """In the box of the turn all other numbers are positive, and this one falls as sigma grows."""
    point = critical(family, cover.turn)
    yield shown(point is not None)
    if point is not None:
        yield from (less(0, x) for x in [*family.signs(point), family.convex(point), *family.positives(point)[1:]])
        yield less(turning_along(family, cover.turn, point)[1], 0)
        low, high = (family.turning(at_width(family, [cover.turn], k)) for k in cover.widths)
        yield from (less(low, 0), less(0, high))


@cache
def _saddle_on(family: Family, box: Box) -> tuple[Finding, ...]:
    return tuple(_signs_of_a_saddle(family, box))


def _signs_of_a_saddle(family: Family, box: Box) -> Iterator[Finding]:
    point = critical(family, box)
    yield shown(point is not None)
    if point is not None:
        yield from (less(0, x) for x in [*family.signs(point), family.convex(point)])
        first = family.turning(point)
        yield less(first if first < 0 else turning_along(family, box, point)[0], 0)


def limit_is(family: Family, cover: Cover, limit: arb) -> Finding:
    """Whether the value at sigma = 0, where k is infinite, is this number to 30 digits."""
    first = cover.minima[0]
    with working_precision():
        point = at_infinity(family, first)
        found = [shown(first.left <= 0), less(abs(family.value(point) - limit), arb(10) ** -30)]
    return suffices(all_of(found))


def value_grows(family: Family, cover: Cover, smallest: Any) -> Finding:
    """Whether the value grows with k from `smallest` on: it falls with sigma on each box, and the boxes are joined."""
    boxes = cover.until(family, smallest).minima
    slopes = [shown(joined(family, *pair)) for pair in pairwise(boxes)]
    for box in boxes:
        point = critical(family, box)
        slopes.append(shown(point is not None))
        if point is not None:
            slopes.append(less(family.value(velocity(family, box, point)).slopes[0], 0))
    return suffices(all_of(slopes))
