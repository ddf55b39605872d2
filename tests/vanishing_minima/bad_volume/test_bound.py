"""Theorem 6 at finite sizes, printed and replaced: verdicts, sabotage, controls, two routes to the bound."""

import numpy as np
import pytest
from flint import arb, fmpq

from landscape.evidence.balls import ball
from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Verdict
from landscape.vanishing_minima import bad_volume as bad
from landscape.vanishing_minima.bad_volume.sharper import THIRD
from landscape.vanishing_minima.low_rank_slopes import positive_probability

SMALL = bad.Sizes(50, 49, 50)
TENTH = fmpq(1, 10)


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (bad.check_theorem_6, Verdict.UNDECIDED),
        (bad.check_corollary_7, Verdict.UNDECIDED),
        (bad.check_before_limit, Verdict.VACUOUS),
        (bad.check_margin, Verdict.VACUOUS),
        (bad.check_printed_at, Verdict.VERIFIED),
        (bad.check_bad_volume, Verdict.VERIFIED),
        (bad.check_values, Verdict.PROVED),
        (bad.check_forty, Verdict.VERIFIED),
        (bad.check_no_logarithm, Verdict.PROVED),
    ],
)
def test_the_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.control("SH18/thm-6--before-the-limit", "N large enough, or a larger epsilon")
@pytest.mark.parametrize("at", [{"most": 27546490600}, {"epsilon": fmpq(1, 2)}])
def test_the_bound_before_the_limit_is_spared_where_it_speaks(at):
    assert bad.check_before_limit(**at).verdict is Verdict.UNDECIDED


def test_the_first_size_is_exact():
    assert bad.first_promising(TENTH) == 27546490600
    assert bad.check_before_limit(most=27546490599).verdict is Verdict.VACUOUS


@pytest.mark.control("SH18/thm-6--margin", "83 N log^4 N weights")
def test_the_margin_is_spared_where_it_is_wide():
    assert bad.check_margin(82).verdict is Verdict.VACUOUS
    assert bad.check_margin(83).verdict is Verdict.UNDECIDED
    assert 82 < bad.least_margin(fmpq(1)) < 83


@pytest.mark.sabotage("SH18/thm-6--at-sizes", "a constant five times as large")
def test_the_printed_bound_is_not_implied_with_any_constant():
    assert bad.check_printed_at(constant=fmpq(115, 100)).verdict is Verdict.UNDECIDED


def test_another_size_would_decide_nothing_either():
    assert bad.check_theorem_6(SMALL).verdict is bad.check_corollary_7(SMALL).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/bad-volume", "a fifth of the bound, fewer weights than samples, slope 1", drops=(2, 4))
@pytest.mark.parametrize(
    "lie", [{"share": fmpq(1, 5)}, {"shapes": ((1, 1, 2),)}, {"shapes": ((2, 1, 3),)}, {"linear": True}]
)
def test_the_bound_needs_its_size_and_enough_weights(lie):
    assert bad.check_bad_volume(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/bad-volume-values", "any value lowered by a quarter")
@pytest.mark.parametrize(("at", "value"), [(SMALL, -25), (bad.Sizes(1000, 500, 100), -480)])
def test_the_values_are_those_of_the_bound(at, value):
    assert bad.check_values({at: value}).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/forty-weights-a-sample", "thirty weights, or three times the exponent")
@pytest.mark.parametrize("lie", [{"grid": (bad.Sizes(100, 55, 55),)}, {"per_sample": fmpq(3, 40)}])
def test_forty_weights_are_used(lie):
    assert bad.check_forty(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/no-logarithm", "110 for 120, a larger rate, a smaller rate", drops=3)
@pytest.mark.parametrize("lie", [{"constant": 110}, {"rate": fmpq(34, 100)}, {"rate": fmpq(31, 100)}])
def test_the_constants_fit_together(lie):
    assert bad.check_no_logarithm(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize("at", [(3, 2, 3), (4, 2, 3), (5, 2, 9), (3, 1, 5)])
@pytest.mark.parametrize("slope", [fmpq(0), THIRD])
def test_balls_are_above_the_exact_bound(at, slope):
    sizes = bad.Sizes(*at)
    exact = arb(bad.planar_bound(*at, TENTH, slope)).log()
    assert not bad.log_bound(sizes, relu=slope == 0) < exact


def test_the_terms_are_one_formula_in_two_arithmetics():
    sizes, r, m = bad.Sizes(5, 2, 9), 2, 7
    others = bad.log_term(sizes, r, m) - bad.log_term(bad.Sizes(5, 2, 9, fmpq(1)), r, m)
    assert others.contains(0)  # K_r is 5 either way
    exact = bad.planar_bound(3, 2, 9, TENTH, THIRD, rows=4)
    assert exact == 4 * fmpq(2) ** (3 + 3) * positive_probability(3, 3, 2)


def test_three_samples_agree_with_the_list():
    assert bad.three_samples(3) == bad.suspect_probability(3, 2, 3, TENTH, THIRD)


def test_suspects_by_sampling():
    rng = generator("own/bad-volume")
    signs = rng.normal(size=(20000, 3, 2)) @ rng.normal(size=(20000, 2, 3)) > 0
    ranks = np.linalg.matrix_rank(np.where(signs, 1.0, 1 / 3))
    expected = bad.three_samples(3)
    assert abs((ranks == 1).mean() - int(expected.p) / int(expected.q)) < 6 * (0.25 / 20000) ** 0.5


def test_fewer_rows_help_and_no_choice_of_rows_is_wrong():
    sizes = bad.Sizes(300, 20, 300)
    chosen = [bad.log_term(sizes, r, m) for r, m in zip(sizes.ranks, bad.best_rows(sizes), strict=True)]
    assert all(
        term < bad.log_term(sizes, r, sizes.d1) + ball("0.001") for r, term in zip(sizes.ranks, chosen, strict=True)
    )
    assert any(m < sizes.d1 for m in bad.best_rows(sizes))


@pytest.mark.sabotage("SH18/thm-6--at-sizes", "fewer weights than samples, at the door", drops=2)
@pytest.mark.parametrize(
    ("bad_input", "name"),
    [((0, 1, 1), "N"), ((3, 1, 2), "d0, d1"), ((3, 2, 2, fmpq(0)), "epsilon"), ((3, 2, 2, 0.1), "epsilon")],
)
def test_bad_sizes_are_refused(bad_input, name):
    with pytest.raises(ValueError, match=name):
        bad.Sizes(*bad_input)


@pytest.mark.sabotage("SH18/def-5", "epsilon above 1, at the door", drops=2)
@pytest.mark.sabotage("own/bad-volume", "epsilon of 0 and above 1, at the door", drops=3)
def test_bad_terms_are_refused():
    with pytest.raises(ValueError, match="rows"):
        bad.log_term(SMALL, 1, 51)
    with pytest.raises(ValueError, match="k:"):
        bad.log_binomial(3, 4)
    with pytest.raises(ValueError, match="epsilon"):
        bad.gamma(fmpq(2))
    for epsilon in (0.1, fmpq(0), fmpq(2)):
        with pytest.raises(ValueError, match="epsilon"):
            bad.wrong_samples(3, 2, epsilon, 1)
