"""Exact elimination against flint's rational matrices, and over a field of cosines."""

import pytest
from flint import fmpq, fmpq_mat
from hypothesis import given, settings
from hypothesis import strategies as st

from landscape.evidence.elimination import determinant, rank, solve
from landscape.evidence.real_cyclotomic import field

entries = st.integers(-3, 3)


@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(entries, min_size=n, max_size=n), min_size=n, max_size=n)))
@settings(max_examples=80, deadline=None)
def test_rank_determinant_and_solution_agree_with_flint(rows):
    other = fmpq_mat(rows)
    assert rank(rows) == other.rank() and determinant(rows) == other.det()
    right = list(range(len(rows)))
    if other.det() == 0:
        with pytest.raises(ValueError, match="singular"):
            solve(rows, right)
    else:
        found = solve(rows, right)
        assert [sum(a * b for a, b in zip(row, found, strict=True)) for row in rows] == right


def test_a_matrix_of_cosines():
    numbers = field(7)
    circulant = [[numbers.cos(i - j) for j in range(7)] for i in range(7)]
    assert rank(circulant) == 2 and determinant(circulant) == 0
    shifted = [[entry + int(i == j) for j, entry in enumerate(row)] for i, row in enumerate(circulant)]
    assert determinant(shifted) == fmpq(9, 2) ** 2
    assert solve(shifted, [row[3] for row in shifted]) == [0, 0, 0, 1, 0, 0, 0]


def test_rectangles_have_a_rank_and_no_determinant():
    assert rank([[1, 2, 3], [2, 4, 6]]) == 1
    for bad in ([], [[1, 2]]):
        with pytest.raises(ValueError, match="square"):
            determinant(bad)
