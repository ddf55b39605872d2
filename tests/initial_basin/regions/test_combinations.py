"""Lemmas 2 and 3 and the cone of predictions: two routes, the chapter's verdicts, and false versions refused."""

from itertools import product

import numpy as np
import pytest
from flint import fmpq
from hypothesis import given, settings
from hypothesis import strategies as st

from landscape.evidence.comparison import at_most
from landscape.evidence.inputs import exact_array
from landscape.evidence.verdict import Verdict
from landscape.geometry.arrangements import regions
from landscape.initial_basin import regions as reg
from landscape.initial_basin.regions import combinations as module
from landscape.networks.basin_minimum import region_rays
from landscape.networks.two_layer import predict

SMALLEST = [((1,), (-1,))]
PLANE = [((1, 0), (0, 1))]

fractions = st.builds(fmpq, st.integers(-9, 9), st.integers(1, 5))
amounts = st.builds(fmpq, st.integers(0, 9), st.integers(1, 5))


def rows(entries):
    return exact_array("rows", entries, (None, None))


def row(entries):
    return exact_array("row", entries, (None,))


@pytest.mark.parametrize(
    ("check", "claim"),
    [
        (reg.check_signs_suffice, "SS16/lem-2"),
        (reg.check_convex_quadratic, "SS16/lem-3"),
        (reg.check_prediction_cone, "own/prediction-cone"),
    ],
)
def test_the_chapters_verdicts(check, claim):
    found = check()
    assert (found.claim, found.verdict) == (claim, Verdict.VERIFIED)


def combination(X, chosen, outputs):
    found = regions(X).regions
    return reg.Combination(X, tuple(found[k % len(found)] for k in chosen), outputs)


@settings(deadline=None)
@given(
    st.sampled_from(module.SAMPLES),
    st.lists(st.integers(0, 7), min_size=1, max_size=3).flatmap(
        lambda chosen: st.tuples(
            st.just(chosen),
            st.tuples(*[st.sampled_from((1, -1))] * len(chosen)),
            st.lists(st.lists(amounts, min_size=3, max_size=3), min_size=len(chosen), max_size=len(chosen)),
        )
    ),
)
def test_the_matrix_is_the_forward_pass_on_the_combination(X, drawn):
    """On any non-negative mixture of rays, not only on the points that the checks visit."""
    chosen, outputs, mixtures = drawn
    there = combination(X, chosen, outputs)
    W = [
        tuple(sum((a * ray[j] for a, ray in zip(mix, r.rays, strict=False)), fmpq(0)) for j in range(len(X[0])))
        for r, mix in zip(there.regions, mixtures, strict=True)
    ]
    assert there.contains(W)
    flat = row([entry for w in W for entry in w])
    assert (there.matrix() @ flat).tolist() == predict(rows(X), rows(W), row(outputs)).tolist()
    assert there.matrix().shape == (len(X), len(chosen) * len(X[0]))


def test_the_matrix_is_wrong_beyond_the_combination():
    there = combination(reg.FIGURE_1, (0,), (1,))
    beyond = rows([[-entry for entry in there.regions[0].witness]])
    assert not there.contains([tuple(beyond[0])])
    assert (there.matrix() @ beyond[0]).tolist() != predict(rows(reg.FIGURE_1), beyond, row([1])).tolist()


@pytest.mark.parametrize("X", module.SAMPLES)
def test_combinations_of_two_are_all_unordered_pairs_of_cells(X):
    found = list(reg.combinations_of_two(X))
    cells = [tuple(sorted(zip([r.signs for r in c.regions], c.outputs, strict=True))) for c in found]
    count = 2 * len(regions(X))
    assert len(cells) == len(set(cells)) == count * (count + 1) // 2


@pytest.mark.parametrize("X", module.SAMPLES)
def test_points_are_in_the_combination_and_not_all_on_its_border(X):
    for there in reg.combinations_of_two(X):
        points = list(there.points())
        assert all(map(there.contains, points)) and len(points) >= 3
        turned = [tuple(-entry for entry in w) for w in points[-2]]
        assert not there.contains(turned)
        assert not there.contains((points[-2][0], turned[1])) and not there.contains((turned[0], points[-2][1]))


