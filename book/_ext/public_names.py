"""The public names of the library, with signatures and docstrings: read from the code, nothing is imported."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from landscape.show.contents import ROOT
from landscape.show.syntax import defined

_LONGEST_VALUE = 60


@dataclass(frozen=True)
class Name:
    """A public name: where it is defined, how it is called, what its docstring says.

    module     dotted name of the defining module
    file       its path from the root of the repository
    kind       function, class, data or module; of a class's members method or property
    signature  arguments and result; the fields of a dataclass; a short value
    members    the public methods and properties of a class
    """

    name: str
    module: str
    file: str
    kind: str
    signature: str
    doc: str
    members: tuple["Name", ...] = ()


@dataclass(frozen=True)
class Group:
    """A module, or the package of a chapter, with its own names and those that it passes on."""

    module: str
    file: str
    doc: str
    names: tuple[Name, ...]
    passed_on: tuple[Name, ...] = ()


def groups(folder: str, root: Path = ROOT) -> list[Group]:
    """What a folder of `lib/landscape` offers: a package that has `__all__` as one group, else module by module.

    Modules without a public name are left out. Raises ValueError for a name in `__all__` that nothing defines.
    """
    return [group for group in _walk(root / "lib" / "landscape" / folder, root) if group.names or group.passed_on]


def _walk(folder: Path, root: Path) -> Iterator[Group]:
    package = folder / "__init__.py"
    exported = _exported(_tree(package))
    if exported is not None:
        yield _package(package, exported, root)
        return
    yield _module(package, root)
    for path in sorted(folder.iterdir()):
        if path.is_dir() and (path / "__init__.py").exists():
            yield from _walk(path, root)
        elif path.suffix == ".py" and path.name not in ("__init__.py", "__main__.py"):
            yield _module(path, root)


def _module(path: Path, root: Path) -> Group:
    tree = _tree(path)
    names = [
        _name(name, statement, path, root)
        for statement in tree.body
        for name in defined(statement)
        if not name.startswith("_")
    ]
    return Group(_dotted(path, root), _relative(path, root), ast.get_docstring(tree) or "", tuple(names))


def _package(path: Path, exported: list[str], root: Path) -> Group:
    found = [_resolve(name, path, root) for name in exported]
    module = _dotted(path, root)
    own = tuple(name for name in found if f"{name.module}.".startswith(f"{module}."))
    passed_on = tuple(name for name in found if name not in own)
    return Group(module, _relative(path, root), ast.get_docstring(_tree(path)) or "", own, passed_on)


def _resolve(name: str, path: Path, root: Path) -> Name:
    """Follow a name through the imports to the statement that defines it."""
    for node in _tree(path).body:
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                if (alias.asname or alias.name) == name:
                    return _imported(alias.name, str(node.module), root)
        elif name in defined(node):
            return _name(name, node, path, root)
    raise ValueError(f"{_relative(path, root)}: nothing defines {name}")


def _imported(name: str, module: str, root: Path) -> Name:
    """A name of a module of the library, or a module of a package."""
    path = _path(f"{module}.{name}", root)
    if path.exists():
        return Name(name, module, _relative(path, root), "module", "", ast.get_docstring(_tree(path)) or "")
    return _resolve(name, _path(module, root), root)


def _name(name: str, statement: ast.stmt, path: Path, root: Path) -> Name:
    place = (name, _dotted(path, root), _relative(path, root))
    if isinstance(statement, ast.FunctionDef):
        return Name(*place, "function", _called(statement), ast.get_docstring(statement) or "")
    if isinstance(statement, ast.ClassDef):
        methods = [node for node in statement.body if isinstance(node, ast.FunctionDef)]
        members = tuple(_member(node, path, root) for node in methods if not node.name.startswith("_"))
        return Name(*place, "class", _fields(statement), ast.get_docstring(statement) or "", members)
    return Name(*place, "data", _value(statement), _said_below(statement, _tree(path)))


def _member(method: ast.FunctionDef, path: Path, root: Path) -> Name:
    found = _name(method.name, method, path, root)
    uses = {use.id for use in method.decorator_list if isinstance(use, ast.Name)}
    if uses & {"property", "cached_property"}:
        return replace(found, kind="property", signature=found.signature.removeprefix("(self)"))
    return replace(found, kind="method", signature=re.sub(r"^\((?:self|cls)(?:, )?", "(", found.signature))


def _called(function: ast.FunctionDef) -> str:
    result = f" -> {ast.unparse(function.returns)}" if function.returns else ""
    return f"({ast.unparse(function.args)}){result}"


def _fields(node: ast.ClassDef) -> str:
    """What a dataclass is made of, or the arguments of `__init__`."""
    for method in node.body:
        if isinstance(method, ast.FunctionDef) and method.name == "__init__":
            return re.sub(r"^\(self(?:, )?", "(", f"({ast.unparse(method.args)})")
    fields = [ast.unparse(field) for field in node.body if isinstance(field, ast.AnnAssign)]
    return f"({', '.join(fields)})" if fields else ""


def _value(statement: ast.Assign | ast.AnnAssign) -> str:
    """What a name is set to, where that is short and the name is alone."""
    if len(defined(statement)) > 1:
        return ""
    text = "" if statement.value is None else ast.unparse(statement.value)
    return f" = {text}" if len(text) <= _LONGEST_VALUE else ""


def _said_below(statement: ast.stmt, tree: ast.Module) -> str:
    """The string that follows the definition of a value."""
    follows = tree.body[tree.body.index(statement) + 1 :][:1]
    if follows and isinstance(follows[0], ast.Expr) and isinstance(follows[0].value, ast.Constant):
        return str(follows[0].value.value)
    return ""


def _exported(tree: ast.Module) -> list[str] | None:
    for statement in tree.body:
        if defined(statement) == ["__all__"]:
            return list(ast.literal_eval(statement.value))
    return None


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _dotted(path: Path, root: Path) -> str:
    parts = path.relative_to(root / "lib").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _path(module: str, root: Path) -> Path:
    base = root / "lib" / Path(*module.split("."))
    return base / "__init__.py" if base.is_dir() else base.with_suffix(".py")
