"""Many basin minima at once against one at a time, with numba and without."""

import numpy as np
import pytest

from landscape.networks.basin_minimum import basin_minima, basin_minimum, batch, floating
from landscape.networks.basin_minimum.compiled import kernel
from landscape.networks.basin_minimum.ray_pool import bits, ray_pool

SIZES = {"rays": (9, 3, 4), "several words": (70, 2, 3), "rank m": (4, 6, 3), "interior point": (26, 8, 9)}


def many(size, count, seed=0):
    m, d, n = size
    rng = np.random.default_rng(seed)
    X, y = rng.standard_normal((m, d)), rng.standard_normal(m)
    return X, y, rng.standard_normal((count, n, d)), rng.choice([-1, 1], (count, n))


@pytest.mark.parametrize("numba", ["0", "1"])
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_agrees_with_single_values(size, numba, monkeypatch):
    monkeypatch.setenv("LANDSCAPE_NUMBA", numba)
    X, y, W, v = many(size, 12)
    W[1:, 0], v[3:6, 1] = W[1:, 1], -v[3:6, 0]  # equal neurons, and opposite ones in one cell
    found = basin_minima(X, y, W, v)
    tolerance = 1e-7 if size == SIZES["interior point"] else 1e-11
    for b in range(len(W)):
        assert found.values[b] == pytest.approx(basin_minimum(X, y, W[b], v[b]).value, abs=tolerance * np.mean(y**2))
    assert found.kkt_residuals.max() < (1e-8 if size == SIZES["interior point"] else 1e-10)


def test_with_numba_and_without_agree(monkeypatch):
    for size, tolerance in (((12, 3, 6), 1e-12), ((26, 8, 9), 1e-7)):
        X, y, W, v = many(size, 40)
        answers = []
        for numba in ("0", "1"):
            monkeypatch.setenv("LANDSCAPE_NUMBA", numba)
            answers.append(basin_minima(X, y, W, v).values)
        np.testing.assert_allclose(*answers, atol=tolerance)


def test_singletons_too():
    X, y = np.array([[1.0, 0], [-2, 0], [0, 3]]), np.array([1.0, -1, 2])
    W, v = np.ones((3, 2, 2)) * [[[1.0, 1]], [[1, -1]], [[-1, 2]]], np.array([[1, -1]] * 3)
    expected = [basin_minimum(X, y, w, s).value for w, s in zip(W, v, strict=True)]
    assert basin_minima(X, y, W, v).values.tolist() == expected


def test_a_doubtful_value_is_flagged_and_found_again(monkeypatch):
    X, y, W, v = many((9, 3, 4), 5)
    expected = basin_minima(X, y, W, v)
    wrong = lambda *data: (np.full(5, 7.0), np.array([0, 1, np.nan, 0, 1e-9]))  # noqa: E731
    monkeypatch.setattr(batch, "_fast", wrong)
    found = basin_minima(X, y, W, v)
    assert found.flagged.tolist() == [False, True, True, False, True] and not expected.flagged.any()
    np.testing.assert_allclose(found.values, np.where(found.flagged, expected.values, 7), atol=1e-13)


def test_an_unclear_pool_is_not_trusted():
    """Samples that are parallel up to 1e-10: which side a ray is on, floats cannot say."""
    X, y = np.array([[1, 0], [1, 1e-10], [0, 1], [1.0, 1]]), np.array([1.0, -1, 2, 1])
    assert not ray_pool(X).is_clear
    W, v = np.array([[[1.0, 2], [2, -1]]]), np.array([[1, -1]])
    found = basin_minima(X, y, W, v)
    assert found.flagged.all()
    assert found.values[0] == pytest.approx(float(basin_minimum(X, y, W[0], v[0], certify="exact").value), rel=1e-9)


def test_large_data_go_to_the_interior_point_and_doubts_to_clarabel(monkeypatch):
    X, y, W, v = many((26, 8, 9), 1)
    monkeypatch.setattr(floating, "MOST_NULL_VECTORS", 0)
    first = basin_minimum(X, y, W[0], v[0])
    monkeypatch.setattr(floating, "ACCEPTED_INSIDE", -1)
    monkeypatch.setattr(floating, "_interior_point", lambda data: data.judged("interior point", 0 * data.W))
    second = basin_minimum(X, y, W[0], v[0])
    assert (first.method, second.method) == ("interior point", "clarabel")
    assert second.value == pytest.approx(first.value, abs=1e-6)


def test_cells_of_a_pool_are_those_of_the_definition():
    X, _, W, _ = many((70, 3, 1), 8)
    pool = ray_pool(X)
    for w in W[:, 0]:
        inside = (np.sign(X @ w) * (pool.rays @ X.T) >= -1e-9).all(axis=1)
        assert pool.members(bits(X @ w > 0)).tolist() == np.flatnonzero(inside).tolist()


def test_the_environment_decides_about_kernels(monkeypatch):
    monkeypatch.setenv("LANDSCAPE_NUMBA", "0")
    assert kernel("nnls_kernel", 10**9) is None
    monkeypatch.setenv("LANDSCAPE_NUMBA", "1")
    assert kernel("nnls_kernel", 1) is not None
    monkeypatch.setattr("landscape.networks.basin_minimum.compiled.util.find_spec", lambda name: None)
    assert kernel("nnls_kernel", 10**9) is None


X, Y, W, V = np.array([[1.0, 2.0], [2.0, 1.0]]), np.ones(2), np.ones((3, 1, 2)), np.ones((3, 1))


@pytest.mark.parametrize(
    ("bad", "named"),
    [
        ((X * [[0], [1]], Y, W, V), "X"),
        ((X * np.nan, Y, W, V), "X"),
        ((X, Y[:1], W, V), "y"),
        ((X, Y, W * [2.0, -1.0], V), "w"),
        ((X, Y, W[0], V), "W"),
        ((X, Y, W, 2 * V), "v"),
        ((X, Y, W, V[:2]), "v"),
    ],
)
def test_bad_input(bad, named):
    with pytest.raises(ValueError, match=f"^{named}:"):
        basin_minima(*bad)
