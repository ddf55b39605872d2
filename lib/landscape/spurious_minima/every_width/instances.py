"""Type A at single widths: the whole gradient, Hessian and loss beside the formulas."""

from typing import Any

import numpy as np
from flint import arb, arb_mat

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.comparison import Finding, less
from landscape.evidence.inputs import positive_integer
from landscape.networks.gaussian_loss import gaussian_loss
from landscape.spurious_minima.every_width import agreement
from landscape.spurious_minima.every_width.agreement import CLOSE, Component
from landscape.spurious_minima.every_width.blocks import Blocks, blocks, equations
from landscape.spurious_minima.every_width.loss import loss
from landscape.spurious_minima.every_width.shape import Shape


def matrix(k: int, own: Any, other: Any) -> np.ndarray:
    """own I + other (J - I), shape (k, k). Raises ValueError unless k is a positive integer."""
    positive_integer("k", k)
    return np.array([[own if i == j else other for j in range(k)] for i in range(k)], dtype=object)


def blocks_agree(k: int, w: Shape, found: Blocks | None = None) -> Finding:
    """Whether the blocks at W, an integer k >= 4, make up the whole Hessian in R^k and R^(k+1).

    Raises ValueError for a smaller k, where the four kinds of directions are not all there.
    """
    if type(k) is not int or k < 4:
        raise ValueError(f"k: expected an integer of at least 4, not {k!r}")
    with working_precision():
        found = found or blocks(w)
        first, second = (x / k for x in equations(w))
        extra = matrix(k, w.co, w.half)
        return agreement.agrees(
            matrix(k, w.a, w.b), matrix(k, first, second), _components(k, w, found), arb_mat(extra.tolist())
        )


def _components(k: int, w: Shape, found: Blocks) -> list[Component]:
    eye, rest = np.eye(k, dtype=int), 1 - np.eye(k, dtype=int)
    rows, one = agreement.balanced(k), np.ones(1, dtype=int)
    copies = [(np.diag(x), x[:, None] * rest, x[None, :] * rest) for x in rows]
    anti, sym = agreement.antisymmetric(k), agreement.symmetric(k)
    T = _scaled(found.T, (1 / w.s, 1 / (w.s * w.rho)))
    S = _scaled(found.S, (arb(1), 1 / w.rho, 1 / w.rho**2))
    return [
        Component([(eye, rest)], [one], T),
        Component(copies, rows, S),
        Component([(z,) for z in sym], sym, arb_mat([[found.X]])),
        Component([(z,) for z in anti], anti, arb_mat([[found.Y]])),
    ]


def _scaled(block: arb_mat, factors: tuple[arb, ...]) -> arb_mat:
    """D block D with the diagonal matrix D: back from scaled to plain variables."""
    return arb_mat([[block[i, j] * x * y for j, y in enumerate(factors)] for i, x in enumerate(factors)])


def loss_agrees(k: int, w: Shape, scale: Any = 1) -> Finding:
    """Whether `loss` is F, to 25 digits. `scale` is the length of the targets, 1 for a true statement."""
    with working_precision():
        whole = gaussian_loss(matrix(k, w.a, w.b), matrix(k, ball(scale), ball(0)))
        return less(abs(loss(w) - whole), CLOSE)
