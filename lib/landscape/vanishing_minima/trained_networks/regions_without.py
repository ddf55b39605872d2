"""Regions that hold no differentiable local minimum: one neuron in the plane, by rays instead of signs."""

from collections.abc import Sequence
from itertools import product
from typing import Any

import numpy as np
from flint import fmpq, fmpq_mat

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import Finding, all_of, equal, less, suffices
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.arrangements import regions
from landscape.networks.leaky import first_layer_matrix
from landscape.vanishing_minima.first_order_rank import FOUR, Point
from landscape.vanishing_minima.trained_networks.nearest import NONE, nearest

SLOPES = (fmpq(0), fmpq(1, 10), fmpq(-1))


@checker(Arithmetic.EXACT)
def check_region_without_minimum(X: Any = FOUR, slopes: Sequence[fmpq] = SLOPES, turn: int = 0) -> Check:
    """own/region-without-minimum for every region of one planar neuron, and all labels in {-1, 1}.

    The solution of least squares in the coordinates of the region's two rays: both of one strict sign, or
    it is not in the region; then the loss on the rays stays above its loss, unless it is on one. `turn`
    takes another region's rays.
    """
    cells = regions(X).regions
    findings: list[Finding] = []
    for slope, (place, cell) in product(slopes, enumerate(cells)):
        matrix = first_layer_matrix([cell.witness], X, slope)
        if fmpq_mat(matrix.tolist()).rank() == 2:
            rays = cells[(place + turn) % len(cells)].rays
            for y in product((-1, 1), repeat=len(X)):
                findings += _agree(Point.of(X, y, [cell.witness], [1], slope), matrix, rays)
    shown = ", ".join(map(str, slopes))
    scope = f"one neuron, {len(cells)} regions of {len(X)} planar samples, labels in -1, 1, slopes {shown}"
    return Check("own/region-without-minimum", suffices(all_of(findings)), scope)


def _agree(point: Point, matrix: np.ndarray, rays: Sequence[Any]) -> list[Finding]:
    steps = matrix @ np.array([[fmpq(e) for e in ray] for ray in rays], dtype=object).T
    along = fmpq_mat(steps.tolist())
    target = fmpq_mat([[label] for label in point.y.tolist()])
    first, second = (along.transpose() * along).solve(along.transpose() * target).entries()
    inside = bool(first * second > 0) or not (first or second)
    findings = [equal(nearest(point).kind == NONE, not inside)]
    if not inside:
        best = _loss(point.y - steps @ np.array([first, second], dtype=object))
        on_rays = min(_on_ray(point.y, steps[:, k]) for k in (0, 1))
        findings.append(less(best, on_rays) if first and second else equal(best, on_rays))
    return findings


def _on_ray(y: np.ndarray, step: np.ndarray) -> fmpq:
    """The least loss on the line of a ray: output weights have both signs."""
    size = sum(step * step, fmpq(0))
    return _loss(y - step * (sum(step * y, fmpq(0)) / size)) if size else _loss(y)


def _loss(residual: np.ndarray) -> fmpq:
    return sum(residual * residual, fmpq(0))
