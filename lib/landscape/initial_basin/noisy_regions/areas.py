"""How much of the sphere is noisy: SS16 Lemma 7, the ratio of areas, the probability 1/(4d), proper starts."""

from collections.abc import Sequence

import sympy
from flint import arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, at_most, equal, identity, less, suffices
from landscape.evidence.inputs import positive_integer
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.caps import ball_cap_measure
from landscape.geometry.sphere_area import equator_share

DIMS = (*range(1, 51), 100, 200, 1000)


def largest_ratio(dim: int) -> arb:
    """The largest delta/|c| that SS16 Theorem 8 admits: 2 sin(sqrt(2 pi) / (16 d sqrt d))."""
    positive_integer("dim", dim)
    with working_precision():
        return 2 * ((2 * arb.pi()).sqrt() / (16 * dim * arb(dim).sqrt())).sin()


def noise_probability(dim: int, ratio: arb) -> arb:
    """Pr[|<w, c>| <= delta |w|] for a uniform direction w in R^dim and delta/|c| = ratio < 1, enclosed."""
    with working_precision():
        return 1 - 2 * ball_cap_measure(dim, ratio)


@checker(Arithmetic.EXACT)
def check_lemma_7(slope: fmpq = fmpq(1), exponent_shift: int = 0) -> Check:
    """SS16/lem-7 for all d and theta: both sides agree at 0 by one recursion, and the difference grows.

    `slope` multiplies theta. A step from d to d + 2 multiplies the integral of sin^(d-2) up to pi/2 (by
    parts) and omega_{d-1}/(2 omega_{d-2}) (Gamma function) by the same (d-1)/d. `exponent_shift`
    falsifies the power of the sine.
    """
    d, s, pi = sympy.symbols("d s pi")
    k = d - 2 + exponent_shift
    by_parts = identity((k + 1) * (1 - s**2) - s**2, (k + 1) - (k + 2) * s**2)
    areas = identity((2 * pi / d) / (2 * pi / (d - 1)), (k + 1) / (k + 2))
    at_two, at_three = equal(fmpq(2, 2 * 2), fmpq(1, 2)), equal(fmpq(4, 2 * 2), fmpq(1))
    grows = at_most(1, slope)  # the derivative is slope - cos^(d-2), and the cosine comes up to 1
    scope = f"all d >= 2, theta >= 0: recursions in Q(d, s) from d = 2, 3; derivative {slope} - cos^(d-2) theta"
    return Check("SS16/lem-7", suffices(all_of([by_parts, areas, at_two, at_three, grows])), scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_lemma_7_in_balls(
    dims: Sequence[int] = tuple(range(3, 13)), slope: fmpq = fmpq(1), steps: Sequence[int] = tuple(range(1, 13))
) -> Check:
    """SS16/lem-7 at theta = j pi/24, strictly: the integral is a cap's share over the equator's."""
    findings = []
    with working_precision():
        for dim in dims:
            for j in steps:
                theta = arb.pi() * j / 24
                integral = ball_cap_measure(dim, theta.sin()) / equator_share(dim)
                findings.append(less(1 / (2 * equator_share(dim)) - slope * theta, integral))
    return Check("SS16/lem-7", all_of(findings), f"d = {min(dims)} to {max(dims)}, theta = pi/24 to pi/2: strict there")


@checker(Arithmetic.EXACT)
def check_area_ratio(constant: fmpq = fmpq(1, 2)) -> Check:
    """SS16/thm-8--area-ratio for all d: with J(d) the integral of sin^d up to pi/2, d J(d) J(d-1) = pi/2.

    J falls, so (omega_{d-1}/omega_d)^2 = 1/(4 J(d-1)^2) <= 1/(4 J(d) J(d-1)) = d/(2 pi).
    """
    d, product = sympy.symbols("d product")  # product = J(d) J(d-1), and J(d+1) = d/(d+1) J(d-1)
    s = sympy.Symbol("s")
    by_parts = identity(d * (1 - s**2) - s**2, d - (d + 1) * s**2)  # (s^d c)' = s^(d-1) (d - (d+1) s^2)
    constant_product = identity((d + 1) * (d / (d + 1)) * product, d * product)
    square = identity(1 / (4 * sympy.Rational(1, 2) / d), d / 2)  # pi taken out
    scope = f"all d >= 1: (d + 1) J(d + 1) J(d) = d J(d) J(d - 1), J falls; square at most {constant} d/pi"
    finding = suffices(all_of([by_parts, constant_product, square, at_most(fmpq(1, 2), constant)]))
    return Check("SS16/thm-8--area-ratio", finding, scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_area_ratio_in_balls(constant: fmpq = fmpq(1, 2), dims: Sequence[int] = (*range(1, 201), 1000)) -> Check:
    """SS16/thm-8--area-ratio from the Gamma function."""
    with working_precision():
        findings = [less(equator_share(d + 1) ** 2, constant * d / arb.pi()) for d in dims]
    return Check("SS16/thm-8--area-ratio", all_of(findings), f"d = 1 to 200 and {max(dims)}, from the Gamma function")


@checker(Arithmetic.BALL)
def check_noise(scale: fmpq = fmpq(1)) -> Check:
    """SS16/thm-8--noise for all d; `scale` multiplies the largest admitted radius.

    d = 1: the ball does not reach 0. d = 2: (2/pi) arcsin(r). d >= 3: at most twice the equator's share
    times r, and r <= sqrt(2 pi)/(8 d sqrt d): the square of the bound is (d-1)/(16 d^3).
    """
    d = sympy.Symbol("d")
    gap = identity(1 / (16 * d**2) - (d - 1) / (16 * d**3), 1 / (16 * d**3))
    with working_precision():
        line = less(scale * largest_ratio(1), 1)
        plane = less(2 * (scale * largest_ratio(2)).asin() / arb.pi(), fmpq(1, 8))
    scope = "all d: balls for d = 1, 2; beyond, identity in Q(d), the equator is where the density is largest"
    finding = suffices(all_of([line, plane, gap, at_most(arb(scale), 1)]))
    return Check("SS16/thm-8--noise", finding, scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_noise_in_balls(scale: fmpq = fmpq(1), dims: Sequence[int] = DIMS) -> Check:
    """SS16/thm-8--noise by the incomplete beta function."""
    found = [less(4 * d * noise_probability(d, scale * largest_ratio(d)), 1) for d in dims]
    return Check("SS16/thm-8--noise", all_of(found), "d = 1 to 50, 100, 200, 1000: the exact probability of the wedge")
