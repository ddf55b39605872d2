"""Small samples on which statements about regions are checked exhaustively. All exact."""

from collections.abc import Sequence
from itertools import combinations_with_replacement, product

Point = tuple[int, ...]
Sample = tuple[Point, ...]

FIGURE_1 = (("3/2", "1/2"), (-1, 2), (-1, -1))
"""The sample of SS16's Figure 1."""


def lattice_points(dim: int, radius: int) -> list[Point]:
    """All non-zero integer points with entries between -radius and radius."""
    return [point for point in product(range(-radius, radius + 1), repeat=dim) if any(point)]


def small_samples() -> tuple[Sample, ...]:
    """Samples for exhaustive checks, up to order of their points.

    All samples of at most three points of {-1, 0, 1}^2 and of at most two points of {0, 1}^3
    (these span less than the space), and samples of four or five points in R^3 and R^4, in
    general position and not.
    """
    planar = [s for size in (1, 2, 3) for s in combinations_with_replacement(lattice_points(2, 1), size)]
    corners = [point for point in lattice_points(3, 1) if min(point) >= 0]
    flat = [s for size in (1, 2) for s in combinations_with_replacement(corners, size)]
    return (
        *planar,
        *flat,
        ((1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 1)),
        ((1, 0, 0), (0, 1, 0), (1, 1, 0), (0, 0, 1)),
        ((1, 2, 3), (-2, 1, 1), (3, -1, 2), (1, 1, -4), (2, -3, 1)),
        ((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1), (1, -1, 1, -1)),
    )


def shown_count(samples: Sequence[Sample]) -> str:
    """For scopes: '1 small sample', '203 small samples'."""
    return f"{len(samples)} small sample{'s' if len(samples) != 1 else ''}"