@given(
    st.lists(st.tuples(st.tuples(fractions, fractions), fractions), min_size=1, max_size=4),
    st.lists(st.tuples(fractions, fractions), min_size=1, max_size=4),
)
def test_absorbed_networks_are_the_same_function(neurons, inputs):
    W, v = zip(*neurons, strict=True)
    scaled, signs = reg.absorbed(W, v)
    assert predict(rows(inputs), rows(scaled), row(signs)).tolist() == predict(rows(inputs), rows(W), row(v)).tolist()
    assert set(signs) <= {1, -1} and all(a * c >= 0 for a, c in zip(signs, v, strict=True))
    assert all(s == tuple(abs(c) * e for e in w) for s, w, c in zip(scaled, W, v, strict=True))


def test_zero_output_weights_absorb_to_the_origin():
    assert reg.absorbed([(1, 2), (3, 4)], (0, -2)) == (((0, 0), (6, 8)), (1, -1))


@pytest.mark.parametrize("samples", [SMALLEST, module.SAMPLES])
@pytest.mark.sabotage("SS16/lem-2", "open regions instead of closed ones", drops=1)
def test_signs_need_closed_regions(samples):
    assert reg.check_signs_suffice(closed=False, samples=samples).verdict is Verdict.REFUTED


@pytest.mark.parametrize("power", [0, 2])
@pytest.mark.sabotage("SS16/lem-2", "an activation that is not positively homogeneous of degree 1")
def test_signs_need_a_homogeneous_activation(monkeypatch, power):
    def false(X, W, v):
        seen = X @ W.T
        return np.array([[z**power if z > 0 else fmpq(0) for z in line] for line in seen], dtype=object) @ v

    monkeypatch.setattr(module, "predict", false)
    assert not reg.check_signs_suffice(samples=PLANE).verdict.positive


@pytest.mark.parametrize(
    "false",
    [
        lambda W, v: (tuple(tuple(c * e for e in w) for w, c in zip(W, v, strict=True)), (1,) * len(v)),
        lambda W, v: (tuple(map(tuple, W)), tuple(-1 if c < 0 else 1 for c in v)),  # the printed N(W, a)
        lambda W, v: (reg.absorbed(W, v)[0], tuple(-a for a in reg.absorbed(W, v)[1])),
    ],
)
@pytest.mark.sabotage("SS16/lem-2", "weights scaled by v instead of |v|, not scaled as printed, or turned signs")
def test_signs_need_the_right_weights(monkeypatch, false):
    monkeypatch.setattr(module, "absorbed", false)
    assert not reg.check_signs_suffice(samples=PLANE).verdict.positive


@pytest.mark.parametrize("swapped", [lambda W, v: v[0] == v[1], lambda W, v: W[0] == W[1]])
@pytest.mark.sabotage("SS16/lem-2", "the neurons in another order: outside the combination, or with the wrong signs")
def test_signs_need_the_order_of_the_neurons(monkeypatch, swapped):
    """The function is the same."""

    def false(W, v):
        scaled, signs = reg.absorbed(W, v)
        return (scaled[::-1], signs[::-1]) if swapped(W, v) else (scaled, signs)

    monkeypatch.setattr(module, "absorbed", false)
    assert reg.check_signs_suffice(samples=PLANE).verdict is Verdict.REFUTED


@pytest.mark.parametrize("samples", [SMALLEST, PLANE])
@pytest.mark.sabotage("SS16/lem-3", "points of two different combinations", drops=1)
def test_convexity_ends_with_the_combination(samples):
    assert reg.check_convex_quadratic(samples, across=True).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/lem-3", "a loss that is not convex in the prediction", drops=2)
def test_convexity_needs_the_squared_loss(monkeypatch):
    squared = module.mean_squared_loss
    monkeypatch.setattr(module, "mean_squared_loss", lambda *at: min(squared(*at), fmpq(1)))
    assert not reg.check_convex_quadratic(PLANE).verdict.positive


@pytest.mark.sabotage(
    "SS16/lem-3", "a convex loss that is not quadratic, or a Hessian that is not semidefinite", drops=2
)
def test_the_loss_is_that_quadratic(monkeypatch):
    def absolute(X, y, W, v):
        return sum(abs(r) for r in predict(X, W, v) - y) / fmpq(len(y))

    with monkeypatch.context() as here:
        here.setattr(module, "mean_squared_loss", absolute)
        assert reg.check_convex_quadratic(PLANE).verdict is Verdict.REFUTED
    monkeypatch.setattr(module, "_positive_semidefinite", lambda symmetric: at_most(1, 0))
    assert reg.check_convex_quadratic(PLANE).verdict is Verdict.REFUTED


