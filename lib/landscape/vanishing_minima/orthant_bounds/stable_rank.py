"""A Gaussian vector is positive with probability at most 2^-(stable rank): checks of own/stable-rank-orthant."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

import numpy as np
from flint import arb, fmpq, fmpq_mat

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.check import Check, checker, finder
from landscape.evidence.comparison import Finding, all_of, at_most, equal, less
from landscape.evidence.doubles import rounded_array
from landscape.evidence.verdict import Arithmetic
from landscape.vanishing_minima.small_correlations import probability

ONE = fmpq(1)
CORRELATIONS = tuple(fmpq(k, 4) for k in range(-3, 4))
ANGLES = ((0, 3), (0, 1, 5), (0, 4, 4, 9), (0, 1, 2, 3, 4, 5), (0, 2, 11), (0, 6, 11), (0, 5, 18))
"""Directions of planar vectors, in twenty-fourths of a turn."""
LENGTHS = (fmpq(1), fmpq(3, 2), fmpq(1, 5), fmpq(4), fmpq(1), fmpq(2, 3))
TIGHT = (
    ("one", [[3]], fmpq(1, 2)),
    ("three independent", [[1, 0, 0], [0, 4, 0], [0, 0, 9]], fmpq(1, 8)),
    ("rank one", [[1, 2, 3], [2, 4, 6], [3, 6, 9]], fmpq(1, 2)),
    ("a pair and its double, one apart", [[1, 2, 0], [2, 4, 0], [0, 0, 7]], fmpq(1, 4)),
)
TIGHT_WEIGHTS = ((1,), (1, 1, 1), (fmpq(1, 14), fmpq(4, 14), fmpq(9, 14)), (fmpq(1, 5), fmpq(4, 5), 1))
"""Covariance, P(u > 0), and the weights 1/p_i."""


def admits(covariance: Sequence[Sequence[fmpq]], weights: Sequence[fmpq]) -> bool:
    """T <= diag(p_i T_ii) for p_i = 1 / weights_i, exactly: all principal minors of the difference are >= 0.

    Raises ValueError unless there is one positive weight for each row of the square matrix `covariance`.
    """
    K = len(weights)
    if [len(row) for row in covariance] != [K] * K or min(weights, default=0) <= 0:
        raise ValueError(f"weights: expected {len(covariance)} positive numbers, one for each row of a square matrix")
    gap = [[fmpq(-covariance[i][j]) for j in range(K)] for i in range(K)]
    for i in range(K):
        gap[i][i] += fmpq(covariance[i][i]) / fmpq(weights[i])
    subsets = [[i for i in range(K) if code >> i & 1] for code in range(1, 2**K)]
    return all(fmpq_mat([[gap[i][j] for j in rows] for i in rows]).det() >= 0 for rows in subsets)


@checker(Arithmetic.EXACT)
def check_tight(share: fmpq = ONE) -> Check:
    """own/stable-rank-orthant where it is attained: P(u > 0) = 2^-(sum of weights); `share` of the weights as a lie."""
    findings = []
    for (_, covariance, probability_), weights in zip(TIGHT, TIGHT_WEIGHTS, strict=True):
        taken = [share * w for w in weights]
        findings.append(equal(admits(covariance, taken), True))
        findings.append(equal(sum(taken, fmpq(0)) == -_log2(probability_), True))
    return Check("own/stable-rank-orthant", all_of(findings), f"attained: {'; '.join(name for name, *_ in TIGHT)}")


@checker(Arithmetic.BALL)
def check_small(correlations: Sequence[fmpq] = CORRELATIONS, lift: fmpq = ONE) -> Check:
    """own/stable-rank-orthant for K = 2 and 3 in closed form; `lift` multiplies the exponent as a lie."""
    findings = []
    with working_precision():
        for off in (*product(correlations), *product(correlations, repeat=3)):
            matrix = _correlation_matrix(off)
            if any(off) and fmpq_mat(matrix).det() > 0:
                for weights in _weights(matrix):
                    findings += _below(matrix, weights, probability(off), lift)
    scope = "K = 2 and 3, all positive definite matrices of correlations k/4, not all 0; equal and unequal weights"
    return Check("own/stable-rank-orthant", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_planar(angles: Iterable[Sequence[int]] = ANGLES, lift: fmpq = ONE) -> Check:
    """own/stable-rank-orthant for covariances of rank 2: planar vectors a_i and u_i = <a_i, c>, an exact arc."""
    findings = []
    with working_precision():
        for places in angles:
            bits = -ball(planar_probability(places)).log() / ball(2).log()
            findings.append(less(lift * _trace_quotient(places, LENGTHS[: len(places)]), bits))
    scope = "vectors in the plane at multiples of 15 degrees, K = 2 to 6, unequal lengths: exact arcs"
    return Check("own/stable-rank-orthant", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_not_gaussian() -> Check:
    """own/stable-rank-orthant for a vector that is not Gaussian: (1, 1) or (2, -2), with signs, uncorrelated."""
    law = {(1, 1): fmpq(2, 5), (-1, -1): fmpq(2, 5), (2, -2): fmpq(1, 10), (-2, 2): fmpq(1, 10)}
    covariance = [[sum((p * u[i] * u[j] for u, p in law.items()), fmpq(0)) for j in range(2)] for i in range(2)]
    positive = sum((p for u, p in law.items() if min(u) > 0), fmpq(0))
    bound = fmpq(1, 4) if covariance[0][1] == 0 else fmpq(1)
    scope = f"an uncorrelated vector on four points: probability {positive}, bound {bound}"
    return Check("own/stable-rank-orthant", at_most(positive, bound), scope)


def planar_probability(places: Sequence[int]) -> fmpq:
    """P(<a_i, c> > 0 for all i), c uniform on the circle, a_i at `places` twenty-fourths of a turn. Exact."""
    inside = [all((2 * place - c) % 48 not in range(12, 37) for place in places) for c in range(1, 48, 2)]
    return fmpq(sum(inside), 24)


def _trace_quotient(places: Sequence[int], lengths: Sequence[fmpq]) -> arb:
    """tr T / lambda_max(T) for T = A A^T: the larger root of the 2 x 2 matrix A^T A."""
    squares = [ball(length * length) for length in lengths]
    trace = sum(squares, arb(0))
    cosine = sum((s * arb.cos_pi(ball(fmpq(place, 6))) for s, place in zip(squares, places, strict=True)), arb(0))
    sine = sum((s * arb.sin_pi(ball(fmpq(place, 6))) for s, place in zip(squares, places, strict=True)), arb(0))
    return 2 * trace / (trace + (cosine * cosine + sine * sine).sqrt())


def _below(matrix: list, weights: Sequence[fmpq], found: arb, lift: fmpq) -> list[Finding]:
    bound = (-ball(lift * sum(weights, fmpq(0))) * ball(2).log()).exp()
    return [equal(admits(matrix, weights), True), less(found, bound)]


def _weights(matrix: list) -> Iterator[list[fmpq]]:
    """Admissible weights 1/p_i: all equal, and one that favours the first coordinate."""
    K, largest = len(matrix), _largest_eigenvalue(matrix)
    yield [1 / largest] * K
    uneven = [1 / largest] * K
    for step in (fmpq(1, 2), fmpq(1, 4), fmpq(1, 16)):
        tried = [min(ONE, uneven[0] + step), *uneven[1:]]
        if admits(matrix, tried):
            yield tried


@finder
def _largest_eigenvalue(matrix: list) -> fmpq:
    """A rational a little above; whether it is large enough is decided by `admits`."""
    top = np.linalg.eigvalsh(rounded_array(matrix))[-1]
    return fmpq(int(np.ceil(top * 10**6)) + 1, 10**6)


def _correlation_matrix(off: Sequence[fmpq]) -> list[list[fmpq]]:
    if len(off) == 1:
        return [[ONE, off[0]], [off[0], ONE]]
    r, s, t = off
    return [[ONE, r, s], [r, ONE, t], [s, t, ONE]]


def _log2(power: fmpq) -> fmpq:
    """The exponent of a power of two."""
    return -fmpq(int(power.q).bit_length() - 1)
