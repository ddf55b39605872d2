"""Clusters with their exact constants, and the examples that the chapter checks."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from flint import fmpq, fmpq_mat

from landscape.evidence.comparison import Finding, all_of, at_most, equal, less
from landscape.geometry.cones import dot

Vector = tuple[fmpq, ...]


@dataclass(frozen=True)
class Cluster:
    """A centre, a radius, and the points with labels that are assigned to it. Rational.

    The label of the centre is the middle of the least and the largest label (`middle`).
    """

    centre: Vector
    radius: fmpq
    points: tuple[Vector, ...]
    labels: tuple[fmpq, ...]

    @property
    def middle(self) -> fmpq:
        """(min + max)/2 of the labels."""
        return (min(self.labels) + max(self.labels)) / 2


@dataclass(frozen=True)
class Clusters:
    """Clustered data with the two constants of the theorem: sigma_min(C) exactly, and L."""

    clusters: tuple[Cluster, ...]
    sigma: fmpq
    lipschitz: fmpq

    @property
    def centres(self) -> tuple[Vector, ...]:
        """Rows of C."""
        return tuple(cluster.centre for cluster in self.clusters)

    @property
    def radii(self) -> Vector:
        """delta_j."""
        return tuple(cluster.radius for cluster in self.clusters)

    @property
    def middles(self) -> Vector:
        """The labels of the centres."""
        return tuple(cluster.middle for cluster in self.clusters)

    @property
    def X(self) -> tuple[Vector, ...]:
        """All points."""
        return tuple(point for cluster in self.clusters for point in cluster.points)

    @property
    def y(self) -> Vector:
        """All labels."""
        return tuple(label for cluster in self.clusters for label in cluster.labels)

    @property
    def owners(self) -> tuple[int, ...]:
        """The cluster of each point."""
        return tuple(j for j, cluster in enumerate(self.clusters) for _ in cluster.points)

    @property
    def eta(self) -> fmpq:
        """|(delta_1, ..., delta_k)| / sigma_min(C). Raises ValueError if the norm is not rational."""
        return rational_norm(self.radii) / self.sigma

    def hypotheses(self) -> Finding:
        """Points in their balls, labels L-Lipschitz in each cluster, sigma the least singular value, eta < 1."""
        findings = [less(self.eta, 1), *_is_smallest_singular_value(self.centres, self.sigma)]
        for cluster in self.clusters:
            near = (dot(_minus(x, cluster.centre), _minus(x, cluster.centre)) for x in cluster.points)
            findings += [at_most(square, cluster.radius**2) for square in near]
            for (x, a), (z, b) in combinations(zip(cluster.points, cluster.labels, strict=True), 2):
                findings.append(at_most((a - b) ** 2, self.lipschitz**2 * dot(_minus(x, z), _minus(x, z))))
        return all_of(findings)


def rational_norm(vector: Sequence[fmpq]) -> fmpq:
    """Euclidean norm where it is rational; raises ValueError otherwise."""
    square = fmpq(dot(vector, vector))
    root = fmpq(square.p.isqrt(), square.q.isqrt())
    if root**2 != square:
        raise ValueError(f"vector: expected a rational norm, not the root of {square}")
    return root


def _is_smallest_singular_value(rows: Sequence[Vector], sigma: fmpq) -> list[Finding]:
    """sigma > 0, C C^T - sigma^2 is singular, and all its principal minors are non-negative."""
    gram = [[dot(a, b) - sigma**2 * (i == j) for j, b in enumerate(rows)] for i, a in enumerate(rows)]
    minors = []
    for size in range(1, len(rows) + 1):
        for chosen in combinations(range(len(rows)), size):
            minors.append(fmpq_mat([[gram[i][j] for j in chosen] for i in chosen]).det())
    return [less(0, sigma), equal(minors[-1], 0), *(at_most(0, minor) for minor in minors)]


def _minus(x: Sequence[fmpq], z: Sequence[fmpq]) -> list[fmpq]:
    return [a - b for a, b in zip(x, z, strict=True)]


def cluster(centre: Sequence[Any], radius: Any, directions: Sequence[Sequence[Any]], labels: Sequence[Any]) -> Cluster:
    """A cluster whose points are centre + radius u for the given rational vectors u."""
    c, r = tuple(map(fmpq, centre)), fmpq(radius)
    points = tuple(tuple(a + r * fmpq(u) for a, u in zip(c, direction, strict=True)) for direction in directions)
    return Cluster(c, r, points, tuple(map(fmpq, labels)))


PAIR = ((1, 0), (-1, 0), (0, 1), (0, -1))
TRIPLE = ((1, 0, 0), (-1, 0, 0), (0, fmpq(3, 5), fmpq(-4, 5)), (0, fmpq(-3, 5), fmpq(4, 5)))
TINY = fmpq(1, 1000)

EXAMPLES = (
    Clusters((cluster((1,), fmpq(1, 4), ((1,), (-1,)), (1, 1)),), fmpq(1), fmpq(0)),
    Clusters(
        (
            cluster((1, 0), fmpq(3, 50), PAIR, (3, 3, 3, 3)),
            cluster((0, 1), fmpq(4, 50), PAIR, (-4, -4, -4, -4)),
        ),
        fmpq(1),
        fmpq(0),
    ),
    Clusters(
        (
            cluster((fmpq(6, 5), fmpq(-4, 5)), 3 * TINY, PAIR, (3, 3, 3 + TINY, 3 - TINY)),
            cluster((fmpq(8, 5), fmpq(3, 5)), 4 * TINY, PAIR, (4 - 2 * TINY, 4 + 2 * TINY, 4, 4)),
        ),
        fmpq(1),
        fmpq(1),
    ),
    Clusters(
        (
            cluster((0, 1, 0), 2 * TINY, TRIPLE, (3, 3, 3, 3)),
            cluster((0, 0, 2), TINY, TRIPLE, (4, 4, 4, 4)),
            cluster((3, 0, 0), 2 * TINY, TRIPLE, (0, 0, 0, 0)),
        ),
        fmpq(1),
        fmpq(0),
    ),
    Clusters(
        (
            cluster((1, 0), TINY, PAIR, (1, 1, 1, 1)),
            cluster((0, 1), 0, ((0, 0),), (0,)),
        ),
        fmpq(1),
        fmpq(0),
    ),
    Clusters(
        (
            cluster((1, 0), 0, ((0, 0),), (1,)),
            cluster((0, 1), TINY, PAIR, (0, 0, 0, 0)),
        ),
        fmpq(1),
        fmpq(0),
    ),
)
"""One cluster on a line; orthonormal and slanted centres in a plane; three of different lengths; two extreme ones."""
