"""The paper's own route at the stored points, cut after ten decimals as descent might leave them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import sympy
from flint import arb, fmpq

from landscape.evidence.balls import ball, lower, upper, working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, any_of, at_most, less, positive_for_positive, suffices
from landscape.evidence.doubles import doubles
from landscape.evidence.inputs import positive_integer
from landscape.evidence.matrix_ball import MatrixBall
from landscape.evidence.outward import ceil_digits
from landscape.evidence.verdict import Arithmetic
from landscape.networks.elementary import balls
from landscape.networks.gaussian_loss import GaussianLoss
from landscape.spurious_minima.certified_minima import (
    THEOREM_PAIRS,
    SymmetricPoint,
    certificate,
    stored,
    unit_vectors,
)
from landscape.spurious_minima.taylor_argument.radii import lemma_1_radius, sharper_radius
from landscape.spurious_minima.taylor_argument.third_derivative import third_derivative, third_derivative_bound

DECIMALS = 10
REACH = fmpq(1, 1000)
"""Radius of the ball on which the third derivative is bounded."""
SOFT = fmpq(1, 10**8)


@dataclass(frozen=True, eq=False)
class TaylorData:
    """eps, lam at a point, B on the ball of radius 1/1000 around it, F, and how far the certified minimum is.

    gradient, curvature, bound, value, distance are balls, or points that bound them; smallest and
    largest are the norms of the neurons.
    """

    n: int
    k: int
    gradient: arb
    curvature: arb
    bound: arb
    value: arb
    distance: arb
    smallest: arb
    largest: arb

    @property
    def radius(self) -> arb:
        """r of Lemma 1; NaN where its hypothesis is not certain."""
        return lemma_1_radius(self.curvature, self.gradient, self.bound)

    @property
    def sharper(self) -> arb:
        """The radius of own/sharper-radius."""
        return sharper_radius(self.curvature, self.gradient, self.bound)

    def threshold(self, *, inside: bool) -> arb:
        """The right side of (5), with r eps inside the bracket as printed, or outside."""
        r, n = self.radius, self.n
        with working_precision():
            near, far = 2 * arb.pi() * (self.smallest - r), self.largest + r
            bracket = fmpq(1, 2) + (n * n - n) * (far / near + fmpq(1, 2)) + n * self.k / near
            extra = r * self.gradient
            return r**2 * (bracket + extra) if inside else r**2 * bracket + extra


@cache
def taylor_data(point: SymmetricPoint, decimals: int = DECIMALS) -> TaylorData:
    """The data at the stored point, cut after `decimals`. Raises ValueError unless that is at least 1."""
    positive_integer("decimals", decimals)
    entries = tuple(_cut(entry, decimals) for entry in point.entries)
    return data_at(SymmetricPoint(point.k, point.n, point.flipped, entries).weights(), point)


def data_at(W: np.ndarray, point: SymmetricPoint) -> TaylorData:
    """The data at weights W, exact, shape (n, k); the distance is that to the minimum beside `point`."""
    V = unit_vectors(point.k, point.k)
    loss = GaussianLoss.at(W, V)
    with working_precision():
        norms = [sum((entry**2 for entry in row), arb(0)).sqrt() for row in balls(W)]
        apart = _length(balls(W - point.weights()))
        return TaylorData(
            n=point.n,
            k=point.k,
            gradient=upper(_length(loss.gradient())),
            curvature=MatrixBall.around(loss.hessian()).smallest_eigenvalue_lower_bound(),
            bound=third_derivative_bound(W, V, REACH),
            value=loss.value(),
            distance=apart + ball(0, 1) * certificate(point).distance,
            smallest=min(map(lower, norms)),
            largest=max(map(upper, norms)),
        )


def softly_nudged(point: SymmetricPoint, size: fmpq = SOFT) -> np.ndarray:
    """The weights moved by about `size` in the direction in which the loss rises least, exact."""
    loss = GaussianLoss.at(point.weights(), unit_vectors(point.k, point.k))
    direction = MatrixBall.around(loss.hessian()).lowest_direction().reshape(point.n, point.k)
    return point.weights() + size * (doubles(np.round(2.0**20 * direction)) / 2**20)


@checker(Arithmetic.BALL)
def check_radius_is_tight(share: fmpq = fmpq(99, 100), shrink: fmpq | int = 1) -> Check:
    """own/sharper-radius beside Examples 1 and 2, nudged where the loss rises least: the minimum is just within it."""
    findings = []
    for point in stored([(6, 6), (8, 9)]):
        one = data_at(softly_nudged(point), point)
        findings += [at_most(one.distance, one.sharper / shrink), less(share * one.sharper, one.distance)]
        findings += _bounded([one.sharper])
    scope = f"(6, 6) and (8, 9), nudged by 10^-8 where the loss rises least: minimum beyond {share} of the radius"
    return Check("own/sharper-radius", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_lemma_1_on(points: Sequence[SymmetricPoint] | None = None, shrink: int = 1) -> Check:
    """SS18/lem-1 at the cut points: r exists, and the minimum of the certificate is within r / `shrink`."""
    data = _data(points)
    findings = [at_most(one.distance, one.radius / shrink) for one in data]
    findings += _bounded(one.radius for one in data)
    widest = _power(one.radius for one in data)
    scope = f"{len(data)} points with {DECIMALS} decimals: the certified minimum is within r, r <= {widest}"
    return Check("SS18/lem-1", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_sharper_radius_on(points: Sequence[SymmetricPoint] | None = None, shrink: int = 1) -> Check:
    """own/sharper-radius at the cut points: the minimum is within it, and it is below r."""
    data = _data(points)
    findings = [at_most(one.distance, one.sharper / shrink) for one in data]
    findings += [less(one.sharper, fmpq(63, 100) * one.radius) for one in data]
    findings += _bounded(one.sharper for one in data)
    scope = f"{len(data)} points with {DECIMALS} decimals: the certified minimum is within it, and it is below 0.63 r"
    return Check("own/sharper-radius", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_equation_4(points: Sequence[SymmetricPoint] | None = None, factor: fmpq | int = 1) -> Check:
    """SS18/eq-4 at the cut points: on the sphere of radius r the loss is above that of the centre."""
    data, findings = _data(points), []
    for one in data:
        r = one.radius * factor
        with working_precision():
            findings.append(less(0, r * (one.curvature * r / 2 - one.bound * r**2 / 6 - one.gradient)))
        findings += _bounded([r])
    scope = f"{len(data)} points with {DECIMALS} decimals, the sphere of radius r of Lemma 1"
    return Check("SS18/eq-4", suffices(all_of(findings)), scope)


@checker(Arithmetic.EXACT)
def check_lemma_2(gradient: sympy.Expr = sympy.Rational(12, 25), curvature: sympy.Expr = sympy.Rational(1, 2)) -> Check:
    """SS18/lem-2: (5), with r eps inside or outside the bracket, exceeds the possible fall r eps + L r^2 / 2.

    `gradient` bounds eps / (lam r), and `curvature` bounds lam. N stands for n^2 - n, X and Y for the fractions.
    """
    N, X, Y = sympy.symbols("N X Y")
    half = sympy.Rational(1, 2)
    bracket = half + N * (X + half) + Y
    steepest = half + N * (2 * X + half) + 2 * Y
    room = bracket - steepest / 2 - gradient * curvature
    findings = [positive_for_positive(sympy.expand(room)), positive_for_positive(sympy.expand(room.subs(N, 0)))]
    scope = "bracket - L/2 - 6/25 > 0 for all n, k and norms: positive coefficients; the bounds of h_1, h_2 told"
    return Check("SS18/lem-2", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_equation_5(points: Sequence[SymmetricPoint] | None = None, shrink: int = 1) -> Check:
    """SS18/eq-5 at the cut points, in both readings; `shrink` divides the loss."""
    data = _data(points)
    findings = [less(one.threshold(inside=inside), one.value / shrink) for one in data for inside in (True, False)]
    findings += _bounded(one.radius for one in data)
    size = _power(upper(one.threshold(inside=False)) for one in data)
    scope = f"{len(data)} points with {DECIMALS} decimals: right side <= {size}, r eps inside or outside"
    return Check("SS18/eq-5", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_equation_3(places: Sequence[tuple[int, int]] = ((0, 0), (0, 5), (5, 5)), sixth: int = 6) -> Check:
    """SS18/eq-3 at Example 1's point along coordinate axes: the remainder is a third derivative in between.

    R = 6 (F(w + t u) - F(w) - t <grad F, u> - t^2 u^T H u / 2) / t^3 lies strictly between the third
    derivatives at both ends of the segment; they are continuous on it, so R is one of them.
    """
    t, point = fmpq(1, 20), stored([(6, 6)])[0]
    W, V = point.weights(), unit_vectors(6, 6)
    findings: list[Any] = []
    for i, j in places:
        U = np.zeros_like(W) + fmpq(0)
        U[i, j] = fmpq(1)
        with working_precision():
            start, end = GaussianLoss.at(W, V), GaussianLoss.at(W + t * U, V)
            place = i * point.k + j
            linear, square = start.gradient()[i, j], start.hessian()[place, place]
            remainder = sixth * (end.value() - start.value() - t * linear - t**2 * square / 2) / t**3
            ends = third_derivative(W, V, U), third_derivative(W + t * U, V, U)
        findings.append(any_of(all_of([less(a, remainder), less(remainder, b)]) for a, b in (ends, ends[::-1])))
    scope = (
        f"the point for (6, 6), {len(places)} coordinate axes, t = 1/20: R is between the third derivatives at the ends"
    )
    return Check("SS18/eq-3", suffices(all_of(findings)), scope)


def _data(points: Sequence[SymmetricPoint] | None) -> list[TaylorData]:
    return [taylor_data(point) for point in (stored(THEOREM_PAIRS) if points is None else points)]


def _bounded(radii: Iterable[arb]) -> list[Finding]:
    """Whether the balls are inside the one on which the third derivative is bounded."""
    return [suffices(less(radius, REACH)) for radius in radii]


def _length(array: np.ndarray) -> arb:
    return sum((entry**2 for entry in array.ravel()), arb(0)).abs_upper().sqrt()


def _cut(entry: str, decimals: int) -> str:
    return entry[: entry.index(".") + 1 + decimals]


def _power(bounds: Iterable[arb]) -> str:
    """A power of ten above them all."""
    return f"10^-{min(_place(bound) for bound in bounds) - 1}"


def _place(bound: arb) -> int:
    """The first decimal place at which the bound, rounded up, is more than one unit."""
    return next(d for d in range(1, 60) if int(ceil_digits(bound, d).replace(".", "")) > 1)
