"""The runs behind the tables: a part is run again, and a sweep that was cut goes on to the same file."""

import numpy as np
import pytest

from landscape.evidence.seeds import block_generator
from landscape.evidence.witness import WITNESSES, as_text
from landscape.search import __main__ as command
from landscape.search import how_often
from landscape.search.how_often import block, counts_again, find, indices, tasks
from landscape.search.representatives import arranged, representative
from landscape.spurious_minima.how_often.endings import BLOCK, endings
from landscape.spurious_minima.how_often.tables import SIZES, runs_at


def stored_counts(size, number):
    return {ending.value: ending.counts[number] for ending in endings()[size] if ending.counts[number]}


def test_every_size_has_its_blocks():
    assert sorted({tuple(task) for task in tasks()}) == sorted(SIZES)
    assert all(BLOCK * len(indices(size)) == runs_at(size) for size in SIZES)
    assert sorted(number for size in SIZES for number in indices(size)) == list(range(len(tasks())))


@pytest.mark.parametrize(("size", "number"), [((8, 8), 0), ((10, 10), 17), ((1, 1), 2), ((4, 5), 1)])
def test_a_block_that_is_run_again_gives_the_stored_counts(size, number):
    assert counts_again(size, number) == stored_counts(size, number)


@pytest.mark.nightly
@pytest.mark.parametrize(("size", "number"), [((20, 20), 3), ((17, 18), 5), ((15, 16), 8), ((13, 13), 39)])
def test_a_block_of_a_large_size_that_is_run_again_gives_the_stored_counts(size, number):
    assert counts_again(size, number) == stored_counts(size, number)


def test_another_block_gives_other_counts():
    assert stored_counts((8, 8), 0) != stored_counts((8, 8), 1)


@pytest.fixture
def few(monkeypatch):
    """Three sizes with ten blocks of three runs."""
    monkeypatch.setattr(how_often, "SIZES", [(1, 1), (7, 7), (2, 3)])
    monkeypatch.setattr(how_often, "BLOCK", 3)
    monkeypatch.setattr(how_often, "RUNS", 30)
    monkeypatch.setattr(how_often, "runs_at", lambda size: 36 if size == (7, 7) else 30)


def test_a_search_that_was_cut_ends_with_the_same_tables(few, tmp_path, monkeypatch):
    expected = find(tmp_path / "whole", num_workers=1)
    assert not (tmp_path / "whole").exists()
    assert [len(record["counts"]) for record in expected["1-1"]] == [10]
    cut = tmp_path / "cut"

    def stops(task, rng):
        if task == [2, 3]:
            raise KeyboardInterrupt
        return block(task, rng)

    monkeypatch.setattr(how_often, "block", stops)
    with pytest.raises(KeyboardInterrupt):
        find(cut, num_workers=1)
    assert cut.read_bytes().count(b"\n") == 21
    monkeypatch.setattr(how_often, "block", block)
    assert as_text(find(cut, num_workers=1)) == as_text(expected)


def test_a_block_depends_on_its_generator_alone():
    first, second = (block([8, 8], block_generator("own/zz-block", number, 0)) for number in (0, 1))
    assert block([8, 8], block_generator("own/zz-block", 0, 0)) == first != second


# --- representatives


def test_a_pattern_does_not_depend_on_the_order_of_neurons_and_coordinates():
    ending = endings()[(9, 9)][1]
    W = np.array([[float(entry.p) / float(entry.q) for entry in row] for row in ending.weights()])
    rng = np.random.default_rng(0)
    for _ in range(5):
        shuffled = W[rng.permutation(9)][:, rng.permutation(9)]
        found = representative(shuffled + 1e-9 * rng.standard_normal(W.shape))
        assert found == {"kind": "minimum", "entries": list(ending.entries), "rows": list(ending.rows)}


def test_arranged_is_a_permutation_of_rows_and_columns():
    places = np.random.default_rng(1).integers(0, 3, (6, 5))
    done = arranged(places)
    assert sorted(map(sorted, done.tolist())) == sorted(map(sorted, places.tolist()))
    assert sorted(map(sorted, done.T.tolist())) == sorted(map(sorted, places.T.tolist()))


def test_a_vanished_neuron_has_no_pattern():
    assert representative(np.array([[-1e-9]])) == {"kind": "vanished", "entries": [], "rows": []}


# --- the command


def test_check_leaves_the_long_search_out(monkeypatch):
    def too_long():
        raise AssertionError

    monkeypatch.setattr(command, "SEARCHES", {})
    monkeypatch.setattr(command, "SWEEPS", {"how-often": too_long})
    assert command.main(["--check"]) == 0
    with pytest.raises(AssertionError):
        command.main(["--check-all"])


def test_check_all_compares_the_long_search(monkeypatch):
    stored = (WITNESSES / "how-often.json").read_text(encoding="utf-8")
    monkeypatch.setattr(command, "SEARCHES", {})
    monkeypatch.setattr(command, "SWEEPS", {"how-often": lambda: {}})
    assert command.main(["--check-all"]) == 1
    assert (WITNESSES / "how-often.json").read_text(encoding="utf-8") == stored
