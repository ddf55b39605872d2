"""Untrusted: where gradient descent ends, 1000 runs at every size of SS18's Tables 1 and 2 and at smaller ones.

The runs come in blocks of 100, each with a generator of its own; block b of the size number s in
`SIZES` has the generator number 10 s + b of `NAME`. A class holds the runs whose losses agree to
eight decimals.
"""

from pathlib import Path
from typing import Any

import numpy as np

from landscape.evidence.witness import WITNESSES
from landscape.search.descent import descend, xavier
from landscape.search.representatives import representative
from landscape.search.sweep import sweep
from landscape.spurious_minima.how_often.tables import RUNS, SIZES

NAME = "SS18/table-1"
BLOCK = 100
DIGITS = 8
SCRATCH = WITNESSES.parents[1] / "_build" / "how-often.jsonl"
"""Where an interrupted search goes on."""


def find(path: Path = SCRATCH, num_workers: int = 2) -> dict[str, Any]:
    """Size by size ("k-n") the classes of runs that the paper would not ignore, with counts per block."""
    path.parent.mkdir(parents=True, exist_ok=True)
    tasks = [[k, n] for k, n in SIZES for _ in range(RUNS // BLOCK)]
    blocks = sweep(block, tasks, name=NAME, path=path, num_workers=num_workers, block_size=1)
    grouped = [blocks[i : i + RUNS // BLOCK] for i in range(0, len(blocks), RUNS // BLOCK)]
    found = {f"{k}-{n}": _classes(group) for (k, n), group in zip(SIZES, grouped, strict=True)}
    path.unlink()
    return found


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
