"""The certificate on points and balls: what it says, and when it says nothing."""

import numpy as np
import pytest
from flint import fmpq

from landscape.evidence.balls import lower, upper
from landscape.evidence.doubles import doubles
from landscape.evidence.inputs import exact_number
from landscape.networks.gaussian_loss import gaussian_gradient, gaussian_hessian
from landscape.spurious_minima.certified_minima import (
    certify,
    certify_saddle,
    require_orthonormal,
    stored,
    unit_vectors,
)

SIX = stored([(6, 6)])[0]
W = SIX.weights()
FLOAT = np.array([[float(int(e.p)) / float(int(e.q)) for e in row] for row in W])


def nudged(by):
    point = W.copy()
    point[0, 0] += exact_number("by", by)
    return point


def test_what_it_says_agrees_with_floats():
    found = certify(W)
    smallest = np.linalg.eigvalsh(gaussian_hessian(FLOAT, np.eye(6)))[0]
    assert found.in_every_dimension().holds
    assert 0 < smallest - float(found.curvature) < 1e-6
    assert float(found.gradient) < 1e-19 and float(found.distance) < 1e-17


def test_the_minimum_is_where_newton_goes():
    point = FLOAT + 1e-9 * np.random.default_rng(0).standard_normal(FLOAT.shape)
    found = certify(doubles(point), radius="0.00001")
    assert found.minimum().holds
    step = np.linalg.solve(gaussian_hessian(point, np.eye(6)), gaussian_gradient(point, np.eye(6)).ravel())
    assert np.linalg.norm(step) < float(found.distance)


def test_the_ball_of_a_minimum_holds_a_point_of_lower_value():
    found = certify(nudged("0.00000001"), radius="0.00001")
    assert found.minimum().holds
    assert found.lowest < upper(certify(W).value) and lower(found.value) > certify(W).value


@pytest.mark.parametrize("by", ["0.00000000001", "0.000001", "0.1"])
def test_a_point_nudged_off_is_undecided(by):
    found = certify(nudged(by))
    assert found.minimum().holds is None and found.spurious().holds is None and found.in_every_dimension().holds is None
    with pytest.raises(ValueError, match="nothing is certified"):
        _ = found.distance
    with pytest.raises(ValueError, match="nothing is certified"):
        _ = found.lowest


@pytest.mark.parametrize("radius", ["0.001", "0.1", "10"])
def test_a_wide_ball_is_undecided(radius):
    assert certify(W, radius=radius).minimum().holds is None


def test_a_saddle_is_no_minimum_and_a_minimum_no_saddle():
    for point in stored([(5, 5), (6, 7), (10, 12)]):
        assert certify(point.weights()).minimum().holds is None
        assert certify_saddle(point.weights()).saddle().holds is True
    assert certify_saddle(W).critical().holds is True
    assert certify_saddle(W).saddle().holds is None


@pytest.mark.parametrize("by", ["0.000000001", "0.01"])
def test_a_saddle_nudged_off_is_undecided(by):
    point = stored([(5, 5)])[0].weights()
    point[2, 1] += exact_number("by", by)
    assert certify_saddle(point).critical().holds is None


def test_a_global_minimum_is_not_spurious():
    """At W = V the value is 0 and the curvature 1/4 - 1/(2 pi)."""
    found = certify(unit_vectors(4, 4))
    assert found.minimum().holds is True and found.spurious().holds is None


def test_rotations_change_nothing():
    H = [[fmpq(1, 2) * s for s in row] for row in ((1, 1, 1, 1), (1, -1, 1, -1), (1, 1, -1, -1), (1, -1, -1, 1))]
    Q = unit_vectors(6, 6)
    Q[:4, :4] = H
    turned = certify(W.dot(Q), require_orthonormal(Q))
    assert turned.spurious().holds is True
    assert abs(float(turned.curvature) - float(certify(W).curvature)) < 1e-7


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((W[:5],), "W: expected at least 6 rows"),
        (([*W.tolist()[:3], W.tolist()[3][:4], *W.tolist()[4:]],), "W"),
        (([["1", "x"], ["0", "1"]],), "W: expected a rational number"),
        ((FLOAT,), "W: expected int, Fraction, fmpq or a string"),
        (([[0, 0], [0, 1]],), "W: expected rows"),
        ((W, None, 0), "radius: expected a positive"),
        ((W, None, "-1"), "radius: expected a positive"),
        ((W, None, 1e-10), "radius: expected"),
        ((W, [[1, 0], [0, 1]]), "V: expected shape"),
        (([[1, 0], [0, 1], [1, 1]], [[1, 0], [0, 1], [1, 1]]), "V: expected at most as many targets"),
        (([[1, 0], [0, 1]], [[1, 0], [0, 0]]), "V: expected rows"),
    ],
)
@pytest.mark.parametrize("make", [certify, certify_saddle])
def test_bad_input(make, arguments, message):
    with pytest.raises(ValueError, match=message):
        make(*arguments)


def test_bad_targets():
    with pytest.raises(ValueError, match="num_targets"):
        unit_vectors(3, 2)
    with pytest.raises(ValueError, match="orthonormal"):
        require_orthonormal([[1, 0], [fmpq(1, 10**30), 1]])
    with pytest.raises(ValueError, match="finite"):
        doubles(np.array([[np.nan]]))
    with pytest.raises(ValueError, match="radius: expected a ball without"):
        certify_saddle(W, radius=5)
