"""Equations (1) and (6) to (10): verdicts, and the same checks fed with false formulas."""

import numpy as np
import pytest
import sympy
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.networks.gaussian_loss import gaussian_gradient, gaussian_hessian, gaussian_loss
from landscape.spurious_minima import gaussian_loss as loss
from landscape.spurious_minima.gaussian_loss.identities import p


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (loss.check_global_minimum, Verdict.VERIFIED),
        (loss.check_expansion, Verdict.VERIFIED),
        (loss.check_kernel, Verdict.PROVED),
        (loss.check_gradient, Verdict.PROVED),
        (loss.check_second_derivatives, Verdict.PROVED),
        (loss.check_hessian, Verdict.PROVED),
        (loss.check_loss, Verdict.VERIFIED),
        (loss.check_gradient_on, Verdict.VERIFIED),
        (loss.check_hessian_on, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sampled
def test_darts():
    assert loss.check_loss_by_darts().verdict is Verdict.SUPPORTED


@pytest.mark.sabotage("SS18/eq-1", "the teacher's own term with another weight")
@pytest.mark.parametrize("weight", [fmpq(1), fmpq(0), fmpq(1, 2) + fmpq(1, 10**9)])
def test_the_sum_cancels_with_one_half_only(weight):
    assert loss.check_global_minimum(weight, 3).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS18/eq-6", "the mixed sum twice, or not at all")
@pytest.mark.parametrize("cross", [0, 2])
def test_the_mixed_sum_occurs_once(cross):
    assert loss.check_expansion(cross).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SS18/eq-7", "an antiderivative of something else")
def test_another_integrand_is_noticed():
    assert loss.check_kernel(offset=sympy.Rational(1, 10**9)).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SS18/eq-8", "the second term with another angle, or without")
@pytest.mark.parametrize("angle_part", [sympy.Integer(0), 2 * p, p + 1])
def test_the_gradient_is_this(angle_part):
    assert loss.check_gradient(angle_part=angle_part).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SS18/eq-9", "a normal dropped or turned")
@pytest.mark.parametrize("lie", [{"normal_weight": 0}, {"normal_weight": -1}, {"weight": 0}, {"weight": -1}])
def test_the_second_derivatives_are_these(lie):
    assert loss.check_second_derivatives(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SS18/eq-10", "a block of other size")
@pytest.mark.parametrize("lie", [{"own": fmpq(1)}, {"own": fmpq(1, 4)}, {"normal_weight": 0}, {"weight": -1}])
def test_the_hessian_is_this(lie):
    assert loss.check_hessian(**lie).verdict is Verdict.UNDECIDED


LIES = {
    "twice": lambda true: lambda W, V: 2 * true(W, V),
    "another target": lambda true: lambda W, V: true(W, [[entry + 1 for entry in V[0]], *V[1:]]),
    "targets turned round": lambda true: lambda W, V: true(W, [[-entry for entry in row] for row in V]),
    "a hair longer": lambda true: lambda W, V: true([[entry * fmpq(10**20 + 1, 10**20) for entry in r] for r in W], V),
}


@pytest.mark.sabotage("SS18/eq-6", "another loss")
@pytest.mark.parametrize("lie", LIES)
def test_another_loss_is_noticed(lie):
    assert loss.check_loss(LIES[lie](gaussian_loss)).verdict is Verdict.REFUTED


@pytest.mark.sampled
@pytest.mark.sabotage("SS18/eq-6", "a loss 10 percent larger, and without the factor one half")
@pytest.mark.parametrize("factor", [fmpq(11, 10), 2])
def test_darts_notice_ten_percent(factor):
    check = loss.check_loss_by_darts(loss=lambda W, V: factor * gaussian_loss(W, V))
    assert check.verdict is Verdict.CONTRADICTED


@pytest.mark.sabotage("SS18/eq-8", "a program with another gradient")
@pytest.mark.parametrize("lie", LIES)
def test_another_gradient_is_noticed(lie):
    assert loss.check_gradient_on(LIES[lie](gaussian_gradient)).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS18/eq-10", "a program with another Hessian")
@pytest.mark.parametrize("lie", [lie for lie in LIES if lie != "targets turned round"])
def test_another_hessian_is_noticed(lie):
    assert loss.check_hessian_on(LIES[lie](gaussian_hessian)).verdict is Verdict.REFUTED


def test_the_hessian_cannot_tell_a_target_from_its_opposite():
    """f(w, v) - f(w, -v) = <w, v> / 2 is linear in w."""
    assert loss.check_hessian_on(LIES["targets turned round"](gaussian_hessian)).verdict is Verdict.VERIFIED


def test_example_1_has_the_printed_value():
    """The point with three digits is within 10^-5 of the value that the paper bounds by 0.02508."""
    value = gaussian_loss(loss.example_1(), np.eye(6, dtype=int))
    assert 0.02508 < float(value) < 0.0251


def test_series_refuse_parallel_rows_by_not_being_finite():
    assert not loss.loss_along_line([[1, 0]], [[2, 0]], [[0, 1]])[1].is_finite()
