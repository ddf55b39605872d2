"""Uniform weights and single networks: the chapter's verdicts and sabotage."""

import numpy as np
import pytest
from flint import arb, fmpq

from landscape.diverse_units import extended_feature_matrix as features
from landscape.evidence.verdict import Verdict


@pytest.fixture(scope="module")
def path():
    return features.trained()


def test_the_chapters_verdicts(path):
    assert features.check_random_weights().verdict is Verdict.VERIFIED
    assert features.check_dead_sample().verdict is Verdict.VERIFIED
    assert features.check_unseen_direction().verdict is Verdict.VERIFIED
    assert features.check_certificate(path=path).verdict is Verdict.VERIFIED


@pytest.mark.sabotage("own/random-weights", "a larger rate")
@pytest.mark.parametrize("rate", [fmpq(2), fmpq(10)])
def test_the_rate_is_limited(rate):
    assert features.check_random_weights(rate=rate).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/random-weights", "weights that depend on the samples", drops=1)
def test_weights_may_not_know_the_samples():
    blind = features.uniform.falls_short(0, 0, 0, fmpq(1, 6))  # all weights turned away: surely short
    assert blind and features.uniform.promised(60) < arb("0.3")


@pytest.mark.sabotage("own/dead-sample", "the antipode, which every axis sees")
def test_a_seen_sample_is_not_dead():
    assert features.check_dead_sample(turned=True).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/dead-sample", "weights that are not independent", drops=1)
@pytest.mark.parametrize("W", [((1, 2), (-1, -2)), ((1, 0), (0, 1), (-1, -1))])
def test_dependent_weights_may_see_everything(W):
    assert features.check_unseen_direction([W]).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/gradient-certificate", "an untrained network, a singular D, half of the bound")
def test_the_certificate_is_not_for_nothing(path):
    assert features.check_certificate(path=path[:3]).verdict is Verdict.UNDECIDED
    assert features.check_certificate(path=[features.stuck()]).verdict is Verdict.UNDECIDED
    pair = features.ORTHONORMAL
    assert pair.certified_loss() / 2 < pair.loss <= pair.certified_loss() * (1 + arb("1e-9"))


def test_the_law_of_two_samples_is_a_law():
    from math import comb

    u = features.uniform
    for n in (1, 2, 5):
        total = sum(
            comb(n, a) * comb(n - a, b) * comb(n - a - b, c) * u.BOTH**a * u.ONE ** (b + c) * u.NONE ** (n - a - b - c)
            for a in range(n + 1)
            for b in range(n + 1 - a)
            for c in range(n + 1 - a - b)
        )
        assert total == 1
    assert u.failure(1) == u.NONE + 2 * u.ONE + (u.BOTH if u.falls_short(1, 0, 0, fmpq(1, 6)) else 0)


def test_the_law_agrees_with_draws():
    rng = np.random.default_rng(1)
    X = np.array([[1, 0], [0.5, 3**0.5 / 2]])
    short = 0
    for _ in range(4000):
        sees = (X @ rng.normal(size=(2, 6)) > 0).astype(float)
        short += np.linalg.eigvalsh((X @ X.T) * (sees @ sees.T))[0] < 1 - 1e-9
    expected = features.uniform.failure(6)
    assert abs(short / 4000 - int(expected.p) / int(expected.q)) < 0.04


def test_descent_stays_rational_and_falls(path):
    assert features.losses_fall(path) and path[-1].loss < path[0].loss / 5
    assert all(type(entry) is fmpq for entry in path[-1].W.ravel())


@pytest.mark.parametrize(
    ("arguments", "match"),
    [
        ((((1, 2),), (1, 2), ((1, 1),), (1,)), "y: expected shape"),
        ((((1, 2),), (1,), ((1, 1),), (2,)), "v: expected"),
        ((((0.5, 2),), (1,), ((1, 1),), (1,)), "X: expected"),
    ],
)
def test_bad_input_is_named(arguments, match):
    with pytest.raises(ValueError, match=match):
        features.Network.of(*arguments)
