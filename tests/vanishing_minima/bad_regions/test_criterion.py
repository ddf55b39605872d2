"""Which regions hold a minimum: verdicts, sabotage, and linear programmes in floats as a second opinion."""

from itertools import combinations_with_replacement, product

import numpy as np
import pytest
from flint import fmpq
from scipy.optimize import linprog

from landscape.evidence.verdict import Verdict
from landscape.networks.leaky import first_layer_matrix
from landscape.vanishing_minima import bad_regions as bad
from landscape.vanishing_minima.bad_regions.criterion import PLANAR
from landscape.vanishing_minima.first_order_rank import Point

ZERO = [fmpq(0)]


@pytest.mark.parametrize("check", [bad.check_region_criterion, bad.check_no_minimum])
def test_the_chapters_verdicts(check):
    assert check().verdict is Verdict.VERIFIED


@pytest.mark.sabotage("own/region-criterion", "coefficients of both signs for a lone neuron")
def test_a_lone_neuron_stays_in_its_cone():
    assert bad.check_region_criterion((1,), ZERO, mixed=True).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/region-criterion", "z held fixed, which loses minima", drops=1)
def test_both_layers_are_free():
    samples = bad.star()
    found = [decision for decision, _ in bad.Census(samples, 1).decisions() if decision.coefficients]
    lone = [part for decision in found for part in decision.coefficients[: len(decision.occupied.lone)]]
    assert {c > 0 for part in lone for c in part} == {True, False}


@pytest.mark.sabotage("own/no-minimum", "each condition on kappa dropped in turn", drops=1)
@pytest.mark.parametrize("condition", ["height", "sides", "shared", "strict"])
def test_every_condition_is_needed(condition):
    assert bad.check_no_minimum(without=condition).verdict is Verdict.REFUTED


@pytest.mark.parametrize("slope", [fmpq(0), fmpq(1, 10), fmpq(-1), fmpq(3)])
def test_linear_programmes_agree(slope):
    samples = bad.Samples.of(PLANAR[1], (1, 0, 0, 1), slope)
    for cones in combinations_with_replacement(range(len(samples.cones)), 2):
        decision = bad.decide(samples, bad.Occupied.by(cones))
        assert decision.holds()
        assert bool(decision.coefficients) is _programmes_find_one(samples, cones)


def _programmes_find_one(samples, cones):
    """Over all signs: the largest margin of G G^T w = G y with each block in its signed cone, by linear programmes."""
    X = np.array(samples.X, float)
    W = np.array([samples.cones[k].witness for k in cones], float)
    G = first_layer_matrix(W, X, float(samples.slope)).T
    sides = np.where(W @ X.T > 0, 1.0, -1.0)
    num = G.shape[0]
    for signs in product((1, -1, 0), repeat=len(cones)):
        rows = [
            np.concatenate([np.kron(np.eye(len(cones))[i], -s * side * x), [1.0]])
            for i, s in enumerate(signs)
            for side, x in zip(sides[i], X, strict=True)
            if s
        ]
        bounds = [(None, None) if signs[j // 2] else (0, 0) for j in range(num)] + [(None, 1)]
        solved = linprog(
            [*[0] * num, -1],
            A_ub=np.array(rows) if rows else None,
            b_ub=np.zeros(len(rows)) if rows else None,
            A_eq=np.column_stack([G @ G.T, np.zeros(num)]),
            b_eq=G @ np.array(samples.y, float),
            bounds=bounds,
        )
        if solved.status == 0 and solved.x[-1] > 1e-7:
            return True
    return False


def test_a_damaged_certificate_does_not_hold():
    samples = bad.star()
    without = next(
        d for k in range(8) if (d := bad.decide(samples, bad.Occupied((k,), ()))).separating and not d.coefficients
    )
    assert not bad.Decision(samples, without.occupied).holds()
    assert not bad.Decision(samples, without.occupied, separating=((0,) * 4,)).holds()
    assert not bad.Decision(samples, without.occupied, coefficients=((fmpq(1), fmpq(1)),)).holds()
    one = next(d for k in range(8) if (d := bad.decide(samples, bad.Occupied((k,), ()))).coefficients)
    assert one.holds()
    assert not bad.Decision(samples, one.occupied, coefficients=((-one.coefficients[0][0], fmpq(1)),)).holds()
    assert not bad.Decision(samples, one.occupied, one.coefficients, ((1, 0, 0, 0),)).holds()


@pytest.mark.parametrize("cones", [(0, 0), (0, 0, 0, 3), (5, 5, 2, 2, 2)])
def test_shared_cones_have_points(cones):
    samples = bad.star(0, (1, 1, 0, 1))
    decision = bad.decide(samples, bad.Occupied.by(cones))
    if decision.coefficients:
        point = bad.point_in(decision, cones)
        assert not any(point.first_order.ravel()) and list(point.residual) == list(decision.residual)
    with pytest.raises(ValueError, match="decision"):
        bad.point_in(decision, (*cones, 1))


@pytest.mark.parametrize("slope", [fmpq(1, 10), fmpq(2)])
def test_the_minima_of_one_region_may_come_in_two_pieces(slope):
    samples = bad.star(slope, (1, 0, 0, 1))
    pair = tuple(samples.partition.signs.index((side,) * 4) for side in (1, -1))
    vectors = [kappa for kappa in product(range(-4, 5), repeat=4) if any(kappa)]
    blank = bad.Decision(samples, bad.Occupied(pair, ()))
    excluded = {signs for kappa in vectors for signs in blank.excluded_by(kappa)}
    assert set(product((-1, 0, 1), repeat=2)) - excluded == {(1, 1), (-1, -1)}
    assert blank.prediction == tuple(fmpq(k, 62) for k in (-2, 5, 22, 13))
    for z in (1, -1):
        point = Point.of(samples.X, samples.y, *_on_both_sides(slope, z), slope)
        assert not any(point.first_order.ravel()) and list(point.residual) == list(blank.residual)


def _on_both_sides(slope, z):
    """W and z: both neurons have the output weight z, and together the linear map (-2, 11)/62."""
    excess = (fmpq(1), fmpq(4))
    first = [z * fmpq(k, 62) + c for k, c in zip((-2, 11), excess, strict=True)]
    return [first, [-c / slope for c in excess]], [z, z]


def test_labels_zero_are_fitted_everywhere():
    samples = bad.star(0, (0, 0, 0, 0))
    assert bad.Census(samples, 2).volumes()[bad.Kind.FITS] == 1
