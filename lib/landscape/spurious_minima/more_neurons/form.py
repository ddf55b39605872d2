"""Gradient and Hessian of F at a symmetric learner, from few of its rows; both times 2 pi.

One row stands for all that look alike, with its number as a factor, and one coordinate for all
where no direction differs, with the root of their number as a factor, so that lengths and angles stay
those of the whole. The cost does not depend on k. The same lines run on floats and on balls.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from landscape.evidence.balls import working_precision
from landscape.networks.arc_cosine import HalfAngles, half_angles, unit_rows
from landscape.networks.elementary import are_balls, balls, pi_like, product, root
from landscape.spurious_minima.certified_minima import SymmetricPoint
from landscape.spurious_minima.more_neurons.directions import ACCOMPANIED, ALONE, Classes, Families, fixed
from landscape.spurious_minima.more_neurons.indices import Indices

Array = Any


@dataclass(frozen=True, eq=False)
class Learner:
    """k - flipped kept neurons, flipped ones and, if n = k + flipped, companions; targets the k unit vectors.

    entries   as in `SymmetricPoint`: floats, or an object array of balls
    classes   the two classes of indices
    families  the class of each family of neurons
    """

    entries: np.ndarray
    classes: Classes
    families: Families

    @staticmethod
    def at(k: int, n: int, flipped: int, entries: Array, *, whole: bool = False) -> "Learner":
        """With `whole` every row is there. Raises ValueError as `SymmetricPoint` does for numbers that do not fit."""
        entries = np.asarray(entries)
        SymmetricPoint(k, n, flipped, ("0",) * len(entries))
        families = ALONE if n == k else ACCOMPANIED
        return Learner(entries, (Indices(k - flipped, whole), Indices(flipped, whole)), families)

    @cached_property
    def rows(self) -> np.ndarray:
        """The neurons, shape (num_rows, num_columns); a column is stretched by the root of its width."""
        basis = self.stretched(fixed(self.classes, self.families))
        with working_precision():
            return sum(entry * z for entry, z in zip(self.entries, basis, strict=True))

    def stretched(self, directions: np.ndarray) -> np.ndarray:
        """Integer matrices (count, num_rows, num_columns) with each column times the root of its width."""
        widths = np.concatenate([c.widths for c in self.classes])
        with working_precision():
            return directions * (root(balls(widths)) if are_balls(self.entries) else np.sqrt(widths))

    @cached_property
    def counts(self) -> np.ndarray:
        """How many partners (neurons, then targets) of each sort a row sees, shape (num_rows, num_rows + num_targets).

        Targets count negatively, and a row does not see itself.
        """
        table = np.block([
            [self._seen(f, g) for g in self.families] + [-self._seen(f, c) for c in (0, 1)] for f in self.families
        ])  # fmt: skip
        np.fill_diagonal(table, 0)
        return table

    def _seen(self, looking: int, seen: int) -> np.ndarray:
        rows, there = self.classes[looking].rows, self.classes[seen]
        return there.seen_within if looking == seen else np.tile(there.seen, (rows, 1))

    @cached_property
    def number(self) -> np.ndarray:
        """How many neurons a row stands for, shape (num_rows,); the second of a rest for none."""
        return np.concatenate([self.classes[c].seen for c in self.families])

    @cached_property
    def partners(self) -> tuple[np.ndarray, np.ndarray]:
        """Lengths and unit vectors of the rows and the targets."""
        columns, starts = self.rows.shape[1], (0, self.classes[0].columns)
        targets = np.zeros((sum(c.rows for c in self.classes), columns), dtype=int)
        names = [start + i for c, start in zip(self.classes, starts, strict=True) for i in range(c.rows)]
        targets[range(len(names)), names] = 1
        everything = np.concatenate([self.rows, balls(targets) if are_balls(self.rows) else targets])
        with working_precision():
            return unit_rows("entries", everything)

    @cached_property
    def angles(self) -> HalfAngles:
        """Every row with every partner."""
        unit, n = self.partners[1], len(self.rows)
        with working_precision():
            return half_angles(unit[:n], unit, same=n)

    @cached_property
    def _ratio(self) -> np.ndarray:
        """Counts times length over the row's own length."""
        lengths = self.partners[0]
        return self.counts * lengths / lengths[: len(self.rows), None]

    def value(self) -> Any:
        """F, from (6) and (7)."""
        with working_precision():
            lengths, n = self.partners[0], len(self.rows)
            pulled = self.counts * lengths * self.angles.kernel_one()
            own = self.number * lengths[:n]
            learner, across = (own * pulled[:, :n].sum(axis=1)).sum(), (own * pulled[:, n:].sum(axis=1)).sum()
            k = sum(c.size for c in self.classes)
            teacher = pi_like(lengths) * k + k * (k - 1)
            return (learner + (own * lengths[:n]).sum() / 2 + 2 * across) / 2 + teacher / (4 * pi_like(lengths))

    def gradient(self, directions: np.ndarray) -> np.ndarray:
        """2 pi times the derivative along each direction, shape (num_directions,)."""
        with working_precision():
            along = self._products(self.stretched(directions))
            n, lengths = len(self.rows), self.partners[0]
            t = _diagonal(along, n)
            spread = self.counts * lengths
            own = pi_like(lengths) * lengths[:n] + (spread * self.angles.sine).sum(axis=1)
            facing = spread * (pi_like(lengths) - self.angles.angle)
            return (self.number * (own * t + (facing * along).sum(axis=2))).sum(axis=1)

    def hessian(self, directions: np.ndarray) -> np.ndarray:
        """2 pi times the Hessian's form on all pairs of directions, symmetric, shape (directions, directions).

        No two neurons, and no neuron and target, may lie on one line.
        """
        with working_precision():
            Z = self.stretched(directions)
            n, pi, along = len(self.rows), pi_like(self.entries), self._products(Z)
            S, t = self.angles.sine, _diagonal(along, n)
            kappa = (self._ratio * S).sum(axis=1)
            deviation = along - self.angles.cosine * t[:, :, None]
            facing = self.counts[:, :n] * (pi - self.angles.angle[:, :n]) + np.diag(pi + kappa)
            rolling = self.counts[:, :n] * S[:, :n] - np.diag(kappa)
            S = S + np.eye(*S.shape, dtype=int)  # a row and itself: sine 0, count 0
            swapped = deviation[:, :, :n].transpose(0, 2, 1)
            return (
                _paired(Z, facing * self.number[:, None])
                + _paired(t[:, :, None], rolling * self.number[:, None])
                + _weighted(deviation, self.number[:, None] * self._ratio / S, deviation)
                + _weighted(deviation[:, :, :n], self.number[:, None] * self.counts[:, :n] / S[:, :n], swapped)
            )

    def _products(self, Z: np.ndarray) -> np.ndarray:
        """Each direction's row with each partner, shape (directions, rows, partners)."""
        flat = Z.reshape(-1, Z.shape[2])
        return product(flat, self.partners[1].T).reshape(*Z.shape[:2], -1)


def _diagonal(along: np.ndarray, n: int) -> np.ndarray:
    return along[:, range(n), range(n)]


def _paired(Z: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Sum of weight_ij <z_i, z'_j>, for all pairs of directions."""
    size, rows, columns = Z.shape
    turned = product(weight, Z.transpose(1, 0, 2).reshape(rows, -1)).reshape(rows, size, columns)
    return product(Z.reshape(size, -1), turned.transpose(0, 2, 1).reshape(-1, size))


def _weighted(left: np.ndarray, weight: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Sum of weight_ij left_ij right_ij, for all pairs of directions."""
    size = len(left)
    return product((left * weight).reshape(size, -1), right.reshape(size, -1).T)
