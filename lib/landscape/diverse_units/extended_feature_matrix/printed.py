"""Checks of XLS17's algebra, and of what its theorems promise."""

from collections.abc import Sequence
from math import isqrt
from typing import Any

import numpy as np
import sympy
from flint import fmpq

from landscape.diverse_units.extended_feature_matrix.instances import ORTHONORMAL, random_network, stuck
from landscape.diverse_units.extended_feature_matrix.network import is_definite, is_semidefinite
from landscape.diverse_units.kernel_spectrum import promise_is_negative
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, at_most, contradicts, equal, identity, less, suffices
from landscape.evidence.verdict import Arithmetic
from landscape.networks.gradient import mean_squared_gradient
from landscape.networks.two_layer import predict

SHAPES = ((2, 1, 1), (4, 2, 3), (6, 3, 4), (9, 4, 3))
"""(m, d, n)."""
TINY = fmpq(1, 10**9)


@checker(Arithmetic.EXACT)
def check_homogeneity(scale: Any = fmpq(7, 3), power: int = 1) -> Check:
    """XLS17/eq-3: the size of an output weight moves into its neuron; `power` falsifies how."""
    findings = []
    for m, d, n in SHAPES:
        at = random_network(m, d, n)
        moved = predict(at.X, at.W * scale**power, at.v)
        findings.append(equal(predict(at.X, at.W, at.v * scale).tolist(), moved.tolist()))
    return Check("XLS17/eq-3", all_of(findings), f"(m, d, n) = {_shown()}, factor {scale}")


@checker(Arithmetic.EXACT)
def check_gradient(factor: int = 1) -> Check:
    """XLS17/eq-6 twice: against exact difference quotients of the loss, and against another gradient."""
    findings = []
    for m, d, n in SHAPES:
        at = random_network(m, d, n)
        gradient = factor * at.gradient
        other = mean_squared_gradient(at.X, at.y, at.W, at.v).ravel() / 2
        findings.append(equal(gradient.tolist(), other.tolist()))
        for k in range(n * d):
            U = np.array([fmpq(k == j) for j in range(n * d)], dtype=object).reshape(n, d)
            quotient = (at.moved(U, TINY).loss - at.moved(U, -TINY).loss) / (2 * TINY)
            findings.append(equal(quotient, gradient[k]))
    return Check("XLS17/eq-6", all_of(findings), f"(m, d, n) = {_shown()}: every partial derivative, m r = f - y")


@checker(Arithmetic.EXACT)
def check_entries(signed: bool = False) -> Check:
    """XLS17/eq-18: D^T D counts the neurons that see both samples, times <x_i, x_j>; output weights drop out."""
    findings = []
    for m, d, n in SHAPES:
        at = random_network(m, d, n)
        sees = (at.X @ at.W.T > 0).astype(int)
        counts = sees @ (sees * at.v).T if signed else sees @ sees.T
        findings.append(equal((at.D.T @ at.D).tolist(), ((at.X @ at.X.T) * counts).tolist()))
    return Check("XLS17/eq-18", all_of(findings), f"(m, d, n) = {_shown()}: all entries of D^T D")


@checker(Arithmetic.EXACT)
def check_residual_bound(slack: fmpq = fmpq(0)) -> Check:
    """XLS17/eq-7: D^T D - q is positive semidefinite and |D r|^2 >= q |r|^2; `slack` overstates q in the latter."""
    findings = []
    cases = (ORTHONORMAL, fmpq(1)), (random_network(4, 4, 5), fmpq(8)), (random_network(5, 4, 6), fmpq(14))
    for at, square in cases:
        holds = is_semidefinite(at.D.T @ at.D - _scalar(square, len(at.X)))
        residual, gradient = sum(at.r * at.r, fmpq(0)), sum(at.gradient**2, fmpq(0))
        findings += [equal(holds, True), at_most((square + slack) * residual, gradient)]
    return Check("XLS17/eq-7", all_of(findings), "orthonormal columns, where it is attained, and two random networks")


