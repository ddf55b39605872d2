from dataclasses import replace

import pytest
from flint import fmpq
from hypothesis import given
from hypothesis import strategies as st

from landscape.networks.basin_minimum import cone_projection
from landscape.networks.planar_basins import SharedProjection
from landscape.networks.planar_basins.shared_projection import members

vectors = st.tuples(*[st.integers(-3, 3).map(fmpq)] * 3)
problems = st.tuples(st.lists(vectors, min_size=1, max_size=6, unique=True).map(tuple), vectors)


@given(problems, st.data())
def test_all_sets_between_share_the_distance(problem, data):
    features, target = problem
    everything = 2 ** len(features) - 1
    within = data.draw(st.integers(1, everything))
    shared = SharedProjection.of(features, target, within)
    assert shared.check(features, target).holds is True
    assert shared.needed & ~within == 0 == within & ~shared.allowed
    between = shared.needed | (data.draw(st.integers(0, everything)) & shared.allowed)
    if between:
        direct = cone_projection([features[j] for j in members(between)], target)
        assert direct.squared_distance == shared.projection.squared_distance


@given(problems, st.data())
def test_beyond_what_is_allowed_the_distance_falls(problem, data):
    features, target = problem
    shared = SharedProjection.of(features, target, data.draw(st.integers(1, 2 ** len(features) - 1)))
    for j in range(len(features)):
        if not shared.allowed >> j & 1:
            more = cone_projection([features[i] for i in members(shared.allowed | 1 << j)], target)
            assert more.squared_distance < shared.projection.squared_distance


FEATURES = ((fmpq(1), fmpq(0)), (fmpq(0), fmpq(1)), (fmpq(-1), fmpq(-1)))
TARGET = (fmpq(2), fmpq(-1))


def test_by_hand():
    shared = SharedProjection.of(FEATURES, TARGET, 0b011)
    assert (shared.needed, shared.allowed) == (0b001, 0b011)
    assert shared.projection.squared_distance == 1


@pytest.mark.parametrize("change", [{"needed": 0}, {"allowed": 0b111}, {"needed": 0b010}])
def test_a_claim_of_more_sets_is_refused(change):
    shared = replace(SharedProjection.of(FEATURES, TARGET, 0b011), **change)
    assert shared.check(FEATURES, TARGET).holds is False


def test_it_speaks_of_one_target_and_these_features():
    shared = SharedProjection.of(FEATURES, TARGET, 0b011)
    assert shared.check(FEATURES, (fmpq(2), fmpq(1))).holds is False
    assert shared.check((*FEATURES[1::-1], FEATURES[2]), TARGET).holds is False
