import json
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landscape.search.result_file import ResultFile, canonical

HEADER = {"sweep": "own/zz-test", "root_seed": 0}
RESULTS = [1, "\u00fc", [3, None, True], {"vier": 4.25, "b": -0.0}, 1e-300, 10**50, {"10": 1, "9": 2}, "\n\r\u2028"]
leaves = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
values = st.recursive(leaves, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)


@pytest.fixture(scope="module")
def complete(tmp_path_factory):
    """Bytes of a file that holds all results."""
    path = tmp_path_factory.mktemp("complete") / "results.jsonl"
    write(path, RESULTS)
    return path.read_bytes()


@pytest.fixture(scope="module")
def damaged(tmp_path_factory):
    """A path to be overwritten by every example."""
    return tmp_path_factory.mktemp("damaged") / "results.jsonl"


def write(path, results):
    with ResultFile(path, HEADER, len(results)) as file:
        file.append([canonical(result) for result in results[len(file.results) :]])
        return file.results


def mend(path):
    """What was kept; the file is complete afterwards."""
    with ResultFile(path, HEADER, len(RESULTS)) as file:
        kept = list(file.results)
    assert write(path, RESULTS) == RESULTS
    return kept


def test_lines_are_json_in_the_order_of_the_tasks(complete):
    header, *lines = map(json.loads, complete.decode().split("\n")[:-1])
    assert header == HEADER
    assert [line["task"] for line in lines] == list(range(len(RESULTS)))
    assert [line["result"] for line in lines] == RESULTS


def test_appended_one_at_a_time_it_is_the_same_file(tmp_path, complete):
    path = tmp_path / "results.jsonl"
    for stop in range(len(RESULTS) + 1):
        with ResultFile(path, HEADER, len(RESULTS)) as file:
            assert file.results == RESULTS[: max(0, stop - 1)]
            file.append(map(canonical, RESULTS[len(file.results) : stop]))
        assert complete.startswith(path.read_bytes())
    assert path.read_bytes() == complete


# --- damage


def test_cut_anywhere_it_is_mended_to_the_same_bytes(damaged, complete):
    for length in range(len(complete)):
        damaged.write_bytes(complete[:length])
        kept = mend(damaged)
        assert kept == RESULTS[: max(0, complete[:length].count(b"\n") - 1)]
        assert damaged.read_bytes() == complete


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_changed_anywhere_it_is_mended_or_refused(damaged, complete, data):
    start = data.draw(st.integers(0, len(complete)))
    stop = data.draw(st.integers(start, min(len(complete), start + 40)))
    content = complete[:start] + data.draw(st.binary(max_size=40)) + complete[stop:]
    damaged.write_bytes(content)
    header = complete[: complete.index(b"\n") + 1]
    if content.startswith(header) or header.startswith(content):
        kept = mend(damaged)
        sound = len(complete[: min(start, len(content))].split(b"\n")) - 2
        assert kept[: max(0, sound)] == RESULTS[: max(0, sound)]
        assert kept == RESULTS[: len(kept)]
        assert damaged.read_bytes() == complete
    else:
        with pytest.raises(ValueError, match=r"path: results\.jsonl holds other results"):
            mend(damaged)
        assert damaged.read_bytes() == content


@pytest.mark.parametrize("line", [b"text\n", b"\n", b"\xff\n", b"[" * 100_000 + b"\n", b"3\n", b'{"result": NaN}\n'])
def test_what_is_no_line_of_ours_is_cut_off(damaged, complete, line):
    first = complete.index(b"\n") + 1
    for content in (complete[:first] + line + complete[first:], complete + line):
        damaged.write_bytes(content)
        assert mend(damaged) == (RESULTS if content.startswith(complete) else [])
        assert damaged.read_bytes() == complete


def test_a_line_in_another_place_is_not_believed(damaged, complete):
    header, first, second, *rest = complete.splitlines(keepends=True)
    damaged.write_bytes(b"".join([header, second, first, *rest]))
    assert mend(damaged) == []
    assert damaged.read_bytes() == complete


@given(st.integers(1, 255), st.data())
def test_every_flipped_bit_of_a_result_is_seen(damaged, complete, flip, data):
    place = data.draw(st.integers(complete.index(b"\n") + 1, len(complete) - 1))
    content = bytearray(complete)
    content[place] ^= flip
    damaged.write_bytes(bytes(content))
    assert len(mend(damaged)) == complete[:place].count(b"\n") - 1


def test_results_beyond_the_last_task_are_cut_off(damaged, complete):
    damaged.write_bytes(complete)
    with ResultFile(damaged, HEADER, 5) as file:
        assert file.results == RESULTS[:5]
    assert damaged.read_bytes() == b"".join(complete.splitlines(keepends=True)[:6])


# --- one owner, one writer


CHANGES = [{"root_seed": 1}, {"sweep": "own/zz-tes"}, {"more": 1}]


@pytest.mark.parametrize("header", [{}, *(HEADER | change for change in CHANGES)])
def test_results_of_another_sweep_are_left_alone(damaged, complete, header):
    damaged.write_bytes(complete)
    with pytest.raises(ValueError, match="holds other results"):
        ResultFile(damaged, header, len(RESULTS))
    assert damaged.read_bytes() == complete


def test_two_writers_at_once_are_refused(tmp_path):
    path = tmp_path / "results.jsonl"
    with ResultFile(path, HEADER, 3) as file:
        with pytest.raises(BlockingIOError, match="another sweep is adding"):
            ResultFile(path, HEADER, 3)
        file.append(["1"])
    assert write(path, [1, 2, 3]) == [1, 2, 3]


# --- canonical text


@given(values)
def test_text_and_value_determine_each_other(value):
    text = canonical(value)
    assert canonical(json.loads(text)) == text
    assert json.loads(text) == value
    assert text.isascii() and "\n" not in text


def test_equal_results_have_equal_text():
    assert canonical({"b": 1, "a": (1, 2)}) == canonical({"a": [1, 2], "b": 1})
    assert canonical({9: "x", 10: "y"}) == canonical({"10": "y", "9": "x"})


@pytest.mark.parametrize("value", [math.nan, [math.inf], np.int64(1), np.zeros(2), {1, 2}, b"x", 1j, object()])
def test_what_json_does_not_hold_is_refused(value):
    with pytest.raises(ValueError, match="expected finite numbers, text, and lists"):
        canonical(value)
