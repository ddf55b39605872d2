"""Ray features: what they generate is what the neuron can predict."""

import numpy as np
import pytest
from flint import fmpq

from landscape.networks.basin_minimum import cone_projection, region_features, region_rays
from landscape.networks.two_layer import predict

FIGURE_1 = [["3/2", "1/2"], [-1, 2], [-1, -1]]  # the sample of SS16 Fig. 1


def test_figure_1() -> None:
    assert region_rays(FIGURE_1, (1, 1, -1)) == ((-1, 3), (2, 1))
    assert region_features(FIGURE_1, (1, 1, -1)) == ((0, 7, 0), (fmpq(7, 2), 0, 0))


def test_rays_are_in_the_closed_region_and_features_are_their_predictions(instance) -> None:
    X, _, W, _ = instance.exact
    for w in W:
        signs = tuple(1 if x @ w > 0 else -1 for x in X)
        rays, features = region_rays(X, signs), region_features(X, signs)
        for ray, feature in zip(rays, features, strict=True):
            assert all(s * (x @ np.array(ray)) >= 0 for s, x in zip(signs, X, strict=True))
            assert tuple(predict(X, [ray], [1])) == feature


def test_every_prediction_of_the_region_is_generated(one_of_each_kind) -> None:
    X, _, W, _ = one_of_each_kind.exact
    for w in W:
        signs = tuple(1 if x @ w > 0 else -1 for x in X)
        inside = cone_projection(region_features(X, signs), predict(X, [w], [1]))
        assert inside.squared_distance == 0


def test_an_empty_region_is_refused() -> None:
    for signs in ((1, 1, 1), (-1, -1, -1)):
        with pytest.raises(ValueError, match=r"^signs: no weight"):
            region_features(FIGURE_1, signs)
    with pytest.raises(ValueError, match=r"^signs: no weight"):
        region_rays([[1, 1, 0], [2, 2, 0]], (1, -1))


def test_bad_input() -> None:
    with pytest.raises(ValueError, match=r"^X:"):
        region_rays([[0, 0], [1, 2]], (1, 1))
    with pytest.raises(ValueError, match=r"^signs:"):
        region_rays(FIGURE_1, (1, 1))
