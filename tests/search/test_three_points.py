"""The search for three points: its witness convinces the check and is the one that is stored."""

import json
import subprocess
import sys
from fractions import Fraction

import pytest

from landscape.evidence.verdict import Verdict
from landscape.evidence.witness import WITNESSES, as_text
from landscape.initial_basin.overspecification import ThreePoints, check_without_singletons
from landscape.search import __main__ as command
from landscape.search import three_points


@pytest.fixture(scope="module")
def found():
    return three_points.find()


def test_the_stored_witness_is_what_the_search_finds(found):
    assert (WITNESSES / "three-points.json").read_text(encoding="utf-8") == as_text(found)


def test_every_candidate_convinces_the_check():
    candidates = list(three_points._candidates())
    assert len(candidates) > 10
    for candidate in candidates:
        content = {key: tuple(value) if isinstance(value, list) else value for key, value in candidate.items()}
        witness = ThreePoints(**content | {"X": tuple(map(tuple, candidate["X"]))})
        assert check_without_singletons(witness).verdict is Verdict.REFUTED


def test_the_width_is_the_first_at_which_the_bound_fails(found):
    n = found["num_neurons"]
    assert Fraction(7, 8) ** n > 8 * Fraction(3, 4) ** n
    assert Fraction(7, 8) ** (n - 1) <= 8 * Fraction(3, 4) ** (n - 1)


def test_no_other_candidate_is_smaller(found):
    assert three_points._size(found) == min(map(three_points._size, three_points._candidates()))


def test_check_compares_and_writes_nothing(monkeypatch):
    monkeypatch.setattr(command, "SEARCHES", {"three-points": three_points.find})
    path = WITNESSES / "three-points.json"
    before = path.stat().st_mtime_ns, path.read_bytes()
    assert command.main(["--check"]) == 0
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before


@pytest.mark.nightly
@pytest.mark.timeout(600)
def test_check_of_every_search_compares_and_writes_nothing():
    path = WITNESSES / "three-points.json"
    before = path.stat().st_mtime_ns, path.read_bytes()
    done = subprocess.run([sys.executable, "-m", "landscape.search", "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(command, "WITNESSES", tmp_path)
    monkeypatch.setattr(command, "SEARCHES", {"three-points": three_points.find})
    monkeypatch.setattr(command, "SWEEPS", {})
    return tmp_path


def test_check_sees_a_missing_and_a_changed_witness(folder, found):
    path = folder / "three-points.json"
    assert command.main(["--check"]) == 1 and not path.exists()
    path.write_text(as_text(found | {"num_neurons": 15}), encoding="utf-8")
    assert command.main(["--check"]) == 1
    path.write_text(as_text(found), encoding="utf-8")
    assert command.main(["--check"]) == 0


@pytest.mark.parametrize("arguments", [["--chek"], ["--check", "--check"], ["three-point"]])
def test_other_arguments_write_nothing(folder, arguments):
    with pytest.raises(SystemExit, match="usage"):
        command.main(arguments)
    assert not list(folder.iterdir())


def test_without_check_the_witness_is_written_whole(folder, found):
    assert command.main([]) == 0
    assert [file.name for file in folder.iterdir()] == ["three-points.json"]
    assert json.loads((folder / "three-points.json").read_text(encoding="utf-8")) == found


def test_a_name_chooses_one_search(folder, monkeypatch):
    monkeypatch.setattr(command, "SWEEPS", {"one": lambda: {"n": 1}, "two": lambda: {"n": 2}})
    assert command.main(["two"]) == 0
    assert [file.name for file in folder.iterdir()] == ["two.json"]
    assert command.main(["two", "--check"]) == 0
    assert command.main(["one", "two", "--check"]) == 1
