"""The kernel, its spectrum, Lemma 6: the chapter's verdicts, sabotage, controls."""

from fractions import Fraction
from itertools import pairwise

import pytest
from flint import arb, fmpq

from landscape.diverse_units import kernel_spectrum as kernel
from landscape.diverse_units.kernel_spectrum import printed
from landscape.diverse_units.kernel_spectrum.integration import integrated, integrated_exactly
from landscape.evidence.verdict import Verdict
from landscape.geometry.zonal_harmonics import harmonic_dimension
from landscape.networks.arc_cosine import kernel_zero


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (kernel.check_kernel, Verdict.VERIFIED),
        (kernel.check_count, Verdict.VERIFIED),
        (kernel.check_expansion, Verdict.VERIFIED),
        (kernel.check_spectrum, Verdict.VERIFIED),
        (kernel.check_spectrum_in_balls, Verdict.VERIFIED),
        (kernel.check_trace, Verdict.PROVED),
        (kernel.check_half, Verdict.VERIFIED),
        (kernel.check_figure_1, Verdict.VERIFIED),
        (kernel.check_lemma_6, Verdict.VACUOUS),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("XLS17/eq-9", "another constant")
def test_the_kernel_has_its_constant():
    assert kernel.check_kernel(closed=Fraction(1)).verdict is Verdict.REFUTED


@pytest.mark.sabotage("XLS17/eq-9", "a weight that is not uniform: half of the circle left out", drops=2)
def test_the_kernel_needs_uniform_weights():
    near_x = [m for m in range(24) if printed._within(Fraction(2 * m + 1, 2), 0, Fraction(6), 12)]
    both = [m for m in near_x if printed._within(Fraction(2 * m + 1, 2), 6, Fraction(6), 12)]
    assert Fraction(len(both), 24) == Fraction(1, 4) != Fraction(len(both), len(near_x))


def test_two_routes_to_the_kernel():
    for k in range(25):
        share = Fraction(1, 2) - Fraction(k, 48)
        assert abs(kernel_zero(arb.pi() * k / 24) - arb(share.numerator) / share.denominator) < arb("1e-14")


@pytest.mark.sabotage("XLS17/eq-10", "another count of harmonics, one eigenvalue doubled")
def test_the_expansion_has_its_counts_and_eigenvalues():
    assert kernel.check_count(extra=1).verdict is Verdict.REFUTED
    assert kernel.check_expansion(twist=2).verdict is Verdict.REFUTED
    assert kernel.check_expansion(twist=0).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/kernel-spectrum", "one eigenvalue doubled, in exact arithmetic and in balls")
def test_the_spectrum_is_this_one():
    assert kernel.check_spectrum(twist=2).verdict is Verdict.REFUTED
    assert kernel.check_spectrum_in_balls(twist=2).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/kernel-spectrum", "harmonics of another dimension")
def test_the_spectrum_has_its_dimension():
    assert kernel.eigenvalue(5, 2) != integrated_exactly(7, 2)


def test_both_integrations_agree():
    for n in range(6):
        assert abs(integrated(7, n) - arb(integrated_exactly(7, n))) < arb("1e-14")
    with pytest.raises(ValueError, match="odd"):
        integrated_exactly(4, 2)


@pytest.mark.parametrize("dim", [2, 3, 4, 5, 9, 20, 60])
def test_the_steps_go_down(dim):
    values = [arb(step.value) for step in kernel.steps(dim, 30)]
    assert all(a > b for a, b in pairwise(values))
    sizes = [step.last - step.first + 1 for step in kernel.steps(dim, 30)]
    assert sum(sizes) == list(kernel.steps(dim, 30))[-1].last


@pytest.mark.sabotage("own/trace-identity", "counts that are not those of harmonics")
def test_the_identity_counts_harmonics():
    assert kernel.check_trace(twist=2).verdict is Verdict.UNDECIDED
    for d in (3, 4, 9):
        for m in range(2, 9):
            below = fmpq((2 * m + d - 4) * m, (2 * m + d - 2) * (m + d - 3))
            above = fmpq((2 * m + d) * (m + d - 2), (2 * m + d - 2) * (m + 1))
            assert fmpq(harmonic_dimension(d, m - 1), harmonic_dimension(d, m)) == below
            assert fmpq(harmonic_dimension(d, m + 1), harmonic_dimension(d, m)) == above
            assert fmpq(harmonic_dimension(d, m + 1), harmonic_dimension(d, m)) != below


@pytest.mark.parametrize("dim", [3, 5, 15])
def test_partial_sums_approach_one_half(dim):
    few, many = (
        sum((arb(s.value) * (s.last - s.first + 1) for s in kernel.steps(dim, most)), arb(0)) for most in (10, 100)
    )
    assert few < many < arb("0.5") and many > arb("0.49")


@pytest.mark.sabotage("own/half-bound", "one quarter for one half; eigenvalues out of order", drops=2)
def test_one_half_is_not_one_quarter():
    assert kernel.check_half(bound=fmpq(1, 4)).verdict is Verdict.REFUTED
    spread = list(kernel.steps(15, 8))
    assert arb(spread[0].value) * spread[-1].last > arb("0.5")  # the largest eigenvalue at the last place


@pytest.mark.sabotage("XLS17/fig-1", "a larger drop, another dimension")
@pytest.mark.parametrize("lie", [{"drop": 1180}, {"dim": 15}])
def test_the_staircase_is_that_of_1500(lie):
    assert kernel.check_figure_1(**lie).verdict is Verdict.REFUTED


@pytest.mark.control("XLS17/lem-6", "one sample; a kernel with a larger diagonal")
@pytest.mark.parametrize("at", [{"samples": 1}, {"diagonal": fmpq(20)}])
def test_emptiness_has_its_hypotheses(at):
    assert kernel.check_lemma_6(**at).verdict is Verdict.UNDECIDED
