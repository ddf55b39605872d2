"""Chapters have exercises, and solutions that run."""

import pytest
from rules.exercises import exercises_have_solutions
from rules.pages import pages_are_thin
from synthetic import code, prose

PAGE = "book/a-part/a-chapter.ipynb"
EXERCISES = "## Exercises\n\n1. One.\n2. Two,\n   longer.\n3. Three.\n\n:::{dropdown} Hints\n4. No exercise.\n:::\n"


def solution(number, source="print(1)", prints="1\n", tags=("hide-cell", "solution"), hide=None):
    cell = code(source, prints=prints, tags=tags)
    show = f"Solution of exercise {number}"
    cell["metadata"]["mystnb"] = {"code_prompt_show": show, "code_prompt_hide": hide or show}
    return cell


def faults(house, *cells):
    house.notebook(PAGE, *cells)
    return [fault.removeprefix(f"{PAGE}: ") for fault in exercises_have_solutions(house.root)]


def test_in_this_repository(repository):
    assert exercises_have_solutions(repository) == []


def test_lets_a_good_page_pass(house):
    house.notebook("book/index.ipynb", prose("# No chapter, no exercises"))
    assert faults(house, prose("## Beyond\n\n1. No exercise."), prose(EXERCISES), solution(1), solution(3)) == []


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ([prose("# A chapter"), solution(1)], "0 exercises, expected 3 to 5"),
        ([prose("## Exercises\n1. One.\n2. Two.\n## Beyond\n3. No"), solution(1)], "2 exercises, expected 3 to 5"),
        ([prose(EXERCISES), code("print(1)", prints="1\n")], "no solution that runs"),
        ([prose(EXERCISES), *[solution(1, "x = 1\n\n" * 13)] * 2], "26 lines of solutions, at most 24"),
        ([prose(EXERCISES), solution(4)], "Solution of exercise 4: there is no such exercise"),
        ([prose(EXERCISES), solution(1, tags=["solution"])], "Solution of exercise 1: not tagged hide-cell"),
        ([prose(EXERCISES), solution(1, prints=None)], "Solution of exercise 1: shows nothing"),
    ],
)
def test_sees_what_is_missing(house, cells, fault):
    assert fault in faults(house, *cells)


@pytest.mark.parametrize("hide", ["Hide", "Solution of exercise 2"])
def test_sees_a_prompt_that_names_no_exercise(house, hide):
    (fault,) = faults(house, prose(EXERCISES), solution(1, hide=hide))
    assert fault.startswith("a solution's prompts are")


def test_solutions_do_not_count_among_the_lines_of_the_page(house):
    house.notebook(PAGE, code("x = 1\n" * 60), solution(1, "x = 1\n" * 20))
    assert pages_are_thin(house.root) == []
