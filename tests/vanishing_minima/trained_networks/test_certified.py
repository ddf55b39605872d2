"""Exact minima next to trained networks: verdicts, sabotage, and routes that meet."""

from dataclasses import replace

import numpy as np
import pytest
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.networks.leaky import first_layer_matrix
from landscape.vanishing_minima import trained_networks as trained
from landscape.vanishing_minima.first_order_rank import Point


@pytest.mark.parametrize(
    "check",
    [
        trained.check_global_minimum,
        trained.check_bad_minimum,
        trained.check_at_kinks,
        trained.check_region_without_minimum,
        trained.check_classified_not_fitted,
    ],
)
def test_the_chapters_verdicts(check):
    assert check().verdict is Verdict.VERIFIED


def of_dim(dim):
    return [(t, n) for t, n in trained.found_next_to("five") if t.X.shape[1] == dim]


def untrained(point, seed=0):
    rng = np.random.default_rng(seed)
    W = [[fmpq(int(e), 1000) for e in row] for row in rng.integers(-2000, 2001, point.W.shape)]
    return Point.of(point.X, point.y, W, point.z, 0)


@pytest.mark.sabotage("own/trained-global-minimum", "networks that were not trained, and other labels", drops=1)
def test_without_training_nothing_is_close():
    start = [untrained(t) for t, _ in of_dim(15)]
    lie = [(t, trained.nearest(t)) for t in start]
    assert trained.check_global_minimum((15,), pairs=lie).verdict is Verdict.UNDECIDED
    other = [replace(t, y=-t.y) for t, _ in of_dim(15)]
    lie = [(t, trained.nearest(t)) for t in other]
    assert trained.check_global_minimum((15,), pairs=lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage(
    "own/trained-global-minimum", "a step too short, N = 2 d^2, networks that missed a sample", drops=2
)
def test_a_global_minimum_needs_its_hypotheses():
    assert trained.check_global_minimum((15,), step=fmpq(1, 10**9)).verdict is Verdict.UNDECIDED
    assert trained.check_global_minimum((5,)).verdict is Verdict.UNDECIDED
    assert trained.check_global_minimum((5,), pairs=trained.found_next_to("half")).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/trained-global-minimum", "a point in another region, a first-order condition that fails")
def test_a_global_minimum_is_in_the_region():
    (t, n), *_ = of_dim(15)
    flipped = replace(n, point=Point.of(t.X, t.y, -n.point.W, -n.point.z, 0))
    assert trained.check_global_minimum((15,), pairs=[(t, flipped)]).verdict is Verdict.UNDECIDED
    itself = replace(n, point=t)
    assert trained.check_global_minimum((15,), pairs=[(t, itself)]).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/trained-bad-minimum", "more than there are, networks that fit, N = d^2/5 dropped", drops=2)
def test_bad_minima_are_not_seen_where_there_are_none():
    assert trained.check_bad_minimum(least=7).verdict is Verdict.UNDECIDED
    assert trained.check_bad_minimum((10, 15, 20), least=1).verdict is Verdict.UNDECIDED
    assert trained.check_bad_minimum((5,), least=1, pairs=trained.found_next_to("half")).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/trained-bad-minimum", "a leaky neuron sees every sample", drops=1)
def test_a_leaky_neuron_is_not_stuck():
    bad = next(n.point for _, n in of_dim(5) if n.kind == trained.BAD)
    leaky = Point.of(bad.X, bad.y, bad.W, bad.z, fmpq(1, 10))
    lie = replace(trained.Nearest(trained.BAD), point=leaky, moved=(fmpq(0), fmpq(1)))
    assert trained.check_bad_minimum((5,), least=1, pairs=[(leaky, lie)]).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/trained-at-kinks", "five times as many parameters as samples, or no training", drops=(1, 2))
def test_with_many_parameters_training_ends_off_the_kinks():
    assert trained.check_at_kinks("five").verdict is Verdict.UNDECIDED
    start = [untrained(t) for t, _ in trained.found_next_to("half")]
    assert trained.check_at_kinks(pairs=[(t, trained.nearest(t)) for t in start]).verdict is Verdict.UNDECIDED
    assert trained.check_at_kinks(least=11).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/region-without-minimum", "another region's rays", drops=2)
@pytest.mark.parametrize("turn", [1, 3])
def test_regions_have_their_own_rays(turn):
    assert trained.check_region_without_minimum(turn=turn).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/region-without-minimum", "columns that are not independent")
def test_dependent_columns_decide_nothing():
    X, y = ((1, 0, 0), (0, 1, 0), (-1, -1, 0), (2, 1, 0)), (1, -1, 1, 1)
    point = Point.of(X, y, [(1, 2, 1), (2, 1, 1)], (1, 1), 0)
    assert trained.nearest(point).kind == trained.UNKNOWN


def test_a_neuron_with_a_column_that_vanishes_decides_nothing():
    """It sees two samples on one axis: the other coordinate of its weight is free."""
    X, y = ((1, 0), (2, 0), (-1, 3), (-1, -3)), (1, -1, 1, 1)
    point = Point.of(X, y, [(1, fmpq(1, 9))], (-1,), 0)
    assert trained.nearest(point).kind == trained.UNKNOWN


@pytest.mark.sabotage("own/classified-not-fitted", "an exact fit, a sample on the wrong side, no minimum")
@pytest.mark.parametrize(
    "data",
    [
        (((1,), (2,)), (1, 2), ((1,),), (1,)),
        (((1,), (4,)), (1, 1), ((1,),), ("5/17",)),
        (((1,), (2,)), (1, 1), ((1,),), ("4/5",)),
    ],
)
def test_classified_not_fitted_needs_all_three(data):
    assert trained.check_classified_not_fitted(data).verdict is Verdict.UNDECIDED


def test_the_exact_minimum_agrees_with_floats():
    for t, n in of_dim(5) + of_dim(10):
        matrix = np.array(first_layer_matrix(t.W, t.X, 0).tolist())
        floats = np.array([[int(e.p) / int(e.q) for e in row] for row in matrix])
        rank = np.linalg.matrix_rank(floats)
        left = sum((e * e for e in n.point.residual), fmpq(0))
        seen = [any(row) for row in matrix]
        assert rank == sum(seen)
        assert left == len(seen) - sum(seen)
        assert (n.kind == trained.FIT) is all(seen)


def test_the_kinds_of_all_stored_networks():
    assert set(trained.counts("five")) == {trained.FIT, trained.BAD}
    assert set(trained.counts("half")) == {trained.NONE}


def test_rescaling_changes_inputs_and_nothing_else():
    t, _ = of_dim(10)[0]
    small = trained.scaled(t, "1/100000000")
    assert (small.residual == t.residual).all()
    assert trained.inputs_within(t, fmpq(1, 10**6)) == 0
    assert trained.inputs_within(small, fmpq(1, 10**5)) == t.W.shape[0] * len(t.X)


@pytest.mark.parametrize("factor", [0, -1])
def test_a_factor_is_positive(factor):
    with pytest.raises(ValueError, match="factor"):
        trained.scaled(of_dim(5)[0][0], factor)


def test_bad_input_is_refused():
    with pytest.raises(ValueError, match="family"):
        trained.networks("six")
    with pytest.raises(ValueError, match="output weights"):
        trained.nearest(Point.of([[1]], [1], [[1]], [0], 0))
