"""The tests that show a verdict able to come out otherwise, read from the sources of the tests.

`@pytest.mark.sabotage(claim, what)` marks a test that feeds a check a false version of its
claim; `control` one that feeds a refuting check the true statement. The keyword `drops` names
the hypotheses that a sabotage drops: their numbers in the record, from 1.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from landscape.show.contents import ROOT
from landscape.show.syntax import defined, last_name, trees

KINDS = ("sabotage", "control")
"""Pytest's markers for a test that feeds a check lies, or a refuting check the truth."""


@dataclass(frozen=True)
class MarkedTest:
    """One mark: its kind, the claim, what is done to the check, the file from the root, and where it stands there."""

    kind: str
    claim: str
    what: str
    file: str
    name: str = ""
    drops: tuple[int, ...] = ()


def read_marks(root: Path = ROOT) -> tuple[list[MarkedTest], list[str]]:
    """Every mark on a test function or on a `pytest.param`, by file; and the marks that cannot be read.

    A mark must name its claim and say what is done, both literally.
    """
    found, faults = [], []
    for file, tree in trees(root, "tests", tuple(f"mark.{kind}" for kind in KINDS)):
        for statement in tree.body:
            for mark in marks(statement):
                try:
                    claim, what, drops = _said(mark)
                except ValueError:
                    faults.append(f"{file}:{mark.lineno}: {mark.func.attr} takes an id and what is done, literally")
                else:
                    found.append(MarkedTest(mark.func.attr, claim, what, file, *defined(statement)[:1], drops=drops))
    return found, faults


def marks(tree: ast.AST) -> Iterator[ast.Call]:
    """`pytest.mark.sabotage(...)` on a test function or in `pytest.param(..., marks=...)`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield from filter(_is_mark, node.decorator_list)
        elif isinstance(node, ast.Call) and last_name(node.func) == "param":
            given = [word.value for word in node.keywords if word.arg == "marks"]
            yield from filter(_is_mark, (mark for value in given for mark in ast.walk(value)))


def _said(mark: ast.Call) -> tuple[str, str, tuple[int, ...]]:
    """Claim, what is done, hypotheses dropped. Raises ValueError where a part is missing or not literal."""
    claim, what = (ast.literal_eval(argument) for argument in mark.args)
    keywords = {keyword.arg: ast.literal_eval(keyword.value) for keyword in mark.keywords}
    drops = keywords.pop("drops", ())
    drops = drops if isinstance(drops, tuple) else (drops,)
    words = isinstance(claim, str) and claim and isinstance(what, str) and what
    if not words or keywords or not all(type(number) is int for number in drops):
        raise ValueError(ast.unparse(mark))
    return claim, what, drops


def _is_mark(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in KINDS
        and last_name(node.func.value) == "mark"
    )
