"""Gradient and Hessian of F at W = aI + b(J - I), by symmetry; both times 2 pi."""

from dataclasses import dataclass

from flint import arb, arb_mat

from landscape.evidence.dual import Number, asin_excess, asinc
from landscape.spurious_minima.every_width.shape import Shape


def equations(w: Shape) -> tuple[Number, Number]:
    """k (E_1, E_2): 2 pi times the gradient of row i at its own target and at another one, times k."""
    s, A, B = w.s, w.A, w.B
    alpha, beta, c = 2 + A * s, 2 + B * s, s * s * w.gamma
    between = s * w.gamma * asinc(c)
    own = w.sin_own * (s * w.nu / (w.n * (1 + w.n)) + w.eta**2 * (1 - s) * asin_excess(w.sin_own))
    first = alpha * w.co + arb.pi() / 2 * (B * (1 - s) - 2) - (1 - s) * w.lam + (1 - s) * beta * between - own
    second = beta * w.co + w.half * (alpha + B - 2 * beta) + between - w.eta * asinc(s * w.eta)
    return first, second


def jacobian(w: Shape) -> tuple[arb, arb, arb, arb]:
    """Derivatives of `equations` by A and B, row by row: the block T, rescaled."""
    s, own, eta, S, other = w.s, w.own, w.eta, w.sin_rows, w.sin_other
    sN = (s * w.sin_own + (1 - s) * other) / w.n
    h0 = eta - s * w.gamma * own
    h1 = (1 - s) * eta * (1 - s * s * w.gamma) + w.step
    first = s * w.co + sN * own**2 + 2 * (1 - s) * s**2 * h0**2 / S
    first -= s / w.n * (w.sin_own**3 + w.sin_own**2 * own**2 / other)
    mixed = (1 - s) * (w.half + sN * own * eta + 2 * s * h0 * h1 / S)
    mixed += s * (1 - s) / w.n * own * eta * (w.sin_own + own**2 / other)
    last = s * (w.co - w.half) + w.half * (1 - s) + sN * w.sin_own**2 + 2 * s * h1**2 / S
    last -= s / w.n * (own**2 * w.sin_own + own**4 / other)
    return first, mixed, mixed * s / (1 - s), last


@dataclass(frozen=True)
class Blocks:
    """The Hessian at W, split by symmetry, times 2 pi.

    T  (2, 2): the plane of the family, multiplicity 1, scaled by a congruence
    S  (3, 3): standard representation, multiplicity k - 1, scaled by a congruence
    X, Y       symmetric and antisymmetric matrices with zero row sums (and zero diagonal)
    M1, M2     the block M of a direction outside the span, multiplicity k - 1 and 1; M2 is divided by k
    """

    T: arb_mat
    S: arb_mat
    X: arb
    Y: arb
    M1: arb
    M2: arb


def blocks(w: Shape) -> Blocks:
    """All blocks of the Hessian at W, and those of any larger dimension."""
    first, mixed, _, last = jacobian(w)
    Y = turning(w)
    X = Y + 2 * w.step**2 / w.sin_rows
    T = arb_mat([[first, mixed * w.rho], [mixed * w.rho, last]])
    return Blocks(T, standard_block(w), X, Y, w.co - w.half, w.s * w.co + (1 - w.s) * w.half)


def turning(w: Shape) -> Number:
    """Y, the eigenvalue that turns from negative to positive as k grows; a ball or a Dual."""
    return w.co - w.half - 1 / (w.n * w.sin_other)


def standard_block(w: Shape) -> arb_mat:
    """S in the variables o, F/rho, G/rho^2 of the chapter's proof."""
    s, rho, own, sin_own = w.s, w.rho, w.own, w.sin_own
    t = (own, sin_own, -sin_own * rho**3)
    cosine = s * w.sigma * w.r * w.gamma
    spread = (
        sin_own - cosine * t[0],
        (1 - s) * w.eta + w.step - cosine * t[1],
        rho * w.step - sin_own * rho**2 - cosine * t[2],
    )
    to_own, to_other = (sin_own, -own, own * rho**3), (-sin_own * own, own**2, sin_own**2 * rho**3)
    o, F, G = (1, 0, 0), (0, 1, 0), (0, 0, 1)
    terms = [
        (w.co - w.half, o), (w.co - w.half, F), ((w.co - w.half) * rho**2, G),
        (w.half, (1, -rho, 1)), (-w.kappa - w.sin_rows, t),
        ((1 - 2 * s) / ((1 - s) * w.sin_rows), spread),
        (-sin_own / w.n, to_own), (-1 / (w.n * w.sin_other), to_other),
        (-(rho**2) / (w.n * w.sin_other), G),
    ]  # fmt: skip
    crossed = [(-(w.co - w.half) * rho**3, F, G), (rho**3 / (w.n * w.sin_other), to_other, G)]
    return arb_mat(quadratic_form(terms, crossed))


def quadratic_form(squares, products) -> list[list[Number]]:
    """The symmetric matrix of sum c f^2 + sum 2 c f g, from (c, f) and (c, f, g) with linear forms f, g."""
    size = len(squares[0][1])
    matrix = [[arb(0)] * size for _ in range(size)]
    for i in range(size):
        for j in range(i + 1):
            entry = sum((c * f[i] * f[j] for c, f in squares), arb(0))
            entry = sum((c * (f[i] * g[j] + f[j] * g[i]) for c, f, g in products), entry)
            matrix[i][j] = matrix[j][i] = entry
    return matrix
