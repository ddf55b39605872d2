"""The barrier: its verdicts, lies that it refuses, and a solver that agrees."""

from dataclasses import replace

import cvxpy
import numpy as np
import pytest
import sympy
from flint import fmpq

from landscape.cupped_minima import cup_barrier as around
from landscape.cupped_minima.configurations import explicit_configuration
from landscape.cupped_minima.cupped_minimum import enclosed, merged_training_set, rational_cup
from landscape.evidence.verdict import Verdict

SMALL = (3, 8, False)


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (around.check_certificate, Verdict.PROVED),
        (around.check_cone_coordinates, Verdict.VERIFIED),
        (around.check_heights, Verdict.VERIFIED),
        (around.check_rational_height, Verdict.VERIFIED),
        (around.check_comparison, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("own/cup-barrier", "another factor in the square, another balance or exit, another mu")
@pytest.mark.parametrize("lie", [{"half": sympy.Integer(1)}, {"turned": -1}, {"mu": 1 / sympy.Symbol("squared")}])
def test_the_certificate_is_this_one(lie):
    assert around.check_certificate(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/cup-barrier", "a bound that exits undercut")
def test_exits_are_no_higher_than_they_are():
    assert around.check_cone_coordinates(raised=fmpq(1000)).verdict is Verdict.REFUTED


@pytest.mark.sabotage(
    "own/cup-barrier", "a balance that is not there, points beyond the union, dependent features", drops=(3, 4)
)
def test_the_formula_needs_the_union_and_the_balance():
    cone = around.Cone(rational_cup())
    beyond = [point.scaled(fmpq(3, 2)) for point in around.sample_points(cone, 3)]
    assert around.check_cone_coordinates(beyond).verdict is Verdict.REFUTED
    data = rational_cup()
    other = around.Cone(replace(data, errors=(fmpq(3), *data.errors[1:])))
    assert other.hypotheses().holds is False
    assert around.check_cone_coordinates(around.sample_points(other, 2)).verdict is Verdict.REFUTED
    dependent = around.Cone(around.doubled(data))
    assert around.check_cone_coordinates(around.sample_points(dependent, 2)).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/barrier-heights", "one more in the last digit, one less at the upper end")
@pytest.mark.parametrize("ends", [("0.02735", "0.02736"), ("0.02733", "0.02734")])
def test_the_height_is_this_one(ends):
    assert around.check_heights({SMALL: ends}).verdict is Verdict.REFUTED


@pytest.mark.sabotage(
    "own/barrier-heights", "output weights of the wrong sign, a gamma that is 0, a multiplier that is none",
    drops=(1, 2),
)
def test_the_height_needs_the_conditions_of_a_cup():
    data = around.cup_of(*SMALL)
    turned = replace(data, signs=tuple(-sign for sign in data.signs))
    triangles = merged_training_set(explicit_configuration(2, 3))
    for lie in (turned, triangles):
        build = lambda *_, lie=lie: around.Barrier(around.Cone(lie))  # noqa: E731
        assert around.check_heights({SMALL: ("0", "1")}, build).verdict is Verdict.UNDECIDED
    zeros = [["0"] * 14] * 12
    assert around.check_rational_height(multipliers=zeros).verdict is Verdict.UNDECIDED
    assert around.check_rational_height(fmpq(12155, 10000)).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/climb-compared", "a factor ten times as large")
def test_the_factors_are_these():
    assert around.check_comparison({(3, 8): 800_000}).verdict is Verdict.REFUTED


def test_dependent_features_have_no_barrier():
    with pytest.raises(ValueError, match="independent features"):
        _ = around.Barrier(around.Cone(around.doubled(rational_cup()))).heights


@pytest.mark.sabotage("own/cup-barrier", "kinks that are no basis, at the door", drops=2)
def test_kinks_that_are_no_basis_are_refused():
    data = rational_cup()
    with pytest.raises(ValueError, match="independent kinks"):
        around.Cone(replace(data, W=((1, 0, 0, 0), *data.W[1:]))).hypotheses()


@pytest.mark.parametrize("neuron", [0, 7])
def test_a_solver_finds_the_same_height(neuron):
    barrier = around.barrier_of(*SMALL)
    data, openings = barrier.cone.training, barrier.cone.openings
    features = np.array([[float(x.mid()) for x in row] for row in barrier.features])
    moves = np.array([[float(enclosed(x).mid()) for x in j.movement] for j in openings])
    slopes = np.array([float(enclosed(j.slope).mid()) for j in openings])
    expected, strength = float(barrier.heights[neuron].mid()), float(barrier.strengths[neuron].mid())
    for i in barrier.cone.exits(neuron):
        height = strength * float(enclosed(data.products[neuron][i]).mid())
        toward = [
            float(enclosed(sum(a * b for a, b in zip(j.direction, data.X[i], strict=True))).mid())
            * (j.neuron == neuron)
            for j in openings
        ]
        alpha, opened = cvxpy.Variable(len(features)), cvxpy.Variable(len(slopes), nonneg=True)
        climb = slopes @ opened + cvxpy.sum_squares(features.T @ alpha + moves.T @ opened)
        exit_ = [(1 + alpha[neuron]) * height + np.array(toward) @ opened == 0]
        value = cvxpy.Problem(cvxpy.Minimize(climb), exit_).solve(solver=cvxpy.CLARABEL)
        assert value == pytest.approx(expected, rel=1e-5)


def test_not_every_neuron_regrows_downwards_along_an_axis():
    assert around.barrier_of(*SMALL).opens_downwards(0).holds is True
    assert around.barrier_of(*SMALL).opens_downwards(4).holds is False
    data = around.cup_of(*SMALL)
    turned = around.Barrier(around.Cone(replace(data, errors=tuple(-e for e in data.errors))))
    assert turned.opens_downwards(0).holds is False


def test_bounds_are_for_exits_and_whole_multipliers():
    barrier = around.Barrier(around.Cone(rational_cup()))
    g, kink = barrier.dual_features[0], barrier.cone.training.kinks(0)[0]
    for r, i in [(12, 0), (-1, 0), (0, kink)]:
        with pytest.raises(ValueError, match="r, i"):
            barrier.bound(r, i, g)
    with pytest.raises(ValueError, match="g: expected 14"):
        barrier.bound(0, barrier.cone.exits(0)[0], g[:-1])


def test_the_rational_cup_needs_its_multipliers():
    barrier = around.Barrier(around.Cone(rational_cup()))
    assert barrier.is_attained().holds is False
    exits = [(r, i) for r in (0, 6) for i in barrier.cone.exits(r)]
    assert min(barrier.bound(r, i, barrier.dual_features[r]) for r, i in exits) < around.RATIONAL_HEIGHT
