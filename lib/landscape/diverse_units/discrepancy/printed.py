"""Checks of XLS17's Theorem 8, equations 23-25 and 28, and Lemma 9."""

from collections.abc import Iterable
from itertools import product

import sympy
from flint import acb, arb, fmpq

from landscape.diverse_units.discrepancy import planar
from landscape.diverse_units.discrepancy.closed_form import mean_square
from landscape.evidence.balls import working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, at_most, contradicts, equal, identity, less, suffices
from landscape.evidence.verdict import Arithmetic

CLOSE = fmpq(1, 10**25)


@checker(Arithmetic.EXACT)
def check_theorem_8(constant: fmpq = fmpq(1, 12)) -> Check:
    """XLS17/thm-8 in the plane: exact integrals over all pairs of cells against the closed form."""
    sets = list(planar.sets())
    findings = [equal(planar.integrated(W), planar.closed_form(W, constant)) for W in sets]
    scope = f"the plane, {len(sets)} sets of 1 to 5 weights at multiples of 15 degrees: exact integrals"
    return Check("XLS17/thm-8", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_pair_errors(bound_by_diagonal: bool = False) -> Check:
    """XLS17/eq-23: errors of pairs are discrepancies, so at most L_inf, and the variance of their squares
    is at most (L_2 L_inf)^2; in the plane at cell middles, with `bound_by_diagonal` for the printed range."""
    findings = []
    for W in planar.sets():
        values = [_error(W, x, y) for x in range(planar.PARTS) for y in range(planar.PARTS)]
        largest = max(abs(e) for e in values)
        if bound_by_diagonal:
            largest = max(abs(_error(W, x, x)) for x in range(planar.PARTS))
        findings += [at_most(abs(e), largest) for e in values]
        second = sum((e * e for e in values), fmpq(0)) / len(values)
        fourth = sum((e**4 for e in values), fmpq(0)) / len(values)
        findings.append(at_most(fourth - second * second, second * largest**2))
    scope = "the plane, eight sets of weights, x and y at the middles of 24 cells"
    return Check("XLS17/eq-23", all_of(findings), scope)


def _error(weights: tuple[int, ...], x: int, y: int) -> fmpq:
    """E_xy = area less share, at the middles of two cells."""
    share = fmpq(sum(planar.sees(w, x) and planar.sees(w, y) for w in weights), len(weights))
    return fmpq(1, 2) - fmpq(planar.apart(x, y), planar.PARTS) - share


@checker(Arithmetic.EXACT)
def check_regulariser(diagonal: fmpq = fmpq(1, 4)) -> Check:
    """XLS17/eq-28: L_2^2 = ((n - 1)/n) R + 1/(4n) - E k^2, exactly in the plane."""
    findings = []
    for W in planar.sets():
        n = len(W)
        if n > 1:
            pairs = [(a, b) for a, b in product(range(n), repeat=2) if a != b]
            R = sum((planar.kernel(W[a], W[b]) ** 2 for a, b in pairs), fmpq(0)) / (n * (n - 1))
            findings.append(equal(planar.integrated(W), fmpq(n - 1, n) * R + diagonal / n - fmpq(1, 12)))
    return Check("XLS17/eq-28", all_of(findings), f"the plane, {len(findings)} sets of weights: exact integrals")


@checker(Arithmetic.BALL)
def check_mean_square(dims: Iterable[int] = (2, 3, 4, 5, 10, 15, 50), twist: int = 1) -> Check:
    """own/mean-square-kernel: the formula against rigorous integration over the angle."""
    findings = []
    for dim in dims:
        with working_precision(192):
            constant = mean_square(dim)
            value = arb(constant.a) + twist * arb(constant.b) / arb.pi() ** 2
            apart = abs(value - _integrated_square(dim))
        findings.append(less(apart, CLOSE))
    scope = f"d = {', '.join(map(str, dims))}: within 1e-25 of the integral"
    return Check("own/mean-square-kernel", all_of(findings), scope)


def _integrated_square(dim: int) -> arb:
    """E of ((pi - angle)/2 pi)^2 with the density sin^(dim - 2) of the angle."""

    def density(angle: acb, _: bool) -> acb:
        return angle.sin() ** (dim - 2)

    def weighted(angle: acb, _: bool) -> acb:
        return ((acb.pi() - angle) / (2 * acb.pi())) ** 2 * density(angle, False)

    return (acb.integral(weighted, 0, acb.pi()) / acb.integral(density, 0, acb.pi())).real


@checker(Arithmetic.EXACT)
def check_recurrence(step: int = 2) -> Check:
    """own/mean-square-kernel for all d: the step from d to d + 2, with I, C for the integrals of its proof.

    I_(d+2) = I_d - (2 C_(d+2)/d + I_(d+2))/(d - 1) and C_(d+2) = C_d (d - 1)/d give I/C falling by 2/d^2.
    """
    d, I, C = sympy.symbols("d I C")
    next_c = C * (d - 1) / d
    next_i = (I - 2 * next_c / (d * (d - 1))) * (d - 1) / d
    finding = identity(next_i / next_c, I / C - step / d**2)
    scope = "the step in Q(d, I, C); starts at 2 and 3 told"
    return Check("own/mean-square-kernel", suffices(finding), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_lemma_9_literal(surely: fmpq = fmpq(1, 6)) -> Check:
    """XLS17/lem-9--literal for n = 1 in the plane, every c_g: L_2^2 = 1/6 surely, above the printed bound.

    With log(1/delta) = (A/4c)^2, A = 1/6, the bound is below c (A/4c) + c (A/4c)^2 = A/4 + A^2/(16 c) < A for c >= 1,
    because log 2 < 2. It grows with c, so it is below A for smaller c too.
    """
    A, c = sympy.Rational(int(surely.p), int(surely.q)), sympy.Symbol("c")
    root = A / (4 * c)
    form = identity(c * root + c * root**2, A / 4 + A**2 / (16 * c))
    value = equal(planar.integrated((0,)), fmpq(1, 6))
    room = less(surely / 4 + surely**2 / 16, fmpq(1, 6))
    scope = "d = 2, n = 1, every c_g: some delta near 1 leaves the bound below 1/6, which L_2^2 is surely"
    return Check("XLS17/lem-9--literal", contradicts(all_of([form, value, room])), scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_lemma_7(dim: int = 15, samples: int = 3000) -> Check:
    """XLS17/lem-7 at the sizes of Figure 2: is the promised probability positive at all?"""
    with working_precision():
        lost = 2 * arb(samples) ** 2 * (-(arb(dim).log() ** 2)).exp()
    scope = f"d = {dim}, m = {samples}: 2 m^2 exp(-log^2 d) against 1; the constant of rho(W) is not named"
    return Check("XLS17/lem-7", less(lost, 1), scope)
