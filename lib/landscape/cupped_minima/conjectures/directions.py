"""A configuration near given directions: one beta for all points by Perron and Frobenius, the rest in balls.

Only the directions p of the points are given, as integer vectors, with a facet for each: q is over
the facet with corners s in S(q), so q = sum lambda_qs s with lambda_qs > 0. With radii 1/y_p the points
p / y_p have gauges sum lambda_qs y_s / y_q, and these are one number g exactly if Lambda y = g y.
Everything else that SSG20 Def. 3 asks is a strict inequality, linear in y.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from flint import arb, arb_mat

from landscape.cupped_minima.conjectures.perron import Pair, enclosed_pair
from landscape.evidence.balls import working_precision
from landscape.evidence.comparison import Finding, all_of, at_most, equal, less, negation, suffices

Vector = tuple[int, ...]
NAMES = ("connected", "p3", "p4", "p6", "p5", "p7", "p8")
"""In the order in which they are asked: each needs those before it."""


@dataclass(frozen=True)
class Directions:
    """t directions a side and the facet that each one is over.

    A, B     integer vectors, (t, d)
    facets   corners of the facet over which each direction is, A's first: places in B for those of A,
             in A for those of B; (2t, d)
    Raises ValueError for other shapes, numbers or places.
    """

    A: tuple[Vector, ...]
    B: tuple[Vector, ...]
    facets: tuple[tuple[int, ...], ...]

    def __post_init__(self) -> None:
        dim = len(self.A[0]) if self.A else 0
        for name in ("A", "B"):
            object.__setattr__(self, name, tuple(_vector(name, row, dim) for row in getattr(self, name)))
        if len(self.A) != len(self.B) or len(self.facets) != 2 * len(self.A) or dim < 2:
            raise ValueError("A, B, facets: expected t directions a side in at least 2 dimensions, and 2t facets")
        facets = tuple(_vector("facets", row, dim) for row in self.facets)
        if any(sorted(set(row)) != list(row) or not 0 <= row[0] <= row[-1] < self.t for row in facets):
            raise ValueError(f"facets: expected {dim} increasing places below {self.t}")
        object.__setattr__(self, "facets", facets)

    @property
    def dim(self) -> int:
        """d."""
        return len(self.A[0])

    @property
    def t(self) -> int:
        """Directions a side."""
        return len(self.A)

    @property
    def points(self) -> tuple[Vector, ...]:
        """All directions, A's first."""
        return self.A + self.B

    @cached_property
    def corners(self) -> tuple[tuple[int, ...], ...]:
        """Places of the corners among all 2t directions."""
        t = self.t
        return tuple(tuple(s + t if q < t else s for s in row) for q, row in enumerate(self.facets))

    def side(self, q: int) -> range:
        """Places of the hull that q is over."""
        return range(self.t, 2 * self.t) if q < self.t else range(self.t)


