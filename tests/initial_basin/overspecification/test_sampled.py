"""Weights that are really drawn: the exact rate is kept, its rivals are excluded at this sample size."""

import numpy as np
import pytest
from flint import fmpq

from landscape.evidence.verdict import Arithmetic, Verdict
from landscape.initial_basin.overspecification import check_hard_sample_by_sampling, success_bound
from landscape.initial_basin.overspecification import sampled as module

DIM, WIDTH = 10, 12
INDEPENDENT_AXES = (1 - fmpq(3, 4) ** WIDTH) ** DIM
LOWER_BOUND = success_bound(DIM, 1)(WIDTH)
TRUE = module._good_starts


@pytest.mark.sampled
def test_the_chapters_verdict():
    check = check_hard_sample_by_sampling()
    assert (check.claim, check.verdict) == ("own/hard-sample", Verdict.SUPPORTED)
    assert check.finding.arithmetic is Arithmetic.SAMPLED


@pytest.mark.sampled
@pytest.mark.parametrize("rate", [INDEPENDENT_AXES, LOWER_BOUND, fmpq(1, 2**DIM)])
@pytest.mark.sabotage("own/hard-sample", "axes taken as independent, a bound taken for the rate, one neuron's rate")
def test_other_rates_are_excluded(rate):
    assert check_hard_sample_by_sampling(rate=rate).verdict is Verdict.CONTRADICTED


@pytest.mark.sampled
@pytest.mark.parametrize(
    "false",
    [
        lambda rng, dim, n, draws: int((_signs(rng, draws, n, dim).any(axis=1).all(axis=1)).sum()),
        lambda rng, dim, n, draws: TRUE(rng, dim, n, draws // 2),
        lambda rng, dim, n, draws: int((_signs(rng, draws, n, dim) & _signs(rng, draws, n, dim)).any(1).all(1).sum()),
    ],
    ids=["outputs ignored", "half the draws lost", "an output for every axis"],
)
@pytest.mark.sabotage("own/hard-sample", "draws from another law at the same sample size")
def test_other_draws_are_excluded(monkeypatch, false):
    monkeypatch.setattr(module, "_good_starts", false)
    assert check_hard_sample_by_sampling().verdict is Verdict.CONTRADICTED


@pytest.mark.sampled
@pytest.mark.sabotage("own/hard-sample", "a sample too small to disagree")
def test_a_small_sample_supports_nothing():
    assert not check_hard_sample_by_sampling(num_draws=500).verdict.positive


@pytest.mark.sampled
@pytest.mark.parametrize(("dim", "width"), [(1, 1), (2, 4), (3, 1)])
def test_other_sizes_have_their_own_rate(dim, width):
    assert check_hard_sample_by_sampling(dim, width).verdict is Verdict.SUPPORTED


def test_the_same_seed_gives_the_same_draws():
    rngs = [np.random.Generator(np.random.PCG64(7)) for _ in range(2)]
    counts = [module._good_starts(rng, 3, 4, 200) for rng in rngs]
    assert counts[0] == counts[1] and 0 < counts[0] < 200


@pytest.mark.parametrize("parameters", [{"dim": 0}, {"num_neurons": 0}, {"num_draws": 0}, {"num_draws": 15}])
def test_sizes_of_zero_are_refused(parameters):
    with pytest.raises(ValueError):
        check_hard_sample_by_sampling(**parameters)


def _signs(rng, *shape):
    return rng.integers(0, 2, size=shape) == 1
