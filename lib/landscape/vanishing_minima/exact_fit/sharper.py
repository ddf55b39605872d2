"""Checks of what this book adds to Theorem 8: half as many neurons for all real labels, and a lower bound."""

from collections.abc import Iterable, Sequence
from itertools import combinations_with_replacement, product
from typing import Any

import numpy as np
import sympy
from flint import fmpq, fmpq_mat

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal, identity, suffices
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.arrangements import regions
from landscape.networks.khatri_rao import khatri_rao
from landscape.vanishing_minima.exact_fit.groups import printed_width
from landscape.vanishing_minima.exact_fit.printed import fits
from landscape.vanishing_minima.exact_fit.samples import SIZES, SLOPES, Rows, real_labels, rows
from landscape.vanishing_minima.exact_fit.sweep import paired_width, pairs

FEW_OR_MANY = ((2, 1), (2, 7), (5, 2), (6, 5))
"""(d_0, N) beside `SIZES`: one group with a sample or two, with d_0 - 1 of them, and four groups in the plane."""

SLOPE, STEP, BASE, MOVE = sympy.symbols("rho s b m")


@checker(Arithmetic.EXACT)
def check_neuron_pairs(factor: int = 2) -> Check:
    """own/neuron-pairs: b and m stand for <w, x> and <v, x>; on each side the slope is one number."""
    findings = [
        identity(slope * (BASE + STEP * MOVE) - slope * (BASE - STEP * MOVE), factor * STEP * MOVE * slope)
        for slope in (sympy.Integer(1), SLOPE)
    ]
    scope = "identities in Q[rho, s, b, m] on both sides"
    return Check("own/neuron-pairs", suffices(all_of(findings)), scope, Covers.WHOLE)


def swept_columns(starts: Sequence[int]) -> sympy.Matrix:
    """Slopes of the passed samples (columns) at the K directions (rows); starts are sides, -1 or 1."""
    num = len(starts)
    low = {1: sympy.Integer(1), -1: SLOPE}
    return sympy.Matrix(num, num, lambda k, g: low[starts[g]] if k <= g else low[-starts[g]])


@checker(Arithmetic.EXACT)
def check_swept_columns(most: int = 4, power: int = 1) -> Check:
    """own/swept-columns: the determinant for every starting side, (1 - slope) to the `power` times (K - 1)."""
    findings = []
    for num in range(1, most + 1):
        for starts in product((1, -1), repeat=num):
            flipped = starts[:-1].count(-1) % 2
            value = (-1) ** flipped * (1 - SLOPE) ** (power * (num - 1)) * (1 if starts[-1] == 1 else SLOPE)
            findings.append(identity(swept_columns(starts).det(method="berkowitz"), value))
    scope = f"all starting sides of K <= {most} samples: determinants in Q[rho]"
    return Check("own/swept-columns", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_split_columns(slope: fmpq = fmpq(1, 3), dim: int = 2, most: int = 3, split: bool = True) -> Check:
    """own/split-columns: full rank at the unit vectors, for all columns of slopes in `dim` independent sets."""
    findings = []
    for num_neurons in range(1, most + 1):
        columns = list(product((fmpq(1), slope), repeat=num_neurons))
        sets = [s for size in range(1, num_neurons + 1) for s in combinations_with_replacement(columns, size)]
        independent = [s for s in sets if (fmpq_mat([list(c) for c in s]).rank() == len(s)) is split]
        findings += [_placed_rank(parts, dim) for parts in combinations_with_replacement(independent, dim)]
    return Check(
        "own/split-columns", all_of(findings), f"d_0 = {dim}, all slopes 1 and {slope} of at most {most} neurons"
    )


def _placed_rank(parts: Sequence[Sequence[Sequence[fmpq]]], dim: int) -> Finding:
    A = [list(column) for part in parts for column in part]
    X = [[fmpq(i == j) for i in range(dim)] for j, part in enumerate(parts) for _ in part]
    return equal(fmpq_mat(khatri_rao(A, X).tolist()).rank(), len(A))


@checker(Arithmetic.EXACT)
def check_pairs_fit(
    sizes: Iterable[tuple[int, int]] = (*SIZES, *FEW_OR_MANY), slopes: Sequence[fmpq] = SLOPES, fewer: int = 0
) -> Check:
    """own/pairs-fit for a few rational labels at each size, of both signs, with a zero; and the two widths."""
    findings = []
    for dim, num in sizes:
        for slope, y in product(slopes, real_labels(num)):
            findings += fits(pairs(rows(dim, num), y, slope), rows(dim, num), y, paired_width(num, dim, slope) - fewer)
    for dim, num in product(range(2, 12), range(1, 60)):
        findings.append(at_most(paired_width(num, dim, 0), printed_width(num, dim)))
    shown = ", ".join(f"({dim}, {num})" for dim, num in sizes)
    scope = f"three rational labels each at (d_0, N) = {shown}, slopes {', '.join(map(str, slopes))}, no kink touched"
    return Check("own/pairs-fit", suffices(all_of(findings)), scope)


@checker(Arithmetic.EXACT)
def check_fewest_neurons(
    widths: Sequence[int] = (1, 2), slopes: Sequence[fmpq] = SLOPES, spare: int = 0, y: Sequence[int] | None = None
) -> Check:
    """own/fewest-neurons in the plane at N = 2 d_1 + 1 - spare: labels outside all column spaces."""
    findings = []
    for width in widths:
        X = rows(2, 2 * width + 1 - spare)
        labels = [fmpq(3) ** n for n in range(len(X))] if y is None else list(y)
        for slope in slopes:
            findings += [_misses(slopes_of, X, labels) for slopes_of in _patterns(X, width, slope)]
    shown = "powers of 3 as labels" if y is None else f"labels {tuple(y)}"
    scope = f"all patterns of slopes of {' and '.join(map(str, widths))} neurons, planar samples, {shown}"
    return Check("own/fewest-neurons", suffices(all_of(findings)), scope)


def _patterns(X: Rows, width: int, slope: fmpq) -> Iterable[Any]:
    """All matrices of slopes, shape (num_samples, width), at weights off the hyperplanes; kinks are limits of these."""
    rows_of = [[fmpq(1) if sign > 0 else slope for sign in signs] for signs in regions(X).signs]
    return (np.array(chosen, dtype=object).T for chosen in combinations_with_replacement(rows_of, width))


def _misses(A: Any, X: Rows, y: Sequence[fmpq]) -> Finding:
    """The labels raise the rank: they are not in the column space."""
    matrix = khatri_rao(A, X).tolist()
    extended = [[*row, label] for row, label in zip(matrix, y, strict=True)]
    return equal(fmpq_mat(extended).rank(), fmpq_mat(matrix).rank() + 1)