@dataclass(frozen=True)
class Nearby:
    """The configuration that directions determine, as far as balls can tell. `finding` decides the properties."""

    directions: Directions

    @cached_property
    def coefficients(self) -> list[list[arb]] | None:
        """lambda_qs of each direction in the corners of its facet, (2t, d); None where corners may be dependent."""
        d = self.directions
        rows = []
        for q, corners in enumerate(d.corners):
            matrix = arb_mat([[d.points[s][i] for s in corners] for i in range(d.dim)])
            try:
                with working_precision():
                    solution = matrix.solve(arb_mat([[x] for x in d.points[q]]))
            except ZeroDivisionError:
                return None
            rows.append([entry for (entry,) in solution.tolist()])
        return rows

    @cached_property
    def pair(self) -> Pair | None:
        """Balls around y > 0 and g with Lambda y = g y; None where no box could be certified."""
        return None if self.coefficients is None else enclosed_pair(self.directions.corners, self.coefficients)

    @property
    def beta(self) -> arb:
        """A ball around the one beta. Raises ValueError where there is none."""
        with working_precision():
            return 1 / self._pair.gauge

    @property
    def _pair(self) -> Pair:
        if self.pair is None:
            raise ValueError("directions: expected radii that could be enclosed, property (p4)")
        return self.pair

    @cached_property
    def heights(self) -> list[list[arb]]:
        """<z_q, p> for the normal z_q of each facet, equal to 1 on it, times y_p: (2t facets, 2t directions)."""
        d, y = self.directions, self._pair.inverse_radii
        rows = []
        with working_precision():
            everything = arb_mat([list(point) for point in d.points])
            for corners in d.corners:
                basis = arb_mat([list(d.points[s]) for s in corners])
                normal = basis.solve(arb_mat([[y[s]] for s in corners]))
                rows.append([height for (height,) in (everything * normal).tolist()])
        return rows

    def finding(self, name: str) -> Finding:
        """Whether one of `NAMES` holds; all of them together give (p1) to (p8). Raises ValueError for another name."""
        if name not in NAMES:
            raise ValueError(f"name: expected one of {', '.join(NAMES)}, not {name!r}")
        return getattr(self, f"_{name}")()

    def first_failure(self) -> tuple[str, Finding]:
        """The first that is not certain, with its finding; ("", the last finding) if all are."""
        for name in NAMES:
            found = self.finding(name)
            if found.holds is not True:
                return name, found
        return "", found

    def _connected(self) -> Finding:
        """From every direction, corners of facets of corners ... lead to every other one. True, or undecided.

        It serves the proof only. The numbers are compared as balls, like all the rest.
        """
        places = frozenset(range(2 * self.directions.t))
        backward: dict[int, list[int]] = {place: [] for place in places}
        for q, corners in enumerate(self.directions.corners):
            for s in corners:
                backward[s].append(q)
        forward = dict(enumerate(self.directions.corners))
        reached = [arb(len(_reached(links))) for links in (forward, backward)]
        return suffices(all_of(at_most(arb(len(places)), count) for count in reached))

    def _p3(self) -> Finding:
        """Every direction is inside the cone of its facet: with `connected` and g > 1, 0 is inside."""
        if self.coefficients is None:
            return less(arb(0), arb(0, 1))
        return all_of(less(0, entry) for row in self.coefficients for entry in row)

    def _p4(self) -> Finding:
        """One g > 1 and radii 1/y > 0."""
        if self.pair is None:
            return less(arb(0), arb(0, 1))
        return all_of([less(1, self.pair.gauge), *(less(0, y) for y in self.pair.inverse_radii)])

    def _p6(self) -> Finding:
        """The coefficients lambda_qs y_s / y_q of a point are below 1; that they are positive is (p3)."""
        y = self._pair.inverse_radii
        rows = zip(self.directions.corners, self.coefficients, strict=True)
        return all_of(
            less(entry * y[s], y[q]) for q, (corners, row) in enumerate(rows)
            for s, entry in zip(corners, row, strict=True)
        )  # fmt: skip

    def _p5(self) -> Finding:
        """All other points of the hull are strictly below the facet: a simplex, and its corners are vertices (p2)."""
        return self._below(lambda q, p: p in self.directions.side(q) and p not in self.directions.corners[q])

    def _p7(self) -> Finding:
        """All other points of the own side are strictly below it; the own one is beyond it, because g > 1."""
        return self._below(lambda q, p: p not in self.directions.side(q) and p != q)

    def _below(self, concerns: object) -> Finding:
        y, count = self._pair.inverse_radii, 2 * self.directions.t
        below = [
            less(self.heights[q][p], y[p]) for q in range(count) for p in range(count) if concerns(q, p)
        ]  # fmt: skip
        return all_of(below) if below else equal(0, 0)

    def distances(self) -> arb_mat:
        """M with row p times y_p and column q times |z_q|, transposed; (2t, 2t)."""
        d, y, g = self.directions, self._pair.inverse_radii, self._pair.gauge
        rows = []
        with working_precision():
            for q, heights in enumerate(self.heights):
                row = [y[p] - heights[p] if p in d.side(q) else arb(0) for p in range(2 * d.t)]
                for s in d.corners[q]:
                    row[s] = arb(0)
                row[q] = (g - 1) * y[q]
                rows.append(row)
        return arb_mat(rows)

    def _p8(self) -> Finding:
        """The matrix of distances is regular."""
        with working_precision():
            return negation(_is_zero(self.distances().det()))

    def sums(self, least: int = 1) -> Finding:
        """What one extra sample a side needs: sum over either side of (1 - height) exceeds g - 1, for every facet.

        Exceeds `least` times g - 1, so that a test can ask too much.
        """
        y, g, t = self._pair.inverse_radii, self._pair.gauge, self.directions.t
        findings = []
        with working_precision():
            for row in self.heights:
                drops = [1 - height / radius for height, radius in zip(row, y, strict=True)]
                findings += [less(least * (g - 1), sum(part, arb(0))) for part in (drops[:t], drops[t:])]
        return all_of(findings)


def directions_of(record: dict[str, Sequence]) -> Directions:
    """Directions from a witness record with keys A, B, facets. Raises ValueError for other content."""
    try:
        return Directions(*(tuple(map(tuple, record[key])) for key in ("A", "B", "facets")))
    except (KeyError, TypeError):
        raise ValueError("record: expected lists of integer vectors A, B and facets") from None


def _is_zero(determinant: arb) -> Finding:
    """Certainly not, or undecided: |det| > 0, as a comparison of balls."""
    return negation(less(0, abs(determinant)))


def _reached(links: dict[int, Sequence[int]]) -> set[int]:
    seen, frontier = {0}, [0]
    while frontier:
        frontier = [after for before in frontier for after in links[before] if after not in seen]
        frontier = list(dict.fromkeys(frontier))
        seen |= set(frontier)
    return seen


def _vector(name: str, row: Sequence[int], dim: int) -> Vector:
    if len(row) != dim or any(type(entry) is not int for entry in row):
        raise ValueError(f"{name}: expected {dim} integers in a row, not {row!r}")
    return tuple(row)
