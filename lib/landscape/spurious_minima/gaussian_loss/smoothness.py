"""How smooth the loss is: twice differentiable off zero neurons, never thrice where two rows are parallel.

SS18's footnote 2 takes F to be thrice differentiable as soon as no neuron is zero and no two coincide.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import sympy
from flint import arb, fmpq

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, at_most, equal, identity, less, suffices
from landscape.evidence.inputs import exact_array
from landscape.evidence.verdict import Arithmetic
from landscape.networks.elementary import balls
from landscape.networks.gaussian_loss import gaussian_hessian
from landscape.spurious_minima.gaussian_loss import identities
from landscape.spurious_minima.gaussian_loss.identities import KERNEL, by_y, c, x, y

Matrix = Any

PARALLEL = ([[1, 0], [2, 0]], [[0, 1]])
"""Two neurons on one ray, at distance 1 from one another and from 0; the target is off their line."""
ANTIPARALLEL = ([[1, 0], [-2, 0]], [[0, 1]])
"""Two neurons on opposite rays."""
ON_TARGET = ([[1, 0], [0, 1]], [[1, 0], [0, 1]])
"""A global minimum."""
APART = ([[1, 0], [2, 1]], [[0, 1]])
"""No two rows on one line."""


def jump_weight(W: Matrix, V: Matrix, neuron: int) -> fmpq:
    """sum of s_l |u_l| / |w_i| over the rows u_l other than w_i on the line of w_i, s_l = 1 in W and -1 in V. Exact.

    Along w_i + t u with u of length 1 orthogonal to w_i, the third derivative of F jumps at t = 0 by
    2 / (pi |w_i|) times this. Raises ValueError for a zero neuron, for an index that is none, and for
    what `exact_array` refuses.
    """
    W = exact_array("W", W, (None, None))
    V = exact_array("V", V, (None, W.shape[1]))
    if type(neuron) is not int or not 0 <= neuron < len(W):
        raise ValueError(f"neuron: expected an index from 0 to {len(W) - 1}, not {neuron!r}")
    w = W[neuron]
    if not any(w):
        raise ValueError("W: expected a neuron that is not zero")
    others = [(1, row) for i, row in enumerate(W) if i != neuron] + [(-1, row) for row in V]
    return sum((sign * abs(_multiple(w, row)) for sign, row in others), fmpq(0))


def _multiple(w: np.ndarray, u: np.ndarray) -> fmpq:
    """The m with u = m w; 0 if there is none."""
    m = (w @ u) / (w @ w)
    return m if all(a == m * b for a, b in zip(u, w, strict=True)) else fmpq(0)


@checker(Arithmetic.EXACT)
def check_thrice(W: Matrix = PARALLEL[0], V: Matrix = PARALLEL[1], name: str = "w = e1 and 2 e1, v = e2") -> Check:
    """SS18/fact-2: thrice differentiable where no neuron is zero and no two coincide."""
    finding = all_of(equal(jump_weight(W, V, i), fmpq(0)) for i in range(len(W)))
    return Check("SS18/fact-2", finding, f"{name}: one-sided third derivatives along e2 compared")


@checker(Arithmetic.EXACT)
def check_third_derivative(factor: int = 2, at: sympy.Expr = sympy.Integer(0)) -> Check:
    """own/third-derivative-jump: 2 pi f has the third derivative 2 |v| / |w|^2 across the line of v, from above."""
    third = by_y(by_y(by_y(KERNEL)))
    finding = suffices(identity(third.subs(y, at), factor * c / x**2))
    scope = "all w, v, on both rays: the third derivative at y = 0+, an identity in Q(x, |v|); mirror image told"
    return Check("own/third-derivative-jump", finding, scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_jump_on(factor: int = 1) -> Check:
    """own/third-derivative-jump on the programs: difference quotients of the Hessian on both sides."""
    step, findings = fmpq(1, 2**30), []
    for W, V in (PARALLEL, ANTIPARALLEL, ON_TARGET, APART):
        W = exact_array("W", W, (2, 2))
        across = np.array([-W[1][1], W[1][0]])
        with working_precision():
            quotient = _second(W, V, across, step) - _second(W, V, across, fmpq(0))
            quotient -= _second(W, V, across, fmpq(0)) - _second(W, V, across, -step)
            size = arb(across @ across).sqrt()
            jump = factor * 2 * jump_weight(W.tolist(), V, 1) / (arb.pi() * size) * size**3
            findings.append(less(abs(quotient / arb(step) - jump), ball("1e-6")))
    scope = "parallel, antiparallel, on a target, apart: quotients of the Hessian over 2^-30 on both sides, to 6 digits"
    return Check("own/third-derivative-jump", all_of(findings), scope)


def _second(W: np.ndarray, V: Matrix, direction: np.ndarray, t: fmpq) -> arb:
    """The second derivative along `direction` of the last neuron, moved by t in that direction."""
    moved = W.copy()
    moved[-1] = moved[-1] + t * direction
    E = balls(np.concatenate([np.zeros(W.size - len(direction), dtype=int), direction]))
    return E @ gaussian_hessian(moved, V) @ E


@checker(Arithmetic.EXACT)
def check_twice(normal_weight: int = 1, weight: int = 1) -> Check:
    """own/two-derivatives: h_1 and h_2 - (pi - t) I / (2 pi) are sin t times bounded matrices."""
    findings = [*identities.curvature_findings(normal_weight), *identities.mixed_findings(weight)]
    scope = "all W without zero rows: h_1 and h_2 are sin t times bounded matrices, identities; limits and lines told"
    return Check("own/two-derivatives", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_twice_on(slope: int = 9, radii: Sequence[str] = ("1e-3", "1e-6", "1e-9")) -> Check:
    """own/two-derivatives on boxes around singular pairs: the Hessian within slope * radius of its limit."""
    findings = []
    for W, V in (PARALLEL, ANTIPARALLEL, ON_TARGET):
        limit = gaussian_hessian(W, V)
        for radius in radii:
            box = np.array([[ball(entry, radius) for entry in row] for row in W], dtype=object)
            gaps = abs(gaussian_hessian(box, V) - limit).ravel()
            findings += [at_most(gap.upper(), slope * ball(radius)) for gap in gaps]
    scope = f"3 singular pairs, boxes of radius 10^-3 to 10^-9: the Hessian within {slope} radii of the limit"
    return Check("own/two-derivatives", suffices(all_of(findings)), scope)


@checker(Arithmetic.EXACT)
def check_thrice_repaired(W: Matrix = APART[0], V: Matrix = APART[1]) -> Check:
    """SS18/fact-2--repaired: off parallel rows the third derivatives of the kernel are finite."""
    jumps = [equal(jump_weight(W, V, i), fmpq(0)) for i in range(len(W))]
    parts = [by_y(by_y(by_y(KERNEL))), identities.by_x(identities.by_x(identities.by_x(KERNEL)))]
    powers = [identity(sympy.denom(sympy.together(part)), (x**2 + y**2) ** 3) for part in parts]
    scope = "all W with no neuron on the line of another row: denominators are powers of r^2; analyticity told"
    return Check("SS18/fact-2--repaired", suffices(all_of([*jumps, *powers])), scope, Covers.WHOLE)
