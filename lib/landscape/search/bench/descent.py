"""Gradient descent to the stopping rule of SS18, compiled and run by run, beside plain batches in numpy."""

import numpy as np

from landscape.evidence.seeds import block_generator
from landscape.search.bench.timing import elapsed, interleaved
from landscape.search.descent import SMALL, STEP, descend, xavier
from landscape.search.descent_plain import descend_plainly
from landscape.spurious_minima.how_often.tables import RUNS, TABLE_1, TABLE_2

GOAL = 2
RUNS_TIMED = {(6, 6): 1000, (20, 20): 40}
"""Runs of a round, by (k, n)."""
CORES = 2


def descents(quick: bool = False) -> list[tuple[str, str, str, str]]:
    """Two rows per size: milliseconds per run to the stopping rule, from the same starts."""
    rows = []
    for size, count in RUNS_TIMED.items():
        count = count // 5 if quick else count
        starts = _starts(size, 2 * count)
        parts = np.split(starts, 2)
        descend(starts[0])  # compiles
        runs = {
            "numpy, in a batch": lambda k, parts=parts: descend_plainly(parts[k].copy(), STEP, SMALL, 10**6),
            "ours": lambda k, parts=parts: [descend(start) for start in parts[k]],
        }
        seconds = interleaved(runs, 2)
        plain = seconds["numpy, in a batch"]
        rows += [
            (f"{size} {name}", f"{1e3 * s / count:.2f}", f"{plain / s:.1f}", str(GOAL) if name == "ours" else "")
            for name, s in seconds.items()
        ]
    return rows


def tables(runs: int = 20) -> tuple[str, str, str]:
    """Time of the 26 times 1000 runs of Tables 1 and 2 on two cores, from a few runs at each size."""
    seconds = 0.0
    for size in TABLE_1 | TABLE_2:
        starts = _starts(size, runs)
        seconds += elapsed(lambda starts=starts: [descend(start) for start in starts]) * RUNS / runs
    return f"Tables 1 and 2 on {CORES} cores, from {runs} runs a size", f"{seconds / CORES:.0f} s", "600 s"


def _starts(size: tuple[int, int], count: int) -> np.ndarray:
    rng = block_generator("SS18/table-1", 10**6, 0)
    return np.array([xavier(rng, *size) for _ in range(count)])
