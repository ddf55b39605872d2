"""Every hypothesis of a claim that holds is dropped by a sabotage, or a list says why none does."""

import tomllib
from collections import Counter
from pathlib import Path

from landscape.evidence.claim import Claim, claims
from landscape.evidence.verdict import Verdict
from landscape.show.marked_tests import read_marks
from rules.notebooks import notebooks

UNDROPPED = "tests/teeth/undropped.toml"
REASONS = ("open", "told", "object", "inherited")


def hypotheses_are_dropped(root: Path) -> list[str]:
    """Each is dropped by a test or listed, not both, and nothing else is named."""
    dropped = {(mark.claim, number) for mark in read_marks(root)[0] if mark.kind == "sabotage" for number in mark.drops}
    listed = _listed(root)
    meant = {(claim.id, number) for claim in _holding(root) for number in range(1, len(claim.hypotheses) + 1)}
    return sorted(
        [f"{claim}: no sabotage drops hypothesis {number}" for claim, number in meant - dropped - listed.keys()]
        + [f"{claim}: hypothesis {number} is dropped and listed" for claim, number in dropped & listed.keys()]
        + [f"{claim}: a sabotage drops hypothesis {number}, which is none" for claim, number in dropped - meant]
        + [f"{UNDROPPED}: {claim} has no hypothesis {number} to drop" for claim, number in listed.keys() - meant]
        + [f"{UNDROPPED}: {claim}: unknown reason {why!r}" for (claim, _), why in listed.items() if why not in REASONS]
    )


def undropped(root: Path) -> Counter[str]:
    """Reason -> how many hypotheses no test drops for it."""
    return Counter(_listed(root).values())


def _listed(root: Path) -> dict[tuple[str, int], str]:
    file = root / UNDROPPED
    records = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return {(claim, int(number)): word for claim, reasons in records.items() for number, word in reasons.items()}


def _holding(root: Path) -> list[Claim]:
    """The claims for which some page prints a positive verdict and none a negative one."""
    words: dict[str, set[str]] = {}
    for page in notebooks(root):
        for line in page.lines():
            words.setdefault(line.claim, set()).add(line.word)
    records = claims(root / "book" / "claims")
    return [records[claim] for claim, printed in words.items() if claim in records and _holds(printed)]


def _holds(printed: set[str]) -> bool:
    verdicts = [Verdict[word] for word in printed if word in Verdict.__members__]
    decided = [verdict for verdict in verdicts if verdict is not Verdict.UNDECIDED]
    return bool(decided) and all(verdict.positive for verdict in decided)
