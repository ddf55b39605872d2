"""Witness files are read whole, without a float, or not at all."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landscape.evidence.witness import as_text, witness

CONTENT = {"X": [[1, 0], [2, 1]], "level": "1/5000", "num_neurons": 14}
TEXT = as_text(CONTENT)


@pytest.fixture
def read(tmp_path):
    """Write a text, read it as a witness."""

    def read(text, keys=tuple(CONTENT)):
        (tmp_path / "found.json").write_text(text, encoding="utf-8")
        return witness("found", keys, tmp_path)

    return read


def test_reads_what_was_written(read):
    assert read(TEXT) == CONTENT
    assert as_text(read(TEXT)) == TEXT == as_text(dict(reversed(CONTENT.items())))
    assert len(TEXT.splitlines()) == len(CONTENT) + 2


entries = st.recursive(st.integers() | st.text(max_size=8), lambda inner: st.lists(inner, max_size=3), max_leaves=6)


@given(st.dictionaries(st.text(max_size=5), entries, max_size=4))
def test_the_text_is_json_of_the_same_content(content):
    assert json.loads(as_text(content) if content else "{}") == content


def test_a_text_cut_anywhere_is_refused(read):
    for end in range(len(TEXT.rstrip()) - 1):
        with pytest.raises(ValueError, match=r"found\.json: cut short or damaged.*make search"):
            read(TEXT[:end])


@pytest.mark.parametrize("number", ["0.5", "1e3", "1E-2", "NaN", "Infinity", "-Infinity"])
@pytest.mark.parametrize("place", ["[[1, {}], [2, 1]]", "{}", '{{"inside": [{}]}}'])
def test_a_float_is_refused_wherever_it_stands(read, number, place):
    with pytest.raises(ValueError, match=rf"found\.json: holds the float {number}"):
        read(TEXT.replace("[[1, 0], [2, 1]]", place.format(number)))


@pytest.mark.parametrize(
    "text", ["{}", "[]", "14", TEXT.replace("level", "height"), TEXT.replace("{", '{"more": 1,'), '"X"', "null"]
)
def test_other_keys_are_refused(read, text):
    with pytest.raises(ValueError, match=r"found\.json: expected the keys X, level, num_neurons"):
        read(text)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ValueError, match=r"absent\.json: no such witness .*make search"):
        witness("absent", ["X"], tmp_path)


def test_bytes_that_are_no_text_are_refused(tmp_path):
    (tmp_path / "found.json").write_bytes(b'{"X": "\xff"}')
    with pytest.raises(ValueError, match=r"found\.json"):
        witness("found", ["X"], tmp_path)
