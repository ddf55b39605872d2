"""The stored points: complete, expanded as described, and refused when damaged."""

import pytest

from landscape.spurious_minima.certified_minima import (
    FURTHER_PAIRS,
    SADDLE_PAIRS,
    THEOREM_PAIRS,
    SymmetricPoint,
    stored,
    stored_points,
)
from landscape.spurious_minima.certified_minima.witnesses import _point


def test_every_pair_has_a_point():
    assert len(THEOREM_PAIRS) == 26 == len(set(THEOREM_PAIRS)) and len(FURTHER_PAIRS) == 17
    assert set(stored_points()) == {*THEOREM_PAIRS, *FURTHER_PAIRS, *SADDLE_PAIRS}
    for point in stored_points().values():
        assert point.weights().shape == (point.n, point.k)


def test_where_the_entries_stand():
    point = SymmetricPoint(3, 4, 1, ("1", "2", "3", "4", "5", "6", "7"))
    assert point.weights().tolist() == [[1, 2, 3], [2, 1, 3], [4, 4, 5], [6, 6, 7]]
    two = SymmetricPoint(4, 6, 2, tuple("123456789"))
    assert two.weights().tolist()[2:] == [[4, 4, 5, 6], [4, 4, 6, 5], [7, 7, 8, 9], [7, 7, 9, 8]]
    assert two.weights().tolist()[:2] == [[1, 2, 3, 3], [2, 1, 3, 3]]


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ((6, 6, 1, ["1", "2", "3", "4"]), "entries"),
        ((6, 6, 1, ["1", "2", "3", "4", "x"]), "rational"),
        ((6, 8, 1, ["1"] * 7), "k or k"),
        ((2, 2, 2, ["1"] * 6), "flipped < k"),
        ((6, 6, 0, ["1"] * 5), "flipped"),
        ((6, 6, 1), "expected"),
        (7, "expected"),
    ],
)
def test_a_damaged_record(record, message):
    with pytest.raises(ValueError, match=message):
        _point(record)


def test_a_pair_without_point():
    with pytest.raises(ValueError, match="no stored point"):
        stored([(4, 4)])
