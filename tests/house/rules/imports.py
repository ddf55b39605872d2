"""Imports only go down."""

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


def _goes_down(here: str, there: str) -> bool:
    return here == there or _LEVEL.get(there, len(_LEVEL)) < _LEVEL[here]
