"""The Hessian of F at the learner of Example 1's family, split by symmetry; times 2 pi."""

from dataclasses import dataclass

from flint import arb, arb_mat

from landscape.evidence.dual import Number, variables
from landscape.spurious_minima.every_width.blocks import quadratic_form
from landscape.spurious_minima.example_one_family.shape import Shape, equations, shape


def slopes(sigma: arb, unknowns: tuple[arb, ...]) -> arb_mat:
    """Derivatives of the five equations, shape (5, 6): by A, B, U, V, E, and by C where it stands alone."""
    A, B, U, V, E, alone = variables((*unknowns, arb(0)))
    s = sigma * sigma
    C = (U - A) * s - B * (1 - s) + alone
    return arb_mat([list(row.slopes) for row in equations(shape(sigma, A, B, U, V, E, C))])


@dataclass(frozen=True)
class Blocks:
    """T (5, 5), S (5, 5), X, Y, M1 and M (2, 2), scaled by congruences that are regular as k grows."""

    T: arb_mat
    S: arb_mat
    X: arb
    Y: arb
    M1: arb
    M: arb_mat


def blocks(w: Shape) -> Blocks:
    """All blocks of the Hessian at W, and those of any larger dimension."""
    Y = w.co - w.half - 1 / (w.n * w.sin_b)
    X = Y + 2 * _step(w) ** 2 / w.sin_rows
    M = arb_mat([[w.s * w.co + (1 - w.s) * w.half, w.half_odd], [w.half_odd, w.co_odd]])
    T = fixed_block(w.sigma, slopes(w.sigma, (w.A, w.B, w.U, w.V, w.E)))
    return Blocks(T, arb_mat(standard_block(w)), X, Y, w.co - w.half, M)


def _step(w: Shape) -> arb:
    """(a - b)/n."""
    return (1 + (w.A - w.B) * w.s**2) / w.n


def fixed_block(sigma: arb, J: arb_mat) -> arb_mat:
    """T in the variables A, B/sigma, U sigma, V, E, from the `slopes` J of the five equations."""
    s = sigma * sigma
    a, b, d, c, e = ([J[i, j] for j in range(6)] for i in range(5))
    a, e = [x - y for x, y in zip(a, c, strict=True)], [x - y for x, y in zip(e, d, strict=True)]
    by_b, by_c = [sigma * row[1] for row in (a, d, e)], [sigma * row[5] for row in (a, d, e)]
    return arb_mat([
        [a[0], by_b[0], by_c[0], a[3], a[4]],
        [by_b[0], (1 - s) * (s * b[1] - c[1]), c[1], by_b[1], by_b[2]],
        [by_c[0], c[1], c[5], by_c[1], by_c[2]],
        [a[3], by_b[1], by_c[1], d[3], d[4]],
        [a[4], by_b[2], by_c[2], d[4], e[4]],
    ])  # fmt: skip


def standard_block(w: Shape) -> list[list[Number]]:
    """S in the variables o, F/rho, G/rho^2, y, g of the chapter's proof."""
    s, sigma, r, rho, bn, dn, cm = w.s, w.sigma, w.r, w.rho, w.B / w.n, w.D / w.n, w.C / w.m
    own, step, slant = _step(w) + s**2 * bn, _step(w), s * sigma * r * bn
    rows, odd = s * sigma * r * w.gamma, s * w.omega
    t = (own, slant, -(s**2) * bn * rho**2, s * dn, 0)
    spread = (
        slant - rows * t[0],
        s * (1 - s) * bn + step - rows * t[1],
        rho * step - s**2 * rho * bn - rows * t[2],
        sigma * r * dn - rows * t[3],
        0,
    )
    at_odd = (s * cm, sigma * r * cm, -s * rho**2 * cm, (w.E * s - 1) / w.m)
    to_odd = (*(w.m * (x - odd * y) for x, y in zip(at_odd, t[:4], strict=True)), w.n * step)
    to_own = (s * w.tau**2, -own * sigma * r * bn, own * s * rho**2 * bn, -own * dn, 0)
    to_b = (-slant * t[0], 1 - slant * t[1], -slant * t[2], -slant * t[3], 0)
    to_d = (-s * dn * t[0], -s * dn * t[1], -s * dn * t[2], 1 - s * dn * t[3], 0)
    o, F, G, y, g = [tuple(int(i == j) for j in range(5)) for i in range(5)]
    free = w.co - w.half
    squares = [
        (free, o), (free, F), (free * rho**2, G), (free, y), (w.co_odd, g),
        (w.half, (1, -rho, 1, 0, 0)),
        (-s * w.kappa - w.sin_rows, t),
        ((1 - 2 * s) / ((1 - s) * w.sin_rows), spread),
        (1 / (w.n * w.m * w.sin_odd), to_odd),
        (-s / (w.n * w.tau), to_own), (-1 / (w.n * w.sin_b), to_b), (-(rho**2) / (w.n * w.sin_b), G),
        (-1 / (w.n * w.sin_d), to_d), (-1 / (w.m * w.sin_c), g),
    ]  # fmt: skip
    products = [
        (-free * rho**3, F, G), (rho**3 / (w.n * w.sin_b), to_b, G), (w.half_odd, g, (1, -rho, 1, 0, 0)),
    ]  # fmt: skip
    return quadratic_form(squares, products)


def turning(w: Shape) -> Number:
    """The last pivot of S, which turns from negative to positive as k grows; a ball or a Dual."""
    rows = standard_block(w)
    for k in range(4):
        for i in range(k + 1, 5):
            factor = rows[i][k] / rows[k][k]
            for j in range(k + 1, 5):
                rows[i][j] = rows[i][j] - factor * rows[k][j]
    return rows[4][4]
