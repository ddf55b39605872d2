"""The dependency graph as an inline SVG: one row per claim in reading order, arcs beside them.

A column of rows reads on a phone without scrolling sideways, and an arc in the margin never
passes behind a claim that it has nothing to do with.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from landscape.evidence.verdict import Verdict
from landscape.show.display import Display
from landscape.show.mark import claim_address, marked, marker
from landscape.show.status import Book, Standing, word

MARGIN = 88
"""Width left of the claims, where the arcs run; all sizes are CSS pixels."""
ROW, HEADING = 46, 34
UNWRITTEN = "used, chapter not yet written"


@dataclass(frozen=True)
class Group:
    """A heading and the claims below it."""

    heading: str
    claims: tuple[Standing, ...]


def drawn(read: Book) -> Display:
    """The graph of all claims whose chapter exists, and of all that they use."""
    groups = list(grouped(read))
    heights, total = _heights(groups)
    parts = []
    for group in groups:
        top = heights[group.claims[0].claim.id] - ROW / 2
        parts.append(f'<text class="heading" x="{MARGIN}" y="{top - 6:g}">{escape(group.heading)}</text>')
        parts += [_node(read, standing, heights) for standing in group.claims]
    svg = (
        f'<svg class="graph mathjax_ignore" width="100%" height="{total:g}" role="group" '
        'aria-label="Dependency graph: arcs lead from a claim to the claims that use it">\n'
        '<defs><marker id="graph-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
        'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8Z"/></marker></defs>\n'
        + "\n".join(parts)
        + "\n</svg>"
    )
    lines = [_line(standing) for group in groups for standing in group.claims]
    return Display(f"{_legend()}\n{svg}", "\n".join(lines) or "no claim yet")


def grouped(read: Book) -> Iterator[Group]:
    """By chapter in reading order, within a chapter what is used first; last, what has no chapter yet."""
    for page in read.pages:
        if of_page := read.of_page(page):
            yield Group(page, tuple(sorted(of_page, key=lambda s: _depth(read, s.claim.id))))
    written = {standing.claim.id for standing in read.written()}
    used = dict.fromkeys(other for claim_id in written for other in read.leaned_on(claim_id))
    if unwritten := tuple(s for s in read.standings.values() if s.claim.id in used.keys() - written):
        yield Group(UNWRITTEN, unwritten)


def _depth(read: Book, claim_id: str) -> int:
    """Length of the longest chain of uses below a claim."""
    return max((1 + _depth(read, used) for used in read.standings[claim_id].claim.uses), default=0)


def _heights(groups: list[Group]) -> tuple[dict[str, float], float]:
    """The middle of each claim's row, and the height of the whole."""
    heights, y = {}, 0.0
    for group in groups:
        y += HEADING
        for standing in group.claims:
            heights[standing.claim.id] = y + ROW / 2
            y += ROW
    return heights, y


def _node(read: Book, standing: Standing, heights: dict[str, float]) -> str:
    """A claim as a link; it holds the arcs of what it uses, so that pointing at it shows them."""
    claim, y = standing.claim, heights[standing.claim.id]
    address = claim_address(read, claim.id)
    opening, closing = (f'<a href="{address}">', "</a>") if address else ("<g>", "</g>")
    arcs = "".join(_arc(heights[used], y) for used in claim.uses)
    return (
        f'{opening}{arcs}<rect x="{MARGIN}" y="{y - ROW / 2 + 2:g}" width="100%" height="{ROW - 4}"/>'
        f'<g transform="translate({MARGIN + 13} {y:g})">{marker(standing.status)}</g>'
        f'<text x="{MARGIN + 28}" y="{y - 4:g}">{escape(claim.id)}</text>'
        f'<text class="word" x="{MARGIN + 28}" y="{y + 13:g}">{word(standing.status)} · {escape(claim.title)}</text>'
        f"{closing}"
    )


def _arc(start: float, end: float) -> str:
    """From below the middle of the used claim's row to above the middle of the user's; longer is wider."""
    start, end = start + 6, end - 6
    bulge = min(MARGIN / 0.75 - 8, 16 + abs(end - start) / 3)
    turn = MARGIN - bulge
    return (
        f'<path class="edge" d="M{MARGIN} {start:g}C{turn:g} {start:g} {turn:g} {end:g} {MARGIN} {end:g}" '
        'marker-end="url(#graph-arrow)"/>'
    )


def _legend() -> str:
    items = "".join(f"<li>{marked(status)}</li>" for status in (*Verdict, None))
    return (
        f'<ul class="legend" aria-label="Legend">{items}</ul>\n'
        '<p class="legend">An arrow leads from a claim to a claim that uses it.</p>'
    )


def _line(standing: Standing) -> str:
    uses = ", ".join(standing.claim.uses) or "nothing"
    return f"{standing.claim.id}: {word(standing.status)}; uses {uses}"
