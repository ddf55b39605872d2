"""Taylor's formula, the third derivative, Lemmas 1 and 2: verdicts, sabotage, and floats as a second opinion."""

import numpy as np
import pytest
import sympy
from flint import arb, fmpq

from landscape.evidence.doubles import doubles
from landscape.evidence.verdict import Verdict
from landscape.networks.gaussian_loss import gaussian_hessian
from landscape.spurious_minima import taylor_argument as taylor
from landscape.spurious_minima.certified_minima import stored, unit_vectors
from landscape.spurious_minima.taylor_argument import instances

SMALL = stored([(6, 6), (8, 9)])


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (taylor.check_third_derivative, Verdict.PROVED),
        (taylor.check_interval, Verdict.PROVED),
        (taylor.check_lemma_1, Verdict.PROVED),
        (taylor.check_lemma_2, Verdict.PROVED),
        (taylor.check_sharper_radius, Verdict.PROVED),
        (taylor.check_equation_3, Verdict.VERIFIED),
        (taylor.check_equation_4, Verdict.VERIFIED),
        (taylor.check_equation_5, Verdict.VERIFIED),
        (taylor.check_lemma_1_on, Verdict.VERIFIED),
        (taylor.check_sharper_radius_on, Verdict.VERIFIED),
        (taylor.check_radius_is_tight, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("own/third-derivative-bound", "another factor in f_wwv, smaller constants")
@pytest.mark.parametrize(
    "lie",
    [{"factor": sympy.Integer(3)}, {"cubic": sympy.Rational(26, 4)}, {"cross": sympy.Rational(39, 10)}],
)
def test_the_third_derivative_is_this(lie):
    assert taylor.check_third_derivative(**lie).verdict is Verdict.UNDECIDED


def test_the_third_derivative_agrees_with_differences():
    rng = np.random.default_rng(0)
    W, V, U = rng.standard_normal((3, 4)), rng.standard_normal((2, 4)), rng.standard_normal((3, 4))
    U /= np.linalg.norm(U)
    exact = taylor.third_derivative(doubles(np.vstack([W])), doubles(V), doubles(U))
    h = 1e-5
    slope = [U.ravel() @ gaussian_hessian(W + s * h * U, V) @ U.ravel() for s in (1, -1)]
    assert abs((slope[0] - slope[1]) / (2 * h) - float(exact)) < 1e-7
    assert abs(exact) < taylor.third_derivative_bound(doubles(W), doubles(V))


@pytest.mark.parametrize("seed", range(5))
def test_the_bound_holds_for_the_hessian_across_a_parallel_pair(seed):
    rng = np.random.default_rng(seed)
    V, U = np.eye(3), rng.standard_normal((3, 3))
    W = np.eye(3) * 1.5  # every neuron is parallel to a target
    U /= np.linalg.norm(U)
    bound = float(taylor.third_derivative_bound(doubles(W), doubles(V), fmpq(1, 5)))
    change = gaussian_hessian(W + 0.1 * U, V) - gaussian_hessian(W - 0.1 * U, V)
    assert abs(U.ravel() @ change @ U.ravel()) <= 0.2 * bound


def test_the_shortest_neuron_decides_the_bound():
    bound = taylor.third_derivative_bound([[1, 0], [0, 10]], unit_vectors(2, 2))
    assert abs(float(bound) - (9 * 3**0.5 + 3) / np.pi) < 1e-9  # (10 + 1 + 1) / 1^2 and the shortest length, 1


def test_the_bound_is_nearly_attained_by_one_neuron_and_one_target():
    """n = k = 1, |w| = |v| = 1: with cos t = 1/3 and the best direction, 3 sqrt(3)/(4 pi) is not far."""
    best, bound = 0.0, float(taylor.third_derivative_bound([[1, 0]], [["0.6", "0.8"]]))
    for angle in np.linspace(0, np.pi, 91):
        for turn in np.linspace(0.05, 3.1, 62):
            V = doubles(np.array([[np.cos(turn), np.sin(turn)]]))
            U = doubles(np.array([[np.cos(angle), np.sin(angle)]]))
            best = max(best, abs(float(taylor.third_derivative([[1, 0]], V, U))))
    assert 0.95 * bound < best < 1.001 * bound  # the doubles are not quite unit vectors


@pytest.mark.sabotage("SS18/lem-1--interval", "24 or 23 for 25 in the closed interval", drops=2)
@pytest.mark.sabotage("SS18/lem-1", "24 or 23 for 25: on the sphere the loss is no larger", drops=3)
@pytest.mark.parametrize("number", [24, 23])
def test_25_is_not_24(number):
    assert taylor.check_interval(sympy.Integer(number)).verdict is Verdict.UNDECIDED
    assert taylor.check_lemma_1(sympy.Integer(number)).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SS18/lem-1", "a radius a thousand times smaller; points too far from critical")
def test_the_radius_is_no_smaller():
    assert taylor.check_lemma_1_on(SMALL, shrink=1000).verdict is Verdict.REFUTED
    far = taylor.taylor_data(SMALL[0], decimals=3)
    assert not far.radius.is_finite() and not far.sharper.is_finite()


@pytest.mark.sabotage("own/sharper-radius", "twice smaller, beside Examples 1 and 2; another hypothesis", drops=2)
def test_the_sharper_radius_is_sharp():
    assert taylor.check_radius_is_tight(shrink=2).verdict is Verdict.REFUTED
    assert taylor.check_radius_is_tight(shrink=fmpq(101, 100)).verdict is Verdict.REFUTED
    assert taylor.check_sharper_radius(sympy.Integer(3)).verdict is Verdict.UNDECIDED
    assert taylor.check_sharper_radius(share=fmpq(62, 100)).verdict is Verdict.UNDECIDED
    assert taylor.check_sharper_radius_on(SMALL, shrink=1000).verdict is Verdict.REFUTED


def test_without_its_hypothesis_the_cubic_has_no_minimum():
    """lam = 1, B = 2, eps > 1/4: 2 B eps > lam^2, and the slope lam t - B t^2/2 - eps is negative everywhere."""
    assert not taylor.sharper_radius(arb(1), arb("0.26"), arb(2)).is_finite()
    assert taylor.sharper_radius(arb(1), arb("0.24"), arb(2)) < arb("0.48")


@pytest.mark.sabotage("SS18/lem-2", "without 25 B eps <= 9 lam^2, without lam <= 1/2", drops=1)
@pytest.mark.parametrize("lie", [{"gradient": sympy.Integer(1)}, {"curvature": sympy.Integer(1)}])
def test_lemma_2_needs_both_bounds(lie):
    assert taylor.check_lemma_2(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SS18/eq-3", "3 or 2 for 6 in the remainder")
@pytest.mark.parametrize("sixth", [3, 2])
def test_the_remainder_has_a_sixth(sixth):
    assert taylor.check_equation_3(sixth=sixth).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SS18/eq-4", "a sphere too small, a sphere too large")
@pytest.mark.parametrize("factor", [fmpq(1, 2), fmpq(10**6)])
def test_not_every_sphere_will_do(factor):
    assert taylor.check_equation_4(SMALL, factor).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SS18/eq-4", "a ball wider than the one on which B holds")
@pytest.mark.sabotage("SS18/eq-5", "the same")
@pytest.mark.sabotage("own/sharper-radius", "the same")
def test_the_balls_are_inside_the_one_of_the_bound(monkeypatch):
    taylor.check_equation_4(SMALL)
    monkeypatch.setattr(instances, "REACH", fmpq(1, 10**12))  # after B was stored
    for check in (taylor.check_equation_4, taylor.check_equation_5, taylor.check_sharper_radius_on):
        assert check(SMALL).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SS18/eq-5", "a loss of nearly nothing")
def test_the_loss_must_be_above_the_threshold():
    assert taylor.check_equation_5(SMALL, shrink=10**12).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/third-derivative-bound", "a ball in which a neuron may be zero, at the door", drops=1)
def test_bad_input():
    W = unit_vectors(3, 3)
    with pytest.raises(ValueError, match="radius: expected a ball in which no neuron is zero"):
        taylor.third_derivative_bound(W, radius=1)
    with pytest.raises(ValueError, match="radius: expected a positive"):
        taylor.third_derivative_bound(W, radius=-1)
    with pytest.raises(ValueError, match="decimals: expected an integer"):
        taylor.taylor_data(SMALL[0], decimals=0)
    with pytest.raises(ValueError, match="U: expected shape"):
        taylor.third_derivative(W, W, [[1, 0, 0]])
