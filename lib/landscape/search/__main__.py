"""Regenerate the witness files in `book/data`: `python -m landscape.search [--check | --check-all]`.

With `--check` nothing is written; the exit status is 1 if a search finds another witness
than the one that is stored. That leaves out the searches that take minutes, `--check-all` does not.
"""

import sys

from tqdm import tqdm

from landscape.evidence.whole_file import replace
from landscape.evidence.witness import WITNESSES, as_text
from landscape.search import found_minima, how_often, spurious_minima, three_points

SEARCHES = {
    "found-minima": found_minima.find,
    "spurious-minima": spurious_minima.find,
    "three-points": three_points.find,
}

SWEEPS = {"how-often": how_often.find}
"""These take minutes."""


def main(arguments: list[str]) -> int:
    """Run every search; write the witnesses, or only compare them."""
    if arguments not in ([], ["--check"], ["--check-all"]):
        raise SystemExit("usage: python -m landscape.search [--check | --check-all]")
    differ, chosen = 0, SEARCHES if arguments == ["--check"] else SEARCHES | SWEEPS
    for name, find in tqdm(chosen.items(), desc="searches", disable=None):
        path, text = WITNESSES / f"{name}.json", as_text(find())
        if arguments:
            differ += not path.exists() or path.read_text(encoding="utf-8") != text
        else:
            replace(path, text)
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
