"""How rarely a fair coin shows few tails: the bound of SS16 Theorem 1 for every d, and the true rate."""

from fractions import Fraction

from flint import arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, at_most, less, suffices
from landscape.evidence.exponential_sum import ExponentialSum, binomial_mean, identical
from landscape.evidence.verdict import Arithmetic
from landscape.initial_basin.single_neuron_hardness.valleys import tail

RATE = fmpq(1, 16)
TILT = fmpq(1, 3)
"""Markov's inequality is applied to TILT^B; a/(1-a) is best for the threshold a = 1/4."""


def exponential_bound(dim: int, rate: fmpq = RATE) -> arb:
    """e^{-rate d}, enclosed."""
    with working_precision():
        return arb(-rate * dim).exp()


def markov_base(threshold: fmpq, mean: fmpq, tilt: fmpq = TILT) -> arb:
    """tilt^-a E[tilt^B] for one coin B: Pr[B(d, p) <= a d] is at most its d-th power."""
    with working_precision():
        return (-arb(threshold) * arb(tilt).log()).exp() * mean


def tail_core(rate: fmpq, threshold: fmpq, bad: fmpq) -> Finding:
    """The two facts behind Pr[B(d, p) <= a d] <= e^{-r d} for all d: the mean of TILT^B, and one comparison."""
    mean = 1 - bad + bad * TILT
    powers = binomial_mean(ExponentialSum.of({(TILT, fmpq(1)): fmpq(1)}), bad)
    with working_precision():
        one_step = less(markov_base(threshold, mean), arb(-rate).exp())
    return suffices(all_of([identical(powers, ExponentialSum.of({(mean,): fmpq(1)})), one_step]))


@checker(Arithmetic.BALL)
def check_tail(rate: fmpq = RATE, threshold: fmpq = fmpq(1, 4), bad: fmpq = fmpq(1, 2)) -> Check:
    """SS16/thm-1--tail for every d, by Markov's inequality for 3^-B; `bad` is the coin's probability."""
    scope = f"every d: E[3^-B] = ({1 - 2 * bad / 3})^d, and 3^({threshold}) E[3^-B]^(1/d) < e^(-{rate}); Markov told"
    return Check("SS16/thm-1--tail", tail_core(rate, threshold, bad), scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_tail_exactly(max_dim: int = 200, rate: fmpq = RATE) -> Check:
    """SS16/thm-1--tail: the exact tail against the ball, d by d."""
    findings = [at_most(tail(d), exponential_bound(d, rate)) for d in range(1, max_dim + 1)]
    return Check("SS16/thm-1--tail", all_of(findings), f"d <= {max_dim}: exact tails against e^(-{rate} d)")


@checker(Arithmetic.EXACT)
def check_rate(max_dim: int = 300, fourth_power: fmpq = fmpq(16, 27), factor: fmpq = fmpq(1)) -> Check:
    """own/hardness-rate: both sides, raised to the fourth power so that they are rational.

    rho = 2 / 3^(3/4), so rho^4 = 16/27; the lower side carries 3^(-3/4) / (d + 1). `factor`
    multiplies the lower side's fourth power.
    """
    findings = []
    for d in range(1, max_dim + 1):
        fourth, power = tail(d) ** 4, fourth_power**d
        findings += [at_most(fourth, power), at_most(factor * power / (27 * (d + 1) ** 4), fourth)]
    scope = f"d <= {max_dim}: both sides to the fourth power, rho^4 = {fourth_power}"
    return Check("own/hardness-rate", all_of(findings), scope)


def first_dimension(level: Fraction, exact: bool) -> int:
    """The first d from which on the tail, or the bound e^{-d/16}, stays below `level`."""
    level, last = fmpq(level.numerator, level.denominator), 0
    for d in range(1, 200):
        value = tail(d) if exact else exponential_bound(d)
        if not value < level:
            last = d
    return last + 1
