"""SS16 Lemma 5 and the sum that follows from it: how far predictions move when weights do."""

from collections.abc import Sequence
from itertools import product
from typing import Any

import sympy
from flint import fmpq

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, any_of, at_most, equal, identity, suffices
from landscape.evidence.inputs import exact_array, exact_number
from landscape.evidence.positivity import least_coefficient
from landscape.evidence.verdict import Arithmetic
from landscape.networks.two_layer import predict

ONE = fmpq(1)


@checker(Arithmetic.EXACT)
def check_lemma_5(constant: fmpq = ONE) -> Check:
    """SS16/lem-5: (relu(a) - relu(b))^2 <= (constant (a - b))^2 in each case of signs, and Cauchy-Schwarz."""
    p, q, r = sympy.symbols("p q r")
    c = sympy.Rational(int(constant.p), int(constant.q))
    cases = {
        "a >= b >= 0": (c * r) ** 2 - r**2,
        "a >= 0 >= b": (c * (p + q)) ** 2 - p**2,
        "0 >= a >= b": (c * r) ** 2,
    }
    findings = [at_most(0, least_coefficient(gap)) for gap in cases.values()]
    findings += _cauchy_schwarz()
    core = "three cases, by coefficients; Cauchy-Schwarz in Q[A, b, C]"
    scope = f"all d, w, x, |v_i| <= 1; constant {constant}; core: {core}"
    return Check("SS16/lem-5", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_lemma_5_attained(constant: fmpq = ONE, v: int = 1) -> Check:
    """SS16/lem-5 where it is an equality: w = x and w' = 0 for Pythagorean x."""
    findings = []
    for x, norm in (((1, 0), 1), ((3, 4), 5), ((2, 3, 6), 7)):
        moved = abs(_prediction([x], [v], x) - _prediction([[0] * len(x)], [v], x))
        findings += [at_most(moved, constant * norm * norm), equal(moved, norm * norm)]
    return Check(
        "SS16/lem-5", all_of(findings), f"constant {constant}: w = x, w' = 0, |x| = 1, 5, 7, where it is attained"
    )


@checker(Arithmetic.EXACT)
def check_lemma_5_literal(v: Any = 2) -> Check:
    """SS16/lem-5--literal at one output weight: x = 1, from w = 0 to w = 1."""
    v = exact_number("v", v)
    moved = abs(_prediction([[1]], [v], [1]) - _prediction([[0]], [v], [1]))
    return Check("SS16/lem-5--literal", at_most(moved, 1), f"d = 1, n = 1, x = 1, v = {v}, from w = 0 to w = 1")


@checker(Arithmetic.EXACT)
def check_telescoping(constant: fmpq = ONE) -> Check:
    """SS16/thm-5--telescoping for all integer weights of at most 2 on the line, two neurons, all signs."""
    findings, equalities = [], []
    weights = list(product(range(-2, 3), repeat=2))
    for v in product((1, -1), repeat=2):
        values = {W: _prediction([[w] for w in W], v, [1]) for W in weights}
        for W, other in product(weights, repeat=2):
            moved, sum_ = abs(values[W] - values[other]), sum(abs(a - b) for a, b in zip(W, other, strict=True))
            findings.append(at_most(moved, constant * sum_))
            if sum_:
                equalities.append(equal(moved, sum_))
    findings.append(any_of(equalities))
    scope = f"constant {constant}, d = 1, n = 2, all weights -2 to 2 and signs; attained"
    return Check("SS16/thm-5--telescoping", all_of(findings), scope)


def _prediction(W: Sequence[Any], v: Sequence[Any], x: Sequence[Any]) -> fmpq:
    arrays = exact_array("x", [x], (1, None)), exact_array("W", W, (None, len(x))), exact_array("v", v, (None,))
    return predict(*arrays)[0]


def _cauchy_schwarz() -> list[Finding]:
    """|A u - b x|^2 = A (A C - b^2) for A = |x|^2, b = <x, u>, C = |u|^2: summed over coordinates, so for every d."""
    A, b, C, x, u = sympy.symbols("A b C x u")
    coordinate = identity((A * u - b * x) ** 2, A**2 * u**2 - 2 * A * b * (x * u) + b**2 * x**2)
    return [coordinate, identity(A**2 * C - 2 * A * b * b + b**2 * A, A * (A * C - b**2))]
