"""Untrusted: how often k Gaussian targets in d dimensions leave a spurious minimum that a ball certifies."""

from typing import Any

from landscape.evidence.seeds import block_generator
from landscape.spurious_minima.higher_dimensions.experiment import count

DRAWS = 100
DIMS = {
    6: (30, 300, 3000, 30_000, 100_000, 300_000, 1_000_000),
    8: (30, 100, 300, 1000, 3000),
    10: (30, 100, 300, 1000, 3000),
}
CELLS = [(k, dim) for k, dims in DIMS.items() for dim in dims]
ROOT = 0
"""The stored counts belong to this root seed, whatever the environment says."""


def find() -> dict[str, Any]:
    """Rows [k, dim, draws, certified]; every cell has a seed of its own."""
    return {"cells": [[k, dim, DRAWS, cell(k, dim)] for k, dim in CELLS]}


def cell(k: int, dim: int, draws: int = DRAWS) -> int:
    """The count of one cell."""
    return count(k, dim, draws, block_generator("own/random-targets-at-ten", CELLS.index((k, dim)), ROOT))
