"""Python files of the repository as syntax trees, and the names in them; nothing is imported."""

import ast
from pathlib import Path


def trees(root: Path, folder: str, words: tuple[str, ...]) -> list[tuple[str, ast.Module]]:
    """(path from the root, syntax tree) of the Python files of a folder whose text contains one of the words."""
    texts = ((file, file.read_text(encoding="utf-8")) for file in sorted((root / folder).rglob("*.py")))
    return [
        (file.relative_to(root).as_posix(), ast.parse(text))
        for file, text in texts
        if any(word in text for word in words)
    ]


def defined(statement: ast.stmt) -> list[str]:
    """The names that a statement of a module defines."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return [statement.name]
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    return [node.id for target in targets if target for node in ast.walk(target) if isinstance(node, ast.Name)]


def last_name(node: ast.AST) -> str:
    """`f` of the expressions `f` and `module.f`; empty for any other."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
