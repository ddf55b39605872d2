"""The volumes of the four kinds of regions, for all regions of a network of given width. Exact."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from math import factorial

from flint import arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.inputs import positive_integer
from landscape.geometry.angles import Share
from landscape.vanishing_minima.bad_regions.decision import Decision, Occupied, decide
from landscape.vanishing_minima.bad_regions.kinds import Kind
from landscape.vanishing_minima.bad_regions.samples import Samples


@dataclass(frozen=True)
class Census:
    """All ways to occupy the cones with `width` neurons, each decided, with its probability."""

    samples: Samples
    width: int

    def decisions(self) -> Iterator[tuple[Decision, Share]]:
        """Every decision and the volume of all regions that it speaks of."""
        for occupied in occupations(len(self.samples.cones), self.width):
            yield decided(self.samples, occupied), probability(self.samples.shares, occupied, self.width)

    def volumes(self) -> dict[Kind, Share]:
        """The angular volume of the regions of each kind."""
        totals: dict[Kind, Share] = dict.fromkeys(Kind, fmpq(0))
        with working_precision():
            for decision, volume in self.decisions():
                totals[decision.kind] += volume
        return totals

    def is_certified(self) -> bool:
        """Whether all cones are known and every certificate holds. Exact."""
        return self.samples.partition.is_complete() and all(decision.holds() for decision, _ in self.decisions())


@cache
def decided(samples: Samples, occupied: Occupied) -> Decision:
    """The same decision serves all widths."""
    return decide(samples, occupied)


def occupations(num_cones: int, width: int) -> Iterator[Occupied]:
    """Every (cones with one neuron, cones with more) that `width` neurons can have, once each."""
    positive_integer("width", width)
    for many in range(min(num_cones, width // 2) + 1):
        for shared in combinations(range(num_cones), many):
            free = [k for k in range(num_cones) if k not in shared]
            for once in range(min(len(free), width - 2 * many) + 1):
                if shared or once == width:
                    yield from (Occupied(lone, shared) for lone in combinations(free, once))


def probability(shares: tuple[Share, ...], occupied: Occupied, width: int) -> Share:
    """That of `width` independent neurons just one falls in each lone cone and two or more in each shared one.

    Multinomial sum: width! / (counts!) times the powers of the shares. Exact where the shares are.
    """
    left = width - len(occupied.lone)
    with working_precision():
        total = sum((_ways(shares, occupied.shared, left)), fmpq(0)) if occupied.shared else fmpq(left == 0)
        for k in occupied.lone:
            total = total * shares[k]
        return total * factorial(width)


def _ways(shares: tuple[Share, ...], shared: tuple[int, ...], left: int) -> Iterator[Share]:
    """Products of share^count / count! over all counts of at least two that sum to `left`."""
    first, *rest = shared
    if not rest:
        if left >= 2:
            yield shares[first] ** left / factorial(left)
        return
    for count in range(2, left - 2 * len(rest) + 1):
        for other in _ways(shares, tuple(rest), left - count):
            yield shares[first] ** count / factorial(count) * other


def exact(volume: Share) -> bool:
    """Whether a volume is a rational number, not a ball."""
    return not isinstance(volume, arb)
