"""What the names in a piece of bytecode stand for."""

import builtins
import dis
from collections import deque
from collections.abc import Iterator
from types import CodeType
from typing import Any

UNKNOWN = object()
"""Stands for what only running the code would tell."""

_SILENT = {"CACHE", "EXTENDED_ARG", "PUSH_NULL"}
_ATTRIBUTE = {"LOAD_ATTR", "LOAD_METHOD", "LOAD_SUPER_ATTR"}
_GLOBAL = {"LOAD_GLOBAL", "LOAD_NAME"}


def attribute_names(code: CodeType) -> set[str]:
    """Names read after a dot."""
    return {step.argval for step in dis.get_instructions(code) if step.opname in _ATTRIBUTE}


def named_values(code: CodeType, space: dict[str, Any], local: dict[str, Any]) -> Iterator[Any]:
    """Values of the globals, imports and local names that `code` reads, and of their attributes.

    `space` holds the globals; `local` the known variables, to which imports and plain
    assignments made here are added.
    """
    current = module = UNKNOWN
    constants: deque[Any] = deque([0, None], maxlen=2)  # before an import: its level and its list of names
    for step in dis.get_instructions(code):
        kind, name = step.opname, step.argval
        if kind in _SILENT:
            continue
        if kind == "LOAD_CONST":
            constants.append(name)
        if kind == "IMPORT_NAME":
            current = module = __import__(name, space, None, constants[1], constants[0])
        elif kind == "IMPORT_FROM":
            current = getattr(module, name, UNKNOWN)
        elif kind in _ATTRIBUTE:
            current = getattr(current, name, UNKNOWN)
        elif kind.startswith("STORE_"):
            local[name] = current
        else:
            current = _looked_up(kind, name, space, local)
        yield current


def _looked_up(kind: str, name: Any, space: dict[str, Any], local: dict[str, Any]) -> Any:
    if kind in _GLOBAL:
        return space.get(name, getattr(builtins, name, UNKNOWN))
    if kind.startswith(("LOAD_FAST", "LOAD_DEREF", "LOAD_CLASSDEREF")):
        return local.get(name, UNKNOWN)
    return UNKNOWN
