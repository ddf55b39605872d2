"""The bound of SH18's eq. 12.25 at finite sizes: small correlations, unless no set of columns has them.

With own/equal-correlations in place of O(log K), for all 2 <= K <= L and 0 < theta < K, xi_0 = g^-1(theta):

    P(C B > 0) <= e^(-N K (psi(theta) - xi_0^2 / (2 (K - theta))))
                  + e^((2 log(2 K) - M theta^2 / (24 K^2)) (L/K - 1)).
"""

from functools import cache

import numpy as np
from flint import arb, fmpq
from scipy.special import log_ndtr

from landscape.evidence.balls import ball, upper, working_precision
from landscape.evidence.check import finder
from landscape.evidence.inputs import positive_integer
from landscape.vanishing_minima.small_correlations import equal, psi

_BITS = 128


def log_bound(N: int, M: int, L: int, K: int, theta: fmpq) -> arb:
    """The bound with these K and theta. Raises ValueError unless 1 <= K <= L and 0 < theta < K."""
    for name, value in (("N", N), ("M", M), ("L", L)):
        positive_integer(name, value)
    if positive_integer("K", K) > L:
        raise ValueError(f"K: expected at most L = {L} columns, not {K}")
    with working_precision(_BITS):
        row = equal.bound(K, theta) - K * psi(theta)
        coherent = (2 * arb(2 * K).log() - ball(M * theta * theta / (24 * K * K))) * ball(fmpq(L, K) - 1)
        return ((N * row).exp() + coherent.exp()).log()


def least_log_bound(N: int, M: int, L: int) -> arb:
    """The least value found over K and theta; at most 0. The search is in floats, the value is a ball."""
    with working_precision(_BITS):
        choice = best_choice(N, M, L)
        found = [arb(0)] if choice is None else [arb(0), log_bound(N, M, L, *choice)]
        return min(found, key=lambda bound: float(upper(bound)))


@finder
@cache
def best_choice(N: int, M: int, L: int) -> tuple[int, fmpq] | None:
    """(K, theta) found on a grid in floats; None where L < 2."""
    xi = np.linspace(0.02, 4, 400)
    log = log_ndtr(xi)
    theta = xi * np.exp(log + xi * xi / 2) * np.sqrt(2 * np.pi)
    K = np.unique(np.rint(2 * 1.05 ** np.arange(400)))
    K = K[K <= L][:, None]
    if not K.size:
        return None
    with np.errstate(divide="ignore", invalid="ignore"):
        row = -K * (xi * xi / (2 * theta) - log) + K * xi * xi / (2 * (K - theta))
        coherent = (2 * np.log(2 * K) - M * theta**2 / (24 * K * K)) * (L / K - 1)
        value = np.where(theta < K, np.logaddexp(N * row, coherent), np.inf)
    i, j = np.unravel_index(np.argmin(value), value.shape)
    return int(K[i, 0]), fmpq(round(float(theta[j]) * 1000), 1000)
