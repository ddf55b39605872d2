"""Counts and statuses written by hand in prose agree with the ledger.

Decided are: counts in digits of claims, chapters, and claims with a verdict ("60 refuted"); counts
in digits or words of all papers, parts, chapters and claims ("the five papers", "all 48 chapters");
"all claims of this part are proved"; and a status word beside a claim role. "The next two chapters"
counts nothing that the ledger knows, and is left alone.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from landscape.evidence.verdict import Verdict
from landscape.show.papers import PAPERS
from landscape.show.status import Book, Standing, book, tally
from landscape.show.tables import BEGIN, END
from rules.notebooks import notebooks

_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_NUMBER = rf"(?P<number>\d+|{'|'.join(_WORDS)})"
_NOUN = "claims|chapters"
_VERDICT = "|".join(verdict.value.lower() for verdict in Verdict)
_SCOPE = r"(?P<scope>part|chapter|page|book)"
_ROLE = r"\{claim\}`(?:[^`<]*<)?(?P<id>[^`<>]+)>?`"
_VERB = r"(?:is|was|stays|remains|has been)"
_BY_VERB = {
    "proves": "proved",
    "verifies": "verified",
    "refutes": "refuted",
    "supports": "supported",
    "contradicts": "contradicted",
}
_POSITIVE = frozenset({Verdict.PROVED, Verdict.VERIFIED, Verdict.SUPPORTED})
_NEGATIVE = frozenset({Verdict.REFUTED, Verdict.CONTRADICTED})
_MEANING = {
    "proved": frozenset({Verdict.PROVED}),
    "verified": frozenset({Verdict.PROVED, Verdict.VERIFIED}),
    "supported": _POSITIVE,
    "confirmed": _POSITIVE,
    "true": _POSITIVE | {Verdict.VACUOUS},
    "right": _POSITIVE | {Verdict.VACUOUS},
    "correct": _POSITIVE | {Verdict.VACUOUS},
    "holds": _POSITIVE | {Verdict.VACUOUS},
    "refuted": frozenset({Verdict.REFUTED}),
    "disproved": frozenset({Verdict.REFUTED}),
    "false": frozenset({Verdict.REFUTED}),
    "wrong": _NEGATIVE,
    "fails": _NEGATIVE,
    "contradicted": _NEGATIVE,
    "empty": frozenset({Verdict.VACUOUS}),
    "vacuous": frozenset({Verdict.VACUOUS}),
    "undecided": frozenset({Verdict.UNDECIDED, None}),
    "open": frozenset({Verdict.UNDECIDED, None}),
}
"""What a word of prose may stand beside."""
_STATUS = rf"(?P<word>{'|'.join(_MEANING)})\b"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_COUNTED = _pattern(rf"\b(?P<number>\d+) (?:of (?:the|our|its) )?(?P<noun>{_NOUN}|{_VERDICT})\b")
_TOTAL = _pattern(rf"\b(?:all|the) {_NUMBER} (?P<noun>papers|parts|{_NOUN})\b")
_EVERY = _pattern(
    rf"\b(?P<all>all|every|no) (?:the )?claims? (?:of|on|in) (?:this|the) {_SCOPE} (?:is|are) (?P<not>not )?{_STATUS}"
)
_AFTER = _pattern(rf"{_ROLE}\)?,?(?: {_VERB})?(?: (?P<not>not|never))?(?: (?:only|still|thus|therefore))? {_STATUS}")
_BEFORE = _pattern(rf"\b(?P<word>{'|'.join(_BY_VERB)}) {_ROLE}")


@dataclass(frozen=True)
class Page:
    """The prose of a page. `page` is what a claim's chapter would say, empty for a file beside the book."""

    name: str
    page: str
    text: str

    def within(self, read: Book, scope: str = "") -> list[Standing]:
        """The claims of a scope seen from here: the book's, the part's or the page's."""
        if scope == "part":
            part = self.page.split("/")[0]
            return [standing for standing in read.written() if standing.claim.chapter.startswith(f"{part}/")]
        return read.of_page(self.page) if scope in ("chapter", "page") else read.written()


