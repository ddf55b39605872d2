"""Rates of random descents: kept at this sample size, rivals excluded, and floats against fractions."""

from itertools import islice

import numpy as np
import pytest
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.initial_basin import where_descent_ends as ends
from landscape.initial_basin.where_descent_ends import sampled as module
from landscape.networks.basin_minimum import basin_minimum

SHORT = ends.Protocol(num_samples=3, num_neurons=2, num_steps=8, step=0.125)


@pytest.mark.sampled
def test_the_chapters_verdicts():
    assert ends.check_against_basin().verdict is Verdict.SUPPORTED
    assert ends.check_basin_predicts().verdict is Verdict.SUPPORTED


@pytest.mark.sampled
@pytest.mark.sabotage("own/descent-against-basin", "rates that are too high")
@pytest.mark.parametrize("rates", [{"below": fmpq(9, 10)}, {"above": fmpq(1, 4)}])
def test_higher_rates_are_excluded(rates):
    assert ends.check_against_basin(**rates).verdict is Verdict.CONTRADICTED


@pytest.mark.sampled
@pytest.mark.sabotage("own/basin-predicts", "no coin, and no certainty")
@pytest.mark.parametrize("rates", [{"least": fmpq(9, 10)}, {"most": fmpq(1, 2)}])
def test_other_rates_are_excluded(rates):
    assert ends.check_basin_predicts(**rates).verdict is Verdict.CONTRADICTED


@pytest.mark.sampled
@pytest.mark.sabotage("own/basin-predicts", "ends dealt out at random")
def test_shuffled_ends_are_not_predicted(monkeypatch):
    true = module.outcomes

    def shuffled(*arguments):
        found = true(*arguments)
        return ends.Outcomes(found.began, found.ended[::-1], found.best)

    monkeypatch.setattr(module, "outcomes", shuffled)
    assert not ends.check_basin_predicts().verdict.positive


@pytest.mark.sampled
@pytest.mark.sabotage("own/descent-against-basin", "descents that have not begun", drops=3)
def test_without_steps_nothing_ends_below():
    assert ends.check_against_basin(num_trials=100, protocol=ends.Protocol(num_steps=0)).verdict is Verdict.CONTRADICTED


@pytest.mark.sampled
@pytest.mark.sabotage("own/descent-against-basin", "a sample too small to speak")
@pytest.mark.sabotage("own/basin-predicts", "a sample too small to speak")
def test_a_small_sample_supports_nothing():
    assert not ends.check_against_basin(num_trials=20).verdict.positive
    assert not ends.check_basin_predicts(num_trials=20).verdict.positive


@pytest.mark.sampled
def test_on_orthogonal_samples_nothing_ends_elsewhere():
    """The law, in floats, for random starts on the two unit vectors."""
    _, _, W, v = module.drawn(ends.Protocol(num_samples=2, num_neurons=4), 50, "own/orthogonal-descent", 0)
    X, y = np.tile(np.eye(2), (len(W), 1, 1)), np.tile([1.0, -2.0], (len(W), 1))
    _, losses = module.descended(X, y, W, v, ends.Protocol(num_steps=2000))
    minima = [basin_minimum(*instance).value for instance in zip(X, y, W, v, strict=True)]
    assert np.allclose(losses, minima, atol=1e-9) and len(set(np.round(minima, 6))) == 4


def test_floats_walk_as_fractions_do():
    X, y, W, v = module.drawn(SHORT, 3, "own/zz-walk", 0)
    reached, losses = module.descended(X, y, W, v, SHORT)
    for k in range(len(X)):
        exact = [np.vectorize(lambda e: fmpq(*float(e).as_integer_ratio()), otypes=[object])(a[k]) for a in (X, y, W)]
        start = ends.Descent(*exact, np.array([fmpq(int(s)) for s in v[k]]), fmpq(1, 8))
        last = next(islice(start.iterates(), SHORT.num_steps, None))
        assert np.allclose(last.W.astype(float), reached[k], atol=1e-9)
        assert losses[k] == pytest.approx(float(ends.Trap(last, last.W).value), abs=1e-9)


def test_more_trials_begin_with_the_same_ones():
    few, many = (ends.outcomes(SHORT, count, "own/zz-few", 0) for count in (3, 5))
    assert (few.ended == many.ended[:3]).all() and (few.began == many.began[:3]).all()


def test_what_is_compared_is_the_basin_minimum():
    X, y, W, v = module.drawn(SHORT, 2, "own/zz-few", 0)
    found = ends.outcomes(SHORT, 2, "own/zz-few", 0)
    assert found.began.ravel().tolist() == [basin_minimum(*a).value for a in zip(X, y, W, v, strict=True)]


def test_a_divergent_descent_is_neither_below_nor_above():
    found = ends.outcomes(ends.Protocol(num_neurons=4, step=40.0, num_steps=600), 4, "own/zz-wild", 0)
    wild = ~np.isfinite(found.ended[:, 0])
    assert wild.any() and not (found.below | found.above)[wild].any()


def test_the_table_counts_first_starts():
    found = ends.Outcomes(np.array([[0, 9], [1, 9], [1, 9]]), np.array([[0, 9], [0, 9], [2, 9]]), np.zeros(3))
    assert found.table(0.5) == ((1, 1), (1, 2))
