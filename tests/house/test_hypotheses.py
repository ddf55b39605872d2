"""No hypothesis is there for show."""

import pytest
from rules.hypotheses import UNDROPPED, hypotheses_are_dropped, undropped
from synthetic import code

PAGE = "book/a-part/a-chapter.ipynb"
CLAIM = "SS16/thm-2"
NOT_RUN = {"open": 85, "told": 99}
"""How many hypotheses a test could drop and none does, and how many enter in told steps only. Both go down,
never up: a new claim comes with its sabotages."""


def test_in_this_repository(repository):
    assert hypotheses_are_dropped(repository) == []


def test_the_list_only_shrinks(repository):
    counted = undropped(repository)
    assert {reason: counted[reason] for reason in NOT_RUN} == NOT_RUN


@pytest.fixture
def tree(house):
    """A page with one positive verdict on a claim of two hypotheses; a test that drops `drops`; a list."""

    def tree(drops, listed=""):
        house.claim(CLAIM, hypotheses=["fair signs", "no zero"])
        house.notebook(PAGE, code("report(check())", prints=f"PROVED  {CLAIM}  a scope  [exact]"))
        house.write("tests/test_x.py", f"@pytest.mark.sabotage('{CLAIM}', 'coins', drops={drops})\ndef test_x(): ...")
        house.write(UNDROPPED, f'["{CLAIM}"]\n{listed}\n')
        return house.root

    return tree


@pytest.mark.parametrize(("drops", "listed"), [("(1, 2)", ""), ("1", '2 = "told"'), ("()", '1 = "open"\n2 = "open"')])
def test_lets_dropped_and_listed_ones_pass(tree, drops, listed):
    assert hypotheses_are_dropped(tree(drops, listed)) == []


@pytest.mark.parametrize(
    ("drops", "listed", "found"),
    [
        ("2", "", f"{CLAIM}: no sabotage drops hypothesis 1"),
        ("(1, 2)", '1 = "open"', f"{CLAIM}: hypothesis 1 is dropped and listed"),
        ("(1, 2, 3)", "", f"{CLAIM}: a sabotage drops hypothesis 3, which is none"),
        ("(1, 2)", '3 = "open"', f"{UNDROPPED}: {CLAIM} has no hypothesis 3 to drop"),
        ("1", '2 = "later"', f"{UNDROPPED}: {CLAIM}: unknown reason 'later'"),
    ],
)
def test_sees_what_is_neither_dropped_nor_listed(tree, drops, listed, found):
    assert hypotheses_are_dropped(tree(drops, listed)) == [found]


def test_a_control_drops_nothing(tree, house):
    root = tree("1")
    house.write("tests/test_x.py", f"@pytest.mark.control('{CLAIM}', 'coins', drops=(1, 2))\ndef test_x(): ...")
    assert len(hypotheses_are_dropped(root)) == 2


def test_counts_what_is_open(tree):
    assert undropped(tree("()", '1 = "open"\n2 = "open"'))["open"] == 2
