"""The table of sabotages: what it says of what was refused, what survived, and what nobody turned."""

import os
import subprocess
import sys
import tomllib
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from teeth.constants import Constant, declared
from teeth.mutation.mutants import LIBRARY
from teeth.run import Run
from teeth.sabotage import UNTURNED, turned_constants, unlisted

OPEN = 30
"""Constants that a test could turn and none does: down, never up."""

TESTS = '''
import pytest
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.initial_basin import rank_m_data as rank


@pytest.mark.sabotage("SS16/thm-7", "another rate", drops=1)
@pytest.mark.parametrize("rate", [fmpq(1, 2), fmpq(2, 3)])
def test_another_rate(rate):
    assert not rank.check_theorem_7(rate=rate).verdict.positive


@pytest.mark.sabotage("SS16/thm-7", "no other rate at all")
def test_the_true_rate():
    assert not rank.check_theorem_7(rate=fmpq(3, 4)).verdict.positive


@pytest.mark.control("SS16/thm-7--construction--literal", "the repaired one")
def test_the_repair():
    assert rank.check_construction_literal(printed=False).verdict is Verdict.VERIFIED


def test_without_a_mark():
    assert False
'''
RUN = Run("sabotage", "SS16/thm-7", "another rate", (), True, ("UNDECIDED",), (("a.check", "rate"),))


def test_a_survivor_is_listed_and_fails_the_run(tmp_path):
    (tmp_path / "test_marked.py").write_text(TESTS)
    paths = {"PYTHONPATH": f"{Path(__file__).parents[1]}{os.pathsep}{LIBRARY.parent}"}
    command = [sys.executable, "-m", "teeth.sabotage", str(tmp_path)]
    done = subprocess.run(command, env=os.environ | paths, capture_output=True, text=True)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    hypothesis = lines.index("  hypothesis 1: rank X = m")
    assert lines[hypothesis + 1] == "    refused    another rate  [UNDECIDED]"
    assert "    SURVIVED   no other rate at all  [PROVED]" in lines
    assert "SURVIVED  SS16/thm-7  no other rate at all" in lines
    assert "    passed     the repaired one  [VERIFIED]" in lines
    assert "3 sabotages, 2 refused, 0 of them by values; 1 controls, 1 passed" in lines


def test_a_constant_that_nobody_turned_is_named():
    constants = [Constant("a.check", name, ("SS16/thm-7",)) for name in ("rate", "share")]
    constants.append(Constant("b.check", "rate", ("SS16/thm-2",)))  # nothing is said of its claim here
    assert unlisted([RUN], constants, {}) == ["a.check: nobody turned share"]
    assert unlisted([RUN], constants, {"a.check": {"share": "open"}}) == []
    assert unlisted([RUN], constants, {"a.check": {"share": "open", "rate": "open", "most": "open"}}) == [
        "unturned.toml: a.check: most is turned, or none",
        "unturned.toml: a.check: rate is turned, or none",
    ]


@pytest.mark.parametrize("change", [{"passed": False}, {"kind": "control"}])
def test_only_a_sabotage_that_was_refused_turns_a_constant(change):
    assert turned_constants([RUN]) == {("a.check", "rate")}
    assert turned_constants([replace(RUN, **change)]) == set()


def test_what_is_listed_exists_and_only_shrinks():
    listed = tomllib.loads(UNTURNED.read_text(encoding="utf-8"))
    reasons = Counter(reason for names in listed.values() for reason in names.values())
    assert {(check, name) for check, names in listed.items() for name in names} <= {
        (constant.check, constant.parameter) for constant in declared(LIBRARY)
    }
    assert reasons.keys() <= {"instances", "open"} and reasons["open"] == OPEN


def test_constants_are_parameters_with_a_default(tmp_path):
    (tmp_path / "part").mkdir()
    (tmp_path / "part" / "checks.py").write_text(
        "@checker(Arithmetic.EXACT)\n"
        "def check(data, rate=1, *, share=2, needed):\n    return Check('SS16/thm-7', rate, 'a scope')\n\n"
        "def bound(rate=1):\n    return rate\n"
    )
    assert declared(tmp_path) == [Constant("part.checks.check", name, ("SS16/thm-7",)) for name in ("rate", "share")]
