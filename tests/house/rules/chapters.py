"""A chapter settles its claims, tells what it says it tells, and shares its name with its module and tests."""

import re
from collections.abc import Iterator
from pathlib import Path

from landscape.evidence.check import BREAKS
from landscape.evidence.claim import Claim, claims
from landscape.evidence.verdict import Verdict
from rules.notebooks import Notebook, joined, notebooks

_FENCE = re.compile(r"^\s*(`{3,}|:{3,})\s*(?:\{(?P<directive>[^}]+)\}(?P<title>.*))?$")
_ROLE = re.compile(r"\{claim\}`(?:[^`<]*<)?([^`<>]+)>?`")


def chapters_settle_their_claims(root: Path) -> list[str]:
    """A claim has a verdict on its chapter's page; a chapter judges only its claims and what they use."""
    book = claims(root / "book" / "claims")
    found = []
    for page in notebooks(root):
        own = {record.id for record in book.values() if record.chapter == page.page}
        used = {target for claim_id in own for target in book[claim_id].uses}
        judged = {line.claim for line in page.lines()}
        checked = {line.claim for line in page.lines() if line.word != BREAKS}
        found += [f"{page.name}: no verdict on {claim_id}" for claim_id in sorted(own - checked)]
        if page.is_chapter:
            strangers = sorted(judged - own - used)
            found += [f"{page.name}: {claim_id} is neither settled nor used here" for claim_id in strangers]
    return found


def told_means_a_proof_names_the_claim(root: Path) -> list[str]:
    """`told` if and only if a `prf:proof` of the chapter names the claim in its title or its first line."""
    proved = _proved_in_prose(root)
    found = []
    for record in claims(root / "book" / "claims").values():
        named = record.id in proved.get(record.chapter, set())
        if record.told != named:
            found.append(_untrue(record))
    return found


def proofs_told_in_part_are_told(root: Path) -> list[str]:
    """A PROVED line whose scope leaves a step to the prose (`told`) belongs to a claim whose proof is told."""
    book = claims(root / "book" / "claims")
    return [
        f"{page.name}: {line.claim} leaves a step to the prose, which does not tell it"
        for page in notebooks(root)
        for line in page.lines()
        if line.word == Verdict.PROVED.value and re.search(r"\btold\b", line.scope) and not book[line.claim].told
    ]


def _untrue(record: Claim) -> str:
    if record.told:
        return f"{record.id}: told, but no prf:proof in book/{record.chapter} names it"
    return f"{record.id}: a prf:proof in book/{record.chapter} names it, but it is not told"


def _proved_in_prose(root: Path) -> dict[str, set[str]]:
    """Page -> ids that its proofs name."""
    pages = {page.page: _prose(page) for page in notebooks(root)}
    for file in (root / "book").rglob("*.md"):
        name = file.relative_to(root / "book").with_suffix("").as_posix()
        pages[name] = file.read_text(encoding="utf-8")
    return {name: {claim_id for names in proof_names(text) for claim_id in names} for name, text in pages.items()}


def _prose(page: Notebook) -> str:
    return "\n\n".join(joined(cell["source"]) for cell in page.cells("markdown"))


def proof_names(text: str) -> Iterator[list[str]]:
    """For each `prf:proof` block the claims named in its title or its first line."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        fence = _FENCE.match(line)
        if fence and (fence["directive"] or "").strip() == "prf:proof":
            yield _ROLE.findall(f"{fence['title']} {_first_line(lines[number + 1 :])}")


def _first_line(body: list[str]) -> str:
    """First line of a directive's body, options and blank lines skipped."""
    for line in body:
        if line.strip() and not re.match(r"^\s*:[\w-]+:", line):
            return "" if _FENCE.match(line) else line
    return ""


def chapters_share_their_names(root: Path) -> list[str]:
    """book/a-part/a-chapter.ipynb, lib/landscape/a_part/a_chapter.py, tests/a_part/test_a_chapter.py.

    Module and tests may be a folder each.
    """
    found = []
    for page in notebooks(root):
        if page.is_chapter:
            part, chapter = page.page.replace("-", "_").rsplit("/", 1)
            module = root / "lib" / "landscape" / part / chapter
            tests = root / "tests" / part
            if not (module.with_suffix(".py").is_file() or module.is_dir()):
                found.append(f"{page.name}: no module lib/landscape/{part}/{chapter}")
            if not ((tests / f"test_{chapter}.py").is_file() or (tests / chapter).is_dir()):
                found.append(f"{page.name}: no tests/{part}/test_{chapter}.py")
    return found
