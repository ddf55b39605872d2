"""Stable rank, Lemma 16 and its constants, the rate and the lower bound: verdicts, sabotage, controls."""

import pytest
from flint import fmpq

from landscape.evidence.balls import ball
from landscape.evidence.comparison import at_most, less
from landscape.evidence.verdict import Verdict
from landscape.vanishing_minima import orthant_bounds as orthant


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (orthant.check_tight, Verdict.VERIFIED),
        (orthant.check_small, Verdict.VERIFIED),
        (orthant.check_planar, Verdict.VERIFIED),
        (orthant.check_product_orthant, Verdict.VERIFIED),
        (orthant.check_mean_length, Verdict.VERIFIED),
        (orthant.check_lower, Verdict.VERIFIED),
        (orthant.check_route, Verdict.VERIFIED),
        (orthant.check_square_root_rate, Verdict.PROVED),
        (orthant.check_lemma_16, Verdict.PROVED),
        (orthant.check_lemma_16_sizes, Verdict.VERIFIED),
        (orthant.check_constants, Verdict.PROVED),
        (orthant.check_constants_printed, Verdict.REFUTED),
        (orthant.check_printed_range, Verdict.PROVED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("own/stable-rank-orthant", "weights a hundredth larger: T exceeds diag(p_i T_ii)", drops=3)
def test_the_weights_are_the_largest():
    assert orthant.check_tight(share=fmpq(101, 100)).verdict is Verdict.REFUTED
    assert orthant.check_tight(share=fmpq(99, 100)).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/stable-rank-orthant", "the exponent a fifth larger")
def test_the_exponent_is_not_idle():
    assert orthant.check_small(lift=fmpq(6, 5)).verdict is Verdict.REFUTED
    assert orthant.check_planar(lift=fmpq(8, 5)).verdict is Verdict.REFUTED


@pytest.mark.sabotage(
    "own/stable-rank-orthant", "T <= diag(p_i T_ii) dropped: weights 1 for a pair of one sign", drops=3
)
def test_weights_have_to_be_admitted():
    pair = [[1, fmpq(1, 2)], [fmpq(1, 2), 1]]
    assert not orthant.admits(pair, [1, 1])
    assert orthant.admits(pair, [fmpq(2, 3)] * 2)
    assert less(ball("1/4"), orthant.stable_rank.probability([fmpq(1, 2)])).holds
    with pytest.raises(ValueError, match="weights"):
        orthant.admits(pair, [1])
    with pytest.raises(ValueError, match="correlations"):
        orthant.stable_rank.probability([fmpq(3, 2)])


@pytest.mark.sabotage("own/stable-rank-orthant", "a vector that is not Gaussian", drops=1)
def test_the_vector_has_to_be_gaussian():
    assert orthant.check_not_gaussian().verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/product-orthant", "the exponent many times as large")
def test_the_product_bound_is_not_idle():
    assert orthant.check_product_orthant(scale=100).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/product-orthant", "its second term dropped, or one column repeated", drops=1)
def test_the_product_bound_needs_its_hypotheses():
    assert orthant.check_product_orthant_alone().verdict is Verdict.REFUTED
    assert orthant.check_product_orthant_repeated().verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/mean-length", "the lower bound one larger")
def test_the_mean_length_is_close_to_its_bound():
    assert orthant.check_mean_length(more=1).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/square-root-rate", "a larger rate, or a smaller threshold", drops=4)
@pytest.mark.parametrize("lie", [{"rate": fmpq(1, 4)}, {"threshold": fmpq(9)}])
def test_the_rate_needs_its_numbers(lie):
    assert orthant.check_square_root_rate(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/square-root-rate", "M <= N dropped: one entry, however large alpha", drops=3)
@pytest.mark.sabotage("SH18/lem-16", "M <= N dropped: one entry, M = 10", drops=2)
def test_the_inner_dimension_is_bounded():
    assert less(-ball(16).sqrt() / 5, -ball(2).log()).holds  # N = L = 1, M = 16, P = 1/2
    assert less(orthant.product.printed_log_bound(1, 10, 1), -ball(2).log()).holds


@pytest.mark.sabotage("SH18/lem-16", "a larger constant, or from alpha = 9 on")
@pytest.mark.parametrize("lie", [{"constant": fmpq(41, 100)}, {"threshold": fmpq(9)}])
def test_lemma_16_needs_its_numbers(lie):
    assert orthant.check_lemma_16(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SH18/lem-16", "a constant a hundred times as large is not shown at any of the sizes")
def test_a_limit_is_not_refuted_by_sizes():
    assert orthant.check_lemma_16_sizes(constant=fmpq(40)).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SH18/eq-12.28", "0.41 for 0.4, or boxes that are too wide")
@pytest.mark.parametrize("lie", [{"constant": fmpq(41, 100)}, {"boxes": 1}])
def test_the_constant_is_the_fourth_root(lie):
    assert orthant.check_constants(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.control("SH18/eq-12.28--printed", "the digits as they are")
def test_the_true_digits_are_spared():
    true = {"theta": "21.57", "value": "0.1117", "peak": "0.6483"}
    assert orthant.check_constants_printed(**true).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/printed-proof-range", "one less")
def test_the_range_is_enclosed():
    assert orthant.check_printed_range(middle=fmpq(2493, 2)).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/product-orthant-lower", "a larger value, or the last logarithm dropped")
def test_the_lower_bound_is_not_idle():
    assert orthant.check_lower(lift=1).verdict is Verdict.REFUTED
    assert orthant.check_lower_alone().verdict is Verdict.REFUTED
    with pytest.raises(ValueError, match="so large"):
        orthant.lower.log_lower_bound(5, 5, 5, fmpq(1, 10), fmpq(1, 10), fmpq(1, 2))


@pytest.mark.sabotage("SH18/eq-12.25", "exponents many times as large")
def test_the_route_is_not_idle():
    assert orthant.check_route(scale=40).verdict is Verdict.REFUTED


def test_planar_arcs():
    assert orthant.planar_probability((0,)) == fmpq(1, 2)
    assert orthant.planar_probability((0, 6)) == fmpq(1, 4)
    assert orthant.planar_probability((3, 8, 21)) == fmpq(1, 2) - fmpq(11, 24)
    assert orthant.planar_probability((0, 12)) == 0


def test_upper_and_lower_bound_enclose():
    for sizes in ((3, 3, 3), (50, 20, 30), (10**4, 10**3, 10**4)):
        below, above = orthant.lower.greatest_log_lower_bound(*sizes), orthant.product.least_log_bound(*sizes)
        assert at_most(below, above).holds


@pytest.mark.sabotage("SH18/eq-12.25", "K above L, and theta equal to K, at the door", drops=(2, 3))
def test_the_route_never_beats_the_truth_and_refuses_bad_sizes():
    with pytest.raises(ValueError, match="K"):
        orthant.route.log_bound(5, 5, 5, 6, fmpq(1))
    with pytest.raises(ValueError, match="theta"):
        orthant.route.log_bound(5, 5, 5, 3, fmpq(3))
    assert at_most(orthant.route.least_log_bound(2, 2, 1), 0).holds
