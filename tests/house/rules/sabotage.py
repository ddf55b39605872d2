"""Every verdict has been shown able to come out otherwise."""

import ast
from pathlib import Path

from landscape.evidence.verdict import Verdict
from landscape.show.judges import MARKERS, judged_claims, marks
from rules.files import python
from rules.notebooks import notebooks


def verdicts_can_fail(root: Path) -> list[str]:
    """A claim that holds has a test marked `sabotage`, one refuted or empty a test marked `control`."""
    marked, found = _marked(root)
    for page in notebooks(root):
        for line in page.lines():
            need = _needed(line.word)
            if need and line.claim not in marked[need]:
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


def _marked(root: Path) -> tuple[dict[str, set[str]], list[str]]:
    """(marker -> ids, markers that cannot be read)."""
    ids: dict[str, set[str]] = {marker: set() for marker in MARKERS}
    faults = []
    for name, tree in python(root, "tests"):
        for mark in marks(tree):
            literals = [arg.value for arg in mark.args if isinstance(arg, ast.Constant) and arg.value]
            if len(literals) == len(mark.args) == 2:
                ids[mark.func.attr].add(literals[0])
            else:
                faults.append(f"{name}:{mark.lineno}: {mark.func.attr} takes an id and what is done, literally")
    return ids, faults
