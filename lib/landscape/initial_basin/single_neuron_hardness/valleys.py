"""The sample of SS16 section 8.1: one loss for every axis, two valleys in it, and what their mean is worth.

On one axis the samples are (1/2, s) and (-1, 1), and the loss of the weight w is
e(w) = ((relu(w/2) - s)^2 + (relu(-w) - 1)^2) / 2. On d axes the loss is the mean of d such
losses, because each sample sees one coordinate only.
"""

from collections.abc import Sequence
from itertools import product
from math import comb
from typing import Any

import sympy
from flint import fmpq

from landscape.evidence.inputs import exact_number, positive_integer

GOOD, BAD = -1, 1
"""Signs of a coordinate, named after the valley on that side."""


def axis_loss(w: fmpq, s: fmpq) -> fmpq:
    """e(w), the loss on one axis; exact."""
    active, other = max(w / 2, fmpq(0)), max(-w, fmpq(0))
    return ((active - s) ** 2 + (other - 1) ** 2) / 2


def loss(w: Sequence[fmpq], s: fmpq) -> fmpq:
    """E(w), the mean of the losses on the axes; exact."""
    return sum((axis_loss(entry, s) for entry in w), fmpq(0)) / len(w)


def axis_minimum(side: int, s: Any) -> Any:
    """Where e is least on that side of zero: -1, or 2s."""
    return -1 if side == GOOD else 2 * s


def axis_formula(side: int, w: sympy.Expr, s: sympy.Expr) -> sympy.Expr:
    """e(w) as a polynomial in w and s, for w on that side."""
    if side == GOOD:
        return (s**2 + (-w - 1) ** 2) / 2
    return ((w / 2 - s) ** 2 + 1) / 2


def orthants(dim: int) -> list[tuple[int, ...]]:
    """All sign vectors of `dim` coordinates."""
    return list(product((GOOD, BAD), repeat=dim))


def basin_value(num_bad: int, dim: int, level: fmpq) -> fmpq:
    """Least loss of an orthant with so many bad coordinates: (K/2 + (d - K) level) / d."""
    return (fmpq(num_bad, 2) + (dim - num_bad) * level) / dim


def basin_law(threshold: Any, dim: int, level: Any, bad: Any = fmpq(1, 2)) -> fmpq:
    """F(threshold) of one neuron on d axes, Pr[K/2 + (d - K) level <= d threshold], K ~ B(d, 1/2). Exact.

    `bad` is another value of the bad valley.
    """
    threshold, level, bad = (
        exact_number(name, value) for name, value in (("threshold", threshold), ("level", level), ("bad", bad))
    )
    counted = [k for k in range(dim + 1) if k * bad + (dim - k) * level <= dim * threshold]
    return fmpq(sum(comb(dim, k) for k in counted), 2**dim)


def tail(dim: int, quarter: int = 4) -> fmpq:
    """Pr[B(d, 1/2) <= d/4]; exact."""
    positive_integer("dim", dim)
    return fmpq(sum(comb(dim, k) for k in range(dim // quarter + 1)), 2**dim)
