"""Upper bounds for log P(C B > 0), C (N, M) and B (M, L) standard normal: SH18's Lemma 16, and one at all sizes.

Given B, the rows of C are independent, and each is positive on all L columns with probability at most
2^-(|B|_F^2 / |B|^2) (own/stable-rank-orthant). B is seldom too short or too wide. That is own/product-orthant, for
any q > 0 and 0 < eta < 1:

    P(C B > 0) <= 2^(-N L (1 - eta) / (1 + sqrt(L/M) + q)^2) + e^(-M q^2 / 2) + e^((M L / 2)(eta + log(1 - eta))).
"""

from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace
from typing import Any

import numpy as np
from flint import arb, fmpq

from landscape.evidence.balls import ball, upper, working_precision
from landscape.evidence.check import finder
from landscape.evidence.inputs import exact_number, positive_integer

_ETAS = np.arange(1, 100) / 100
_STEPS = np.arange(-9, 10) / 9
_BITS = 128


@dataclass(frozen=True)
class Choice:
    """Free parameters of own/product-orthant: q for the norm of B, eta for its length.

    Raises ValueError unless q > 0 and 0 < eta < 1.
    """

    q: fmpq
    eta: fmpq

    def __post_init__(self) -> None:
        if exact_number("q", self.q) <= 0:
            raise ValueError(f"q: expected a positive number, not {self.q}")
        if not 0 < exact_number("eta", self.eta) < 1:
            raise ValueError(f"eta: expected a number between 0 and 1, not {self.eta}")


def printed_log_bound(N: int, M: int, L: int) -> arb:
    """SH18 Lemma 16: -0.4 N alpha^(1/4) with alpha = M L / N, where N >= L (otherwise N and L change places)."""
    _require_sizes(N, M, L)
    N, L = max(N, L), min(N, L)
    with working_precision(_BITS):
        return -ball("2/5") * N * arb(fmpq(M * L, N)) ** ball("1/4")


def log_bound(N: int, M: int, L: int, choice: Choice) -> arb:
    """An upper bound on log P(C B > 0) by own/product-orthant with these parameters. A ball."""
    _require_sizes(N, M, L)
    with working_precision(_BITS):
        return _log_sum(exponents(arb(N), arb(M), arb(L), ball(choice.q), ball(choice.eta), ON_BALLS))


def least_log_bound(N: int, M: int, L: int) -> arb:
    """The least upper bound on log P(C B > 0) that we find: parameters are searched in floats, the value is a ball.

    C B and its transpose have one law up to the sizes, so both ways are tried; never above -max(N, L) log 2, which
    is one row or column of C B alone. The ball's upper end is rigorous whatever the search found. Any sizes >= 1.
    """
    _require_sizes(N, M, L)
    with working_precision(_BITS):
        found = [log_bound(*sizes, best_choice(*sizes)) for sizes in ((N, M, L), (L, M, N))]
        return min([-max(N, L) * arb(2).log(), *found], key=lambda bound: float(upper(bound)))


@finder
@cache
def best_choice(N: int, M: int, L: int) -> Choice:
    """Parameters that make own/product-orthant small, by a refined grid in floats."""
    eta = _ETAS
    q = np.sqrt(-L * (eta + np.log1p(-eta)))  # then the last two terms are equal
    q, eta = _least(N, M, L, q, eta)
    for width in (0.3, 0.05):
        factors, shifts = np.meshgrid(1 + width * _STEPS, 1 + width * _STEPS, indexing="ij")
        q, eta = _least(N, M, L, q * factors, np.clip(eta * shifts, 1e-6, 0.999999))
    return Choice(_rounded(q), min(_rounded(eta), fmpq(999999, 10**6)))


def exponents(N: Any, M: Any, L: Any, q: Any, eta: Any, on: Any) -> tuple[Any, Any, Any]:
    """Logarithms of the three terms of own/product-orthant, `on` floats or balls."""
    positive = -on.log(on.two) * N * L * (1 - eta) / (1 + on.sqrt(L / M) + q) ** 2
    return positive, -M * q * q / 2, M * L / 2 * (eta + on.log(1 - eta))


ON_BALLS = SimpleNamespace(two=arb(2), log=arb.log, sqrt=arb.sqrt)
_ON_FLOATS = SimpleNamespace(two=2.0, log=np.log, sqrt=np.sqrt)


def _log_sum(logs: tuple[arb, ...]) -> arb:
    return sum((log.exp() for log in logs), arb(0)).log()


def _least(N: int, M: int, L: int, q: Any, eta: Any) -> tuple[Any, Any]:
    """The grid point of least bound."""
    logs = exponents(float(N), float(M), float(L), q, eta, _ON_FLOATS)
    at = np.argmin(np.logaddexp.reduce(np.broadcast_arrays(*logs)))
    return q.flat[at], eta.flat[at]


def _rounded(x: float) -> fmpq:
    """Six digits, so that the parameters do not hang on a processor's last bit."""
    return fmpq(max(1, round(float(x) * 10**6)), 10**6)


def _require_sizes(N: int, M: int, L: int) -> None:
    for name, value in (("N", N), ("M", M), ("L", L)):
        positive_integer(name, value)
