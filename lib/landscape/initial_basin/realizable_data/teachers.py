"""Planar teachers whose exact F_N is known for every N, beside what Theorem 5 promises for them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flint import arb, fmpq

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal, less, suffices
from landscape.evidence.exponential_sum import ExponentialSum, never_above
from landscape.evidence.inputs import exact_array
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.cones import dot
from landscape.initial_basin.realizable_data.promise import Promise
from landscape.networks.planar_basins import BasinDistribution, PlanarCell
from landscape.networks.two_layer import predict

ONE = ExponentialSum.of({(1,): fmpq(1)})
LEVELS = (fmpq(1, 10), fmpq(1, 100), fmpq(1, 10**4))


@dataclass(frozen=True)
class PlanarTeacher:
    """Samples of length at most 1 in a plane, at rational multiples of pi, and a teacher.

    name  in words
    X     samples, (num_samples, dim)
    W, v  the teacher: weights (n, dim) and output signs (n,)
    norm  B, rational, at least the length of every row of W
    """

    name: str
    X: tuple[tuple[Any, ...], ...]
    W: tuple[tuple[Any, ...], ...]
    v: tuple[int, ...]
    norm: fmpq

    @cached_property
    def distribution(self) -> BasinDistribution:
        """Of the basin minimum, for every width and level."""
        X = exact_array("X", self.X, (None, None))
        y = predict(X, exact_array("W", self.W, (None, X.shape[1])), exact_array("v", self.v, (None,)))
        return BasinDistribution.of(X, y)

    def failure(self, level: fmpq) -> ExponentialSum:
        """1 - F_N(level) for every N >= 1. Exact."""
        return ONE - self.distribution.success(level)

    def promise(self, level: fmpq, dim: int = 2) -> Promise:
        """Theorem 5 in R^dim for this teacher."""
        return Promise(dim, len(self.v), level, self.norm)

    @property
    def trivial_level(self) -> fmpq:
        """(n B)^2, which already W = 0 reaches."""
        return (len(self.v) * self.norm) ** 2

    def hypotheses(self) -> Finding:
        """|x_t| <= 1 and |w_i| <= B; the basin minima have their certificates."""
        X, W = (exact_array(name, rows, (None, None)).tolist() for name, rows in (("X", self.X), ("W", self.W)))
        bounded = [at_most(dot(x, x), 1) for x in X] + [at_most(dot(w, w), self.norm**2) for w in W]
        return all_of([*bounded, self.distribution.check()])

    def own_cells(self, target: int) -> Iterable[PlanarCell]:
        """The cells with the output sign of a target whose closed region contains it."""
        X, w = exact_array("X", self.X, (None, None)).tolist(), exact_array("W", self.W, (None, None)).tolist()[target]
        products = [dot(w, x) for x in X]
        for cell in self.distribution.cells:
            inside = all(sign * product >= 0 for sign, product in zip(cell.signs, products, strict=True))
            if inside and cell.output_weight == self.v[target]:
                yield cell


HALF = fmpq(1, 2)
OCTANTS = ((1, 0), (HALF, HALF), (0, 1), (-HALF, HALF))
THIRD = fmpq(1, 3)

ONE_NEURON = PlanarTeacher("one neuron, four samples", OCTANTS, ((2, 1),), (1,), fmpq(9, 4))
TWO_NEURONS = PlanarTeacher("two neurons, four samples", OCTANTS, ((1, 2), (2, -1)), (1, -1), fmpq(9, 4))
NARROW = PlanarTeacher(
    "a neuron between three samples 30 degrees apart",
    ((THIRD, -THIRD, 0), (2 * THIRD, -THIRD, -THIRD), (THIRD, 0, -THIRD)),
    ((0, -1, 1),),
    (1,),
    fmpq(3, 2),
)
TEACHERS = (ONE_NEURON, TWO_NEURONS, NARROW)


def within_bound(failure: ExponentialSum, promise: Promise, sharper: int = 1) -> Finding:
    """Whether failure(N) <= n (1 - sharper p)^N for every N >= 1, p irrational between two rationals. Exact.

    With the rational above p the bound is smaller than it is, with the one below larger: the first
    can confirm it, the second contradict it.
    """
    below, above = (
        never_above(failure, ExponentialSum.of({(1 - sharper * rate,): fmpq(promise.targets)}))
        for rate in promise.p_between
    )
    return suffices(above) if above.holds or below.holds else below


@checker(Arithmetic.EXACT)
def check_repaired(
    teachers: Sequence[PlanarTeacher] = TEACHERS, levels: Sequence[fmpq] = LEVELS, sharper: int = 1
) -> Check:
    """SS16/thm-5--repaired: exact 1 - F_N(epsilon) <= n (1 - sharper p)^N for every N."""
    findings = [teacher.hypotheses() for teacher in teachers]
    findings += [
        within_bound(teacher.failure(level), teacher.promise(level), sharper)
        for teacher in teachers
        for level in levels
    ]
    findings += [equal(teacher.failure(teacher.trivial_level).terms, ()) for teacher in teachers]
    shown = ", ".join(map(str, levels))
    factor = "" if sharper == 1 else f"{sharper} p for p; "
    scope = (
        f"{factor}every N >= 1; epsilon = {shown}, (nB)^2; {'; '.join(teacher.name for teacher in teachers)}; exact F_N"
    )
    return Check("SS16/thm-5--repaired", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_teacher_regions(teachers: Sequence[PlanarTeacher] = TEACHERS, factor: fmpq = fmpq(1)) -> Check:
    """own/teacher-regions: exact 1 - F_N(0) <= sum_i (1 - factor q_i)^N for every N."""
    findings = [teacher.hypotheses() for teacher in teachers]
    for teacher in teachers:
        bound = ExponentialSum.of({})
        for target in range(len(teacher.v)):
            q = sum((cell.probability for cell in teacher.own_cells(target)), fmpq(0))
            bound = bound + ExponentialSum.of({(1 - factor * q,): fmpq(1)})
        findings.append(never_above(teacher.failure(fmpq(0)), bound))
    scope = f"every N >= 1, factor {factor}; {'; '.join(teacher.name for teacher in teachers)}; exact F_N(0)"
    return Check("own/teacher-regions", all_of(findings), scope)


def exact_half_width(teacher: PlanarTeacher, level: fmpq) -> int:
    """The first N with F_N(level) >= 1/2."""
    failure, n = teacher.failure(level), 1
    while failure(n) > HALF:
        n += 1
    return n


WIDTHS = ((ONE_NEURON, 7, 98), (TWO_NEURONS, 8, 392), (NARROW, 6, 66))
"""(teacher, first width with an even chance of a loss of at most 1/100, the first that the bound promises)."""


@checker(Arithmetic.BALL)
def check_widths(rows: Sequence[tuple[PlanarTeacher, int, int]] = WIDTHS, level: fmpq = fmpq(1, 100)) -> Check:
    """own/realizable-width: both widths, from both sides."""
    findings, shown = [], []
    for teacher, exact, promised in rows:
        failure, promise = teacher.failure(level), teacher.promise(level)
        findings += [less(arb(failure(exact)), HALF), less(HALF, arb(failure(exact - 1)))]
        findings += [less(promise.failure(promised), HALF), less(HALF, promise.failure(promised - 1))]
        shown.append(f"{teacher.name}: {exact} against {promised}")
    return Check("own/realizable-width", all_of(findings), f"epsilon = {level}; {'; '.join(shown)}")
