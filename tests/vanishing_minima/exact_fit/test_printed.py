"""Theorem 8 and its construction: the chapter's verdicts, sabotage, controls."""

from fractions import Fraction

import pytest
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.networks.two_layer import predict
from landscape.vanishing_minima import exact_fit as fit
from landscape.vanishing_minima.exact_fit.groups import Network
from landscape.vanishing_minima.exact_fit.printed import fits

SMALL = fit.SIZES[:1]


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (fit.check_trapezoid, Verdict.PROVED),
        (fit.check_strips, Verdict.VERIFIED),
        (fit.check_theorem_8, Verdict.VERIFIED),
        (fit.check_half, Verdict.REFUTED),
        (fit.check_display, Verdict.REFUTED),
        (fit.check_one_factor, Verdict.REFUTED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("SH18/eq-9.1", "other signs, or the last shift wrong")
@pytest.mark.parametrize(
    "lie", [{"signs": s} for s in ((1, -1, 1, -1), (1, 1, -1, -1), (1, -1, -1, 0))] + [{"mirrored": False}]
)
def test_the_trapezoid_needs_its_signs_and_shifts(lie):
    assert fit.check_trapezoid(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SH18/eq-9.1", "no inner half-width, or one that is not smaller", drops=2)
@pytest.mark.parametrize(("outer", "inner"), [(1, 0), (1, 1), (1, 2)])
def test_the_trapezoid_needs_its_half_widths(outer, inner):
    with pytest.raises(ValueError, match="inner, outer"):
        fit.trapezoid(fmpq(0), fmpq(outer), fmpq(inner))


@pytest.mark.parametrize("slope", fit.SLOPES)
def test_the_identity_meets_numbers(slope):
    outer, inner = fmpq(3, 7), fmpq(1, 5)
    for n in range(-60, 61):
        x = fmpq(n, 70)
        shifts = (outer, inner, -inner, -outer)
        terms = [s * ((x + e) if x + e > 0 else slope * (x + e)) for s, e in zip((1, -1, -1, 1), shifts, strict=True)]
        assert sum(terms, fmpq(0)) / ((outer - inner) * (1 - slope)) == fit.trapezoid(x, outer, inner)


@pytest.mark.sabotage("SH18/thm-8--strips", "one factor for all, the third row twice, a neuron less")
@pytest.mark.parametrize("lie", [{"variant": "one factor"}, {"variant": "third twice"}, {"fewer": 1}])
def test_the_strips_need_what_they_have(lie):
    assert fit.check_strips(SMALL, **lie).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SH18/thm-8--strips", "slope 1, one input, dependent samples", drops=(1, 2, 3))
@pytest.mark.parametrize(
    ("X", "y", "slope", "match"),
    [
        (fit.rows(2, 3), (1, 0, 0), 1, "slope"),
        (((1,), (2,)), (1, 0), 0, "dim"),
        (((1, 2), (2, 4)), (1, 0), 0, "X: expected samples in general position"),
        (((1, 0, 0), (2, 0, 0), (0, 1, 1)), (1, 1, 0), 0, "X: expected independent rows"),
        (fit.rows(2, 3), (1, 0, 2), 0, "y: expected labels 0 and 1"),
        (((1, 0), (0, 0)), (1, 0), 0, "X: expected samples in general position"),
    ],
)
def test_the_strips_refuse_other_data(X, y, slope, match):
    with pytest.raises(ValueError, match=match):
        fit.strips(X, y, slope)


def test_the_strips_fit_larger_samples():
    assert fit.check_strips([(4, 9)], [fmpq(1, 10)]).verdict is Verdict.VERIFIED
    X, y = fit.rows(5, 10), (1, 0) * 5
    assert fit.strips(X, y, -1).predictions(X) == list(y)


def test_plain_fractions_confirm_a_relu_network():
    X, y = fit.rows(3, 6), (1, 0, 1, 1, 0, 0)
    network = fit.strips(X, y, 0)
    W = [[Fraction(int(e.p), int(e.q)) for e in row] for row in network.W]
    assert predict(X, W, [Fraction(int(e.p), int(e.q)) for e in network.z]).tolist() == list(y)


@pytest.mark.sabotage("SH18/thm-8", "three neurons fewer than printed")
def test_a_construction_that_is_too_wide_proves_nothing():
    assert fit.check_theorem_8(SMALL, fewer=3).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SH18/thm-8", "slope 1, one input, two samples on one line", drops=(1, 2, 3))
@pytest.mark.parametrize(
    ("X", "slope"), [(fit.rows(2, 4), 1), (((1,), (2,)), 0), (((1, 2), (-2, -4)), "1/10"), (((1, 2), (2, 4)), 0)]
)
def test_each_hypothesis_is_asked_for(X, slope):
    with pytest.raises(ValueError):
        fit.pairs(X, [1] * len(X), slope)


def test_a_touched_kink_or_a_wrong_value_is_seen():
    X, y = ((1, 0), (0, 1)), (1, 0)
    touching = Network(((fmpq(1), fmpq(0)),), (fmpq(1),), fmpq(0))
    with pytest.raises(ValueError, match="vanishes"):
        fits(touching, X, y, 4)
    right = fit.pairs(X, y, 0)
    assert [finding.holds for finding in fits(right, X, y, 4)] == [True, True]
    assert [finding.holds for finding in fits(right, X, (1, 1), 3)] == [False, False]


@pytest.mark.control("SH18/thm-8--half", "at most half of the labels are one")
@pytest.mark.parametrize("y", [(1, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 0)])
def test_few_ones_are_within_the_width(y):
    assert fit.check_half(y=y).verdict is Verdict.VERIFIED


@pytest.mark.control("SH18/thm-8--display", "the fourth row in its place")
def test_the_corrected_display_is_right():
    assert fit.check_display(third_twice=False).verdict is Verdict.VERIFIED


@pytest.mark.control("SH18/thm-8--one-factor", "each strip's own factor")
def test_own_factors_are_right():
    assert fit.check_one_factor(one=False).verdict is Verdict.VERIFIED
