"""Checks of SH18's Lemma 2 and of its converse."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from flint import fmpq, fmpq_poly

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import Finding, all_of, contradicts, equal, suffices
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.arrangements import regions
from landscape.networks.interpolation import null_space
from landscape.networks.leaky import first_layer_matrix, predict_leaky, slopes_at
from landscape.vanishing_minima.first_order_rank.descent import Point, falls_at_once, points, rank

PLANAR = ((2, 1), (-1, 1), (1, -3))
FOUR = ((2, 1), (-1, 1), (1, -3), (-3, -1))
SLOPES = (fmpq(0), fmpq(1, 10), fmpq(-1))
STATIONARY = (((1, 0), (0, 1)), (1, -1), ((1, 1),), (0,))
"""X, y, W, z: the gradient of the loss vanishes, G e = (1, -1) does not."""


@checker(Arithmetic.EXACT)
def check_regions(X: Any = FOUR, slope: fmpq = fmpq(0), kink: bool = False) -> Check:
    """SH18/def-1 for one neuron: the regions of a planar sample, with proof that there are no others.

    Each is closed under sums and positive multiples; the slopes of different ones differ. With `kink`
    a boundary ray stands for a witness.
    """
    partition = regions(X)
    findings = [equal(partition.is_complete(), True)]
    seen = []
    for region in partition.regions:
        inside = region.rays[0] if kink else region.witness
        weights = [inside, [2 * a for a in inside], [a + b + c for a, b, c in zip(inside, *region.rays, strict=True)]]
        slopes = [_slopes_or_kink(w, X, slope) for w in weights]
        findings.append(equal(slopes, [[*slopes[-1]]] * 3))
        seen.append(tuple(slopes[-1]))
    findings.append(equal(len(set(seen)), len(partition.regions)))
    return Check("SH18/def-1", all_of(findings), f"{len(seen)} regions of {len(X)} planar samples, slope {slope}")


def _slopes_or_kink(w: Sequence[Any], X: Any, slope: Any) -> list[fmpq]:
    try:
        return slopes_at([list(w)], X, slope)[:, 0].tolist()
    except ValueError:
        return []


@checker(Arithmetic.EXACT)
def check_region_loss(X: Any = FOUR, slopes: Sequence[fmpq] = SLOPES, num_neurons: int = 2, twist: int = 1) -> Check:
    """SH18/eq-7.2: G^T vec(z w) is the prediction, for one W in each region; `twist` falsifies the first output."""
    findings = []
    for slope in slopes:
        for witness in (region.witness for region in regions(X).regions):
            W = [[k * entry for entry in witness] for k in range(1, num_neurons)] + [[3 * witness[0], 3 * witness[1]]]
            z = [fmpq(k + 1, k + 2) * (-1) ** k for k in range(num_neurons)]
            scaled = [output * entry for output, row in zip([twist * z[0], *z[1:]], W, strict=True) for entry in row]
            linear = first_layer_matrix(W, X, slope) @ np.array(scaled, dtype=object)
            findings.append(equal(linear.tolist(), predict_leaky(X, W, z, slope).tolist()))
    scope = f"all regions of {len(X)} planar samples, {num_neurons} neurons, slopes {', '.join(map(str, slopes))}"
    return Check("SH18/eq-7.2", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_lemma_2(
    X: Any = PLANAR,
    slopes: Sequence[fmpq] = SLOPES[:2],
    num_neurons: int = 2,
    outputs: Sequence[int] = (0, 1),
    climb: bool = False,
) -> Check:
    """SH18/lem-2: wherever G e is not zero, the curve of the proof goes down; with `climb` it is walked backwards."""
    findings, cases = [], set()
    for slope in slopes:
        for point in points(X, slope, num_neurons, outputs):
            if any(point.first_order.ravel()):
                U, s = point.descent()
                cases.add((any(U.ravel()), any(c != 0 for c in s)))
                sign = -1 if climb else 1
                polynomial = point.losses_along(sign * U, s)
                findings.append(equal(falls_at_once(polynomial), True))
    findings.append(equal(len(cases), 3))
    scope = (
        f"{len(findings) - 1} points off G e = 0: one to each region of {len(X)} planar samples and z in "
        f"{', '.join(map(str, outputs))}, all labels in 0, 1; slopes {', '.join(map(str, slopes))}"
    )
    return Check("SH18/lem-2", suffices(all_of(findings)), scope)


@checker(Arithmetic.EXACT)
def check_one_residual(X: Any = FOUR, slopes: Sequence[fmpq] = SLOPES, num_neurons: int = 2, weight: int = 1) -> Check:
    """SH18/lem-2--one-residual: G G^T and G^T have one kernel, so that solutions of G (y - G^T w) = 0 share e.

    `weight` is that of the first squared error in the loss.
    """
    weights = np.array([fmpq(weight)] + [fmpq(1)] * (len(X) - 1), dtype=object)
    findings: list[Finding] = []
    witnesses = [region.witness for region in regions(X).regions]
    for slope in slopes:
        for first in witnesses:
            for second in witnesses[:: 1 if num_neurons > 1 else len(witnesses)]:
                G = first_layer_matrix([first, second][:num_neurons], X, slope).T  # a column for each sample
                findings.append(equal(rank((G * weights) @ G.T), rank(G)))
    scope = f"all regions of {len(X)} planar samples, {num_neurons} neurons, slopes {', '.join(map(str, slopes))}"
    return Check("SH18/lem-2--one-residual", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_first_order_is_enough(slopes: Sequence[fmpq] = SLOPES, off: Any = 0) -> Check:
    """own/first-order-is-enough: the loss minus that of a point with G e = 0 is a sum of squares; `off` moves y."""
    X = FOUR
    findings = []
    for slope in slopes:
        for witness in (region.witness for region in regions(X).regions):
            W, z = (witness,), (fmpq(1),)
            kernel = _kernel_vector(first_layer_matrix(W, X, slope))
            y = predict_leaky(X, W, z, slope) + kernel
            y[0] += off
            point = Point.of(X, y, W, z, slope)
            for move, change in (((1, -2), fmpq(0)), ((3, 1), fmpq(1, 2)), ((0, 0), fmpq(-2))):
                findings += _sum_of_squares(point, np.array([move], dtype=object) * fmpq(1), change)
    scope = f"all regions of {len(X)} planar samples, one neuron, three lines, slopes {', '.join(map(str, slopes))}"
    return Check("own/first-order-is-enough", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_stationary(data: Any = STATIONARY, slope: fmpq = fmpq(0)) -> Check:
    """SH18/lem-2 for a point that is stationary and no minimum: the gradient is zero, G e is not."""
    point = Point.of(*data, slope)
    gradient_of_w = [z * entry for z, block in zip(point.z, point.first_order, strict=True) for entry in block]
    gradient_of_z = [sum(w * block, fmpq(0)) for w, block in zip(point.W, point.first_order, strict=True)]
    flat = equal([*gradient_of_w, *gradient_of_z], [0] * (len(gradient_of_w) + len(gradient_of_z)))
    nonzero = equal(any(point.first_order.ravel()), True)
    scope = f"X = {data[0]}, y = {data[1]}, w = {data[2][0]}, z = {data[3][0]}: zero gradient"
    return Check("SH18/lem-2", contradicts(all_of([flat, nonzero])), scope)


def _kernel_vector(matrix: np.ndarray) -> np.ndarray:
    """The sum of a basis of {e : matrix^T e = 0}; matrix (num_samples, parameters)."""
    basis = null_space(matrix.T)
    return np.array([sum(entries, fmpq(0)) for entries in zip(*basis, strict=True)], dtype=object)


def _sum_of_squares(point: Point, U: np.ndarray, change: fmpq) -> list[Finding]:
    """Loss along (W + t U, z + t change) minus the loss at t = 0 equals the squared change of predictions."""
    along = point.losses_along(U, [fmpq_poly([0, change])])
    moved = fmpq_poly([0])
    for x, a in zip(point.X, point.slopes[:, 0], strict=True):
        before, step = (point.W[0] * x).sum(), (U[0] * x).sum()
        output = (point.z[0] + fmpq_poly([0, change])) * a * fmpq_poly([before, step]) - point.z[0] * a * before
        moved += output * output
    difference = along - along.coeffs()[0] - moved
    return [equal([*difference.coeffs()], [0] * len(difference.coeffs()))]
