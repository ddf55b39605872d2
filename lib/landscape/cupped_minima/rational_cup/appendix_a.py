"""SSG20 Appendix A: where a cupped minimum can be differentiable, and the two examples that its words forget."""

from itertools import product

import numpy as np
import sympy
from flint import fmpq, fmpz_mat

from landscape.cupped_minima.cupped_minimum import rational_cup
from landscape.cupped_minima.rational_cup.checks import jacobian, jacobian_rank, regular_point
from landscape.cupped_minima.rational_cup.data import arrays
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import (
    Finding,
    all_of,
    at_most,
    contradicts,
    equal,
    identity,
    less,
    positive_for_positive,
    suffices,
)
from landscape.evidence.verdict import Arithmetic
from landscape.networks.two_layer import sum_squared_loss

t, f, y, p, q, s = sympy.symbols("t f y p q s")
THIRD = sympy.Rational(1, 3)
TRIANGLE = ((1, 0, 0), (0, 1, 0), (-1, -1, 0))
"""Three directions that surround 0 in the plane orthogonal to both neurons."""


@checker(Arithmetic.EXACT)
def check_type_1(used_dims: int = 48) -> Check:
    """SSG20/fact-a--type-1 near the rational cup: rank G <= 14 < 48; F is constant along some direction.

    Raises ValueError unless 1 <= used_dims <= 48.
    """
    if type(used_dims) is not int or not 1 <= used_dims <= 48:
        raise ValueError(f"used_dims: expected an integer from 1 to 48, not {used_dims!r}")
    data = rational_cup()
    X, y, _, v = arrays(data)
    W = regular_point(data)
    G = jacobian(data, W)[:, :used_dims]
    kernel, nullity = fmpz_mat([[int(entry.p) for entry in row] for row in G.tolist()]).nullspace()
    found = [at_most(jacobian_rank(data, W), data.num_samples), less(0, nullity)]
    if nullity:
        direction = [int(kernel[i, 0]) for i in range(used_dims)] + [0] * (48 - used_dims)
        largest = max(abs(entry) for entry in direction)
        step = np.array([fmpq(entry, 10**6 * largest) for entry in direction], dtype=object).reshape(12, 4)
        found += [equal(sum_squared_loss(X, y, W + step, v), sum_squared_loss(X, y, W, v)), less(0, largest)]
    scope = "a regular point near the rational cup: 48 weights, 14 samples, a direction along which F does not change"
    return Check("SSG20/fact-a--type-1", all_of(found), scope)


@checker(Arithmetic.EXACT)
def check_type_1_literal(kinks: tuple[tuple[int, ...], ...] = TRIANGLE) -> Check:
    """SSG20/fact-a--type-1--literal: a cupped minimum at which F is differentiable, 6 weights and 5 samples.

    Contradicted if c |theta|^2 <= F(w + theta) - F(w) <= C |theta|^2 with c = 1/3: the upper bound makes F
    differentiable with gradient 0, the lower one makes w cupped.
    """
    X = np.array([[fmpq(entry) for entry in x] for x in (*kinks, (0, 0, 1), (0, 0, -1))], dtype=object)
    W = np.array([[fmpq(0), fmpq(0), fmpq(sign)] for sign in (1, -1)], dtype=object)
    v, ones = np.array([fmpq(1)] * 2, dtype=object), np.array([fmpq(0)] * len(kinks) + [fmpq(1)] * 2, dtype=object)
    facts = [less(len(X), W.size), equal(sum_squared_loss(X, ones, W, v), 0), *triangle_cells()]
    for theta in product((-1, 0, 1), repeat=6):
        step = np.array([fmpq(entry, 10) for entry in theta], dtype=object).reshape(2, 3)
        rise, square = sum_squared_loss(X, ones, W + step, v), sum(entry**2 for entry in step.ravel())
        facts += [at_most(square / 3, rise), at_most(rise, 20 * square)]
    scope = "2 neurons, 5 samples in R^3: F differentiable at w and F(w + theta) >= F(w) + |theta|^2/3"
    return Check("SSG20/fact-a--type-1--literal", contradicts(all_of(facts)), scope)


def triangle_cells(third: sympy.Expr = THIRD) -> list[Finding]:
    """relu(a)^2 + relu(b)^2 + relu(-a - b)^2 >= (a^2 + b^2)/3, on each of the cells up to exchange of a and b."""
    return [
        positive_for_positive(p**2 + q**2 - third * (p**2 + q**2)),  # a = p, b = q
        positive_for_positive((p + q) ** 2 - third * (p**2 + q**2)),  # a = -p, b = -q
        positive_for_positive((q + s) ** 2 - third * ((q + s) ** 2 + q**2)),  # a = q + s, b = -q
        identity(p**2 + s**2 - third * (p**2 + (p + s) ** 2), ((p - s) ** 2 + s**2) / 3),  # a = p, b = -(p + s)
    ]


@checker(Arithmetic.EXACT)
def check_type_2(degree: int = 1) -> Check:
    """SSG20/fact-a--type-2: F(w + t w) is a polynomial of degree 2 in t, sample by sample."""
    scaled = (1 + t) ** degree * f - y
    finding = identity(scaled**2, (f - y) ** 2 + 2 * f * (f - y) * t + f**2 * t**2)
    scope = "((1 + t) f - y)^2 as a polynomial in t; relu((1 + t) z) = (1 + t) relu(z) for t > -1 told"
    return Check("SSG20/fact-a--type-2", suffices(finding), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_type_2_literal(label: int = -1) -> Check:
    """SSG20/fact-a--type-2--literal: at w = 0, three neurons, two samples, F bends in every direction.

    Contradicted if F(theta) - F(0) >= 2 sum |theta_r| for all theta: then both one-sided slopes are positive.
    """
    X = np.array([[fmpq(1)], [fmpq(-1)]], dtype=object)
    y, v = np.array([fmpq(label)] * 2, dtype=object), np.array([fmpq(1)] * 3, dtype=object)
    zero = np.array([[fmpq(0)]] * 3, dtype=object)
    facts = [less(len(X), zero.size), positive_for_positive((1 + p) ** 2 + (1 + q) ** 2 - 2 - 2 * (p + q))]
    for theta in product((-2, -1, 0, 1, 2), repeat=3):
        step = np.array([[fmpq(entry, 10)] for entry in theta], dtype=object)
        rise = sum_squared_loss(X, y, step, v) - sum_squared_loss(X, y, zero, v)
        facts.append(at_most(2 * sum(abs(entry) for entry in step.ravel()), rise))
    scope = "w = 0, 3 neurons on the line, samples 1 and -1, labels -1: F(theta) >= F(0) + 2 sum |theta_r|"
    return Check("SSG20/fact-a--type-2--literal", contradicts(all_of(facts)), scope)
