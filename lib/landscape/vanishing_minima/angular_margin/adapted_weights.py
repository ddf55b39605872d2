"""SH18's Lemma 23 and its proof: a network made from the samples, and the angle that it keeps from them."""

from functools import lru_cache

import numpy as np
from flint import arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import all_of, contradicts, less, negation
from landscape.evidence.confidence import rate_at_least, rate_at_most, rate_is
from landscape.evidence.outward import ceil_digits, enclosure
from landscape.evidence.seeds import block_generator, root_seed
from landscape.evidence.verdict import Arithmetic
from landscape.vanishing_minima.angular_margin.strips import Draw, across, draw

ERROR = fmpq(1, 10**6)
SIZE = (200, 20)
"""(N, d_0)."""


def printed_bound(num_samples: int, dim: int) -> arb:
    """sqrt(8 / (pi d_0)) + 2 sqrt(d_0 log d_0) / N."""
    with working_precision():
        return (8 / (arb.pi() * dim)).sqrt() + 2 * (dim * arb(dim).log()).sqrt() / num_samples


@checker(Arithmetic.BALL)
def check_complement(num_samples: int = 8, dim: int = 4, complement: bool = True) -> Check:
    """SH18/eq-13.12--complement: P(not beyond kappa) = 1 - (1 - (2 / pi) arctan sqrt(2))^n, n = N - d_0 + 1.

    The other reading, P(beyond kappa) <= 0.45^n, is judged without `complement`.
    """
    outside = num_samples - dim + 1
    with working_precision():
        beyond = (1 - 2 * arb(2).sqrt().atan() / arb.pi()) ** outside
        found, bound = (1 - beyond if complement else beyond), arb(fmpq(9, 20)) ** outside
    shown = f"probability in {enclosure(found, 4)}, bound 0.45^{outside} < {ceil_digits(bound, 4)}"
    scope = f"beta = gamma = kappa = 1/sqrt(2), N = {num_samples}, d_0 = {dim}: {shown}"
    return Check("SH18/eq-13.12--complement", contradicts(less(bound, found)), scope)


@checker(Arithmetic.SAMPLED)
def check_lemma_23(num_draws: int = 300, size: tuple[int, int] = SIZE) -> Check:
    """SH18/lem-23 for the partition that came first: above the bound, but that is only one partition."""
    bound = fmpq(int((printed_bound(*size) * 1000).upper().ceil().unique_fmpz()), 1000)
    lost = sum(one.fixed <= one.sine for one in draws(num_draws, size))
    outcome = f"a fixed partition loses the angle in {lost} of {num_draws} draws, printed bound {bound}"
    scope = f"(N, d_0) = {size}: {outcome}, claimed in a limit for some partition, error 1e-6"
    return Check("SH18/lem-23", contradicts(negation(rate_at_most(lost, num_draws, bound, ERROR))), scope)


@checker(Arithmetic.SAMPLED)
def check_fixed_partition(num_draws: int = 300, size: tuple[int, int] = SIZE, bound: fmpq = fmpq(1, 2)) -> Check:
    """own/fixed-partition. Null hypothesis: the angle is lost with probability below `bound`."""
    lost = sum(one.fixed <= one.sine for one in draws(num_draws, size))
    scope = f"(N, d_0) = {size}: lost in {lost} of {num_draws} draws; rate at least {bound}, error 1e-6"
    return Check("own/fixed-partition", rate_at_least(lost, num_draws, bound, ERROR), scope)


@checker(Arithmetic.SAMPLED)
def check_chosen_partition(
    num_draws: int = 300, size: tuple[int, int] = SIZE, most: int = 60, bound: fmpq = fmpq(19, 20)
) -> Check:
    """own/chosen-partition. Null hypothesis: among `most` random partitions one keeps the angle less often."""
    rng = block_generator("own/chosen-partition", 0, root_seed())
    kept = sum(one.tries(rng, most) <= most for one in draws(num_draws, size))
    scope = f"(N, d_0) = {size}, {most} partitions: kept in {kept} of {num_draws} draws; rate {bound}, error 1e-6"
    return Check("own/chosen-partition", rate_at_least(kept, num_draws, bound, ERROR), scope)


@checker(Arithmetic.SAMPLED)
def check_smaller_angle(
    num_draws: int = 300, size: tuple[int, int] = SIZE, bound: fmpq = fmpq(1, 4), printed: bool = False
) -> Check:
    """own/smaller-angle. Null hypothesis: the smaller angle is lost more often; `printed` takes the larger one."""
    lost = sum(one.fixed <= float(one.sine if printed else one.smaller_sine) for one in draws(num_draws, size))
    scope = f"(N, d_0) = {size}: lost in {lost} of {num_draws} draws; rate at most {bound}, error 1e-6"
    return Check("own/smaller-angle", rate_at_most(lost, num_draws, bound, ERROR), scope)


@checker(Arithmetic.SAMPLED)
def check_across_length(num_draws: int = 4000, dims: tuple[int, ...] = (2, 5, 20), freedom: int = 2) -> Check:
    """own/across-length: the median of (d_0 - 1) / |w|^2 against that of chi^2 with `freedom` = 2, or 1 as a lie."""
    median = {1: 0.4549364231, 2: 2 * np.log(2)}[freedom]
    findings = []
    for block, dim in enumerate(dims):
        rng = block_generator("own/across-length", block, root_seed())
        groups = rng.standard_normal((num_draws, dim - 1, dim))
        below = sum((dim - 1) / (v @ v) < median for v in map(across, groups))
        findings.append(rate_is(int(below), num_draws, fmpq(1, 2), ERROR / len(dims), resolution=fmpq(1, 10)))
    scope = f"d_0 = {', '.join(map(str, dims))}: {num_draws} draws each below the median, rate 1/2, error 1e-6"
    return Check("own/across-length", all_of(findings), scope)


@lru_cache(maxsize=4)
def draws(num_draws: int, size: tuple[int, int]) -> tuple[Draw, ...]:
    """Independent draws of samples, half of the labels 1."""
    rng = block_generator("SH18/lem-23", 0, root_seed())
    return tuple(draw(rng, *size) for _ in range(num_draws))
