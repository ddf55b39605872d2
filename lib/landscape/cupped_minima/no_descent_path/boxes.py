"""Boxes of data on which every sample has a sub-optimal cupped minimum, and how likely Gaussian data fall into one.

Every condition is evaluated once, in balls, with each coordinate of each sample replaced by an interval.
"""

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import numpy as np
from flint import arb, fmpq

from landscape.cupped_minima.no_descent_path.cup import Cup, cup
from landscape.evidence.balls import ball, working_precision
from landscape.evidence.comparison import Finding, all_of, any_of, less
from landscape.evidence.inputs import exact_array, exact_number
from landscape.evidence.witness import witness
from landscape.networks.two_layer import sum_squared_loss

KEYS = ("X", "y", "kinks", "toward", "v", "better", "radius", "label_radius")


@dataclass(frozen=True)
class Box:
    """Samples within `radius` of X in every coordinate, labels within `label_radius` of y.

    X, y                  centre, (num_samples, dim) and (num_samples,)
    kinks, toward, v      what a cup is computed from, see `cup`
    better                weights whose loss with the same v is to be smaller all over the box
    radius, label_radius  half widths, positive
    """

    X: np.ndarray
    y: np.ndarray
    kinks: tuple[tuple[int, ...], ...]
    toward: np.ndarray
    v: tuple[int, ...]
    better: np.ndarray
    radius: fmpq
    label_radius: fmpq

    @classmethod
    def of(cls, record: dict[str, Any]) -> "Box":
        """From a record of a witness file. Raises ValueError for other keys, bad numbers and shapes, radii below 0."""
        if not isinstance(record, dict) or set(record) != set(KEYS):
            raise ValueError(f"record: expected the keys {', '.join(KEYS)}")
        X, v = exact_array("X", record["X"], (None, None)), tuple(record["v"])
        rows = (len(v), X.shape[1])
        radii = [exact_number(name, record[name]) for name in ("radius", "label_radius")]
        if min(radii) < 0:
            raise ValueError(f"radius, label_radius: expected numbers of at least 0, not {radii}")
        toward, better = (exact_array(name, record[name], rows) for name in ("toward", "better"))
        y = exact_array("y", record["y"], (len(X),))
        return cls(X, y, tuple(map(tuple, record["kinks"])), toward, v, better, *radii)

    @property
    def sizes(self) -> str:
        """(d, n, m) in words."""
        return f"({self.X.shape[1]}, {len(self.v)}, {len(self.X)})"

    @cached_property
    def data(self) -> tuple[np.ndarray, np.ndarray]:
        """All samples and all labels of the box, as balls."""
        return _balls(self.X, self.radius), _balls(self.y, self.label_radius)

    @cached_property
    def cup(self) -> Cup:
        """The cups of all data in the box at once. Raises ValueError where some datum may have none."""
        X, y = self.data
        with working_precision():
            return cup(X, y, self.kinks, _balls(self.toward, fmpq(0)), self.v)

    def finding(self) -> Finding:
        """Whether all data in the box have this cup, and a smaller loss elsewhere. Ball."""
        with working_precision():
            return all_of([self.cup.finding(), less(self.better_loss, self.cup.loss)])

    @cached_property
    def better_loss(self) -> arb:
        """Loss of the better weights, all over the box."""
        X, y = self.data
        with working_precision():
            return sum_squared_loss(X, y, _balls(self.better, fmpq(0)), _balls(np.array(self.v), fmpq(0)))

    def apart(self) -> Finding:
        """Whether no two samples of the centre are closer than twice the radius in all coordinates. Ball.

        Then the boxes that come from this one by another numbering of the samples are disjoint.
        """
        pairs = [(p, q) for i, p in enumerate(self.X) for q in self.X[:i]]
        reach = ball(2 * self.radius)
        return all_of(any_of(less(reach, ball(abs(a - b))) for a, b in zip(p, q, strict=True)) for p, q in pairs)

    def log10_chance(self, numberings: int = 1) -> arb:
        """log10 of `numberings` times the chance that independent standard normal samples and labels are in the box."""
        with working_precision():
            sides = [_normal(x, self.radius) for x in self.X.ravel().tolist()]
            sides += [_normal(x, self.label_radius) for x in self.y.tolist()]
            return sum((side.log() for side in sides), arb(numberings).log()) / arb(10).log()


def _balls(array: np.ndarray, radius: fmpq) -> np.ndarray:
    found = np.empty(array.shape, dtype=object)
    for index, entry in np.ndenumerate(array):
        found[index] = ball(entry if isinstance(entry, fmpq) else int(entry), radius)
    return found


def _normal(middle: fmpq, radius: fmpq) -> arb:
    """Chance that a standard normal number is within `radius` of `middle`."""
    with working_precision(256):
        root = arb(2).sqrt()
        return ((arb(middle + radius) / root).erf() - (arb(middle - radius) / root).erf()) / 2


@cache
def boxes() -> tuple[Box, ...]:
    """The stored boxes, small ones first. Raises ValueError where the witness is damaged."""
    return tuple(Box.of(record) for record in witness("open-cups", ["boxes"])["boxes"])
