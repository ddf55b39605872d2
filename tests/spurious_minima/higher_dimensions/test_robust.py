"""Boxes of targets, the probability, and the random half of Corollary 1."""

import pytest
import sympy
from flint import arb, fmpq

from landscape.evidence.verdict import Verdict
from landscape.spurious_minima import higher_dimensions as high
from landscape.spurious_minima.certified_minima import THEOREM_PAIRS, SymmetricPoint, stored

CHECKS = (high.check_robust, high.check_random_targets, high.check_other_laws)


@pytest.mark.parametrize("check", CHECKS)
def test_the_chapters_verdicts(check):
    assert check().verdict is Verdict.PROVED


SMALL = stored(THEOREM_PAIRS[:2])


@pytest.mark.sabotage(
    "own/robust-minima", "targets move far or not at all, a wide box, a point moved, a pair dropped", drops=(1, 2)
)
@pytest.mark.sabotage("SS18/cor-1--random-targets", "the same", drops=2)
@pytest.mark.sabotage("SS18/fact-remark2", "the same", drops=2)
@pytest.mark.parametrize("check", CHECKS)
def test_false_boxes_are_noticed(check):
    point = SMALL[0]
    moved = SymmetricPoint(point.k, point.n, 1, (*point.entries[:-1], "-0.6"))
    lies = [{"reach": fmpq(1, 2**10)}, {"radius": fmpq(1, 100)}, {"points": [moved, *SMALL[1:]]}, {"reach": fmpq(0)}]
    for lie in lies:
        assert check(**({"points": SMALL} | lie)).verdict is Verdict.UNDECIDED
    assert check(SMALL).verdict is Verdict.UNDECIDED  # 24 pairs are missing


def test_a_box_of_targets_contains_its_corners():
    """The certificate at one rotated pair of targets lies inside the robust one."""
    W = stored([(6, 6)])[0].weights()
    wide = high.certify_robustly(W, fmpq(1, 2**21), fmpq(1, 2**20))
    narrow = high.certify_robustly(W, fmpq(1, 2**21), 0)
    assert wide.value.contains(narrow.value) and wide.gradient > narrow.gradient
    assert wide.curvature <= narrow.curvature


@pytest.mark.parametrize(("radius", "reach"), [(0, 0), (-1, 0), (fmpq(1, 2), -1), (0.1, 0)])
def test_bad_boxes_are_refused(radius, reach):
    with pytest.raises(ValueError, match="radius"):
        high.certify_robustly([[1, 0], [0, 1]], radius, reach)


def test_fewer_neurons_than_targets_are_refused():
    with pytest.raises(ValueError, match="W: expected at least 3 rows"):
        high.certify_robustly([[1, 0, 0], [0, 1, 0]], fmpq(1, 2**10), 0)


def test_concentration_verdicts():
    assert high.check_concentration().verdict is Verdict.PROVED
    assert high.check_concentration_on().verdict is Verdict.VERIFIED


@pytest.mark.sabotage("own/gram-concentration", "a faster rate")
def test_a_faster_rate_is_noticed():
    assert high.check_concentration(sympy.Rational(1, 2)).verdict is Verdict.UNDECIDED
    assert high.check_concentration_on(exponent=fmpq(1, 4)).verdict is Verdict.REFUTED


def test_the_promised_dimension():
    power = high.dimension_promised(6)
    assert (
        high.failure_bound(6, 10**power, high.REACH / 6)
        < arb("0.5")
        < high.failure_bound(6, 10 ** (power - 1), high.REACH / 6)
    )


@pytest.mark.sabotage("own/gram-concentration", "eta of 0, below 0 and above 1, at the door", drops=1)
@pytest.mark.parametrize(
    ("k", "dim", "eta", "named"),
    [(0, 1, 1, "k"), (2, 0, 1, "dim"), (2, 5, 0, "eta"), (2, 5, 2, "eta"), (2, 5, -1, "eta")],
)
def test_a_bound_outside_of_its_theorem_is_refused(k, dim, eta, named):
    with pytest.raises(ValueError, match=f"{named}: expected"):
        high.failure_bound(k, dim, fmpq(eta))


def test_no_targets_are_refused():
    with pytest.raises(ValueError, match="k: expected an integer"):
        high.dimension_promised(0)
