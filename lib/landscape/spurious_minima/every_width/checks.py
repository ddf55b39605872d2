"""The checks of the chapter on every width."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from flint import arb

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of
from landscape.evidence.verdict import Arithmetic
from landscape.spurious_minima.every_width import cover as found_on
from landscape.spurious_minima.every_width.blocks import Blocks, blocks
from landscape.spurious_minima.every_width.boxes import Family, at_width
from landscape.spurious_minima.every_width.cover import Cover, stored_cover
from landscape.spurious_minima.every_width.family import TYPE_A
from landscape.spurious_minima.every_width.instances import blocks_agree, loss_agrees
from landscape.spurious_minima.every_width.shape import Shape, shape_of

POINTS = ((4, "-2/5", "9/20"), (5, "-3/5", "1/3"), (6, "-7/10", "1/4"), (7, "-1/2", "1/5"))
"""Widths and weights (k, a, b) that are no critical points."""
_CRITICAL = (4, 5, 6)


def _instances(points: Sequence[tuple], widths: Sequence[int]) -> list[tuple[int, Shape]]:
    boxes = stored_cover("type_a").boxes
    return [(k, shape_of(k, a, b)) for k, a, b in points] + [(k, at_width(TYPE_A, boxes, k)) for k in widths]


@checker(Arithmetic.BALL)
def check_blocks(points: Sequence[tuple] = POINTS, change: Callable[[Blocks], Blocks] = lambda found: found) -> Check:
    """The blocks against the whole Hessian in R^k and R^(k+1); `change` spoils them, for tests."""
    with working_precision():
        found = [blocks_agree(k, w, change(blocks(w))) for k, w in _instances(points, _CRITICAL)]
    scope = f"k = {', '.join(str(k) for k, *_ in points)}, and k = 4, 5, 6 at the critical point; to 25 digits"
    return Check("own/type-a-blocks", all_of(found), scope)


@checker(Arithmetic.BALL)
def check_loss(points: Sequence[tuple] = POINTS, scale: Any = 1) -> Check:
    """The loss formula against (6); `scale` is the length of the targets, 1 for a true statement."""
    found = [loss_agrees(k, w, scale) for k, w in _instances(points, _CRITICAL)]
    scope = f"k = {', '.join(str(k) for k, *_ in points)}, and k = 4, 5, 6 at the critical point; to 25 digits"
    return Check("own/type-a-loss", all_of(found), scope)


@checker(Arithmetic.BALL)
def check_minima(cover: Cover | None = None, smallest: Any = 6, family: Family = TYPE_A) -> Check:
    """A strict spurious minimum for every width from `smallest` on, in every dimension d >= k."""
    cover = cover or stored_cover("type_a")
    finding = found_on.minima_everywhere(family, cover, smallest)
    count = len(cover.until(family, smallest).minima)
    scope = f"{count} boxes cover every real k >= {smallest}: a < 0 < b, T, S, X, Y, M and F positive"
    return Check("own/type-a-minima", finding, scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_turn(cover: Cover | None = None, smallest: Any = 3, family: Family = TYPE_A) -> Check:
    """One turn from saddles to minima."""
    cover = cover or stored_cover("type_a")
    finding = found_on.turn_found(family, cover, smallest)
    scope = f"{len(cover.boxes)} boxes cover every real k >= {smallest}: Y changes sign once, and then all is positive"
    return Check("own/type-a-turn", finding, scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_limit(limit: arb | None = None, smallest: Any = 6, family: Family = TYPE_A) -> Check:
    """The loss grows with the width, towards 1/2 - 1/pi: an equality, of which balls show 30 digits."""
    cover = stored_cover("type_a")
    with working_precision():
        limit = ball("1/2") - 1 / arb.pi() if limit is None else limit
    finding = all_of([found_on.limit_is(family, cover, limit), found_on.value_grows(family, cover, smallest)])
    scope = f"dF/dsigma < 0 on every box for k >= {smallest}, and the value at sigma = 0 to 30 digits"
    return Check("own/type-a-limit", finding, scope)


def without(cover: Cover, index: int) -> Cover:
    """A cover that lacks one box of its minima."""
    return replace(cover, minima=cover.minima[:index] + cover.minima[index + 1 :])


def widened(cover: Cover, index: int, factor: int) -> Cover:
    """A cover in which one box of the minima has larger radii."""
    box = cover.minima[index]
    wide = replace(box, radius=tuple(factor * r for r in box.radius))
    return replace(cover, minima=(*cover.minima[:index], wide, *cover.minima[index + 1 :]))


def shifted(blocks: Any, name: str) -> Any:
    """Blocks of a Hessian of which one, a ball or the first entry of a matrix, is moved by 10^-20."""
    block, hair = getattr(blocks, name), arb(10) ** -20
    if isinstance(block, arb):
        return replace(blocks, **{name: block + hair})
    moved = block + 0 * block
    moved[0, 0] += hair
    return replace(blocks, **{name: moved})


def displaced(cover: Cover, index: int) -> Cover:
    """A cover in which the first unknown of one box is moved by 1: no critical point there."""
    box = cover.minima[index]
    moved = replace(box, centre=(box.centre[0] + 1, *box.centre[1:]))
    return replace(cover, minima=(*cover.minima[:index], moved, *cover.minima[index + 1 :]))
