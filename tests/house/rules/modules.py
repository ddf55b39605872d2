"""Modules are small and say what they are."""

import ast
from collections.abc import Iterator
from pathlib import Path

from rules.files import named, python

_MAX_LINES = 250
_Named = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def modules_are_short(root: Path) -> list[str]:
    """Fewer than 250 lines each."""
    found = []
    for file in sorted((root / "lib").rglob("*.py")):
        lines = len(file.read_text(encoding="utf-8").splitlines())
        if lines >= _MAX_LINES:
            found.append(f"{named(file, root)}: {lines} lines, fewer than {_MAX_LINES} expected")
    return found


def public_names_have_docstrings(root: Path) -> list[str]:
    """Every module with content, every public class, function and method."""
    found = []
    for name, tree in python(root, "lib/landscape"):
        if tree.body and not ast.get_docstring(tree):
            found.append(f"{name}: no docstring")
        silent = [node for node in _public(tree) if not ast.get_docstring(node)]
        found += [f"{name}:{node.lineno}: {node.name} has no docstring" for node in silent]
    return found


def _public(scope: ast.Module | ast.ClassDef) -> Iterator[_Named]:
    for node in scope.body:
        if isinstance(node, _Named) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node)
