"""One certificate for a box of weights and a box of targets: minima that survive when the targets move.

Rotations and unit vectors added to the space do not matter, so targets are known by their Gram matrix
G, up to a rotation they are the rows of the root of G, and near orthonormal targets that root is near I.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from flint import arb, fmpq

from landscape.evidence.balls import ball, lower, upper, working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal, less, suffices
from landscape.evidence.inputs import exact_array, exact_number, positive_integer
from landscape.evidence.matrix_ball import MatrixBall
from landscape.evidence.verdict import Arithmetic
from landscape.networks.gaussian_loss import GaussianLoss
from landscape.spurious_minima.certified_minima import THEOREM_PAIRS, SymmetricPoint, stored, unit_vectors
from landscape.spurious_minima.higher_dimensions.concentration import failure_bound

Exact = Any


@dataclass(frozen=True)
class RobustCertificate:
    """What holds for all targets V with |V_ij - I_ij| <= reach, and all weights in a box around the point.

    radius     rho, half the side of the box of weights
    reach      half the side of the box of targets
    gradient   at least the norm of the gradient at the point, whatever the targets
    curvature  below the smallest eigenvalue of the Hessian, anywhere in both boxes
    extra      the same for the block M of SS18 Lemma 3
    value      F at the point, a ball over all targets
    """

    radius: fmpq
    reach: fmpq
    gradient: arb
    curvature: arb
    extra: arb
    value: arb

    def holds(self) -> Finding:
        """A strict minimum above 0 for each of the targets, in every dimension: true, or undecided."""
        with working_precision():
            room = self.curvature * self.radius
        steps = [less(0, self.curvature), less(0, self.extra), less(self.gradient, room), less(0, self.lowest())]
        return suffices(all_of([*steps, at_most(0, self.reach)]))

    def lowest(self) -> arb:
        """Below F on the whole ball of weights: F - gradient * rho, since F is convex there."""
        with working_precision():
            return lower(self.value - self.gradient * arb(self.radius))


def certify_robustly(W: Exact, radius: Exact, reach: Exact) -> RobustCertificate:
    """Weights W, shape (n, k), exact; k orthonormal targets, each entry moved by at most `reach`.

    Raises ValueError for entries that are no rationals, fewer rows than targets, where 0 need not be the
    infimum, radius <= 0, reach < 0, and boxes that meet 0.
    """
    W = exact_array("W", W, (None, None))
    if len(W) < W.shape[1]:
        raise ValueError(f"W: expected at least {W.shape[1]} rows, one for each target, not {len(W)}")
    radius, reach = exact_number("radius", radius), exact_number("reach", reach)
    if not radius > 0 or not reach >= 0:
        raise ValueError(f"radius, reach: expected a positive and a non-negative number, not {radius} and {reach}")
    V = _box(unit_vectors(W.shape[1], W.shape[1]), reach)
    point, around = GaussianLoss.at(_box(W, fmpq(0)), V), GaussianLoss.at(_box(W, radius), V)
    with working_precision():
        squares = sum((entry.abs_upper() ** 2 for entry in point.gradient().ravel()), arb(0))
        gradient, value = upper(squares.sqrt()), point.value()
    bounds = (MatrixBall.around(A).smallest_eigenvalue_lower_bound() for A in (around.hessian(), around.extra_block()))
    return RobustCertificate(radius, reach, gradient, *bounds, value)


def _box(A: np.ndarray, radius: fmpq) -> np.ndarray:
    return np.vectorize(lambda entry: ball(entry, radius), otypes=[object])(A)


REACH, RADIUS = fmpq(1, 2**38), fmpq(1, 2**21)
"""How far each entry of the targets may move, and half the side of the box of weights: for all 26 pairs."""


@cache
def robust(point: SymmetricPoint, radius: fmpq = RADIUS, reach: fmpq = REACH) -> RobustCertificate:
    """The robust certificate at a stored point, computed once."""
    return certify_robustly(point.weights(), radius, reach)


@checker(Arithmetic.BALL)
def check_robust(points: Sequence[SymmetricPoint] | None = None, radius: fmpq = RADIUS, reach: fmpq = REACH) -> Check:
    """own/robust-minima: the minima of Theorem 1 survive every motion of the targets by at most 2^-38."""
    return Check("own/robust-minima", *_all_robust(points, radius, reach), Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_random_targets(
    points: Sequence[SymmetricPoint] | None = None, radius: fmpq = RADIUS, reach: fmpq = REACH
) -> Check:
    """SS18/cor-1--random-targets: the same boxes, and a Gram matrix that is in reach with the stated probability."""
    finding, scope = _all_robust(points, radius, reach)
    return Check("SS18/cor-1--random-targets", finding, f"{scope}; the probability told", Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_other_laws(
    points: Sequence[SymmetricPoint] | None = None, radius: fmpq = RADIUS, reach: fmpq = REACH
) -> Check:
    """SS18/fact-remark2: the same boxes, for every law under which the Gram matrix is in reach."""
    finding, scope = _all_robust(points, radius, reach)
    return Check("SS18/fact-remark2", finding, f"{scope}; from Gram matrices to targets told", Covers.WHOLE)


def _all_robust(points: Sequence[SymmetricPoint] | None, radius: fmpq, reach: fmpq) -> tuple[Finding, str]:
    points = stored(THEOREM_PAIRS) if points is None else points
    found = [robust(point, radius, reach) for point in points]
    complete = suffices(equal(sorted({point.pair for point in points}), sorted(THEOREM_PAIRS)))
    finding = all_of([complete, suffices(less(0, reach)), *(one.holds() for one in found)])
    count = sum(one.holds().holds is True for one in found)
    return finding, f"{count} of 26 pairs: targets within {_power(reach)} of I, one box of weights each, every d >= k"


def dimension_promised(k: int, reach: fmpq = REACH) -> int:
    """The first power of ten at which 2 k^2 exp(-d eta^2 / 8) < 1/2 with eta = reach / k.

    Raises ValueError unless k is at least 1 and 0 < reach <= k.
    """
    positive_integer("k", k)
    power = 0
    while not failure_bound(k, 10**power, reach / k) < fmpq(1, 2):
        power += 1
    return power


def _power(value: fmpq) -> str:
    """2^-38 for 1/2^38; otherwise the fraction."""
    bits = int(value.q).bit_length() - 1
    return f"2^-{bits}" if value == fmpq(1, 2**bits) else str(value)
