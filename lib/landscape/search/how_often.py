"""Untrusted: where gradient descent ends, 1000 runs at every size of SS18's Tables 1 and 2, more at three,
and some at sizes at which the paper found nothing.

The runs come in blocks of 100, each with a generator of its own (`tasks`). A class holds the runs whose losses agree to
eight decimals.
"""

from pathlib import Path
from typing import Any

import numpy as np

from landscape.evidence.seeds import block_generator
from landscape.evidence.witness import WITNESSES
from landscape.search.descent import descend, xavier
from landscape.search.representatives import representative
from landscape.search.sweep import sweep
from landscape.spurious_minima.how_often.endings import BLOCK
from landscape.spurious_minima.how_often.tables import RUNS, SIZES, runs_at

NAME = "SS18/table-1"
DIGITS = 8
SCRATCH = WITNESSES.parents[1] / "_build" / "how-often.jsonl"
"""Where an interrupted search goes on."""


def find(path: Path = SCRATCH, num_workers: int = 2) -> dict[str, Any]:
    """Size by size ("k-n") the classes of runs that the paper would not ignore, with counts per block."""
    path.parent.mkdir(parents=True, exist_ok=True)
    blocks = sweep(block, tasks(), name=NAME, path=path, num_workers=num_workers, block_size=1)
    found = {f"{k}-{n}": _classes([blocks[i] for i in indices((k, n))]) for k, n in SIZES}
    path.unlink()
    return found


def tasks() -> list[list[int]]:
    """The size of every block: those of each size in turn, but what exceeds 1000 runs comes last."""
    first = [[k, n] for k, n in SIZES for _ in range(min(runs_at((k, n)), RUNS) // BLOCK)]
    return first + [[k, n] for k, n in SIZES for _ in range((runs_at((k, n)) - RUNS) // BLOCK)]


def indices(size: tuple[int, int]) -> list[int]:
    """The numbers of the blocks at this size."""
    return [number for number, task in enumerate(tasks()) if tuple(task) == size]


def counts_again(size: tuple[int, int], block_number: int) -> dict[str, int]:
    """Run one block once more: how many runs ended at which loss."""
    index = indices(size)[block_number]
    return block(list(size), block_generator(NAME, index, 0))["counts"]


def block(task: list[int], rng: np.random.Generator) -> dict[str, Any]:
    """One block of runs at the size [k, n]: by loss, how many ended there and where the first did."""
    k, n = task
    ends = [descend(xavier(rng, k, n)) for _ in range(BLOCK)]
    counts, points = {}, {}
    for end in ends:
        if not end.ignored:
            value = f"{end.loss:.{DIGITS}f}"
            counts[value] = counts.get(value, 0) + 1
            points.setdefault(value, np.round(end.W, 10).tolist())
    return {"counts": counts, "points": points, "steps": sum(end.steps for end in ends)}


def _classes(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    points = {value: W for each in reversed(blocks) for value, W in each["points"].items()}
    return [
        {"value": value, "counts": [each["counts"].get(value, 0) for each in blocks]}
        | representative(np.array(points[value]))
        for value in sorted(points)
    ]
