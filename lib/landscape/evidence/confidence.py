"""Rates of events from samples: exact confidence bounds.

Nothing is asymptotic: binomial tails are enclosed in balls, so each stated error
probability is a proved bound, given that the trials are independent with one rate.
"""

from collections.abc import Callable
from fractions import Fraction

from flint import arb, fmpq
from scipy.special import betainccinv, betaincinv

from landscape.evidence.balls import working_precision
from landscape.evidence.check import finder
from landscape.evidence.comparison import Finding, Truth
from landscape.evidence.doubles import double, rounded
from landscape.evidence.inputs import exact_number
from landscape.evidence.verdict import Arithmetic

_FIRST_STEP = fmpq(1, 2**44)

Rational = int | str | Fraction | fmpq


def clopper_pearson_lower(successes: int, trials: int, error: Rational) -> fmpq:
    """A dyadic rational that the rate undercuts with probability at most `error` (Clopper and Pearson 1934).

    At most the exact bound, the largest rate at which `successes` or more have probability
    at most `error`, and within 1e-9 of it in proportion. Raises ValueError unless
    0 <= successes <= trials, trials >= 1 and 0 < error < 1.
    """
    error = _require_experiment(successes, trials, error)
    if successes == 0:
        return fmpq(0)
    start = _double_quantile(betaincinv, successes, trials - successes + 1, error)
    return _moved_until(lambda rate: _has_tail(_at_least, successes, trials, rate, error), start, -1)


def clopper_pearson_upper(successes: int, trials: int, error: Rational) -> fmpq:
    """A dyadic rational that the rate exceeds with probability at most `error`; as the lower bound."""
    error = _require_experiment(successes, trials, error)
    if successes == trials:
        return fmpq(1)
    start = _double_quantile(betainccinv, successes + 1, trials - successes, error)
    return _moved_until(lambda rate: _has_tail(_at_most, successes, trials, rate, error), start, 1)


def rate_at_least(successes: int, trials: int, bound: Rational, error: Rational) -> Finding:
    """Whether the rate of an event is at least `bound`, 0 < bound <= 1. Sampled.

    True if the Clopper-Pearson lower bound reaches `bound`, False if the upper one stays
    below it, else None; each answer is wrong with probability at most `error`. Raises
    ValueError as `clopper_pearson_lower` does, and for a bound that is no question.
    """
    error, bound = _require_experiment(successes, trials, error), exact_number("bound", bound)
    if not 0 < bound <= 1:
        raise ValueError(f"bound: expected 0 < bound <= 1, not {bound}: every rate is at least 0")
    return Finding(_is_at_least(successes, trials, bound, error), Arithmetic.SAMPLED)


def rate_at_most(successes: int, trials: int, bound: Rational, error: Rational) -> Finding:
    """Whether the rate of an event is at most `bound`, 0 <= bound < 1; otherwise as `rate_at_least`.

    Raises ValueError as it does, and for another bound.
    """
    error, bound = _require_experiment(successes, trials, error), exact_number("bound", bound)
    if not 0 <= bound < 1:
        raise ValueError(f"bound: expected 0 <= bound < 1, not {bound}: every rate is at most 1")
    return Finding(_is_at_least(trials - successes, trials, 1 - bound, error), Arithmetic.SAMPLED)


def rate_is(successes: int, trials: int, rate: Rational, error: Rational, *, resolution: Rational) -> Finding:
    """Whether the counts contradict the hypothesis that the rate is exactly `rate`. Sampled.

    False if `rate` lies outside the two-sided Clopper-Pearson interval: wrong with
    probability at most `error`. True if it lies inside and the interval is at most
    `resolution` wide: agreement to that accuracy, never evidence of equality. Else None:
    the sample is too small to disagree. Raises ValueError as `clopper_pearson_lower`
    does, unless 0 <= rate <= 1 and resolution > 0.
    """
    error, rate = _require_experiment(successes, trials, error), exact_number("rate", rate)
    resolution = exact_number("resolution", resolution)
    if not 0 <= rate <= 1 or resolution <= 0:
        raise ValueError(f"expected 0 <= rate <= 1 and resolution > 0, not {rate} and {resolution}")
    if any(_has_tail(tail, successes, trials, rate, error / 2) for tail in (_at_least, _at_most)):
        return Finding(False, Arithmetic.SAMPLED)
    interval = clopper_pearson_lower, clopper_pearson_upper
    below, above = (end(successes, trials, error / 2) for end in interval)
    return Finding(True if above - below <= resolution else None, Arithmetic.SAMPLED)


def _is_at_least(successes: int, trials: int, bound: fmpq, error: fmpq) -> Truth:
    if _has_tail(_at_least, successes, trials, bound, error):
        return True
    return False if _has_tail(_at_most, successes, trials, bound, error) else None


def _has_tail(tail: Callable[..., arb], successes: int, trials: int, rate: fmpq, error: fmpq) -> bool:
    """Whether the tail probability is certainly at most `error`."""
    with working_precision():
        return tail(successes, trials, rate) <= arb(error)


def _at_least(successes: int, trials: int, rate: fmpq) -> arb:
    """P(Binomial(trials, rate) >= successes)."""
    if successes == 0:
        return arb(1)
    return arb(rate).beta_lower(successes, trials - successes + 1, regularized=True)


def _at_most(successes: int, trials: int, rate: fmpq) -> arb:
    """P(Binomial(trials, rate) <= successes)."""
    return _at_least(trials - successes, trials, 1 - rate)


@finder
def _double_quantile(inverse: Callable[..., float], a: int, b: int, error: fmpq) -> fmpq:
    """A double near the exact bound; its last digits are not to be trusted."""
    return double(float(inverse(a, b, rounded(error))))


def _moved_until(valid: Callable[[fmpq], bool], start: fmpq, direction: int) -> fmpq:
    """Ends: at the rates 0 and 1 the tails are exactly 0."""
    step = start * _FIRST_STEP
    while not valid(rate := min(start + direction * step, fmpq(1))):
        step *= 2
    return rate


def _require_experiment(successes: int, trials: int, error: Rational) -> fmpq:
    _require_count("trials", trials)
    _require_count("successes", successes)
    if trials == 0 or successes > trials:
        raise ValueError(f"expected 0 <= successes <= trials and trials >= 1, not {successes} of {trials}")
    return _require_open_unit("error", error)


def _require_count(name: str, value: int) -> None:
    if type(value) is not int or value < 0:
        raise ValueError(f"{name}: expected a non-negative integer, not {value!r}")


def _require_open_unit(name: str, value: Rational) -> fmpq:
    number = exact_number(name, value)
    if not 0 < number < 1:
        raise ValueError(f"{name}: expected a number strictly between 0 and 1, not {number}")
    return number
