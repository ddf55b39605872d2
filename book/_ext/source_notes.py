"""What is said beside a piece of code: which claims a checker judges, which check a test tries."""

import ast
from dataclasses import dataclass

from landscape.evidence.claim import claims
from landscape.show.judges import is_checker, judged_by
from landscape.show.marked_tests import marks
from landscape.show.syntax import defined


@dataclass(frozen=True)
class Remark:
    """`word` claim `rest`: 'judges SS16/thm-2', 'sabotage of SS16/thm-2: n - 1 for n'."""

    word: str
    claim: str
    rest: str = ""


@dataclass(frozen=True)
class Note:
    """Names that a statement defines, which are its anchors, and what is said of it."""

    names: tuple[str, ...]
    remarks: tuple[Remark, ...] = ()


def notes(file: str, text: str) -> dict[int, Note]:
    """Number of the first line, decorators included -> note, for each statement that defines names;
    a name belongs to the first that defines it.

    Raises SyntaxError for a file that is no Python.
    """
    found: dict[int, Note] = {}
    seen: set[str] = set()
    for statement in ast.parse(text, filename=file).body:
        names = tuple(name for name in dict.fromkeys(defined(statement)) if name not in seen)
        seen.update(names)
        if names:
            first = min([statement.lineno, *(use.lineno for use in getattr(statement, "decorator_list", []))])
            found[first] = Note(names, _remarks(statement))
    return found


def _remarks(statement: ast.stmt) -> tuple[Remark, ...]:
    known = claims()
    if is_checker(statement):
        return tuple(Remark("judges", claim_id) for claim_id in judged_by(statement) if claim_id in known)
    read = [(mark.func.attr, *(getattr(arg, "value", "") for arg in mark.args)) for mark in marks(statement)]
    tried = [Remark(f"{word} of", claim_id, f": {what}") for word, claim_id, what in read if claim_id in known]
    return tuple(dict.fromkeys(tried))
