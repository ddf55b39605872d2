"""Prose does not contradict the ledger."""

import pytest
from rules.prose_status import prose_agrees_with_the_ledger
from synthetic import code, prose

CLAIM, OTHER = "SS16/thm-2", "SS16/lem-1"  # lines are read back with the book's own ids
PAGE = "book/a-part/a-chapter.ipynb"
LINES = {
    "PROVED": "PROVED       SS16/thm-2  a scope  [exact]",
    "REFUTED": "REFUTED      SS16/thm-2  a scope  [exact]",
    "VACUOUS": "VACUOUS      SS16/thm-2  a scope  [exact]",
    "SUPPORTED": "SUPPORTED    SS16/thm-2  a scope  [float]",
    "UNDECIDED": "UNDECIDED    SS16/thm-2  a scope  [ball]",
}


@pytest.fixture
def says(house):
    """What the rule finds where a chapter of two claims says something, one of them with a verdict of choice."""
    house.write("_toc.yml", "format: jb-book\nroot: book/index\nchapters:\n  - file: book/a-part/a-chapter\n")
    house.write("book/index.md", "# Start")
    house.claim(CLAIM, chapter="a-part/a-chapter")
    house.claim(OTHER, chapter="a-part/a-chapter", told=True)

    def says(text, verdict="PROVED"):
        printed = f"{LINES[verdict]}\nVERIFIED     {OTHER}  a scope  [exact]\n"
        house.notebook(PAGE, prose(text), code("report(check())", prints=printed))
        return prose_agrees_with_the_ledger(house.root)

    return says


def test_in_this_repository(repository):
    assert prose_agrees_with_the_ledger(repository) == []


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("All 3 claims stand.", "2"),
        ("There are 41\nclaims.", "2"),
        ("Of these, **7 refuted**, and", "0"),
        ("Of these, 2 proved, and", "1"),
        ("The 48 chapters", "1"),
        ("all three chapters", "1"),
        ("the four papers", "5"),
        ("all 6 parts", "5"),
    ],
)
def test_sees_a_wrong_count(says, text, counts):
    (first, *_) = found = says(text)
    assert found and first.startswith(f"{PAGE}: ") and first.endswith(f"the ledger counts {counts}")


def test_sees_it_beside_the_book_too(house, says):
    house.write("README.md", "With 9 claims.\n<!-- table:begin -->\n12 claims\n<!-- table:end -->")
    house.write("book/a-part/index.md", "Its 9 claims.")
    assert says("Nothing.") == [
        "README.md: '9 claims', the ledger counts 2",
        "book/a-part/index.md: '9 claims', the ledger counts 2",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "All 2 claims, 1 proved and 1 verified, the five papers, the one chapter.",
        "The next two chapters; those three claims; 26 pairs; 17 proofs.",
        "All claims of this part are verified; no claim on this page is refuted.",
        "An example:\n\n````markdown\n```console\n$ count\n9 claims\n```\n````\n\nThere are 2 claims.",
    ],
)
def test_lets_true_counts_and_other_numbers_pass(says, text):
    assert says(text) == []


def test_sees_a_sweeping_statement_that_is_not_true(says):
    text = "All claims of this part are proved. No claim in this chapter is verified. Every claim on this page is open."
    assert len(says(text)) == 3
    assert says("All claims of this part are proved.") == [
        f"{PAGE}: 'All claims of this part are proved', but {OTHER} is VERIFIED"
    ]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (f"{{claim}}`{CLAIM}` is false", "PROVED"),
        (f"{{claim}}`Theorem 2 <{CLAIM}>` holds", "REFUTED"),
        (f"({{claim}}`{CLAIM}`), refuted", "SUPPORTED"),
        (f"{{claim}}`{CLAIM}` is thus proved", "SUPPORTED"),
        (f"{{claim}}`{CLAIM}` is not proved", "PROVED"),
        (f"{{claim}}`{CLAIM}` is true", "UNDECIDED"),
        (f"{{claim}}`{CLAIM}` stays\nopen", "PROVED"),
        (f"{{claim}}`{CLAIM}` is *empty*", "REFUTED"),
        (f"This refutes {{claim}}`{CLAIM}`", "PROVED"),
        (f"It proves {{claim}}`{CLAIM}`", "VACUOUS"),
    ],
)
def test_sees_a_status_that_the_ledger_contradicts(says, text, verdict):
    (found,) = says(text, verdict)
    assert found.startswith(f"{PAGE}: ") and found.endswith(f"the ledger says {verdict}")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (f"{{claim}}`{CLAIM}` is proved", "PROVED"),
        (f"{{claim}}`{CLAIM}` is not true", "REFUTED"),
        (f"{{claim}}`{CLAIM}` is true, and empty", "VACUOUS"),
        (f"This supports {{claim}}`{CLAIM}`", "SUPPORTED"),
        (f"{{claim}}`{CLAIM}` is continuous", "REFUTED"),
        (f"{{claim}}`{OTHER}`, proved in prose", "PROVED"),
    ],
)
def test_lets_pass_what_the_ledger_says(says, text, verdict):
    assert says(text, verdict) == []
