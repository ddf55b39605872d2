"""Demands against the general solvers, which know nothing of them."""

from itertools import product

import numpy as np
import pytest
from flint import fmpq
from hypothesis import given, settings
from hypothesis import strategies as st

from landscape.initial_basin.overspecification import OPPOSITE_PAIR, Demand, SingletonSample, sufficient_demands
from landscape.networks.basin_minimum import basin_minimum, exact_basin_minimum
from landscape.networks.two_layer import mean_squared_loss, predict

nonzero = st.builds(fmpq, st.integers(1, 6), st.integers(1, 3)).flatmap(lambda x: st.sampled_from([x, -x]))
labels = st.builds(fmpq, st.integers(-4, 4), st.integers(1, 3))


@st.composite
def singleton_data(draw, max_dim=3, max_samples=6):
    """Rational samples with one non-zero coordinate each; half-axes may be shared, empty, or without demand."""
    dim = draw(st.integers(1, max_dim))
    X, y = [], []
    for _ in range(draw(st.integers(1, max_samples))):
        row = [fmpq(0)] * dim
        row[draw(st.integers(0, dim - 1))] = draw(nonzero)
        X.append(tuple(row))
        y.append(draw(labels))
    return tuple(X), tuple(y)


@st.composite
def initialised(draw, max_neurons=3):
    """(X, y, W, v) with weights off the hyperplanes, not only signs."""
    X, y = draw(singleton_data())
    neurons = draw(st.lists(st.sampled_from((1, -1)), min_size=1, max_size=max_neurons))
    W = [tuple(draw(nonzero) for _ in X[0]) for _ in neurons]
    return X, y, W, neurons


def signs(W):
    return [tuple(1 if entry > 0 else -1 for entry in w) for w in W]


@settings(deadline=None)
@given(initialised())
def test_basin_minimum_is_the_certified_one(instance):
    X, y, W, v = instance
    certified = exact_basin_minimum(X, y, W, v)
    assert certified.check().holds
    assert SingletonSample.of(X, y).basin_minimum(signs(W), v) == certified.value


@settings(deadline=None)
@given(initialised())
def test_basin_minimum_is_the_float_one(instance):
    X, y, W, v = instance
    exact = SingletonSample.of(X, y).basin_minimum(signs(W), v)
    floats = [np.vectorize(lambda e: int(e.p) / int(e.q))(np.array(entries, dtype=object)) for entries in (X, y, W)]
    assert basin_minimum(*floats, v).value == pytest.approx(int(exact.p) / int(exact.q), abs=1e-9)


@settings(deadline=None)
@given(singleton_data())
def test_single_neuron_optimum_is_the_best_of_all_orthants(data):
    X, y = data
    orthants = product((1, -1), repeat=len(X[0]))
    assert SingletonSample.of(X, y).single_neuron_optimum == min(
        exact_basin_minimum(X, y, [w], [1]).value for w in orthants
    )


