"""The volume of the bad regions for all widths at once: an exponential generating function, exactly.

If the volume at width d is v(d), the series is the sum of v(d) t^d / d!. A set of cones with one neuron
in some and two or more in the others contributes the product of s t and of exp(s t) - 1 - s t over the
shares s: a sum of terms c t^k exp(b t).
"""

from collections.abc import Iterator
from itertools import combinations
from math import perm

from flint import fmpq

from landscape.vanishing_minima.bad_regions import Decision, Kind, Occupied, Samples
from landscape.vanishing_minima.bad_regions.census import decided, exact
from landscape.vanishing_minima.bad_regions.kinds import kind_of

Series = dict[tuple[fmpq, int], fmpq]
"""(b, k) -> c for the terms c t^k exp(b t); none of the c is zero."""


def bad_decisions(samples: Samples) -> Iterator[Decision]:
    """Every occupation of cones, by any number of neurons, whose residual, if there is a minimum, misclassifies.

    The residual depends on the set of occupied cones alone.
    """
    cones = range(len(samples.cones))
    for size in range(1, len(cones) + 1):
        for occupied in combinations(cones, size):
            if kind_of(samples.y, Decision(samples, Occupied((), occupied)).residual) is Kind.BAD:
                for lone in (chosen for r in range(size + 1) for chosen in combinations(occupied, r)):
                    yield decided(samples, Occupied(lone, tuple(k for k in occupied if k not in lone)))


def bad_series(samples: Samples) -> Series:
    """The series of the volume of L_0. Raises ValueError unless all shares are rational."""
    if not all(map(exact, samples.shares)):
        raise ValueError("samples: expected angles that are rational multiples of pi")
    total: Series = {}
    for decision in bad_decisions(samples):
        if decision.kind is Kind.BAD:
            for key, c in _occupation(samples, decision.occupied).items():
                total[key] = total.get(key, fmpq(0)) + c
    return {key: c for key, c in total.items() if c}


def value(series: Series, width: int) -> fmpq:
    """v(width): the term c t^k exp(b t) contributes c d (d - 1) ... (d - k + 1) b^(d - k)."""
    return sum((c * perm(width, k) * b ** (width - k) for (b, k), c in series.items() if width >= k), fmpq(0))


def in_words(series: Series, symbol: str = "d") -> str:
    """`(1/2)^d + 2 (1/4)^d`, without the terms that vanish from some width on."""
    terms = [term for term in sorted(series.items(), key=lambda item: (-item[0][0], item[0][1])) if term[0][0]]
    shown = " ".join(_term(b, k, c, symbol) for (b, k), c in terms)
    return shown[2:] if shown.startswith("+") else shown


def _term(b: fmpq, k: int, c: fmpq, symbol: str) -> str:
    falling = "".join(f" ({symbol} - {j})" if j else f" {symbol}" for j in range(k))
    factor = "" if abs(c) == 1 else f" {abs(c)}"
    exponent = f"({symbol} - {k})" if k else symbol
    return f"{'-' if c < 0 else '+'}{factor}{falling} ({b})^{exponent}"


def _occupation(samples: Samples, occupied: Occupied) -> Series:
    product: Series = {(fmpq(0), 0): fmpq(1)}
    for k in occupied.lone:
        product = _times(product, {(fmpq(0), 1): samples.shares[k]})
    for k in occupied.shared:
        share = samples.shares[k]
        product = _times(product, {(share, 0): fmpq(1), (fmpq(0), 0): fmpq(-1), (fmpq(0), 1): -share})
    return product


def _times(left: Series, right: Series) -> Series:
    product: Series = {}
    for (b, k), c in left.items():
        for (other, j), factor in right.items():
            key = b + other, k + j
            product[key] = product.get(key, fmpq(0)) + c * factor
    return product
