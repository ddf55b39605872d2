"""Which functions judge a claim, and which tests try them, read from code that is not run."""

import ast

import pytest

from landscape.evidence.claim import claims
from landscape.show.judges import Checked, Place, Trial, checked, judged_by, judged_claims, marked_tests
from landscape.show.syntax import defined

RECORD = """["ZZ99/thm-1"]
title = "t"
source = "Theorem 1"
statement = "s"
hypotheses = []
reading = "r"
chapter = "a-part/a-chapter"
"""
CODE = "lib/landscape/a_part/a_chapter/checks.py"
TESTS = "tests/a_part/a_chapter/test_checks.py"


@pytest.fixture
def repository(tmp_path):
    """Write files and return the root; the claim ZZ99/thm-1 is there."""

    def repository(**files):
        for path, text in {"book/claims/ZZ99.toml": RECORD, **files}.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8")
        return tmp_path

    return repository


def checker(text):
    """The only function of a text."""
    (function,) = ast.parse(text).body
    return function


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ('def f():\n    return Check("SS16/thm-2", x, "scope")', ["SS16/thm-2"]),
        ('def f():\n    return check.Check("SS16/thm-2", x)', ["SS16/thm-2"]),
        ('def f(claim="SS16/thm-2", *, other="SS16/thm-7"):\n    return Check(claim)', ["SS16/thm-2", "SS16/thm-7"]),
        ('def f(claim):\n    """SS16/thm-2, SS16/thm-7: as the argument says, unlike SS18/thm-1."""', None),
        ('def f():\n    """SS16/thm-2 for all sizes."""\n    return Check("SS16/thm-2")', ["SS16/thm-2"]),
        ('def f():\n    """One line.\n\n    Compare SS16/thm-2."""', []),
        ('def f():\n    """What for: SS16/thm-2."""', []),
        ('def f():\n    g("SS16/thm-2")', []),
        ('def f():\n    names = {"a": "SS16/thm-2"}', []),
        ('def f():\n    return Check(f"SS16/{name}", x)', []),
        ("def f(m=3):\n    return Check(name, x)", []),
    ],
)
def test_what_a_checker_judges(text, ids):
    assert judged_by(checker(text)) == (["SS16/thm-2", "SS16/thm-7"] if ids is None else ids)


def test_only_a_checker_judges_and_only_known_claims(repository):
    body = 'return Check("ZZ99/thm-1", x), Check("ZZ99/thm-9", x)'
    text = f"@checker(EXACT)\ndef one():\n    {body}\n\ndef two():\n    {body}\n\n@other\ndef three():\n    {body}\n"
    assert judged_claims(repository(**{CODE: text})) == {"ZZ99/thm-1": [Place(CODE, "one")]}


def test_marks_stand_on_tests_and_on_their_cases(repository):
    text = """CASES = [pytest.param(1, marks=pytest.mark.control("ZZ99/thm-1", "the truth"))]


@pytest.mark.sabotage("ZZ99/thm-1", "n - 1 for n")
@pytest.mark.sabotage("ZZ99/thm-1", "n - 2 for n")
def test_one(): ...


@pytest.mark.sabotage("ZZ99/thm-1", "on no test")
def two(): ...


@pytest.mark.slow("ZZ99/thm-1", "sabotage")
def test_three(): ...
"""
    cases, one = Place(TESTS, "CASES"), Place(TESTS, "test_one")
    lies = [Trial(one, "sabotage", f"n - {number} for n") for number in (1, 2)]
    found = {"ZZ99/thm-1": [Trial(cases, "control", "the truth"), *lies]}
    assert marked_tests(repository(**{TESTS: text})) == found


def test_the_chapters_own_places_come_first(repository):
    check, other = '@checker(EXACT)\ndef f():\n    return Check("ZZ99/thm-1")\n', "lib/landscape/a_part/a/b.py"
    test, elsewhere = '@pytest.mark.sabotage("ZZ99/thm-1", "w")\ndef test_f(): ...\n', "tests/a_part/a/test_b.py"
    found = checked("ZZ99/thm-1", repository(**{CODE: check, other: check, TESTS: test, elsewhere: test}))
    assert [judge.file for judge in found.judges] == [CODE, other]
    assert [trial.place.file for trial in found.trials] == [TESTS, elsewhere]


def test_without_a_mark_the_chapters_tests_that_name_a_judge_stand_in(repository):
    check = '@checker(EXACT)\ndef judge():\n    return Check("ZZ99/thm-1")\n'
    text = "def test_a():\n    assert chapter.judge()\n\ndef test_b():\n    assert other()\n\ndef c():\n    judge()\n"
    files = {CODE: check, TESTS: text, "tests/a_part/other/test_checks.py": text}
    single = "tests/a_part/test_a_chapter.py"
    trials = checked("ZZ99/thm-1", repository(**files, **{single: text})).trials
    assert trials == (Trial(Place(TESTS, "test_a")), Trial(Place(single, "test_a")))


def test_an_unchecked_claim_has_no_place_and_an_unknown_one_no_answer(repository):
    assert checked("ZZ99/thm-1", repository()) == Checked((), ())
    with pytest.raises(KeyError):
        checked("ZZ99/thm-2", repository())


def test_addresses_are_those_of_the_pages():
    assert Place(CODE, "check_x").address == "source/lib/landscape/a_part/a_chapter/checks.html#check_x"
    assert Place("tests/test_x.py").address == "source/tests/test_x.html"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A = 1", ["A"]),
        ("A: int = 1", ["A"]),
        ("A, (B, C) = D, E", ["A", "B", "C"]),
        ("class A: ...", ["A"]),
        ("async def a(): ...", ["a"]),
        ("print(A)", []),
        ("import a", []),
    ],
)
def test_names_that_a_statement_defines(text, names):
    assert defined(ast.parse(text).body[0]) == names


def test_every_claim_of_the_book_is_judged_and_tried():
    found = {claim_id: checked(claim_id) for claim_id in claims()}
    assert [claim_id for claim_id, at in found.items() if not (at.judges and at.trials)] == []
