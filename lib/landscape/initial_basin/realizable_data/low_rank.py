"""Data of rank k: weights may be drawn from the sphere of their span (SS16 Theorem 6)."""

from collections.abc import Sequence
from itertools import product

import sympy
from flint import fmpq, fmpq_mat

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import Finding, all_of, equal, identity
from landscape.evidence.exponential_sum import ExponentialSum, never_above
from landscape.evidence.verdict import Arithmetic
from landscape.initial_basin.realizable_data.teachers import LEVELS, NARROW, PlanarTeacher, within_bound
from landscape.networks.basin_minimum import exact_basin_minimum

FRAME = ((1, 2, 2), (2, 1, -2), (2, -2, 1))
"""Three times an orthogonal matrix: its columns, over 3, are an orthonormal frame of space."""

STARTS = ((1, 5, -2), (-3, 1, 4), (2, -7, 2), (-1, -1, -3))
RANK_ONE = PlanarTeacher(
    "three samples on one line in space",
    ((fmpq(1, 2), 0, 0), (1, 0, 0), (-1, 0, 0)),
    ((1, 2, 0), (-1, 0, 1)),
    (1, -1),
    fmpq(9, 4),
)


@checker(Arithmetic.EXACT)
def check_projection(most: int = 5, mixes: bool = False) -> Check:
    """SS16/thm-6--projection: turning V first or projecting first is the same, for every linear turn Q of V.

    `mixes` lets the turn lead out of V, as a rotation of the whole space does.
    """
    findings = []
    for dim in range(2, most + 1):
        for rank in range(1, dim):
            turn = sympy.eye(dim)
            for i, j in product(range(rank + (1 if mixes else 0)), repeat=2):
                turn[i, j] = sympy.Symbol(f"q{i}{j}")
            P = sympy.diag(*[1] * rank, *[0] * (dim - rank))
            findings += [identity(a, b) for a, b in zip(P * turn, turn * P, strict=True)]
    scope = f"all ranks k < d <= {most}: P Q = Q P with k^2 symbols in Q; uniqueness of the invariant law told"
    return Check("SS16/thm-6--projection", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_basins(columns: Sequence[int] = (0, 1)) -> Check:
    """SS16/thm-6--basins: basin minima in space against those in the span, in orthonormal coordinates there.

    `columns` says onto which vectors of the frame weights are projected; the data lie in the span of the first ones.
    """
    findings = []
    for rank, flat in ((2, ((3, 1), (1, 2), (-1, 2), (-2, -1))), (1, ((1,), (2,), (-1,)))):
        frame = fmpq_mat([[fmpq(FRAME[i][j], 3) for j in range(rank)] for i in range(3)])
        projection = fmpq_mat([[fmpq(FRAME[i][j], 3) for j in columns[:rank]] for i in range(3)])
        X = (fmpq_mat([list(x) for x in flat]) * frame.transpose()).tolist()
        for y, v in product(((1, -1, 2, 1), (1, 1, -1, 3)), ((1, -1, 1), (1, 1, 1), (-1, -1, 1))):
            for W in (STARTS[:3], STARTS[1:]):
                findings.append(_same(X, flat, y[: len(flat)], W, v, projection))
    scope = f"{len(findings)} starts of three neurons in space, data of rank 2 and 1, each minimum with its certificate"
    return Check("SS16/thm-6--basins", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_thm_6_repaired(levels: Sequence[fmpq] = LEVELS, sharper: int = 1, quarter: fmpq = fmpq(1, 4)) -> Check:
    """SS16/thm-6--repaired in space: rank 2 with p of the plane, rank 1 with p = quarter at level 0; every N."""
    findings = [teacher.hypotheses() for teacher in (NARROW, RANK_ONE)]
    findings += [within_bound(NARROW.failure(level), NARROW.promise(level), sharper) for level in levels]
    targets = fmpq(len(RANK_ONE.v))
    findings.append(never_above(RANK_ONE.failure(fmpq(0)), ExponentialSum.of({(1 - quarter,): targets})))
    shown = ", ".join(map(str, levels))
    factor = "" if sharper == 1 else f"{sharper} p for p; "
    scope = (
        f"{factor}d = 3, every N >= 1; k = 2 at epsilon = {shown}; k = 1 at epsilon = 0 with p = {quarter}; exact F_N"
    )
    return Check("SS16/thm-6--repaired", all_of(findings), scope)


def _same(X: list, flat: tuple, y: Sequence[int], W: tuple, v: Sequence[int], projection: fmpq_mat) -> Finding:
    there = exact_basin_minimum(X, y, W, v)
    here = exact_basin_minimum(flat, y, (fmpq_mat([list(w) for w in W]) * projection).tolist(), v)
    return all_of([there.check(), here.check(), equal(there.value, here.value)])
