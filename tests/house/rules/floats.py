"""No float behind an exact check: the bytecode of everything that it can reach.

The walk starts at every function declared `@checker(Arithmetic.EXACT)` and follows names
through globals, closures, imports, modules, classes, containers and decorators. Bytecode
does not say to which class an attribute belongs, so every class that was reached is
entered at every attribute name that was read anywhere. The walk stops at functions marked
`finder`, whose results are verified, and at the modules that tell kinds of numbers apart.

What bytecode cannot show is met elsewhere: `int / int` and NumPy scalars make a finding of
the wrong arithmetic, which `checker` and `comparison` refuse.
"""

import functools
import importlib
import inspect
import pkgutil
import typing
from collections.abc import Iterable, Iterator
from types import CodeType, FunctionType, MethodType, ModuleType
from typing import Any

import numpy as np
import sympy

from landscape.evidence.verdict import Arithmetic
from rules.bytecode import UNKNOWN, attribute_names, named_values

_TELL_KINDS_APART = {
    *(f"landscape.evidence.{module}" for module in ("check", "claim", "comparison", "door", "verdict")),
    "landscape.networks.arrays",
}
"""Modules that take every kind of number, and never turn one exact kind into floats unseen."""

_INTEGER_MATH = {"comb", "factorial", "gcd", "isqrt", "lcm", "perm", "prod"}
_FLOATING = ("scipy", "numpy.linalg", "numpy.random", "numpy.fft", "random", "statistics", "cmath", "mpmath", "cvxpy")
_FLOATING_NUMPY = {"average", "geomspace", "interp", "linspace", "logspace", "mean", "median", "std", "var"}
_FLOATING_TYPES = (float, complex, np.inexact, sympy.Float)
_INNER = {
    functools.cached_property: "func",
    functools.partial: "func",
    classmethod: "__func__",
    staticmethod: "__func__",
    MethodType: "__func__",
    property: "fget",
}
_NO_PART = {"__annotations__", "__float__", "__format__", "__repr__", "__str__"}
"""Names that an operator or a construction never reads."""


def floats_behind_exact_checks(package: str = "landscape") -> list[str]:
    """Every float that an exact checker of `package` can reach, with the function that uses it."""
    return sorted(
        {
            f"{checker.__module__}.{checker.__qualname__}: {fault}"
            for checker in exact_checkers(package)
            for fault in _Walk(package).faults_behind(checker)
        }
    )


def exact_checkers(package: str) -> Iterator[Any]:
    """Every function and method of `package` declared `@checker(Arithmetic.EXACT)`."""
    for module in map(importlib.import_module, _trusted_modules(package)):
        classes = [value for value in vars(module).values() if inspect.isclass(value)]
        for value in [value for scope in (module, *classes) for value in vars(scope).values()]:
            if getattr(value, "arithmetic", None) is Arithmetic.EXACT and value.__module__ == module.__name__:
                yield value


def _trusted_modules(package: str) -> Iterator[str]:
    for info in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
        if info.name.split(".")[1] not in ("search", "show"):
            yield info.name


