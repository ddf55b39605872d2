"""Checks of exact volumes at all widths: how the bad volume falls, and how the good one tends to one."""

from collections.abc import Sequence
from itertools import combinations, product
from typing import Any

from flint import fmpq, fmpq_mat

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal, suffices
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.angles import Share
from landscape.vanishing_minima.bad_at_every_width.series import Series, bad_decisions, bad_series
from landscape.vanishing_minima.bad_regions import SLOPES, STAR, Census, Kind, Occupied, Samples, point_in, star
from landscape.vanishing_minima.bad_regions.census import decided

HALF, QUARTER, THIRD, SIXTH = fmpq(1, 2), fmpq(1, 4), fmpq(1, 3), fmpq(1, 6)
FALL: dict[fmpq, Series] = {
    fmpq(1, 10): {(HALF, 0): fmpq(1), (QUARTER, 0): fmpq(2)},
    fmpq(-1): {(HALF, 0): fmpq(3), (THIRD, 0): fmpq(-1), (SIXTH, 0): fmpq(-1)},
}
"""By slope: the terms of V(L_0), as in `series.Series`."""


@checker(Arithmetic.EXACT)
def check_bad_decay(fall: dict[fmpq, Series] = FALL, least: int = 3, y: Sequence[int] = (1, 0, 1, 0)) -> Check:
    """own/bad-volume-falls: the generating function of V(L_0), up to a polynomial of degree below `least`.

    The whole statement if both of its slopes are in `fall`; a certificate that fails decides nothing.
    """
    findings, types = [], 0
    for slope, terms in fall.items():
        samples = star(slope, y)
        decisions = list(bad_decisions(samples))
        findings += [suffices(equal(samples.partition.is_complete(), True))]
        findings += [suffices(equal(decision.holds(), True)) for decision in decisions]
        found = {key: c for key, c in bad_series(samples).items() if key[0] or key[1] >= least}
        findings.append(equal(_listed(found), _listed(terms)))
        types += len(decisions)
    scope = f"{types} occupations of cones decided: generating functions with rational coefficients"
    covers = Covers.WHOLE if set(FALL) <= set(fall) else Covers.INSTANCES
    return Check("own/bad-volume-falls", all_of(findings), scope, covers)


def _listed(series: Series) -> list[list[Any]]:
    return [[b, k, c] for (b, k), c in sorted(series.items())]


@checker(Arithmetic.EXACT)
def check_good_eventually(
    slopes: Sequence[fmpq] = SLOPES, widths: Sequence[int] = (4, 8, 16), copies: int = 2, share: fmpq = fmpq(1)
) -> Check:
    """own/good-eventually: where each of some cones whose predictions span holds two neurons, all labels are fitted.

    And the bound is below the exact volume. `copies` neurons stand in each cone; `share` of what is
    subtracted is subtracted.
    """
    findings = []
    for slope in slopes:
        four, three = star(slope), Samples.of(STAR[:3], (1, 0, 1), slope, 3)
        for samples in (four, three):
            chosen = spanning_cones(samples)
            findings.append(equal(_rank(samples, chosen), len(samples.y)))
            for y in product((0, 1), repeat=len(samples.y)):
                findings += _fitted(Samples.of(samples.X, y, slope, 3), chosen, copies)
    samples = Samples.of(STAR[:3], (1, 0, 1), fmpq(1, 10), 3)
    shares = [samples.shares[k] for k in spanning_cones(samples)]
    for width in widths:
        exact = Census(samples, width).volumes()[Kind.FITS]
        findings.append(at_most(1 - share * (1 - least_good_volume(shares, width)), exact))
    scope = (
        f"{copies} in each of two cones, 3 and 4 planar samples, all labels, slopes {', '.join(map(str, slopes))}; "
        f"exact volumes at widths {', '.join(map(str, widths))}"
    )
    return Check("own/good-eventually", suffices(all_of(findings)), scope)


def spanning_cones(samples: Samples) -> tuple[int, ...]:
    """The fewest cones, the likeliest first, whose predictions span R^N. Raises ValueError where they do not."""
    order = sorted(range(len(samples.cones)), key=lambda k: _middle(samples.shares[k]), reverse=True)
    for size in range(1, len(order) + 1):
        for chosen in combinations(order, size):
            if _rank(samples, chosen) == len(samples.y):
                return chosen
    raise ValueError("samples: expected cones whose predictions span, as they do where no two are parallel")


def least_good_volume(shares: Sequence[Share], width: int) -> Share:
    """1 - sum of the chances that a cone of this share gets fewer than two of `width` neurons."""
    return 1 - sum((1 - s) ** width + width * s * (1 - s) ** (width - 1) for s in shares)


def _middle(share: Share) -> fmpq:
    return share if isinstance(share, fmpq) else share.mid().fmpq()


def _rank(samples: Samples, cones: Sequence[int]) -> int:
    return fmpq_mat([list(f) for k in cones for f in samples.features[k]]).rank()


def _fitted(samples: Samples, chosen: Sequence[int], copies: int) -> list[Finding]:
    """A network with `copies` neurons in each of the chosen cones that has e = 0."""
    cones = [k for k in chosen for _ in range(copies)]
    decision = decided(samples, Occupied.by(cones))
    if not decision.coefficients:
        return [equal(decision.holds(), False)]
    return [equal(list(point_in(decision, cones).residual), [0] * len(samples.y))]
