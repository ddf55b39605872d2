"""Regenerate the witness files in `book/data`: `python -m landscape.search [--check]`.

With `--check` nothing is written; the exit status is 1 if a search finds another witness
than the one that is stored.
"""

import sys

from tqdm import tqdm

from landscape.evidence.whole_file import replace
from landscape.evidence.witness import WITNESSES, as_text
from landscape.search import (
    better_networks,
    cup_multipliers,
    cup_passes,
    cup_returns,
    every_width,
    found_minima,
    interlocking_directions,
    more_neurons,
    one_sample_more,
    open_cups,
    random_targets,
    simplices,
    spurious_minima,
    three_points,
)

SEARCHES = {
    "better-networks": better_networks.find,
    "cup-multipliers": cup_multipliers.find,
    "cup-passes": cup_passes.find,
    "cup-returns": cup_returns.find,
    "every-width": every_width.find,
    "found-minima": found_minima.find,
    "interlocking-directions": interlocking_directions.find,
    "more-neurons": more_neurons.find,
    "one-sample-more": one_sample_more.find,
    "open-cups": open_cups.find,
    "random-targets": random_targets.find,
    "simplices": simplices.find,
    "spurious-minima": spurious_minima.find,
    "three-points": three_points.find,
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
