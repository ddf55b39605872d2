"""Uniform and most diverse weights, and the experiments: the chapter's verdicts and sabotage."""

import pytest
from flint import fmpq

from landscape.diverse_units import discrepancy as spread
from landscape.evidence.verdict import Verdict


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (spread.check_uniform_law, Verdict.VERIFIED),
        (spread.check_tail, Verdict.VERIFIED),
        (spread.check_constant, Verdict.VERIFIED),
        (spread.check_lemma_9, Verdict.VERIFIED),
        (spread.check_orthonormal, Verdict.VERIFIED),
        (spread.check_simplex, Verdict.VERIFIED),
        (spread.check_cross_polytope, Verdict.VERIFIED),
        (spread.check_largest, Verdict.VERIFIED),
        pytest.param(spread.check_figure_3, Verdict.SUPPORTED, marks=pytest.mark.sampled),
        pytest.param(spread.check_figure_4, Verdict.SUPPORTED, marks=pytest.mark.sampled),
        (spread.check_table_1, Verdict.UNDECIDED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("own/uniform-discrepancy", "the mean doubled, a faster tail")
def test_the_law_is_this_one():
    assert spread.check_uniform_law(twist=2).verdict is Verdict.REFUTED
    assert spread.check_tail(rate=400).verdict is Verdict.REFUTED
    assert spread.check_tail(points=5, rate=200).verdict is Verdict.REFUTED  # by t = 1/10 only, near the law's end


@pytest.mark.sabotage("own/uniform-discrepancy", "weights that are not independent: both the same", drops=1)
def test_equal_weights_do_not_average_out():
    twice = spread.planar.closed_form((0, 0))
    mean = spread.uniform_mean(2, 2)
    assert twice == fmpq(1, 6) != mean.a


@pytest.mark.sabotage("own/lemma-9", "a smaller constant")
@pytest.mark.parametrize("constant", [fmpq(1), fmpq(104, 100)])
def test_the_constant_is_needed_by_this_proof(constant):
    assert spread.check_constant(constant).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/lemma-9", "delta near one", drops=2)
def test_delta_near_one_breaks_it():
    surely = spread.planar.integrated((0,))
    assert surely == fmpq(1, 6) > fmpq(1041, 1000) * fmpq(1, 10)  # log(1/delta) = 1/10


@pytest.mark.sabotage("XLS17/lem-9", "a smaller constant, delta near one", drops=2)
@pytest.mark.parametrize("lie", [{"constant": fmpq(1)}, {"delta": fmpq(51, 100)}, {"delta": fmpq(99, 100)}])
def test_lemma_9_needs_its_constant_and_its_range(lie):
    assert spread.check_lemma_9(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/orthonormal-weights", "a larger constant, more weights than dimensions", drops=1)
def test_the_gap_is_what_it_is():
    assert spread.check_orthonormal(excess=fmpq(1, 10)).verdict is Verdict.REFUTED
    doubled = spread.planar.closed_form((0, 6, 0, 6))  # two orthonormal pairs in the plane
    assert doubled != spread.uniform_mean(4, 2).a - fmpq(3, 4) * (fmpq(1, 12) - fmpq(1, 16))


@pytest.mark.sabotage("own/simplex-weights", "other triples; more weights than a simplex has", drops=1)
@pytest.mark.parametrize("best", [(0, 6, 12), (0, 7, 16), (0, 0, 12)])
def test_only_the_simplex_is_best(best):
    assert spread.check_simplex(best=best).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/cross-polytope-weights", "other quadruples")
@pytest.mark.parametrize("best", [(0, 8, 16, 16), (0, 5, 12, 18), (0, 0, 12, 12)])
def test_only_the_cross_polytope_is_best(best):
    assert spread.check_cross_polytope(best=best).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/largest-discrepancy", "as many weights as dimensions")
def test_few_weights_are_needed():
    assert spread.check_largest(((1, 0, 0), (0, 1, 0), (0, 0, 1))).verdict is Verdict.REFUTED


@pytest.mark.sampled
@pytest.mark.sabotage("XLS17/fig-3", "a factor of one hundredth more")
def test_training_is_not_uniform_to_a_percent():
    assert spread.check_figure_3(factor=1.01).verdict is Verdict.CONTRADICTED


@pytest.mark.sampled
@pytest.mark.sabotage("XLS17/fig-4", "more weights than a simplex has; growth in every draw")
def test_most_draws_is_what_can_be_said():
    assert spread.check_figure_4(num=24, draws=30).verdict is Verdict.CONTRADICTED
    assert spread.check_figure_4(draws=160, rate=fmpq(1)).verdict is Verdict.CONTRADICTED  # nine of ten grow
