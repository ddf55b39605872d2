"""Orthogonal samples: where gradient flow ends, in closed form, and that descent with short steps ends there too.

On orthogonal samples the products z_i = <w_i, x_t> at one sample x_t move alone. While z_i > 0,
z_i' = -v_i c r with c = 2 |x_t|^2 / m and r = prediction - y_t; once z_i <= 0 it rests. So all
active products are z_i(0) - v_i s of one number, the impulse s = c int r, until they reach 0.
"""

from collections.abc import Iterator, Sequence
from itertools import count, pairwise
from typing import Any

import sympy
from flint import fmpq

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal, identity, less, suffices
from landscape.evidence.inputs import exact_array
from landscape.evidence.verdict import Arithmetic
from landscape.initial_basin.rank_m_data import covered_minimum, weight_with
from landscape.initial_basin.rank_m_data.construction import Data, covers
from landscape.initial_basin.rank_m_data.printed import patterns
from landscape.initial_basin.where_descent_ends.descent import Descent
from landscape.networks.basin_minimum import exact_minimum_of_cells
from landscape.networks.gradient import mean_squared_gradient
from landscape.networks.two_layer import mean_squared_loss

ORTHOGONAL: tuple[Data, ...] = (
    (((1,),), (1,)),
    (((1, 0), (0, 1)), (1, -2)),
    (((2, 1, 0), (-2, 4, 0)), (0, 2)),
)
"""Orthogonal samples with labels of one sign, of both, and zero; of one length and of two."""

SIZES = (fmpq(1, 3), fmpq(5, 2), fmpq(1), fmpq(4))
"""|<w_i, x_t>| at the start, taken in turn: below, at and above the labels."""

NUM_STEPS = 24


def flow_end(z: Sequence[fmpq], v: Sequence[int], y: fmpq) -> list[fmpq]:
    """The products to which gradient flow takes those of all neurons at one of several orthogonal samples. Exact.

    r decreases in s, strictly while a neuron is active. If it has a root s, the flow ends there; if not,
    all active neurons have the wrong sign and end at 0.
    """
    active = [(product, out) for product, out in zip(z, v, strict=True) if product > 0]

    def end(s: fmpq | None) -> list[fmpq]:
        moved = [fmpq(0) if s is None else max(product - out * s, fmpq(0)) for product, out in zip(z, v, strict=True)]
        return [new if product > 0 else product for new, product in zip(moved, z, strict=True)]

    def r(s: fmpq) -> fmpq:
        return sum((out * max(product - out * s, fmpq(0)) for product, out in active), fmpq(0)) - y

    side = 1 if r(fmpq(0)) > 0 else -1
    corners = sorted({fmpq(0), *(side * product for product, out in active if out == side)}, key=abs)
    for left, right in pairwise(corners):
        if r(right) * side <= 0:
            return end(left + (right - left) * r(left) / (r(left) - r(right)))
    rate = sum(1 for _, out in active if out == -side)
    return end(corners[-1] + r(corners[-1]) / rate if rate else fmpq(0) if r(fmpq(0)) == 0 else None)


def starts(X: Any, num_neurons: int) -> Iterator[tuple[list[list[fmpq]], tuple, tuple[int, ...]]]:
    """(W, signs, v) for all signs of <w_i, x_t> and all output weights, with `SIZES` in turn."""
    for k, (signs, v) in enumerate(patterns(len(X), num_neurons)):
        turn = count(k)
        products = [[sign * SIZES[next(turn) % len(SIZES)] for sign in row] for row in signs]
        yield [weight_with(X, row) for row in products], signs, v


@checker(Arithmetic.EXACT)
def check_flow(data: Sequence[Data] = ORTHOGONAL, num_neurons: int = 2) -> Check:
    """own/orthogonal-flow: the end is in the closed combination, at rest, and attains the certified basin minimum."""
    findings = []
    for X, y in data:
        for W, signs, v in starts(X, num_neurons):
            certified = exact_minimum_of_cells(X, y, zip(signs, v, strict=True))
            findings += [certified.check(), *_ends_at(Descent.of(X, y, W, v, 1), certified.value)]
    scope = f"{len(data)} samples, all sign patterns of {num_neurons} neurons: closed form against certified minima"
    return Check("own/orthogonal-flow", all_of(findings), scope)


def _ends_at(start: Descent, value: fmpq) -> list[Finding]:
    """In the closed combination, at rest, and with this loss."""
    outputs = [int(v.p) for v in start.v]
    columns = [flow_end(z, outputs, y) for z, y in zip(start.products.T.tolist(), start.y, strict=True)]
    moved = exact_array("ends", columns, (None, None)).T - start.products
    W = start.W + (moved / (start.X**2).sum(axis=1)) @ start.X
    sides = min(((W @ start.X.T) * start.products).ravel())
    gradient = mean_squared_gradient(start.X, start.y, W, start.v)
    return [
        at_most(0, sides),
        equal(gradient.tolist(), (0 * gradient).tolist()),
        equal(mean_squared_loss(start.X, start.y, W, start.v), value),
    ]


