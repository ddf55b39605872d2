"""Regenerate the witness files in `book/data`: `python -m landscape.search [--check | --check-all]`.

With `--check` nothing is written; the exit status is 1 if a search finds another witness
than the one that is stored. That leaves out the searches that take minutes, `--check-all` does not.
"""

import sys
from types import ModuleType

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
    how_often,
    interlocking_directions,
    more_neurons,
    one_sample_more,
    open_cups,
    random_targets,
    simplices,
    spurious_minima,
    three_points,
    trained_networks,
    training_errors,
    volume_transition,
)


def _finders(*modules: ModuleType) -> dict:
    """By the name of the witness file, which is that of the module."""
    return {module.__name__.rsplit(".", 1)[-1].replace("_", "-"): module.find for module in modules}


SEARCHES = _finders(
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
    simplices,
    spurious_minima,
    three_points,
    trained_networks,
    volume_transition,
)

SWEEPS = _finders(how_often, random_targets, training_errors)
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
