"""The constants that the checks declare: the parameters with a default of every function decorated `checker`."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from landscape.evidence.claim import claims


@dataclass(frozen=True)
class Constant:
    """A parameter of a check, and the claims of which that check speaks."""

    check: str
    parameter: str
    claims: tuple[str, ...]


def declared(library: Path) -> list[Constant]:
    """Every constant of every check below `lib/landscape`, in file order."""
    found = []
    for file in sorted(library.rglob("*.py")):
        module = ".".join(file.relative_to(library).with_suffix("").parts).removesuffix(".__init__")
        for function in _checks(ast.parse(file.read_text(encoding="utf-8"))):
            spoken = tuple(sorted({text for text in _texts(function) if text in claims()}))
            found += [Constant(f"{module}.{function.name}", name, spoken) for name in _defaults(function.args)]
    return found


def _checks(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            names = [ast.unparse(decorator).split("(")[0] for decorator in node.decorator_list]
            if "checker" in names:
                yield node


def _texts(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Constant) and type(node.value) is str:
            yield node.value


def _defaults(arguments: ast.arguments) -> list[str]:
    places = [*arguments.posonlyargs, *arguments.args]
    optional = places[len(places) - len(arguments.defaults) :]
    keywords = [word for word, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True) if default]
    return [argument.arg for argument in [*optional, *keywords]]
