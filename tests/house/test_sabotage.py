"""Every verdict has been shown able to come out otherwise."""

import pytest
from rules.sabotage import claims_have_judges, verdicts_can_fail
from synthetic import code

PAGE = "book/a-part/a-chapter.ipynb"
CLAIM = "SS16/thm-2"
NEEDED = {
    "PROVED": ("sabotage", "exact"),
    "VERIFIED": ("sabotage", "ball"),
    "SUPPORTED": ("sabotage", "float"),
    "REFUTED": ("control", "exact"),
    "VACUOUS": ("control", "exact"),
}


def test_in_this_repository(repository):
    assert verdicts_can_fail(repository) == []
    assert claims_have_judges(repository) == []


@pytest.fixture
def page(house):
    """Print one verdict on the only page; return the tree."""

    def page(word, arithmetic="exact"):
        house.notebook(PAGE, code("report(check())", prints=f"{word}  {CLAIM}  a scope  [{arithmetic}]"))
        return house

    return page


@pytest.mark.parametrize(("word", "needed"), NEEDED.items())
def test_sees_a_verdict_without_its_test(page, word, needed):
    marker, arithmetic = needed
    house = page(word, arithmetic)
    other = {"sabotage": "control", "control": "sabotage"}[marker]
    house.write("tests/test_x.py", f"@pytest.mark.{other}('{CLAIM}', 'what')\ndef test_x(): ...\n")
    assert verdicts_can_fail(house.root) == [f"{PAGE}: {word} {CLAIM} has no test marked {marker}"]


@pytest.mark.parametrize(
    "source",
    [
        "@pytest.mark.sabotage('ZZ99/thm-1', 'another claim')\ndef test_x(): ...",
        "@pytest.mark.sabotage('SS16/thm-2', 'on no test')\ndef helper(): ...",
        "pytestmark = pytest.mark.sabotage('SS16/thm-2', 'on everything')",
        "SOURCE = \"@pytest.mark.sabotage('SS16/thm-2', 'in a string')\"",
        "# @pytest.mark.sabotage('SS16/thm-2', 'in a comment')",
    ],
)
def test_is_not_satisfied_by_a_marker_that_marks_no_test(page, source):
    house = page("PROVED")
    house.write("tests/test_x.py", source)
    assert verdicts_can_fail(house.root) == [f"{PAGE}: PROVED {CLAIM} has no test marked sabotage"]


@pytest.mark.parametrize(
    "arguments",
    [
        "CLAIM, 'what'",
        "'SS16/thm-2'",
        "'SS16/thm-2', ''",
        "f'SS16/{x}', 'what'",
        "'SS16/thm-2', 'what', drops='all'",
        "'SS16/thm-2', 'what', loses=1",
    ],
)
def test_sees_a_marker_that_cannot_be_read(house, arguments):
    house.write("tests/test_x.py", f"@pytest.mark.sabotage({arguments})\ndef test_x(): ...")
    assert len(verdicts_can_fail(house.root)) == 1


def test_lets_tested_verdicts_pass(page):
    house = page("PROVED")
    house.write("tests/a/test_x.py", f"@pytest.mark.sabotage('{CLAIM}', 'n - 1 for n')\ndef test_x(): ...")
    assert verdicts_can_fail(house.root) == []
    house = page("REFUTED")
    case = f"pytest.param(1, marks=[pytest.mark.control('{CLAIM}', 'the repaired bound')])"
    house.write("tests/a/test_x.py", f"CASES = [{case}]\n")
    assert verdicts_can_fail(house.root) == []
    for word, arithmetic in [("UNDECIDED", "ball"), ("BREAKS", "exact"), ("CONTRADICTED", "float")]:
        house = page(word, arithmetic)
        house.write("tests/a/test_x.py", "")
        assert verdicts_can_fail(house.root) == []


def test_sees_a_claim_that_no_checker_names(page):
    house = page("PROVED")
    house.claim(CLAIM)
    house.write("lib/landscape/a.py", f'def check():\n    """{CLAIM}: judged, but no checker."""\n')
    assert claims_have_judges(house.root) == [f"{PAGE}: no checker in lib names {CLAIM}"]


def test_lets_a_claim_pass_that_a_checker_names(page):
    house = page("PROVED")
    house.claim(CLAIM)
    house.write("lib/landscape/a.py", f'@checker(Arithmetic.EXACT)\ndef check():\n    return Check("{CLAIM}")\n')
    assert claims_have_judges(house.root) == []
