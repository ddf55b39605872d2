"""Every verdict has been shown able to come out otherwise."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from landscape.evidence.verdict import Verdict
from rules.files import python
from rules.notebooks import notebooks

_MARKERS = ("sabotage", "control")


@dataclass(frozen=True)
class Mark:
    """`sabotage` or `control` of a claim: what is done, and which of its hypotheses, from 1, are dropped."""

    marker: str
    claim: str
    what: str
    drops: tuple[int, ...] = ()


def verdicts_can_fail(root: Path) -> list[str]:
    """A claim that holds has a test marked `sabotage`, one refuted or empty a test marked `control`."""
    marked, found = _marked(root)
    for page in notebooks(root):
        for line in page.lines():
            need = _needed(line.word)
            if need and line.claim not in marked[need]:
                found.append(f"{page.name}: {line.word} {line.claim} has no test marked {need}")
    return sorted(set(found))


def _needed(word: str) -> str:
    verdict = Verdict.__members__.get(word)
    if verdict is None:
        return ""
    return "sabotage" if verdict.positive else "control" if verdict.rigorous else ""


def _marked(root: Path) -> tuple[dict[str, set[str]], list[str]]:
    """(marker -> ids, markers that cannot be read)."""
    found, faults = marks(root)
    return {marker: {mark.claim for mark in found if mark.marker == marker} for marker in _MARKERS}, faults


def marks(root: Path) -> tuple[list[Mark], list[str]]:
    """(the markers of all tests, those that cannot be read)."""
    found, faults = [], []
    for name, tree in python(root, "tests"):
        for call in _marks(tree):
            try:
                found.append(_read(call))
            except ValueError:
                faults.append(f"{name}:{call.lineno}: {call.func.attr} takes an id and what is done, literally")
    return found, faults


def _read(call: ast.Call) -> Mark:
    claim, what = (ast.literal_eval(argument) for argument in call.args)
    keywords = {keyword.arg: ast.literal_eval(keyword.value) for keyword in call.keywords}
    drops = keywords.pop("drops", ())
    drops = drops if isinstance(drops, tuple) else (drops,)
    words = isinstance(claim, str) and claim and isinstance(what, str) and what
    if not words or keywords or not all(type(number) is int for number in drops):
        raise ValueError
    return Mark(call.func.attr, claim, what, drops)


def _marks(tree: ast.AST) -> Iterator[ast.Call]:
    """`pytest.mark.sabotage(...)` on a test function or in `pytest.param(..., marks=...)`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield from filter(_is_mark, node.decorator_list)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.param":
            marks = [word.value for word in node.keywords if word.arg == "marks"]
            yield from filter(_is_mark, (mark for given in marks for mark in ast.walk(given)))


def _is_mark(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in _MARKERS
        and isinstance(node.func.value, ast.Attribute)
        and node.func.value.attr == "mark"
    )
