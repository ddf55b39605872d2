"""Checks of the repaired bound on low ranks, and of the range in which the printed one holds after all."""

from collections.abc import Iterable, Sequence
from itertools import product

from flint import fmpq

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import all_of, at_most
from landscape.evidence.verdict import Arithmetic
from landscape.vanishing_minima.low_rank_slopes import bounds
from landscape.vanishing_minima.low_rank_slopes.printed import SLOPES
from landscape.vanishing_minima.low_rank_slopes.sign_matrices import rank_law, slope_rank

SHAPES = ((2, 3), (3, 3), (3, 4), (4, 3), (2, 6), (5, 2))
"""(d_1, k)."""


@checker(Arithmetic.EXACT)
def check_low_rank(shapes: Iterable[tuple[int, int]] = SHAPES, slopes: Sequence[fmpq] = SLOPES, drop: int = 0) -> Check:
    """own/low-rank against the exact law of the rank; `drop` takes powers of two from the bound."""
    findings = []
    for (m, k), slope, dim in ((shape, slope, dim) for shape in shapes for slope in slopes for dim in (1, 2)):
        law = rank_law(m, k, dim, slope)
        for r in range(m):
            low = sum((p for rank, p in law.items() if rank <= r), fmpq(0))
            findings.append(at_most(low, bounds.repaired(r, k, dim, m) / 2**drop))
    return Check("own/low-rank", all_of(findings), f"every rank, {_shown(shapes, slopes)}")


def _signs(num: int) -> list[tuple[int, ...]]:
    return list(product((1, -1), repeat=num))


LINES = {
    "symmetric columns": [(w, (1, -1)) for w in _signs(3)],
    "independent W and X": [((-x[0],) * 3, x) for x in _signs(2)],
    "independent rows": [((s, -s, s), x) for s in (1, -1) for x in _signs(2)],
    "rows of one law": [((1, -1, 1), x) for x in _signs(2)],
    "no product zero": [((0, 0, 0), x) for x in _signs(2)],
}
"""Three weights and two samples on the line, all cases equally likely; each law lacks what it is named for."""


@checker(Arithmetic.EXACT)
def check_on_the_line(lacks: str, slope: fmpq = fmpq(0)) -> Check:
    """own/low-rank with r = 1 for a law that lacks one hypothesis. Raises ValueError for a name not in `LINES`."""
    if lacks not in LINES:
        raise ValueError(f"lacks: expected one of {', '.join(LINES)}, not {lacks!r}")
    products = [[[weight * x for x in X] for weight in W] for W, X in LINES[lacks]]
    low = [slope_rank(tuple(map(tuple, rows)), slope) <= 1 for rows in products]
    positive = [all(entry > 0 for row in rows[:2] for entry in row) for rows in products]
    found, bound = (fmpq(sum(cases), len(products)) for cases in (low, positive))
    bound *= 3 * 2 ** (2 + 2)
    scope = f"d_0 = 1, 3 neurons, 2 samples, slope {slope}: rank at most 1 with probability {found}, bound {bound}"
    return Check("own/low-rank", at_most(found, bound), scope)


@checker(Arithmetic.EXACT)
def check_constant_rows(
    shapes: Iterable[tuple[int, int]] = SHAPES, slopes: Sequence[fmpq] = SLOPES, lift: int = 0
) -> Check:
    """own/constant-rows: rank 1 is as likely as that no row tells samples apart, or more; `lift` overstates it."""
    findings = []
    for (m, k), slope, dim in ((shape, slope, dim) for shape in shapes for slope in slopes for dim in (1, 2)):
        floor = bounds.constant_rows(k, dim, m, slope) * 2**lift
        findings.append(at_most(floor, rank_law(m, k, dim, slope).get(1, fmpq(0))))
    return Check("own/constant-rows", all_of(findings), _shown(shapes, slopes))


def _shown(shapes: Iterable[tuple[int, int]], slopes: Sequence[fmpq]) -> str:
    return f"(d_1, k) = {', '.join(map(str, shapes))}, d_0 = 1 and 2, slopes {', '.join(map(str, slopes))}"
