import math

import pytest
from flint import arb, fmpq
from hypothesis import given
from hypothesis import strategies as st

from landscape.evidence.balls import working_precision
from landscape.networks.planar_basins import planar_cells

samples = st.lists(st.tuples(st.integers(-5, 5), st.integers(-5, 5)).filter(any), min_size=1, max_size=5)


def is_new(line, lines):
    return all(line[0] * other[1] != line[1] * other[0] for other in lines)


@given(samples)
def test_cells_are_counted_and_their_probabilities_sum_to_one(X):
    lines = []
    for x in X:
        lines += [x] if is_new(x, lines) else []
    cells = planar_cells(X)
    assert len(cells) == 4 * len(lines)
    with working_precision():
        total = sum((arb(cell.probability) for cell in cells), arb(0))
    assert total.contains(1)
    assert total.rad() < arb("1e-36")


@given(samples)
def test_a_region_its_opposite_and_both_output_signs_are_equally_likely(X):
    openings = {cell.cell: cell.opening for cell in planar_cells(X)}
    for (signs, v), opening in openings.items():
        assert openings[(signs, -v)] == openings[(tuple(-s for s in signs), v)] == opening


def test_by_hand():
    """The lines orthogonal to (1, 0) and (1, 1) cut an eighth of a turn."""
    found = {cell.cell: cell.probability for cell in planar_cells([(1, 0), (1, 1)])}
    assert found[((1, -1), 1)] == fmpq(1, 16)
    assert found[((1, 1), -1)] == fmpq(3, 16)


def test_a_plane_in_space_and_a_line():
    assert {cell.probability for cell in planar_cells([(1, -1, 0), (0, 1, -1), (1, 0, -1)])} == {fmpq(1, 12)}
    assert {cell.probability for cell in planar_cells([(1, 2, 3), (-2, -4, -6)])} == {fmpq(1, 4)}
    assert {cell.probability for cell in planar_cells([(5,)])} == {fmpq(1, 4)}


@given(samples)
def test_floats_agree(X):
    """Walk round the circle: the directions at which a sign changes."""
    turns = sorted({math.atan2(s * x[0], -s * x[1]) % (2 * math.pi) for x in X for s in (1, -1)})
    edges = [a for a, b in zip(turns, [*turns[1:], turns[0] + 2 * math.pi], strict=True) if b - a > 1e-9]
    for cell in planar_cells(X):
        inside = []
        for a, b in zip(edges, [*edges[1:], edges[0] + 2 * math.pi], strict=True):
            w = math.cos((a + b) / 2), math.sin((a + b) / 2)
            if all((w[0] * x[0] + w[1] * x[1] > 0) == (s > 0) for x, s in zip(X, cell.signs, strict=True)):
                inside.append((b - a) / (4 * math.pi))
        assert len(inside) == 1
        with working_precision():
            assert float(arb(cell.probability).mid()) == pytest.approx(inside[0], rel=1e-9)


@pytest.mark.parametrize(
    ("X", "message"),
    [
        ([(0, 0), (1, 0)], "sample 0 is zero"),
        ([(1, 0, 0), (0, 1, 0), (0, 0, 1)], "X: expected rank 1 or 2"),
        ([(1, k) for k in range(7)], "X: expected samples on at most 6 lines through 0, not 7"),
        ([(0.5, 1)], "X: expected int"),
        ([1, 2], "X: expected shape"),
    ],
)
def test_bad_samples_are_refused(X, message):
    with pytest.raises(ValueError, match=message):
        planar_cells(X)
