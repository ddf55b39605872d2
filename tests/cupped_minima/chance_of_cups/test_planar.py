"""Cups of Gaussian data in the plane."""

import numpy as np
import pytest
from flint import fmpq
from scipy.optimize import linprog

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


@pytest.mark.parametrize("seed", [0, 1, 5, 7])
def test_finds_the_cups_that_are_there(seed):
    """Data built around a cup that bends at samples 0 and 1: the enumeration finds it, and balls certify it."""
    X, v = np.random.default_rng(seed).normal(size=(8, 2)), np.array([1, -1])
    W = X[:2, ::-1] * [-1, 1]
    features = np.maximum(X @ W.T, 0)
    features[[0, 1], [0, 1]] = 0
    error = errors_of_a_cup(X, features, v)
    found = {cup.kinks: cup for cup in chance.candidates(X, features @ v - error, 2)}
    assert np.allclose(found[0, 1].toward, W)
    assert chance.certified(X, features @ v - error, found[0, 1])[0]


def errors_of_a_cup(X, features, v):
    """Errors e with all conditions of a cup: orthogonal to both features, and both gammas inside, with most room.

    At kink k = r of neuron r the pull sum of e_i x_i over the active samples is -gamma e_k x_k, v_r e_k > 0.
    """
    m, active = len(X), features > 0
    share = np.array([-(active[:, r] * (X @ X[r])) / (X[r] @ X[r]) * v[r] for r in (0, 1)])  # gamma |e_k|
    bent = np.eye(m)[:2] * v[:, None]  # |e_k|
    room = np.vstack([np.append(row, 1) for row in [*-share, *(share - bent)]])
    solution = linprog(
        np.append(np.zeros(m), -1),
        A_ub=room,
        b_ub=np.zeros(4),
        A_eq=np.column_stack([features.T, [0, 0]]),
        b_eq=[0, 0],
        bounds=[(-1, 1)] * m + [(0, None)],
    )
    assert solution.x[-1] > 0.01
    return solution.x[:-1]


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


@pytest.mark.parametrize(
    ("X", "y", "neurons", "named"),
    [
        (np.eye(2), np.ones(2), 3, "num_neurons"),
        (np.eye(3), np.ones(3), 2, "X: expected shape"),
        (np.eye(2), np.ones(3), 2, "y: expected shape"),
        (np.eye(2) * np.nan, np.ones(2), 2, "X: expected finite"),
        (np.zeros((2, 2)), np.ones(2), 2, "X: expected samples other than 0"),
    ],
)
def test_refuses_other_data(X, y, neurons, named):
    with pytest.raises(ValueError, match=named):
        list(chance.candidates(X, y, neurons))


@pytest.mark.parametrize(("samples", "draws", "named"), [(1, 5, "num_samples"), (4, 0, "num_draws")])
def test_refuses_too_few_samples_or_draws(samples, draws, named):
    with pytest.raises(ValueError, match=named):
        chance.outcome(samples, draws, np.random.default_rng(0))


def test_describe_prints_outward():
    line = chance.describe(chance.Outcome(8, 240, 67, 66))
    assert line == "m =  8: a cup in  67 of 240, a sub-optimal one in  66, rate in [0.15, 0.43]"
