"""What the closed form shows at once: Euler's identities, the split of the ReLU, the curvature at a global minimum."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import sympy
from flint import arb, fmpq, fmpz_mat

from landscape.evidence.balls import working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal, identity, less, suffices
from landscape.evidence.inputs import exact_array, positive_integer
from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Arithmetic
from landscape.networks.arc_cosine import angles, kernel_one
from landscape.networks.elementary import balls, norms
from landscape.networks.gaussian_loss import gaussian_gradient, gaussian_hessian, gaussian_loss
from landscape.spurious_minima.gaussian_loss.identities import (
    KERNEL,
    Matrix,
    p,
    printed_gradient,
    printed_h1,
    printed_h2,
    rational,
    x,
    y,
)

Rows = Any
TOLERANCE = fmpq(1, 10**25)


@checker(Arithmetic.EXACT)
def check_euler(degree: int = 1) -> Check:
    """own/euler-identities: <w, g> = f, h_1 w = 0 and h_2 v = g, so that everything follows from homogeneity."""
    w = Matrix([x, y])
    f, g = rational(KERNEL), printed_gradient()
    findings = [_zero((w.T * g)[0] - degree * f)]
    findings += [_zero(entry) for entry in printed_h1() * w]
    mirrored = printed_h2() * w - Matrix([y + p * x, p * y])  # for w = (1, 0) and v = (x, y): g(w, v) is on the right
    findings += [_zero(entry) for entry in mirrored]
    scope = "all n, k, d and W: <w, g> = f, h_1 w = 0, h_2 v = g, identities in Q(x, y, pi - t); sums told"
    return Check("own/euler-identities", suffices(all_of(findings)), scope, Covers.WHOLE)


def _zero(expression: sympy.Expr) -> Finding:
    return identity(rational(expression), sympy.Integer(0))


@checker(Arithmetic.BALL)
def check_euler_on(cases: Sequence[tuple[Rows, Rows]] | None = None) -> Check:
    """own/euler-identities: F = <W, grad F> + (E N_V^2 - E N_W^2) / 2 at random points and a critical one."""
    findings = [_euler_gap(W, V) for W, V in cases or _cases()]
    with working_precision():
        V = np.eye(6, dtype=int)
        W = np.full((1, 6), one_neuron_length(6) / arb(6).sqrt())
        findings.append(at_most(max(entry.abs_upper() for entry in gaussian_gradient(W, V).ravel()), TOLERANCE))
        findings.append(_euler_gap(W, V))
    scope = f"{len(findings) - 2} random pairs, and one neuron at its critical point with 6 targets, to 25 digits"
    return Check("own/euler-identities", all_of(findings), scope)


def _cases() -> Iterator[tuple[Rows, Rows]]:
    rng = generator("own/euler-identities")
    for n, k, dim in ((1, 1, 2), (3, 2, 4), (2, 5, 3)):
        yield rng.integers(1, 9, (n, dim)), rng.integers(-9, 0, (k, dim))


def _euler_gap(W: Rows, V: Rows) -> Finding:
    with working_precision():
        by_halves = (square_norm(V) - square_norm(W)) / 2
        slope = (balls(W) * gaussian_gradient(W, V)).sum()
        return less(abs(gaussian_loss(W, V) - slope - by_halves), TOLERANCE)


def square_norm(W: Rows) -> Any:
    """E N_W(x)^2 = sum_ij f(w_i, w_j), a ball; W rational or balls, (num_neurons, dim)."""
    with working_precision():
        W, turns = balls(W), angles(W, W)
        np.fill_diagonal(turns, arb(0))
        lengths = norms(W)
        return lengths @ kernel_one(turns) @ lengths


def one_neuron_length(num_targets: int) -> arb:
    """The length at which one neuron on the diagonal of k orthonormal targets is critical; see the chapter.

    Raises ValueError unless k is an integer of at least 1.
    """
    positive_integer("num_targets", num_targets)
    with working_precision():
        k = arb(num_targets)
        turn = (1 / k.sqrt()).acos()
        return k * (turn.sin() + (arb.pi() - turn) * turn.cos()) / arb.pi()


@checker(Arithmetic.EXACT)
def check_split(linear: sympy.Rational = sympy.Rational(1, 4)) -> Check:
    """own/relu-split: k1 = cos t / 4 + 1 / (2 pi) + psi / 4 with psi = (2/pi)(sin t + a cos t - 1), a = pi/2 - t."""
    pi, sine, cosine, a = sympy.symbols("pi sine cosine a")
    k1 = (sine + (pi / 2 + a) * cosine) / (2 * pi)
    psi = 2 / pi * (sine + a * cosine - 1)
    finding = suffices(identity(k1, linear * cosine + 1 / (2 * pi) + psi / 4))
    scope = "all n, k, d and W: the kernel splits, an identity in Q(pi, sin t, cos t, pi/2 - t); the expectation told"
    return Check("own/relu-split", finding, scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_split_on(share: fmpq = fmpq(1, 8)) -> Check:
    """own/relu-split: F is at least |sum w - sum v|^2 / 8 + (sum |w| - sum |v|)^2 / (4 pi), at random points."""
    findings = []
    for W, V in _cases():
        with working_precision():
            shift = balls(W).sum(axis=0) - balls(V).sum(axis=0)
            excess = norms(balls(W)).sum() - norms(balls(V)).sum()
            bound = arb(share) * (shift @ shift) + excess**2 / (4 * arb.pi())
            findings.append(at_most(bound, gaussian_loss(W, V)))
    scope = "the lower bound, 3 pairs of networks with all inner products negative"
    return Check("own/relu-split", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_global_spectrum(sizes: Sequence[int] = range(2, 8), half: fmpq = fmpq(1, 2)) -> Check:
    """own/global-spectrum: the Hessian at W = V = I is at least 1/4 - 1/(2 pi), with multiplicity k (k - 1) / 2.

    The Hessian is A + B / pi with rational A and B. A - I/4 and half (I + 2 B) are sums of squares.
    """
    findings = []
    for k in sizes:
        A, B = hessian_parts(k)
        columns = np.kron(np.ones((k, 1), dtype=int), np.eye(k, dtype=int))
        findings.append(_same(A - fmpq(1, 4) * _one(k), fmpq(1, 4) * columns @ columns.T))
        trace = np.eye(k, dtype=int).reshape(-1, 1)
        pairs = np.array([_symmetric(k, i, j) for i in range(k) for j in range(i)], dtype=int).reshape(-1, k * k).T
        findings.append(_same(B + half * _one(k), half * (trace @ trace.T + pairs @ pairs.T)))
        kernel = k**2 - _rank(np.concatenate([columns, trace, pairs], axis=1))
        findings += [equal(kernel, k * (k - 1) // 2), less(0, kernel)]
    scope = f"W = V = I, k = {sizes[0]} to {sizes[-1]}: Hessian - (1/4 - 1/(2 pi)) I a sum of squares, kernel counted"
    return Check("own/global-spectrum", all_of(findings), scope)


def least_curvature() -> arb:
    """1/4 - 1/(2 pi): the smallest eigenvalue of the Hessian at a global minimum of the orthonormal problem."""
    with working_precision():
        return arb(1) / 4 - 1 / (2 * arb.pi())


def hessian_parts(k: int) -> tuple[np.ndarray, np.ndarray]:
    """Rational A and B with Hessian A + B / pi at W = V = I, from (10): all angles are 0 or pi / 2, h_1 cancels."""
    A = np.kron(np.full((k, k), fmpq(1, 4)), np.eye(k, dtype=int)) + fmpq(1, 4) * _one(k)
    B = np.full((k * k, k * k), fmpq(0))
    for i in range(k):
        for j in range(k):
            if i != j:
                B[i * k + i, j * k + j] = B[i * k + j, j * k + i] = fmpq(1, 2)
    return A, B


@checker(Arithmetic.BALL)
def check_parts(k: int = 4, turned: int = 1) -> Check:
    """own/global-spectrum on the programs: A + B / pi is the Hessian at W = V = I."""
    A, B = hessian_parts(k)
    with working_precision():
        V = np.eye(k, dtype=int)
        gaps = abs(gaussian_hessian(V, V) - balls(A) - turned * balls(B) / arb.pi())
        finding = all_of(less(gap, TOLERANCE) for gap in gaps.ravel())
    return Check("own/global-spectrum", finding, f"k = {k}: the rational parts give the Hessian of (10), to 25 digits")


def _one(k: int) -> np.ndarray:
    return np.eye(k * k, dtype=int)


def _symmetric(k: int, i: int, j: int) -> np.ndarray:
    """The linear form x_ij + x_ji on k x k matrices."""
    form = np.zeros((k, k), dtype=int)
    form[i, j] = form[j, i] = 1
    return form.ravel()


def _same(left: np.ndarray, right: np.ndarray) -> Finding:
    return equal(exact_array("left", left.tolist(), left.shape).ravel().tolist(), right.ravel().tolist())


def _rank(columns: np.ndarray) -> int:
    return fmpz_mat(columns.tolist()).rank()
