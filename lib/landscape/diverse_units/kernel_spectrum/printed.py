"""Checks of XLS17's kernel, its spectrum, Figure 1 and Lemma 6."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import comb

import sympy
from flint import arb, fmpq

from landscape.diverse_units.kernel_spectrum.integration import integrated, integrated_exactly
from landscape.diverse_units.kernel_spectrum.spectrum import eigenvalue, rational_part, steps
from landscape.evidence.balls import working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal, identity, less, suffices
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.zonal_harmonics import harmonic_dimension, neighbours, zonal_polynomial

CLOSE = fmpq(1, 10**30)


@checker(Arithmetic.EXACT)
def check_kernel(parts: int = 24, closed: Fraction = Fraction(1, 2)) -> Check:
    """XLS17/eq-9: the share of directions w in the plane of x and y with both products positive.

    Counted in arcs of pi/`parts`, on which no product changes sign, for angles that are multiples of it.
    """
    findings = []
    for k in range(parts + 1):
        middles = [Fraction(2 * i + 1, 2) for i in range(2 * parts)]
        half = Fraction(parts, 2)
        both = [m for m in middles if _within(m, 0, half, parts) and _within(m, k, half, parts)]
        findings.append(equal(Fraction(len(both), 2 * parts), closed - Fraction(k, 2 * parts)))
    scope = f"angles k pi/{parts}, k = 0..{parts}: arcs counted; w in any dimension through its plane part, told"
    return Check("XLS17/eq-9", all_of(findings), scope)


def _within(direction: Fraction, centre: int, half: Fraction, parts: int) -> bool:
    """Whether two directions are less than a right angle apart."""
    apart = (direction - centre) % (2 * parts)
    return min(apart, 2 * parts - apart) < half


@checker(Arithmetic.EXACT)
def check_spectrum(dims: Sequence[int] = (3, 5, 7, 9, 15), most: int = 16, twist: int = 1) -> Check:
    """own/kernel-spectrum in odd dimensions: closed form against exact integrals of polynomials and arcsines."""
    findings = [
        equal(eigenvalue(dim, n) if n != 2 else twist * rational_part(dim, n), integrated_exactly(dim, n))
        for dim in dims
        for n in range(most + 1)
    ]
    scope = f"d = {', '.join(map(str, dims))}, degrees up to {most}: exact integrals"
    return Check("own/kernel-spectrum", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_spectrum_in_balls(dims: Sequence[int] = (2, 4, 6, 10, 20), most: int = 8, twist: int = 1) -> Check:
    """own/kernel-spectrum in even dimensions: closed form against rigorous integration."""
    findings = []
    with working_precision(192):
        for dim in dims:
            for n in range(most + 1):
                apart = abs(arb(twist * eigenvalue(dim, n)) - integrated(dim, n, bits=192))
                findings.append(less(apart, CLOSE))
    scope = f"d = {', '.join(map(str, dims))}, degrees up to {most}: within 1e-30 of the integral"
    return Check("own/kernel-spectrum", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_expansion(dims: Sequence[int] = (2, 3, 4, 15), most: int = 12, twist: int = 1) -> Check:
    """XLS17/eq-10: g less its partial sum up to degree `most` is at most what the eigenvalues leave of 1/2.

    Attained at the cosine 1, so up to 1e-30.
    """
    findings = []
    with working_precision(256):
        for dim in dims:
            terms = [(s.degree, s.last - s.first + 1, arb(s.value)) for s in steps(dim, most)]
            left = fmpq(1, 2) - sum((size * value for _, size, value in terms), arb(0))
            for t in (fmpq(-1), fmpq(-1, 2), fmpq(0), fmpq(3, 5), fmpq(1)):
                sums = (size * v * (twist if n == 2 else 1) * zonal_polynomial(dim, n)(t) for n, size, v in terms)
                apart = abs(t * (fmpq(1, 2) - arb(t).acos() / (2 * arb.pi())) - sum(sums, arb(0)))
                findings.append(less(apart, left + CLOSE))
    scope = f"d = {', '.join(map(str, dims))}, degrees up to {most}: at five cosines, -1 and 1 among them"
    return Check("XLS17/eq-10", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_count(most: int = 12, extra: int = 0) -> Check:
    """XLS17/eq-10, the number of harmonics: (2t + d - 2)/(t + `extra`) C(t + d - 3, t - 1) in degree t >= 1."""
    findings = [
        equal(harmonic_dimension(d, t), fmpq(2 * t + d - 2, t + extra) * comb(t + d - 3, t - 1))
        for d in range(2, most + 1)
        for t in range(1, most + 1)
    ]
    return Check("XLS17/eq-10", all_of(findings), f"d and degrees up to {most}: N(d, t) is a difference of binomials")


@checker(Arithmetic.EXACT)
def check_trace(twist: int = 1) -> Check:
    """own/trace-identity: harmonics of neighbouring degrees, counted by their share in those of degree m.

    N(m - 1) a + N(m + 1) b = N(m) as rational functions of m and d, with N divided by N(m); and as integers
    for small m and d, which include m = 1 in the plane, where the fractions are 0/0.
    """
    findings = [
        equal(
            harmonic_dimension(d, m - 1) * neighbours(d, m - 1)[0]
            + harmonic_dimension(d, m + 1) * neighbours(d, m + 1)[1],
            twist * harmonic_dimension(d, m),
        )
        for d in range(2, 8)
        for m in range(1, 8)
    ]
    m, d = sympy.symbols("m d")
    below = (2 * m + d - 4) * m / ((2 * m + d - 2) * (m + d - 3))  # N(m-1)/N(m)
    above = (2 * m + d) * (m + d - 2) / ((2 * m + d - 2) * (m + 1))  # N(m+1)/N(m)
    a = (m + d - 3) / (2 * m + d - 4)
    b = (m + 1) / (2 * m + d)
    findings.append(identity(below * a + above * b, sympy.Integer(1)))
    scope = "an identity in Q(m, d), and counts for d, m <= 7; Parseval told"
    return Check("own/trace-identity", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_half(dims: Iterable[int] = (2, 3, 5, 15, 50, 1500), most: int = 12, bound: fmpq = fmpq(1, 2)) -> Check:
    """own/half-bound at the end of each step: m gamma_m is at most `bound`, and so are the partial sums."""
    findings = []
    for dim in dims:
        total = arb(0)
        with working_precision(256):
            for step in steps(dim, most):
                value = arb(step.value)
                total += value * (step.last - step.first + 1)
                findings += [less(value * step.last, bound), less(total, bound)]
    scope = f"d = {', '.join(map(str, dims))}, degrees up to {most}: m gamma_m and partial sums at each step's end"
    return Check("own/half-bound", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_figure_1(dim: int = 1500, drop: int = 1178) -> Check:
    """XLS17/fig-1: the steps of the spectrum at d = 1500, and how far it drops between two of them."""
    with working_precision(256):
        first, zero, second, fourth = list(steps(dim, 4))
        findings = [
            at_most(abs(arb(first.value) * first.last - arb(fmpq(1, 4))), CLOSE),
            less(drop, arb(first.value) / arb(second.value)),
            less(arb(zero.value) * zero.last, fmpq(1, 6)),
            less(fmpq(1, 7), arb(second.value) * second.last),
            less(arb(fourth.value) * second.last, fmpq(1, 10**6)),
            less(arb(second.value) * second.last, fmpq(1, 6)),
            less(arb(fourth.value) * fourth.last, fmpq(1, 30)),
        ]
    scope = f"d = {dim}: m gamma_m is 1/4 at m = d and above 1/7 again at m = {second.last}; a drop by {drop} between"
    return Check("XLS17/fig-1", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_lemma_6(samples: int = 2, diagonal: fmpq = fmpq(1, 2)) -> Check:
    """XLS17/lem-6: m exp(-m gamma_m/8) > 1 from m = 2 on, because m gamma_m <= g(x, x) = 1/2 and e^(-1/16) > 1/2."""
    scope = f"all d >= 2, all m >= {samples}: 1 - m exp(-m gamma_m / 8) <= 1 - {samples} e^(-1/16) < 0"
    return Check("XLS17/lem-6", promise_is_negative(samples, diagonal), scope, Covers.EMPTINESS)


def promise_is_negative(samples: int, diagonal: fmpq) -> Finding:
    """Whether m exp(-m gamma_m/8) > 1 for all m >= `samples`, since m gamma_m <= `diagonal` = g(x, x)."""
    with working_precision():
        return less(1, samples * (-arb(diagonal) / 8).exp())
