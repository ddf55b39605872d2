"""Section 8.1, the law of the starting valley, the tail: verdicts, sabotage, controls."""

from fractions import Fraction
from math import comb

import pytest
import sympy
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.initial_basin import single_neuron_hardness as hard
from landscape.initial_basin.single_neuron_hardness import coins as coins_module
from landscape.initial_basin.single_neuron_hardness import printed as module

TINY = fmpq(1, 1000)


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (hard.check_landscape, Verdict.PROVED),
        (hard.check_landscape_certified, Verdict.VERIFIED),
        (hard.check_tail_of_8_1, Verdict.VERIFIED),
        (hard.check_tail_of_8_1_for_all, Verdict.PROVED),
        (hard.check_law, Verdict.VERIFIED),
        (hard.check_figure_3, Verdict.VERIFIED),
        (hard.check_figure_4, Verdict.VERIFIED),
        (hard.check_tail, Verdict.PROVED),
        (hard.check_tail_exactly, Verdict.VERIFIED),
        (hard.check_rate, Verdict.VERIFIED),
        (hard.check_bias_fits, Verdict.PROVED),
        (hard.check_bias_literal, Verdict.REFUTED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("SS16/claim-8.1--landscape", "a wrong curvature on either side")
@pytest.mark.parametrize("side", [module.GOOD, module.BAD])
def test_curvatures_are_exact(side):
    assert hard.check_landscape(module.CURVATURE | {side: sympy.Rational(1, 3)}).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SS16/claim-8.1--landscape", "a bad valley a little higher or lower")
@pytest.mark.parametrize("off", [TINY, -TINY])
def test_minima_are_exact(off):
    assert hard.check_landscape_certified(bad=fmpq(1, 2) + off).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/claim-8.1--tail", "a rate beyond the true one at the level 1/8")
def test_the_rate_of_the_example_has_a_limit():
    assert hard.check_tail_of_8_1(rate=fmpq(1, 2)).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/claim-8.1--tail", "a rate beyond the true one, a level that more starts reach")
@pytest.mark.parametrize("lie", [{"rate": fmpq(131, 1000)}, {"threshold": fmpq(3, 16)}])
def test_the_example_has_its_constants(lie):
    assert hard.check_tail_of_8_1_for_all(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/hard-sample-law", "a bad valley a little higher or lower")
@pytest.mark.parametrize("off", [TINY, -TINY])
def test_the_law_knows_the_valleys(off):
    assert hard.check_law(bad=fmpq(1, 2) + off).verdict is Verdict.REFUTED


def test_the_law_meets_the_chapter_on_overspecification():
    """own/hard-sample says 2^-d at the level epsilon."""
    for d in range(1, 12):
        assert hard.basin_law(hard.LEVEL, d, hard.LEVEL) == fmpq(1, 2**d)


@pytest.mark.parametrize("d", [1, 2, 7, 40])
def test_a_quarter_is_the_number_of_bad_coordinates(d):
    """F(1/8) <= Pr[K <= d/4], with equality where epsilon is small enough for the remainder of d by 4."""
    assert hard.basin_law(fmpq(1, 8), d, hard.LEVEL) <= hard.tail(d)
    assert hard.basin_law(fmpq(1, 8), d, fmpq(1, 8)) == fmpq(1, 2**d)


@pytest.mark.sabotage("SS16/fig-3", "another s in the formula")
def test_figure_3_needs_its_root(monkeypatch):
    true = module.axis_formula
    monkeypatch.setattr(module, "axis_formula", lambda side, w, s: true(side, w, s + sympy.Rational(1, 100)))
    assert hard.check_figure_3().verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/fig-4", "another number of minima in between")
@pytest.mark.parametrize("counts", [(2, 1, 1), (1, 1, 2), (0, 4, 0)])
def test_figure_4_counts(counts):
    assert hard.check_figure_4(counts=counts).verdict is Verdict.REFUTED


@pytest.mark.sabotage(
    "SS16/thm-1--tail", "a rate beyond the true one, another threshold, a coin that is not fair", drops=1
)
@pytest.mark.parametrize("lie", [{"rate": fmpq(131, 1000)}, {"threshold": fmpq(26, 80)}, {"bad": fmpq(1, 3)}])
def test_the_closed_argument_knows_its_constants(lie):
    assert hard.check_tail(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SS16/thm-1--tail", "a rate beyond the true one, on exact tails")
def test_exact_tails_refute_a_larger_rate():
    assert hard.check_tail_exactly(rate=fmpq(7, 10)).verdict is Verdict.REFUTED
    assert hard.check_tail_exactly(rate=fmpq(13, 100)).verdict is Verdict.VERIFIED


@pytest.mark.sabotage("SS16/thm-1--tail", "exact tails of a third instead of a quarter")
def test_exact_tails_refute_a_larger_threshold(monkeypatch):
    monkeypatch.setattr(coins_module, "tail", lambda d: hard.tail(d, 2))
    assert hard.check_tail_exactly(20).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/hardness-rate", "the rate lowered or raised, the lower factor beyond its limit")
@pytest.mark.parametrize(
    "lie",
    [{"fourth_power": fmpq(16, 27) - fmpq(1, 20)}, {"fourth_power": fmpq(16, 27) + TINY * 50}, {"factor": fmpq(10**7)}],
)
def test_the_rate_is_sharp(lie):
    assert hard.check_rate(**lie).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/hard-sample-with-bias", "another weight")
def test_the_bias_needs_its_weight():
    assert hard.check_bias_fits(weight=module.S - 1).verdict is Verdict.UNDECIDED


@pytest.mark.control("SS16/claim-2.1--bias--literal", "one strict minimum claimed, and points without a bias")
def test_what_a_bias_allows():
    assert hard.check_bias_literal(needed=1).verdict is Verdict.UNDECIDED
    assert hard.check_bias_literal(points=((1,), (-1,))).verdict is Verdict.UNDECIDED


def test_first_dimensions():
    assert hard.first_dimension(Fraction(1, 100), exact=False) == 74
    exact = hard.first_dimension(Fraction(1, 100), exact=True)
    assert hard.tail(exact) < fmpq(1, 100) <= hard.tail(exact - 1)


@pytest.mark.parametrize("bad", [0, 1.5, "x"])
def test_bad_dimensions_are_refused(bad):
    with pytest.raises(ValueError, match="dim"):
        hard.tail(bad)


@pytest.mark.sabotage("SS16/claim-8.1--landscape", "s = 0, at the door", drops=1)
@pytest.mark.sabotage("own/hard-sample-law", "s = 0, at the door", drops=2)
@pytest.mark.parametrize("check", [hard.check_landscape_certified, hard.check_law])
def test_without_a_slope_there_is_no_sample(check):
    with pytest.raises(ValueError, match="level"):
        check(level=fmpq(0))


@pytest.mark.sabotage("SS16/claim-8.1--tail", "a coin that is not fair", drops=1)
def test_the_example_needs_a_fair_coin(monkeypatch):
    true = module.tail_core
    monkeypatch.setattr(module, "tail_core", lambda rate, threshold, _: true(rate, threshold, fmpq(2, 5)))
    assert hard.check_tail_of_8_1_for_all().verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/hardness-rate", "a coin that is not fair", drops=1)
def test_the_rate_is_that_of_a_fair_coin(monkeypatch):
    def unfair(d):
        return sum(comb(d, k) * fmpq(2, 5) ** k * fmpq(3, 5) ** (d - k) for k in range(d // 4 + 1))

    monkeypatch.setattr(coins_module, "tail", unfair)
    assert hard.check_rate(40).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/hard-sample-law", "weights that are not fair", drops=1)
def test_the_law_is_that_of_fair_weights(monkeypatch):
    true = module.Law
    monkeypatch.setattr(module, "Law", lambda **given: true(positive_weight=fmpq(1, 3), **given))
    assert hard.check_law().verdict is Verdict.REFUTED
