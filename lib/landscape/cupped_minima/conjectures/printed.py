"""SSG20's two conjectures and Remark 1: what is settled, what is open, which sizes the remark reaches."""

from collections.abc import Iterator
from enum import Enum

import sympy

from landscape.cupped_minima.conjectures import identities
from landscape.cupped_minima.conjectures.pairs import certified_sizes, shown
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import (
    Finding,
    all_of,
    any_of,
    at_most,
    contradicts,
    equal,
    identity,
    positive_for_positive,
    suffices,
)
from landscape.evidence.verdict import Arithmetic

DIMS, LARGEST = range(2, 7), 24
"""The table: dimensions d, and t up to this."""


class Standing(Enum):
    """What this book knows of a (d, t, 0)-configuration."""

    PROVED = "in an infinite family"
    CERTIFIED = "certified from a witness"
    OPEN = "not found"
    IMPOSSIBLE = "impossible"


def standing(dim: int, t: int) -> Standing:
    """Of one pair. Raises ValueError unless dim >= 2 and t >= 1."""
    if dim < 2 or t < 1:
        raise ValueError(f"dim, t: expected dim >= 2 and t >= 1, not ({dim}, {t})")
    if t <= dim or (dim, t) == (2, 3):
        return Standing.IMPOSSIBLE
    if dim == 2 or t == 2 * dim or (dim == 3 and t % 2 == 0 and t >= 6):
        return Standing.PROVED
    return Standing.CERTIFIED if t in certified_sizes().get(dim, ()) else Standing.OPEN


def open_sizes(least: dict[int, int]) -> dict[int, list[int]]:
    """The t of the table from `least`[d] on of which nothing is known, by d."""
    found = {
        dim: [t for t in range(first, LARGEST + 1) if standing(dim, t) is Standing.OPEN] for dim, first in least.items()
    }
    return {dim: ts for dim, ts in found.items() if ts}


@checker(Arithmetic.EXACT)
def check_conjecture_2() -> Check:
    """SSG20/conj-2: an impossible pair would refute it; no table proves it."""
    against = [_is(dim, t, Standing.IMPOSSIBLE) for dim in DIMS for t in range(2 * dim, LARGEST + 1)]
    missing = open_sizes({dim: 2 * dim for dim in DIMS})
    table = f"t <= {LARGEST}, d <= {DIMS[-1]}"
    scope = f"all d, t; open within {table}: {shown(missing) or 'none'}; beyond, all but the families"
    return Check("SSG20/conj-2", contradicts(any_of(against)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_conjecture_1(extra: int = 4) -> Check:
    """SSG20/conj-1: input dimension d + 1 and 2t neurons for each pair of the table.

    By own/cups-need-samples no more samples than neurons would refute it; `extra` samples more are asked.
    """
    against = [at_most(2 * t + extra, 2 * t) for dim in DIMS if dim >= 3 for t in range(dim + 3, LARGEST + 1)]
    missing = open_sizes({dim: dim + 3 for dim in DIMS if dim >= 3})
    known = f"2t neurons and 2t + 2 samples in R^(d+1), t <= {LARGEST}, 3 <= d <= {DIMS[-1]}"
    scope = f"all sizes; of {known}, open: {shown(missing) or 'none'}; beyond, all but the families"
    return Check("SSG20/conj-1", contradicts(any_of(against)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_two_more_points() -> Check:
    """own/two-more-points: an impossible pair with t >= d + 2, or a pair with t <= d + 1, would refute it."""
    against = [_is(dim, t, Standing.IMPOSSIBLE) for dim in DIMS for t in range(dim + 2, LARGEST + 1)]
    for there in (Standing.PROVED, Standing.CERTIFIED):
        against += [_is(dim, t, there) for dim in DIMS for t in range(1, dim + 2)]
    missing = open_sizes({dim: dim + 2 for dim in DIMS})
    table = f"t <= {LARGEST}, d <= {DIMS[-1]}"
    scope = f"all d, t; t >= d + 2 open within {table}: {shown(missing) or 'none'}; t = d + 1 open for d >= 3"
    return Check("own/two-more-points", contradicts(any_of(against)), scope, Covers.WHOLE)


def _is(dim: int, t: int, kind: Standing) -> Finding:
    return equal(standing(dim, t).name, kind.name)


def _reaches(threshold: sympy.Expr, neurons: sympy.Expr) -> Iterator[Finding]:
    """m/2 - threshold at m = neurons + 2j is j: from m = neurons on, and not at neurons - 2."""
    j = sympy.Symbol("j")
    yield identity((neurons + 2 * j) / 2 - threshold, j)


@checker(Arithmetic.EXACT)
def check_remark_1_range(first: sympy.Expr = 4 * identities.d - 4, sharper: sympy.Expr = 2 * identities.d + 2) -> Check:
    """own/remark-1-range: where m/2 >= 2(d-1) and m/2 >= d + 1 begin, and what is missing from 2d + 4 on."""
    d, e = identities.d, identities.e
    findings = [
        *_reaches(2 * (d - 1), first),
        *_reaches(d - 1 + 2, sharper),
        identity((first - (2 * d + 4)) / 2, d - 4),
        positive_for_positive(sympy.expand((2 * d + 4 - sharper).subs(d, 3 + e))),
    ]
    scope = "all d >= 3, even m: both thresholds and the d - 4 missing values of m, identities in Q[d]"
    return Check("own/remark-1-range", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_remark_1_coverage(dim: int = 5, neurons: int = 14) -> Check:
    """SSG20/fact-1--coverage at one size: 2(d-1) <= m/2. Raises ValueError outside Conjecture 1."""
    if dim < 4 or neurons < 2 * dim + 4 or neurons % 2:
        raise ValueError(f"dim, neurons: expected d >= 4 and an even m >= 2d + 4, not ({dim}, {neurons})")
    begins = f"where Conjecture 2 begins at t = {2 * (dim - 1)}"
    scope = f"(d, m) = ({dim}, {neurons}): t = {neurons // 2} in R^{dim - 1}, {begins}"
    return Check("SSG20/fact-1--coverage", at_most(2 * (dim - 1), neurons // 2), scope)


@checker(Arithmetic.EXACT)
def check_no_two_triangles(reach: sympy.Expr = sympy.Integer(1)) -> Check:
    """own/no-two-triangles: coefficients below `reach` keep the third direction within half a turn."""
    scope = "all triangles: q [x_0, x_3] = [x_0, x_2] (1 - p q') > 0, identity and sign in Q(p, q, q'); the turn told"
    finding = suffices(all_of(identities.three_directions(reach)))
    return Check("own/no-two-triangles", finding, scope, Covers.WHOLE)
