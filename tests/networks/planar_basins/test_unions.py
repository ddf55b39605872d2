from functools import reduce
from operator import or_

from hypothesis import given
from hypothesis import strategies as st

from landscape.networks.planar_basins.unions import distinct_unions


@given(st.lists(st.integers(0, 2**62 - 1) | st.integers(0, 15), max_size=7))
def test_every_choice_has_its_union(masks):
    distinct, which = distinct_unions(masks)
    expected = [
        reduce(or_, (mask for j, mask in enumerate(masks) if choice >> j & 1), 0) for choice in range(2 ** len(masks))
    ]
    assert distinct[which].tolist() == expected
    assert distinct.tolist() == sorted(set(expected))
