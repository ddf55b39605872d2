"""Planar samples on which the failure probability is known exactly: angles are multiples of 30 or 45 degrees."""

from typing import Any

from flint import fmpq

Data = tuple[tuple[tuple[int, ...], ...], tuple[int, ...]]
"""(X, y): rows of X and labels."""

TWELVE = (
    (1, -1, 0), (2, -1, -1), (1, 0, -1), (1, 1, -2), (0, 1, -1), (-1, 2, -1),
    (-1, 1, 0), (-2, 1, 1), (-1, 0, 1), (-1, -1, 2), (0, -1, 1), (1, -2, 1),
)  # fmt: skip
"""Twelve directions of a plane in R^3, 30 degrees apart."""

EIGHT = ((1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1))
"""Eight directions, 45 degrees apart."""

THREE_CLOSE: Data = (TWELVE[:3], (1, 0, 0))
"""Three samples within 60 degrees, x_2 = x_1 + x_3."""

FOUR_CLOSE: Data = (TWELVE[:4], (1, 0, 0, 1))
"""Four samples within 90 degrees."""

OPPOSITE_PAIR: Data = (((1,), (-1,)), (1, 1))
"""The pair on which the rate falls to 1/2 at the level of SS16's Theorem 2."""

WITH_LEVELS: tuple[tuple[Data, tuple[Any, ...]], ...] = (
    ((((1,),), (1,)), (0, fmpq(1, 2), 1)),
    (OPPOSITE_PAIR, (0, fmpq(1, 4), fmpq(1, 2))),
    (THREE_CLOSE, (0, fmpq(1, 10), fmpq(1, 8))),
    ((EIGHT[:3], (1, 3, 1)), (0, fmpq(1, 2), 1)),
    (((TWELVE[0], TWELVE[4], TWELVE[8]), (1, 1, 1)), (0, fmpq(1, 2), fmpq(5, 6))),
    (FOUR_CLOSE, (0, fmpq(1, 25))),
    ((EIGHT[:4], (1, 0, -2, 1)), (0, fmpq(1, 4))),
)
"""Samples and levels, from one sample to four, with rates from 1/2 to 5/6."""
