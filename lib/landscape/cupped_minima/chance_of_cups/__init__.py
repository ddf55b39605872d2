"""How common cups are for random data in the plane, and how often gradient descent ends in one."""

from landscape.cupped_minima.chance_of_cups.descent import (
    Ends,
    anywhere,
    around,
    certified_distance,
    check_descent_returns,
    descended,
    ends,
    interval,
)
from landscape.cupped_minima.chance_of_cups.planar import (
    LEAST,
    SIZES,
    Candidate,
    Outcome,
    candidates,
    certified,
    check_planar_cups,
    describe,
    outcome,
    outcomes,
)

__all__ = [
    "LEAST",
    "SIZES",
    "Candidate",
    "Ends",
    "Outcome",
    "anywhere",
    "around",
    "candidates",
    "certified",
    "certified_distance",
    "check_descent_returns",
    "check_planar_cups",
    "descended",
    "describe",
    "ends",
    "interval",
    "outcome",
    "outcomes",
]
