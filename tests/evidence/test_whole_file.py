import os

import pytest

from landscape.evidence.whole_file import replace


def test_replaces_and_says_whether_it_did(tmp_path):
    path = tmp_path / "file"
    assert replace(path, "a\n") and not replace(path, "a\n") and replace(path, "b\n")
    assert path.read_text() == "b\n" and list(tmp_path.iterdir()) == [path]


def test_replaces_bytes_as_they_are(tmp_path):
    path = tmp_path / "file"
    assert replace(path, b"%PDF\r\n\xff") and not replace(path, b"%PDF\r\n\xff")
    assert path.read_bytes() == b"%PDF\r\n\xff"


@pytest.mark.parametrize("reason", [OSError, KeyboardInterrupt])
def test_an_interruption_leaves_the_old_file_and_no_other(tmp_path, monkeypatch, reason):
    path = tmp_path / "file"
    path.write_text("old")

    def interrupt(*_):
        raise reason

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(reason):
        replace(path, "new")
    assert path.read_text() == "old" and list(tmp_path.iterdir()) == [path]
