"""Caps and the angle: verdicts of the chapter, and false definitions."""

from operator import gt, le

import pytest
from flint import arb, fmpq

from landscape.evidence.verdict import Verdict
from landscape.geometry.sphere_area import sphere_area
from landscape.initial_basin import cap_bound as cap
from landscape.initial_basin.cap_bound import definitions as module


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (cap.check_cap, Verdict.VERIFIED),
        (cap.check_chord, Verdict.PROVED),
        (cap.check_metric, Verdict.PROVED),
        (cap.check_area, Verdict.VERIFIED),
        (cap.check_cap_area, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("SS16/def-11", "the printed <=, and a cap without its border")
@pytest.mark.parametrize("relation", [le, gt])
def test_a_cap_holds_what_is_near_and_its_border(relation):
    assert cap.check_cap(relation).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/def-12", "the smaller angle of two lines, and its square")
@pytest.mark.parametrize("distance", [cap.angle_of_lines, lambda a, b: module.angle(a, b) ** 2])
def test_not_every_function_of_the_angle_is_a_metric(distance):
    assert cap.check_metric(distance).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/def-12", "a Gram determinant with a wrong cross term")
def test_the_determinant_is_the_one_of_the_proof():
    assert cap.check_metric(cross=-2).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/def-13", "half the area, twice the area")
@pytest.mark.parametrize("doubled", [1, 4])
def test_the_area_has_its_factor(doubled):
    assert cap.check_area(doubled=doubled).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/def-14", "a power of the sine that is too high or too low")
@pytest.mark.parametrize("shift", [1, -1])
def test_the_slices_have_their_dimension(shift):
    assert cap.check_cap_area(dims=range(5, 20, 2), shift=shift).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/def-15", "another factor before 1 - <a, b>")
@pytest.mark.parametrize("factor", [1, 3])
def test_the_chord_has_its_factor(factor):
    assert cap.check_chord(factor).verdict is Verdict.REFUTED


@pytest.mark.parametrize("dim", range(1, 30))
def test_coefficients_are_those_of_the_balls(dim):
    coefficient = arb(module.area_coefficient(dim)) * arb.pi() ** (dim // 2)
    assert sphere_area(dim).overlaps(coefficient)


def test_directions_have_the_angles_that_are_said():
    steps = {module.angle(a, b) for a in module.hexagonal_directions() for b in module.hexagonal_directions()}
    assert steps == {fmpq(k, 12) for k in range(7)}
    assert len(module.hexagonal_directions()) == 12 and len(module.cubic_directions()) == 18
