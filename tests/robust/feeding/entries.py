"""Every public door of the trusted packages: functions, alternative constructors, and classes that judge.

A package that lists `__all__` says what is public in it; elsewhere it is what has no underscore.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

_UNTRUSTED = ("search", "show")
_ANY_NUMBER = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)


@dataclass(frozen=True)
class Entry:
    """One callable under its full name, without `landscape.`; `parameters` leaves out `*` and `**`."""

    name: str
    call: Callable[..., Any]
    parameters: dict[str, inspect.Parameter]

    @property
    def folder(self) -> str:
        return self.name.split(".")[0]

    @property
    def is_check(self) -> bool:
        return hasattr(self.call, "arithmetic")


def entries(package: str = "landscape") -> list[Entry]:
    """All of them that take an argument, by name."""
    found: dict[str, Callable[..., Any]] = {}
    for module in _modules(package):
        found |= {name: call for value in _public(module) for name, call in _calls(package, value)}
    made = [_entry(name, call) for name, call in sorted(found.items())]
    return [entry for entry in made if entry.parameters]


def _modules(package: str) -> Iterator[Any]:
    """Modules and packages, without what a package that lists `__all__` keeps to itself."""
    kept: list[str] = []
    for info in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
        if info.name.split(".")[1] in _UNTRUSTED or any(info.name.startswith(name) for name in kept):
            continue
        module = importlib.import_module(info.name)
        if hasattr(module, "__all__"):
            kept.append(f"{info.name}.")
        yield module


def _public(module: Any) -> Iterator[Any]:
    if hasattr(module, "__all__"):
        yield from (getattr(module, name) for name in module.__all__)
    else:
        for name, value in vars(module).items():
            if not name.startswith("_") and getattr(value, "__module__", None) == module.__name__:
                yield value


def _calls(package: str, value: Any) -> Iterator[tuple[str, Callable[..., Any]]]:
    if not getattr(value, "__module__", "").startswith(f"{package}."):
        return
    name = f"{value.__module__}.{getattr(value, '__name__', '')}".removeprefix(f"{package}.")
    if inspect.isclass(value):
        yield from () if issubclass(value, Enum) else _constructors(name, value)
    elif inspect.isroutine(value) or hasattr(value, "__wrapped__"):
        yield name, value


def _constructors(name: str, owner: type) -> Iterator[tuple[str, Callable[..., Any]]]:
    """A dataclass that only stores has nothing to judge."""
    written = getattr(owner.__init__, "__qualname__", "").startswith(owner.__name__)
    if "__post_init__" in vars(owner) or (written and "__dataclass_fields__" not in vars(owner)):
        yield name, owner
    for inner, value in vars(owner).items():
        if isinstance(value, (classmethod, staticmethod)) and not inner.startswith("_"):
            yield f"{name}.{inner}", getattr(owner, inner)


def _entry(name: str, call: Callable[..., Any]) -> Entry:
    parameters = inspect.signature(call).parameters
    return Entry(name, call, {key: value for key, value in parameters.items() if value.kind not in _ANY_NUMBER})
