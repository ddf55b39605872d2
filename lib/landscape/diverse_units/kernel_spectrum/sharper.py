"""Checks of what this book adds: why truncation cannot work, and bounds for Gram matrices that hold."""

from collections.abc import Sequence

import numpy as np
import sympy
from flint import arb, fmpq, fmpq_mat

from landscape.diverse_units.kernel_spectrum import samples
from landscape.diverse_units.kernel_spectrum.gram import TINY, cosines, gram_matrix, least_eigenvalue_bound, shifted
from landscape.diverse_units.kernel_spectrum.spectrum import steps
from landscape.evidence.balls import working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, equal, identity, less, negation, suffices
from landscape.evidence.confidence import rate_at_most
from landscape.evidence.inputs import exact_array
from landscape.evidence.linear_algebra import pivots
from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Arithmetic
from landscape.networks.interpolation import null_space

Rows = samples.Rows
SETS: tuple[Rows, ...] = (samples.ORTHOGONAL, samples.ANTIPODAL, samples.random_rows(3, 5), samples.random_rows(10, 30))
ERROR = fmpq(1, 10**6)


@checker(Arithmetic.BALL)
def check_truncated_chernoff(samples_at_least: int = 3) -> Check:
    """own/truncated-chernoff: 1 + log of the base is x (1 - log x) >= 0 for x = 1 - epsilon in (0, 1], and m > e."""
    x, log = sympy.symbols("x L")  # L stands for log x <= 0
    base = -(1 - x) - x * log
    findings = [identity(1 + base, x * (1 - log))]
    with working_precision():
        findings.append(less(arb(1).exp(), samples_at_least))
    scope = f"all kernels, all epsilon in [0, 1), m >= {samples_at_least}: the bound is at least m / e"
    return Check("own/truncated-chernoff", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_least_eigenvalue(
    sets: Sequence[Rows] = SETS, powers: Sequence[int] = (1, 4), quarter: fmpq = fmpq(1, 4)
) -> Check:
    """own/gram-least-eigenvalue: G less the certified bound is positive definite; `quarter` overstates it."""
    findings = []
    for X in sets:
        T = cosines(X)
        for count in powers:
            bound = least_eigenvalue_bound(T, count, quarter)
            findings += [is_definite(gram_matrix(T), bound - TINY)]
    sizes = ", ".join(f"({len(X[0])}, {len(X)})" for X in sets)
    return Check("own/gram-least-eigenvalue", all_of(findings), f"(d, m) = {sizes}, 1 and 4 even powers: pivots")


def is_definite(matrix: np.ndarray, shift: arb) -> Finding:
    """Whether the matrix less `shift` times the identity is positive definite: all pivots are positive. (n, n)."""
    return all_of(less(0, pivot) for pivot in pivots(shifted(matrix, shift)))


@checker(Arithmetic.BALL)
def check_positive(sets: Sequence[Rows] = (samples.ANTIPODAL, samples.random_rows(2, 6))) -> Check:
    """own/gram-positive: samples without a dependent set of antipodal pairs have a definite Gram matrix."""
    findings = [is_definite(gram_matrix(cosines(X)), arb(0)) for X in sets]
    sizes = ", ".join(f"{len(X)} in R^{len(X[0])} with {_antipodal(X)}" for X in sets)
    return Check("own/gram-positive", all_of(findings), f"samples: {sizes} antipodal pairs: pivots")


def _antipodal(X: Rows) -> int:
    """How many samples have their negative among the samples, by pairs."""
    return sum(tuple(-entry for entry in x) in X for x in X) // 2


@checker(Arithmetic.EXACT)
def check_singular(
    pairs: Sequence[Sequence[int]] = ((1, 0), (0, 1), (3, 4)), lengths: Sequence[int] = (1, 1, 5)
) -> Check:
    """own/gram-positive, the other half: a null vector of G for three antipodal pairs in the plane.

    For alpha = (a_i, -a_i) on the pairs, (G alpha)(x) is sum a_i (g(t_i) - g(-t_i)) = <x, sum a_i x_i>/2,
    since the even part of g cancels. The a_i solve sum a_i x_i = 0 exactly, for unit x_i.
    """
    rows = exact_array("pairs", pairs, (None, None))
    units = [[entry / length for entry in row] for row, length in zip(rows, lengths, strict=True)]
    norms = [equal(sum((e * e for e in row), fmpq(0)), 1) for row in units]
    kernel, nullity = _left_kernel(units)
    sums = [sum((a * row[j] for a, row in zip(kernel, units, strict=True)), fmpq(0)) for j in range(len(units[0]))]
    t, half_arcsine = sympy.symbols("t s")
    odd = identity((t / 4 + t * half_arcsine) - (-t / 4 + (-t) * (-half_arcsine)), t / 2)
    findings = [*norms, odd, equal(nullity > 0 and any(kernel), True), equal(sums, [0] * len(sums))]
    shown = ", ".join(map(str, kernel))
    scope = f"{len(units)} antipodal pairs in R^{len(units[0])}: a null vector, {shown} on one of each pair"
    return Check("own/gram-positive", all_of(findings), scope)


def _left_kernel(units: list[list[fmpq]]) -> tuple[list[fmpq], int]:
    """Some a with sum a_i x_i = 0, zeros if there is none, and the dimension of all."""
    basis = null_space(np.array(fmpq_mat(units).transpose().tolist(), dtype=object))
    return (basis[0] if basis else [fmpq(0)] * len(units)), len(basis)


@checker(Arithmetic.BALL)
def check_closest_pair(sets: Sequence[Rows] = SETS, slack: fmpq = fmpq(0)) -> Check:
    """own/closest-pair: G less 1/2 - g(t), for the closest pair, is not positive definite (above TINY)."""
    findings = []
    for X in sets:
        G = gram_matrix(cosines(X))
        with working_precision():
            largest = max((G[i, j] for i in range(len(X)) for j in range(i)), key=lambda g: float(g.mid()))
            bound = arb(fmpq(1, 2)) - largest - slack + TINY
        findings.append(negation(is_definite(G, bound)))
    sizes = ", ".join(f"({len(X[0])}, {len(X)})" for X in sets)
    return Check("own/closest-pair", all_of(findings), f"(d, m) = {sizes}: 1/2 - g at the closest pair")


@checker(Arithmetic.SAMPLED)
def check_event(dim: int = 2, m: int = 50, draws: int = 400, bound: fmpq = fmpq(1, 10)) -> Check:
    """own/lemma-6-event: how often is the least eigenvalue at least m gamma_m / 2? Null: at most `bound`."""
    rng = generator("own/lemma-6-event")
    gamma = next(step.value for step in steps(dim, 4 * m) if step.last >= m)
    level = m * float(arb(gamma).mid()) / 2
    count = sum(least_eigenvalue(rng, dim, m) >= level for _ in range(draws))
    scope = f"(d, m) = ({dim}, {m}): {count} of {draws} draws reach it; rate at most {bound}, error 1e-6"
    return Check("own/lemma-6-event", rate_at_most(count, draws, bound, ERROR), scope)


def least_eigenvalue(rng: np.random.Generator, dim: int, m: int) -> float:
    """Least eigenvalue of G for m uniform points, in floats."""
    return float(np.linalg.eigvalsh(random_gram(rng, dim, m))[0])


@checker(Arithmetic.FLOAT)
def check_figure_2(dim: int = 15, m: int = 1000, tolerance: float = 0.1, degrees: int = 3) -> Check:
    """XLS17/fig-2 for the first `degrees` steps: the median of each block of eigenvalues of G/m over the kernel's."""
    ratios = block_ratios(dim, m, degrees)
    findings = [less(abs(ratio - 1.0), tolerance) for ratio in ratios]
    scope = f"d = {dim}, m = {m}, one draw: medians of the first {degrees} blocks within {tolerance} of the spectrum"
    return Check("XLS17/fig-2", all_of(findings), scope)


def block_ratios(dim: int, m: int, degrees: int) -> list[float]:
    """Medians of blocks of eigenvalues of G/m, one block a degree, over the eigenvalue of that degree; floats."""
    values = np.sort(np.linalg.eigvalsh(random_gram(generator("XLS17/fig-2"), dim, m)))[::-1] / m
    blocks = [step for step in steps(dim, 2 * degrees) if step.first <= m][:degrees]
    return [float(np.median(values[s.first - 1 : s.last]) / float(arb(s.value).mid())) for s in blocks]


def random_gram(rng: np.random.Generator, dim: int, m: int) -> np.ndarray:
    """G for m uniform points, in floats, shape (m, m)."""
    X = rng.normal(size=(m, dim))
    X /= np.linalg.norm(X, axis=1, keepdims=True)
    T = np.clip(X @ X.T, -1, 1)
    return T * (0.5 - np.arccos(T) / (2 * np.pi))
