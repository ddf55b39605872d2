"""Samples on which Theorem 2 is tested, broken, and shown to be tight. All exact."""

from collections.abc import Iterable, Sequence
from itertools import combinations_with_replacement, product
from typing import Any

from flint import fmpq

from landscape.evidence.inputs import exact_number, positive_integer
from landscape.initial_basin.overspecification.demands import SingletonSample

Data = tuple[tuple[tuple[Any, ...], ...], tuple[Any, ...]]
"""(X, y): rows of X and labels, exact numbers."""

OPPOSITE_PAIR: Data = (((1,), (-1,)), (1, 1))
"""Two samples on one axis, both with label 1: alpha = 1/2, alpha* = 0."""

ONE_SAMPLE: Data = (((1,),), (1,))
"""The smallest singleton sample with a demand."""


def hard_sample(dim: int, level: Any) -> Data:
    """The sample of SS16 section 8.1 on each of `dim` axes: (1/2, s) and (-1, 1), with level = s^2 / 2.

    `level` is the paper's epsilon; its square root must be rational, as in 1/5000, where s = 1/50.
    Raises ValueError for another level.
    """
    positive_integer("dim", dim)
    square = 2 * exact_number("level", level)
    root = fmpq(int(square.p.isqrt()), int(square.q.isqrt())) if square > 0 else fmpq(0)
    if root == 0 or root**2 != square:
        raise ValueError(f"level: expected s^2 / 2 for a rational s > 0, not {level}")
    rows, labels = [], []
    for axis in range(dim):
        for x, y in ((fmpq(1, 2), root), (fmpq(-1), fmpq(1))):
            rows.append(tuple(x if j == axis else fmpq(0) for j in range(dim)))
            labels.append(y)
    return tuple(rows), tuple(labels)


def samples_up_to_symmetry(dim: int, labels: Sequence[int]) -> Iterable[SingletonSample]:
    """Every sample with x = +-1 on each half-axis and labels from the list.

    Swapping the sides of an axis, or two axes, changes no probability: one sample a class.
    """
    axis_types = [pair for pair in product(labels, repeat=2) if pair[0] >= pair[1]]
    rows = [tuple(side if j == axis else 0 for j in range(dim)) for axis in range(dim) for side in (1, -1)]
    for chosen in combinations_with_replacement(axis_types, dim):
        yield SingletonSample.of(rows, [label for pair in chosen for label in pair])
