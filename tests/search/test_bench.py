"""What the benchmark times solves one problem, and what it prints is a table."""

import numpy as np
import pytest

from landscape.networks.basin_minimum import basin_minimum
from landscape.search.bench import barriers
from landscape.search.bench.peers import Batch, clarabel_alone, cvxpy_clarabel, parametrised
from landscape.search.bench.timing import gigaflops, interleaved, machine, table


@pytest.mark.parametrize("size", [(8, 3, 4), (9, 4, 10)])
def test_all_peers_solve_the_same_problem(size):
    data = Batch.draw(np.random.default_rng(0), size, 2)
    model = parametrised(size)
    for W, v in zip(data.W, data.v, strict=True):
        value = basin_minimum(data.X, data.y, W, v).value
        for solve in (cvxpy_clarabel, clarabel_alone, model):
            assert solve(data.X, data.y, W, v) == pytest.approx(value, abs=1e-6)


def test_peers_take_turns():
    calls = []
    seconds = interleaved({"a": lambda k: calls.append(("a", k)), "b": lambda k: calls.append(("b", k))}, 2)
    assert calls == [("a", 0), ("b", 0), ("a", 1), ("b", 1)]
    assert seconds.keys() == {"a", "b"} and min(seconds.values()) >= 0


def test_table():
    assert table(("x", "ms"), [("long name", "1"), ("y", "1000")]).splitlines() == [
        "x            ms",
        "---------------",
        "long name     1",
        "y          1000",
    ]


def test_machine():
    assert len(machine()) == 3 and gigaflops(50) > 0


def test_certificates_around_a_cup_are_timed():
    rows = barriers.certificates()
    assert [goal for _, _, goal in rows] == ["2 s", "1 s"]
