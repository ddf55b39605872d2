"""Untrusted: networks at the end of their training, as decimals for the check.

Standard normal samples, rounded to two decimals before training, and fair labels.
"""

from typing import Any

import numpy as np

from landscape.evidence.seeds import block_generator
from landscape.search.decimals import decimals
from landscape.search.training import Schedule, fair_labels, train

CERTIFIED = Schedule(0.1, 1000, 1000, 1e-9, stop=False)
"""A longer fall than for Figure 5.2: an exact minimum is sought next to the end."""
FAMILIES = (("five", 5, 5, 12), ("five", 10, 20, 4), ("five", 15, 45, 2), ("five", 20, 80, 1), ("half", 5, 50, 12))
"""(name, d, N, count): d^2 is five times N, or half of it."""


def find() -> dict[str, Any]:
    """networks: family, X, y, W (num_neurons, dim), z."""
    return {"networks": [_network(*family[:3], k) for family in FAMILIES for k in range(family[3])]}


def _network(family: str, d: int, num: int, k: int) -> dict[str, Any]:
    rng = block_generator(f"trained networks {d} {num}", k, 0)
    X, y = np.round(rng.standard_normal((num, d)), 2), fair_labels(num, rng)
    end = train(X, y, d, CERTIFIED, rng)
    return {
        "family": family,
        "X": decimals(X, 2),
        "y": [int(label) for label in y],
        "W": decimals(end.W, 8),
        "z": decimals(end.z, 8),
    }
