"""Every verdict has been shown able to come out otherwise."""

from pathlib import Path

from landscape.evidence.verdict import Verdict
from landscape.show.judges import judged_claims
from landscape.show.marked_tests import read_marks
from rules.notebooks import notebooks


def verdicts_can_fail(root: Path) -> list[str]:
    """A claim that holds has a test marked `sabotage`, one refuted or empty a test marked `control`."""
    marks, found = read_marks(root)
    marked = {(mark.kind, mark.claim) for mark in marks}
    for page in notebooks(root):
        for line in page.lines():
            need = _needed(line.word)
            if need and (need, line.claim) not in marked:
                found.append(f"{page.name}: {line.word} {line.claim} has no test marked {need}")
    return sorted(set(found))


def claims_have_judges(root: Path) -> list[str]:
    """A checker's code says which claims it judges, so that a claim can be linked to its check."""
    judged = judged_claims(root)
    ids = {line.claim: page.name for page in notebooks(root) for line in page.lines()}
    return [f"{name}: no checker in lib names {claim_id}" for claim_id, name in ids.items() if claim_id not in judged]


def _needed(word: str) -> str:
    verdict = Verdict.__members__.get(word)
    if verdict is None:
        return ""
    return "sabotage" if verdict.positive else "control" if verdict.rigorous else ""
