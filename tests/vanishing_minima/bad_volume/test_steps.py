"""The steps of Theorem 6, the leading order, Markov's inequality: verdicts, sabotage, controls."""

import pytest
import sympy
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.vanishing_minima import bad_volume as bad
from landscape.vanishing_minima.bad_volume import leading_order as order


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (bad.check_footnote_2, Verdict.REFUTED),
        (bad.check_misclassified_share, Verdict.PROVED),
        (bad.check_wrong_means_residual, Verdict.PROVED),
        (bad.check_constant, Verdict.PROVED),
        (bad.check_relaxed_sets, Verdict.VERIFIED),
        (bad.check_combinatorial, Verdict.REFUTED),
        (bad.check_combinatorial_factor, Verdict.VERIFIED),
        (bad.check_markov, Verdict.VERIFIED),
        (bad.check_assumption_4, Verdict.REFUTED),
        (bad.check_assumption_4_strict, Verdict.REFUTED),
        (bad.check_order_of_probabilities, Verdict.REFUTED),
        (bad.check_leading_order, Verdict.VERIFIED),
    ],
)
def test_the_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.control("SH18/eq-2.3--mce", "the corrected formula")
def test_the_corrected_formula_is_spared():
    assert bad.check_footnote_2(corrected=True).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/misclassified-share", "the printed sign of 2y - 1")
def test_the_sign_of_the_residual_matters():
    assert bad.check_misclassified_share(turned=True).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SH18/eq-8.1--step-1", "a threshold at 1, or another label than 0 and 1", drops=1)
@pytest.mark.parametrize("lie", [{"threshold": fmpq(1)}, {"labels": (0, 2)}])
def test_a_perfect_fit_has_to_be_on_its_side(lie):
    assert bad.check_wrong_means_residual(**lie).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SH18/def-5", "0.24 or 0.22 for 0.23")
@pytest.mark.parametrize("constant", [fmpq(24, 100), fmpq(22, 100)])
def test_the_constant_is_rounded_down(constant):
    assert bad.check_constant(constant).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SH18/eq-8.1--step-4", "sets of fewer than N eps samples, or K_r one too large", drops=1)
@pytest.mark.parametrize("lie", [{"few": True}, {"wide": 1}])
def test_a_set_has_to_be_large_enough(lie):
    assert bad.check_relaxed_sets(sizes=((1, 2, 3), (2, 2, 4)), **lie).verdict is Verdict.REFUTED


@pytest.mark.control("SH18/eq-8.2--step-4", "a small rank, or sizes outside of assumption 4")
@pytest.mark.parametrize("at", [{"r": 1}, {"d0": 2000, "d1": 10**5, "r": 499}])
def test_the_factor_is_spared_where_it_fits(at):
    assert bad.check_combinatorial(**at).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/combinatorial-factor", "1 for 2, d_1 = N^3, or d_0 = 1", drops=(1, 3))
@pytest.mark.parametrize("lie", [{"twice": fmpq(1)}, {"wide": 3}, {"low": True}])
def test_twice_the_exponent_is_needed(lie):
    assert bad.check_combinatorial_factor(**lie).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SH18/fact-11", "nine tenths of the bound, or negative values", drops=1)
@pytest.mark.parametrize("lie", [{"share": fmpq(9, 10)}, {"laws": ({fmpq(-3): fmpq(1, 2), fmpq(1): fmpq(1, 2)},)}])
def test_markov_needs_its_constant_and_its_sign(lie):
    assert bad.check_markov(**lie).verdict is Verdict.REFUTED


@pytest.mark.control("SH18/eq-1.1--at-most", "more weights than samples by a power of a logarithm")
@pytest.mark.parametrize("power", [1, 5])
def test_over_parameterised_sizes_are_spared(power):
    assert bad.check_assumption_4(power=power).verdict is Verdict.UNDECIDED


@pytest.mark.control("SH18/eq-1.1--strict", "d_0 proportional to N, where a power above four is enough")
def test_the_strict_sign_is_spared_where_it_is_mild():
    assert bad.check_assumption_4_strict(dim=order.L, power=sympy.Integer(5)).verdict is Verdict.UNDECIDED


@pytest.mark.control("SH18/thm-6--order", "quantities that grow")
def test_the_order_of_sizes_is_spared():
    assert bad.check_order_of_probabilities(order.L, 2 * order.L).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/leading-order", "the printed quotient, pairs exchanged")
@pytest.mark.parametrize("lie", [{"printed": True}, {"below": order.ABOVE}, {"above": order.BELOW}])
def test_the_order_tells_pairs_apart(lie):
    assert bad.check_leading_order(**lie).verdict is Verdict.REFUTED
