"""Imports only go down."""

import ast
from collections.abc import Iterator
from pathlib import Path

from rules.files import python

_PAPERS = ("initial_basin", "vanishing_minima", "spurious_minima", "cupped_minima", "diverse_units")
_LEVEL = {"evidence": 0, "geometry": 1, "networks": 2, **dict.fromkeys(_PAPERS, 3), "search": 4, "show": 4}


def imports_go_down(root: Path) -> list[str]:
    """evidence < geometry < networks < the papers, never each other < search, show. Also inside functions."""
    found = []
    for name, tree in python(root, "lib/landscape"):
        here = name.removeprefix("lib/landscape/").split("/")
        if len(here) == 1:
            found += [f"{name}:{line}: the package imports {there}" for line, there in _imported(tree, [])]
        elif here[0] not in _LEVEL:
            found.append(f"{name}: unknown folder {here[0]}")
        else:
            found += [
                f"{name}:{line}: {here[0]} imports {there}"
                for line, there in _imported(tree, ["landscape", *here[:-1]])
                if not _goes_down(here[0], there)
            ]
    return found


def _goes_down(here: str, there: str) -> bool:
    return here == there or _LEVEL.get(there, len(_LEVEL)) < _LEVEL[here]


def _imported(tree: ast.Module, package: list[str]) -> Iterator[tuple[int, str]]:
    """(line, folder of `landscape`) for every import; `package` resolves the relative ones."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            targets = [alias.name.split(".") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            base = base + (node.module.split(".") if node.module else [])
            targets = [[*base, alias.name] for alias in node.names]
        else:
            continue
        for target in targets:
            if target[0] == "landscape":
                yield node.lineno, target[1] if len(target) > 1 else "everything"
