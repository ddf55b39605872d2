"""A lower bound for log P(C B > 0): every row and every column leans to one direction (own/product-orthant-lower)."""

from functools import cache

import numpy as np
from flint import arb, fmpq
from scipy.special import log_ndtr

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.check import finder
from landscape.evidence.inputs import exact_number, positive_integer

_BITS = 128


def log_lower_bound(N: int, M: int, L: int, s: fmpq, t: fmpq, tilt: fmpq) -> arb:
    """N log P(Z > s) + L log P(Z > t) + log(1 - N L e^(-tilt s t) (1 - tilt^2)^(-(M - 1) / 2)). A ball.

    Raises ValueError unless s, t > 0, 0 < tilt < 1 and the last logarithm exists.
    """
    for name, value in (("N", N), ("M", M), ("L", L)):
        positive_integer(name, value)
    if min(exact_number("s", s), exact_number("t", t)) <= 0 or not 0 < exact_number("tilt", tilt) < 1:
        raise ValueError(f"s, t, tilt: expected positive numbers, the last below 1, not {s}, {t}, {tilt}")
    with working_precision(_BITS):
        s, t, tilt = ball(s), ball(t), ball(tilt)
        astray = N * L * (-tilt * s * t - ball(M - 1) / 2 * (1 - tilt * tilt).log()).exp()
        if not astray < 1:
            raise ValueError(f"s, t: expected them so large that {astray} is below 1")
        return N * _log_tail(s) + L * _log_tail(t) + (1 - astray).log()


def greatest_log_lower_bound(N: int, M: int, L: int) -> arb:
    """The greatest lower bound on log P(C B > 0) that we find: parameters from floats, the value is a ball."""
    return log_lower_bound(N, M, L, *best_lean(N, M, L))


@finder
@cache
def best_lean(N: int, M: int, L: int) -> tuple[fmpq, fmpq, fmpq]:
    """(s, t, tilt) found in floats."""
    S = np.linspace(0.2, 3, 600) * (np.sqrt(2 * M * np.log(4 * N * L)) + 2 * np.log(4 * N * L))
    tilt = 2 * S / (M - 1 + np.sqrt((M - 1) ** 2 + 4 * S * S)) * (1 - 1e-9)
    astray = np.log(N * L) - tilt * S - (M - 1) / 2 * np.log1p(-tilt * tilt)
    ratio = np.geomspace(0.2, 5, 81)[:, None] * np.sqrt(N / L)  # t / s
    s, t = np.sqrt(S / ratio), np.sqrt(S * ratio)
    rest = np.log1p(-np.exp(np.minimum(astray, -1e-3)))
    value = np.where(astray < -0.01, N * log_ndtr(-s) + L * log_ndtr(-t) + rest, -np.inf)
    i, j = np.unravel_index(np.argmax(value), value.shape)
    return _rounded(s[i, j]), _rounded(t[i, j]), _rounded(tilt[j] * (1 - 1e-6))


def _log_tail(x: arb) -> arb:
    """log P(Z > x)."""
    return ((x / arb(2).sqrt()).erfc() / 2).log()


def _rounded(x: float) -> fmpq:
    return fmpq(max(1, round(float(x) * 10**6)), 10**6)
