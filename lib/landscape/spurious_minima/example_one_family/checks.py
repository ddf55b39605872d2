"""The checks of the chapter on the family of Example 1."""

from collections.abc import Callable, Sequence
from typing import Any

from flint import arb

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, less, suffices
from landscape.evidence.verdict import Arithmetic
from landscape.spurious_minima.every_width import TYPE_A, Cover, Family, at_width, critical, stored_cover
from landscape.spurious_minima.every_width import cover as found_on
from landscape.spurious_minima.example_one_family.blocks import Blocks, blocks
from landscape.spurious_minima.example_one_family.family import EXAMPLE_ONE
from landscape.spurious_minima.example_one_family.instances import blocks_agree, loss_agrees
from landscape.spurious_minima.example_one_family.shape import Shape, shape_of

POINTS = (
    (5, "97/100", "-11/100", "1/5", "3/10", "-1/2"),
    (6, "11/10", "-1/20", "1/5", "1/4", "-3/5"),
    (7, "9/10", "3/100", "1/10", "3/10", "-7/10"),
)
"""Widths and weights (k, a, b, c, d, e) that are no critical points."""
_CRITICAL = (5, 6)


def _instances(points: Sequence[tuple]) -> list[tuple[int, Shape]]:
    boxes = stored_cover("example_one").boxes
    return [(p[0], shape_of(*p)) for p in points] + [(k, at_width(EXAMPLE_ONE, boxes, k)) for k in _CRITICAL]


def _sizes(points: Sequence[tuple]) -> str:
    return f"k = {', '.join(str(p[0]) for p in points)}, and k = 5, 6 at the critical point; to 25 digits"


@checker(Arithmetic.BALL)
def check_blocks(points: Sequence[tuple] = POINTS, change: Callable[[Blocks], Blocks] = lambda found: found) -> Check:
    """The blocks against the whole Hessian in R^k and R^(k+1); `change` spoils them, for tests."""
    with working_precision():
        found = [blocks_agree(k, w, change(blocks(w))) for k, w in _instances(points)]
    return Check("own/example-one-blocks", all_of(found), _sizes(points))


@checker(Arithmetic.BALL)
def check_loss(points: Sequence[tuple] = POINTS, scale: Any = 1) -> Check:
    """The loss formula against (6); `scale` is the length of the targets, 1 for a true statement."""
    found = [loss_agrees(k, w, scale) for k, w in _instances(points)]
    return Check("own/example-one-loss", all_of(found), _sizes(points))


@checker(Arithmetic.BALL)
def check_minima(cover: Cover | None = None, smallest: Any = 6, family: Family = EXAMPLE_ONE) -> Check:
    """A strict spurious minimum of Example 1's kind for every width from `smallest` on, in every dimension d >= k."""
    cover = cover or stored_cover("example_one")
    finding = found_on.minima_everywhere(family, cover, smallest)
    count = len(cover.until(family, smallest).minima)
    scope = f"{count} boxes cover every real k >= {smallest}: a, c, d > 0 > b, e, and T, S, X, Y, M and F positive"
    return Check("own/example-one-minima", finding, scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_turn(cover: Cover | None = None, smallest: Any = 5, family: Family = EXAMPLE_ONE) -> Check:
    """One turn from saddles to minima."""
    cover = cover or stored_cover("example_one")
    finding = found_on.turn_found(family, cover, smallest)
    scope = f"{len(cover.boxes)} boxes cover every real k >= {smallest}: S changes sign once, and then all is positive"
    return Check("own/example-one-turn", finding, scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_limit(limit: arb | None = None, family: Family = EXAMPLE_ONE) -> Check:
    """k F tends to 1/2 - 2/pi^2: an equality, of which balls show 30 digits."""
    with working_precision():
        limit = ball("1/2") - 2 / arb.pi() ** 2 if limit is None else limit
    finding = found_on.limit_is(family, stored_cover("example_one"), limit)
    return Check("own/example-one-limit", finding, "the value at sigma = 0 to 30 digits; the rest told")


@checker(Arithmetic.BALL)
def check_two_families(smallest: Any = 6, simple: Family = TYPE_A, other: Family = EXAMPLE_ONE) -> Check:
    """The two minima of each width are not equal up to symmetry: by the signs of their entries."""
    found = [found_on.shown(_exact_counts(smallest))]
    for family, key in ((simple, "type_a"), (other, "example_one")):
        found += _signs(family, stored_cover(key), smallest)
    scope = f"every real k >= {smallest}: a < 0 < b for type A; a, c, d > 0 > b, e for Example 1; counting told"
    return Check("own/two-families", suffices(all_of(found)), scope, Covers.WHOLE)


def _signs(family: Family, cover: Cover, smallest: Any) -> list[Finding]:
    used = cover.until(family, smallest)
    points = [critical(family, box) for box in used.minima]
    found = [found_on.shown(all(w is not None for w in points))]
    return found + [less(0, x) for w in points if w is not None for x in family.signs(w)]


def _exact_counts(smallest: int) -> bool:
    """Rows i < k of Example 1 have k - 2 negative entries, rows of type A one."""
    return smallest - 2 > 1
