"""Lemma 6 and Figure 2: the chapter's verdicts, sabotage, controls."""

import pytest
import sympy
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.initial_basin import noisy_regions as noisy
from landscape.initial_basin.noisy_regions import wedges

TINY = fmpq(1, 1000)


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (noisy.check_figure_2, Verdict.VERIFIED),
        (noisy.check_noisy_caps, Verdict.PROVED),
        (noisy.check_noisy_caps_on_points, Verdict.VERIFIED),
        (noisy.check_projection, Verdict.PROVED),
        (noisy.check_printed_caps, Verdict.PROVED),
        (noisy.check_lemma_6_literal, Verdict.REFUTED),
        (noisy.check_projection_literal, Verdict.REFUTED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("SS16/lem-6--repaired", "a radius a little too small or too large")
@pytest.mark.parametrize("factor", [1 - TINY, 1 + TINY])
def test_the_distance_is_exact(factor):
    assert noisy.check_noisy_caps(factor).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SS16/lem-6--repaired", "the printed caps, and slightly larger and smaller ones")
@pytest.mark.parametrize(
    "cosine",
    [lambda r: r * sympy.Rational(99, 100), lambda r: r * sympy.Rational(101, 100), noisy.printed_cosine],
)
def test_the_caps_are_exact(cosine):
    balls = [((1, 0), fmpq(3, 5)), ((1, 0), fmpq(397, 662)), ((1, 0), fmpq(603, 1000)), ((1, 0), fmpq(597, 1000))]
    assert noisy.check_noisy_caps_on_points(cosine, balls).verdict is Verdict.REFUTED
    assert noisy.check_noisy_caps_on_points(balls=balls).verdict is Verdict.VERIFIED


@pytest.mark.control("SS16/lem-6--literal", "the true caps at the same weight")
def test_the_true_caps_are_not_refuted():
    assert noisy.check_lemma_6_literal(cosine=noisy.tangent_cosine).verdict is Verdict.UNDECIDED


@pytest.mark.control("SS16/lem-6--literal", "radii at which this weight is not in the cap, or not noisy")
@pytest.mark.parametrize("radius", [fmpq(3, 5), fmpq(1, 2), fmpq(16, 25)])
def test_other_radii_refute_nothing_here(radius):
    assert noisy.check_lemma_6_literal(radius=radius).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/printed-caps", "the cosine of the true caps, which are not too large")
@pytest.mark.parametrize("square", [lambda r: r**2, lambda r: r**2 - r**4 / 5])
def test_only_the_printed_cosine_has_the_gap(square):
    assert noisy.check_printed_caps(square).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize("radius", [fmpq(1, 10), fmpq(1, 2), fmpq(1), fmpq(7, 5)])
def test_the_printed_caps_fail_for_every_radius(radius):
    """A rational direction between the two cosines, found by halving a rational parametrisation of the circle."""
    low, high = fmpq(0), fmpq(1)
    for _ in range(60):
        u = (low + high) / 2
        x = ((1 - u**2) / (1 + u**2), 2 * u / (1 + u**2))
        if x[0] >= radius:
            low = u
        elif x[0] ** 2 <= radius**2 * (1 - radius**2 / 4):
            high = u
        else:
            break
    assert noisy.check_lemma_6_literal(radius=radius, x=x).verdict is Verdict.REFUTED


def test_on_a_line_the_printed_caps_fail_from_one_on():
    assert noisy.check_lemma_6_literal((1,), fmpq(11, 10), (fmpq(1),)).verdict is Verdict.REFUTED
    assert noisy.check_lemma_6_literal((1,), fmpq(9, 10), (fmpq(1),)).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SS16/lem-6--projection", "the chord's cosine, and a radius too small")
@pytest.mark.parametrize("square", [lambda r: (1 - r**2 / 2) ** 2, lambda r: 1 - r**2 * sympy.Rational(99, 100)])
def test_the_projection_is_a_tangent_cone(square):
    assert noisy.check_projection(square).verdict is Verdict.UNDECIDED


@pytest.mark.control("SS16/lem-6--projection--literal", "the tangent cap at the same point, and a point on the axis")
def test_the_tangent_cap_is_not_refuted():
    assert noisy.check_projection_literal(printed=False).verdict is Verdict.UNDECIDED
    assert noisy.check_projection_literal(y=(fmpq(2, 5), fmpq(0))).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SS16/fig-2", "another number of large regions, a radius too small for the points", drops=1)
@pytest.mark.parametrize("lie", [{"large": 3}, {"large": 6}, {"radius": fmpq(1, 5)}])
def test_figure_2_counts(lie):
    assert noisy.check_figure_2(**lie).verdict is Verdict.REFUTED


@pytest.mark.parametrize(
    ("c", "x"), [((3, -4), (2, 1)), ((1, 2, 3), (1, 0, -1)), ((5,), (2,)), ((1, 1, 1, 1), (1, 2, 0, 2))]
)
def test_two_routes_to_the_distance_meet(c, x):
    inner, square = sum(a * b for a, b in zip(c, x, strict=True)), sum(b * b for b in x)
    assert wedges.square_distance_to_hyperplane(list(map(fmpq, c)), list(map(fmpq, x))) == fmpq(inner**2, square)
