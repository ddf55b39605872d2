"""Checks of SS18 equations (1), (2) and (6) to (10): identities for all pairs, then two other routes in balls."""

from collections.abc import Callable, Iterable, Sequence
from itertools import permutations
from typing import Any

import numpy as np
import sympy
from flint import arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, equal, identity, less, suffices
from landscape.evidence.confidence import rate_is
from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Arithmetic
from landscape.networks.elementary import balls
from landscape.networks.gaussian_loss import gaussian_gradient, gaussian_hessian, gaussian_loss
from landscape.networks.two_layer import relu
from landscape.spurious_minima.gaussian_loss import identities
from landscape.spurious_minima.gaussian_loss.routes import general_integers, loss_along_line, loss_by_integral

Matrix = Any
DIGITS = 25
"""Two routes agree if their balls lie within 10^-25 of one another."""
SIZES = ((1, 1, 2), (1, 2, 2), (3, 2, 2), (2, 3, 4), (4, 3, 3))
"""(n, k, d): learner, teacher, dimension."""
ERROR, RESOLUTION = fmpq(1, 10**6), fmpq(1, 50)

EXAMPLE_1 = [
    ["-0.602", *["0.308"] * 5],
    *[["0.225", *["0.987" if j == i else "-0.050" for j in range(5)]] for i in range(5)],
]
"""The columns of Example 1 as rows: the first neuron, (-0.602, 0.225, ...), is its first column."""


def example_1() -> list[list[fmpq]]:
    """The six neurons of Example 1 with three printed digits, as rows."""
    columns = [[fmpq(round(float(entry) * 1000), 1000) for entry in row] for row in EXAMPLE_1]
    return [list(row) for row in zip(*columns, strict=True)]


