"""The sharp chance of a high start: both sides, each hypothesis dropped, and a sampled sphere."""

import numpy as np
import pytest
from flint import fmpq

from landscape.evidence.confidence import rate_is
from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Verdict
from landscape.geometry.sphere import uniform_points
from landscape.initial_basin import high_starts as high
from landscape.networks.deep import DeepNet

TINY = fmpq(1, 1000)


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (high.check_high_start, Verdict.PROVED),
        (high.check_high_start_counted, Verdict.VERIFIED),
        (high.check_scale, Verdict.VERIFIED),
        (high.check_zero_bias, Verdict.VERIFIED),
        (high.check_rademacher, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("own/high-start-probability", "the constant raised or lowered")
@pytest.mark.parametrize("off", [TINY, -TINY])
def test_one_half_is_sharp(off):
    assert high.check_high_start(fmpq(1, 2) + off).verdict is Verdict.UNDECIDED
    assert high.check_high_start_counted(fmpq(1, 2) + off).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/high-start-probability", "a label below half of the greatest prediction")
def test_equality_needs_a_large_label():
    assert high.check_high_start_counted(label=fmpq(1, 50)).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/high-start-probability", "a last layer that does not change sign", drops=2)
def test_the_last_layer_must_flip():
    def stubborn(shape):
        return list(high.last_layer_orbit(high.generic_network(shape)))[::2]

    assert high.check_high_start_counted(orbit_of=stubborn).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/high-start-probability", "neurons that do not flip", drops=2)
def test_neurons_must_flip():
    def frozen(shape):
        return list(high.last_layer_orbit(high.generic_network(shape)))[:2]

    assert high.check_high_start_counted(orbit_of=frozen).verdict is Verdict.REFUTED


@pytest.mark.sabotage(
    "own/high-start-probability", "sizes with ties: a neuron receives zero, the last layer cancels", drops=(3, 4)
)
@pytest.mark.parametrize("shape", [(1, 1), (1, 2)])
def test_ties_are_excluded(shape):
    assert high.check_high_start_counted(shapes=[shape], orbit_of=high.sign_networks).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/high-start-scale", "a small scale that is not small, a large one that is not large")
@pytest.mark.parametrize("lie", [{"small": fmpq(50)}, {"large": fmpq(1, 50)}])
def test_the_limits_are_reached_beyond_the_thresholds(lie):
    assert high.check_scale(**lie).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/high-start-scale", "a last layer that does not change sign", drops=1)
def test_the_lower_limit_needs_the_symmetry(monkeypatch):
    from landscape.initial_basin.high_starts import sharper

    true = sharper.last_layer_orbit
    monkeypatch.setattr(sharper, "last_layer_orbit", lambda net: list(true(net))[::2])
    assert high.check_scale().verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/zero-bias-product", "biases, a layer left out, a layer counted twice", drops=1)
@pytest.mark.parametrize(
    "lie",
    [
        {"biases": True},
        {"law": lambda shape: high.product_law(shape[1:])},
        {"law": lambda shape: high.product_law(shape) / 2},
    ],
)
def test_every_layer_counts(lie):
    assert high.check_zero_bias(**lie).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/zero-bias-product", "a sample that is zero", drops=1)
def test_the_sample_must_not_be_zero(monkeypatch):
    from landscape.initial_basin.high_starts import sharper

    monkeypatch.setattr(sharper, "ONE", {1: ((0,),), 2: ((0, 0),)})
    assert high.check_zero_bias().verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/rademacher-starts", "the constant raised, or lowered below the tie")
@pytest.mark.parametrize("off", [TINY, -TINY])
def test_the_tie_of_signs_is_exact(off):
    assert high.check_rademacher(shapes=[(1, 1), (1, 2)], constant=fmpq(1, 4) + off).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/rademacher-starts", "networks without biases", drops=1)
def test_signs_need_biases():
    """Two hidden layers of one neuron each on x = (1, 1): active with a quarter, then with half of that."""
    starts = [DeepNet(tuple((W, 0 * b) for W, b in net.hidden), net.output) for net in high.sign_networks((2, 1, 1))]
    assert high.share(starts, high.is_high(((1, 1),), (2,))) < high.start_bound(fmpq(1, 4))(1)


def test_one_neuron_by_hand():
    """w = 2, b = 1, v = 1 at x = 1: active with +w only, high with -v only: a quarter."""
    net = DeepNet(((np.array([[fmpq(2)]], dtype=object), np.array([fmpq(1)], dtype=object)),), np.array([fmpq(1)]))
    orbit = list(high.last_layer_orbit(net))
    assert [int(start.predict([[1]])[0]) for start in orbit] == [3, -3, 0, 0]
    assert high.share(orbit, high.is_high([[1]], [2])) == fmpq(1, 4)
    assert high.share(orbit, high.is_high([[1]], [1])) == fmpq(1, 2)


def test_depth_four_with_one_neuron_a_layer():
    orbit = list(high.neuron_orbit(high.generic_network((1, 1, 1, 1), biases=False)))
    assert high.share(orbit, high.is_high([[1]], [high.largest_prediction(orbit, [[1]])])) == fmpq(1, 16)


@pytest.mark.sampled
@pytest.mark.parametrize(("width", "rate"), [(1, fmpq(1, 4)), (2, fmpq(3, 8))])
def test_drawn_from_the_sphere(width, rate):
    """All weights of a net of depth 2 uniform on the sphere, x = 1, y = 5: predictions are at most 1/2 in size."""
    weights = uniform_points(20_000, 3 * width, generator(f"own/high-start-probability {width}"))
    w, b, v = weights[:, :width], weights[:, width : 2 * width], weights[:, 2 * width :]
    predictions = (np.maximum(w + b, 0) * v).sum(axis=1)
    count = int(((predictions - 5) ** 2 > 25).sum())
    error, resolution = fmpq(1, 10**6), fmpq(1, 20)
    assert rate_is(count, 20_000, rate, error, resolution=resolution).holds is True
    assert rate_is(count, 20_000, rate - fmpq(1, 10), error, resolution=resolution).holds is False
