"""Checks of bounds on P(C B > 0) that hold at all sizes, against exact probabilities on the line and in the plane."""

from collections.abc import Iterable, Sequence
from itertools import product as pairs

from flint import arb, fmpq

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import all_of, at_most, less
from landscape.evidence.verdict import Arithmetic
from landscape.vanishing_minima.low_rank_slopes import positive_probability
from landscape.vanishing_minima.orthant_bounds import lower, product, route

ONE = fmpq(1)
SIZES = tuple(pairs((1, 2, 5, 40, 300), (1, 2), (1, 2, 7, 100)))
"""(N, M, L) with M = 1 or 2."""
CHOICES = ((fmpq(1, 10), fmpq(1, 2)), (fmpq(1), fmpq(1, 2)), (fmpq(5, 2), fmpq(9, 10)), (fmpq(8), fmpq(99, 100)))
"""(q, eta)."""
LEANS = ((fmpq(2), fmpq(2), fmpq(1, 2)), (fmpq(3), fmpq(2), fmpq(3, 4)), (fmpq(4), fmpq(5), fmpq(9, 10)))
ROUTES = ((2, fmpq(1)), (7, fmpq(5, 2)), (90, fmpq(21)))


@checker(Arithmetic.BALL)
def check_product_orthant(
    sizes: Iterable[tuple[int, int, int]] = SIZES, choices: Iterable[tuple] = CHOICES, scale: int = 1
) -> Check:
    """own/product-orthant against exact probabilities; `scale` multiplies the exponent as a lie."""
    findings = []
    with working_precision():
        for (N, M, L), choice in pairs(sizes, choices):
            found = product.log_bound(N, M, L, product.Choice(*choice))
            findings.append(less(exact_log(N, M, L), scale * found))
    scope = "M = 1 and 2, N up to 300, L up to 100, four choices of q and eta: exact probabilities"
    return Check("own/product-orthant", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_product_orthant_alone(N: int = 2000, L: int = 50) -> Check:
    """own/product-orthant without its last two terms, in the plane with q and eta small."""
    with working_precision():
        choice = product.Choice(fmpq(1, 100), fmpq(1, 100))
        first = product.exponents(arb(N), arb(2), arb(L), ball(choice.q), ball(choice.eta), product.ON_BALLS)[0]
        finding = at_most(exact_log(N, 2, L), first)
    return Check("own/product-orthant", finding, f"N = {N}, M = 2, L = {L}: below the exact probability")


@checker(Arithmetic.BALL)
def check_product_orthant_repeated(N: int = 10**4, M: int = 10**4, L: int = 10**3) -> Check:
    """own/product-orthant where all columns of B are one column: then P(C B > 0) = 2^-N."""
    with working_precision():
        finding = at_most(-N * ball(2).log(), product.least_log_bound(N, M, L))
    return Check("own/product-orthant", finding, f"(N, M, L) = ({N}, {M}, {L}): the probability is 2^-N")


@checker(Arithmetic.BALL)
def check_lower(sizes: Iterable[tuple[int, int, int]] = SIZES, leans: Sequence[tuple] = LEANS, lift: int = 0) -> Check:
    """own/product-orthant-lower against exact probabilities; `lift` adds N L to the exponent as a lie."""
    findings = []
    with working_precision():
        for N, M, L in sizes:
            found = lower.greatest_log_lower_bound(N, M, L)
            findings.append(less(found + lift * N * L, exact_log(N, M, L)))
        for lean in leans:
            findings.append(less(lower.log_lower_bound(2, 2, 3, *lean) + 6 * lift, exact_log(2, 2, 3)))
    scope = "M = 1 and 2, N up to 300, L up to 100: exact probabilities"
    return Check("own/product-orthant-lower", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_lower_alone(N: int = 3, L: int = 3, lean: fmpq = fmpq(1, 1000)) -> Check:
    """own/product-orthant-lower without its last logarithm, in the plane with a lean that is too small."""
    with working_precision():
        tail = ((ball(lean) / arb(2).sqrt()).erfc() / 2).log()
        finding = at_most((N + L) * tail, exact_log(N, 2, L))
    return Check("own/product-orthant-lower", finding, f"N = {N}, M = 2, L = {L}, s = t = {lean}")


@checker(Arithmetic.BALL)
def check_route(sizes: Iterable[tuple[int, int, int]] = SIZES, choices: Sequence = ROUTES, scale: int = 1) -> Check:
    """SH18/eq-12.25 against exact probabilities; `scale` multiplies the first exponent's size as a lie."""
    findings = []
    with working_precision():
        for (N, M, L), (K, theta) in pairs(sizes, choices):
            if K <= L:
                findings.append(less(exact_log(N, M, L), scale * route.log_bound(N, M, L, K, theta)))
        for n in (10**3, 10**4, 10**6):
            findings.append(less(product.least_log_bound(n, n, n), scale * route.least_log_bound(n, n, n)))
    scope = "M = 1 and 2, exact; N = M = L = 10^3, 10^4, 10^6: above the bound of own/product-orthant"
    return Check("SH18/eq-12.25", all_of(findings), scope)


def exact_log(N: int, M: int, L: int) -> arb:
    """log P(C B > 0) for M = 1 and 2."""
    return ball(positive_probability(N, L, M)).log()
