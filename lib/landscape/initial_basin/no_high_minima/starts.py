"""Frozen output signs: SS16's Corollary 2, how likely the worst start is, and the surest level below it."""

from collections.abc import Callable, Sequence
from itertools import product
from typing import Any

import sympy
from flint import fmpq

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, at_most, contradicts, equal, identity, less, suffices
from landscape.evidence.exponential_sum import ExponentialSum, identical, never_above
from landscape.evidence.inputs import exact_array
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.cones import dot
from landscape.initial_basin.no_high_minima.scaling import ceiling, descent
from landscape.networks.basin_minimum import exact_minimum_of_cells, region_features
from landscape.networks.planar_basins import BasinDistribution

Data = tuple[tuple[tuple[Any, ...], ...], tuple[Any, ...]]
"""(X, y): rows of X and labels, exact numbers."""

ONE_SAMPLE: Data = (((1,),), (-1,))
CROSS: Data = (((1, 0), (-1, 0), (0, 1), (0, -1)), (1, 1, -1, -1))
"""Four samples on the axes, labels by axis: every cell can help."""

PLANAR: tuple[Data, ...] = (
    ONE_SAMPLE,
    (((1,),), (0,)),
    (((1, 0), (0, 1)), (1, -2)),
    (((1, 0), (1, 1)), (1, 2)),
    (((1, -1, 0), (2, -1, -1), (1, 0, -1)), (1, -1, 1)),
    (((1, 0), (-1, 1), (0, -1)), (1, 2, -1)),
    CROSS,
)
"""Planar samples whose regions have rational angles, labels of one sign, of both, and zero."""

ONE = ExponentialSum.of({(1,): fmpq(1)})


def mean_square(y: Sequence[Any]) -> fmpq:
    """The mean of y^2."""
    labels = exact_array("y", y, (None,)).tolist()
    return dot(labels, labels) / len(labels)


def never_helps(X: Any, y: Any, signs: Sequence[int], output: int) -> bool:
    """Whether no prediction of the cell has a positive inner product with the labels. Exact, by its rays."""
    labels = exact_array("y", y, (None,)).tolist()
    return all(output * dot(feature, labels) <= 0 for feature in region_features(X, signs))


