"""SH18's Lemma 22: weights that do not depend on the samples keep an angle from all of them, most of the time."""

from collections.abc import Iterable

from flint import arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import all_of, at_most, suffices
from landscape.evidence.verdict import Arithmetic
from landscape.vanishing_minima.angular_margin.cap_inequalities import beta_half, near

PAIRS = ((1, 4), (5, 20), (40, 200))
"""Products (d_1*, N) for which the probability itself is bounded."""


@checker(Arithmetic.BALL)
def check_lemma_22(dims: Iterable[int] = range(2, 401), share: fmpq = fmpq(1), adapted: bool = False) -> Check:
    """SH18/lem-22 at all sizes: d_1* N P(|cos| < sin alpha) <= share * sqrt(2 / (pi d_0)).

    From d_0 = 3 on the left side is at most 2 / (d_0 B) for all d_1* and N; in the plane at most 1/2.
    False versions: a `share` below 1; `adapted` takes a row orthogonal to a sample, which always misses.
    """
    dims, findings = tuple(dims), []
    with working_precision():
        for dim in dims:
            bound, beta = share * (2 / (arb.pi() * dim)).sqrt(), beta_half(dim)
            findings.append(at_most(arb(2) / (dim * beta) if dim > 2 else arb(fmpq(1, 2)), bound))
        for dim in (d for d in dims if d in (2, 3, 4, 5, 10, 50)):
            for width, num in PAIRS:
                bound = share * (2 / (arb.pi() * dim)).sqrt()
                rate = arb(1) if adapted else width * num * missed(dim, fmpq(1, width * dim * num))
                findings.append(at_most(rate, bound))
    scope = f"d_0 = {dims[0]} to {dims[-1]}, all d_1* and N: union of d_1* N bounds in balls"
    return Check("SH18/lem-22", suffices(all_of(findings)), scope)


def missed(dim: int, sine: fmpq) -> arb:
    """P(|cos| < sine): a sample is too close to one hyperplane."""
    return arb(1) - near(dim, sine)
