"""Lemma 2 and its converse: the chapter's verdicts and sabotage."""

import pytest
from flint import fmpq, fmpq_poly

from landscape.evidence.verdict import Verdict
from landscape.networks.leaky import predict_leaky
from landscape.vanishing_minima import first_order_rank as first
from landscape.vanishing_minima.first_order_rank.descent import points

POINT = (((2, 1), (-1, 1), (1, -3)), (1, 0, 1), ((1, 2), (1, -4)), (fmpq(1, 2), fmpq(-3)))


@pytest.mark.parametrize(
    "check",
    [
        first.check_regions,
        first.check_region_loss,
        first.check_lemma_2,
        first.check_one_residual,
        first.check_first_order_is_enough,
    ],
)
def test_the_chapters_verdicts(check):
    assert check().verdict is Verdict.VERIFIED


@pytest.mark.sabotage("SH18/def-1", "a weight on the border counted as inside")
def test_a_region_is_open():
    assert first.check_regions(kink=True).verdict is Verdict.REFUTED
    assert first.check_regions(slope=-1).verdict is Verdict.VERIFIED


@pytest.mark.sabotage("SH18/def-1", "slope 1, where all regions have the same slopes")
def test_slopes_tell_regions_apart():
    assert first.check_regions(slope=1).verdict is Verdict.REFUTED


@pytest.mark.parametrize("slope", [float("nan"), 0.5, "slope", None])
def test_a_slope_that_is_no_rational_is_refused_and_refutes_nothing(slope):
    with pytest.raises(ValueError, match="slope: expected"):
        first.check_regions(slope=slope)


@pytest.mark.sabotage("SH18/eq-7.2", "the first output doubled; a weight on a kink", drops=1)
def test_the_region_loss_needs_its_outputs():
    assert first.check_region_loss(twist=2).verdict is Verdict.REFUTED
    with pytest.raises(ValueError, match="vanishes"):
        first.Point.of(((1, 0),), (1,), ((0, 1),), (1,), 0)


@pytest.mark.sabotage("SH18/lem-2", "the curve walked backwards")
def test_the_curve_has_a_direction():
    assert first.check_lemma_2(slopes=[fmpq(0)], num_neurons=1, climb=True).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SH18/lem-2", "a stationary point in place of a local minimum", drops=1)
def test_stationary_points_break_it():
    assert first.check_stationary().verdict is Verdict.REFUTED
    assert first.check_stationary((((1, 0), (0, 1)), (1, 1), ((1, 1),), (0,))).verdict is Verdict.UNDECIDED
    assert first.check_stationary((((1, 0), (0, 1)), (1, -1), ((1, 2),), (0,))).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SH18/lem-2", "W on a kink, outside of all regions", drops=2)
def test_a_kinked_point_is_refused():
    with pytest.raises(ValueError, match="vanishes"):
        first.Point.of(first.PLANAR, (0, 1, 0), ((1, -2),), (1,), 0)


def test_output_weights_of_both_signs_go_down_too():
    assert first.check_lemma_2(slopes=[fmpq(1, 10)], num_neurons=1, outputs=(-1, 0, 1)).verdict is Verdict.VERIFIED


def test_without_zero_outputs_only_one_case_occurs_and_that_is_seen():
    assert first.check_lemma_2(slopes=[fmpq(0)], num_neurons=1, outputs=(1,)).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize("slope", [fmpq(0), fmpq(-1), fmpq(1, 10)])
def test_the_polynomial_is_the_loss(slope):
    point = first.Point.of(*POINT, slope)
    U, s = point.descent()
    s[1] = fmpq_poly([0, fmpq(1, 3), -2])
    along = point.losses_along(U, s)
    for t in (fmpq(0), fmpq(1, 10**6), fmpq(-1, 10**6)):
        z = [output + move(t) for output, move in zip(point.z, s, strict=True)]
        errors = point.y - predict_leaky(point.X, point.W + t * U, z, slope)
        assert along(t) == sum(errors * errors)


@pytest.mark.parametrize(
    ("coefficients", "falls"),
    [([1, -1], True), ([1, 0, -1], True), ([1, 1, -9], False), ([1], False), ([0, 0, 0, -1], True)],
)
def test_what_falls_at_once(coefficients, falls):
    assert first.falls_at_once(fmpq_poly(coefficients)) is falls


def test_descent_is_refused_where_the_condition_holds():
    fitted = next(p for p in points(first.PLANAR, fmpq(0), 1) if not any(p.first_order.ravel()))
    with pytest.raises(ValueError, match="G e other than 0"):
        fitted.descent()


@pytest.mark.sabotage("SH18/lem-2--one-residual", "the residuals of two regions differ", drops=1)
def test_the_residual_depends_on_the_region():
    residuals = set()
    for w in ((1, 0), (-1, 0)):  # the best output weight for one sample seen, and for one unseen
        point = first.Point.of(((1, 0),), (1,), (w,), (int(w[0] > 0),), 0)
        assert not any(point.first_order.ravel())
        residuals.add(str(point.residual[0]))
    assert residuals == {"0", "1"}


@pytest.mark.sabotage("SH18/lem-2--one-residual", "a loss that leaves one sample out")
def test_every_sample_has_to_count():
    assert first.check_one_residual(weight=0).verdict is Verdict.REFUTED
    assert first.check_one_residual(weight=3).verdict is Verdict.VERIFIED


@pytest.mark.sabotage("own/first-order-is-enough", "G e other than 0")
@pytest.mark.parametrize("off", [1, fmpq(-1, 7)])
def test_the_converse_needs_the_condition(off):
    assert first.check_first_order_is_enough(off=off).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/first-order-is-enough", "W on a kink", drops=1)
def test_the_converse_needs_a_region():
    with pytest.raises(ValueError, match="vanishes"):
        first.Point.of(first.FOUR, (0, 0, 0, 0), ((1, -2),), (0,), 0)
