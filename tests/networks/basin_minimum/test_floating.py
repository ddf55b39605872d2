"""The float basin minimum against cvxpy, against the rationals, and against its own definition."""

import cvxpy
import numpy as np
import pytest

from landscape.networks.basin_minimum import basin_minimum, exact_basin_minimum, floating
from landscape.networks.basin_minimum.optimality import kkt_residual
from landscape.networks.basin_minimum.ray_nnls import Problems
from landscape.networks.two_layer import mean_squared_loss


def second_opinion(X: np.ndarray, y: np.ndarray, W: np.ndarray, v: np.ndarray) -> float:
    """The convex program of a closed region combination, as it is defined, solved by Clarabel."""
    signs = np.sign(X @ W.T)
    weights = cvxpy.Variable(W.shape)
    inside = cvxpy.multiply(signs, X @ weights.T)
    predictions = cvxpy.multiply(signs > 0, X @ weights.T) @ v
    loss = cvxpy.sum_squares(predictions - y) / len(y)
    return cvxpy.Problem(cvxpy.Minimize(loss), [inside >= 0]).solve(solver=cvxpy.CLARABEL)


def test_agrees_with_cvxpy_and_clarabel(instance) -> None:
    value = basin_minimum(*instance.floats).value
    assert value == pytest.approx(second_opinion(*instance.floats), abs=1e-7 * (1 + np.mean(instance.y**2)))


def test_agrees_with_the_rational_value(instance) -> None:
    exact = float(exact_basin_minimum(*instance.exact).value)
    scale = np.mean(instance.y**2)
    assert basin_minimum(*instance.floats).value == pytest.approx(exact, rel=1e-9, abs=1e-12 * scale)


def test_weights_lie_in_the_closed_combination_and_attain_the_value(instance) -> None:
    X, y, W, v = instance.floats
    found = basin_minimum(X, y, W, v)
    margins = np.sign(X @ W.T) * (X @ found.weights.T)
    assert margins.min() >= -1e-12 * (1 + np.abs(found.weights).max())
    assert found.value == pytest.approx(mean_squared_loss(X, y, found.weights, v), rel=1e-7, abs=1e-14)
    assert found.kkt_residual < 1e-10


def test_no_other_point_of_the_combination_is_better(one_of_each_kind) -> None:
    X, y, W, v = one_of_each_kind.floats
    value, rng = basin_minimum(X, y, W, v).value, np.random.default_rng(0)
    best = basin_minimum(X, y, W, v).weights
    for _ in range(50):
        inside = rng.uniform(0, 1, (len(W), 1)) * W
        assert mean_squared_loss(X, y, inside, v) >= value * (1 - 1e-9)
        assert mean_squared_loss(X, y, best + 1e-3 * inside, v) >= value * (1 - 1e-9)


@pytest.mark.parametrize(
    "kind, method", [("singletons", "singletons"), ("independent", "rank m"), ("parallel_samples", "rays")]
)
def test_data_choose_the_method(draw, kind: str, method: str) -> None:
    assert {basin_minimum(*draw(kind, seed).floats).method for seed in range(5)} == {method}


def test_closed_forms_agree_with_rays(draw, monkeypatch: pytest.MonkeyPatch) -> None:
    instances = [draw(kind, seed).floats for kind in ("singletons", "independent") for seed in range(10)]
    closed = [basin_minimum(*data) for data in instances]
    monkeypatch.setattr(floating, "methods", lambda X: iter([floating._rays]))
    rays = [basin_minimum(*data) for data in instances]
    assert {found.method for found in rays} == {"rays"} != {found.method for found in closed}
    for a, b in zip(closed, rays, strict=True):
        assert a.value == pytest.approx(b.value, rel=1e-10, abs=1e-14)


@pytest.mark.parametrize("kind", ["generic", "repeated_samples", "rank_deficient", "nearly_cancelling"])
@pytest.mark.parametrize("numba", ["0", "1"])
def test_where_floats_fail_the_rationals_answer(draw, kind: str, numba: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANDSCAPE_NUMBA", numba)
    instance = draw(kind, 1)
    expected = basin_minimum(*instance.floats)
    monkeypatch.setattr(Problems, "coefficients", lambda self, y: (np.zeros(1, int), np.zeros(1, int), np.zeros(1)))
    found = basin_minimum(*instance.floats)
    assert (expected.method, found.method) == ("rays", "exact rays") and found.kkt_residual < 1e-10
    assert found.value == pytest.approx(expected.value, rel=1e-9, abs=1e-14)


def test_kkt_residual_sees_every_way_of_not_being_optimal() -> None:
    X, y, v = np.array([[1.0, 0.0], [1.0, 1.0], [-1.0, 1.0]]), np.array([1.0, 3.0, 1.0]), np.array([1, -1])
    W = np.array([[1.0, 2.0], [1.0, -3.0]])
    signs = np.sign(X @ W.T).T
    best = basin_minimum(X, y, W, v).weights
    assert kkt_residual(X, y, best, v, signs) < 1e-14
    assert kkt_residual(X, y, 1.01 * best, v, signs) > 1e-3  # not stationary along itself
    assert kkt_residual(X, y, 0 * best, v, signs) > 1e-1  # a direction of descent, though complementary


def test_kkt_residual_sees_a_weight_outside_its_region() -> None:
    """The free least-squares weight leaves the region, where ReLU happens to give the best predictions."""
    X, y, v, signs = np.array([[1.0, 0.0], [1.0, 1.0]]), np.array([3.0, -2.0]), np.array([1]), np.array([[1, 1]])
    inside, outside = np.array([[3.0, -3.0]]), np.array([[3.0, -5.0]])
    assert mean_squared_loss(X, y, inside, v) == mean_squared_loss(X, y, outside, v) == 2
    assert kkt_residual(X, y, inside, v, signs) < 1e-14
    assert kkt_residual(X, y, outside, v, signs) > 1e-1


def test_value_depends_on_cells_only(one_of_each_kind) -> None:
    X, y, W, v = one_of_each_kind.floats
    value = pytest.approx(basin_minimum(X, y, W, v).value, rel=1e-10, abs=1e-14)
    assert basin_minimum(X, y, np.concatenate([W, W]), np.concatenate([v, v])).value == value
    assert basin_minimum(X, y, W * np.linspace(0.1, 7, len(W))[:, np.newaxis], v).value == value
    order = np.random.default_rng(0).permutation(len(W))
    assert basin_minimum(X, y, W[order], v[order]).value == value


X, Y, W, V = np.array([[1.0, 2.0], [2.0, 1.0]]), np.ones(2), np.array([[1.0, 1.0]]), np.ones(1)


@pytest.mark.parametrize(
    "bad, named",
    [
        ((X * [[0], [1]], Y, W, V), "X"),
        ((X * np.nan, Y, W, V), "X"),
        ((X, Y[:1], W, V), "y"),
        ((X, Y * np.inf, W, V), "y"),
        ((X, Y, np.array([[2.0, -1.0]]), V), "w"),
        ((X, Y, W[:, :1], V), "W"),
        ((X, Y, W, 2 * V), "v"),
        ((X, Y, W, [1, -1]), "v"),
        ((X, Y, W, [np.nan]), "v"),
    ],
)
def test_bad_input(bad: tuple, named: str) -> None:
    with pytest.raises(ValueError, match=f"^{named}:"):
        basin_minimum(*bad)
