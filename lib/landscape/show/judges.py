"""Which functions judge a claim, and which tests feed them lies: read from the code, nothing is imported.

A checker judges the claims whose ids stand at the head of its docstring, before the colon, in its
defaults, or as the first argument of a `Check`.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from landscape.evidence.claim import claims
from landscape.show.contents import ROOT

MARKERS = ("sabotage", "control")
"""Pytest's markers for a test that feeds a check lies, or a refuting check the truth."""

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
    """Where a claim is judged and where that was tried, each place once, those of its own chapter first."""

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
    for file, tree in _trees(root, "lib/landscape", ("@checker",)):
        for function in tree.body:
            if is_checker(function):
                for claim_id in judged_by(function):
                    if claim_id in known:
                        found.setdefault(claim_id, []).append(Place(file, function.name))
    return found


@cache
def marked_tests(root: Path = ROOT) -> dict[str, list[Trial]]:
    """Claim id -> the tests marked `sabotage` or `control` that name it, each place once, in order of files."""
    found: dict[str, dict[Place, Trial]] = {}
    for file, tree in _trees(root, "tests", MARKERS):
        for statement in tree.body:
            for mark in marks(statement):
                claim_id, what = (arg.value if isinstance(arg, ast.Constant) else "" for arg in mark.args)
                place = Place(file, *defined(statement)[:1])
                found.setdefault(claim_id, {}).setdefault(place, Trial(place, mark.func.attr, what))
    return {claim_id: list(trials.values()) for claim_id, trials in found.items()}


def is_checker(statement: ast.AST) -> bool:
    """Whether a statement defines a function decorated with `checker(...)`."""
    return isinstance(statement, ast.FunctionDef) and any(
        isinstance(use, ast.Call) and isinstance(use.func, ast.Name) and use.func.id == "checker"
        for use in statement.decorator_list
    )


def judged_by(function: ast.FunctionDef) -> list[str]:
    """What looks like ids of claims in a checker's docstring before the colon, its defaults, and its `Check`s."""
    defaults = [value for value in (*function.args.defaults, *function.args.kw_defaults) if value is not None]
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call) and _name(node.func) == "Check"]
    constants = [node.value for node in (*defaults, *(call.args[0] for call in calls if call.args)) if _is_text(node)]
    head = (ast.get_docstring(function) or "").partition(":")[0].partition("\n\n")[0]
    return list(dict.fromkeys([*_ID.findall(head), *filter(_ID.fullmatch, constants)]))


def marks(tree: ast.AST) -> Iterator[ast.Call]:
    """`pytest.mark.sabotage(...)` on a test function or in `pytest.param(..., marks=...)`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield from filter(_is_mark, node.decorator_list)
        elif isinstance(node, ast.Call) and _name(node.func) == "param":
            given = [word.value for word in node.keywords if word.arg == "marks"]
            yield from filter(_is_mark, (mark for value in given for mark in ast.walk(value)))


def defined(statement: ast.stmt) -> list[str]:
    """The names that a statement of a module defines."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return [statement.name]
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    return [node.id for target in targets if target for node in ast.walk(target) if isinstance(node, ast.Name)]


def _tests_that_name(judges: list[Place], chapter: str, root: Path) -> list[Trial]:
    names = {judge.name for judge in judges}
    return [
        Trial(Place(file, function.name))
        for file, tree in _trees(root, f"tests/{chapter.partition('/')[0]}", tuple(sorted(names)))
        if _tests_chapter(file, chapter)
        for function in tree.body
        if getattr(function, "name", "").startswith("test_") and names & set(map(_name, ast.walk(function)))
    ]


def _tests_chapter(file: str, chapter: str) -> bool:
    """Whether a test module belongs to a chapter: `tests/part/chapter/...` or `tests/part/test_chapter.py`."""
    part, _, name = chapter.rpartition("/")
    return file.startswith(f"tests/{chapter}/") or file == f"tests/{part}/test_{name}.py"


@cache
def _trees(root: Path, folder: str, words: tuple[str, ...]) -> list[tuple[str, ast.Module]]:
    """(path from the root, syntax tree) of the Python files of a folder whose text contains one of the words."""
    texts = ((file, file.read_text(encoding="utf-8")) for file in sorted((root / folder).rglob("*.py")))
    return [
        (file.relative_to(root).as_posix(), ast.parse(text))
        for file, text in texts
        if any(word in text for word in words)
    ]


def _name(node: ast.AST) -> str:
    """`f` of the expressions `f` and `module.f`; empty for any other."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_mark(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in MARKERS
        and isinstance(node.func.value, ast.Attribute)
        and node.func.value.attr == "mark"
    )
