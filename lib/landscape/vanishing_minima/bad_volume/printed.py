"""SH18's Theorem 6 and Corollary 7 at finite sizes: what is printed, and what its proof gives before the limit."""

from collections.abc import Iterable, Sequence

from flint import arb, fmpq

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, at_most, less, suffices
from landscape.evidence.inputs import exact_number, positive_integer
from landscape.evidence.verdict import Arithmetic
from landscape.vanishing_minima.bad_volume.bound import Sizes, log_bound

TENTH = fmpq(1, 10)
AT = (Sizes(300, 150, 300), Sizes(1000, 250, 250), Sizes(10**4, 775, 775), Sizes(50000, 3072, 1000))
"""Where the printed exponent, without its limit, is implied by own/bad-volume."""


def gamma(epsilon: fmpq, ratio: fmpq = fmpq(0), constant: fmpq = fmpq(23, 100)) -> arb:
    """SH18 Definition 5: 0.23 max(ratio, eps)^(3/4), a ball; ratio is the limit of d_0/N, or 0 for the ReLU.

    Raises ValueError unless epsilon and ratio are in [0, 1], not both 0.
    """
    largest = max(exact_number("epsilon", epsilon), exact_number("ratio", ratio))
    if not 0 < largest <= 1:
        raise ValueError(f"epsilon, ratio: expected numbers in [0, 1], not both 0, got {epsilon}, {ratio}")
    with working_precision():
        return ball(constant) * ball(largest) ** ball("3/4")


def printed_log_bound(sizes: Sizes, constant: fmpq = fmpq(23, 100)) -> arb:
    """log of Theorem 6's bound for the ReLU, nothing else: -gamma_eps N^(3/4) (d_0 d_1)^(1/4). A ball."""
    with working_precision():
        power = arb(sizes.N) ** ball("3/4") * arb(sizes.d0 * sizes.d1) ** ball("1/4")
        return -gamma(sizes.epsilon, constant=constant) * power


def log_before_limit(sizes: Sizes) -> arb:
    """log of the largest term of (8.2)(4), which (8.2)(5) leaves out: 2^(N log N) times Theorem 6's bound. A ball.

    With the natural logarithm in the exponent, which is the smaller reading.
    """
    with working_precision():
        return ball(2).log() * sizes.N * arb(sizes.N).log() + printed_log_bound(sizes)


def first_promising(epsilon: fmpq, ratio: fmpq = fmpq(0)) -> int:
    """The least N >= 55 at which the largest term of (8.2)(4) is below 1 for d_0 = d_1 = N; certified in balls.

    N^(1/4) / log N grows from e^4 < 55 on, so that bisection finds it. Raises ValueError if a ball cannot decide.
    """
    low, high = 54, 10**30
    while high - low > 1:
        middle = (low + high) // 2
        holds = _promises(middle, epsilon, ratio).holds
        if holds is None:
            raise ValueError(f"epsilon: cannot decide N = {middle} at this precision")
        low, high = (low, middle) if holds else (middle, high)
    return high


def least_margin(epsilon: fmpq, ratio: fmpq = fmpq(0)) -> arb:
    """(log 2 / gamma)^4: at d_0 d_1 = c N log^4 N, (8.2)(4) promises something for larger c only. A ball."""
    with working_precision():
        return (ball(2).log() / gamma(epsilon, ratio)) ** 4


def _promises(N: int, epsilon: fmpq, ratio: fmpq) -> Finding:
    """Is 2^(N log N) exp(-gamma N^(3/4) (d_0 d_1)^(1/4)) < 1 at d_0 = d_1 = N?"""
    with working_precision():
        return less(ball(2).log() * arb(N).log(), gamma(epsilon, ratio) * arb(N) ** ball("1/4"))


@checker(Arithmetic.BALL)
def check_before_limit(most: int = 10**10, epsilon: fmpq = TENTH) -> Check:
    """SH18/thm-6--before-the-limit: no N from 2 to `most` gets a bound below 1, whatever d_0, d_1 <= N.

    More weights help, so d_0 = d_1 = N is the best case; N^(1/4) / log N falls up to e^4 and grows from there, so
    that its largest values are at the two ends.
    """
    positive_integer("most", most)
    with working_precision():
        findings = [at_most(gamma(epsilon) * arb(N) ** ball("1/4"), ball(2).log() * arb(N).log()) for N in (2, most)]
    scope = f"ReLU, eps <= {epsilon}, all d_0, d_1 <= N and all N from 2 to {most}"
    return Check("SH18/thm-6--before-the-limit", all_of(findings), scope, Covers.EMPTINESS)


@checker(Arithmetic.BALL)
def check_margin(margin: int = 1) -> Check:
    """SH18/thm-6--margin: at d_0 d_1 = c N log^4 N, all N, eps and slopes: gamma c^(1/4) <= log 2, gamma <= 0.23."""
    with working_precision():
        finding = at_most(gamma(fmpq(1)) * ball(margin) ** ball("1/4"), ball(2).log())
    scope = f"all N, slopes and eps: 0.23 c^(1/4) <= log 2 for d_0 d_1 = c N log^4 N, c = {margin}"
    return Check("SH18/thm-6--margin", finding, scope, Covers.EMPTINESS)


@checker(Arithmetic.BALL)
def check_theorem_6(sizes: Sizes = AT[3]) -> Check:
    """SH18/thm-6 at one size: no finite size decides it, and before the limit the bound is above 1."""
    scope = f"(N, d_0, d_1) = {sizes}, eps = {sizes.epsilon}: above 1 before the limit, a limit is not decided by sizes"
    return Check("SH18/thm-6", suffices(less(log_before_limit(sizes), 0)), scope)


@checker(Arithmetic.BALL)
def check_corollary_7(sizes: Sizes = AT[3], delta: fmpq = fmpq(1, 100)) -> Check:
    """SH18/cor-7 at the same size: Theorem 6 before the limit, divided by delta."""
    with working_precision():
        finding = suffices(less(log_before_limit(sizes) - ball(delta).log(), 0))
    scope = f"(N, d_0, d_1) = {sizes}, eps = {sizes.epsilon}, delta = {delta}: as Theorem 6"
    return Check("SH18/cor-7", finding, scope)


@checker(Arithmetic.BALL)
def check_printed_at(sizes: Sequence[Sizes] = AT, constant: fmpq = fmpq(23, 100)) -> Check:
    """SH18/thm-6--at-sizes: own/bad-volume gives at most the printed bound, ReLU; `constant` for 0.23 as a lie."""
    findings = [at_most(log_bound(at), printed_log_bound(at, constant)) for at in sizes]
    scope = f"ReLU, eps = {shared_epsilon(sizes)}, (N, d_0, d_1) = {', '.join(map(str, sizes))}"
    return Check("SH18/thm-6--at-sizes", suffices(all_of(findings)), scope)


def shared_epsilon(sizes: Iterable[Sizes]) -> fmpq:
    """The epsilon of all these sizes. Raises ValueError if they differ."""
    found = {str(at.epsilon): at.epsilon for at in sizes}
    if len(found) != 1:
        raise ValueError(f"sizes: expected one epsilon, not {', '.join(found)}")
    return next(iter(found.values()))