@checker(Arithmetic.EXACT)
def check_trace(less_by: int = 0) -> Check:
    """own/trace-bound: the trace of D^T D for unit samples, and that its mean is no eigenvalue's strict lower bound."""
    findings = []
    for at in (ORTHONORMAL, stuck()):
        active = int((at.X @ at.W.T > 0).sum())
        gram = at.D.T @ at.D
        mean = fmpq(active, len(at.X)) - less_by
        findings += [equal(sum(gram.diagonal(), fmpq(0)), active), at_most(mean, len(at.W))]
        findings.append(equal(is_definite(gram - _scalar(mean, len(at.X))), False))
    scope = "unit samples: two with orthonormal columns, where it is attained, and four in space"
    return Check("own/trace-bound", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_loss_difference(coefficient: Any = sympy.Rational(1, 2)) -> Check:
    """XLS17/thm-3--loss: Y^2 + C^2 - (Y + C)^2/2 = (Y - C)^2/2, so a squared error is at most Y^2 + C^2."""
    Y, C = sympy.symbols("Y C")
    finding = identity(Y**2 + C**2 - coefficient * (Y + C) ** 2, (Y - C) ** 2 / 2)
    return Check("XLS17/thm-3--loss", suffices(finding), "an identity in Q[Y, C]", Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_equation_21(share: fmpq = fmpq(1), size: int = 4, draws: int = 12) -> Check:
    """XLS17/eq-21, deterministic part: |T∘E| <= max |T_ij| |E|_F off the diagonal + max |E_ii|, by squares.

    Both sides of the sign are tried: bound + T∘E and bound - T∘E are positive semidefinite, with
    a rational number above the Frobenius norm. Diagonal matrices attain it.
    """
    findings = []
    pairs = [(_scalar(fmpq(-2), size), _scalar(fmpq(3), size))]
    for k in range(draws):
        at = random_network(size, 3, size, number=k)
        pairs.append((at.X @ at.X.T, at.W @ at.X.T + at.X @ at.W.T))
    for T, E in pairs:
        off = sum((E[i, j] ** 2 for i in range(size) for j in range(size) if i != j), fmpq(0))
        largest = max(abs(T[i, j]) for i in range(size) for j in range(size) if i != j)
        diagonal = max(abs(T[i, i] * E[i, i]) for i in range(size))
        bound = share * (largest * root_above(off) + diagonal)
        for sign in (1, -1):
            findings.append(equal(is_semidefinite(sign * T * E + _scalar(bound, size)), True))
    scope = f"{draws} pairs of symmetric matrices of order {size}, E indefinite, and a diagonal pair, which attains it"
    return Check("XLS17/eq-21", all_of(findings), scope)


def root_above(square: fmpq) -> fmpq:
    """A rational number slightly above the square root."""
    scaled = int((square * 10**12).ceil())
    return fmpq(isqrt(scaled) + 1, 10**6)


def _scalar(value: fmpq, size: int) -> np.ndarray:
    return np.array([[value * (i == j) for i in range(size)] for j in range(size)], dtype=object)


@checker(Arithmetic.EXACT)
def check_coefficient(W: Sequence[Sequence[int]] = ((1, 2), (-1, -2))) -> Check:
    """XLS17/lem-7--coefficient: is |E_12| at most max |E_ii|, for x = (1, 0), y = (0, 1), a quarter turn apart?"""
    X = ((1, 0), (0, 1))
    sees = [[sum(a * b for a, b in zip(w, x, strict=True)) > 0 for x in X] for w in W]
    share = fmpq(sum(a and b for a, b in sees), len(W))
    off = abs(fmpq(1, 4) - share)
    diagonal = max(abs(fmpq(1, 2) - fmpq(sum(row[i] for row in sees), len(W))) for i in range(2))
    scope = f"W = {tuple(map(tuple, W))}, x = (1, 0), y = (0, 1): |E_12| = {off}, max |E_ii| = {diagonal}"
    return Check("XLS17/lem-7--coefficient", at_most(off, diagonal), scope)


PROMISES = ("XLS17/lem-5", "XLS17/thm-1", "XLS17/thm-3")


@checker(Arithmetic.BALL)
def check_promise(claim: str, samples: int = 2, diagonal: fmpq = fmpq(1, 2)) -> Check:
    """XLS17/lem-5, XLS17/thm-1, XLS17/thm-3: their probability 1 - m exp(-m gamma_m/8) - ... is negative from m = 2."""
    finding = promise_is_negative(samples, diagonal)
    return Check(claim, finding, f"all d >= 2, all m >= {samples}: 1 - m exp(-m gamma_m / 8) < 0", Covers.EMPTINESS)


@checker(Arithmetic.EXACT)
def check_hypothesis(claim: str, c: fmpq = fmpq(1, 100), root: int = 2, largest: int | None = None) -> Check:
    """XLS17/cor-2, XLS17/cor-4: gamma_m >= c m^(-beta), beta = 1 - 1/root, fails for m > (1/2c)^root.

    For m gamma_m <= 1/2, and with m = M^root: m gamma_m >= c m^(1/root) = c M, more than 1/2 as soon as M > 1/2c.
    """
    first = int((1 / (2 * c)).floor()) + 1 if largest is None else largest
    never = f"no m >= {first}^{root} has gamma_m >= c m^(-beta)"
    scope = f"c = {c}, beta = {1 - fmpq(1, root)}: {never}; so for all c and beta, told"
    return Check(claim, less(fmpq(1, 2), c * first), scope, Covers.EMPTINESS)


@checker(Arithmetic.EXACT)
def check_for_any_weights(label: int = 1) -> Check:
    """XLS17/cor-4--for-any-weights: orthonormal weights, gradient zero, positive loss."""
    at = stuck(label)
    unit = [equal(sum((e * e for e in row), fmpq(0)), 1) for row in [*at.X, *at.W]]
    orthogonal = [equal(sum(at.W[i] * at.W[j], fmpq(0)), 0) for i in range(3) for j in range(i)]
    flat = equal(at.gradient.tolist(), [0] * at.W.size)
    findings = [*unit, *orthogonal, flat, less(0, at.loss), less(len(at.X), at.W.size)]
    scope = f"d = n = 3, m = 4, W = I, rational unit samples: gradient 0, loss {at.loss}"
    return Check("XLS17/cor-4--for-any-weights", contradicts(all_of(findings)), scope)


def _shown() -> str:
    return ", ".join(map(str, SHAPES))
