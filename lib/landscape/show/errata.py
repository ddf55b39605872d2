"""The errata: what in the papers is not right, empty, or not confirmed, for their authors and readers."""

from dataclasses import dataclass
from html import escape
from pathlib import Path

from landscape.evidence.verdict import Verdict
from landscape.show.card import Card, Field, Item
from landscape.show.contents import ERRATA, ROOT
from landscape.show.display import Display
from landscape.show.entry import chapter, repair, scopes
from landscape.show.grid import row, scrolling
from landscape.show.mark import entry_address, page_address
from landscape.show.papers import PAPERS, position
from landscape.show.status import Book, Standing, book


@dataclass(frozen=True)
class Kind:
    """A kind of erratum: its heading, what it means, what the finding is called, and the statuses that make it.

    `replaced` admits only claims in whose place the book puts another one.
    """

    heading: str
    meaning: str
    finding: str
    statuses: frozenset[Verdict | None]
    replaced: bool = False

    def holds(self, standing: Standing) -> bool:
        """Whether a standing is of this kind."""
        return standing.status in self.statuses and (not self.replaced or bool(standing.claim.repaired_by))


KINDS = (
    Kind(
        "Not right as printed",
        "There is a counterexample to the reading that is given, in exact or rigorously bounded numbers.",
        "counterexample",
        frozenset({Verdict.REFUTED}),
    ),
    Kind(
        "Empty as printed",
        "These are not false: an empty statement is true. But, at every size in scope, its hypotheses cannot be met "
        "or its bound promises nothing.",
        "shown empty for",
        frozenset({Verdict.VACUOUS}),
    ),
    Kind(
        "Not confirmed",
        "Samples or floats disagree, which proves nothing; the difference may lie in something that is not printed.",
        "what was found",
        frozenset({Verdict.CONTRADICTED}),
    ),
    Kind(
        "Undecided, with another statement in its place",
        "The check of what is printed could not tell; a statement with a verdict of its own stands in its place.",
        "what was computed",
        frozenset({Verdict.UNDECIDED, None}),
        replaced=True,
    ),
    Kind(
        "Holds, and rests on another statement",
        "The statement holds in the scope that is named; the book rests it on another one than the paper does.",
        "what was computed",
        frozenset({Verdict.PROVED, Verdict.VERIFIED, Verdict.SUPPORTED}),
        replaced=True,
    ),
)
"""Every erratum is of exactly one kind."""


def faulty(read: Book, paper: str, kind: Kind) -> list[Standing]:
    """A paper's errata of one kind, in the order of the paper."""
    found = [standing for standing in read.written() if standing.claim.paper == paper and kind.holds(standing)]
    return sorted(found, key=lambda standing: position(standing.claim))


def summary(root: Path = ROOT) -> Display:
    """How many errata of each kind each paper has, among how many claims."""
    read = book(root)
    rows, lines = [], []
    for key, paper in PAPERS.items():
        counts = [len(faulty(read, key, kind)) for kind in KINDS]
        claims = sum(standing.claim.paper == key for standing in read.written())
        rows.append(row([f'<a href="#errata-{key.lower()}">{escape(paper.name)}</a>', claims, *counts]))
        kinds = "; ".join(f"{kind.heading.lower()}: {count}" for kind, count in zip(KINDS, counts, strict=True))
        lines.append(f"{paper.name}, {claims} claims: {kinds}")
    columns = ("paper", "claims", *(kind.heading.lower() for kind in KINDS))
    return Display(scrolling("Errata by paper and kind", columns, rows), "\n".join(lines))


def of_paper(paper: str, root: Path = ROOT) -> Display:
    """The errata of a paper: kind by kind, each in the order of the paper."""
    read, read_in = book(root), PAPERS[paper]
    chapters = f'<a href="{page_address(f"{read_in.part}/index", ERRATA)}">chapters</a>'
    html = [f'<p id="errata-{paper.lower()}"><cite>{escape(read_in.title)}</cite>; its {chapters}.</p>']
    plain = [f"{read_in.name}, {read_in.title}"]
    for kind in KINDS:
        if found := faulty(read, paper, kind):
            cards = [_card(read, standing, kind) for standing in found]
            html.append(f"<h3>{kind.heading}</h3><p>{kind.meaning}</p>")
            html += [card.on_page(read, ERRATA) for card in cards]
            plain += [kind.heading, *(card.in_words() for card in cards)]
    body = "\n".join(html)
    return Display(f'<div class="errata mathjax_ignore">\n{body}\n</div>', "\n".join(plain))


def _card(read: Book, standing: Standing, kind: Kind) -> Card:
    """Place, what is printed, how it is read, verdict, finding, correction, chapter."""
    claim = standing.claim
    why = [Field("because", (Item(claim.vacuous),))] if claim.vacuous and standing.status is Verdict.VACUOUS else []
    fields = (
        Field("printed", (Item(claim.statement),)),
        Field("read as", (Item(claim.reading),)),
        Field("verdict", (Item(status=(standing.status,)),)),
        *why,
        Field(kind.finding, scopes(standing.decisive)),
        *(repair(read, standing, "correction") or [Field("correction", (Item("none is known to us"),))]),
        Field("more", (chapter(read, claim.id, ERRATA), _entry(read, claim.id)), inline=True),
    )
    heading = claim.source[0].upper() + claim.source[1:]
    return Card(f"erratum-{claim.anchor}", heading, claim.title, standing.status, fields, level=4)


def _entry(read: Book, claim_id: str) -> Item:
    return Item(claim_id, html=f'<a href="{entry_address(read, claim_id, ERRATA)}">{escape(claim_id)}</a>')
