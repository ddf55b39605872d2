"""Exact non-negative least squares against brute force, whatever the float solver guesses."""

from itertools import combinations

import numpy as np
import pytest
from flint import fmpq, fmpq_mat
from hypothesis import given
from hypothesis import strategies as st

from landscape.networks.basin_minimum import cone_projection as package_function
from landscape.networks.basin_minimum.cone_projection import cone_projection

entries = st.integers(-4, 4)


@st.composite
def problems(draw) -> tuple[list[list[int]], list[int]]:
    m, k = draw(st.integers(1, 4)), draw(st.integers(1, 6))
    vector = st.lists(entries, min_size=m, max_size=m)
    return draw(st.lists(vector, min_size=k, max_size=k)), draw(vector)


def least_distance_by_brute_force(features: list[list[int]], target: list[int]) -> fmpq:
    """The best non-negative least-squares solution over all independent subsets (Caratheodory)."""
    best = fmpq(sum(t * t for t in target))
    for size in range(1, len(target) + 1):
        for used in combinations(features, size):
            A = fmpq_mat(list(used))
            if A.rank() == size:
                x = (A * A.transpose()).solve(A * fmpq_mat(len(target), 1, target))
                if min(x.entries()) >= 0:
                    r = fmpq_mat(len(target), 1, target) - A.transpose() * x
                    best = min(best, sum(e * e for e in r.entries()))
    return best


@given(problems())
def test_distance_is_that_of_brute_force_and_certified(problem: tuple) -> None:
    found = cone_projection(*problem)
    assert found.check().holds is True
    assert found.squared_distance == least_distance_by_brute_force(*problem)


@given(problem=problems(), seed=st.integers(0, 2**32 - 1))
def test_a_wrong_guess_changes_nothing_but_the_road(problem: tuple, seed: int) -> None:
    rng = np.random.default_rng(seed)
    expected = cone_projection(*problem)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(
            cone_projection.__globals__, "float_nnls", lambda features, target: rng.integers(0, 2, len(features))
        )
        found = cone_projection(*problem)
    assert found.check().holds is True and found.dual == expected.dual


def test_numbers_beyond_doubles() -> None:
    huge = 10**400
    found = cone_projection([[huge, 0], [huge, 1]], [huge, 2])
    assert found.check().holds is True
    assert found.squared_distance == least_distance_by_brute_force([[huge, 0], [huge, 1]], [huge, 2])


def test_bad_input() -> None:
    assert package_function is cone_projection
    with pytest.raises(ValueError, match=r"^features:"):
        cone_projection([[1, 2, 3]], [1, 2])
    with pytest.raises(ValueError, match=r"^features:"):
        cone_projection([[0.5, 2]], [1, 2])
    with pytest.raises(ValueError, match=r"^target:"):
        cone_projection([[1, 2]], [])
