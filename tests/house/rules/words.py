"""Verdict words are printed by `evidence.check`, typed nowhere, and what is printed can be read back."""

import ast
from collections.abc import Iterator
from pathlib import Path

from landscape.evidence.check import parse_line
from rules.files import python
from rules.notebooks import WORD, notebooks

_MAY_SAY = ("lib/landscape/evidence/verdict.py", "lib/landscape/evidence/check.py", "lib/landscape/show/")


def no_verdict_is_typed(root: Path) -> list[str]:
    """No verdict word in a string of a code cell, nor in one of `lib` that is no docstring."""
    found = []
    for page in notebooks(root):
        for name, tree in page.trees():
            found += [f"{name}: {text!r}" for text in _strings(tree) if WORD.search(text)]
    for name, tree in python(root, "lib/landscape"):
        if not name.startswith(_MAY_SAY):
            mute = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
            found += [f"{name}: {text!r}" for text in _strings(tree, mute) if WORD.search(text)]
    return found


def _strings(tree: ast.AST, mute: set[int] = frozenset()) -> Iterator[str]:
    """String literals, the pieces of f-strings too, but for the nodes in `mute`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in mute:
            yield node.value


def verdict_lines_parse(root: Path) -> list[str]:
    """Every stored line that begins like a verdict is one, with a known id and a fitting arithmetic."""
    lines = [(page.name, text) for page in notebooks(root) for text in page.verdict_like()]
    return [f"{name}: {fault}" for name, text in lines if (fault := _fault(text))]


def _fault(text: str) -> str:
    try:
        return "" if parse_line(text) else f"something stands before the verdict word: {text!r}"
    except ValueError as error:
        return str(error)
