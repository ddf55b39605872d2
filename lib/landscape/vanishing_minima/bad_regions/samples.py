"""Planar samples with labels, the cones into which they cut the weights, and the angles of these cones."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flint import fmpq

from landscape.evidence.inputs import exact_array, exact_number, positive_integer
from landscape.geometry.angles import Share, share_of_turn
from landscape.geometry.arrangements import Region, RegionPartition, regions
from landscape.geometry.cones import Vector, dot, primitive

Rational = tuple[fmpq, ...]


@dataclass(frozen=True)
class Samples:
    """Samples of the plane with labels 0 and 1, and a slope.

    X        rational coordinates, (num_samples, 2)
    y        labels, (num_samples,)
    slope    of the activation on the negative side
    stretch  the second coordinate is measured in units of its square root: with 3, the sample (a, b)
             stands for (a, b sqrt 3), so that angles of 30 degrees have integer coordinates. Only
             angles depend on it.
    """

    X: tuple[Rational, ...]
    y: Rational
    slope: fmpq
    stretch: int = 1

    @classmethod
    def of(cls, X: Any, y: Any, slope: Any, stretch: int = 1) -> "Samples":
        """Raises ValueError for bad shapes, floats, parallel samples, labels other than 0 and 1, slope 1."""
        X, slope = exact_array("X", X, (None, 2)), exact_number("slope", slope)
        y = exact_array("y", y, (len(X),))
        if any(a[0] * b[1] == a[1] * b[0] for n, a in enumerate(X) for b in X[:n]) or len(X) < 2:
            raise ValueError("X: expected two or more samples, no two of which are parallel")
        if not set(y) <= {fmpq(0), fmpq(1)}:
            raise ValueError("y: expected labels 0 and 1")
        if slope == 1:
            raise ValueError("slope: expected a slope other than 1")
        return cls(tuple(map(tuple, X)), tuple(y), slope, positive_integer("stretch", stretch))

    @cached_property
    def partition(self) -> RegionPartition:
        """The cones of one neuron, with the proof that there are no others."""
        return regions([list(x) for x in self.X])

    @property
    def cones(self) -> tuple[Region, ...]:
        """The cones of one neuron; a tuple of their indices stands for a region of the network."""
        return self.partition.regions

    @cached_property
    def features(self) -> tuple[tuple[Vector, ...], ...]:
        """For each cone, the predictions of a neuron on each of its rays, up to a positive factor.

        Zero for a ReLU that sees no sample.
        """
        return tuple(tuple(self._feature(cone, ray) for ray in cone.rays) for cone in self.cones)

    def _feature(self, cone: Region, ray: Vector) -> Vector:
        seen = [(1 if sign > 0 else self.slope) * dot(ray, x) for sign, x in zip(cone.signs, self.X, strict=True)]
        return primitive(seen) if any(seen) else (0,) * len(seen)

    @cached_property
    def shares(self) -> tuple[Share, ...]:
        """The angle of each cone as a share of the full turn: rational where it can be, else a ball."""
        return tuple(share_of_turn(self._square_cosine(*cone.rays)) for cone in self.cones)

    def _square_cosine(self, a: Vector, b: Vector) -> fmpq:
        """cos |cos| of an angle between weights, whose second coordinate has the unit 1/sqrt(stretch)."""

        def inner(p: Vector, q: Vector) -> fmpq:
            return fmpq(p[0] * q[0]) + fmpq(p[1] * q[1], self.stretch)

        return inner(a, b) * abs(inner(a, b)) / (inner(a, a) * inner(b, b))
