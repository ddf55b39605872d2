"""A verdict and a claim in HTML: shape, colour and word; id and link."""

from html import escape

from landscape.evidence.verdict import Verdict
from landscape.show.status import Book, word
from landscape.show.style import VERDICT_COLOUR, marker_path


def marked(status: Verdict | None) -> str:
    """The status as its marker and its word; the marker is decoration, the word is the content."""
    box = 'viewBox="-7 -7 14 14" width="14" height="14"'
    svg = f'<svg class="marker" {box} aria-hidden="true">{marker(status)}</svg>'
    return f'<span class="status">{svg} {word(status)}</span>'


def marker(status: Verdict | None) -> str:
    """The marker as an SVG element around the origin, 12 units across; hollow where nothing was checked."""
    if status is None:
        return '<circle class="unchecked" r="5"/>'
    return f'<path d="{marker_path(status, 12)}" fill="{VERDICT_COLOUR[status]}"/>'


def claim_address(read: Book, claim_id: str) -> str:
    """Where a claim stands, seen from a page directly in `book/`; empty while its chapter is unwritten."""
    claim = read.standings[claim_id].claim
    return f"{claim.chapter}.html#{claim.anchor}" if claim.chapter in read.pages else ""


def claim_link(read: Book, claim_id: str) -> str:
    """The id, linked to where it stands."""
    address = claim_address(read, claim_id)
    return f'<a href="{address}">{escape(claim_id)}</a>' if address else escape(claim_id)
