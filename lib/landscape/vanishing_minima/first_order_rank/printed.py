"""Checks of SH18's Lemma 14 and Corollary 28 and of the formula behind them, for every small pattern."""

from collections.abc import Iterable, Sequence

from flint import fmpq

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import Finding, all_of, contradicts, equal
from landscape.evidence.verdict import Arithmetic
from landscape.vanishing_minima.first_order_rank.generic_rank import (
    Columns,
    all_columns,
    column_rank,
    generic_rank,
    rank_at,
    sample,
    subsets,
)

SIZES = ((1, 2, 2), (2, 2, 4), (2, 2, 5), (3, 2, 6))
"""(d_0, d_1, N)."""
SLOPES = (fmpq(0), fmpq(1, 3), fmpq(-1))
ONES = ((fmpq(1), fmpq(1)),) * 4


@checker(Arithmetic.EXACT)
def check_khatri_rao_rank(
    sizes: Iterable[tuple[int, int, int]] = SIZES, slopes: Sequence[fmpq] = SLOPES, shared: int = 0
) -> Check:
    """own/khatri-rao-rank: the rank at one X attains the bound that holds at all. `shared` overstates the copies."""
    findings = []
    for (dim, neurons, num), slope in _cases(sizes, slopes):
        for columns in all_columns(neurons, num, slope):
            findings.append(equal(rank_at(columns, sample(num, dim)), generic_rank(columns, dim + shared).value))
    return Check("own/khatri-rao-rank", all_of(findings), f"{len(findings)} patterns: {_shown(sizes, slopes)}")


@checker(Arithmetic.EXACT)
def check_corollary_28(
    sizes: Iterable[tuple[int, int, int]] = SIZES, slopes: Sequence[fmpq] = SLOPES, whole_only: bool = False
) -> Check:
    """SH18/cor-28: full rank if and only if |S| <= rank(A_S) d_0 for all S; `whole_only` asks that of [N] alone."""
    findings = []
    for (dim, neurons, num), slope in _cases(sizes, slopes):
        for columns in all_columns(neurons, num, slope):
            sets = [tuple(range(num))] if whole_only else subsets(num)
            wide = all(len(S) <= column_rank(_part(columns, S)) * dim for S in sets)
            findings.append(equal(wide, rank_at(columns, sample(num, dim)) == num))
    return Check("SH18/cor-28", all_of(findings), f"{len(findings)} patterns: {_shown(sizes, slopes)}")


@checker(Arithmetic.EXACT)
def check_lemma_14(
    sizes: Iterable[tuple[int, int, int]] = SIZES[:3], slopes: Sequence[fmpq] = SLOPES, spare: int = 0
) -> Check:
    """SH18/lem-14: no kernel vector has support S if |S| <= rank(A_S) d_0 + `spare`."""
    findings = []
    for (dim, neurons, num), slope in _cases(sizes, slopes):
        X = sample(num, dim)
        for columns in all_columns(neurons, num, slope):
            for S in subsets(num):
                if len(S) <= column_rank(_part(columns, S)) * dim + spare:
                    findings.append(_has_coloop(_part(columns, S), tuple(X[n] for n in S)))
    return Check("SH18/lem-14", all_of(findings), f"{len(findings)} pairs of A and S: {_shown(sizes, slopes)}")


@checker(Arithmetic.EXACT)
def check_lemma_14_literal(columns: Columns = ONES, dim: int = 2, S: tuple[int, ...] = (0,)) -> Check:
    """SH18/lem-14--literal: is there a kernel vector that is not zero on S, whatever it is elsewhere?

    There is one where no sample of S is a coloop: then each coordinate in S vanishes on a proper
    subspace of the kernel only. This holds for almost every X once it holds where the ranks are generic.
    Raises ValueError unless |S| <= rank(A_S) d_0.
    """
    X = sample(len(columns), dim)
    if not len(S) <= column_rank(_part(columns, S)) * dim:
        raise ValueError("columns, S: expected |S| <= rank(A_S) d_0")
    generic = [equal(rank_at(columns, X), generic_rank(columns, dim).value)]
    for n in S:
        rest = tuple(k for k in range(len(columns)) if k != n)
        generic.append(equal(rank_at(_part(columns, rest), tuple(X[k] for k in rest)), rank_at(columns, X)))
    scope = f"d_0 = {dim}, A = {len(columns[0])} x {len(columns)} of slopes, S = {{{', '.join(str(n + 1) for n in S)}}}"
    return Check("SH18/lem-14--literal", contradicts(all_of(generic)), scope)


def _has_coloop(columns: Columns, X: tuple[tuple[int, ...], ...]) -> Finding:
    """Some sample without which the rank falls, so that every kernel vector vanishes there; at generic ranks."""
    falls, generic = [], [equal(rank_at(columns, X), generic_rank(columns, len(X[0])).value)]
    for n in range(len(X)):
        rest = tuple(k for k in range(len(X)) if k != n)
        others, rows = _part(columns, rest), tuple(X[k] for k in rest)
        if rest:
            generic.append(equal(rank_at(others, rows), generic_rank(others, len(X[0])).value))
        falls.append((rank_at(others, rows) if rest else 0) < rank_at(columns, X))
    return all_of([*generic, equal(any(falls), True)])


def _part(columns: Columns, S: Iterable[int]) -> Columns:
    return tuple(columns[n] for n in S)


def _cases(sizes: Iterable[tuple[int, int, int]], slopes: Sequence[fmpq]) -> Iterable[tuple]:
    return ((size, slope) for size in sizes for slope in slopes)


def _shown(sizes: Iterable[tuple[int, int, int]], slopes: Sequence[fmpq]) -> str:
    return f"all A for (d_0, d_1, N) = {', '.join(map(str, sizes))}, slopes {', '.join(map(str, slopes))}"
