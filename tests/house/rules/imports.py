"""Imports only go down."""

import ast
import re
from pathlib import Path

from landscape.show.house import LAYERS, imported_folders
from rules.files import python

_LEVEL = {folder: level for level, layer in enumerate(LAYERS) for folder in layer}


def imports_go_down(root: Path) -> list[str]:
    """As LAYERS lists the folders; those of one layer never import each other. Also inside functions."""
    found = []
    for name, tree in python(root, "lib/landscape"):
        here = name.removeprefix("lib/landscape/").split("/")
        if len(here) == 1:
            found += [f"{name}:{line}: the package imports {there}" for line, there in imported_folders(tree, [])]
        elif here[0] not in _LEVEL:
            found.append(f"{name}: unknown folder {here[0]}")
        else:
            found += [
                f"{name}:{line}: {here[0]} imports {there}"
                for line, there in imported_folders(tree, ["landscape", *here[:-1]])
                if not _goes_down(here[0], there)
            ]
    return found


def private_names_stay_at_home(root: Path) -> list[str]:
    """No module of the library imports a name of another one that begins with an underscore."""
    return [
        f"{name}:{node.lineno}: imports {alias.name}"
        for name, tree in python(root, "lib/landscape")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if re.match("_(?!_)", alias.name)
    ]


def _goes_down(here: str, there: str) -> bool:
    return here == there or _LEVEL.get(there, len(_LEVEL)) < _LEVEL[here]
