"""The rational cup, the cup lemma, the gradient: verdicts, sabotage, controls, and independent routes."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
import sympy
from flint import fmpq, fmpq_mat, fmpq_poly

from landscape.cupped_minima import configurations as shape
from landscape.cupped_minima import rational_cup as cup
from landscape.cupped_minima.cupped_minimum import Cup, merged_training_set, rise
from landscape.cupped_minima.rational_cup import checks
from landscape.evidence.verdict import Verdict

LIES = cup.broken_variants()


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (cup.check_definition, Verdict.PROVED),
        (cup.check_cup_lemma, Verdict.PROVED),
        (cup.check_rational_cup, Verdict.PROVED),
        (cup.check_gradient, Verdict.VERIFIED),
        (cup.check_hessian, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("SSG20/def-2", "x^2 instead of x^4, or v multiplied by a instead of divided")
@pytest.mark.parametrize("lie", [{"power": 2}, {"divided": checks.a}])
def test_a_false_definition_is_noticed(lie):
    assert cup.check_definition(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/cup-lemma", "1 for 1/2, or a larger radius")
@pytest.mark.parametrize(
    "lie", [{"half": sympy.Integer(1)}, {"reach": 5 * checks.c / (2 * checks.C**2 + checks.sigma**2)}]
)
def test_a_false_inequality_is_noticed(lie):
    assert cup.check_cup_lemma(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/rational-cup", "each hypothesis of the cup lemma spoiled in turn", drops=1)
@pytest.mark.parametrize(
    ("without", "condition"), list(zip(LIES, ("balance", "sign", "independent", "basis"), strict=True))
)
def test_each_hypothesis_is_asked_for(without, condition):
    check = cup.check_rational_cup(LIES[without])
    assert check.verdict is Verdict.REFUTED and f"{condition} fails" in str(check)


@pytest.mark.sabotage("own/rational-cup", "gamma = 0: two triangles instead of squares", drops=1)
def test_gamma_must_be_inside():
    assert Cup(merged_training_set(shape.explicit_configuration(3, 3))).first_failure() == "inside"


@pytest.mark.sabotage("own/rational-cup", "another better network, other labels, longer weights", drops=1)
def test_the_rest_of_the_statement_is_asked_for():
    data = cup.rational_cup()
    assert cup.check_rational_cup(better=2 * cup.better_weights()).verdict is Verdict.REFUTED
    assert cup.check_rational_cup(data.scaled(2)).verdict is Verdict.REFUTED
    longer = replace(data, X=tuple(tuple(2 * entry for entry in x) for x in data.X))
    assert cup.check_rational_cup(longer).verdict is Verdict.REFUTED


def test_the_lemmas_conditions_are_needed():
    """Where two neurons agree, or signs are turned, the loss has a direction along which it does not rise."""
    X, y, W, v = (part.astype(float) for part in map(floats, cup.arrays(cup.rational_cup())))
    assert worst_rise(X, y, W, v) > 0
    W[7] = W[6]
    y = np.maximum(X @ W.T, 0) @ v - np.array([1.0] * 6 + [-1.0] * 6 + [-1.0, 1.0])
    step = np.zeros_like(W)
    step[6], step[7] = W[6], -W[6]
    assert loss(X, y, W + 0.01 * step, v) == pytest.approx(loss(X, y, W, v), abs=1e-12)
    _, y, W, v = (part.astype(float) for part in map(floats, cup.arrays(cup.rational_cup())))
    turned = y - 2 * np.maximum(X @ W.T, 0) @ v  # the same errors with the signs of v turned
    assert worst_rise(X, turned, W, -v) < 0


def test_the_page_s_sigma_is_one():
    """The Gram matrix of the outputs has the eigenvalues 484, 448, 49, 49, 25, 25, 16, 4, 1, 1, 1, 1, exactly."""
    X, _, W, v = cup.arrays(cup.rational_cup())
    outputs = np.vectorize(lambda c: max(c, fmpq(0)), otypes=[object])(X @ W.T) * v
    found = fmpq_mat([list(row) for row in (outputs.T @ outputs).tolist()]).charpoly()
    expected = fmpq_poly([1])
    for root in (484, 448, 49, 49, 25, 25, 16, 4, 1, 1, 1, 1):
        expected *= fmpq_poly([-root, 1])
    assert found == expected


def test_the_lemmas_bound_holds_along_many_directions():
    data = cup.rational_cup()
    constants = cup.CupConstants(data)
    X, y, W, v = (part.astype(float) for part in map(floats, cup.arrays(data)))
    rng = np.random.default_rng(0)
    for _ in range(300):
        theta = rng.normal(size=W.shape) * rng.choice([0, 1], size=(12, 1))
        if theta.any():
            theta *= float(constants.radius.mid()) / np.linalg.norm(theta)
            eps = float(constants.eta_1.mid()) / 2
            assert loss(X, y, W + theta, v) - 14 >= eps * np.sum(theta**2) * (1 - 1e-6)


def test_balls_and_floats_agree_on_a_rise():
    data = cup.rational_cup()
    X, y, W, v = (part.astype(float) for part in map(floats, cup.arrays(data)))
    step = np.arange(48).reshape(12, 4) % 7 - 3
    ball = rise(data, [[fmpq(int(entry), 100) * 1 for entry in row] for row in step])
    assert float(ball.mid()) == pytest.approx(loss(X, y, W + step / 100, v) - 14)


def test_the_page_s_network_in_plain_fractions():
    """Without anything of ours: every error, and the loss of the better network."""
    data = cup.rational_cup()
    X = [[Fraction(int(c.p), int(c.q)) for c in x] for x in data.X]
    better = [[Fraction(7 * c, 48) for c in w] for w in cup.BETTER]

    def outputs(W):
        return [
            sum(v * max(0, sum(p * q for p, q in zip(w, x, strict=True))) for v, w in zip(data.signs, W, strict=True))
            for x in X
        ]

    W = [[Fraction(int(c.p), int(c.q)) for c in w] for w in data.W]
    assert outputs(W) == [8] * 6 + [-8] * 6 + [48, -48] and outputs(better) == list(cup.LABELS)


def test_every_sample_of_the_twelve_is_a_kink_of_three():
    kinks = [k for r in range(12) for k in cup.rational_cup().kinks(r)]
    assert [kinks.count(i) for i in range(14)] == [3] * 12 + [0, 0]


@pytest.mark.sabotage("SSG20/eq-2", "the printed factor, or 3")
@pytest.mark.parametrize("factor", [1, 3])
def test_the_gradient_has_this_factor(factor):
    assert cup.check_gradient(factor).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SSG20/eq-2", "at a point with kinks", drops=1)
def test_the_gradient_needs_a_regular_point(monkeypatch):
    monkeypatch.setattr(checks, "regular_point", lambda data: cup.arrays(data)[2])
    assert cup.check_gradient().verdict is Verdict.REFUTED


@pytest.mark.parametrize("check", [cup.check_gradient, cup.check_hessian])
def test_a_factor_is_exact(check):
    with pytest.raises(ValueError, match="factor: expected"):
        check(2.0)


@pytest.mark.sabotage("SSG20/eq-19", "at a point with kinks", drops=1)
def test_the_hessian_needs_a_regular_point(monkeypatch):
    monkeypatch.setattr(checks, "regular_point", lambda data: cup.arrays(data)[2])
    assert cup.check_hessian().verdict is Verdict.REFUTED


@pytest.mark.sabotage("SSG20/eq-19", "the printed factor, or 4")
@pytest.mark.parametrize("factor", [1, 4])
def test_the_hessian_has_this_factor(factor):
    assert cup.check_hessian(factor).verdict is Verdict.REFUTED


@pytest.mark.control("SSG20/eq-2--literal", "the factor 2")
def test_the_gradient_with_its_factor_is_not_refuted():
    assert cup.check_gradient(2, "SSG20/eq-2--literal").verdict.positive
    assert cup.check_gradient(1, "SSG20/eq-2--literal").verdict is Verdict.REFUTED


@pytest.mark.control("SSG20/eq-19--literal", "the factor 2")
def test_the_hessian_with_its_factor_is_not_refuted():
    assert cup.check_hessian(2, "SSG20/eq-19--literal").verdict.positive
    assert cup.check_hessian(1, "SSG20/eq-19--literal").verdict is Verdict.REFUTED


def floats(part):
    return np.vectorize(lambda c: int(c.p) / int(c.q), otypes=[float])(part)


def loss(X, y, W, v):
    return float(np.sum((np.maximum(X @ W.T, 0) @ v - y) ** 2))


def worst_rise(X, y, W, v):
    rng = np.random.default_rng(1)
    steps = (1e-3 * theta / np.linalg.norm(theta) for theta in rng.normal(size=(200, *W.shape)))
    return min(loss(X, y, W + step, v) for step in steps) - loss(X, y, W, v)
