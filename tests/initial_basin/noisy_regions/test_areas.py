"""Lemma 7, the ratio of areas, the noise probability: verdicts, sabotage, second routes."""

import pytest
from flint import acb, arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.verdict import Verdict
from landscape.geometry.sphere_area import equator_share
from landscape.initial_basin import noisy_regions as noisy

TINY = fmpq(1, 1000)


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (noisy.check_lemma_7, Verdict.PROVED),
        (noisy.check_lemma_7_in_balls, Verdict.VERIFIED),
        (noisy.check_area_ratio, Verdict.PROVED),
        (noisy.check_area_ratio_in_balls, Verdict.VERIFIED),
        (noisy.check_noise, Verdict.PROVED),
        (noisy.check_noise_in_balls, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("SS16/lem-7", "a smaller slope, a wrong power, theta < 0", drops=1)
def test_lemma_7_is_sharp():
    assert noisy.check_lemma_7(slope=1 - TINY).verdict is Verdict.UNDECIDED
    assert noisy.check_lemma_7(exponent_shift=1).verdict is Verdict.UNDECIDED
    assert noisy.check_lemma_7_in_balls(slope=fmpq(99, 100)).verdict is Verdict.REFUTED
    assert noisy.check_lemma_7_in_balls(steps=[-3]).verdict is Verdict.REFUTED


@pytest.mark.parametrize(("dim", "j"), [(3, 1), (5, 7), (8, 12), (6, 16)])
def test_the_integral_by_quadrature(dim, j):
    """Enclosed by numerical integration, also beyond pi/2, where the upper end is negative."""
    theta = arb.pi() * j / 24
    integral = acb.integral(lambda z, _: z.sin() ** (dim - 2), 0, arb.pi() / 2 - theta).real
    assert integral > 1 / (2 * equator_share(dim)) - theta


@pytest.mark.sabotage("SS16/thm-8--area-ratio", "a smaller constant")
def test_the_ratio_is_sharp():
    assert noisy.check_area_ratio(fmpq(499, 1000)).verdict is Verdict.UNDECIDED
    assert noisy.check_area_ratio_in_balls(fmpq(499, 1000)).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/thm-8--noise", "the condition on the radius dropped: a little larger", drops=1)
def test_the_radius_is_sharp():
    assert noisy.check_noise(1 + TINY).verdict is Verdict.UNDECIDED
    assert noisy.check_noise_in_balls(fmpq(101, 100)).verdict is Verdict.REFUTED


@pytest.mark.parametrize(
    ("dim", "ratio", "exact"), [(3, fmpq(1, 7), fmpq(1, 7)), (2, fmpq(1, 2), fmpq(1, 3)), (1, fmpq(1, 2), 0)]
)
def test_known_noise_probabilities(dim, ratio, exact):
    """Archimedes in space, 30 degrees in the plane, none on a line."""
    with working_precision():
        gap = noisy.noise_probability(dim, arb(ratio)) - exact
    assert gap.contains(0) and abs(gap) < arb("1e-25")


@pytest.mark.parametrize("dim", [2, 3, 17, 400])
def test_the_simpler_radius_suffices(dim):
    simple = (2 * arb.pi()).sqrt() / (8 * dim * arb(dim).sqrt())
    assert noisy.largest_ratio(dim) < simple and 4 * dim * noisy.noise_probability(dim, simple) < 1
