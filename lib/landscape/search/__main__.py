"""Regenerate the witness files in `book/data`: `python -m landscape.search [--check]`.

With `--check` nothing is written; the exit status is 1 if a search finds another witness
than the one that is stored.
"""

import sys

from tqdm import tqdm

from landscape.evidence.whole_file import replace
from landscape.evidence.witness import WITNESSES, as_text
from landscape.search import found_minima, three_points, trained_networks

SEARCHES = {
    "found-minima": found_minima.find,
    "three-points": three_points.find,
    "trained-networks": trained_networks.find,
}


def main(arguments: list[str]) -> int:
    """Run every search; write the witnesses, or only compare them."""
    if arguments not in ([], ["--check"]):
        raise SystemExit("usage: python -m landscape.search [--check]")
    differ = 0
    for name, find in tqdm(SEARCHES.items(), desc="searches", disable=None):
        path, text = WITNESSES / f"{name}.json", as_text(find())
        if arguments == ["--check"]:
            differ += not path.exists() or path.read_text(encoding="utf-8") != text
        else:
            replace(path, text)
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