def prose_agrees_with_the_ledger(root: Path) -> list[str]:
    """No count and no status in prose contradicts the claims and the stored outputs."""
    read = book(root)
    rules: tuple[Callable[[Page, Book], Iterator[str]], ...] = (_counts, _totals, _sweeping, _beside_roles)
    return [f"{page.name}: {fault}" for page in _prose(root) for rule in rules for fault in rule(page, read)]


_CODE = re.compile(r"^(`{3,})(?!\{)[^\n]*\n.*?^\1$", re.MULTILINE | re.DOTALL)
"""A fenced block that is no directive: code, and what it prints in an example."""


def _prose(root: Path) -> Iterator[Page]:
    """Markdown cells, pages of prose and the prose beside the book in one line each, without the computed table."""
    for notebook in notebooks(root):
        text = "\n\n".join(cell["source"] for cell in notebook.cells("markdown"))
        yield Page(notebook.name, notebook.page, _flat(text))
    for file in [*sorted(root.glob("*.md")), *sorted((root / "book").rglob("*.md"))]:
        name = file.relative_to(root).as_posix()
        text = re.sub(f"{BEGIN}.*?{END}", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        page = name.removeprefix("book/").removesuffix(".md") if name.startswith("book/") else ""
        yield Page(name, page, _flat(text))


def _flat(text: str) -> str:
    return re.sub(r"[*_]*(\s+)[*_]*", " ", _CODE.sub("", text))


def _counts(page: Page, read: Book) -> Iterator[str]:
    """A count in digits is that of the book, of the page's part or of the page: of all claims, the papers', or ours."""
    for found in _COUNTED.finditer(page.text):
        true = sorted(_true_counts(page, read, found["noun"].lower()))
        if int(found["number"]) not in true:
            yield f"{found[0]!r}, the ledger counts {' or '.join(map(str, true))}"


def _totals(page: Page, read: Book) -> Iterator[str]:
    for found in _TOTAL.finditer(page.text):
        number, noun = found["number"].lower(), found["noun"].lower()
        value = int(number) if number.isdigit() else _WORDS.index(number) + 1
        true = {len(PAPERS)} if noun in ("papers", "parts") else _true_counts(page, read, noun)
        if value not in true:
            yield f"{found[0]!r}, the ledger counts {' or '.join(map(str, sorted(true)))}"


def _true_counts(page: Page, read: Book, noun: str) -> set[int]:
    """What "n claims", "n chapters" or "n refuted" may say on a page."""
    scopes = [page.within(read, scope) for scope in ("book", "part", "page")]
    papers = [[s for s in within if s.claim.paper in PAPERS] for within in scopes]
    ours = [[s for s in within if s.claim.paper not in PAPERS] for within in scopes]
    counts = {_count(within, noun) for within in scopes + papers + ours}
    return counts - {0} or {0}


def _count(standings: list[Standing], noun: str) -> int:
    if noun == "claims":
        return len(standings)
    if noun == "chapters":
        return len({standing.claim.chapter for standing in standings})
    return tally(standings)[noun.upper()]


def _sweeping(page: Page, read: Book) -> Iterator[str]:
    """ "All claims of this part are proved": each of them, or with "no", none."""
    for found in _EVERY.finditer(page.text):
        meant = _MEANING[found["word"].lower()]
        negated = (found["all"].lower() == "no") is not bool(found["not"])
        wrong = [s for s in page.within(read, found["scope"].lower()) if (s.status in meant) is negated]
        if wrong:
            yield f"{found[0]!r}, but {wrong[0].claim.id} is {_named(wrong[0].status)}"


def _beside_roles(page: Page, read: Book) -> Iterator[str]:
    """A status word right after a claim, or a verb right before it. A told proof may be called a proof."""
    for pattern in (_AFTER, _BEFORE):
        for found in pattern.finditer(page.text):
            word = found["word"].lower()
            standing = read.standings.get(found["id"])
            if standing and _fits(standing, _BY_VERB.get(word, word)) is bool(found.groupdict().get("not")):
                yield f"{found[0]!r}, the ledger says {_named(standing.status)}"


def _fits(standing: Standing, word: str) -> bool:
    told = word == "proved" and standing.claim.told and standing.status in _POSITIVE
    return told or standing.status in _MEANING[word]


def _named(status: Verdict | None) -> str:
    return status.value if status else "not checked"
