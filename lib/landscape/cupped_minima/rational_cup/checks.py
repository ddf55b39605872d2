"""Checks on cupped minima in general, and on E1: data, labels and weights are rational."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import sympy
from flint import fmpq

from landscape.cupped_minima.cupped_minimum import Cup, TrainingSet, rational_cup
from landscape.cupped_minima.rational_cup.data import LABELS, arrays, better_weights
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, equal, identity, less, positive_for_positive, suffices
from landscape.evidence.elimination import rank
from landscape.evidence.real_cyclotomic import exact_element
from landscape.evidence.verdict import Arithmetic
from landscape.networks.two_layer import sum_squared_loss

a, t, x, y, c, C, sigma, gamma, p, q, s, z, v, eps = sympy.symbols("a t x y c C sigma gamma p q s z v eps")
HALF, WHOLE = sympy.Rational(1, 2), sympy.Integer(1)


@checker(Arithmetic.EXACT)
def check_definition(power: int = 4, divided: sympy.Expr = 1 / a) -> Check:
    """SSG20/def-2: x^4 is no cup, |x| is one, and F(a w, v/a) = F(w, v)."""
    at = eps / (1 + s)  # x^2 anywhere below eps
    findings = [
        positive_for_positive(eps * at - at ** (power // 2)),
        positive_for_positive((1 / (1 + s)) - (1 / (1 + s)) ** 2),
        identity((divided * v) * (a * z), v * z),
    ]
    scope = "eps x^2 > x^4 for 0 < x^2 < eps; |x| > x^2 for 0 < |x| < 1; (v/a) relu(a z) = v relu(z) by relu's scaling"
    return Check("SSG20/def-2", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_cup_lemma(half: sympy.Expr = HALF, reach: sympy.Expr = 4 * c / (2 * C**2 + sigma**2)) -> Check:
    """own/cup-lemma: the slope at a kink, the square of a sum, and the last inequality up to the stated radius."""
    u = reach / (1 + s)
    findings = [
        identity(p - gamma * (p - q), (1 - gamma) * p + gamma * q),
        identity((y + x) ** 2 - y**2, 2 * y * x + x**2),
        identity((x - y) ** 2, half * x**2 - y**2 + (x - 2 * y) ** 2 / 2),
        positive_for_positive(2 * c * u - C**2 * u**2 - sigma**2 / 2 * u**2),
    ]
    scope = "slope at a kink, (x - y)^2 >= x^2/2 - y^2, and the last inequality for |theta| below the radius; rest told"
    return Check("own/cup-lemma", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_rational_cup(training: TrainingSet | None = None, better: np.ndarray | None = None) -> Check:
    """own/rational-cup: labels, lengths, the conditions of the cup lemma, the loss 14, and the loss 0 elsewhere.

    `better` (num_neurons, dim) are the weights of loss 0.
    """
    training = rational_cup() if training is None else training
    failing = Cup(training).first_failure()
    findings = [equal(failing, "")]
    scope = "12 neurons, 14 samples in R^4: labels, 36 kinks, gammas 1/3 and 2/3, rank 12, loss 14; loss 0 elsewhere"
    if failing:
        return Check(
            "own/rational-cup", all_of(findings), f"12 neurons, 14 samples in R^4: {failing} fails", Covers.WHOLE
        )
    X, y, W, v = arrays(training)
    gammas = {(int(entry.p), int(entry.q)) for row in Cup(training).gammas for entry in row}
    findings += [
        equal(y.tolist(), list(LABELS)),
        equal([sum(entry * entry for entry in w) for w in W.tolist()], [1] * 12),
        equal(sorted(map(list, gammas)), [[1, 3], [2, 3]]),
        equal(sum_squared_loss(X, y, W, v), 14),
        equal(sum_squared_loss(X, y, better_weights() if better is None else better, v), 0),
    ]
    return Check("own/rational-cup", all_of(findings), scope, Covers.WHOLE)


def regular_point(training: TrainingSet) -> np.ndarray:
    """Weights near those of a rational training set at which no sample is a kink, fmpq, (num_neurons, dim)."""
    _, _, W, _ = arrays(training)
    offset = [fmpq(1, 97 * (j + 2)) for j in range(training.dim)]
    return W + np.array([offset] * len(W), dtype=object)


def _along(training: TrainingSet, W: np.ndarray, steps: Sequence[tuple[int, int]], h: fmpq) -> Any:
    """F at W + h (unit vectors at the places `steps`)."""
    X, y, _, v = arrays(training)
    moved = W.copy()
    for r, j in steps:
        moved[r, j] = moved[r, j] + h
    return sum_squared_loss(X, y, moved, v)


def _regular(X: np.ndarray, W: np.ndarray, reach: fmpq) -> list[Finding]:
    """No product <w_r, x_i> changes its sign when one entry of w_r moves by `reach`, or several add up to it."""
    largest = abs(X).max()
    return [less(reach * largest, abs(entry)) for row in (X @ W.T).tolist() for entry in row]


@checker(Arithmetic.EXACT)
def check_gradient(factor: int = 2, claim: str = "SSG20/eq-2") -> Check:
    """SSG20/eq-2, SSG20/eq-2--literal with factor 1: the gradient near the rational cup by difference quotients."""
    factor, data, h = exact_element("factor", factor), rational_cup(), fmpq(1, 10**6)
    X, y, _, v = arrays(data)
    W = regular_point(data)
    active = (X @ W.T > 0).astype(int)
    errors = np.maximum(X @ W.T, 0) @ v - y
    findings = _regular(X, W, h)
    for r in range(data.num_neurons):
        gradient = [factor * v[r] * sum(errors * active[:, r] * X[:, j]) for j in range(data.dim)]
        quotient = [(_along(data, W, [(r, j)], h) - _along(data, W, [(r, j)], -h)) / (2 * h) for j in range(data.dim)]
        findings.append(equal(gradient, quotient))
    scope = f"48 partial derivatives at a regular point near the rational cup, factor {factor}"
    return Check(claim, all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_hessian(factor: int = 2, claim: str = "SSG20/eq-19") -> Check:
    """SSG20/eq-19, SSG20/eq-19--literal with factor 1: second differences near the rational cup against G^T G."""
    factor, data, h = exact_element("factor", factor), rational_cup(), fmpq(1, 10**6)
    W = regular_point(data)
    G = jacobian(data, W)
    places = [(0, 0), (0, 3), (5, 1), (6, 0), (11, 2)]
    findings = _regular(arrays(data)[0], W, 2 * h)
    for one in places:
        for other in places:
            difference = sum(
                i * j * _moved_twice(data, W, one, other, i * h, j * h) for i in (1, -1) for j in (1, -1)
            ) / (4 * h * h)
            columns = [G[:, 4 * r + k].tolist() for r, k in (one, other)]
            findings.append(equal(factor * sum(f * g for f, g in zip(*columns, strict=True)), difference))
    return Check(
        claim, all_of(findings), f"25 second derivatives at a regular point near the rational cup, factor {factor}"
    )


def _moved_twice(
    data: TrainingSet, W: np.ndarray, one: tuple[int, int], other: tuple[int, int], h: fmpq, k: fmpq
) -> Any:
    X, y, _, v = arrays(data)
    moved = W.copy()
    for place, step in ((one, h), (other, k)):
        moved[place] = moved[place] + step
    return sum_squared_loss(X, y, moved, v)


def jacobian(data: TrainingSet, W: np.ndarray) -> np.ndarray:
    """G, equation (18): derivatives of the predictions at a regular point, (num_samples, num_neurons dim)."""
    X, _, _, v = arrays(data)
    active = (X @ W.T > 0).astype(int)
    return np.concatenate([v[r] * active[:, [r]] * X for r in range(len(v))], axis=1)


def jacobian_rank(data: TrainingSet, W: np.ndarray) -> int:
    """Rank of G: at most the number of samples. W (num_neurons, dim), rational."""
    return rank(jacobian(data, W).tolist())
