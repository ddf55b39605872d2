"""Spread samples: verdicts, sabotage, and two routes to one covariance."""

from itertools import product

import numpy as np
import pytest
from flint import fmpq

from landscape.evidence.confidence import rate_is
from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Verdict
from landscape.initial_basin import rate_on_random_data as spread
from landscape.initial_basin.failure_rate import THREE_CLOSE, TWELVE, gain
from landscape.initial_basin.rate_on_random_data import spread as module

TINY = fmpq(1, 1000)


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (spread.check_distant_patterns, Verdict.VERIFIED),
        (spread.check_separations_covary, Verdict.PROVED),
        (spread.check_covariance_bounds, Verdict.VERIFIED),
        (spread.check_spread_samples, Verdict.PROVED),
        (spread.check_pairwise_spread, Verdict.PROVED),
        (spread.check_two_bases, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("own/distant-patterns", "one place more than g, regions where h_r does not vanish")
@pytest.mark.parametrize("lie", [{"more": 1}, {"vanishing": False}])
def test_patterns_are_as_far_apart_as_told(lie):
    assert spread.check_distant_patterns(**lie).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/distant-patterns", "g taken from samples that hide a shorter dependency", drops=1)
def test_the_least_dependency_counts():
    """x_3 = x_1 + x_2 makes g = 3 in space: a distance of 3 occurs, where four independent samples would forbid it."""
    X = ((1, 0, 0), (0, 1, 0), (1, 1, 0), (0, 0, 1))
    assert spread.least_dependent(X) == 3
    assert 3 in set(spread.distances(spread.zero_patterns(X, (1, 1, -1, 0))))


@pytest.mark.sabotage("own/separations-covary", "a wrong sign of a correlation, a wrong recursion")
@pytest.mark.parametrize("lie", [{"swapped": True}, {"factor": 3}])
def test_the_identities_decide(lie):
    assert spread.check_separations_covary(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/separations-covary", "the bounds a little smaller")
def test_the_bounds_cannot_shrink():
    near = [fmpq(1, 1000)]
    assert spread.check_covariance_bounds(near, near).verdict is Verdict.VERIFIED
    assert spread.check_covariance_bounds(near, near, factor=fmpq(99, 100)).verdict is Verdict.REFUTED


@pytest.mark.sabotage(
    "own/separations-covary", "uncorrelated weights or equal ones, where the closed form must be right"
)
def test_limits_of_the_covariance():
    quarter = spread.covariance(fmpq(1), fmpq(1, 2))
    assert abs(quarter - fmpq(1, 4)) < fmpq(1, 10**12)
    assert abs(spread.covariance(fmpq(1), fmpq(1, 3)) - fmpq(2, 9)) < fmpq(1, 10**12)
    assert not abs(spread.covariance(fmpq(1, 2), fmpq(1, 3)) - fmpq(2, 9)) < fmpq(1, 100)


@pytest.mark.sampled
def test_drawn_weights_separate_as_told():
    """x = (1, 0), x' = (3, 4)/5, theta = 60 degrees: the chance that both are separated."""
    rng, trials = generator("own/separations-covary"), 40_000
    w, fresh = rng.standard_normal((2, trials, 2))
    turned = w / 2 + np.sqrt(3) / 2 * fresh
    X = np.array([[1, 0], [0.6, 0.8]])
    both = int(((w @ X.T > 0) != (turned @ X.T > 0)).all(axis=1).sum())
    expected = spread.covariance(fmpq(3, 5), fmpq(1, 3)).mid().fmpq() + fmpq(1, 9)
    error, resolution = fmpq(1, 10**6), fmpq(1, 40)
    assert rate_is(both, trials, expected, error, resolution=resolution).holds is True
    assert rate_is(both, trials, fmpq(1, 9), error, resolution=resolution).holds is False


@pytest.mark.sabotage("own/spread-samples", "z^2 = 1/4 replaced, Chebyshev's bound about another point")
@pytest.mark.parametrize("lie", [{"threshold": fmpq(1, 4) - TINY}, {"threshold": fmpq(1, 4) + TINY}, {"spread": 2}])
def test_the_algebra_decides(lie):
    assert spread.check_spread_samples(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/spread-samples", "dependent samples close together", drops=1)
def test_crowded_samples_are_no_spread_samples():
    """Three samples within 60 degrees vanish with z = 2/3: their k is g, and the bound allows everything."""
    assert gain(THREE_CLOSE[0], (1, -1, 1)).zero == fmpq(2, 3)
    assert spread.vanishing_bound(least=3, near=3, square_cosine=fmpq(1, 4)) == 1


def test_the_bound_holds_in_the_plane():
    """z^2 against the bound, for all triples of directions and every threshold c."""
    for X in ([TWELVE[0], TWELVE[a], TWELVE[b]] for a, b in product((1, 2, 3), (4, 5))):
        for r in spread.extreme_dependencies(X):
            z = gain(X, r).zero
            assert all(z**2 <= spread.vanishing_bound(3, 3, square) for square in (fmpq(0), fmpq(1, 2)))


@pytest.mark.parametrize(
    ("dim", "possible"), [(6, False), (7, True)]
)  # fewer than seven dimensions can never meet the condition
def test_seven_dimensions_are_needed(dim, possible):
    assert (spread.square_limit(dim) >= 0) is possible


@pytest.mark.sabotage("own/pairwise-spread", "a cosine above 1/7", drops=1)
def test_one_seventh_is_where_the_condition_ends():
    assert spread.check_pairwise_spread(cosine=fmpq(1, 7) + TINY).verdict is Verdict.UNDECIDED
    assert spread.check_pairwise_spread(cosine=fmpq(1, 7) - TINY).verdict is Verdict.PROVED
    assert spread.check_two_bases(dim=16).verdict is Verdict.REFUTED


@pytest.mark.parametrize("bad", [(3, 4, fmpq(0)), (3, 0, fmpq(0)), (3, 1, fmpq(1)), (3, 1, fmpq(-1))])
def test_bad_conditions_are_refused(bad):
    with pytest.raises(ValueError, match="near"):
        spread.vanishing_bound(*bad)


def test_independent_samples_have_no_least_dependency():
    with pytest.raises(ValueError, match="dependent"):
        spread.least_dependent(((1, 0), (0, 1)))
    with pytest.raises(ValueError, match="power of two"):
        spread.two_bases(12)


@pytest.mark.sabotage("own/pairwise-spread", "a cosine below that of the axes with Hadamard's rows")
def test_the_two_bases_have_their_cosine():
    assert spread.check_two_bases(cosine=fmpq(1, 9)).verdict is Verdict.REFUTED


@pytest.mark.parametrize("x", [(3, 4), (-3, 4)])
def test_cosines_are_those_of_the_pair(x):
    X = ((5, 0), x)
    assert [f.holds for f in module.pairwise_cosines_at_most(X, fmpq(3, 5))] == [True]
    assert [f.holds for f in module.pairwise_cosines_at_most(X, fmpq(3, 5) - TINY)] == [False]
    with pytest.raises(ValueError, match="X: expected integers"):
        module.pairwise_cosines_at_most(((fmpq(5, 2), 0), x), fmpq(3, 5))
