"""Untrusted: a planar sample without singletons on which SS16's Theorem 2 fails, as small as can be.

The directions of x_1 and x_3 are 45 degrees apart, so the chance that a neuron separates
them is a count of octants. For every x_2 between them and every single-neuron labelling the
search asks, in floats, whether neurons that do not separate x_1 from x_3 with output weight
+1 can fit the labels. Where they cannot, the residual of the best fit is the dual.
"""

from collections.abc import Iterator
from fractions import Fraction
from math import gcd
from typing import Any

import numpy as np
from scipy.optimize import nnls

from landscape.geometry.arrangements import regions
from landscape.networks.basin_minimum import region_features

FIRST, THIRD = (1, 0), (1, 1)
USELESS, RATE, CONSTANT = Fraction(7, 8), Fraction(3, 4), 8
RADIUS = 3


def find() -> dict[str, Any]:
    """The candidate with the smallest entries, as a witness: X, y, teacher, dual, num_neurons."""
    return min(_candidates(), key=lambda found: (_size(found), found["X"], found["teacher"]))


def _candidates() -> Iterator[dict[str, Any]]:
    for a in range(1, RADIUS):
        for b in range(1, RADIUS):
            X = (FIRST, (a * FIRST[0] + b * THIRD[0], a * FIRST[1] + b * THIRD[1]), THIRD)
            features = _useless_features(X)
            for teacher in np.ndindex(2 * RADIUS + 1, 2 * RADIUS + 1):
                w = tuple(int(entry) - RADIUS for entry in teacher)
                y = [max(0, w[0] * x[0] + w[1] * x[1]) for x in X]
                dual = _dual(features, y)
                if dual is not None:
                    yield {"X": [*map(list, X)], "y": y, "teacher": [*w], "dual": dual, "num_neurons": _width()}


def _useless_features(X: tuple[tuple[int, int], ...]) -> np.ndarray:
    """Ray features of the cells whose neurons do not separate x_1 from x_3 with output weight +1; columns."""
    columns = []
    for region in regions(X).regions:
        for v in (1, -1):
            if v < 0 or region.signs[0] == region.signs[2]:
                columns += [[v * float(int(e.p)) / int(e.q) for e in f] for f in region_features(X, region.signs)]
    return np.array(columns).T


def _dual(features: np.ndarray, y: list[int]) -> list[int] | None:
    """The residual of the best fit as a primitive integer vector, or None if the fit is perfect."""
    coefficients, distance = nnls(features, np.array(y, float))
    if distance < 1e-6:
        return None
    residual = np.array(y) - features @ coefficients
    ratios = [Fraction(float(entry)).limit_denominator(12) for entry in residual / np.abs(residual).max()]
    common = np.lcm.reduce([ratio.denominator for ratio in ratios])
    whole = [int(ratio * int(common)) for ratio in ratios]
    return [entry // gcd(*whole) for entry in whole]


def _width() -> int:
    """The first width at which USELESS^n exceeds CONSTANT * RATE^n."""
    n = 1
    while USELESS**n <= CONSTANT * RATE**n:
        n += 1
    return n


def _size(found: dict[str, Any]) -> int:
    vectors = [*found["X"], found["y"], found["teacher"], found["dual"]]
    return sum(abs(entry) for vector in vectors for entry in vector)
