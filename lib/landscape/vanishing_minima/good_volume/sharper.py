"""Checks of the bounds by counted cones: cuts of a turning hyperplane, the good volume, and its limit for wide nets."""

from collections.abc import Iterable
from itertools import product

from flint import fmpq

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import all_of, at_most
from landscape.evidence.verdict import Arithmetic
from landscape.vanishing_minima.good_volume.turn import num_cones
from landscape.vanishing_minima.low_rank_slopes import dichotomies

DELTAS = (fmpq(1, 2), fmpq(1, 10), fmpq(1, 1000))


def small_cut_rate(num_samples: int, volume: fmpq) -> fmpq:
    """P(a randomly chosen one of the arcs has a cone of volume < v), for N uniform directions in the plane."""
    return 1 - (1 - min(2 * volume, fmpq(1))) ** (num_samples - 1)


def clustered_cut_rate(num_samples: int, volume: fmpq) -> fmpq:
    """The same for N directions one millionth of half a turn apart: all arcs but one are small."""
    return fmpq(num_samples - 1, num_samples) if 2 * volume > fmpq(1, 10**6) else fmpq(0)


@checker(Arithmetic.EXACT)
def check_cut_cones(most: int = 40, factor: int | fmpq = 4, uniform: bool = True) -> Check:
    """own/cut-cones in the plane: the squared rate is at most `factor` * t r; or samples in one cluster as a lie."""
    findings = []
    for num in (2, 3, 5, 8, 12, 20, most):
        for volume in (fmpq(1, 4 * num), fmpq(1, 2 * num), fmpq(1, num), fmpq(1, 10 * num**2), fmpq(1, 10**6)):
            rate = small_cut_rate(num, volume) if uniform else clustered_cut_rate(num, volume)
            findings.append(at_most(rate**2, factor * volume * dichotomies(num, 2)))
    return Check("own/cut-cones", all_of(findings), f"d_0 = 2, N up to {most}, five thresholds each: exact rates")


@checker(Arithmetic.EXACT)
def check_good_volume(most: int = 40, deltas: Iterable[fmpq] = DELTAS, power: int = 2, uniform: bool = True) -> Check:
    """own/good-volume in the plane: K cuts fall below t = delta^2 / (4 K^2 r) with probability at most delta.

    `power` 0 puts 1 for K^2; without `uniform` the samples are in one cluster.
    """
    findings, rate = [], small_cut_rate if uniform else clustered_cut_rate
    for num, delta in product(range(2, most + 1), deltas):
        cuts = num_cones(num, 2, False)
        least = delta**2 / (4 * fmpq(cuts) ** power * dichotomies(num, 2))
        findings.append(at_most(cuts * rate(num, least), delta))
    shown = ", ".join(map(str, deltas))
    return Check("own/good-volume", all_of(findings), f"d_0 = 2, N = 2 to {most}, delta = {shown}: exact rates of cuts")


@checker(Arithmetic.EXACT)
def check_volume_to_one(most: int = 9, off: int = 0) -> Check:
    """own/volume-to-one: all distributions of d_1 neurons over the cones, counted; `off` misplaces an exponent."""
    findings = []
    for volumes in ((fmpq(1, 8), fmpq(1, 4)), (fmpq(1, 3), fmpq(1, 3)), (fmpq(1, 5),), (fmpq(1, 2), fmpq(1, 3))):
        for width in range(2, most + 1):
            bound = sum((1 + (width - 1) * v) * (1 - v) ** (width - 1 + off) for v in volumes)
            findings.append(at_most(1 - twice_in_each(width, volumes), bound))
    scope = f"one and two cones of given volumes, d_1 = 2 to {most}: all distributions of the neurons"
    return Check("own/volume-to-one", all_of(findings), scope)


def twice_in_each(width: int, volumes: tuple[fmpq, ...]) -> fmpq:
    """P(at least two of d_1 independent neurons in each of the disjoint cones), neuron by neuron."""
    rest = 1 - sum(volumes)
    states = {(0,) * len(volumes): fmpq(1)}
    for _ in range(width):
        following: dict[tuple[int, ...], fmpq] = {}
        for counts, p in states.items():
            moves = [(counts, rest)] + [
                (tuple(min(2, c + (i == j)) for i, c in enumerate(counts)), v) for j, v in enumerate(volumes)
            ]
            for target, q in moves:
                following[target] = following.get(target, fmpq(0)) + p * q
        states = following
    return states.get((2,) * len(volumes), fmpq(0))
