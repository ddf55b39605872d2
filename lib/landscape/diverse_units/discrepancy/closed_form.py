"""The L2 discrepancy of weights in closed form: XLS17 Theorem 8, with the constant in every dimension."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from flint import arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.inputs import positive_integer
from landscape.networks.arc_cosine import angles, kernel_zero


@dataclass(frozen=True)
class WithPi:
    """A number a + b / pi^2 with rational a and b."""

    a: fmpq
    b: fmpq

    def enclosure(self) -> arb:
        """A ball of the working precision."""
        with working_precision():
            return arb(self.a) + arb(self.b) / arb.pi() ** 2


def mean_square(dim: int) -> WithPi:
    """E[k(u, v)^2] for independent uniform u and v: 1/16 + (1/2 pi^2) sum of 1/q^2 over q = dim, dim + 2, ...

    The sum is pi^2/24 from 2 on and pi^2/8 from 1 on, less finitely many terms. Raises ValueError for dim < 2.
    """
    if positive_integer("dim", dim) < 2:
        raise ValueError(f"dim: expected at least 2, not {dim}")
    whole = fmpq(1, 48) if dim % 2 == 0 else fmpq(1, 16)
    missing = sum((fmpq(1, q * q) for q in range(2 - dim % 2, dim, 2)), fmpq(0))
    return WithPi(fmpq(1, 16) + whole, -missing / 2)


def square_discrepancy(W: Any) -> Any:
    """L_2(W)^2 by Theorem 8: floats for an array of floats, else a ball. W (num_neurons, dim), rows not zero."""
    kernel = kernel_zero(angles(W, W))
    mean = (kernel * kernel).sum() / len(kernel) ** 2
    constant = mean_square(np.asarray(W).shape[1]).enclosure()
    return mean - (float(constant.mid()) if isinstance(mean, float) else constant)


def regulariser(W: Any) -> Any:
    """R(W), the mean of k^2 over pairs of different weights (XLS17 eq. 28). Needs two weights.

    Raises ValueError for fewer.
    """
    kernel = kernel_zero(angles(W, W))
    num = len(kernel)
    if num < 2:
        raise ValueError("W: expected at least two weights")
    squares = kernel * kernel
    return (squares.sum() - squares.trace()) / (num * (num - 1))


def uniform_mean(num_neurons: int, dim: int) -> WithPi:
    """E[L_2(W)^2] for independent uniform weights: (1/4 - E k^2)/n."""
    constant = mean_square(dim)
    return WithPi((fmpq(1, 4) - constant.a) / num_neurons, -constant.b / num_neurons)
