from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landscape.search.blocks import SECONDS, Blocks

durations = st.floats(1e-7, 10, allow_nan=False)


@given(st.integers(0, 50), st.integers(0, 300), st.none() | st.integers(1, 400), st.lists(durations, min_size=1))
def test_every_task_is_in_one_block_whatever_is_learned(first, more, fixed, seconds):
    blocks, covered = Blocks(first, first + more, fixed), []
    for i, (start, stop) in enumerate(blocks):
        assert start < stop
        covered += range(start, stop)
        blocks.learn(stop - start, seconds[i % len(seconds)])
    assert covered == list(range(first, first + more))


@given(st.floats(1e-6, 5))
def test_once_measured_blocks_of_like_tasks_last_long_enough_and_not_much_longer(per_task):
    blocks, sizes = Blocks(0, 10**8), []
    for start, stop in blocks:
        sizes.append(stop - start)
        blocks.learn(stop - start, per_task * (stop - start))
        if len(sizes) == 12:
            break
    assert sizes[0] == 1
    assert SECONDS <= sizes[-1] * per_task < SECONDS + 1.001 * per_task
    assert all(later <= 8 * earlier for earlier, later in pairwise(sizes))


def test_a_clock_that_stands_still_is_no_obstacle():
    blocks = Blocks(0, 100)
    blocks.learn(2, 0.0)
    assert next(iter(blocks)) == (0, 16)


@pytest.mark.parametrize("fixed", [1, 7, 99])
def test_a_fixed_size_is_not_learned_away(fixed):
    blocks = Blocks(0, 200, fixed)
    blocks.learn(1, 1e-9)
    assert next(iter(blocks)) == (0, fixed)
