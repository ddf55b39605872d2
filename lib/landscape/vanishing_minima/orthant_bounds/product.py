"""Upper bounds for log P(C B > 0), C (N, M) and B (M, L) standard normal: SH18's Lemma 16, and one at all sizes.

Given B, the rows of C are independent, and each is positive on K columns with probability at most
2^-(|B_S|_F^2 / |B_S|^2), S the set of these columns (own/stable-rank-orthant). Of floor(L/K) disjoint sets one is
well-conditioned, unless all fail. That is own/product-orthant, for any K, q > 0 and 0 < eta < 1:

    P(C B > 0) <= 2^(-N K (1 - eta) / (1 + sqrt(K/M) + q)^2)
                  + (e^(-M q^2 / 2) + e^((M K / 2)(eta + log(1 - eta))))^floor(L/K).
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
    """Free parameters of own/product-orthant: K columns a set, q for its norm, eta for its length.

    Raises ValueError unless K >= 1, q > 0 and 0 < eta < 1.
    """

    K: int
    q: fmpq
    eta: fmpq

    def __post_init__(self) -> None:
        positive_integer("K", self.K)
        if exact_number("q", self.q) <= 0:
            raise ValueError(f"q: expected a positive number, not {self.q}")
        if not 0 < exact_number("eta", self.eta) < 1:
            raise ValueError(f"eta: expected a number between 0 and 1, not {self.eta}")


def printed_log_bound(N: int, M: int, L: int) -> arb:
    """SH18 Lemma 16: -0.4 N alpha^(1/4) with alpha = M L / N, where N >= L (otherwise N and L change places)."""
    N, L = max(_size("N", N), _size("L", L)), min(N, L)
    with working_precision(_BITS):
        return -ball("2/5") * N * arb(fmpq(_size("M", M) * L, N)) ** ball("1/4")


def log_bound(N: int, M: int, L: int, choice: Choice) -> arb:
    """An upper bound on log P(C B > 0) by own/product-orthant with these parameters; needs K <= L. A ball."""
    if _size("L", L) < choice.K:
        raise ValueError(f"choice: expected at most L = {L} columns in a set, not {choice.K}")
    with working_precision(_BITS):
        q, eta = ball(choice.q), ball(choice.eta)
        return _ON_BALLS.logaddexp(
            *exponents(ball(_size("N", N)), ball(_size("M", M)), L // choice.K, ball(choice.K), q, eta, _ON_BALLS)
        )


def least_log_bound(N: int, M: int, L: int) -> arb:
    """The least upper bound on log P(C B > 0) that we find: parameters are searched in floats, the value is a ball.

    C B and its transpose have one law up to the sizes, so both ways are tried; never above -max(N, L) log 2, which
    is one column of C B alone. The ball's upper end is rigorous whatever the search found. Any sizes >= 1.
    """
    sizes = [(_size("N", N), _size("M", M), _size("L", L)), (L, M, N)]
    with working_precision(_BITS):
        found = [-max(N, L) * ball(2).log()]
        found += [log_bound(*size, choice) for size in sizes if (choice := best_choice(*size)) is not None]
        return min(found, key=lambda bound: float(upper(bound)))


@finder
@cache
def best_choice(N: int, M: int, L: int) -> Choice | None:
    """Parameters that make own/product-orthant small, by a refined grid in floats. None if K = 1 is best."""
    Ks = _candidates(N, M, L)
    if not Ks.size:
        return None
    K, eta = np.meshgrid(Ks, _ETAS, indexing="ij")
    q = np.sqrt(-K * (eta + np.log1p(-eta)))  # both ways to fail are equally likely
    K, q, eta = _least(N, M, L, K, q, eta)
    for width in (0.3, 0.05):
        factors, shifts = np.meshgrid(1 + width * _STEPS, 1 + width * _STEPS, indexing="ij")
        _, q, eta = _least(N, M, L, np.full_like(factors, K), q * factors, np.clip(eta * shifts, 1e-6, 0.999999))
    return Choice(int(K), _rounded(q), min(_rounded(eta), fmpq(999999, 10**6)))


def exponents(N: Any, M: Any, groups: Any, K: Any, q: Any, eta: Any, on: Any) -> tuple[Any, Any]:
    """Logarithms of the two terms of own/product-orthant, `on` floats or balls."""
    good = -on.log(on.two) * N * K * (1 - eta) / (1 + on.sqrt(K / M) + q) ** 2
    long, short = -M * q * q / 2, M * K / 2 * (eta + on.log(1 - eta))
    return good, groups * on.logaddexp(long, short)


_ON_BALLS = SimpleNamespace(two=arb(2), log=arb.log, sqrt=arb.sqrt, logaddexp=lambda a, b: (a.exp() + b.exp()).log())
_ON_FLOATS = SimpleNamespace(two=2.0, log=np.log, sqrt=np.sqrt, logaddexp=np.logaddexp)


def _least(N: int, M: int, L: int, K: Any, q: Any, eta: Any) -> tuple[Any, Any, Any]:
    """The grid point of least bound."""
    at = np.argmin(np.logaddexp(*exponents(float(N), float(M), L // K, K.astype(float), q, eta, _ON_FLOATS)))
    return K.flat[at], q.flat[at], eta.flat[at]


def _candidates(N: int, M: int, L: int) -> np.ndarray:
    """Set sizes K from 2 on: all up to 64, then about 6 % apart, up to far beyond sqrt(alpha); and L over 1, 2, ..."""
    most = min(L, 64 + int(16 * np.sqrt(M * L / N)))
    steps = np.rint(64 * 1.06 ** np.arange(400)).astype(np.int64)
    found = np.unique(np.concatenate([np.arange(2, 65), steps, L // np.arange(1, 65)]))
    return found[(found >= 2) & (found <= max(most, 1))]


def _rounded(x: float) -> fmpq:
    """Six digits, so that the parameters do not hang on a processor's last bit."""
    return fmpq(max(1, round(float(x) * 10**6)), 10**6)


def _size(name: str, value: int) -> int:
    return positive_integer(name, value)