@settings(deadline=None)
@given(singleton_data())
def test_optimum_is_attained_by_one_neuron_a_demand_and_never_beaten(data):
    """Each demand's own neuron, with the least-squares slope of its half-axis."""
    X, y = data
    sample = SingletonSample.of(X, y)
    W = [tuple(fmpq(0) for _ in X[0])]
    v = [1]
    for demand in sample.demands:
        on = [(abs(x[demand.axis]), t) for x, t in zip(X, y, strict=True) if x[demand.axis] * demand.side > 0]
        slope = sum(x * t for x, t in on) / sum(x * x for x, _ in on)
        assert slope * demand.sign > 0
        W.append(tuple(abs(slope) * demand.side * int(j == demand.axis) for j in range(sample.dim)))
        v.append(demand.sign)
    exact = [np.array(entries, dtype=object) for entries in (X, y, W)]
    v = np.array([fmpq(sign) for sign in v], dtype=object)
    assert mean_squared_loss(*exact, v) == sample.optimum
    everywhere = list(product((1, -1), repeat=sample.dim)) * 2
    outputs = [1] * (len(everywhere) // 2) + [-1] * (len(everywhere) // 2)
    assert exact_basin_minimum(X, y, everywhere, outputs).value == sample.optimum
    assert 0 <= sample.optimum <= sample.single_neuron_optimum
    assert predict(*exact[::2], v).shape == (len(X),)


@given(singleton_data())
def test_demands_are_the_half_axes_with_a_slope(data):
    X, y = data
    sample = SingletonSample.of(X, y)
    wanted = {}
    for x, label in zip(X, y, strict=True):
        (axis,) = [j for j, entry in enumerate(x) if entry != 0]
        side = 1 if x[axis] > 0 else -1
        wanted[axis, side] = wanted.get((axis, side), 0) + abs(x[axis]) * label
    assert {(d.axis, d.side): d.sign for d in sample.demands} == {
        half: 1 if xy > 0 else -1 for half, xy in wanted.items() if xy != 0
    }
    assert list(sample.demands) == sorted(sample.demands)
    assert all(gain > 0 for _, gain in sample.excess) and len(sample.demands) <= 2 * sample.dim


def test_labels_that_cancel_make_no_demand():
    sample = SingletonSample.of([[1], [2]], [2, -1])
    assert sample.demands == () and sample.optimum == sample.single_neuron_optimum == fmpq(5, 2)
    assert sample.basin_minimum([(1,)], [1]) == fmpq(5, 2)


def test_the_pair_of_the_chapter():
    sample = SingletonSample.of(*OPPOSITE_PAIR)
    assert sample.demands == (Demand(0, -1, 1), Demand(0, 1, 1))
    assert (sample.optimum, sample.single_neuron_optimum) == (0, fmpq(1, 2))


def test_negative_demands_are_no_business_of_a_single_neuron():
    assert SingletonSample.of([[1], [-1]], [-1, -1]).single_neuron_optimum == 1
    assert SingletonSample.of([[1], [-2]], [3, 1]).single_neuron_optimum == fmpq(1, 2)  # it takes the larger gain


@pytest.mark.parametrize("weight_sign", [1, -1])
@pytest.mark.parametrize("output_weight", [1, -1])
@pytest.mark.parametrize("demand", sufficient_demands(1))
def test_a_demand_is_served_on_its_side_with_its_sign(demand, weight_sign, output_weight):
    serves = (weight_sign, output_weight) == (demand.side, demand.sign)
    assert demand.served_by((weight_sign,), output_weight) is serves
    assert Demand(1, demand.side, demand.sign).served_by((-weight_sign, weight_sign), output_weight) is serves


@pytest.mark.parametrize("dim", [1, 2, 3])
def test_sufficient_demands_are_all_services(dim):
    found = sufficient_demands(dim)
    assert len(found) == len(set(found)) == 4 * dim
    assert {(d.axis, d.side, d.sign) for d in found} == set(product(range(dim), (1, -1), (1, -1)))


@pytest.mark.parametrize(
    ("X", "y", "message"),
    [
        ([[1, 2]], [1], "X: expected exactly one non-zero coordinate in every row, not 2 in row 0"),
        ([[1, 0], [0, 0]], [1, 1], "X: expected exactly one non-zero coordinate in every row, not 0 in row 1"),
        ([[0.5]], [1], "X: expected int, Fraction"),
        ([[1]], [0.5], "y: expected int, Fraction"),
        ([[float("nan")]], [1], "X: expected int, Fraction"),
        ([[1], [2]], [1], "y: expected shape"),
        ([[1]], [1, 2], "y: expected shape"),
        ([1], [1], "X: expected shape"),
        ([[]], [1], "X: expected shape"),
        ([["one"]], [1], "X: expected a rational number"),
        ([["1/0"]], [1], "X: expected a rational number"),
    ],
)
def test_other_samples_are_refused(X, y, message):
    with pytest.raises(ValueError, match=message):
        SingletonSample.of(X, y)


def test_neurons_and_output_weights_must_match():
    with pytest.raises(ValueError):
        SingletonSample.of(*OPPOSITE_PAIR).basin_minimum([(1,)], [1, 1])
