"""Mutants: every place in a function of the trusted folders at which one thing can be made wrong.

A mutant's name says where it is and what it does, and no line number, so that it outlives edits
elsewhere: `initial_basin/cap_bound/bound.py check_lemma_4: a < b -> a <= b`.
"""

import ast
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from teeth.mutation.operators import wrong_returns, wrong_versions

LIBRARY = Path(__file__).parents[3] / "lib" / "landscape"
TRUSTED = (
    "evidence",
    "geometry",
    "networks",
    "initial_basin",
    "vanishing_minima",
    "spurious_minima",
    "cupped_minima",
    "diverse_units",
)
_COMPILED = ("njit", "numba.njit")
Function = ast.FunctionDef


@dataclass(frozen=True)
class Mutant:
    """One wrong version of one function.

    file      below `lib/landscape`
    function  qualified name of the outermost function
    line      where that function begins, decorators included
    place     which of its wrong versions
    change    what was written, and what is written now
    repeat    how many earlier places of the function have the same change
    """

    file: str
    function: str
    line: int
    place: int
    change: str
    repeat: int = 0

    @property
    def name(self) -> str:
        """How the list of equivalent mutants and the report call it."""
        again = f" ({self.repeat + 1})" if self.repeat else ""
        return f"{self.file} {self.function}: {self.change}{again}"

    @property
    def tests(self) -> str:
        """The folder, or the file, that mirrors the mutant's module: what must notice."""
        part, chapter = self.file.split("/")[:2]
        mirror = f"tests/{part}/test_{chapter}" if chapter.endswith(".py") else f"tests/{part}/{chapter}"
        return mirror if (LIBRARY.parents[1] / mirror).exists() else f"tests/{part}"


def mutants(*parts: str, library: Path = LIBRARY) -> list[Mutant]:
    """All mutants of the files below these folders or in these files, in file order. Raises ValueError for none."""
    found = [mutant for part in parts or TRUSTED for file in _files(library / part) for mutant in _of(file, library)]
    if not found:
        raise ValueError(f"no function to mutate in {', '.join(parts)}: expected folders below lib/landscape")
    return found


def sample(population: Sequence[Mutant], size: int, seed: int) -> list[Mutant]:
    """A simple random sample without replacement, in file order."""
    places = sorted(random.Random(seed).sample(range(len(population)), min(size, len(population))))
    return [population[place] for place in places]


def mutated(mutant: Mutant, library: Path = LIBRARY) -> ast.Module:
    """The syntax tree of the mutant's module with that one change."""
    tree = ast.parse((library / mutant.file).read_text(encoding="utf-8"))
    for name, function in _functions(tree):
        if (name, _first_line(function)) == (mutant.function, mutant.line):
            node, wrong = list(_changes(function))[mutant.place]
            _Replace(node, wrong).visit(tree)
            return ast.fix_missing_locations(tree)
    raise ValueError(f"{mutant.file}: no function {mutant.function}")


class _Replace(ast.NodeTransformer):
    def __init__(self, node: ast.AST, wrong: ast.AST):
        self.node, self.wrong = node, ast.copy_location(wrong, node)

    def visit(self, node: ast.AST) -> ast.AST:
        return self.wrong if node is self.node else self.generic_visit(node)


def _files(path: Path) -> list[Path]:
    return [path] if path.suffix == ".py" else sorted(path.rglob("*.py"))


def _of(file: Path, library: Path) -> Iterator[Mutant]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for name, function in _functions(tree):
        seen: Counter[str] = Counter()
        for place, (node, wrong) in enumerate(_changes(function)):
            change = f"{_shown(node)} -> {_shown(wrong)}"
            where = file.relative_to(library).as_posix()
            yield Mutant(where, name, _first_line(function), place, change, seen[change])
            seen[change] += 1


def _shown(node: ast.AST) -> str:
    return "(nothing)" if isinstance(node, ast.Pass) else " ".join(ast.unparse(node).split())


def _functions(scope: ast.AST, prefix: str = "") -> Iterator[tuple[str, Function]]:
    """Outermost functions and methods that Python runs itself."""
    for node in scope.body:
        if isinstance(node, ast.ClassDef):
            yield from _functions(node, f"{prefix}{node.name}.")
        elif isinstance(node, Function) and not any(_is_compiled(decorator) for decorator in node.decorator_list):
            yield prefix + node.name, node


def _is_compiled(decorator: ast.AST) -> bool:
    return ast.unparse(decorator).split("(")[0] in _COMPILED


def _first_line(function: Function) -> int:
    return min([function.lineno, *(decorator.lineno for decorator in function.decorator_list)])


def _changes(function: Function) -> Iterator[tuple[ast.AST, ast.AST]]:
    """(node, its wrong version) in the function's body, in the order of the text."""
    returns = ast.unparse(function.returns) if function.returns else ""
    for statement in function.body:
        for node in _reached(statement):
            if isinstance(node, ast.Return):
                yield from ((node, wrong) for wrong in wrong_returns(node, returns))
            yield from ((node, wrong) for wrong in wrong_versions(node))


def _reached(node: ast.AST) -> Iterator[ast.AST]:
    """What decides: not the words of an error or of a scope, no annotation."""
    yield node
    if isinstance(node, (ast.Raise, ast.JoinedStr)):
        return
    for field, child in ast.iter_fields(node):
        if field not in ("annotation", "returns"):
            for entry in child if isinstance(child, list) else [child]:
                if isinstance(entry, ast.AST):
                    yield from _reached(entry)
