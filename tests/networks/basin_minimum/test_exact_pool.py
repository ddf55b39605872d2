"""The exact pool against the double description method."""

import numpy as np
import pytest

from landscape.geometry.cones import extreme_rays, integer_samples
from landscape.networks.basin_minimum import exact_pool, region_features, region_rays
from landscape.networks.basin_minimum.exact_pool import ExactPool
from landscape.networks.basin_minimum.region_features import generators


@pytest.mark.parametrize("shape", [(1, 1), (4, 1), (5, 2), (7, 3), (6, 4), (7, 5)])
def test_every_cell_has_the_rays_of_the_double_description(shape):
    rng = np.random.default_rng(sum(shape))
    for _ in range(5):
        X = rng.integers(-3, 4, shape)  # small entries: parallel samples and other coincidences are common
        X[~X.any(axis=1), 0] = 1
        if np.linalg.matrix_rank(X) < shape[1]:
            continue
        pool = ExactPool.of(integer_samples(X.tolist()))
        for w in rng.standard_normal((10, shape[1])):
            signs = tuple(np.where(X @ w > 0, 1, -1).tolist())
            rays, products = pool.cell(signs)
            assert rays == extreme_rays(X.tolist(), signs)
            samples = np.array(integer_samples(X.tolist()), dtype=object)
            assert products == tuple(map(tuple, (np.array(rays, dtype=object) @ samples.T).tolist()))


def test_large_samples_go_without_a_pool_to_the_same_answer(one_of_each_kind, monkeypatch):
    X, _, W, _ = one_of_each_kind.exact
    cells = [tuple(1 if x @ w > 0 else -1 for x in X) for w in W]
    with_pool = [(region_rays(X, signs), region_features(X, signs)) for signs in cells]
    monkeypatch.setattr(exact_pool, "MOST_NULL_VECTORS", 0)
    generators.cache_clear()
    assert [(region_rays(X, signs), region_features(X, signs)) for signs in cells] == with_pool
    generators.cache_clear()


def test_entries_beyond_a_double():
    """Two samples that no double tells apart: the pool does."""
    big = 10**30
    X = [[big, 1], [big + 1, 1]]
    assert len(region_rays(X, (1, -1))) == 2
    assert all(r in region_rays(X, (1, 1)) + region_rays(X, (-1, -1)) for r in region_rays(X, (1, -1)))
