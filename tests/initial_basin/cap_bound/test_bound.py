"""Lemma 4: verdicts of the chapter, constants pushed past the truth, independent routes."""

from itertools import pairwise

import pytest
from flint import fmpq

from landscape.evidence.confidence import rate_at_least
from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Verdict
from landscape.geometry.sphere import uniform_points
from landscape.initial_basin import cap_bound as cap
from landscape.initial_basin.cap_bound import bound as module

TINY = fmpq(1, 1000)


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (cap.check_sine_integral, Verdict.VERIFIED),
        (cap.check_areas, Verdict.PROVED),
        (cap.check_lemma_4, Verdict.PROVED),
        (cap.check_lemma_4_odd, Verdict.VERIFIED),
        (cap.check_lemma_4_even, Verdict.VERIFIED),
        (cap.check_two_sided, Verdict.VERIFIED),
        (cap.check_table_2, Verdict.VERIFIED),
        (cap.check_table_3, Verdict.PROVED),
        (cap.check_table_3_literal, Verdict.REFUTED),
        (cap.check_lemma_4_literal, Verdict.REFUTED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("SS16/lem-4--integral", "a factor above 1 before the power of the sine")
def test_the_integral_has_no_larger_factor():
    assert cap.check_sine_integral(factor=1 + TINY).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/lem-4--areas", "a constant above 1/pi, and a wrong recursion")
def test_the_quotient_of_areas_begins_at_its_least_value():
    assert cap.check_areas(constant=1 + TINY).verdict is Verdict.REFUTED
    assert cap.check_areas(step_down=0).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/lem-4", "a constant above 1/pi")
def test_the_lemma_has_its_constant():
    assert cap.check_lemma_4(constant=1 + TINY).verdict is Verdict.UNDECIDED
    assert cap.check_lemma_4_even(constant=fmpq(101, 100)).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/lem-4", "a constant above 1/2, which is the truth for small caps in space")
def test_odd_dimensions_allow_half_of_pi_and_no_more():
    assert cap.check_lemma_4_odd(constant=fmpq(157, 100)).verdict is Verdict.VERIFIED
    assert cap.check_lemma_4_odd(constant=fmpq(158, 100)).verdict is Verdict.REFUTED


@pytest.mark.control("SS16/lem-4--literal", "delta up to 2, and where the bound is negative")
@pytest.mark.parametrize(("dim", "distance"), [(5, fmpq(2)), (5, fmpq(5, 2)), (3, fmpq(3)), (2, fmpq(1, 100))])
def test_within_its_range_the_literal_lemma_stands(dim, distance):
    assert cap.check_lemma_4_literal(dim, distance).verdict.positive


@pytest.mark.control("SS16/lem-4--table-3--literal", "the exact entry delta^2 / 4")
@pytest.mark.parametrize("distance", [fmpq(1, 10), fmpq(1), fmpq(2)])
def test_archimedes_is_not_refuted(distance):
    assert cap.check_table_3_literal(distance, bound=fmpq(1, 4)).verdict.positive
    assert cap.check_table_3_literal(distance).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/lem-4--table-3", "another factor than 1/4")
@pytest.mark.parametrize("off", [-TINY, TINY])
def test_the_sphere_in_space_is_exact(off):
    assert cap.check_table_3(fmpq(1, 4) + off).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/lem-4--table-2", "a constant above 1/pi")
def test_the_circle_has_its_constant():
    assert cap.check_table_2(constant=fmpq(101, 100)).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/cap-two-sided", "either side sharpened")
def test_both_sides_are_sharp_for_small_caps():
    assert cap.check_two_sided(upper=1 - TINY).verdict is Verdict.REFUTED
    assert cap.check_two_sided(lower=fmpq(101, 100)).verdict is Verdict.REFUTED


@pytest.mark.parametrize("dim", [3, 4, 7, 20])
def test_the_two_sides_meet_at_small_caps(dim):
    low, high = cap.sharp_bounds(dim, fmpq(1, 1000))
    assert low < high < low * fmpq(1001, 1000)


def test_boxes_cover_the_range():
    boxes = list(module._boxes(fmpq(1, 5), lambda x: 1 + x**2 / 30))
    assert boxes[0][0] == fmpq(1, 5) and boxes[-1][1] == 2
    assert all(a[1] == b[0] for a, b in pairwise(boxes))


def test_the_hull_holds_the_top():
    hull = module._hull(module.squared_sine(fmpq(7, 5)), module.squared_sine(fmpq(3, 2)), fmpq(1))
    assert hull.contains(1) and hull.contains(module.squared_sine(fmpq(3, 2)))


@pytest.mark.sabotage("SS16/lem-4", "dimension one, and distances above 2", drops=(1, 2))
@pytest.mark.parametrize(("dim", "distance"), [(2, 3), (1, 1), (4, fmpq(21, 10))])
def test_where_the_bound_has_no_value(dim, distance):
    with pytest.raises(ValueError, match=r"dim|distance"):
        cap.printed_bound(dim, fmpq(distance))


@pytest.mark.sampled
def test_drawn_points_are_near_often_enough():
    """Five dimensions, delta = 1: the share is 5/32, the lemma promises less; a third more is refuted."""
    points = uniform_points(20_000, 5, generator("SS16/lem-4"))
    near = int((points[:, 0] >= 0.5).sum())
    error = fmpq(1, 10**6)
    share = cap.cap_share(5, fmpq(1))
    assert (share - fmpq(5, 32)).contains(0)
    assert rate_at_least(near, 20_000, fmpq(44, 1000), error).holds is True
    assert rate_at_least(near, 20_000, fmpq(20, 100), error).holds is False
