"""Certificates of critical points from one point and one ball around it, without third derivatives.

A small gradient at the point and a Hessian that is positive definite on the whole ball give
exactly one critical point in the ball, a strict minimum (own/strong-convexity-certificate).
A Hessian that stays close to one invertible matrix gives exactly one critical point as well,
and a direction of negative curvature makes it a saddle (own/saddle-certificate).
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from flint import arb, fmpq

from landscape.evidence.balls import ball, lower, upper, working_precision
from landscape.evidence.comparison import Finding, all_of, at_most, less, suffices
from landscape.evidence.inputs import exact_array, exact_number
from landscape.evidence.matrix_ball import MatrixBall
from landscape.networks.gaussian_loss import GaussianLoss

RADIUS = Fraction(1, 10**10)
"""Radius of the ball, and half the side of the box around it, unless another is asked for."""

Exact = Any
"""Rows of int, Fraction, fmpq or decimal strings."""


@dataclass(frozen=True)
class Certificate:
    """What is known of the ball of `radius` around a point, each number a bound that holds on all of it.

    radius     rho > 0, exact
    gradient   at least the norm of the gradient at the point
    curvature  below the smallest eigenvalue of the Hessian, anywhere in the ball; minus infinity if unknown
    extra      the same for the block M of SS18 Lemma 3
    value      F at the point, a ball
    """

    radius: fmpq
    gradient: arb
    curvature: arb
    extra: arb
    value: arb

    def minimum(self) -> Finding:
        """The ball holds exactly one critical point, a strict minimum: true, or undecided."""
        with working_precision():
            reach = self.curvature * self.radius
        return suffices(all_of([less(0, self.curvature), at_most(self.gradient, reach)]))

    def spurious(self) -> Finding:
        """... and its value is above 0."""
        minimum = self.minimum()
        return all_of([minimum, suffices(less(0, self.lowest))]) if minimum.holds else minimum

    def in_every_dimension(self) -> Finding:
        """... and it stays a strict minimum, with the same value, in every larger dimension (Lemma 3)."""
        return all_of([self.spurious(), suffices(less(0, self.extra))])

    @property
    def distance(self) -> arb:
        """The minimum is no farther away: gradient / curvature. Raises ValueError if nothing is certified."""
        self._require()
        with working_precision():
            return upper(self.gradient / self.curvature)

    @property
    def lowest(self) -> arb:
        """Below the value of the minimum: F - gradient^2 / (2 curvature). Raises ValueError as `distance`."""
        self._require()
        with working_precision():
            return lower(self.value - self.gradient**2 / (2 * self.curvature))

    def _require(self) -> None:
        if not self.minimum().holds:
            raise ValueError("nothing is certified: the gradient is too large or the Hessian not definite on the ball")


def certify(W: Exact, V: Exact | None = None, radius: Exact = RADIUS) -> Certificate:
    """The certificate at the point W, shape (n, d), with targets V, (k, d); without V, the d unit vectors.

    Entries are exact: int, Fraction, fmpq or decimal strings; `doubles` turns floats into such. A
    gradient that is too large, an indefinite Hessian and a ball that is too wide are no errors:
    the findings stay undecided. Raises ValueError for missing rows, entries that are no numbers,
    a zero neuron, and a radius that is not positive.
    """
    W, V, radius = checked(W, V, radius)
    point = GaussianLoss.at(W, V)
    with working_precision():
        gradient = _norm(point.gradient())
        value = point.value()
    box = _box(W, V, radius)
    if box is None:
        return Certificate(radius, gradient, arb("-inf"), arb("-inf"), value)
    blocks = box.hessian(), box.extra_block()
    curvature, extra = (MatrixBall.around(block).smallest_eigenvalue_lower_bound() for block in blocks)
    return Certificate(radius, gradient, curvature, extra, value)


@dataclass(frozen=True)
class SaddleCertificate:
    """What is known of the ball of `radius` around a point where a strict saddle is suspected.

    radius     rho > 0, exact
    gradient   at least the norm of the gradient at the point
    singular   below the smallest singular value of one matrix C
    spread     above the distance of C from the Hessian, anywhere in the ball
    slope      above u^T H u / u^T u for one direction u and the Hessian H anywhere in the ball
    value      F at the point, a ball
    """

    radius: fmpq
    gradient: arb
    singular: arb
    spread: arb
    slope: arb
    value: arb

    def critical(self) -> Finding:
        """The ball holds exactly one critical point: true, or undecided."""
        with working_precision():
            reach = (self.singular - self.spread) * self.radius
        return suffices(all_of([less(self.spread, self.singular), at_most(self.gradient, reach)]))

    def saddle(self) -> Finding:
        """... and the Hessian there has a negative eigenvalue: no local minimum."""
        return all_of([self.critical(), suffices(less(self.slope, 0))])


def certify_saddle(W: Exact, V: Exact | None = None, radius: Exact = RADIUS) -> SaddleCertificate:
    """The certificate of a saddle at W; arguments and errors as `certify`."""
    W, V, radius = checked(W, V, radius)
    point = GaussianLoss.at(W, V)
    box = _box(W, V, radius)
    if box is None:
        raise ValueError(f"radius: expected a ball without a zero neuron, not {radius}")
    hessian = MatrixBall.around(box.hessian())
    singular = hessian.smallest_singular_value_of_middle()
    slope = hessian.rayleigh_upper_bound(hessian.lowest_direction())
    return SaddleCertificate(radius, _norm(point.gradient()), singular, hessian.radius, slope, point.value())


def unit_vectors(num_targets: int, dim: int) -> np.ndarray:
    """The first `num_targets` unit vectors of R^dim, exact rows. Raises ValueError unless 1 <= num_targets <= dim."""
    if type(num_targets) is not int or type(dim) is not int or not 1 <= num_targets <= dim:
        raise ValueError(f"num_targets: expected an integer from 1 to the dimension {dim}, not {num_targets!r}")
    return exact_array("V", [[int(i == j) for j in range(dim)] for i in range(num_targets)], (num_targets, dim))


def require_orthonormal(V: Exact) -> np.ndarray:
    """V as exact rows, shape (k, d). Raises ValueError unless its rows are orthonormal, exactly."""
    V = exact_array("V", V, (None, None))
    gram = V.dot(V.T)
    if any(gram[i, j] != int(i == j) for i, j in np.ndindex(gram.shape)):
        raise ValueError("V: expected orthonormal rows")
    return V


def checked(W: Exact, V: Exact | None, radius: Exact, *, zero: bool = False) -> tuple[np.ndarray, np.ndarray, fmpq]:
    """W, V and radius as exact arrays and a number, or the ValueErrors of `certify`; `zero` admits a radius of 0."""
    try:
        W = exact_array("W", W, (None, None))
    except ValueError as error:
        raise ValueError(f"{error}; expected n rows of equal length d, exact numbers") from None
    V = unit_vectors(W.shape[1], W.shape[1]) if V is None else exact_array("V", V, (None, W.shape[1]))
    if len(V) > V.shape[1]:
        raise ValueError(f"V: expected at most as many targets as dimensions, {V.shape[1]}, not {len(V)}")
    if len(W) < len(V):
        raise ValueError(f"W: expected at least {len(V)} rows, one for each target, not {len(W)}")
    radius = exact_number("radius", radius)
    if not (radius > 0 or (zero and radius == 0)):
        raise ValueError(f"radius: expected a positive number, not {radius}")
    return W, V, radius


def _box(W: np.ndarray, V: np.ndarray, radius: fmpq) -> GaussianLoss | None:
    """The cube that contains the ball; None if it is so wide that a neuron may be zero in it."""
    boxed = np.vectorize(lambda entry: ball(entry, radius), otypes=[object])(W)
    try:
        return GaussianLoss.at(boxed, V)
    except ValueError:  # at the point itself no neuron is zero
        return None


def _norm(array: np.ndarray) -> arb:
    with working_precision():
        return upper(sum((entry.abs_upper() ** 2 for entry in array.ravel()), arb(0)).sqrt())
