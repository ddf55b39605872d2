"""Polyhedral cones of rational data, exactly, by the double description method.

A cone is known both ways: by the half-spaces that cut it out and by what generates it. Half-spaces
are inserted one at a time (Motzkin et al. 1953; adjacency test as in Fukuda & Prodon 1996). All
vectors are tuples of Python integers, so no number is ever rounded.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import gcd, lcm
from typing import Any

import numpy as np
from flint import fmpq, fmpq_mat

from landscape.evidence.door import guarded
from landscape.evidence.inputs import exact_array, exact_number, positive_integer

Vector = tuple[int, ...]


@dataclass(frozen=True)
class Cone:
    """The closed cone {w : <w, n> >= 0 for every n in `normals`}, generated.

    normals    inward normals, in the order of insertion
    lineality  basis of the largest linear subspace inside
    rays       one primitive generator for each extreme ray of the cone modulo `lineality`
    """

    normals: tuple[Vector, ...]
    lineality: tuple[Vector, ...]
    rays: tuple[Vector, ...]

    @classmethod
    def whole(cls, dim: int) -> "Cone":
        """R^dim."""
        positive_integer("dim", dim)
        return cls((), tuple(tuple(int(i == j) for j in range(dim)) for i in range(dim)), ())

    def reaches(self, normal: Vector) -> bool:
        """Whether some point of the cone has <w, normal> > 0.

        If the cone has interior, so does its part there: go far along a generator on that side.
        """
        return any(dot(line, normal) != 0 for line in self.lineality) or any(dot(ray, normal) > 0 for ray in self.rays)

    def within(self, normal: Vector) -> "Cone":
        """The part of the cone where <w, normal> >= 0."""
        normals = (*self.normals, normal)
        for line in self.lineality:
            if dot(line, normal) != 0:
                return Cone(normals, *self._along(line, normal))
        above = [ray for ray in self.rays if dot(ray, normal) >= 0]
        return Cone(normals, self.lineality, (*above, *self._on(normal)))

    def interior_point(self) -> Vector:
        """Direction of the sum of the rays: interior if the cone has interior and is not a subspace."""
        return primitive(map(sum, zip(*self.rays, strict=True)))

    def _along(self, line: Vector, normal: Vector) -> tuple[tuple[Vector, ...], tuple[Vector, ...]]:
        """A line that crosses the hyperplane becomes a ray; all else slides along it into the hyperplane."""
        ray = line if dot(line, normal) > 0 else tuple(-entry for entry in line)

        def slid(vector: Vector) -> Vector:
            return _in_hyperplane(ray, vector, normal)

        lineality = tuple(slid(other) for other in self.lineality if other is not line)
        return lineality, (*(slid(other) for other in self.rays), ray)

    def _on(self, normal: Vector) -> list[Vector]:
        """New rays: where the two-dimensional faces that straddle the hyperplane meet it."""
        above = [ray for ray in self.rays if dot(ray, normal) > 0]
        below = [ray for ray in self.rays if dot(ray, normal) < 0]
        tight = {ray: self._tight(ray) for ray in self.rays} if above and below else {}
        return [_in_hyperplane(p, q, normal) for p in above for q in below if _adjacent(p, q, tight)]

    def _tight(self, ray: Vector) -> frozenset[int]:
        return frozenset(t for t, normal in enumerate(self.normals) if dot(ray, normal) == 0)


@guarded
def extreme_rays(X: Any, signs: Sequence[int]) -> tuple[Vector, ...]:
    """Extreme rays of the closed cone {w : signs_t <w, x_t> >= 0 for all t}, primitive, sorted.

    X: rational, (num_samples, dim), no zero row; signs: -1 or 1, (num_samples,). Exact. The cone
    may be lower-dimensional; where it is {0} there is no ray. Raises ValueError if rank X < dim:
    then the cone contains a line, and `row_space_basis` removes it.
    """
    samples = integer_samples(X)
    if len(signs) != len(samples) or not set(signs) <= {-1, 1}:
        raise ValueError(f"signs: expected {len(samples)} entries -1 or 1, not {tuple(signs)}")
    cone = Cone.whole(len(samples[0]))
    for sign, sample in zip(signs, samples, strict=True):
        cone = cone.within(scaled(sign, sample))
    if cone.lineality:
        raise ValueError(
            f"X: expected rank {len(samples[0])}, but its cones contain a line: "
            "replace X by X @ B.T with B = row_space_basis(X)"
        )
    return tuple(sorted(cone.rays))


def row_space_basis(X: Any) -> np.ndarray:
    """B: the first rows of X that are linearly independent; (rank, dim), entries fmpq. Exact.

    X: rational, (num_samples, dim). With w = B^T u every prediction <w, x_t> is that of u on the
    sample X B^T, which has full column rank, and every w has such a u up to a part that no sample
    sees. Raises ValueError if X is zero.
    """
    X = exact_array("X", X, (None, None))
    echelon, rank = fmpq_mat(X.T.tolist()).rref()
    if rank == 0:
        raise ValueError("X: expected a non-zero row")
    pivots = [next(t for t in range(len(X)) if echelon[i, t] != 0) for i in range(rank)]
    return X[pivots]


def integer_samples(X: Any) -> tuple[Vector, ...]:
    """The rows of a rational X as primitive integer vectors. Raises ValueError for a zero sample."""
    X = exact_array("X", X, (None, None))
    for t, sample in enumerate(X):
        if not any(sample):
            raise ValueError(f"X: expected non-zero samples, but sample {t} is zero")
    return tuple(primitive(sample) for sample in X)


@guarded
def primitive(vector: Iterable[Any]) -> Vector:
    """The integer vector without common divisor on the ray of a rational one. ValueError for zero."""
    entries = [exact_number("vector", entry) for entry in vector]
    common = lcm(*(int(entry.q) for entry in entries))
    whole = [int((entry * common).p) for entry in entries]
    divisor = gcd(*whole)
    if divisor == 0:
        raise ValueError("vector: expected a non-zero entry")
    return tuple(entry // divisor for entry in whole)


def dot(a: Sequence[int | fmpq], b: Sequence[int | fmpq]) -> int | fmpq:
    """Inner product of two exact vectors of one length."""
    try:
        return sum(x * y for x, y in zip(a, b, strict=True))
    except (TypeError, ValueError):
        raise ValueError(f"a, b: expected exact vectors of one length, not {a!r:.80} and {b!r:.80}") from None


def scaled(factor: int, vector: Vector) -> Vector:
    """factor * vector."""
    try:
        return tuple(factor * entry for entry in vector)
    except TypeError:
        raise ValueError(f"factor, vector: expected integers, not {factor!r:.80} and {vector!r:.80}") from None


def _in_hyperplane(above: Vector, other: Vector, normal: Vector) -> Vector:
    """The direction <above, n> other - <other, n> above, which is orthogonal to n = normal."""
    height, depth = dot(above, normal), dot(other, normal)
    return primitive(height * b - depth * a for a, b in zip(above, other, strict=True))


def _adjacent(p: Vector, q: Vector, tight: dict[Vector, frozenset[int]]) -> bool:
    """Two extreme rays span a face iff no third one lies on all hyperplanes that both lie on."""
    common = tight[p] & tight[q]
    return not any(common <= tight[ray] for ray in tight if ray not in (p, q))
