"""Which functions judge a claim, and which tests feed them lies: read from the code, nothing is imported.

A checker judges the claims whose ids stand at the head of its docstring, before the colon, in its
defaults, or as the first argument of a `Check`.
"""

import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from landscape.evidence.claim import claims
from landscape.show.contents import ROOT
from landscape.show.marked_tests import read_marks
from landscape.show.syntax import last_name, trees

PAGES = "source"
"""Folder of the site that holds the code as pages."""

_ID = re.compile(r"[\w.-]+/[\w.-]+")


@dataclass(frozen=True)
class Place:
    """A named piece of a Python file.

    file   path from the root of the repository, with slashes
    name   function or module-level name, which is its anchor on the file's page; empty for the whole file
    """

    file: str
    name: str = ""

    @property
    def address(self) -> str:
        """Its page and anchor, seen from the root of the site."""
        page = f"{page_name(self.file)}.html"
        return f"{page}#{self.name}" if self.name else page


@dataclass(frozen=True)
class Trial:
    """A test of a check: where it stands, its marker, and what it does; both empty where it only calls the check."""

    place: Place
    marker: str = ""
    what: str = ""


@dataclass(frozen=True)
class Checked:
    """Where a claim is judged and how that was tried, what belongs to its own chapter first."""

    judges: tuple[Place, ...]
    trials: tuple[Trial, ...]


def page_name(file: str) -> str:
    """Name of the page that shows a Python file of the repository: `source/lib/landscape/evidence/check`."""
    return f"{PAGES}/{file.removesuffix('.py')}"


def checked(claim_id: str, root: Path = ROOT) -> Checked:
    """Where the code judges a claim and tries its judges; the addresses are `place.address`.

    Where no test carries a marker that names the claim, the chapter's tests that name its judges stand in.
    Raises KeyError for an unknown id.
    """
    chapter = claims(root / "book" / "claims")[claim_id].chapter.replace("-", "_")
    judges = judged_claims(root).get(claim_id, [])
    trials = marked_tests(root).get(claim_id) or _tests_that_name(judges, chapter, root)
    return Checked(
        tuple(sorted(judges, key=lambda judge: not judge.file.startswith(f"lib/landscape/{chapter}"))),
        tuple(sorted(trials, key=lambda trial: not _tests_chapter(trial.place.file, chapter))),
    )


@cache
def judged_claims(root: Path = ROOT) -> dict[str, list[Place]]:
    """Claim id -> the functions decorated with `checker` that judge it, in order of files."""
    known = claims(root / "book" / "claims")
    found: dict[str, list[Place]] = {}
    for file, tree in trees(root, "lib/landscape", ("@checker",)):
        for function in tree.body:
            if is_checker(function):
                for claim_id in judged_by(function):
                    if claim_id in known:
                        found.setdefault(claim_id, []).append(Place(file, function.name))
    return found


@cache
def marked_tests(root: Path = ROOT) -> dict[str, list[Trial]]:
    """Claim id -> what tests marked `sabotage` or `control` do to its checks, in order of files."""
    found: dict[str, list[Trial]] = {}
    for mark in read_marks(root)[0]:
        found.setdefault(mark.claim, []).append(Trial(Place(mark.file, mark.name), mark.kind, mark.what))
    return found


def is_checker(statement: ast.AST) -> bool:
    """Whether a statement defines a function decorated with `checker(...)`."""
    return isinstance(statement, ast.FunctionDef) and any(
        isinstance(use, ast.Call) and isinstance(use.func, ast.Name) and use.func.id == "checker"
        for use in statement.decorator_list
    )


def judged_by(function: ast.FunctionDef) -> list[str]:
    """What looks like ids of claims in a checker's docstring before the colon, its defaults, and its `Check`s."""
    defaults = [value for value in (*function.args.defaults, *function.args.kw_defaults) if value is not None]
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call) and last_name(node.func) == "Check"]
    constants = [node.value for node in (*defaults, *(call.args[0] for call in calls if call.args)) if _is_text(node)]
    head = (ast.get_docstring(function) or "").partition(":")[0].partition("\n\n")[0]
    return list(dict.fromkeys([*_ID.findall(head), *filter(_ID.fullmatch, constants)]))


def _tests_that_name(judges: list[Place], chapter: str, root: Path) -> list[Trial]:
    names = {judge.name for judge in judges}
    return [
        Trial(Place(file, function.name))
        for file, tree in trees(root, f"tests/{chapter.partition('/')[0]}", tuple(sorted(names)))
        if _tests_chapter(file, chapter)
        for function in tree.body
        if getattr(function, "name", "").startswith("test_") and names & set(map(last_name, ast.walk(function)))
    ]


def _tests_chapter(file: str, chapter: str) -> bool:
    """Whether a test module belongs to a chapter: `tests/part/chapter/...` or `tests/part/test_chapter.py`."""
    part, _, name = chapter.rpartition("/")
    return file.startswith(f"tests/{chapter}/") or file == f"tests/{part}/test_{name}.py"


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
