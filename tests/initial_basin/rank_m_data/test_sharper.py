"""Exact values beside Theorem 7: independent routes, both sides of every bound."""

import pytest
from flint import fmpq

from landscape.evidence.exponential_sum import identical
from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Verdict
from landscape.geometry.sphere import uniform_points
from landscape.initial_basin import rank_m_data as rank
from landscape.initial_basin.rank_m_data import sharper
from landscape.networks.planar_basins import BasinDistribution

TINY = fmpq(1, 1000)


@pytest.mark.parametrize(
    "check",
    [rank.check_rank_m_two_sided, rank.check_orthogonal, rank.check_two_samples, rank.check_width_threshold],
)
def test_the_chapters_verdicts(check):
    assert check().verdict is Verdict.VERIFIED


@pytest.mark.sabotage("own/rank-m-two-sided", "the rate or the constant sharpened")
@pytest.mark.parametrize("lie", [{"rate": fmpq(3, 4) - TINY}, {"rate": fmpq(3, 4) + TINY}, {"constant": 1 - TINY}])
def test_both_sides_are_sharp(lie):
    assert rank.check_rank_m_two_sided(**lie).verdict is Verdict.REFUTED


def test_the_upper_side_has_slack_above():
    assert rank.check_rank_m_two_sided(constant=1 + TINY).verdict is Verdict.VERIFIED


@pytest.mark.sabotage("own/orthogonal-samples", "a label more or less")
@pytest.mark.parametrize("off", [1, -1])
def test_the_formula_counts_labels(monkeypatch, off):
    true = sharper.orthogonal_success
    monkeypatch.setattr(sharper, "orthogonal_success", lambda p, q: true(max(0, p + off), q))
    assert rank.check_orthogonal().verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/orthogonal-samples", "samples that are not orthogonal", drops=1)
def test_other_angles_have_other_values():
    assert rank.two_sample_success(fmpq(1, 8), True).terms != rank.orthogonal_success(2, 0).terms
    assert rank.two_sample_success(fmpq(1, 4), True).terms == rank.orthogonal_success(2, 0).beyond_zero().terms


@pytest.mark.sabotage("own/two-samples", "a wrong angle, or the labels' signs ignored")
@pytest.mark.parametrize("turned", [TINY, -TINY])
def test_the_angle_counts(turned):
    assert rank.check_two_samples(turned=turned).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/width-threshold", "a neuron more or less")
@pytest.mark.parametrize("entry", rank.WIDTHS)
@pytest.mark.parametrize("off", [-1, 1])
def test_thresholds_are_exact(entry, off):
    size, mixed, width = entry
    assert rank.check_width_threshold([entry]).verdict is Verdict.VERIFIED
    assert rank.check_width_threshold([(size, mixed, width + off)]).verdict is Verdict.REFUTED


@pytest.mark.parametrize(("positive", "negative"), [(1, 0), (2, 1), (3, 3), (0, 4)])
def test_ball_and_fraction_agree(positive, negative):
    for n in (1, 2, 5, 12):
        ball = rank.orthogonal_success_ball(positive, negative, n)
        exact = rank.orthogonal_success(positive, negative)(n)
        assert (ball - exact).contains(0) and abs(ball - exact) < fmpq(1, 10**15)


def test_the_bound_starts_promising_where_it_says():
    for size in (10, 1000):
        n = rank.first_promising_width(size)
        assert rank.union_bound(size, n) >= fmpq(1, 2) and rank.union_bound(size, n - 1) < fmpq(1, 2)


@pytest.mark.sampled
def test_drawn_weights_have_the_rate_of_the_wedge():
    """A uniform weight sees neither of two samples 60 degrees apart with probability 1/2 - 1/6."""
    from landscape.evidence.confidence import rate_is

    W = uniform_points(20_000, 3, generator("own/two-samples"))
    blind = int(((W @ [1, -1, 0] < 0) & (W @ [1, 0, -1] < 0)).sum())
    error, resolution = fmpq(1, 10**6), fmpq(1, 20)
    assert rate_is(blind, 20_000, fmpq(1, 3), error, resolution=resolution).holds is True
    assert rate_is(blind, 20_000, fmpq(1, 4), error, resolution=resolution).holds is False


@pytest.mark.sabotage("own/two-samples", "parallel samples", drops=1)
def test_the_samples_must_be_independent(monkeypatch):
    monkeypatch.setattr(sharper, "ANGLES", [(((1, 0), (2, 0)), fmpq(0))])
    assert rank.check_two_samples().verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/two-samples", "a label that is zero", drops=2)
def test_a_label_of_zero_asks_less():
    X, turn = sharper.ANGLES[2]
    exact = BasinDistribution.of(X, (1, 0)).success(0)
    assert not any(identical(exact, rank.two_sample_success(turn, same)).holds for same in (True, False))


@pytest.mark.sabotage("own/rank-m-two-sided", "three points of a plane", drops=1)
def test_the_upper_side_needs_independence(monkeypatch):
    failure = sharper.ONE - BasinDistribution.of(*rank.ONE_TOO_MANY).success(0)
    monkeypatch.setattr(sharper, "_failures", lambda most: [(failure, len(rank.ONE_TOO_MANY[1]))])
    assert rank.check_rank_m_two_sided().verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/rank-m-two-sided", "labels that are all zero", drops=2)
def test_the_lower_side_needs_a_label(monkeypatch):
    monkeypatch.setattr(sharper, "_failures", lambda most: [(sharper.ONE - sharper.ONE, 0)])
    assert rank.check_rank_m_two_sided().verdict is Verdict.REFUTED
