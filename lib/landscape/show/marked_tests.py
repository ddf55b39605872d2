"""The tests that show a verdict able to come out otherwise, read from the sources of the tests.

`@pytest.mark.sabotage(claim, what)` marks a test that feeds a check a false version of its
claim; `control` one that feeds a refuting check the true statement.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from landscape.show.contents import ROOT

KINDS = ("sabotage", "control")


@dataclass(frozen=True)
class MarkedTest:
    """One mark: its kind, the claim, what is done to the check, and the file from the root."""

    kind: str
    claim: str
    what: str
    file: str


def read_marks(root: Path = ROOT) -> tuple[list[MarkedTest], list[str]]:
    """Every mark on a test function or on a `pytest.param`, by file; and the marks that cannot be read.

    A mark must name its claim and say what is done, both literally.
    """
    marks, faults = [], []
    for name, mark in _marks(root):
        if said := _literals(mark):
            marks.append(MarkedTest(mark.func.attr, *said, name))
        else:
            faults.append(f"{name}:{mark.lineno}: {mark.func.attr} takes an id and what is done, literally")
    return marks, faults


def _literals(mark: ast.Call) -> tuple[str, ...]:
    found = tuple(arg.value for arg in mark.args if isinstance(arg, ast.Constant) and arg.value)
    return found if len(found) == len(mark.args) == 2 else ()


def _marks(root: Path) -> Iterator[tuple[str, ast.Call]]:
    for file in sorted((root / "tests").rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        if any(f"mark.{kind}" in text for kind in KINDS):
            name = file.relative_to(root).as_posix()
            yield from ((name, mark) for mark in _in_tree(ast.parse(text, filename=name)))


def _in_tree(tree: ast.AST) -> Iterator[ast.Call]:
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
        and node.func.attr in KINDS
        and isinstance(node.func.value, ast.Attribute)
        and node.func.value.attr == "mark"
    )
