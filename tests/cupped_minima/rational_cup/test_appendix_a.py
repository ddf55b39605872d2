"""Appendix A: which minima can be cupped, with the two examples that its words leave out."""

import numpy as np
import pytest
import sympy
from flint import fmpq

from landscape.cupped_minima import rational_cup as cup
from landscape.cupped_minima.rational_cup import appendix_a
from landscape.evidence.verdict import Verdict


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (cup.check_type_1, Verdict.VERIFIED),
        (cup.check_type_1_literal, Verdict.REFUTED),
        (cup.check_type_2, Verdict.PROVED),
        (cup.check_type_2_literal, Verdict.REFUTED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("SSG20/fact-a--type-1", "fewer weights than samples: only one neuron moves", drops=1)
def test_a_smooth_cup_is_possible_with_few_weights():
    assert cup.check_type_1(used_dims=4).verdict is Verdict.REFUTED


@pytest.mark.parametrize("used_dims", [0, 49, 4.0])
def test_other_numbers_of_weights_are_refused(used_dims):
    with pytest.raises(ValueError, match="used_dims: expected"):
        cup.check_type_1(used_dims=used_dims)


@pytest.mark.sabotage("SSG20/fact-a--type-1", "a point with kinks: F is not twice differentiable", drops=2)
def test_at_the_cup_itself_no_direction_is_flat(monkeypatch):
    monkeypatch.setattr(appendix_a, "regular_point", lambda data: cup.arrays(data)[2])
    assert cup.check_type_1().verdict is Verdict.REFUTED


@pytest.mark.sabotage("SSG20/fact-a--type-2", "outputs that grow with the square of the weights")
def test_the_scaling_is_linear():
    assert cup.check_type_2(degree=2).verdict is Verdict.UNDECIDED


@pytest.mark.control("SSG20/fact-a--type-1--literal", "samples that do not surround the origin")
@pytest.mark.parametrize("kinks", [((1, 0, 0), (0, 1, 0), (1, 1, 0)), ((1, 0, 0), (0, 1, 0), (-1, 1, 0))])
def test_without_surrounding_samples_nothing_is_refuted(kinks):
    assert cup.check_type_1_literal(kinks).verdict is Verdict.UNDECIDED


@pytest.mark.control("SSG20/fact-a--type-1--literal", "as many samples as weights")
def test_with_enough_samples_nothing_is_refuted():
    assert cup.check_type_1_literal((*appendix_a.TRIANGLE, (1, 1, 0))).verdict is Verdict.UNDECIDED


def test_the_bound_on_the_cells_is_not_vacuous():
    assert any(finding.holds is not True for finding in cup.triangle_cells(sympy.Rational(2, 5)))


@pytest.mark.control("SSG20/fact-a--type-2--literal", "positive labels: zero is no minimum")
@pytest.mark.parametrize("label", [0, 1])
def test_with_other_labels_nothing_is_refuted(label):
    assert cup.check_type_2_literal(label).verdict is Verdict.UNDECIDED


def test_the_smooth_cup_that_is_not_optimal():
    """The exercise: d = 5, two neurons, nine samples; 10 weights, F differentiable, cupped, not optimal."""
    corners = np.vstack([np.eye(4), -np.ones(4)])
    p, scale = np.array([1.0, 0, 0, 0]), 1e-3
    above = np.array([[*p, 1], [*-p, 1], [0, 0, 0, 0, 2]])
    X = np.vstack([np.column_stack([corners, np.zeros(5)]), above, [[0, 0, 0, 0, -1]]])
    errors = np.array([0] * 5 + [-1, -1, 1, 0.0])
    W = scale * np.array([[0, 0, 0, 0, 1.0], [0, 0, 0, 0, -1.0]])
    v = np.ones(2)

    def loss(W):
        return float(np.sum((np.maximum(X @ W.T, 0) @ v - y) ** 2))

    y = np.maximum(X @ W.T, 0) @ v - errors
    assert X.shape == (9, 5) and W.size == 10
    rng = np.random.default_rng(0)
    for _ in range(2000):
        theta = rng.normal(size=W.shape) * 1e-5
        rise, square = loss(W + theta) - loss(W), np.sum(theta**2)
        assert 0.05 * square - 1e-15 <= rise <= 100 * square
    better = np.array([W[0], [0.1, 0, 0, 0, 0]])
    assert loss(better) < loss(W) - 1e-3


def test_type_2_at_the_rational_cup():
    """F(w + t w) at five values of t lies on one parabola, exactly."""
    from landscape.networks.two_layer import sum_squared_loss

    X, y, W, v = cup.arrays(cup.rational_cup())
    values = [sum_squared_loss(X, y, (1 + fmpq(k, 10)) * W, v) for k in range(-2, 3)]
    third = [values[i + 3] - 3 * values[i + 2] + 3 * values[i + 1] - values[i] for i in range(2)]
    assert third == [0, 0]
