"""Fact 29, Lemmas 15 and 30: the chapter's verdicts, sabotage, controls."""

import numpy as np
import pytest
from flint import fmpq

from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Verdict
from landscape.vanishing_minima import low_rank_slopes as low


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (low.check_fact_29, Verdict.VERIFIED),
        (low.check_positive_probability, Verdict.VERIFIED),
        (low.check_lemma_30, Verdict.VERIFIED),
        (low.check_jensen_step, Verdict.VERIFIED),
        (low.check_lemma_15, Verdict.UNDECIDED),
        (low.check_lemma_15_limit, Verdict.VERIFIED),
        (low.check_sum_step, Verdict.REFUTED),
        (low.check_lemma_15_before, Verdict.REFUTED),
        (low.check_lemma_15_finite, Verdict.REFUTED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("SH18/fact-29", "one region less, or a power less")
@pytest.mark.parametrize("lie", [{"less_one": 1}, {"degree": -2}])
def test_the_count_is_exact_and_its_bound_tight(lie):
    assert low.check_fact_29(**lie).verdict is Verdict.REFUTED


def test_the_printed_power_is_enough():
    assert low.check_fact_29(degree=0).verdict is Verdict.VERIFIED


@pytest.mark.sabotage("own/planar-orthant", "the closed form doubled or halved")
@pytest.mark.parametrize("off", [fmpq(2), fmpq(1, 2)])
def test_the_closed_form_has_its_factor(off):
    assert low.check_positive_probability(off=off).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/planar-orthant", "three dimensions, where there is no such formula")
def test_space_is_refused():
    with pytest.raises(ValueError, match="dim"):
        low.positive_probability(2, 2, 3)
    with pytest.raises(ValueError, match="dim"):
        next(low.sign_matrices(2, 2, 3))


def test_the_law_agrees_with_gaussian_draws():
    rng = generator("own/planar-orthant")
    signs = rng.normal(size=(20000, 2, 2)) @ rng.normal(size=(20000, 2, 3)) > 0
    found = np.all(signs, axis=(1, 2)).mean()
    expected = low.positive_probability(2, 3, 2)
    assert abs(found - int(expected.p) / int(expected.q)) < 6 * (0.25 / 20000) ** 0.5


@pytest.mark.sabotage("SH18/lem-30", "a fifth of the bound")
def test_the_bound_on_one_matrix_is_not_idle():
    assert low.check_lemma_30(share=fmpq(1, 5)).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SH18/lem-30", "weights that are not symmetric: all positive, on the line", drops=1)
def test_one_matrix_needs_symmetric_weights():
    w, X = -1, (1, 1)  # surely
    surely, never = all(w * x < 0 for x in X), any(w * x > 0 for x in X)
    assert surely and not never  # P(sign(w X) = (-1, -1)) = 1 > 2 P(w x > 0) = 0


@pytest.mark.sabotage("SH18/lem-30", "columns of different laws: surely x = (1, -1, 1, 1)", drops=2)
def test_one_matrix_needs_columns_of_one_law():
    X = (1, -1, 1, 1)
    laws = [all(w * x * h > 0 for x, h in zip(X, X, strict=True)) for w in (1, -1)]  # H = X
    first_half = [all(w * x > 0 for x in X[:2]) for w in (1, -1)]
    assert sum(laws) == 1 and sum(first_half) == 0  # probability 1/2 > 6 * 0


@pytest.mark.sabotage("SH18/lem-15--jensen", "the inequality turned")
def test_jensen_has_a_direction():
    assert low.check_jensen_step(turned=True).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/lemma-15-limit", "small widths, or a growth that is too fast")
@pytest.mark.parametrize("lie", [{"widths": (5, 10)}, {"growth": 10**14}])
def test_the_quotient_has_to_grow(lie):
    assert low.check_lemma_15_limit(**lie).verdict is Verdict.REFUTED


@pytest.mark.control("SH18/lem-15--finite", "widths at which the printed bound holds")
@pytest.mark.parametrize("num_neurons", [3, 10, 25])
def test_the_printed_bound_is_spared_where_it_holds(num_neurons):
    assert low.check_lemma_15_finite(num_neurons=num_neurons).verdict is Verdict.UNDECIDED


@pytest.mark.control("SH18/lem-15--before-the-limit", "few neurons, or another slope")
@pytest.mark.parametrize("at", [{"num_neurons": 6}, {"slope": fmpq(0)}])
def test_the_bound_before_its_limit_is_spared_where_it_holds(at):
    assert low.check_lemma_15_before(**at).verdict is Verdict.UNDECIDED


@pytest.mark.control("SH18/lem-15--sum", "small sizes, or a slope for which nothing is certain")
@pytest.mark.parametrize("at", [{"size": 3}, {"slope": fmpq(1, 3)}])
def test_the_sum_is_spared_where_nothing_is_shown(at):
    assert low.check_sum_step(**at).verdict is Verdict.UNDECIDED


def test_every_slope_but_one_breaks_the_finite_form():
    for slope in (*low.SLOPES, fmpq(7)):
        assert low.check_lemma_15_finite(slope=slope).verdict is Verdict.REFUTED
