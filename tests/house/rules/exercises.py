"""A chapter ends with exercises, and what can be computed of their solutions is a folded cell that has run."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rules.notebooks import Notebook, joined, notebooks

_MAX_LINES = 24
_HEADING = re.compile(r"^## Exercises\s*$", re.MULTILINE)
_ITEM = re.compile(r"^(\d+)\. ", re.MULTILINE)
_END = re.compile(r"^(?:#|:{3}|`{3})", re.MULTILINE)
_PROMPT = re.compile(r"Solution of exercise (\d+)")


def is_solution(cell: dict[str, Any]) -> bool:
    """A code cell tagged `solution`."""
    return "solution" in cell["metadata"].get("tags", [])


def exercises_have_solutions(root: Path) -> list[str]:
    """A chapter has three to five exercises and solutions that run; each is folded, short, and names its exercise."""
    return [f"{page.name}: {fault}" for page in notebooks(root) if page.is_chapter for fault in _faults(page)]


def _faults(page: Notebook) -> Iterator[str]:
    numbers = exercise_numbers("\n".join(joined(cell["source"]) for cell in page.cells("markdown")))
    solutions = [cell for cell in page.cells("code") if is_solution(cell)]
    if not 3 <= len(numbers) <= 5:
        yield f"{len(numbers)} exercises, expected 3 to 5"
    if not solutions:
        yield "no solution that runs"
    lines = sum(bool(line.strip()) for cell in solutions for line in cell["source"].splitlines())
    if lines > _MAX_LINES:
        yield f"{lines} lines of solutions, at most {_MAX_LINES}"
    for cell in solutions:
        yield from _solution_faults(cell, numbers)


def _solution_faults(cell: dict[str, Any], numbers: list[int]) -> Iterator[str]:
    prompts = [cell["metadata"].get("mystnb", {}).get(f"code_prompt_{state}", "") for state in ("show", "hide")]
    name = _PROMPT.fullmatch(prompts[0])
    if name is None or prompts[0] != prompts[1]:
        yield f"a solution's prompts are {prompts}, expected 'Solution of exercise N' twice"
    elif int(name[1]) not in numbers:
        yield f"{prompts[0]}: there is no such exercise"
    if "hide-cell" not in cell["metadata"]["tags"]:
        yield f"{prompts[0]}: not tagged hide-cell"
    if not cell["outputs"]:
        yield f"{prompts[0]}: shows nothing"


def exercise_numbers(prose: str) -> list[int]:
    """Numbers of the list items below the heading `Exercises`, up to the next heading or block."""
    heading = _HEADING.search(prose)
    if heading is None:
        return []
    rest = prose[heading.end() :]
    end = _END.search(rest)
    return [int(number) for number in _ITEM.findall(rest[: end.start()] if end else rest)]
