"""The ledger and the errata: every claim, what became of it, and on what that rests."""

from html import escape
from pathlib import Path

from landscape.evidence.check import Line
from landscape.evidence.verdict import Verdict
from landscape.show.contents import ROOT
from landscape.show.display import Display
from landscape.show.graph import drawn
from landscape.show.mark import claim_link, marked
from landscape.show.status import Book, Standing, book, word

_COLUMNS = ("claim", "status", "with all it uses", "as printed", "as repaired", "scope", "told", "chapter")
_PROSE = ("as printed", "as repaired", "scope", "what is printed", "counterexample", "correction")
_ERRATA = ("claim and place", "what is printed", "verdict", "counterexample", "correction")


def table(root: Path = ROOT) -> Display:
    """Every claim whose chapter exists: status, statement, repair, scopes, told, chapter."""
    read = book(root)
    rows = [_row(read, standing) for standing in read.written()]
    plain = "\n".join(_lines(read, standing) for standing in read.written())
    return Display(_scrolling("Ledger of claims", _COLUMNS, rows), plain or "no claim yet")


def graph(root: Path = ROOT) -> Display:
    """What rests on what, as a picture whose nodes are links."""
    return drawn(book(root))


def errata(root: Path = ROOT) -> Display:
    """Every claim that was refuted or promises nothing: place, print, verdict, counterexample, correction."""
    read = book(root)
    faulty = [s for s in read.written() if s.status in (Verdict.REFUTED, Verdict.VACUOUS)]
    rows = [_erratum(read, standing) for standing in faulty]
    plain = "\n".join(_erratum_lines(read, standing) for standing in faulty)
    return Display(_scrolling("Errata", _ERRATA, rows), plain or "no erratum yet")


def _row(read: Book, standing: Standing) -> list[str]:
    claim = standing.claim
    total, weakest = read.with_all_it_uses(claim.id)
    through = "" if weakest == claim.id else f"<br>through {claim_link(read, weakest)}"
    return [
        f"{claim_link(read, claim.id)}<br>{escape(claim.title)}",
        marked(standing.status),
        marked(total) + through,
        escape(claim.statement),
        _repair(read, standing),
        _scopes(standing.listed),
        "yes" if claim.told else "no",
        escape(claim.chapter),
    ]


def _erratum(read: Book, standing: Standing) -> list[str]:
    claim = standing.claim
    return [
        f"{claim_link(read, claim.id)}<br>{escape(claim.source)}",
        escape(claim.statement),
        marked(standing.status),
        _scopes(standing.decisive),
        _repair(read, standing),
    ]


def _repair(read: Book, standing: Standing) -> str:
    repaired_by = standing.claim.repaired_by
    if not repaired_by:
        return "–"
    return f"{claim_link(read, repaired_by)}<br>{escape(read.standings[repaired_by].claim.statement)}"


def _scopes(lines: tuple[Line, ...]) -> str:
    if not lines:
        return "–"
    items = "".join(f"<li>{escape(line.scope)} <em>({line.arithmetic.value})</em></li>" for line in lines)
    return f"<ul>{items}</ul>"


def _scrolling(name: str, columns: tuple[str, ...], rows: list[list[str]]) -> str:
    """A table that scrolls inside its own box, by keyboard too."""
    head = "".join(f'<th scope="col">{column}</th>' for column in columns)
    body = "\n".join(_table_row(columns, row) for row in rows)
    return (
        f'<div class="scrolling mathjax_ignore" role="region" aria-label="{name}" tabindex="0">\n'
        f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n</div>"
    )


def _table_row(columns: tuple[str, ...], cells: list[str]) -> str:
    rest = "".join(
        f'<td class="prose">{cell}</td>' if column in _PROSE else f"<td>{cell}</td>"
        for column, cell in zip(columns[1:], cells[1:], strict=True)
    )
    return f'<tr><th scope="row">{cells[0]}</th>{rest}</tr>'


def _lines(read: Book, standing: Standing) -> str:
    """The whole entry in words; an id comes first, so that no line reads as a check."""
    claim = standing.claim
    total, weakest = read.with_all_it_uses(claim.id)
    through = "" if weakest == claim.id else f" through {weakest}"
    told = ", told" if claim.told else ""
    return "\n".join(
        [
            f"{claim.id} ({claim.title}): {word(standing.status)}; with all it uses {word(total)}{through}"
            f"; {claim.chapter}{told}",
            *_printed_and_repaired(read, standing),
            *(f"  scope: {line.word} {line.scope} [{line.arithmetic.value}]" for line in standing.listed),
        ]
    )


def _erratum_lines(read: Book, standing: Standing) -> str:
    claim = standing.claim
    found = [f"  found: {line.scope} [{line.arithmetic.value}]" for line in standing.decisive]
    head = f"{claim.id} ({claim.source}): {word(standing.status)}"
    return "\n".join([head, *_printed_and_repaired(read, standing), *found])


def _printed_and_repaired(read: Book, standing: Standing) -> list[str]:
    lines = [f"  printed: {standing.claim.statement}"]
    if repaired_by := standing.claim.repaired_by:
        lines.append(f"  repaired: {repaired_by}: {read.standings[repaired_by].claim.statement}")
    return lines
