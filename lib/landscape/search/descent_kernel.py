"""Gradient descent on the Gaussian loss, compiled: one trajectory at a time, so that it stays in the L1 cache.

The cosines of all angles, each pair of neurons once and each neuron with each target, stand in one
row. The loop over it has no branch: the arc cosine is fdlibm's rational approximation with
selections in place of its branches, accurate to an ulp or two. The targets are the first basis
vectors, so that the inner products with them are the entries of W.

This module imports numba: import it where it pays.
"""

from functools import cache
from math import pi, sqrt

import numpy as np
from numba import njit

compiled = njit(cache=True, fastmath={"reassoc", "contract", "nsz", "arcp"}, error_model="numpy")

LOOK = 20
"""The loss is looked at in every so many steps."""
LANES = 8
"""Rows are padded to a multiple of this, with zeros."""
_HALF = 1 / (2 * pi)


@compiled
def angles(cosines, count, remaining, sines):
    """Fill in (pi - t) / (2 pi) and sin(t) / (2 pi) for the angles t whose cosines are given."""
    for m in range(count):
        c = min(max(cosines[m], -1.0), 1.0)
        a = abs(c)
        near = a > 0.5
        z = 0.5 * (1.0 - a) if near else a * a
        s = sqrt(z) if near else a
        p = 7.91534994289814532176e-04 + z * 3.47933107596021167570e-05
        p = 2.01212532134862925881e-01 + z * (-4.00555345006794114027e-02 + z * p)
        p = z * (1.66666666666666657415e-01 + z * (-3.25565818622400915405e-01 + z * p))
        q = -6.88283971605453293030e-01 + z * 7.70381505559019352791e-02
        q = 1.0 + z * (-2.40339491173441421878e00 + z * (2.02094576023350569471e00 + z * q))
        arcsine = s + s * (p / q)
        sharp = 2.0 * arcsine if near else 0.5 * pi - arcsine
        remaining[m] = _HALF * (pi - sharp if c > 0.0 else sharp)
        sines[m] = _HALF * sqrt(1.0 - c * c)


@cache
def kernel(width):  # noqa: C901 - one function, so that `width` is a constant in all of its loops
    """`descend` for up to `width` neurons and targets, a multiple of `LANES`: then inner loops have a fixed length."""

    @compiled
    def descend(W, n, k, step, small, low, most):  # noqa: C901
        """(steps, loss, steepest) of one run; W is moved to where it stopped.

        W           (n, k) weights in the corner of an array of zeros of shape (width, width)
        small       stop where no neuron's gradient is longer than this
        low         stop where the loss, looked at now and then, is below this
        most        number of steps after which it stops in any case
        """
        pairs, count = n * (n - 1) // 2, n * (n - 1) // 2 + n * k
        T, P, G = np.zeros((width, width)), np.zeros((width, width)), np.zeros((width, width))
        lengths, inverses, radial, row = np.zeros(width), np.zeros(width), np.zeros(width), np.zeros(width)
        inside = (np.arange(width) < k) * 1.0
        cosines, remaining, sines = np.zeros(count + width), np.zeros(count + width), np.zeros(count + width)
        taken = 0
        while True:
            for i in range(n):
                square = 0.0
                for c in range(width):
                    square += W[i, c] * W[i, c]
                    T[c, i] = W[i, c]
                lengths[i] = sqrt(square)
                inverses[i] = 1.0 / lengths[i]
            for i in range(1, n):
                begin = i * (i - 1) // 2
                for j in range(width):
                    row[j] = 0.0
                for c in range(0, k, 4):
                    a0, a1, a2, a3 = W[i, c], W[i, c + 1], W[i, c + 2], W[i, c + 3]
                    for j in range(width):
                        row[j] += a0 * T[c, j] + a1 * T[c + 1, j] + a2 * T[c + 2, j] + a3 * T[c + 3, j]
                for j in range(width):
                    cosines[begin + j] = row[j] * (inverses[i] * inverses[j])
            for i in range(n):
                begin = pairs + i * k
                for c in range(width):
                    cosines[begin + c] = W[i, c] * inverses[i]
            angles(cosines, count, remaining, sines)
            for i in range(n):
                begin, bend = i * (i - 1) // 2, 0.0
                for j in range(i):
                    bend += sines[begin + j] * lengths[j]
                    radial[j] += sines[begin + j] * lengths[i]
                    P[i, j] = remaining[begin + j]
                    P[j, i] = remaining[begin + j]
                radial[i] = bend
                P[i, i] = 0.5
            longest = 0.0
            for i in range(n):
                begin = pairs + i * k
                bend = radial[i]
                for c in range(width):
                    bend -= inside[c] * sines[begin + c]
                bend *= inverses[i]
                for c in range(width):
                    row[c] = bend * W[i, c] - remaining[begin + c]
                for j in range(0, n, 4):
                    p0, p1, p2, p3 = P[i, j], P[i, j + 1], P[i, j + 2], P[i, j + 3]
                    for c in range(width):
                        row[c] += p0 * W[j, c] + p1 * W[j + 1, c] + p2 * W[j + 2, c] + p3 * W[j + 3, c]
                square = 0.0
                for c in range(width):
                    G[i, c] = inside[c] * row[c]
                    square += G[i, c] * G[i, c]
                longest = max(longest, square)
            if taken % LOOK == 0 or longest <= small * small or taken >= most:
                loss = 0.5 * (0.5 * k + k * (k - 1) * _HALF)
                for i in range(n):
                    begin = pairs + i * k
                    for c in range(k):
                        loss += 0.5 * W[i, c] * (G[i, c] - remaining[begin + c]) - 0.5 * lengths[i] * sines[begin + c]
                if longest <= small * small or loss < low or taken >= most:
                    return taken, loss, sqrt(longest)
            for i in range(n):
                for c in range(width):
                    W[i, c] -= step * G[i, c]
            taken += 1

    return descend
