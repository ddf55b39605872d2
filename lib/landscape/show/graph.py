"""The dependency graph of a part as an inline SVG: one row per claim in reading order, arcs beside them.

A column of rows reads on a phone without scrolling sideways, and an arc in the margin never
passes behind a claim that it has nothing to do with. Each row is a link that says in words
what the claim uses and what uses it; `ledger.js` shows these words beside the picture.
"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from landscape.evidence.verdict import Verdict
from landscape.show.contents import LEDGER
from landscape.show.display import Display
from landscape.show.mark import entry_address, marked, marker, part_of
from landscape.show.status import Book, Standing, word

MARGIN = 52
"""Width left of the claims, where the arcs run; all sizes are CSS pixels."""
WIDTH = 326
"""What a phone of 360 pixels leaves."""
LINE, HEADING, GAP = 16, 62, 8
COLUMNS = (MARGIN + 18, MARGIN + 140)
"""Where the two statuses of a row begin: given what it uses, with all it uses."""
TITLE = 34
"""Letters in a line of a title."""
ELSEWHERE = "used here, settled elsewhere"


@dataclass(frozen=True)
class Group:
    """A heading and the claims below it."""

    heading: str
    claims: tuple[Standing, ...]


@dataclass(frozen=True)
class Row:
    """Where a claim is drawn."""

    standing: Standing
    top: float
    title: tuple[str, ...]

    @property
    def height(self) -> float:
        """From its top to the next row's."""
        return LINE * (2 + len(self.title)) + 2 * GAP

    @property
    def middle(self) -> float:
        """Where its arcs arrive."""
        return self.top + self.height / 2


def drawn(read: Book, part: str) -> Display:
    """The graph of a part's claims and of all that they use directly."""
    groups = list(grouped(read, part))
    headings, rows, height = _laid_out(groups)
    parts = [_heading(text, top) for text, top in headings] + [_node(read, row, rows, part) for row in rows.values()]
    svg = (
        f'<svg class="graph" width="{WIDTH}" height="{height:g}" role="group" '
        'aria-label="Dependency graph: arcs lead from a claim to the claims that use it">\n'
        '<defs><marker id="graph-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
        'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8Z"/></marker></defs>\n'
        + "\n".join(parts)
        + "\n</svg>"
    )
    html = (
        f'<div class="walk mathjax_ignore"><a class="skip" href="#after-graph">Skip the graph</a>{_legend()}'
        f'{svg}<aside class="walk-panel" aria-label="The claim that is pointed at" hidden></aside></div>'
        '<div id="after-graph" tabindex="-1"></div>'
    )
    return Display(html, "\n".join(_words(read, row.standing) for row in rows.values()) or "no claim yet")


def grouped(read: Book, part: str) -> Iterator[Group]:
    """By chapter in reading order, within a chapter what is used first; last, what is settled in no page of the part.

    A claim whose chapter is not yet written is of the last group.
    """
    here: dict[str, None] = {}
    for page in read.pages:
        of_page = [standing for standing in read.of_page(page) if part_of(standing.claim) == part]
        if of_page:
            here |= dict.fromkeys(standing.claim.id for standing in of_page)
            of_page.sort(key=lambda standing: _depth(read, standing.claim.id))
            yield Group(page.split("/")[-1], tuple(of_page))
    used = dict.fromkeys(other for claim_id in here for other in read.standings[claim_id].claim.uses)
    if elsewhere := tuple(read.standings[other] for other in used if other not in here):
        yield Group(ELSEWHERE, elsewhere)


def _depth(read: Book, claim_id: str) -> int:
    """Length of the longest chain of uses below a claim."""
    return max((1 + _depth(read, used) for used in read.standings[claim_id].claim.uses), default=0)


