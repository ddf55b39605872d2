"""Two steps of the printed proof of SS16 Theorem 8: labels for the centres, and the nearest clean weight."""

from collections.abc import Callable, Sequence
from typing import Any

import sympy
from flint import arb, fmpq

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, at_most, contradicts, equal, identity, less, suffices
from landscape.evidence.door import guarded
from landscape.evidence.inputs import exact_array
from landscape.evidence.verdict import Arithmetic
from landscape.initial_basin.noisy_regions import largest_ratio

NEAREST = (fmpq(577), fmpq(34), fmpq(34))
"""Direction of the clean weight nearest to e_1: its length is 579, its distance from e_1 is sqrt(2) 34/579."""


@guarded
def printed_label(labels: Sequence[fmpq], lipschitz: fmpq, radius: fmpq) -> fmpq:
    """min |y_t| + 2 L delta_j. Raises ValueError for no label and for what is no rational."""
    if not len(labels):
        raise ValueError("labels: expected at least one")
    return min(abs(label) for label in labels) + 2 * lipschitz * radius


def middle_label(labels: Sequence[Any], lipschitz: Any, radius: Any) -> fmpq:
    """(min y_t + max y_t)/2."""
    return (min(labels) + max(labels)) / fmpq(2)


@checker(Arithmetic.EXACT)
def check_centre_labels(half: fmpq = fmpq(1)) -> Check:
    """SS16/thm-8--centre-labels for all clusters: |y~ - y_t| <= L delta and |y_t - y_s| <= 2 L delta.

    Up to a shift of all labels, 0 <= y <= top <= 2 h with h = L delta. |top/2 - y| - h is convex and
    homogeneous, so three generators (y, top, h) decide; the rest is the triangle inequality from the
    label of least size. `half` multiplies h.
    """
    generators = ((0, 0, 1), (0, 2, 1), (2, 2, 1))
    findings = [at_most(abs(fmpq(top, 2) - y), half * h) for y, top, h in generators]
    findings += [at_most(top, 2 * h) for _, top, h in generators]
    scope = "all clusters: convex in the labels, decided on the three generators of a cone"
    return Check("SS16/thm-8--centre-labels", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_centre_labels_literal(
    labels: Sequence[Any] = (-1,),
    lipschitz: fmpq = fmpq(0),
    radius: fmpq = fmpq(1, 10),
    centre: Callable[..., fmpq] = printed_label,
) -> Check:
    """SS16/thm-8--centre-labels--literal on one cluster, whose labels spread by at most 2 L delta.

    Raises ValueError for a wider spread.
    """
    values = exact_array("labels", labels, (None,)).tolist()
    if max(values) - min(values) > 2 * lipschitz * radius:
        raise ValueError("labels: expected a spread of at most 2 L delta")
    given = centre(values, lipschitz, radius)
    findings = [at_most(abs(given - value), 2 * lipschitz * radius) for value in values]
    shown = ", ".join(map(str, values))
    scope = f"a cluster with the label {shown}, L = {lipschitz}: the centre gets {given}"
    return Check("SS16/thm-8--centre-labels--literal", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_nearest_weight_literal(num_centres: int = 3, delta: fmpq = fmpq(34, 579), factor: fmpq = fmpq(1)) -> Check:
    """SS16/thm-8--nearest-weight--literal for orthonormal centres and w' = e_1, clean signs (+, -, -, ...).

    |w - e_1|^2 >= (w_2^2 + ... + w_k^2)/|w|^2 >= (k - 1) delta^2 for every clean w, by an identity in
    N = |w|^2. For k = 3 a rational weight attains it. The printed square distance is factor delta^2.
    """
    N, w1 = sympy.symbols("N w1")
    far = identity(N - 2 * w1 + 1 - (N - w1**2) / N, (N - w1) ** 2 / N)
    admitted = less(delta, largest_ratio(num_centres))
    farther = less(arb(factor * delta**2), (num_centres - 1) * delta**2)
    findings = [far, admitted, farther, *_attained()]
    shown = f"{num_centres} orthonormal centres, delta = {delta}, w' = e_1: square distance {num_centres - 1} delta^2"
    return Check("SS16/thm-8--nearest-weight--literal", contradicts(all_of(findings)), shown)


def _attained() -> list[Any]:
    """For k = 3: the weight (577, -34, -34) scaled is clean, and at square distance 2 (34/579)^2 from e_1."""
    a, b, _ = NEAREST
    square = a**2 + 2 * b**2
    w = [a * a / square, -b * a / square, -b * a / square]
    distance = (w[0] - 1) ** 2 + w[1] ** 2 + w[2] ** 2
    return [equal(distance, 2 * fmpq(34, 579) ** 2), equal((w[1] / w[0]) ** 2, (b / a) ** 2), equal(square, 579**2)]
