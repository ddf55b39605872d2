"""The three principles: verdicts, and every bound sharpened or hypothesis dropped."""

import numpy as np
import pytest
import sympy
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.networks.gaussian_loss import gaussian_loss
from landscape.spurious_minima import certified_minima as minima
from landscape.spurious_minima.certified_minima import SymmetricPoint

TWO = sympy.Integer(2)
LESS = sympy.Rational(99, 100)


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (minima.check_strong_convexity, Verdict.PROVED),
        (minima.check_strong_convexity_is_sharp, Verdict.VERIFIED),
        (minima.check_contraction, Verdict.PROVED),
        (minima.check_kinks, Verdict.VERIFIED),
        (minima.check_kinks_of_opposites, Verdict.REFUTED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage(
    "own/strong-convexity-certificate", "a shorter distance, a smaller fall, eps above lam rho", drops=3
)
@pytest.mark.parametrize("lie", [{"distance": LESS}, {"value": LESS / 2}, {"reach": 1 / LESS}])
def test_the_certificate_is_sharp_in_general(lie):
    assert minima.check_strong_convexity(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/strong-convexity-certificate", "the same on parabolas")
@pytest.mark.parametrize(
    "lie", [{"distance": fmpq(99, 100)}, {"value": fmpq(49, 100)}, {"reach": fmpq(101, 100)}, {"reach": 2}]
)
def test_the_certificate_is_sharp_on_parabolas(lie):
    assert minima.check_strong_convexity_is_sharp(**lie).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/saddle-certificate", "eps twice as large, delta above sigma", drops=(2, 3))
@pytest.mark.parametrize("lie", [{"reach": TWO}, {"spread": TWO}])
def test_the_contraction_needs_its_hypotheses(lie):
    assert minima.check_contraction(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/kink-argument", "neurons that are multiples of targets, of either sign", drops=2)
@pytest.mark.parametrize("own", ["1", "-1", "0.3"])
def test_multiples_of_targets_have_no_kink_of_their_own(own):
    point = SymmetricPoint(4, 4, 1, (own, "0", "0", "0", "1"))
    assert minima.check_kinks([point]).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/kink-argument", "opposites admitted")
def test_opposites_can_have_no_loss():
    assert not minima.check_kinks_of_opposites().verdict.positive
    V = np.array([(1.0, 0.0), (0.0, 1.0), (-1.0, -1.0)])
    assert abs(gaussian_loss(-V, V)) < 1e-15


@pytest.mark.control("own/kink-argument", "targets that do not add up to 0")
def test_opposites_of_other_targets_decide_nothing():
    targets = [(1, 0), (0, 1), (-1, 0)]
    assert minima.check_kinks_of_opposites(targets).verdict is Verdict.UNDECIDED
    V = np.array(targets, dtype=float)
    assert gaussian_loss(-V, V) > 0.1