def _laid_out(groups: list[Group]) -> tuple[list[tuple[str, float]], dict[str, Row], float]:
    """Headings with their tops, rows by claim, and the height of the whole."""
    headings, rows, y = [], {}, 0.0
    for group in groups:
        headings.append((group.heading, y))
        y += HEADING
        for standing in group.claims:
            row = Row(standing, y, tuple(textwrap.wrap(standing.claim.title, TITLE)))
            rows[standing.claim.id] = row
            y += row.height
    return headings, rows, y


def _heading(text: str, top: float) -> str:
    """A chapter's name over the names of the two columns."""
    given, total = COLUMNS
    return (
        f'<text class="heading" x="{MARGIN}" y="{top + 34:g}">{escape(text)}</text>'
        f'<text class="column" x="{given - 8}" y="{top + 54:g}">given what it uses</text>'
        f'<text class="column" x="{total - 8}" y="{top + 54:g}">with all it uses</text>'
    )


def _node(read: Book, row: Row, rows: dict[str, Row], part: str) -> str:
    """A claim as a link; it holds the arcs of what it uses, so that pointing at it shows them."""
    claim, y = row.standing.claim, row.top + GAP + 12
    address = entry_address(read, claim.id, f"{LEDGER}/{part}")
    opening, closing = (f'a href="{address}"', "a") if address else ("g", "g")
    names = " ".join(read.standings[used].claim.anchor for used in claim.uses if used in rows)
    arcs = "".join(_arc(rows[used], row) for used in claim.uses if used in rows)
    lines = "".join(
        f'<text class="title" x="{MARGIN + 10}" y="{y + LINE * number:g}">{escape(line)}</text>'
        for number, line in enumerate(row.title, start=1)
    )
    total, _ = read.with_all_it_uses(claim.id)
    return (
        f'<{opening} id="node-{claim.anchor}" class="node" data-uses="{names}">'
        f"<title>{escape(_words(read, row.standing))}</title>{arcs}"
        f'<rect x="{MARGIN}" y="{row.top + 2:g}" width="{WIDTH - MARGIN - 2}" height="{row.height - 4:g}"/>'
        f'<text class="id" x="{MARGIN + 10}" y="{y:g}">{escape(claim.id)}</text>{lines}'
        f"{_status(row.standing.status, COLUMNS[0], y + LINE * (1 + len(row.title)))}"
        f"{_status(total, COLUMNS[1], y + LINE * (1 + len(row.title)))}</{closing}>"
    )


def _status(status: Verdict | None, x: float, y: float) -> str:
    text = f'<text class="word" x="10" y="4">{word(status)}</text>'
    return f'<g transform="translate({x:g} {y - 4:g})">{marker(status)}{text}</g>'


def _arc(used: Row, user: Row) -> str:
    """From below the middle of the used claim's row to above the middle of the user's; longer is wider."""
    start, end = used.middle + 6, user.middle - 6
    turn = MARGIN - min(MARGIN / 0.75 - 8, 16 + abs(end - start) / 3)
    return (
        f'<path class="edge" data-from="{used.standing.claim.anchor}" '
        f'd="M{MARGIN} {start:g}C{turn:g} {start:g} {turn:g} {end:g} {MARGIN} {end:g}" marker-end="url(#graph-arrow)"/>'
    )


def _legend() -> str:
    items = "".join(f"<li>{marked(status)}</li>" for status in (*Verdict, None))
    return (
        f'<ul class="legend" aria-label="Legend">{items}</ul>\n'
        '<p class="legend">An arrow leads from a claim to a claim that uses it. Each row is a link to the entry below. '
        "By keyboard, with scripts: the left arrow key goes to what a claim uses, the right one to what uses it.</p>"
    )


def _words(read: Book, standing: Standing) -> str:
    """A row in words: both statuses, what the claim uses, what uses it."""
    claim = standing.claim
    total, weakest = read.with_all_it_uses(claim.id)
    through = "" if weakest == claim.id else f" through {weakest}"
    uses, users = (", ".join(ids) or "nothing" for ids in (claim.uses, read.users[claim.id]))
    return f"{claim.id}: {word(standing.status)}; with all it uses {word(total)}{through}; uses {uses}; used by {users}"
