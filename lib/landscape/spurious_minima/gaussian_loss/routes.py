"""Two other ways to the loss, in balls: an integral around the circle, and Taylor series along a line.

Neither knows the gradient or the Hessian, nor how `networks.gaussian_loss` computes an angle.
"""

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np
from flint import acb, arb, arb_series

from landscape.evidence.balls import working_precision

Matrix = Any


def loss_by_integral(W: Matrix, V: Matrix) -> arb:
    """F in the plane from its definition: (1 / 2 pi) times the integral of N(a)^2 over the circle.

    N(a) is the difference of the two networks at (cos a, sin a); E |x|^2 = 2. The circle is cut where
    some <u, x> changes its sign, and every piece is integrated rigorously. W and V: rational, two columns.
    """
    rows = [(1, row) for row in _balls(W)] + [(-1, row) for row in _balls(V)]
    with working_precision():
        cuts = sorted((turn for _, row in rows for turn in _kinks(row)), key=lambda turn: float(turn.mid()))
        cuts.append(cuts[0] + 2 * arb.pi())
        pieces = [_piece(rows, a, b) for a, b in itertools.pairwise(cuts)]
        return sum(pieces, arb(0)) / (2 * arb.pi())


def _kinks(row: list[arb]) -> list[arb]:
    """Where <row, x> changes its sign, between about 0 and one full turn."""
    turn = arb.atan2(row[1], row[0])
    return [kink + 2 * arb.pi() if kink < 0 else kink for kink in (turn + arb.pi() / 2, turn - arb.pi() / 2)]


def _piece(rows: Sequence[tuple[int, list[arb]]], a: arb, b: arb) -> arb:
    """The integral of N^2 between two neighbouring kinks, where N is a cos + b sin."""
    middle = (a + b) / 2
    active = [(s * r[0], s * r[1]) for s, r in rows if r[0] * middle.cos() + r[1] * middle.sin() > 0]
    across, up = (sum((entry[j] for entry in active), arb(0)) for j in (0, 1))
    return acb.integral(lambda z, _: (across * z.cos() + up * z.sin()) ** 2, acb(a), acb(b)).real


def loss_along_line(W: Matrix, V: Matrix, direction: Matrix) -> list[arb]:
    """Coefficients of 1, t, t^2 of F(W + t direction), by power series in t through (6) and (7) as printed.

    All rational; no row of W may be parallel to another row of W or to one of V, or the arc cosine has no
    series there. `direction` has the shape of W.
    """
    with working_precision():
        moving = [_line(w, e) for w, e in zip(_balls(W), _balls(direction), strict=True)]
        fixed = [_line(v, [arb(0)] * len(v)) for v in _balls(V)]
        rows = [(1, row) for row in moving] + [(-1, row) for row in fixed]
        total = arb_series([0], 3)
        for i, (sign, row) in enumerate(rows):
            total += _dot(row, row) / 4
            for other_sign, other in rows[:i]:
                total += sign * other_sign * _printed_kernel(row, other)
        coefficients = total.coeffs()
    return [*coefficients, *[arb(0)] * (3 - len(coefficients))]


def _printed_kernel(a: list[arb_series], b: list[arb_series]) -> arb_series:
    """f of (7): |a| |b| (sin t + (pi - t) cos t) / (2 pi) with t = arccos."""
    norms = (_dot(a, a) * _dot(b, b)).sqrt()
    cosine = _dot(a, b) / norms
    sine = (1 - cosine * cosine).sqrt()
    return norms * (sine + (arb.pi() - cosine.acos()) * cosine) / (2 * arb.pi())


def _line(point: list[arb], speed: list[arb]) -> list[arb_series]:
    return [arb_series([a, b], 3) for a, b in zip(point, speed, strict=True)]


def _dot(a: list[arb_series], b: list[arb_series]) -> arb_series:
    return sum((s * t for s, t in zip(a, b, strict=True)), arb_series([0], 3))


def _balls(rows: Matrix) -> list[list[arb]]:
    with working_precision():
        return [[arb(entry) for entry in row] for row in rows]


def general_integers(rng: np.random.Generator, num_rows: int, dim: int, avoid: Sequence = ()) -> list[list[int]]:
    """Random rows of integers up to 9, no two on a line through 0, nor one with a row of `avoid`."""
    rows: list[list[int]] = []
    while len(rows) < num_rows:
        row = rng.integers(-9, 10, dim).tolist()
        if all(_independent(row, other) for other in [*rows, *avoid]) and any(row):
            rows.append(row)
    return rows


def _independent(a: Sequence[int], b: Sequence[int]) -> bool:
    """Cauchy and Schwarz, strictly; in integers."""
    dots = [sum(s * t for s, t in zip(r, q, strict=True)) for r, q in ((a, b), (a, a), (b, b))]
    return dots[0] ** 2 < dots[1] * dots[2]
