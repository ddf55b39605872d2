"""Cups of Gaussian data in the plane."""

import numpy as np
import pytest
from flint import fmpq

from landscape.cupped_minima import chance_of_cups as chance
from landscape.cupped_minima import no_descent_path as cups
from landscape.evidence.verdict import Verdict


@pytest.mark.sampled
def test_verdict():
    assert chance.check_planar_cups().verdict is Verdict.SUPPORTED


@pytest.mark.sabotage("own/planar-cups", "higher rates, and no success at all")
def test_rates_sharpened():
    assert not chance.check_planar_cups({6: fmpq(1, 2)}).verdict.positive
    assert not chance.check_planar_cups({12: fmpq(9, 10)}).verdict.positive
    assert not chance.check_planar_cups(counted=dict.fromkeys(chance.LEAST, 0)).verdict.positive


def test_finds_the_cups_that_are_there():
    """Data built around a known cup: the enumeration finds it, and balls certify it."""
    X = np.array([[0, 1], [1, 0], [1, 1], [-1, 0], [-1, -2], [-2, 1], [1, -3]], float) + 1e-3
    y = np.random.default_rng(3).normal(size=7)
    for found in chance.candidates(X, y, 2):
        cupped, _ = chance.certified(X, y, found)
        assert cupped


def test_a_found_cup_is_a_local_minimum():
    rng, seen = np.random.default_rng(11), 0
    while seen < 5:
        X, y = rng.normal(size=(8, 2)), rng.normal(size=8)
        for found in chance.candidates(X, y, 2):
            exact = [[fmpq(*float(x).as_integer_ratio()) for x in row] for row in [*X, *found.toward]]
            labels = [fmpq(*float(t).as_integer_ratio()) for t in y]
            bottom = cups.cup(exact[:8], labels, [(k,) for k in found.kinks], exact[8:], found.v)
            assert bottom.finding().holds is True
            W = np.array([[float(x.p) / float(x.q) for x in row] for row in bottom.W])

            def loss(W, X=X, y=y, v=np.array(found.v)):
                return np.sum((np.maximum(X @ W.T, 0) @ v - y) ** 2)

            steps = rng.normal(size=(200, 2, 2)) * 1e-4
            assert all(loss(W + step) > loss(W) - 1e-9 for step in steps)
            if found.better is not None:
                assert loss(found.better) < loss(W)
            seen += 1


def test_certificates_refuse_what_is_no_cup():
    rng = np.random.default_rng(5)
    X, y = rng.normal(size=(8, 2)), rng.normal(size=8)
    taken = {found.kinks for found in chance.candidates(X, y, 2)}
    for k in range(1, 8):
        if (0, k) not in taken:
            toward = np.array([[-X[0, 1], X[0, 0]], [-X[k, 1], X[k, 0]]])
            assert chance.certified(X, y, chance.Candidate((0, k), toward, (1, -1), toward)) == (False, False)


def test_refuses_an_odd_number_of_neurons():
    with pytest.raises(ValueError, match="num_neurons"):
        list(chance.candidates(np.eye(2), np.ones(2), 3))


def test_describe_prints_outward():
    line = chance.describe(chance.Outcome(8, 240, 67, 66))
    assert line == "m =  8: a cup in  67 of 240, a sub-optimal one in  66, rate in [0.15, 0.43]"
