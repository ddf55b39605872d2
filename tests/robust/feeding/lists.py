"""Two lists of names beside this file: what is costly to feed, and what is left to mend."""

from pathlib import Path

_FOLDER = Path(__file__).parent

COSTLY = frozenset((_FOLDER / "costly.txt").read_text(encoding="utf-8").split())
"""Functions that compute for long where they are given what they can take: they are fed other types only."""


def unmended() -> dict[str, set[str]]:
    """Parameters, by function, at which a bare error still surfaces. The list may only shrink."""
    found: dict[str, set[str]] = {}
    for line in (_FOLDER / "unmended.txt").read_text(encoding="utf-8").splitlines():
        name, *parameters = line.split()
        found[name] = set(parameters)
    return found
