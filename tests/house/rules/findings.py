"""Findings come from `evidence`, checks from declared checkers."""

import ast
from collections.abc import Iterator
from pathlib import Path

from rules.files import python
from rules.notebooks import notebooks

_Function = ast.FunctionDef | ast.AsyncFunctionDef
_EVIDENCE = "lib/landscape/evidence/"


def findings_come_from_evidence(root: Path) -> list[str]:
    """`Finding(...)` stands in lib/landscape/evidence only; `replace` rewrites no finding and no check."""
    trees = [(name, tree) for name, tree in python(root, "lib/landscape") if not name.startswith(_EVIDENCE)]
    trees += [cell for page in notebooks(root) for cell in page.trees()]
    found = []
    for name, tree in trees:
        found += [f"{name}:{call.lineno}: builds a Finding" for call in _calls(tree, "Finding")]
        for call in _calls(tree, "replace"):
            if {word.arg for word in call.keywords} & {"holds", "arithmetic", "finding", "covers", "claim"}:
                found.append(f"{name}:{call.lineno}: rewrites a Finding or a Check")
    return found


def checks_come_from_checkers(root: Path) -> list[str]:
    """A function that builds a `Check` is decorated `@checker(Arithmetic.X)`; no notebook builds one."""
    found = []
    for name, tree in python(root, "lib/landscape"):
        if not name.startswith(_EVIDENCE):
            declared = {id(call) for function in _checkers(tree) for call in ast.walk(function)}
            undeclared = [call for call in _calls(tree, "Check") if id(call) not in declared]
            found += [f"{name}:{call.lineno}: builds a Check outside a checker" for call in undeclared]
    for page in notebooks(root):
        for name, tree in page.trees():
            found += [f"{name}: builds a Check" for _ in _calls(tree, "Check")]
    return found


def _calls(tree: ast.AST, target: str) -> Iterator[ast.Call]:
    """Calls of `target`: by its name, as an attribute, or by another name that was given to it."""
    names = {target}
    for node in ast.walk(tree):
        if isinstance(node, ast.alias) and node.name == target and node.asname:
            names.add(node.asname)
        elif isinstance(node, ast.Assign) and _name(node.value) == target:
            names |= {_name(alias) for alias in node.targets}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in names:
            yield node


def _checkers(tree: ast.AST) -> Iterator[_Function]:
    for node in ast.walk(tree):
        if isinstance(node, _Function) and any(map(_declares, node.decorator_list)):
            yield node


def _declares(decorator: ast.expr) -> bool:
    """checker(Arithmetic.X)"""
    if not (isinstance(decorator, ast.Call) and _name(decorator.func) == "checker"):
        return False
    return any(isinstance(arg, ast.Attribute) and _name(arg.value) == "Arithmetic" for arg in decorator.args)


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