@checker(Arithmetic.EXACT)
def check_corollary_2(level: sympy.Rational = sympy.Integer(1), degree: int = 1, closed: bool = True) -> Check:
    """SS16/cor-2: 0 is in every closed region and has the loss mean y^2; scaling W scales the predictions.

    relu is z where a neuron is active and 0 elsewhere, before and after scaling by a > 0; `degree` 2
    (an activation that grows like z^2) and `closed` False falsify.
    """
    a, z = sympy.symbols("a z")
    scales = [identity(active * (a * z), a**degree * (active * z)) for active in (0, 1)]
    zero_inside = [at_most(0, b * 0) if closed else less(0, b * 0) for b in (1, -1)]
    core = all_of([descent(), ceiling(level, 0), *scales, *zero_inside])
    scope = "all n, m, d: 0 lies in every closed region; relu(a z) = a relu(z); the descent identity in Q[p, y, t]"
    return Check("SS16/cor-2", suffices(core), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_corollary_2_on_planes(data: Sequence[Data] = PLANAR, level: fmpq = fmpq(1)) -> Check:
    """SS16/cor-2 on planar samples: the largest basin minimum of any region combination, certified."""
    findings = []
    for X, y in data:
        planar = BasinDistribution.of(X, y)
        findings += [planar.check(), at_most(planar.values[-1], level * mean_square(y))]
    scope = f"every n >= 1; {len(data)} planar samples, every basin minimum with its certificate"
    return Check("SS16/cor-2", all_of(findings), scope)


def chance_in_open_regions(y: Any, num_neurons: int, closed: bool) -> fmpq:
    """Chance that one sample x = 1 starts in a combination in which a loss of at most y^2 is least and attained.

    An open combination attains its least loss iff the best prediction is inside what the active
    neurons can predict: {0}, one open half-line, or everything.
    """
    label, good = exact_array("y", [y], (1,))[0], 0
    for pattern in product(product((1, -1), repeat=2), repeat=num_neurons):
        outputs = {output for active, output in pattern if active > 0}
        best = label if outputs == {1, -1} or any(s * label > 0 for s in outputs) else fmpq(0)
        inside = closed or not outputs or outputs == {1, -1} or any(s * best > 0 for s in outputs)
        good += inside and (best - label) ** 2 <= label**2
    return fmpq(good, 4**num_neurons)


@checker(Arithmetic.EXACT)
def check_corollary_2_literal(y: Any = -1, num_neurons: int = 1, closed: bool = False) -> Check:
    """SS16/cor-2--literal on one sample, every sign pattern counted; `closed` gives the repaired reading."""
    chance = chance_in_open_regions(y, num_neurons, closed)
    formula = fmpq(1) if closed else 1 - fmpq(3, 4) ** num_neurons + fmpq(1, 2) ** num_neurons
    counted = equal(chance, formula)
    regions = "closed" if closed else "open"
    scope = f"x = 1, y = {y}, n = {num_neurons}: a least loss is attained in the {regions} regions with chance {chance}"
    return Check("SS16/cor-2--literal", all_of([suffices(counted), equal(chance, 1)]), scope)


@checker(Arithmetic.EXACT)
def check_worst_start(data: Sequence[Data] = PLANAR, idle: Callable[..., bool] = never_helps) -> Check:
    """own/worst-start: Pr[basin minimum = mean y^2] = q^n, for every n; `idle` decides what counts for q."""
    findings = []
    for X, y in data:
        planar = BasinDistribution.of(X, y)
        q = sum((c.probability for c in planar.cells if idle(X, y, c.signs, c.output_weight)), fmpq(0))
        below = max((value for value in planar.values if value < mean_square(y)), default=fmpq(-1))
        findings += [planar.check(), equal(planar.values[-1] == mean_square(y), q > 0)]
        if q > 0:
            findings.append(identical(ONE - planar.success(below), ExponentialSum.of({(q,): fmpq(1)})))
    scope = f"every n >= 1; {len(data)} planar samples at rational angles, one of them with q = 0"
    return Check("own/worst-start", all_of(findings), scope)


def surest_level(X: Any, y: Any) -> fmpq:
    """The largest basin minimum of a single neuron, over all cells of planar data."""
    cells = BasinDistribution.of(X, y).cells
    return max(exact_minimum_of_cells(X, y, [c.cell]).value for c in cells)


@checker(Arithmetic.EXACT)
def check_surest_level(data: Sequence[Data] = PLANAR, share: fmpq = fmpq(1)) -> Check:
    """own/surest-level: the largest basin minimum of all widths is that of one cell; below it all n can fail.

    It is the mean of y^2 if and only if some cell never helps.
    """
    findings = []
    for X, y in data:
        planar, level = BasinDistribution.of(X, y), share * surest_level(X, y)
        worst = [c for c in planar.cells if exact_minimum_of_cells(X, y, [c.cell]).value == planar.values[-1]]
        below = max((value for value in planar.values if value < planar.values[-1]), default=fmpq(-1))
        rare = ExponentialSum.of({(worst[0].probability,): fmpq(1)})
        findings += [planar.check(), equal(planar.values[-1], level)]
        findings.append(never_above(rare, ONE - planar.success(below)))
        helpless = any(never_helps(X, y, *cell.cell) for cell in planar.cells)
        findings += [equal(level == mean_square(y), helpless), equal(helpless or len(y) >= 4, True)]
    cross = surest_level(*CROSS)
    findings += [equal(cross, fmpq(3, 4)), less(cross, mean_square(CROSS[1]))]
    scope = f"every n >= 1; {len(data)} planar samples at rational angles; four samples on the axes: level {cross}"
    return Check("own/surest-level", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_level_below(data: Data = CROSS, level: fmpq = fmpq(3, 4)) -> Check:
    """SS16/cor-2 sharpened to a level below mean y^2: refused where some basin minimum is above it."""
    planar = BasinDistribution.of(*data)
    finding = contradicts(all_of([planar.check(), less(level * mean_square(data[1]), planar.values[-1])]))
    return Check("SS16/cor-2", finding, f"y = {data[1]}: a basin minimum of {planar.values[-1]} occurs")