@checker(Arithmetic.EXACT)
def check_global_minimum(weight: fmpq = fmpq(1, 2), num_targets: int = 5) -> Check:
    """SS18/eq-1: at w_i = v_sigma(i) every f(v_a, v_b) cancels in (6), for all permutations; `weight` is 1/2."""
    findings = []
    for sigma in permutations(range(num_targets)):
        count = dict.fromkeys(((a, b) for a in range(num_targets) for b in range(num_targets)), fmpq(0))
        for a, b in list(count):
            count[sigma[a], sigma[b]] += fmpq(1, 2)
            count[sigma[a], b] -= 1
            count[a, b] += weight
        symmetric = [count[a, b] + count[b, a] for a, b in count]
        findings.append(equal(symmetric, [fmpq(0)] * len(symmetric)))
    scope = f"k = {num_targets}: the sum (6) cancels for all {len(findings)} permutations; for all k told"
    return Check("SS18/eq-1", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_kernel(**lie: Any) -> Check:
    """SS18/eq-7: the arc-cosine formula."""
    scope = "all w, v: an antiderivative and its ends, identities in Q(tan a/2, tan t/2); polar coordinates told"
    return Check("SS18/eq-7", _proof(identities.kernel_findings(**lie)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_expansion(cross: int = 1, sizes: Sequence[tuple[int, int]] = ((1, 1), (1, 3), (3, 2), (4, 4))) -> Check:
    """SS18/eq-6: the square multiplied out, as an identity in the values of the neurons; `cross` is 1."""
    findings = []
    for n, k in sizes:
        a, b = sympy.symbols(f"a:{n}"), sympy.symbols(f"b:{k}")
        square = (sum(a) - sum(b)) ** 2 / 2
        sums = [sum(s * t for s in left for t in right) for left, right in ((a, a), (a, b), (b, b))]
        findings.append(identity(square, sums[0] / 2 - cross * sums[1] + sums[2] / 2))
    shown = ", ".join(map(str, sizes))
    scope = f"(n, k) = {shown}: the square as an identity; for all sizes, and the expectation, told"
    return Check("SS18/eq-6", _proof(findings), scope)


@checker(Arithmetic.EXACT)
def check_gradient(**lie: Any) -> Check:
    """SS18/eq-8: the gradient of the kernel."""
    scope = "all w, v that are not parallel: identities in Q(x, y, pi - t); parallel pairs told"
    return Check("SS18/eq-8", _proof(identities.gradient_findings(**lie)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_second_derivatives(normal_weight: int = 1, weight: int = 1) -> Check:
    """SS18/eq-9: h_1 and h_2 with the normals of (9)."""
    findings = [*identities.curvature_findings(normal_weight), *identities.mixed_findings(weight)]
    scope = "all w, v that are not parallel, every dimension: identities in Q(x, y, pi - t)"
    return Check("SS18/eq-9", _proof(findings), scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_loss(loss: Callable[..., Any] = gaussian_loss) -> Check:
    """SS18/eq-6: F in the plane from its definition as an expectation, parallel and antiparallel pairs among them."""
    rng = generator("SS18/eq-6")
    cases = [(general_integers(rng, n, 2), general_integers(rng, k, 2)) for n, k in ((1, 1), (1, 2), (3, 2), (4, 5))]
    cases += [([[1, 0], [2, 0], [-3, 0]], [[0, 1], [1, 0]]), ([[0, 1], [1, 0]], [[1, 0], [0, 1]])]
    findings = [_close(loss(W, V), loss_by_integral(W, V)) for W, V in cases]
    scope = f"d = 2, {len(cases)} pairs of networks, (n, k) to (4, 5), parallel rows too: integrals to {DIGITS} digits"
    return Check("SS18/eq-6", all_of(findings), scope)


@checker(Arithmetic.SAMPLED)
def check_loss_by_darts(
    n: int = 3, k: int = 2, dim: int = 5, throws: int = 100_000, loss: Callable[..., Any] = gaussian_loss
) -> Check:
    """SS18/eq-6 where no integral is at hand: a dart hits under N^2 with the probability that F says.

    On the sphere |N| is at most B, the larger sum of lengths, and E |x|^2 = dim: so a uniform height
    in [0, B^2] is below N^2 with probability 2 F / (dim B^2).
    """
    rng = generator("SS18/eq-6")
    W, V = -np.eye(n, dim, dtype=int), np.eye(k, dim, dtype=int)
    bound = max(n, k)
    X = rng.normal(size=(throws, dim))
    X /= np.linalg.norm(X, axis=1, keepdims=True)
    gap = relu(X @ W.T).sum(axis=1) - relu(X @ V.T).sum(axis=1)
    hits = int((rng.uniform(0, bound**2, throws) < gap**2).sum())
    with working_precision():
        rate = (2 * loss(W, V) / (dim * bound**2)).mid().fmpq()
    finding = rate_is(hits, throws, rate, ERROR, resolution=RESOLUTION)
    scope = f"(n, k, d) = ({n}, {k}, {dim}): {throws} darts under N^2 on a sphere; resolution {RESOLUTION}, error 1e-6"
    return Check("SS18/eq-6", finding, scope)


@checker(Arithmetic.BALL)
def check_gradient_on(gradient: Callable[..., np.ndarray] = gaussian_gradient) -> Check:
    """SS18/eq-8 as a program: <gradient, E> is the coefficient of t in F(W + t E)."""
    return Check("SS18/eq-8", *_along_lines(lambda W, V: _slope(gradient(W, V)), 1))


@checker(Arithmetic.BALL)
def check_hessian_on(hessian: Callable[..., np.ndarray] = gaussian_hessian) -> Check:
    """SS18/eq-10 as a program: E^T Hessian E / 2 is the coefficient of t^2 in F(W + t E)."""
    return Check("SS18/eq-10", *_along_lines(lambda W, V: _bend(hessian(W, V)), 2))


@checker(Arithmetic.EXACT)
def check_hessian(normal_weight: int = 1, weight: int = 1, own: fmpq = fmpq(1, 2)) -> Check:
    """SS18/eq-10: |w|^2 / 4 and the f(w_i, u_l) have the second derivatives own I, h_1 and h_2."""
    w, j = identities.x, 2
    findings = [*identities.curvature_findings(normal_weight), *identities.mixed_findings(weight)]
    findings.append(equal(fmpq(int((w**2).diff(w, j)), 4), own))
    scope = "all n, k, d and W, no two rows parallel: h_1 and h_2 by identities, the sum (6) told"
    return Check("SS18/eq-10", _proof(findings), scope, Covers.WHOLE)


def _along_lines(form: Callable, power: int) -> tuple[Finding, str]:
    rng = generator("SS18/eq-10")
    findings = []
    for n, k, dim in SIZES:
        V = general_integers(rng, k, dim)
        W = general_integers(rng, n, dim, V)
        findings += _on_directions(W, V, [_unit(i, n * dim, dim) for i in range(n * dim)], form, power)
        findings += _on_directions(W, V, rng.integers(-9, 10, (6, n, dim)).tolist(), form, power)
    unit_targets = np.eye(6, dtype=int).tolist()
    findings += _on_directions(example_1(), unit_targets, rng.integers(-9, 10, (3, 6, 6)).tolist(), form, power)
    scope = f"(n, k, d) to (4, 3, 3) and Example 1 as printed: series along {len(findings)} lines to {DIGITS} digits"
    return all_of(findings), scope


def _on_directions(W: Matrix, V: Matrix, directions: Iterable, form: Callable, power: int) -> list[Finding]:
    value = form(W, V)
    with working_precision():
        return [_close(value(balls(E).ravel()), loss_along_line(W, V, E)[power]) for E in directions]


def _slope(gradient: np.ndarray) -> Callable[[np.ndarray], arb]:
    return lambda E: gradient.ravel() @ E


def _bend(hessian: np.ndarray) -> Callable[[np.ndarray], arb]:
    return lambda E: E @ hessian @ E / 2


def _unit(index: int, size: int, dim: int) -> list[list[int]]:
    return np.eye(size, dtype=int)[index].reshape(-1, dim).tolist()


def _close(a: arb, b: arb) -> Finding:
    with working_precision():
        return less(abs(a - b), fmpq(1, 10**DIGITS))


def _proof(findings: Iterable[Finding]) -> Finding:
    return suffices(all_of(findings))
