"""Do two samples have the same rate? Fisher's exact test, and how far apart the rates can be."""

from math import comb

from flint import fmpq

from landscape.evidence.comparison import Finding
from landscape.evidence.confidence import Rational, clopper_pearson_lower, clopper_pearson_upper
from landscape.evidence.door import guarded
from landscape.evidence.inputs import exact_number
from landscape.evidence.verdict import Arithmetic

Counts = tuple[int, int]
"""Successes and trials."""


@guarded
def fisher_probability(first: Counts, second: Counts) -> fmpq:
    """Twice the smaller tail of Fisher's exact test (1935), at most 1: exact.

    Given equal rates and the total of successes, those of the first sample are hypergeometric, whatever
    the rate is; so a value of at most e has probability at most e. Raises ValueError unless
    0 <= successes <= trials and trials >= 1 in both.
    """
    (a, m), (b, n) = _experiment("first", first), _experiment("second", second)
    total, all_ways = a + b, comb(m + n, a + b)
    x = max(0, total - n)
    ways = comb(m, x) * comb(n, total - x)  # in which the first sample has x successes
    below = ways
    while x < a:
        ways = ways * (m - x) * (total - x) // ((x + 1) * (n - total + x + 1))
        below, x = below + ways, x + 1
    return min(fmpq(1), 2 * fmpq(min(below, all_ways - below + ways), all_ways))


@guarded
def same_rate(first: Counts, second: Counts, error: Rational, *, resolution: Rational) -> Finding:
    """Whether the counts contradict the hypothesis that both samples have one rate. Sampled.

    False if Fisher's exact test rejects it: wrong with probability at most `error`. True if it does not
    and the exact intervals leave a difference of at most `resolution`: agreement to that accuracy, never
    evidence of equality. Else None. Raises ValueError as `fisher_probability` does, and unless
    0 < error < 1 and resolution > 0.
    """
    probability = fisher_probability(first, second)
    error, resolution = exact_number("error", error), exact_number("resolution", resolution)
    if not 0 < error < 1 or resolution <= 0:
        raise ValueError(f"expected 0 < error < 1 and resolution > 0, not {error} and {resolution}")
    if probability <= error:
        return Finding(False, Arithmetic.SAMPLED)
    return Finding(True if largest_difference(first, second, error) <= resolution else None, Arithmetic.SAMPLED)


@guarded
def largest_difference(first: Counts, second: Counts, error: Rational) -> fmpq:
    """The two rates differ by more with probability at most `error`, by four Clopper-Pearson bounds."""
    part = exact_number("error", error) / 4
    lows, highs = ([end(*counts, part) for counts in (first, second)] for end in _ENDS)
    return max(highs[0] - lows[1], highs[1] - lows[0])


@guarded
def higher_rate(first: Counts, second: Counts, error: Rational) -> Finding:
    """Whether the first rate is above the second: exact intervals at half the error each, else undecided. Sampled."""
    part = exact_number("error", error) / 2
    if clopper_pearson_lower(*first, part) > clopper_pearson_upper(*second, part):
        return Finding(True, Arithmetic.SAMPLED)
    reverse = clopper_pearson_upper(*first, part) < clopper_pearson_lower(*second, part)
    return Finding(False if reverse else None, Arithmetic.SAMPLED)


_ENDS = clopper_pearson_lower, clopper_pearson_upper


def _experiment(name: str, counts: Counts) -> Counts:
    successes, trials = counts
    if type(successes) is not int or type(trials) is not int or not 0 <= successes <= trials or trials < 1:
        raise ValueError(f"{name}: expected 0 <= successes <= trials and trials >= 1, not {successes} of {trials}")
    return successes, trials
