"""A verdict and a claim in HTML: shape, colour and word; id and link."""

from html import escape

from landscape.evidence.claim import Claim
from landscape.evidence.verdict import Verdict
from landscape.show.contents import LEDGER
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


def part_of(claim: Claim) -> str:
    """The folder of the claim's chapter."""
    return claim.chapter.split("/")[0]


def page_address(page: str, here: str) -> str:
    """Address of a page of the book, seen from the page `here`."""
    return f"{'../' * here.count('/')}{page}.html"


def code_link(text: str, address: str, here: str) -> str:
    """A text linked to a page of code; `address` is seen from the root of the site, one folder above the book's."""
    up = "../" * (here.count("/") + 1)
    return f'<a href="{up}{address}">{escape(text)}</a>'


def chapter_link(read: Book, claim_id: str, here: str) -> str:
    """The chapter's name, linked to where the claim stands in it."""
    claim = read.standings[claim_id].claim
    if claim.chapter not in read.pages:
        return escape(claim.chapter)
    return f'<a href="{page_address(claim.chapter, here)}#{claim.anchor}">{escape(claim.chapter)}</a>'


def entry_address(read: Book, claim_id: str, here: str) -> str:
    """Where the ledger records a claim, seen from the page `here`; empty while its chapter is unwritten."""
    claim = read.standings[claim_id].claim
    if claim.chapter not in read.pages:
        return ""
    page = f"{LEDGER}/{part_of(claim)}"
    return f"{'' if page == here else page_address(page, here)}#entry-{claim.anchor}"


def entry_link(read: Book, claim_id: str, here: str) -> str:
    """The id, linked to the claim's entry in the ledger."""
    address = entry_address(read, claim_id, here)
    return f'<a href="{address}">{escape(claim_id)}</a>' if address else escape(claim_id)
