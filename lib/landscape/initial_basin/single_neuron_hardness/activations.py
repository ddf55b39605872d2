"""The one-dimensional sample of SS16 Theorem 1 for piecewise polynomial activations and losses. Exact.

The samples are (delta, phi(delta_1)) and (-delta, phi(delta)), with 0 < delta_1 < delta, and the
loss is L(a, b) = g(|a - b|). Between its kinks E is a polynomial in w, so its direction on each
piece is decided exactly.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from flint import fmpq, fmpq_poly

from landscape.evidence.comparison import Finding, all_of, equal
from landscape.evidence.inputs import exact_number
from landscape.evidence.polynomial_sign import positive_between

SQUARE, DISTANCE, MIXED = fmpq_poly([0, 0, 1]), fmpq_poly([0, 1]), fmpq_poly([0, 1, 1])
"""g(t) = t^2, t, and t + t^2."""

Piece = tuple[fmpq | None, fmpq | None, fmpq_poly]


@dataclass(frozen=True)
class Activation:
    """phi, piece by piece: polys[k] between knots[k-1] and knots[k], the left end not included."""

    name: str
    knots: tuple[fmpq, ...]
    polys: tuple[fmpq_poly, ...]

    @classmethod
    def of(cls, name: str, knots: list[Any], polys: list[list[Any]]) -> "Activation":
        """From numbers and lists of coefficients, lowest first."""
        return cls(name, tuple(map(fmpq, knots)), tuple(map(fmpq_poly, polys)))

    def piece(self, z: fmpq) -> fmpq_poly:
        """The polynomial that is phi at z."""
        return self.polys[sum(z > knot for knot in self.knots)]

    def __call__(self, z: Any) -> fmpq:
        z = exact_number("z", z)
        return self.piece(z)(z)


RELU = Activation.of("relu", [0], [[0], [0, 1]])
SQUARED_RELU = Activation.of("relu^2", [0], [[0], [0, 0, 1]])
CUBIC = Activation.of("relu(z + z^3)", [0], [[0], [0, 1, 0, 1]])
BENT = Activation.of("min(z + 1, 0) + relu(z)", [-1, 0], [[1, 1], [0], [0, 1]])
DIP = Activation.of("relu with a dip at -2", [-3, -2, -1, 0], [[0], [-9, -3], [3, 3], [0], [0, 1]])
SLOPE = Activation.of("relu, rising to 1 at -2", [-2, -1, 0], [[1], [-1, -1], [0], [0, 1]])
JUMP = Activation.of("a jump at 0", [0], [[0], [1, 1]])


@dataclass(frozen=True)
class OneAxis:
    """E on one axis. delta, small: delta and delta_1; distance: g as a polynomial in |a - b|."""

    phi: Activation
    distance: fmpq_poly
    delta: fmpq = fmpq(1)
    small: fmpq = fmpq(1, 50)

    @property
    def labels(self) -> tuple[fmpq, fmpq]:
        """y_1 = phi(delta_1), y_2 = phi(delta)."""
        return self.phi(self.small), self.phi(self.delta)

    @property
    def barrier(self) -> fmpq:
        """L' = L(phi(0), phi(delta)); the paper's c is half of it."""
        return self.distance(abs(self.phi(0) - self.phi(self.delta)))

    def losses(self, w: Any) -> tuple[fmpq, fmpq]:
        """The losses of the two samples at w."""
        w, (y1, y2) = exact_number("w", w), self.labels
        return self.distance(abs(self.phi(self.delta * w) - y1)), self.distance(abs(self.phi(-self.delta * w) - y2))

    def __call__(self, w: Any) -> fmpq:
        return sum(self.losses(w), fmpq(0)) / 2

    def pieces(self) -> Iterator[Piece]:
        """(left, right, E as a polynomial), from -infinity to infinity."""
        places = [fmpq(-1), fmpq(0), self.small / self.delta]
        places += [sign * knot / self.delta for knot in self.phi.knots for sign in (1, -1)]
        cuts = [None, *sorted(set(places)), None]
        for left, right in pairwise(cuts):
            yield left, right, self._polynomial(left, right)

    def _polynomial(self, left: fmpq | None, right: fmpq | None) -> fmpq_poly:
        inside = right - 1 if left is None else left + 1 if right is None else (left + right) / 2
        total = fmpq_poly()
        for x, y in zip((self.delta, -self.delta), self.labels, strict=True):
            gap = self.phi.piece(x * inside)(fmpq_poly([0, x])) - y
            gap = -gap if gap(inside) < 0 else gap
            if not self._is_even() and gap != 0 and positive_between(gap, left, right).holds is not True:
                raise ValueError(f"phi: {self.phi.name} crosses a label between {left} and {right}")
            total += self.distance(gap)
        return total / 2

    def _is_even(self) -> bool:
        """Whether g(|t|) = g(t), so that the sign of a residual does not matter."""
        return self.distance(fmpq_poly([0, -1])) == self.distance

    def shape(self) -> Finding:
        """E is continuous, falls to -1, rises to 0, falls to delta_1/delta, and rises ever after: all strictly."""
        findings, before = [], None
        for left, right, polynomial in self.pieces():
            falls = (right is not None and right <= -1) or (
                left is not None and right is not None and 0 <= left and right <= self.small / self.delta
            )
            slope = polynomial.derivative()
            findings.append(positive_between(-slope if falls else slope, left, right))
            if before is not None:
                findings.append(equal(before(left), polynomial(left)))
            before = polynomial
        return all_of(findings)
