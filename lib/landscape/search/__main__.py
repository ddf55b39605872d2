"""Regenerate the witness files in `book/data`: `python -m landscape.search [name ...] [--check | --check-all]`.

Without names all of them. With `--check` nothing is written; the exit status is 1 if a search finds
another witness than the one that is stored. That leaves out the searches that take minutes, `--check-all` does not.
"""

import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

from tqdm import tqdm

from landscape.evidence.whole_file import replace
from landscape.evidence.witness import WITNESSES, as_text


def _found(name: str) -> dict[str, Any]:
    """What the module of that name finds; only the searches that run are imported."""
    return import_module(f"landscape.search.{name.replace('-', '_')}").find()


def _finders(*names: str) -> dict[str, Callable[[], dict[str, Any]]]:
    """By the name of the witness file, which is that of the module."""
    return {name: partial(_found, name) for name in names}


SEARCHES = _finders(
    "better-networks",
    "cup-multipliers",
    "cup-passes",
    "cup-returns",
    "every-width",
    "found-minima",
    "interlocking-directions",
    "more-neurons",
    "one-sample-more",
    "open-cups",
    "simplices",
    "spurious-minima",
    "three-points",
    "trained-networks",
    "volume-transition",
)

SWEEPS = _finders("how-often", "random-targets", "training-errors")
"""These take minutes."""


def main(arguments: list[str]) -> int:
    """Run the searches named, or all; write the witnesses, or only compare them. Raises SystemExit for other words."""
    known = SEARCHES | SWEEPS
    names = [argument for argument in arguments if argument in known]
    options = [argument for argument in arguments if argument not in known]
    if options not in ([], ["--check"], ["--check-all"]):
        raise SystemExit("usage: python -m landscape.search [name ...] [--check | --check-all]")
    differ = 0
    for name in tqdm(names or (SEARCHES if options == ["--check"] else known), desc="searches", disable=None):
        path, text = WITNESSES / f"{name}.json", as_text(known[name]())
        if options:
            differ += not path.exists() or path.read_text(encoding="utf-8") != text
        else:
            replace(path, text)
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
