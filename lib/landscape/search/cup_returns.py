"""Untrusted, for a picture: where gradient descent from growing distances around the rational cup ends."""

from typing import Any

from flint import fmpq

from landscape.cupped_minima.chance_of_cups.descent import around, descended

DISTANCES = tuple(fmpq(k, 4) for k in range(1, 15))
COUNT = 40


def find() -> dict[str, Any]:
    """count of starts a distance; distances; back, lower: how many end at the cup, how many at a lower loss."""
    ends = [descended(around(distance, COUNT, 10 + k)) for k, distance in enumerate(DISTANCES)]
    return {
        "count": COUNT,
        "distances": [str(distance) for distance in DISTANCES],
        "back": [found.back for found in ends],
        "lower": [found.lower for found in ends],
    }
