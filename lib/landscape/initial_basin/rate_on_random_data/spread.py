"""Samples that are spread out: the conditions under which the failure rate is 3/4."""

from collections.abc import Sequence
from typing import Any

import sympy
from flint import fmpq

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal, identity, suffices
from landscape.evidence.inputs import exact_array
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.cones import dot

HALF_SQUARE = fmpq(1, 4)
"""z^2 at z = 1/2, beyond which a neuron may be useless with a probability above 3/4."""


def vanishing_bound(least: int, near: int, square_cosine: fmpq) -> fmpq:
    """z^2 <= 1 - (1 - k/g)^2 (1 - c^2): g = `least` dependent samples, k = `near`, c^2 = `square_cosine`. Exact.

    Raises ValueError unless 1 <= near <= least and 0 <= square_cosine < 1.
    """
    if not (1 <= near <= least and 0 <= square_cosine < 1):
        raise ValueError("expected 1 <= near <= least and 0 <= square_cosine < 1")
    return 1 - (1 - fmpq(near, least)) ** 2 * (1 - square_cosine)


@checker(Arithmetic.EXACT)
def check_spread_samples(threshold: fmpq = HALF_SQUARE, spread: int = 1) -> Check:
    """own/spread-samples: the algebra that turns a variance into a bound on z, for all parameters.

    With mean u g / 2 and variance at most alpha u g / 2 + beta (u g / 2)^2, Chebyshev's inequality about
    g / 2 bounds z^2 by 2 alpha u / g + beta u^2 + (u - 1)^2; the best u gives 1 - (1 - alpha/g)^2 / (1 + beta).
    Last, both conditions mean z^2 <= 1/4. False versions: another `threshold`, another power of (u - 1).
    """
    alpha, beta, g, u, c = sympy.symbols("alpha beta g u c")
    bound = 2 * alpha * u / g + beta * u**2 + (u - 1) ** (2 * spread)
    best = (1 - alpha / g) / (1 + beta)
    square = c**2 / (1 - c**2)
    limit = 1 - sympy.sqrt(3) / 2
    findings = [
        identity(bound.subs(u, best), 1 - (1 - alpha / g) ** 2 / (1 + beta)),
        identity(1 / (1 + square), 1 - c**2),
        equal(1 - (1 - limit) ** 2, sympy.Rational(int(threshold.p), int(threshold.q))),
        equal(1 - fmpq(3, 4), threshold),
    ]
    scope = "all samples: the optimum of Chebyshev's bound as an identity over Q, z^2 = 1/4 at both limits; rest told"
    return Check("own/spread-samples", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_pairwise_spread(cosine: fmpq = fmpq(1, 7)) -> Check:
    """own/pairwise-spread: with g = 1 + 1/c the condition of own/spread-samples reads (1 - c)/(1 + c) >= 3/4.

    Core: that identity, and equality at c = 1/7; the left side falls in c. False version: a larger `cosine`.
    """
    c = sympy.Symbol("c")
    g = 1 + 1 / c
    findings = [
        identity((1 - 1 / g) ** 2 * (1 - c**2), (1 - c) / (1 + c)),
        at_most(fmpq(3, 4), (1 - cosine) / (1 + cosine)),
    ]
    scope = f"all samples with cosines up to {cosine}: (1 - 1/g)^2 (1 - c^2) = (1 - c)/(1 + c) over Q; rest told"
    return Check("own/pairwise-spread", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_two_bases(dim: int = 64, cosine: fmpq = fmpq(1, 7)) -> Check:
    """own/pairwise-spread on the coordinate axes and the rows of a Hadamard matrix: 2 dim samples in R^dim."""
    findings = pairwise_cosines_at_most(two_bases(dim), cosine)
    return Check("own/pairwise-spread", all_of(findings), f"{2 * dim} samples in R^{dim}: every pair, cosine {cosine}")


def two_bases(dim: int) -> list[tuple[int, ...]]:
    """The coordinate axes and the rows of Sylvester's Hadamard matrix; dim is a power of two.

    Raises ValueError for another dim.
    """
    if dim < 1 or dim & (dim - 1):
        raise ValueError(f"dim: expected a power of two, not {dim}")
    axes = [tuple(int(i == j) for j in range(dim)) for i in range(dim)]
    return axes + [tuple((-1) ** (i & j).bit_count() for j in range(dim)) for i in range(dim)]


def pairwise_cosines_at_most(X: Any, cosine: fmpq) -> list[Finding]:
    """For each pair of rows <x, x'>^2 <= cosine^2 |x|^2 |x'|^2. Exact. Raises ValueError unless X is of integers."""
    exact = exact_array("X", X, (None, None))
    if any(entry.q != 1 for entry in exact.ravel()):
        raise ValueError("X: expected integers")
    rows: Sequence[Any] = [[int(entry.p) for entry in row] for row in exact.tolist()]
    squares = [dot(row, row) for row in rows]
    return [
        at_most(fmpq(dot(rows[s], rows[t]) ** 2), cosine**2 * squares[s] * squares[t])
        for t in range(len(rows))
        for s in range(t)
    ]
