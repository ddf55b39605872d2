"""Upper bounds for log P(C B > 0), C (N, M) and B (M, L) standard normal: SH18's Lemma 16, and one at all sizes.

Only the directions of the columns of B count. Given them, the rows of C are independent, and each is positive on all
L with probability at most 2^-(L / |B'|^2), where B' has columns of length 1 (own/stable-rank-orthant); and |B'| is
seldom large. That is own/product-orthant: for any t > 0, with m the square of the mean length of a column,

    P(C B > 0) <= 2^(-N L m / (sqrt(M) + sqrt(L) + t)^2) + e^(-t^2 / 2).
"""

from functools import cache
from types import SimpleNamespace
from typing import Any

import numpy as np
from flint import arb, fmpq

from landscape.evidence.balls import ball, upper, working_precision
from landscape.evidence.check import finder
from landscape.evidence.inputs import exact_number, positive_integer

_BITS = 128


def printed_log_bound(N: int, M: int, L: int) -> arb:
    """SH18 Lemma 16: -0.4 N alpha^(1/4) with alpha = M L / N, where N >= L (otherwise N and L change places)."""
    _require_sizes(N, M, L)
    N, L = max(N, L), min(N, L)
    with working_precision(_BITS):
        return -ball("2/5") * N * arb(fmpq(M * L, N)) ** ball("1/4")


def log_bound(N: int, M: int, L: int, t: fmpq) -> arb:
    """An upper bound on log P(C B > 0) by own/product-orthant with this t. A ball. Raises ValueError unless t > 0."""
    _require_sizes(N, M, L)
    if exact_number("t", t) <= 0:
        raise ValueError(f"t: expected a positive number, not {t}")
    with working_precision(_BITS):
        positive, large = exponents(arb(N), arb(M), arb(L), squared_mean_length(M), ball(t), ON_BALLS)
        return (positive.exp() + large.exp()).log()


def least_log_bound(N: int, M: int, L: int) -> arb:
    """The least upper bound on log P(C B > 0) that we find: t is searched in floats, the value is a ball.

    C B and its transpose have one law up to the sizes, so both ways are tried; never above -max(N, L) log 2, which
    is one row or column of C B alone. The ball's upper end is rigorous whatever the search found. Any sizes >= 1.
    """
    _require_sizes(N, M, L)
    with working_precision(_BITS):
        found = [log_bound(*sizes, best_t(*sizes)) for sizes in ((N, M, L), (L, M, N))]
        return min([-max(N, L) * arb(2).log(), *found], key=lambda bound: float(upper(bound)))


@finder
@cache
def best_t(N: int, M: int, L: int) -> fmpq:
    """The t that makes own/product-orthant small, to six digits, by a refined grid in floats."""
    t = np.geomspace(1e-3, 2 + np.sqrt(2 * N * min(M, L)), 200)
    for width in (0.1, 0.005, 0):
        logs = exponents(float(N), float(M), float(L), M - 0.5, t, _ON_FLOATS)
        best = float(t[np.argmin(np.logaddexp(*logs))])
        t = best * (1 + width * np.linspace(-1, 1, 51))
    return fmpq(max(1, round(best * 10**6)), 10**6)


def exponents(N: Any, M: Any, L: Any, m: Any, t: Any, on: Any) -> tuple[Any, Any]:
    """Logarithms of the two terms of own/product-orthant, `on` floats or balls."""
    return -on.log(on.two) * N * L * m / (on.sqrt(M) + on.sqrt(L) + t) ** 2, -t * t / 2


def squared_mean_length(M: int) -> arb:
    """m = 2 Gamma((M + 1) / 2)^2 / Gamma(M / 2)^2: (E |b|)^2 for standard normal b in R^M; M^2 / (M + 1) <= m <= M."""
    with working_precision(_BITS):
        return 2 * (2 * ((arb(M) + 1) / 2).lgamma() - 2 * (arb(M) / 2).lgamma()).exp()


ON_BALLS = SimpleNamespace(two=arb(2), log=arb.log, sqrt=arb.sqrt)
_ON_FLOATS = SimpleNamespace(two=2.0, log=np.log, sqrt=np.sqrt)


def _require_sizes(N: int, M: int, L: int) -> None:
    for name, value in (("N", N), ("M", M), ("L", L)):
        positive_integer(name, value)