class _Walk:
    """Everything that one function can reach; faults are collected on the way."""

    def __init__(self, package: str):
        self.package = package
        self.faults: set[str] = set()
        self.attributes: set[str] = set()
        self.entered: dict[type, set[str]] = {}
        self.seen: dict[int, Any] = {}  # the values keep their ids from being used twice

    def faults_behind(self, function: Any) -> set[str]:
        self.reach(function, function.__qualname__)
        while self._enter_classes():
            pass
        return self.faults

    def reach(self, value: Any, where: str) -> None:
        """Judge a value that `where` uses, and go on into it."""
        if is_floating(value):
            self.faults.add(f"{where} uses {_shown(value)}")
        elif id(value) not in self.seen and value is not UNKNOWN:
            self.seen[id(value)] = value
            if not (getattr(value, "untrusted", False) is True or _tells_kinds_apart(value)):
                self._go_into(value, where)

    def _reach_all(self, values: Iterable[Any], where: str) -> None:
        for value in values:
            self.reach(value, where)

    def _go_into(self, value: Any, where: str) -> None:
        if isinstance(value, (tuple, list, set, frozenset)):
            self._reach_all(value, where)
        elif isinstance(value, dict):
            self._reach_all([*value, *value.values()], where)
        elif isinstance(value, type):
            if self._is_ours(value.__module__):
                self.entered.setdefault(value, set())
        elif isinstance(value, FunctionType):
            self._function(value)
        elif type(value) in _INNER:
            self._reach_all([getattr(value, _INNER[type(value)]), getattr(value, "args", ())], where)
        elif hasattr(value, "__wrapped__"):
            self.reach(value.__wrapped__, where)
        elif self._is_ours(type(value).__module__):
            self.entered.setdefault(type(value), set())
            self._reach_all(getattr(value, "__dict__", {}).values(), where)

    def _function(self, function: FunctionType) -> None:
        self.reach(getattr(function, "__wrapped__", UNKNOWN), function.__qualname__)
        if self._is_ours(function.__globals__.get("__name__", "")):
            where = function.__code__.co_qualname
            cells = zip(function.__code__.co_freevars, function.__closure__ or (), strict=True)
            closure = {name: _contents(cell) for name, cell in cells}
            self._reach_all([function.__defaults__, function.__kwdefaults__, *closure.values()], where)
            self._reach_all(filter(self._is_our_class, _classes(function.__annotations__.values())), where)
            self._code(function.__code__, function.__globals__, closure, where)

    def _code(self, code: CodeType, space: dict[str, Any], local: dict[str, Any], where: str) -> None:
        self.attributes |= attribute_names(code)
        if "evalf" in code.co_names:
            self.faults.add(f"{where} uses evalf")
        inner = [constant for constant in code.co_consts if isinstance(constant, CodeType)]
        self._reach_all((constant for constant in code.co_consts if constant not in inner), where)
        self._reach_all(named_values(code, space, local), where)
        for constant in inner:
            self._code(constant, space, dict(local), where)

    def _enter_classes(self) -> bool:
        """Enter every class at every attribute read so far; whether there was anything new."""
        fresh = [
            (owner, base, name)
            for owner, entered in self.entered.items()
            for base in owner.__mro__
            if self._is_ours(base.__module__)
            for name in vars(base)
            if name not in entered and self._is_read(name)
        ]
        for owner, base, name in fresh:
            self.entered[owner].add(name)
            self.reach(vars(base)[name], f"{base.__name__}.{name}")
        return bool(fresh)

    def _is_read(self, name: str) -> bool:
        """Operators and construction are not written with a dot."""
        return name in self.attributes or (name.startswith("__") and name not in _NO_PART)

    def _is_ours(self, module: str) -> bool:
        return module == self.package or module.startswith(f"{self.package}.")

    def _is_our_class(self, value: Any) -> bool:
        return isinstance(value, type) and self._is_ours(value.__module__)


def is_floating(value: Any) -> bool:
    """Whether a value is a float, holds floats, makes floats, or comes from a module that does nothing else."""
    if isinstance(value, _FLOATING_TYPES):
        return True
    if isinstance(value, np.ndarray):
        return value.dtype.kind in "fc"
    if isinstance(value, type):
        return issubclass(value, _FLOATING_TYPES)
    home, name = _home(value), getattr(value, "__name__", "")
    if home == "math" and not isinstance(value, ModuleType):
        return name not in _INTEGER_MATH
    if home == "sympy.core.evalf" or (home == "numpy" and name in _FLOATING_NUMPY):
        return True
    return any(home == module or home.startswith(f"{module}.") for module in _FLOATING)


def _home(value: Any) -> str:
    """The module that a value is, or was defined in."""
    home = value.__name__ if isinstance(value, ModuleType) else getattr(value, "__module__", None)
    return home if isinstance(home, str) else type(value).__module__


def _tells_kinds_apart(value: Any) -> bool:
    """A wrapper that `checker` made has its own code there, but wraps a function that has not."""
    return _home(value) in _TELL_KINDS_APART and not hasattr(value, "__wrapped__")


def _classes(annotations: Iterable[Any]) -> Iterator[Any]:
    """Classes that annotations mention, at any depth."""
    for annotation in annotations:
        yield annotation
        yield from _classes(typing.get_args(annotation))


def _contents(cell: Any) -> Any:
    try:
        return cell.cell_contents
    except ValueError:  # not yet filled
        return UNKNOWN


def _shown(value: Any) -> str:
    name = getattr(value, "__qualname__", None) or getattr(value, "__name__", None)
    if name is None:
        return f"an array of {value.dtype}" if isinstance(value, np.ndarray) else repr(value)
    return name if isinstance(value, ModuleType) or _home(value) == "builtins" else f"{_home(value)}.{name}"