@pytest.mark.parametrize("false", [lambda A: -A, lambda A: A * fmpq(2), lambda A: np.flip(A, axis=1)])
@pytest.mark.sabotage("SS16/lem-3", "another matrix")
def test_the_quadratic_needs_its_matrix(monkeypatch, false):
    matrix = reg.Combination.matrix
    monkeypatch.setattr(reg.Combination, "matrix", lambda self: false(matrix(self)))
    assert not reg.check_convex_quadratic(PLANE).verdict.positive


@pytest.mark.parametrize(
    ("symmetric", "holds"),
    [
        ([[1, 0], [0, 0]], True),
        ([[2, 1], [1, 1]], True),
        ([[1, 2], [2, 1]], False),
        ([[0, 1], [1, 0]], False),
        ([[-1, 0], [0, 0]], False),
        ([[1, 0, 0], [0, 1, 0], [0, 0, fmpq(-1, 10**9)]], False),
        ([[0, 0], [0, 0]], True),
    ],
)
def test_semidefiniteness_is_decided_exactly(symmetric, holds):
    assert module._positive_semidefinite(module.fmpq_mat(symmetric)).holds is holds


@pytest.mark.parametrize("samples", [SMALLEST, PLANE])
@pytest.mark.sabotage("own/prediction-cone", "the output signs of the cone turned")
def test_the_cone_needs_the_networks_output_signs(samples):
    assert reg.check_prediction_cone(samples, flipped=True).verdict is Verdict.REFUTED


@pytest.mark.parametrize(
    "lie",
    [
        lambda features: (features[1], features[1]),
        lambda features: (features[0], features[0]),
        lambda features: (features[0], tuple(-e for e in features[1])),
        lambda features: (features[0], tuple(e + 1 for e in features[1])),
    ],
    ids=["one missing", "the other missing", "one turned", "one too far out"],
)
@pytest.mark.sabotage("own/prediction-cone", "a generator too few, or one that is no prediction")
def test_the_cone_needs_its_generators_and_no_others(monkeypatch, lie):
    features = module.region_features
    monkeypatch.setattr(module, "region_features", lambda X, signs: lie(features(X, signs)))
    assert reg.check_prediction_cone(PLANE).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/prediction-cone", "a cone larger than what can be predicted")
def test_the_cone_has_no_more_generators(monkeypatch):
    """Every prediction is in the larger cone too; the ray that is one too many is what gives it away."""
    rays, features = module.region_rays, module.region_features
    outside = lambda X, signs: tuple(-fmpq(b) for b in signs)  # noqa: E731
    monkeypatch.setattr(module, "region_rays", lambda X, signs: (*rays(X, signs), outside(X, signs)))
    monkeypatch.setattr(module, "region_features", lambda X, signs: (*features(X, signs), (fmpq(-1),) * len(X)))
    assert reg.check_prediction_cone(PLANE).verdict is Verdict.REFUTED


def test_predictions_of_a_combination_are_the_cone():
    """Both inclusions on Figure 1: mixtures of features are predictions of the mixed rays, and conversely."""
    for there in list(reg.combinations_of_two(reg.FIGURE_1))[::5]:
        features = rows(module._cone(there, 1))
        per_neuron = [region_rays(reg.FIGURE_1, region.signs) for region in there.regions]
        rays = [ray for found in per_neuron for ray in found]
        for mix in product((0, fmpq(2, 3)), repeat=len(rays)):
            split = len(per_neuron[0])
            halves = [(mix[:split], rays[:split]), (mix[split:], rays[split:])]
            mixed = [[sum((a * r[j] for a, r in zip(*h, strict=True)), fmpq(0)) for j in (0, 1)] for h in halves]
            W = rows(mixed)
            assert predict(rows(reg.FIGURE_1), W, row(there.outputs)).tolist() == (row(mix) @ features).tolist()


@pytest.mark.parametrize("check", [reg.check_signs_suffice, reg.check_convex_quadratic, reg.check_prediction_cone])
@pytest.mark.parametrize("X", [((0, 0), (1, 1)), ((0.5, 1.0),)])
def test_zero_and_float_samples_are_refused(check, X):
    with pytest.raises(ValueError, match="X"):
        check(samples=[X])
    with pytest.raises(ValueError, match="no finding"):
        check(samples=[])


def test_float_output_weights_are_refused():
    with pytest.raises(ValueError, match="float"):
        reg.check_signs_suffice((0.5,), samples=SMALLEST)
