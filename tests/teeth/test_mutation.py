"""The mutants are what they say, the runner tells the killed from the survivors, and a sample of the evidence dies."""

import ast
import os
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest

from teeth.mutation import session
from teeth.mutation.__main__ import in_a_fork, summary
from teeth.mutation.equivalent import equivalent
from teeth.mutation.mutants import LIBRARY, mutants, sample
from teeth.mutation.operators import wrong_returns, wrong_versions
from teeth.mutation.session import Fate, Outcome

EVIDENCE = ("evidence/verdict.py", "evidence/comparison.py")


def wrong(source):
    """What replaces the outermost node of an expression or statement."""
    node = ast.parse(source).body[0]
    node = node.value if isinstance(node, ast.Expr) and not isinstance(node.value, ast.Call) else node
    return [ast.unparse(ast.fix_missing_locations(other)) for other in wrong_versions(node)]


def called(source):
    return [ast.unparse(other) for other in wrong_versions(ast.parse(source, mode="eval").body)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a < b", ["a <= b", "a > b"]),
        ("a < b == c", ["a <= b == c", "a > b == c", "a < b != c"]),
        ("a not in b", ["a in b"]),
        ("a + b", ["a - b"]),
        ("a - b", ["a + b"]),
        ("a * b", []),
        ("a and b or c", ["(a and b) and c"]),
        ("not a", ["a"]),
        ("-a", ["a"]),
        ("7", ["8"]),
        ("True", []),
        ("raise ValueError(1)", ["pass"]),
        ("assert a", ["pass"]),
        ("found += [a]", ["pass"]),
        ("found.append(a)", ["pass"]),
    ],
)
def test_one_thing_is_made_wrong(source, expected):
    assert [text.replace("a and b and c", "(a and b) and c") for text in wrong(source)] == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("min(a, b)", ["max(a, b)"]),
        ("any(a)", ["all(a)"]),
        ("less(a, b)", ["at_most(a, b)", "less(b, a)"]),
        ("at_most(a, b)", ["less(a, b)", "at_most(b, a)"]),
        ("all_of([a, b])", ["any_of([a, b])", "all_of([b])", "all_of([a])"]),
        ("all_of(a)", ["any_of(a)"]),
        ("minimum(a)", []),
    ],
)
def test_calls_that_decide_are_exchanged(source, expected):
    assert called(source) == expected


def test_answers_are_turned_into_yes():
    statement = ast.parse("return a").body[0]
    assert [ast.unparse(other) for other in wrong_returns(statement, "bool")] == ["return True", "return False"]
    assert "holds=True" in ast.unparse(next(wrong_returns(statement, "Finding")))
    assert list(wrong_returns(statement, "int")) == [] == list(wrong_returns(ast.parse("return").body[0], "bool"))


@pytest.fixture
def library(tmp_path):
    def library(source):
        (tmp_path / "evidence").mkdir()
        (tmp_path / "evidence" / "sample.py").write_text(textwrap.dedent(source))
        return mutants("evidence", library=tmp_path)

    return library


def test_words_annotations_defaults_and_compiled_code_are_left_alone(library):
    found = library('''
        LIMIT = 3

        def silent(a: int = 1) -> str:
            """Says 1."""
            if a < 0:
                raise ValueError(f"a: expected at least {1 + 1}")
            b: "1" = a
            return f"{b + 1}"

        @njit(cache=True)
        def compiled(a):
            return a + 1
    ''')
    assert [mutant.name.split(": ", 1)[1] for mutant in found] == [
        "a < 0 -> a <= 0",
        "a < 0 -> a > 0",
        "0 -> 1",
        "raise ValueError(f'a: expected at least {1 + 1}') -> (nothing)",
    ]


def test_names_are_unique_and_outlive_other_lines(library):
    found = library("""
        class Sum:
            def of(self):
                return 1 + 1
    """)
    head = "evidence/sample.py Sum.of: "
    assert [mutant.name for mutant in found] == [head + "1 + 1 -> 1 - 1", head + "1 -> 2", head + "1 -> 2 (2)"]


def test_nothing_to_mutate_is_an_error(tmp_path):
    with pytest.raises(ValueError, match="no function"):
        mutants("evidence", library=tmp_path)


def test_a_sample_is_seeded_and_without_replacement():
    population = list(range(50))
    assert sample(population, 20, 1) == sample(population, 20, 1) != sample(population, 20, 2)
    assert sorted(set(sample(population, 20, 1))) == sample(population, 20, 1)
    assert sample(population, 99, 1) == population


def test_equivalent_mutants_exist_and_have_a_reason():
    files = {name.split(" ")[0] for name in equivalent()}
    names = {mutant.name for mutant in mutants(*files)}
    assert equivalent().keys() <= names and all(equivalent().values())


SMALL = """
def double(x):
    if x < 0:
        raise ValueError("x")
    return x + x

def down(n):
    while n > 0:
        n = n - 1
    return n
"""
SMALL_TESTS = """
import small

def test_values():
    assert small.double(2) == 4 and small.down(3) == 0
"""


@pytest.fixture
def fates(tmp_path, monkeypatch):
    """What becomes of each mutant of a small module whose tests are weak."""
    monkeypatch.setattr(session, "_GRACE_SECONDS", 1)
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "small.py").write_text(SMALL)
    (tmp_path / "test_small.py").write_text(SMALL_TESTS)
    found = [replace(mutant, file=str(tmp_path / mutant.file)) for mutant in mutants("small.py", library=tmp_path)]
    outcomes = in_a_fork(str(tmp_path / "test_small.py"), found)
    return {outcome.mutant.change: outcome.fate for outcome in outcomes}


def test_the_runner_tells_the_fates_apart(fates):
    assert fates["x + x -> x - x"] is fates["x < 0 -> x > 0"] is Fate.KILLED
    assert fates["x < 0 -> x <= 0"] is fates["raise ValueError('x') -> (nothing)"] is Fate.SURVIVED
    assert fates["n - 1 -> n + 1"] is Fate.ENDLESS


def test_a_survivor_fails_the_run_and_one_that_is_no_mutant_does_not_count(capsys):
    mutant = mutants("evidence/verdict.py")[0]
    outcomes = [Outcome(mutant, fate, 0.0) for fate in (Fate.KILLED, Fate.ENDLESS, Fate.STILLBORN, Fate.SURVIVED)]
    assert summary(outcomes, 1) == summary(outcomes, 0.7) == 1 and summary(outcomes, 0.6) == 0
    assert summary(outcomes[:3], 1) == 0
    assert "2 of 3 killed, 66.7%; exact 95 % interval 9.4% to 99.2%" in capsys.readouterr().out


def test_tests_that_fail_without_a_mutant_are_an_error(tmp_path):
    (tmp_path / "test_small.py").write_text("def test_fails():\n    assert False")
    with pytest.raises(RuntimeError, match=r"fail without a mutant: .*test_fails"):
        in_a_fork(str(tmp_path / "test_small.py"), [])


def test_a_seeded_sample_of_the_evidence_dies():
    """All mutants meet their tests in `make nightly`."""
    command = [sys.executable, "-m", "teeth.mutation", *EVIDENCE, "--sample", "6", "--seed", "1"]
    paths = {"PYTHONPATH": f"{Path(__file__).parents[1]}{os.pathsep}{LIBRARY.parent}"}
    done = subprocess.run(command, env=os.environ | paths, capture_output=True, text=True)
    assert done.returncode == 0 and "6 of 6 killed" in done.stdout, done.stdout + done.stderr
