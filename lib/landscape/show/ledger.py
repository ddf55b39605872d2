"""The ledger: every claim, what became of it, and on what that rests.

The page `ledger` counts and finds; the pages `ledger/<part>` have the graph and the entries of a part.
"""

from html import escape
from pathlib import Path

from landscape.evidence.verdict import Verdict
from landscape.show.contents import LEDGER, ROOT
from landscape.show.display import Display
from landscape.show.entry import entry
from landscape.show.graph import drawn
from landscape.show.grid import row, scrolling
from landscape.show.judges import checked
from landscape.show.mark import chapter_link, entry_link, marked, page_address, part_of
from landscape.show.papers import OWN, PAPERS
from landscape.show.status import STATUSES, Book, Standing, book, in_words, tally, word

_OURS = "This book"


def summary(root: Path = ROOT) -> Display:
    """How many claims of which paper have which status."""
    read = book(root)
    counts = {key: tally(s for s in read.written() if s.claim.paper == key) for key in (*PAPERS, OWN)}
    counts["all"] = tally(read.written())
    shown = [status for status in STATUSES if counts["all"][status]]
    rows = [row([_marked(status), *(counted[status] for counted in counts.values())]) for status in shown]
    rows.append(row(["all", *(counted.total() for counted in counts.values())]))
    plain = "\n".join(f"{_name(key)}: {counted.total()} claims; {in_words(counted)}" for key, counted in counts.items())
    return Display(scrolling("Claims by status and paper", ("claims", *map(_paper, counts)), rows), plain)


def index(root: Path = ROOT) -> Display:
    """Every claim whose chapter exists, one row each, with a filter."""
    read = book(root)
    rows = [row(_cells(read, standing), word(standing.status)) for standing in read.written()]
    table = scrolling("All claims", ("claim", "given what it uses", "with all it uses", "chapter"), rows)
    plain = "\n".join(_index_line(read, standing) for standing in read.written())
    return Display(filtered("claims", table), plain or "no claim yet")


def part_summary(part: str, root: Path = ROOT) -> Display:
    """How the claims of a part stand: the paper's, and ours beside them."""
    counts = {ours: tally(_of_part(book(root), part, ours)) for ours in (False, True)}
    names = {False: "Statements of the paper", True: "Statements of this book"}
    lines = [f"{names[ours]}: {counted.total()}; {in_words(counted)}" for ours, counted in counts.items()]
    return Display(f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>", "\n".join(lines))


def graph(part: str, root: Path = ROOT) -> Display:
    """What rests on what among the claims of a part, as a picture whose nodes are links."""
    return drawn(book(root), part)


def entries(part: str, *, ours: bool, root: Path = ROOT) -> Display:
    """The entries of a part: this book's claims, or those of its paper; with a filter."""
    read, here = book(root), f"{LEDGER}/{part}"
    cards = [
        entry(read, standing, checked(standing.claim.id, root), here) for standing in _of_part(read, part, ours)
    ]
    html = "\n".join(card.on_page(read, here) for card in cards)
    plain = "\n".join(card.in_words() for card in cards)
    return Display(filtered("claims", html), plain or "no claim yet")


def filtered(what: str, html: str) -> str:
    """Content in which the script offers to find things: whatever carries a status. Without it all is seen."""
    return f'<div class="filtered mathjax_ignore" data-filter="{what}">\n{html}\n</div>'


def _of_part(read: Book, part: str, ours: bool) -> list[Standing]:
    of_part = (standing for standing in read.written() if part_of(standing.claim) == part)
    return [standing for standing in of_part if (standing.claim.paper == OWN) is ours]


def _name(key: str) -> str:
    return PAPERS[key].name if key in PAPERS else {OWN: _OURS}.get(key, key)


def _paper(key: str) -> str:
    """A paper's name, linked to the page of its part."""
    if key not in PAPERS:
        return _name(key)
    return f'<a href="{page_address(f"{LEDGER}/{PAPERS[key].part}", LEDGER)}">{escape(_name(key))}</a>'


def _marked(status: str) -> str:
    """A status in print with its marker."""
    return {word(verdict): marked(verdict) for verdict in (*Verdict, None)}[status]


def _cells(read: Book, standing: Standing) -> list[str]:
    claim = standing.claim
    total, _ = read.with_all_it_uses(claim.id)
    return [
        f"{entry_link(read, claim.id, LEDGER)}<br>{escape(claim.title)}",
        marked(standing.status),
        marked(total),
        chapter_link(read, claim.id, LEDGER),
    ]


def _index_line(read: Book, standing: Standing) -> str:
    claim = standing.claim
    total, _ = read.with_all_it_uses(claim.id)
    return f"{claim.id} ({claim.title}): {word(standing.status)}; with all it uses {word(total)}; {claim.chapter}"
