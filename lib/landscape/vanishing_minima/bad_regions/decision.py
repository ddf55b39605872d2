"""Does a region hold a differentiable local minimum? Yes with a point, no with separating vectors. Exact.

Only two sets of cones matter: those with one neuron, whose predictions are +-(open cone) or 0, and those
with two or more, whose predictions fill a space. A minimum exists iff the projection p of y is a sum of
such predictions. Both answers come from the double description of a small cone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from operator import neg

import numpy as np
from flint import fmpq

from landscape.evidence.check import finder
from landscape.geometry.cones import Cone, Vector, dot, primitive
from landscape.networks.interpolation import null_space
from landscape.vanishing_minima.bad_regions.kinds import Kind, kind_of, projection
from landscape.vanishing_minima.bad_regions.samples import Rational, Samples

Outputs = tuple[int, ...]
"""Signs of the output weights of the lone neurons: -1, 0 or 1."""


@dataclass(frozen=True)
class Occupied:
    """Which cones hold one neuron, and which hold two or more: indices, sorted."""

    lone: tuple[int, ...]
    shared: tuple[int, ...]

    @classmethod
    def by(cls, cones: Sequence[int]) -> "Occupied":
        """Of a region, given as the cone of each neuron."""
        once = tuple(sorted(k for k in set(cones) if cones.count(k) == 1))
        return cls(once, tuple(sorted(set(cones) - set(once))))


@dataclass(frozen=True)
class Decision:
    """Whether the regions that are occupied so hold a minimum, with a certificate.

    coefficients  if they do: for every occupied cone, lone ones first, the coefficients of its features
    separating    if they do not: vectors that exclude all signs of output weights between them
    """

    samples: Samples
    occupied: Occupied
    coefficients: tuple[Rational, ...] = ()
    separating: tuple[Vector, ...] = ()

    @cached_property
    def prediction(self) -> Rational:
        """The prediction p at every minimum of the region: the projection of y."""
        features = self.samples.features
        return projection(
            [f for k in (*self.occupied.lone, *self.occupied.shared) for f in features[k]], self.samples.y
        )

    @property
    def residual(self) -> Rational:
        """e = y - p."""
        return tuple(label - p for label, p in zip(self.samples.y, self.prediction, strict=True))

    @property
    def kind(self) -> Kind:
        """The kind of the region, if the certificate holds."""
        return kind_of(self.samples.y, self.residual) if self.coefficients else Kind.NONE

    def holds(self) -> bool:
        """Whether the certificate proves the decision. Exact; believes nothing about how it was found."""
        if bool(self.coefficients) == bool(self.separating):
            return False
        return self._is_reached() if self.coefficients else self._is_separated()

    def _is_reached(self) -> bool:
        """p is the sum, and lone cones have coefficients of one strict sign, or all zero."""
        cones = (*self.occupied.lone, *self.occupied.shared)
        total = [fmpq(0)] * len(self.samples.y)
        for k, coefficients in zip(cones, self.coefficients, strict=True):
            for c, feature in zip(coefficients, self.samples.features[k], strict=True):
                total = [a + c * f for a, f in zip(total, feature, strict=True)]
        lone = self.coefficients[: len(self.occupied.lone)]
        return total == list(self.prediction) and all(len({(c > 0) - (c < 0) for c in part}) == 1 for part in lone)

    def _is_separated(self) -> bool:
        left = set(product((-1, 0, 1), repeat=len(self.occupied.lone)))
        for kappa in self.separating:
            left -= set(self.excluded_by(kappa))
        return not left

    def excluded_by(self, kappa: Vector, without: str = "") -> Iterator[Outputs]:
        """The signs of output weights for which kappa separates p from all predictions (own/no-minimum).

        `without` leaves out a condition: "height", "sides", "shared" or "strict".
        """
        features, height = self.samples.features, dot(kappa, self.prediction)
        free = any(dot(kappa, f) for k in self.occupied.shared for f in features[k])
        lone = [[dot(kappa, f) for f in features[k]] for k in self.occupied.lone]
        for signs in product((-1, 0, 1), repeat=len(lone)):
            seen = [s * h for s, part in zip(signs, lone, strict=True) for h in part]
            conditions = {
                "height": height <= 0,
                "sides": min(seen, default=0) >= 0,
                "shared": not free,
                "strict": height < 0 or any(seen),
            }
            if all(met for name, met in conditions.items() if name != without):
                yield signs


@finder
def decide(samples: Samples, occupied: Occupied) -> Decision:
    """The decision with its certificate; believe it only if it `holds`."""
    blank = Decision(samples, occupied)
    found: list[Vector] = []
    excluded: set[Outputs] = set()
    for signs in product((1, -1, 0), repeat=len(occupied.lone)):
        if signs not in excluded:
            kappa = _separating(blank, signs)
            if kappa is None:
                return Decision(samples, occupied, coefficients=_coefficients(blank, signs))
            found.append(kappa)
            excluded |= set(blank.excluded_by(kappa))
    return Decision(samples, occupied, separating=tuple(found))


def _separating(blank: Decision, signs: Outputs) -> Vector | None:
    """A vector against these signs, or None: a ray of the cone of all kappa, in the space that sees no shared cone."""
    features = blank.samples.features
    space = _unseen([f for k in blank.occupied.shared for f in features[k]], len(blank.samples.y))
    if not space:
        return None
    signed = [[s * a for a in f] for s, k in zip(signs, blank.occupied.lone, strict=True) if s for f in features[k]]
    cone = Cone.whole(len(space))
    for normal in (*signed, list(map(neg, blank.prediction))):
        inside = [dot(basis, normal) for basis in space]
        if any(inside):
            cone = cone.within(primitive(inside))
    if not cone.rays:
        return None
    return primitive(_combined(cone.rays[0], space))


def _unseen(features: list[Vector], num_samples: int) -> list[list[fmpq]]:
    rows = np.array([[fmpq(a) for a in f] for f in features], dtype=object).reshape(len(features), num_samples)
    return null_space(rows)


def _coefficients(blank: Decision, signs: Outputs) -> tuple[Rational, ...]:
    """Coefficients with these strict signs; those of shared cones are free."""
    features, lone, shared = blank.samples.features, blank.occupied.lone, blank.occupied.shared
    signed = [[s * a for a in f] for s, k in zip(signs, lone, strict=True) if s for f in features[k]]
    free = [f for k in shared for f in features[k]]
    columns = [*signed, *free, list(map(neg, blank.prediction))]
    kernel = null_space(np.array([[fmpq(a) for a in row] for row in zip(*columns, strict=True)], dtype=object))
    positive = [*range(len(signed)), len(columns) - 1]
    point = _strictly_positive(kernel, positive)
    scaled = [a / point[-1] for a in point]
    parts = iter(scaled)
    of_lone = [tuple(s * next(parts) if s else fmpq(0) for _ in features[k]) for s, k in zip(signs, lone, strict=True)]
    return (*of_lone, *(tuple(next(parts) for _ in features[k]) for k in shared))


def _strictly_positive(kernel: list[list[fmpq]], places: list[int]) -> list[fmpq]:
    """A vector of the space that is positive at these places."""
    cone = Cone.whole(len(kernel))
    for place in places:
        inside = [vector[place] for vector in kernel]
        if any(inside):
            cone = cone.within(primitive(inside))
    return _combined(cone.interior_point(), kernel)


def _combined(factors: Sequence[int], vectors: list[list[fmpq]]) -> list[fmpq]:
    return [
        sum((c * v for c, v in zip(factors, entries, strict=True)), fmpq(0)) for entries in zip(*vectors, strict=True)
    ]
