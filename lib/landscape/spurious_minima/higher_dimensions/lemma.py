"""SS18 Lemma 3 and the first half of Corollary 1: what one more coordinate adds to the Hessian."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import sympy
from flint import arb, arb_mat, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, at_most, equal, identity, less, suffices
from landscape.evidence.linear_algebra import smallest_eigenvalue_lower_bound
from landscape.evidence.outward import floor_digits
from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Arithmetic
from landscape.networks.elementary import balls
from landscape.networks.gaussian_loss import extra_block, gaussian_hessian
from landscape.spurious_minima.certified_minima import THEOREM_PAIRS, SymmetricPoint, certificate, stored
from landscape.spurious_minima.gaussian_loss import general_integers, identities

Matrix = Any
TOLERANCE = fmpq(1, 10**25)
SMALL_PAIRS = ((6, 6), (8, 9))
"""Examples 1 and 2 of the paper."""


@checker(Arithmetic.EXACT)
def check_lemma_3(factor: int = 1) -> Check:
    """SS18/lem-3: across the plane of a pair, h_1 is sin t |v| / (2 pi |w|) and h_2 is (pi - t) / (2 pi)."""
    x, y, c = identities.x, identities.y, identities.c
    curvature = identities.by_y(identities.KERNEL) / y
    printed = factor * c * (y / identities.length()) / identities.length()
    across_h2 = identities.p * y / y  # the part (pi - t) y of 2 pi g across the axis turns with v
    rational = {x: identities.scale * (1 - identities.u**2), y: 2 * identities.scale * identities.u}
    findings = [identity(curvature.subs(rational), printed.subs(rational)), identity(across_h2, factor * identities.p)]
    scope = "all n, k, d, m, W and V: the second derivative across a plane, an identity in Q(x, y); blocks told"
    return Check("SS18/lem-3", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_lemma_3_on(block: Callable[[Matrix, Matrix], np.ndarray] = extra_block) -> Check:
    """SS18/lem-3 on the programs: the Hessian with m more coordinates, entry by entry, m = 1 and 2.

    `block` gives M, (n m, n m), from W and V.
    """
    findings = []
    for W, V in points():
        dim = len(W[0])
        for m in (1, 2):
            padded = [np.hstack([np.array(A, dtype=object), np.zeros((len(A), m), dtype=int)]) for A in (W, V)]
            blocks = gaussian_hessian(*padded).reshape(len(W), dim + m, len(W), dim + m)
            with working_precision():
                gaps = [blocks[:, :dim, :, :dim].reshape(len(W) * dim, -1) - gaussian_hessian(W, V)]
                gaps += [blocks[:, dim + i, :, dim + i] - block(W, V) for i in range(m)]
                gaps += [blocks[:, dim + i, :, j] for i in range(m) for j in range(dim + m) if j != dim + i]
                largest = max(entry.abs_upper() for gap in gaps for entry in balls(gap).ravel())
            findings.append(at_most(largest, TOLERANCE))
    scope = "random W, V and both examples of the paper, m = 1, 2: blocks H, M, ..., M and zeros, to 25 digits"
    return Check("SS18/lem-3", all_of(findings), scope)


def points() -> list[tuple[Matrix, Matrix]]:
    """(W, V): random integers with (n, k, d) up to (4, 3, 3), and the stored points of the examples."""
    rng = generator("SS18/lem-3")
    found = [
        (general_integers(rng, n, d), general_integers(rng, k, d)) for n, k, d in ((1, 2, 2), (3, 2, 2), (4, 3, 3))
    ]
    return found + [(p.weights(), np.eye(p.k, dtype=int)) for p in stored(SMALL_PAIRS)]


@checker(Arithmetic.EXACT)
def check_trace(normal_weight: int = 1, sign: int = -1) -> Check:
    """own/extra-block-trace: h_1 and h_2 have d times the diagonal of M's terms as their trace, in every d >= 2."""
    d, x, y, c, p = sympy.Symbol("d"), identities.x, identities.y, identities.c, identities.p
    unit, sine = sympy.Matrix([x, y]) / identities.length(), y / identities.length()
    along, across = identities.EX + unit, identities.EX - unit
    bending = c * sine / identities.length()
    h1 = identities.printed_h1(normal_weight).trace() + (d - 2) * bending  # d - 2 directions across the plane
    reflection = along.dot(along) / along.dot(along) + sign * across.dot(across) / across.dot(across)
    h2 = 2 * p + sine * reflection + (d - 2) * p
    rational = {x: identities.scale * (1 - identities.u**2), y: 2 * identities.scale * identities.u}
    findings = [identity((a).subs(rational), (b).subs(rational)) for a, b in ((h1, d * bending), (h2, d * p))]
    scope = "all n, k, d, W and V: the traces of h_1 and h_2, identities in Q(d, x, y, pi - t); the rest told"
    return Check("own/extra-block-trace", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_trace_on(block: Callable[[Matrix, Matrix], np.ndarray] = extra_block) -> Check:
    """own/extra-block-trace on the programs: entry (i, j) of M is the trace of H's block (i, j) over d."""
    findings = []
    for W, V in points():
        n, dim = len(W), len(W[0])
        blocks = gaussian_hessian(W, V).reshape(n, dim, n, dim)
        with working_precision():
            gaps = sum(blocks[:, a, :, a] for a in range(dim)) - dim * block(W, V)
            findings.append(at_most(max(entry.abs_upper() for entry in gaps.ravel()), TOLERANCE))
    return Check("own/extra-block-trace", all_of(findings), "random W, V and both examples of the paper, to 25 digits")


@checker(Arithmetic.BALL)
def check_trace_bound_is_sharp(share: fmpq = fmpq(1)) -> Check:
    """own/extra-block-trace: share * lambda_min(H) <= lambda_min(M); at W = V = (e1) both are 1/2."""
    findings = []
    for W, V in [([[1, 0]], [[1, 0]]), *points()[:3]]:
        H, M = (arb_mat(A.tolist()) for A in (gaussian_hessian(W, V), extra_block(W, V)))
        with working_precision():
            lowest = smallest_eigenvalue_lower_bound(H) * share - fmpq(1, 10**20)
            findings.append(_no_eigenvalue_below(M, lowest))
    return Check(
        "own/extra-block-trace", all_of(findings), "lambda_min(M) >= lambda_min(H) - 10^-20; equal for one neuron"
    )


def _no_eigenvalue_below(M: Any, level: arb) -> Any:
    """Whether M - level I has only positive diagonal entries and is positive definite."""
    bound = smallest_eigenvalue_lower_bound(M)
    smallest_diagonal = min((M[i, i] for i in range(M.nrows())), key=lambda entry: float(entry.mid()))
    below = less(level, bound)
    return below if below.holds else all_of([less(level, smallest_diagonal), suffices(below)])


@checker(Arithmetic.BALL)
def check_larger_dimensions(points: Sequence[SymmetricPoint] | None = None) -> Check:
    """SS18/cor-1: every certified minimum of Theorem 1 stays one in every larger dimension; M is certified too."""
    points = stored(THEOREM_PAIRS) if points is None else points
    found = [certificate(point) for point in points]
    complete = suffices(equal(sorted({point.pair for point in points}), sorted(THEOREM_PAIRS)))
    finding = all_of([complete, *(one.in_every_dimension() for one in found)])
    extra = min((one.extra for one in found), key=float)
    scope = f"{len(found)} pairs, every d >= k: one ball each, on which M >= {floor_digits(extra, 4)} too"
    return Check("SS18/cor-1", finding, scope, Covers.WHOLE)
