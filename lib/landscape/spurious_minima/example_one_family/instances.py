"""Example 1's family at single widths: the whole gradient, Hessian and loss beside the formulas."""

from typing import Any

import numpy as np
from flint import arb, arb_mat

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.comparison import Finding, less
from landscape.evidence.linear_algebra import solve
from landscape.networks.gaussian_loss import gaussian_loss
from landscape.spurious_minima.every_width import agreement
from landscape.spurious_minima.every_width import instances as simpler
from landscape.spurious_minima.every_width.agreement import CLOSE, Component
from landscape.spurious_minima.example_one_family.blocks import Blocks, blocks
from landscape.spurious_minima.example_one_family.loss import scaled_loss
from landscape.spurious_minima.example_one_family.shape import Shape, equations


def matrix(k: int, a: Any, b: Any, d: Any, c: Any, e: Any) -> np.ndarray:
    """Rows i < k: a at place i, d at the last place, b elsewhere. Last row: c, ..., c, e. Shape (k, k)."""
    whole = simpler.matrix(k, a, b)
    whole[:-1, -1], whole[-1, :-1], whole[-1, -1] = d, c, e
    return whole


def weights(w: Shape) -> tuple[arb, arb, arb, arb, arb]:
    """a, b, d, c, e."""
    s = w.s
    return 1 + w.A * s**2, w.B * s**2, s * w.D, s * w.C, w.E * s - 1


def blocks_agree(k: int, w: Shape, found: Blocks | None = None) -> Finding:
    """Whether the blocks at W, an integer k >= 5, make up the whole Hessian in R^k and R^(k+1).

    Raises ValueError for a smaller k, where the four kinds of directions are not all there.
    """
    if type(k) is not int or k < 5:
        raise ValueError(f"k: expected an integer of at least 5, not {k!r}")
    with working_precision():
        found = found or blocks(w)
        scaled = zip(equations(w), (w.s, w.s**2, w.s, w.s, w.s), strict=True)
        gradient = matrix(k, *(x * y for x, y in scaled))
        return agreement.agrees(matrix(k, *weights(w)), gradient, _components(k, w, found), _extra(k, w, found))


def _components(k: int, w: Shape, found: Blocks) -> list[Component]:
    p = k - 1
    eye, rest = np.eye(p, dtype=int), 1 - np.eye(p, dtype=int)
    rows, one, ones = agreement.balanced(p), np.ones(1, dtype=int), np.ones(p, dtype=int)
    fixed = (_inner(eye), _inner(rest), _column(ones), _row(ones), np.outer(*[np.eye(k, dtype=int)[-1]] * 2))
    copies = [
        (_inner(np.diag(x)), _inner(x[:, None] * rest), _inner(x[None, :] * rest), _column(x), _row(x)) for x in rows
    ]
    anti, sym = agreement.antisymmetric(p), agreement.symmetric(p)
    plain = (arb(1), 1 / w.rho, 1 / w.rho**2, arb(1), arb(1))
    S = arb_mat([[found.S[i, j] * x * y for j, y in enumerate(plain)] for i, x in enumerate(plain)])
    return [
        Component([fixed], [one], _unscaled(w, found.T)),
        Component(copies, rows, S),
        Component([(_inner(z),) for z in sym], sym, arb_mat([[found.X]])),
        Component([(_inner(z),) for z in anti], anti, arb_mat([[found.Y]])),
    ]


def _unscaled(w: Shape, T: arb_mat) -> arb_mat:
    """The form in a, b, d, c, e, from that in A, B/sigma, U sigma, V, E."""
    s, sigma = w.s, w.sigma
    by_unknowns = arb_mat([  # derivatives of a, b, d, c, e (rows) by the scaled unknowns
        [s**2, 0, 0, 0, 0],
        [0, s**2 * sigma, 0, 0, 0],
        [0, 0, 0, s**2, -(s**2)],
        [-(s**2), -s * (1 - s) * sigma, s**2 / sigma, 0, 0],
        [0, 0, 0, 0, s],
    ])  # fmt: skip
    half = solve(by_unknowns.transpose(), T * s**2)
    return solve(by_unknowns.transpose(), half.transpose())


def _extra(k: int, w: Shape, found: Blocks) -> arb_mat:
    """M: co and co_odd on the diagonal, the angles' complements beside it."""
    return arb_mat(matrix(k, w.co, w.half, w.half_odd, w.half_odd, w.co_odd).tolist())


def _inner(z: np.ndarray) -> np.ndarray:
    return np.pad(z, ((0, 1), (0, 1)))


def _column(x: np.ndarray) -> np.ndarray:
    whole = np.zeros((len(x) + 1, len(x) + 1), dtype=int)
    whole[:-1, -1] = x
    return whole


def _row(x: np.ndarray) -> np.ndarray:
    return _column(x).T


def loss_agrees(k: int, w: Shape, scale: Any = 1) -> Finding:
    """Whether `scaled_loss` is (k - 1) F, to 25 digits; `scale` is the targets' length, 1 for a true statement."""
    with working_precision():
        whole = gaussian_loss(matrix(k, *weights(w)), simpler.matrix(k, ball(scale), ball(0)))
        return less(abs(scaled_loss(w) - whole * (k - 1)), CLOSE)
