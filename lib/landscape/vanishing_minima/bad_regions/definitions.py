"""Checks of SH18's Definitions 3 and 4, of their footnotes, and of the volume without any minimum."""

from collections.abc import Sequence
from itertools import product
from typing import Any

from flint import fmpq

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, at_most, contradicts, equal, suffices
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.cones import dot
from landscape.vanishing_minima.bad_regions.census import Census
from landscape.vanishing_minima.bad_regions.criterion import regions_of, slopes_match
from landscape.vanishing_minima.bad_regions.kinds import Kind, misclassified
from landscape.vanishing_minima.bad_regions.points import point_in
from landscape.vanishing_minima.bad_regions.samples import Samples

STAR = ((1, 0), (3, 1), (0, 2), (-1, 1))
"""(a, b) stands for (a, b sqrt 3): directions at 0, 30, 90 and 120 degrees."""
LABELS = (1, 0, 1, 0)
SLOPES = (fmpq(0), fmpq(1, 10), fmpq(-1))
SECTORS = ((1, 0), (1, 1), (1, 3), (0, 1), (-1, 3), (-1, 1))
"""Weights at 0, 30, ..., 150 degrees, in units in which <w, x> is the sum of products: (u, v) is (u, v / sqrt 3)."""


def star(slope: Any = fmpq(1, 10), y: Sequence[int] = LABELS) -> Samples:
    """The four samples of the chapter."""
    return Samples.of(STAR, y, slope, 3)


@checker(Arithmetic.EXACT)
def check_volume(num_neurons: int = 2, shared_row: bool = False, angle: fmpq = fmpq(1)) -> Check:
    """SH18/def-3: shares multiply. Twelve sectors of 30 degrees are equally likely, and none crosses a border.

    `shared_row` gives all neurons one direction; `angle` multiplies the angle of every cone.
    """
    samples = star()
    sides = [_cone_at(samples, w) for w in _middles()]
    rows = [(k,) * num_neurons for k in sides] if shared_row else list(product(sides, repeat=num_neurons))
    cones = range(len(samples.cones))
    findings = [equal(samples.partition.is_complete(), True), equal(sum(samples.shares, fmpq(0)), 1)]
    for region in product(cones, repeat=num_neurons):
        volume = fmpq(1)
        for k in region:
            volume *= angle * samples.shares[k]
        findings.append(equal(volume, fmpq(rows.count(region), len(rows))))
    scope = f"all {len(cones) ** num_neurons} regions of four planar samples and {num_neurons} neurons, counted in "
    return Check("SH18/def-3", all_of(findings), f"{scope}sectors of 30 degrees")


def _middles() -> list[tuple[int, int]]:
    """A weight inside each of the twelve sectors."""
    around = [*SECTORS, *((-a, -b) for a, b in SECTORS)]
    return [(a[0] + b[0], a[1] + b[1]) for a, b in zip(around, around[1:] + around[:1], strict=True)]


def _cone_at(samples: Samples, w: tuple[int, int]) -> int:
    signs = tuple(1 if dot(w, x) > 0 else -1 for x in samples.X)
    return samples.partition.signs.index(signs)


@checker(Arithmetic.EXACT)
def check_definition_4(
    width: int = 3, slopes: Sequence[fmpq] = SLOPES, mixed: bool = False, epsilon: fmpq = fmpq(0)
) -> Check:
    """SH18/def-4: every region with a minimum, shown by a point, is in L_epsilon, in G, or in neither, not in both.

    With `mixed` G asks for no error, as footnote 3 does, and L for e other than 0.
    """
    findings = []
    for slope in slopes:
        samples = star(slope)
        findings.append(equal(sum(Census(samples, width).volumes().values(), fmpq(0)), 1))
        for decision, cones in regions_of(samples, width):
            if decision.coefficients:
                point = point_in(decision, cones)
                e = [*point.residual]
                findings += [
                    slopes_match(point, samples, cones),
                    equal([*point.first_order.ravel()], [0] * (2 * width)),
                ]
                findings.append(equal(e, list(decision.residual)))
                error = misclassified(samples.y, e)
                in_L, in_G = (any(e), error == 0) if mixed else (error > epsilon, not any(e))
                findings.append(equal(in_L and in_G, False))
    scope = f"all regions of four planar samples, {width} neurons, slopes {', '.join(map(str, slopes))}"
    return Check("SH18/def-4", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_one_set(width: int = 2, y: Sequence[int] = LABELS, slope: Any = fmpq(1, 10)) -> Check:
    """SH18/def-4--one-set: the volumes of the two sets G."""
    census = Census(star(slope, y), width)
    volumes = census.volumes()
    fits, classifies = volumes[Kind.FITS], volumes[Kind.CLASSIFIES]
    differ = all_of([equal(census.is_certified(), True), equal(equal(classifies, 0).holds, False)])
    scope = f"four planar samples, labels {y}, d_1 = {width}, slope {slope}: e = 0 in {fits}, no error in "
    return Check("SH18/def-4--one-set", contradicts(differ), f"{scope}{fits + classifies}")


@checker(Arithmetic.EXACT)
def check_census(widths: Sequence[int] = (2, 3), slopes: Sequence[fmpq] = SLOPES, share: fmpq = fmpq(1, 2)) -> Check:
    """own/region-census: at least `share` of the volume has no differentiable minimum, for all slopes and widths.

    The whole statement if all its slopes and widths are among them; a certificate that fails decides nothing.
    """
    findings, shown = [], []
    for slope, width in product(slopes, widths):
        census = Census(star(slope), width)
        volumes = census.volumes()
        findings += [suffices(equal(census.is_certified(), True)), equal(sum(volumes.values(), fmpq(0)), 1)]
        findings.append(at_most(share, volumes[Kind.NONE]))
        shown.append(str(volumes[Kind.NONE]))
    covers = Covers.WHOLE if {2, 3} <= set(widths) and set(SLOPES) <= set(slopes) else Covers.INSTANCES
    scope = "every region decided with a certificate: "
    scope += f"d_1 = {' and '.join(map(str, widths))}, slopes {', '.join(map(str, slopes))}: {', '.join(shown)}"
    return Check("own/region-census", all_of(findings), scope, covers)
