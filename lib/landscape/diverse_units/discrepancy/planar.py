"""Discrepancies in the plane by exact integration, for weights at multiples of a fraction of a turn.

Cut the circle into cells between those angles. While x and y stay in their cells the share of
weights in the slice S_xy is constant, and its area 1/2 - angle/2 pi is linear in the angle between x and y,
except in one cell or two opposite ones, where it is a distance of two points of one cell.
"""

from collections.abc import Iterator, Sequence

from flint import fmpq

PARTS = 24
"""Cells of the circle; angles are counted in cells, and a right angle is a whole number of them."""


def kernel(first: int, second: int, parts: int = PARTS) -> fmpq:
    """k of two directions, in cells: 1/2 - angle/2 pi."""
    return fmpq(1, 2) - fmpq(apart(first, second, parts), parts)


def apart(first: int, second: int, parts: int = PARTS) -> int:
    """The angle between two directions, in cells."""
    difference = (first - second) % parts
    return min(difference, parts - difference)


def sees(weight: int, cell: int, parts: int = PARTS) -> bool:
    """Whether a weight is within a right angle of all points inside a cell: of its middle."""
    twice = (2 * cell + 1 - 2 * weight) % (2 * parts)
    return min(twice, 2 * parts - twice) < parts // 2


def integrated(weights: Sequence[int], parts: int = PARTS) -> fmpq:
    """E[dsp(W, S_xy)^2] for independent uniform x and y. Exact. Raises ValueError unless 4 divides `parts`."""
    if parts % 4:
        raise ValueError(f"parts: expected a multiple of 4, not {parts}")
    seen = [[sees(w, cell, parts) for w in weights] for cell in range(parts)]
    total = fmpq(0)
    for x in range(parts):
        for y in range(parts):
            share = fmpq(sum(a and b for a, b in zip(seen[x], seen[y], strict=True)), len(weights))
            mean, square = area_moments(apart(x, y, parts), parts)
            total += share * share - 2 * share * mean + square
    return total / parts**2


def area_moments(distance: int, parts: int = PARTS) -> tuple[fmpq, fmpq]:
    """Mean and mean square of 1/2 - angle/2 pi for points of two cells that are so far apart.

    In cells, the angle is D for the same cell, parts/2 - D for opposite ones, where D, the distance of two
    points of one cell, has mean 1/3 and mean square 1/6; else `distance` plus a difference with mean 0 and 1/6.
    """
    if distance == 0:
        angle, square = fmpq(1, 3), fmpq(1, 6)
    elif 2 * distance == parts:
        half = fmpq(parts, 2)
        angle, square = half - fmpq(1, 3), half * half - half * fmpq(2, 3) + fmpq(1, 6)
    else:
        angle, square = fmpq(distance), fmpq(distance) ** 2 + fmpq(1, 6)
    half = fmpq(1, 2)
    return half - angle / parts, half * half - angle / parts + square / parts**2


def closed_form(weights: Sequence[int], constant: fmpq = fmpq(1, 12), parts: int = PARTS) -> fmpq:
    """Theorem 8's right side: mean of k^2 over all pairs less E k^2, which is 1/12 in the plane."""
    squares = sum((kernel(a, b, parts) ** 2 for a in weights for b in weights), fmpq(0))
    return squares / len(weights) ** 2 - constant


def sets() -> Iterator[tuple[int, ...]]:
    """Weights of one to five neurons, some of them equal, opposite, or evenly spread."""
    yield from ((0,), (0, 0), (0, 12), (0, 6), (0, 8, 16), (0, 6, 12, 18), (1, 2, 3, 5, 8), (0, 1, 13, 17))
