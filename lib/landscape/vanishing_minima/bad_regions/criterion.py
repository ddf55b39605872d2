"""Checks of the criterion: which regions hold a differentiable local minimum, and why the others do not."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations_with_replacement

from flint import fmpq

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import Finding, all_of, equal
from landscape.evidence.verdict import Arithmetic
from landscape.vanishing_minima.bad_regions.census import decided
from landscape.vanishing_minima.bad_regions.decision import Decision, Occupied, Outputs
from landscape.vanishing_minima.bad_regions.kinds import sign
from landscape.vanishing_minima.bad_regions.points import point_in
from landscape.vanishing_minima.bad_regions.samples import Samples
from landscape.vanishing_minima.first_order_rank import Point

PLANAR = (((2, 1), (-1, 1), (1, -3)), ((2, 1), (-1, 1), (1, -3), (-3, -1)))
"""Three and four samples."""
SLOPES = (fmpq(0), fmpq(1, 10), fmpq(-1))


def instances(slopes: Iterable[fmpq] = SLOPES) -> Iterator[Samples]:
    """Three and four planar samples with every other label 1."""
    for slope in slopes:
        yield from (Samples.of(X, [n % 2 for n in range(1, len(X) + 1)], slope) for X in PLANAR)


def regions_of(samples: Samples, width: int) -> Iterator[tuple[Decision, tuple[int, ...]]]:
    """Every region up to the order of neurons, as the cones of these, with its decision."""
    for cones in combinations_with_replacement(range(len(samples.cones)), width):
        yield decided(samples, Occupied.by(cones)), cones


def slopes_match(point: Point, samples: Samples, cones: Sequence[int]) -> Finding:
    """Whether W lies in the region: neuron i in the cone cones[i]."""
    wanted = [[1 if s > 0 else samples.slope for s in samples.cones[k].signs] for k in cones]
    return equal(point.slopes.T.tolist(), wanted)


@checker(Arithmetic.EXACT)
def check_region_criterion(
    widths: Sequence[int] = (1, 2, 3), slopes: Sequence[fmpq] = SLOPES, mixed: bool = False
) -> Check:
    """own/region-criterion: a point with G e = 0 in every region that meets it, a certificate for every other.

    With `mixed` the neuron of a lone cone, too, may have coefficients of both signs.
    """
    findings, minima = [], 0
    for samples in instances(slopes):
        findings.append(equal(samples.partition.is_complete(), True))
        for width in widths:
            for decision, cones in regions_of(samples, width):
                if mixed:
                    decision = decided(samples, Occupied((), tuple(sorted(set(cones)))))
                findings += _judged(decision, cones, mixed)
                minima += bool(decision.coefficients)
    regions = sum(1 for s in instances(slopes) for width in widths for _ in regions_of(s, width))
    scope = (
        f"all {regions} regions of 3 and 4 planar samples up to order, d_1 = {', '.join(map(str, widths))}, "
        f"slopes {', '.join(map(str, slopes))}: {minima} with a minimum"
    )
    return Check("own/region-criterion", all_of(findings), scope)


def _judged(decision: Decision, cones: tuple[int, ...], mixed: bool) -> list[Finding]:
    if not decision.coefficients:
        return [equal(decision.holds(), True)]
    if mixed:
        return [equal(all(len({sign(c) for c in part}) == 1 for part in decision.coefficients), True)]
    point = point_in(decision, cones)
    return [
        equal(decision.holds(), True),
        slopes_match(point, decision.samples, cones),
        equal([*point.first_order.ravel()], [0] * (2 * len(cones))),
    ]


@checker(Arithmetic.EXACT)
def check_no_minimum(widths: Sequence[int] = (1, 2, 3), slopes: Sequence[fmpq] = SLOPES, without: str = "") -> Check:
    """own/no-minimum: all signs are excluded exactly where there is no minimum.

    Every vector found anywhere is tried on the signs of every minimum; `without` drops one of the four
    conditions on it, and then some minimum is excluded.
    """
    findings, vectors = [], 0
    for samples in instances(slopes):
        every = [decision for width in widths for decision, _ in regions_of(samples, width)]
        kappas = sorted({kappa for decision in every for kappa in decision.separating})
        vectors += len(kappas)
        for decision in every:
            if decision.coefficients:
                signs = _signs(decision)
                findings.append(equal(any(signs in decision.excluded_by(kappa, without) for kappa in kappas), False))
            else:
                findings.append(equal(decision.holds(), True))
    scope = f"{vectors} vectors for all regions of 3 and 4 planar samples, d_1 = {', '.join(map(str, widths))}, "
    return Check("own/no-minimum", all_of(findings), f"{scope}slopes {', '.join(map(str, slopes))}")


def _signs(decision: Decision) -> Outputs:
    return tuple(sign(part[0]) for part in decision.coefficients[: len(decision.occupied.lone)])
