"""The stored points: for each number of extra neurons a run of widths."""

from dataclasses import dataclass
from functools import cache

from landscape.evidence.witness import witness
from landscape.spurious_minima.certified_minima import SymmetricPoint

NAME = "more-neurons"
DIGITS = 16
"""Decimals of a stored entry."""


@dataclass(frozen=True)
class Range:
    """Widths k at which the learners of one family, with n = k + extra, are judged.

    before  the saddle before the first minimum
    last    the last width with a minimum that is judged
    after   the saddle behind it, if the family ends there
    """

    before: int
    last: int
    after: int | None = None

    @property
    def minima(self) -> range:
        """The widths of the minima."""
        return range(self.before + 1, self.last + 1)

    @property
    def saddles(self) -> tuple[int, ...]:
        """The widths beside them."""
        return (self.before,) if self.after is None else (self.before, self.after)

    @property
    def widths(self) -> list[int]:
        """All of them in order."""
        return sorted([*self.minima, *self.saddles])


RANGES = {
    1: Range(6, 150),
    2: Range(10, 100, 101),
    3: Range(10, 30),
    4: Range(21, 32),
    5: Range(42, 47),
    6: Range(72, 76),
    7: Range(108, 112),
    8: Range(148, 152),
}
"""By the number of extra neurons, n - k."""


@cache
def stored_family(extra: int) -> dict[int, SymmetricPoint]:
    """The stored points with n = k + extra, by k. Raises ValueError for a damaged file or another number."""
    if extra not in RANGES:
        raise ValueError(f"extra: expected an integer from 1 to {max(RANGES)}, not {extra!r}")
    content = witness(NAME, [str(r) for r in RANGES])[str(extra)]
    return {point.k: point for point in (_point(extra, line) for line in content)}


def _point(extra: int, line: str) -> SymmetricPoint:
    try:
        k, *entries = line.split()
        return SymmetricPoint(int(k), int(k) + extra, extra, tuple(entries))
    except (AttributeError, ValueError) as error:
        raise ValueError(f"{NAME}.json: expected k and entries, not {str(line)[:60]}: {error}") from None