@checker(Arithmetic.EXACT)
def check_descent(
    data: Sequence[Data] = ORTHOGONAL, num_neurons: int = 2, longest: Any = 1, fractions: Sequence[Any] = (1, "1/3")
) -> Check:
    """own/orthogonal-descent step by step; the steps are `fractions` of `longest` times m / (2 n max |x_t|^2)."""
    findings = []
    for X, y in data:
        lengths = (exact_array("X", X, (None, None)) ** 2).sum(axis=1)
        limit = fmpq(len(X)) / (2 * num_neurons * max(lengths))
        for W, signs, v in starts(X, num_neurons):
            for part in exact_array("fractions", fractions, (None,)):
                descent = Descent.of(X, y, W, v, part * exact_array("longest", [longest], (1,))[0] * limit)
                findings += _descends(descent, signs, v)
    shown = " and ".join(map(str, fractions))
    patterned = f"{len(data)} samples, all sign patterns of {num_neurons} neurons"
    scope = f"{patterned}, {shown} of the longest step, {NUM_STEPS} steps"
    return Check("own/orthogonal-descent", all_of(findings), scope)


def _descends(start: Descent, signs: Sequence, v: Sequence[int]) -> list[Finding]:
    """Sample by sample, and that the loss stays at or above the basin minimum."""
    walk = [now for now, _ in zip(start.iterates(), range(NUM_STEPS + 1), strict=False)]
    basin = covered_minimum(start.y, signs, v)
    findings = [at_most(basin, mean_squared_loss(start.X, start.y, walk[-1].W, start.v))]
    for t, (x, y) in enumerate(zip(start.X, start.y, strict=True)):
        rate = 2 * start.step * (x @ x) / len(start.X)
        products = [now.products[:, t].tolist() for now in walk]
        covered = y == 0 or any(covers(row[t], out, y) for row, out in zip(signs, v, strict=True))
        judged = _is_fitted if covered else _is_given_up
        findings += [*_sleepers(products), *judged(products, v, y, rate)]
    return findings


def _is_fitted(products: list[list[fmpq]], v: Sequence[int], y: fmpq, rate: fmpq) -> list[Finding]:
    """Errors shrink as claimed, and the positive parts are as near to their ends as the last error is small."""
    errors = [_error(z, v, y) for z in products]
    near = (1 - rate) ** NUM_STEPS * abs(errors[0])
    pairs = zip(products[-1], flow_end(products[0], v, y), strict=True)
    distances = [abs(max(a, fmpq(0)) - max(b, fmpq(0))) for a, b in pairs]
    shrunk = [at_most(abs(new), (1 - rate) * abs(old)) for old, new in pairwise(errors)]
    return [*shrunk, at_most(max(distances), near)]


def _is_given_up(products: list[list[fmpq]], v: Sequence[int], y: fmpq, rate: fmpq) -> list[Finding]:
    """After max z / (rate |y|) steps every active neuron has died, and the error is the label."""
    deadline = max([z / (rate * abs(y)) for z in products[0] if z > 0], default=fmpq(0)).ceil()
    return [at_most(deadline, NUM_STEPS), *(equal(_error(z, v, y), -y) for z in products[int(deadline) :])]


def _error(z: Sequence[fmpq], v: Sequence[int], y: fmpq) -> fmpq:
    """prediction - label."""
    return sum((out * max(product, fmpq(0)) for out, product in zip(v, z, strict=True)), fmpq(0)) - y


def _sleepers(products: list[list[fmpq]]) -> list[Finding]:
    """A product that is not positive does not change."""
    return [equal(old, new) for a, b in pairwise(products) for old, new in zip(a, b, strict=True) if old <= 0]


@checker(Arithmetic.EXACT)
def check_step_too_long(excess: Any = None, num_neurons: Sequence[int] = (1, 2, 3)) -> Check:
    """own/step-too-long: an identity for all steps and all z above their bounds, and the next iterate on instances.

    `excess` = step / bound - 1 of the instances; by default 1/100, 1/2 and 1.
    """
    theta, n, label, z = sympy.symbols("theta n y z", positive=True)
    bound = theta * label / (n * (theta - 1))
    findings = [identity(z - theta / n * (n * z - label), -(theta - 1) * (z - bound))]
    for part in exact_array("excess", ["1/100", "1/2", 1] if excess is None else [excess], (None,)):
        findings += [step for size in num_neurons for step in _dies(1 + part, size)]
    core = "identity in Q(theta, n, y, z): the next products are -(theta - 1) (z - bound)"
    scope = f"{core}; and x = 1, y = 1 at n = {', '.join(map(str, num_neurons))}, steps beyond the bound"
    return Check("own/step-too-long", suffices(all_of(findings)), scope, Covers.WHOLE)


def _dies(theta: fmpq, size: int) -> list[Finding]:
    """x = 1, y = 1, covered by all neurons: one step, theta times the bound, and none is active."""
    z = theta / (size * abs(theta - 1)) if theta != 1 else fmpq(10)
    start = Descent.of([[1]], [1], [[2 * z]] * size, [1] * size, theta / (2 * size))
    _, after, *_ = [now for now, _ in zip(start.iterates(), range(2), strict=False)]
    minimum = start.start_minimum()
    return [minimum.check(), equal(minimum.value, 0), less(max(after.products.ravel()), 0),
            equal(mean_squared_loss(after.X, after.y, after.W, after.v), 1)]  # fmt: skip
