"""Central hyperplane arrangements: all regions of a rational sample, and why there are no more.

Each sample x_t cuts weight space along {w : <w, x_t> = 0}; the regions are the non-empty sign
classes (SS16 Defs. 7 and 8). A region is proved by a point in it. That none is missing is proved
by Cover's count where it is attained, and otherwise by Gordan certificates.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from math import comb
from typing import Any

from flint import fmpq_mat

from landscape.evidence.inputs import exact_array, positive_integer
from landscape.geometry.certificates import Certificate, Samples, certificate, circuits, rational_rows
from landscape.geometry.cones import Cone, Vector, dot, integer_samples, scaled
from landscape.geometry.sign_vectors import Signs


@dataclass(frozen=True)
class Region:
    """A region: the signs of <w, x_t> on it, an integer point in it, generators of its closure.

    The closure is the set of non-negative combinations of `rays`, plus the span of `lineality`
    (empty when rank X = dim; then `rays` are the extreme rays, primitive).
    """

    signs: Signs
    witness: Vector
    rays: tuple[Vector, ...]
    lineality: tuple[Vector, ...] = ()

    @property
    def generators(self) -> tuple[Vector, ...]:
        """Vectors whose non-negative combinations are the closure: the rays, and each line in both directions."""
        return (*self.rays, *self.lineality, *(scaled(-1, line) for line in self.lineality))

    def holds(self, samples: Samples) -> bool:
        """Whether the witness is strictly inside and all generators are in the closure. Exact."""
        return (
            len(self.signs) == len(samples)
            and set(self.signs) <= {-1, 1}
            and all(b * dot(self.witness, x) > 0 for b, x in zip(self.signs, samples, strict=True))
            and all(b * dot(r, x) >= 0 for r in self.rays for b, x in zip(self.signs, samples, strict=True))
            and all(dot(line, x) == 0 for line in self.lineality for x in samples)
        )


@dataclass(frozen=True)
class RegionPartition:
    """All regions of a sample, with the proof that none is missing.

    samples       rows of X
    regions       one per non-empty sign class, positive signs first
    certificates  empty if there are as many regions as Cover's count allows; otherwise one for
                  every shortest sequence of signs that no weight has on the first samples
    """

    samples: Samples
    regions: tuple[Region, ...]
    certificates: tuple[Certificate, ...] = ()

    def __len__(self) -> int:
        return len(self.regions)

    @property
    def signs(self) -> tuple[Signs, ...]:
        """Sign vectors of the regions."""
        return tuple(region.signs for region in self.regions)

    def is_sound(self) -> bool:
        """Whether every region listed is one, and is listed once. Exact."""
        return len(set(self.signs)) == len(self) and all(r.holds(self.samples) for r in self.regions)

    def is_complete(self) -> bool:
        """Whether the list is sound and no region is missing. Exact."""
        if not self.is_sound():
            return False
        at_most = region_count(len(self.samples), len(self.samples[0]))
        return len(self) == at_most or self._absences_certified()

    def _absences_certified(self) -> bool:
        """Every sign that no region has after a beginning that some region has, is excluded.

        By induction along its entries, a sign vector then belongs to a region or begins with an
        excluded sequence.
        """
        certified = {c.signs for c in self.certificates if c.holds(self.samples)}
        return certified.issuperset(_shortest_absent(self.signs, len(self.samples)))


def region_count(num_samples: int, dim: int) -> int:
    """Regions of `num_samples` hyperplanes through 0 in general position in R^dim (Cover 1965).

    An upper bound for any sample without zeros, SS16 Def. 8. Exact integer.
    Raises ValueError unless both are at least 1.
    """
    positive_integer("num_samples", num_samples)
    positive_integer("dim", dim)
    return 2 * sum(comb(num_samples - 1, k) for k in range(dim))


def in_general_position(X: Any) -> bool:
    """Whether every min(num_samples, dim) rows of a rational X are linearly independent. Exact."""
    X = exact_array("X", X, (None, None))
    size = min(X.shape)
    return all(fmpq_mat(list(chosen)).rank() == size for chosen in combinations(X.tolist(), size))


def regions(X: Any) -> RegionPartition:
    """All regions of a rational sample, X (num_samples, dim), with witnesses and proof. Exact.

    The partition of SS16's Figure 1 has six regions for eight sign vectors; here is why none has
    the first sign vector that is missing:

    >>> figure_1 = [["3/2", "1/2"], [-1, 2], [-1, -1]]
    >>> partition = regions(figure_1)
    >>> for region in partition.regions:
    ...     print(region.signs, region.witness, region.rays)
    (1, 1, -1) (1, 4) ((2, 1), (-1, 3))
    (1, -1, 1) (1, -2) ((1, -3), (1, -1))
    (1, -1, -1) (1, 0) ((2, 1), (1, -1))
    (-1, 1, 1) (-1, 0) ((-2, -1), (-1, 1))
    (-1, 1, -1) (-1, 2) ((-1, 3), (-1, 1))
    (-1, -1, 1) (-1, -4) ((-2, -1), (1, -3))
    >>> partition.is_complete(), region_count(num_samples=3, dim=2)
    (True, 6)
    >>> missing(figure_1)[0]
    Certificate(signs=(1, 1, 1), weights=(6, 2, 7))

    The samples are inserted one at a time; a cone goes on to each side on which it has interior.
    Raises ValueError for a zero sample.
    """
    samples = integer_samples(X)
    cones: list[tuple[Signs, Cone]] = [((), Cone.whole(len(samples[0])))]
    for sample in samples:
        cones = [
            ((*signs, b), cone.within(scaled(b, sample)))
            for signs, cone in cones
            for b in (1, -1)
            if cone.reaches(scaled(b, sample))
        ]
    found = tuple(Region(b, cone.interior_point(), cone.rays, cone.lineality) for b, cone in cones)
    return RegionPartition(rational_rows(X), found, _certificates(X, tuple(signs for signs, _ in cones)))


def missing(X: Any) -> tuple[Certificate, ...]:
    """One certificate for each of the sign vectors that no weight has on a rational X, positive first.

    There are 2**num_samples less the regions of them: meant for samples of ten points at most.
    Raises ValueError for a zero sample.
    """
    present = set(regions(X).signs)
    dependencies = circuits(X)
    every = product((1, -1), repeat=len(rational_rows(X)))
    return tuple(certificate(signs, dependencies) for signs in every if signs not in present)


def _certificates(X: Any, present: tuple[Signs, ...]) -> tuple[Certificate, ...]:
    samples = rational_rows(X)
    if len(present) == region_count(len(samples), len(samples[0])):
        return ()
    dependencies = circuits(X)
    return tuple(certificate(signs, dependencies) for signs in _shortest_absent(present, len(samples)))


def _shortest_absent(present: tuple[Signs, ...], length: int) -> Iterator[Signs]:
    """The sequences of signs that begin no entry of `present`, though all their beginnings do."""
    beginnings = {(): None} | dict.fromkeys(signs[:t] for signs in present for t in range(1, length + 1))
    for begun in beginnings:
        for signs in ((*begun, 1), (*begun, -1)):
            if len(begun) < length and signs not in beginnings:
                yield signs
