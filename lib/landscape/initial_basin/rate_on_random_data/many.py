"""Random samples by the exponential: how many keep the rate at 3/4, and how many cannot."""

from collections.abc import Sequence
from math import comb

from flint import arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, at_most, less, suffices
from landscape.evidence.inputs import positive_integer
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.caps import ball_cap_measure

SIZES = ((7, 8), (50, 10), (100, 100), (200, 10**4), (400, 10**9), (1000, 10**27))
"""(d, m)."""

CONSTANT = fmpq(157, 100)


def square_limit(dim: int, near: int = 1) -> fmpq:
    """The c^2 at which (1 - k/(d + 1))^2 (1 - c^2) = 3/4; negative where there is none."""
    return 1 - fmpq(3, 4) / (1 - fmpq(near, positive_integer("dim", dim) + 1)) ** 2


def failure_bound(dim: int, num_samples: int, near: int = 1) -> arb:
    """At least the probability that isotropic samples have a rate above 3/4: some sample has k = `near` near others.

    m C(m - 1, k) P^k, for k = 1 counted once a pair, with P the probability that two directions have a
    cosine beyond +-c. Raises ValueError unless 1 <= near <= dim and some c serves.
    """
    if not (1 <= near <= dim and square_limit(dim, near) >= 0):
        raise ValueError(f"dim: expected near >= 1 and more dimensions than {dim} for near = {near}")
    with working_precision():
        beyond = 2 * ball_cap_measure(dim, arb(square_limit(dim, near)).sqrt())
        ways = fmpq(num_samples * comb(num_samples - 1, near), 2 if near == 1 else 1)
        return ways * beyond**near


def best_near(dim: int, num_samples: int) -> int:
    """The number k of near others that makes `failure_bound` smallest."""
    served = [near for near in range(1, dim) if square_limit(dim, near) >= 0]
    return min(served, key=lambda near: failure_bound(dim, num_samples, near).mid())


def exponent(bound: arb) -> arb:
    """log10 of a bound."""
    with working_precision():
        return bound.log() / arb(10).log()


def simple_bound(dim: int, num_samples: int, constant: fmpq = CONSTANT, base: fmpq = fmpq(3, 4)) -> arb:
    """1.57 m^2 (3/4)^(d/2)."""
    with working_precision():
        return constant * num_samples**2 * arb(base).sqrt() ** dim


def crowd_size(dim: int) -> arb:
    """d (1 + 2/e)^d, e = 1/sqrt(32 log(20 (d + 1))): of more directions in R^d some d + 1 lie in a ball of radius e."""
    with working_precision():
        inverse = (32 * arb(20 * (dim + 1)).log()).sqrt()
        return dim * (1 + 2 * inverse) ** dim


@checker(Arithmetic.BALL)
def check_random_samples(
    sizes: Sequence[tuple[int, int]] = SIZES, constant: fmpq = CONSTANT, base: fmpq = fmpq(3, 4)
) -> Check:
    """own/random-samples: the union bound by exact cap measures is below 1.57 m^2 (3/4)^(d/2).

    False versions: a smaller `constant` or `base`.
    """
    findings = [less(failure_bound(d, m), simple_bound(d, m, constant, base)) for d, m in sizes]
    shown = ", ".join(f"({d}, {m if m < 10**6 else '10^' + str(len(str(m)) - 1)})" for d, m in sizes)
    return Check("own/random-samples", all_of(findings), f"(d, m) = {shown}: cap measures against the closed bound")


@checker(Arithmetic.EXACT)
def check_random_samples_grow(growth: fmpq = fmpq(15, 14)) -> Check:
    """own/random-samples-growth: (15/14)^2 sqrt(3/4) < 1, so the bound at m <= (15/14)^d tends to 0."""
    finding = suffices(less(growth**4 * fmpq(3, 4), 1))
    scope = f"m <= ({growth})^d: 1.57 times the d-th power of a number below 1, by its square; rest told"
    return Check("own/random-samples-growth", finding, scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_exponentially_many(width: fmpq = fmpq(1, 4), tails: fmpq = fmpq(1, 20)) -> Check:
    """own/exponentially-many: Pr[|N| <= 1/4] + 1/20 <= 1/4, and (d + 1) exp(-(1/4)^2 / (2 radius^2)) is 1/20.

    False versions: a wider slab, heavier tails.
    """
    with working_precision():
        slab = (arb(width) / arb(2).sqrt()).erf()
        exponent = arb(width) ** 2 * 16
    findings = [less(slab + tails, fmpq(1, 4)), at_most(1, exponent)]
    scope = "all d and m: the slab and the tails of a Gaussian add up to less than 1/4; covering and pigeonhole told"
    return Check("own/exponentially-many", suffices(all_of(findings)), scope, Covers.WHOLE)
