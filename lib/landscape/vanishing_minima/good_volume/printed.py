"""Checks of SH18's Theorems 9 and 10, of the step that does not follow, and of Fact 25 with the algebra around it."""

from collections.abc import Iterable
from itertools import product

from flint import arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import Finding, all_of, at_most, contradicts, equal, less, suffices
from landscape.evidence.outward import ceil_digits
from landscape.evidence.verdict import Arithmetic
from landscape.vanishing_minima.exact_fit import printed_width
from landscape.vanishing_minima.good_volume import bounds

GAMMA = arb(fmpq(23, 100))
"""gamma_eps of SH18's Definition 5 where d_0/N tends to 1 and the slope is neither 0 nor 1."""
SIZES = (100, 300, 1000, 10**4, 10**5, 10**6)


def dims(num_samples: int) -> list[int]:
    """From the square root of N up to N, by factors of about two: SH18's assumption 3."""
    root = next(d for d in range(1, num_samples + 1) if d * d >= num_samples)
    found = [root]
    while 2 * found[-1] < num_samples:
        found.append(2 * found[-1])
    return [*found, num_samples]


@checker(Arithmetic.BALL)
def check_theorem_9(sizes: Iterable[int] = SIZES, share: fmpq = fmpq(1), dim: int | None = None) -> Check:
    """SH18/thm-9: the bounds by counted cones at the printed delta are at least the printed ones.

    `share` sharpens the printed exponent, `dim` takes one dimension whether it is at least sqrt(N) or not.
    """
    sizes, findings = tuple(sizes), []
    with working_precision():
        for num in sizes:
            for d in dims(num) if dim is None else [dim]:
                delta, aim = bounds.printed_delta(num, d), share * bounds.log_printed(num)
                findings += [at_most(aim, bounds.log_counted(num, d, delta, relu)) for relu in (False, True)]
                findings += [_teacher(num, d, width, delta, share) for width in (1, 1 + num // (2 * d))]
    shown = ", ".join(map(str, sizes))
    taken = "from sqrt(N) to N by factors of two" if dim is None else f"= {dim}"
    scope = f"N = {shown}, d_0 {taken}, ReLU and other slopes, without and with a teacher"
    return Check("SH18/thm-9", suffices(all_of(findings)), scope)


def _teacher(num: int, dim: int, width: int, delta: arb, share: fmpq) -> Finding:
    aim = -share * width * dim * arb(num).log()
    return at_most(aim, bounds.log_teacher(num, dim, width, delta))


@checker(Arithmetic.EXACT)
def check_angle_step(sizes: Iterable[tuple[int, int]] = ((4, 2), (200, 20), (10**6, 1000)), power: int = 1) -> Check:
    """SH18/thm-9--step: is d_1* d_0 N, the inverse of the printed sin alpha, at most N^power?"""
    sizes = tuple(sizes)
    findings = [at_most(printed_width(num, dim) * dim * num, num**power) for num, dim in sizes]
    scope = f"(N, d_0) = {', '.join(map(str, sizes))}: 1/sin alpha against N^{power}; it is at least 2 N^2"
    return Check("SH18/thm-9--step", all_of(findings), scope)


SPACES = (
    ((fmpq(1, 2), fmpq(1, 3), fmpq(1, 6)), (fmpq(0), fmpq(1), fmpq(12)), (True, True, False)),
    ((fmpq(1, 4), fmpq(1, 4), fmpq(1, 2)), (fmpq(3), fmpq(0), fmpq(1, 5)), (True, False, True)),
    ((fmpq(1, 5), fmpq(3, 5), fmpq(1, 5)), (fmpq(5), fmpq(0), fmpq(0)), (True, True, True)),
)
"""Probabilities of three points, values of R >= 0 there, and whether they are in M."""


@checker(Arithmetic.EXACT)
def check_fact_25(negative: bool = False, turned: bool = False) -> Check:
    """SH18/fact-25 on spaces of three points; with `negative` values of X, or the inequality turned."""
    findings = []
    for weights, values, members in SPACES:
        values = [-v for v in values] if negative else values
        inside = sum(p * v for p, v, m in zip(weights, values, members, strict=True) if m)
        outside = sum((p * v for p, v, m in zip(weights, values, members, strict=True) if not m), fmpq(0))
        whole = sum(p * v for p, v in zip(weights, values, strict=True))
        findings += [equal(whole, inside + outside), at_most(whole, inside) if turned else at_most(inside, whole)]
    return Check("SH18/fact-25", all_of(findings), "three spaces of three points, one of them without a complement")


@checker(Arithmetic.EXACT)
def check_from_markov(samples: Iterable[int] = (2, 5, 100), slack: int = 1) -> Check:
    """SH18/eq-11.4: P(M) - slack/N <= P(R <= eta) with eta = N P(M) E[R | M]; slack 0 is a lie."""
    findings = []
    for (weights, values, members), num in product((*SPACES, _tight(3)), samples):
        inside = sum(p * v for p, v, m in zip(weights, values, members, strict=True) if m)  # P(M) E[R | M]
        event = sum(p for p, m in zip(weights, members, strict=True) if m)
        low = sum((p for p, v in zip(weights, values, strict=True) if v <= num * inside), fmpq(0))
        findings.append(at_most(event - fmpq(slack, num), low))
    shown = ", ".join(map(str, samples))
    return Check("SH18/eq-11.4", all_of(findings), f"four finite spaces, N = {shown}: exact probabilities")


def _tight(num: int) -> tuple[tuple[fmpq, ...], tuple[fmpq, ...], tuple[bool, ...]]:
    """R is large with probability just below 1/N and zero elsewhere: Markov's inequality is nearly attained."""
    rare = fmpq(1, num) - fmpq(1, 1000)
    return (rare, 1 - rare, fmpq(0)), (fmpq(1), fmpq(0), fmpq(0)), (True, True, True)


@checker(Arithmetic.EXACT)
def check_volume_ratio(eta: fmpq = fmpq(1, 10), slack: int = 1) -> Check:
    """own/volume-ratio: P(bad > (B / eta) / g * good) <= eta + delta on finite spaces; slack 0 leaves eta out."""
    findings = []
    for weights, values, members in (*SPACES, _tight(10)):
        mean = sum(p * v for p, v in zip(weights, values, strict=True))
        good = [fmpq(1, 7) if m else fmpq(0) for m in members]  # V(G) >= g = 1/7 on M
        delta = sum((p for p, m in zip(weights, members, strict=True) if not m), fmpq(0))
        high = [v > mean / eta * 7 * g for v, g in zip(values, good, strict=True)]
        rate = sum((p for p, h in zip(weights, high, strict=True) if h), fmpq(0))
        findings.append(at_most(rate, slack * eta + delta))
    return Check("own/volume-ratio", all_of(findings), f"four finite spaces, eta = {eta}: exact probabilities")


@checker(Arithmetic.BALL)
def check_theorem_10(num_samples: int = 10**6) -> Check:
    """SH18/thm-10: the ratio by Theorem 6 and own/good-volume at d_0 = d_1 = N; one size decides nothing."""
    with working_precision():
        ratio = log_ratio(num_samples, bounds.log_counted(num_samples, num_samples, arb(fmpq(1, 100))))
        aim = -GAMMA * num_samples * arb(num_samples).log()
        shown = f"exp({ceil_digits(ratio / num_samples, 2)} N), the theorem exp({ceil_digits(aim / num_samples, 2)} N)"
        scope = f"d_0 = d_1 = N = {num_samples}: with Theorem 6 as printed the chain gives {shown}, in a limit"
        return Check("SH18/thm-10", contradicts(less(aim, ratio)), scope)


def log_ratio(num_samples: int, log_good: arb) -> arb:
    """log of the printed bound of Theorem 6 over eta V(G), at d_0 = d_1 = N, for slopes other than 0, eta = 1/100."""
    with working_precision():
        bad = -GAMMA * arb(num_samples) ** fmpq(3, 4) * arb(num_samples**2) ** fmpq(1, 4)
        return bad - log_good + arb(100).log()


def first_size(counted: bool) -> int:
    """The first power of 2 for N = d_0 = d_1 from which the ratio is below 1, by counted cones or by the angle."""
    num = 4
    while True:
        found = bounds.log_counted(num, num, arb(fmpq(1, 100))) if counted else bounds.log_from_angle(num, num)
        if log_ratio(num, found) < 0:
            return num
        num *= 2
