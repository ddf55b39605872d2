"""At a differentiable point with G e != 0 an explicit curve goes down: SH18 Lemma 2, as exact polynomials."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement, product
from typing import Any

import numpy as np
from flint import fmpq, fmpq_mat, fmpq_poly

from landscape.evidence.inputs import exact_array
from landscape.geometry.arrangements import regions
from landscape.networks.khatri_rao import khatri_rao
from landscape.networks.leaky import predict_leaky, slopes_at

T = fmpq_poly([0, 1])
"""The parameter of a curve."""


@dataclass(frozen=True)
class Point:
    """A network at which the loss is differentiable, with its data: all entries `fmpq`.

    X (num_samples, dim), y (num_samples,), W (num_neurons, dim), z (num_neurons,), slope.
    """

    X: np.ndarray
    y: np.ndarray
    W: np.ndarray
    z: np.ndarray
    slope: fmpq

    @classmethod
    def of(cls, X: Any, y: Any, W: Any, z: Any, slope: Any) -> "Point":
        """Raises ValueError for bad shapes, and where a neuron touches a kink."""
        X, W = exact_array("X", X, (None, None)), exact_array("W", W, (None, None))
        y, z = exact_array("y", y, (len(X),)), exact_array("z", z, (len(W),))
        slopes_at(W, X, slope)
        return cls(X, y, W, z, fmpq(slope))

    @property
    def slopes(self) -> np.ndarray:
        """A^T, shape (num_samples, num_neurons)."""
        return slopes_at(self.W, self.X, self.slope)

    @property
    def residual(self) -> np.ndarray:
        """e = y - prediction, as SH18 eq. 2.3 has it; shape (num_samples,)."""
        return self.y - predict_leaky(self.X, self.W, self.z, self.slope)

    @property
    def first_order(self) -> np.ndarray:
        """G e, one row a neuron, shape (num_neurons, dim): zero at every differentiable local minimum."""
        return (khatri_rao(self.slopes, self.X).T @ self.residual).reshape(self.W.shape)

    def losses_along(self, U: np.ndarray, s: Sequence[Any]) -> fmpq_poly:
        """N times the MSE at W + t U and z + s(t), as a polynomial while no sign changes.

        U (num_neurons, dim) rational, s (num_neurons,) polynomials in t.
        """
        lines = [
            [fmpq_poly([w, u]) for w, u in zip((self.W @ x).tolist(), (U @ x).tolist(), strict=True)] for x in self.X
        ]
        total = fmpq_poly([0])
        for label, slopes, line in zip(self.y, self.slopes, lines, strict=True):
            outputs = [(z + move) * a * p for z, move, a, p in zip(self.z, s, slopes, line, strict=True)]
            error = label - sum(outputs, fmpq_poly([0]))
            total += error * error
        return total

    def descent(self) -> tuple[np.ndarray, list[fmpq_poly]]:
        """A curve (U, s) through this point along which the loss falls at once. Raises ValueError if G e = 0.

        Three cases, for a neuron i whose block g of G e is not zero: move w_i along z_i g; if z_i = 0,
        move z_i by its own derivative <w_i, g>; if that vanishes too, move both, w_i by t g and z_i by c t.
        """
        blocks = self.first_order
        moving = [i for i, block in enumerate(blocks) if any(block)]
        if not moving:
            raise ValueError("W, z: expected a point with G e other than 0")
        i = moving[0]
        U, s = 0 * self.W, [fmpq_poly([0]) for _ in self.z]
        slope_of_z = sum(self.W[i] * blocks[i], fmpq(0))
        if self.z[i] != 0:
            U[i] = self.z[i] * blocks[i]
        elif slope_of_z != 0:
            s[i] = slope_of_z * T
        else:
            U[i] = blocks[i]
            s[i] = self._small_factor(i, blocks[i]) * T
        return U, s

    def _small_factor(self, i: int, block: np.ndarray) -> fmpq:
        """c with c^2 sum_n (a <w_i, x_n>)^2 < 2 c |g|^2."""
        seen = self.slopes[:, i] * (self.X @ self.W[i])
        return sum(block * block, fmpq(0)) / (1 + sum(seen * seen, fmpq(0)))


def falls_at_once(polynomial: fmpq_poly) -> bool:
    """Whether p(t) < p(0) for all small t > 0: the lowest coefficient after the constant one is negative."""
    rest = [c for c in polynomial.coeffs()[1:] if c != 0]
    return bool(rest) and rest[0] < 0


def points(X: Any, slope: Any, num_neurons: int, outputs: Sequence[int] = (0, 1)) -> Iterator[Point]:
    """One point for each choice of regions of a planar sample, of output weights, and of labels in {0, 1}.

    A neuron with output weight 0 also stands, where its region allows, at right angles to its block of
    G e: there the gradient of the loss vanishes in it.
    """
    witnesses = [region.witness for region in regions(X).regions]
    for rows in combinations_with_replacement(witnesses, num_neurons):
        for z, y in product(product(outputs, repeat=num_neurons), product((0, 1), repeat=len(X))):
            point = Point.of(X, y, rows, z, slope)
            yield point
            yield from _turned(point)


def _turned(point: Point) -> Iterator[Point]:
    """The point with one neuron of output weight 0 turned to a right angle, in the same region."""
    for i in (i for i, z in enumerate(point.z) if z == 0):
        a, b = point.first_order[i]
        for row in ((-b, a), (b, -a)):
            W = point.W.copy()
            W[i] = row
            if all((W[i] * x).sum() * (point.W[i] * x).sum() > 0 for x in point.X):
                yield Point(point.X, point.y, W, point.z, point.slope)


def rank(matrix: np.ndarray) -> int:
    """Exact rank of a rational matrix. Shape (rows, columns)."""
    return fmpq_mat(matrix.tolist()).rank()
