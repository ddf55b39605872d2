"""Every verdict has been shown able to come out otherwise."""

from pathlib import Path

from landscape.evidence.verdict import Verdict
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


def _needed(word: str) -> str:
    verdict = Verdict.__members__.get(word)
    if verdict is None:
        return ""
    return "sabotage" if verdict.positive else "control" if verdict.rigorous else ""
