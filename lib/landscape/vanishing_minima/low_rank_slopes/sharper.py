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
def check_low_rank(
    shapes: Iterable[tuple[int, int]] = SHAPES, slopes: Sequence[fmpq] = SLOPES, drop: int = 0
) -> Check:
    """own/low-rank against the exact law of the rank; `drop` takes powers of two from the bound."""
    findings = []
    for (m, k), slope, dim in ((shape, slope, dim) for shape in shapes for slope in slopes for dim in (1, 2)):
        law = rank_law(m, k, dim, slope)
        for r in range(m):
            low = sum((p for rank, p in law.items() if rank <= r), fmpq(0))
            if r > 0 or slope == 0:
                findings.append(at_most(low, bounds.repaired(r, k, dim, m) / 2**drop))
    return Check("own/low-rank", all_of(findings), f"every rank, {_shown(shapes, slopes)}")


@checker(Arithmetic.EXACT)
def check_opposite_samples(num_neurons: int = 3, slope: fmpq = fmpq(0)) -> Check:
    """own/low-rank without symmetric columns: x_1 = 1 and x_2 = -1 on the line, where W X > 0 never happens."""
    sides = list(product((1, -1), repeat=num_neurons))
    low = [slope_rank(tuple((s, -s) for s in rows), slope) <= 1 for rows in sides]
    positive = [all(s > 0 and -s > 0 for s in rows) for rows in sides]
    bound = num_neurons * fmpq(2) ** (num_neurons + 1) * fmpq(sum(positive), len(sides))
    found = fmpq(sum(low), len(sides))
    outcome = f"rank 1 with probability {found}, bound {bound}"
    scope = f"d_0 = 1, x = 1 and -1, {num_neurons} neurons, slope {slope}: {outcome}"
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
