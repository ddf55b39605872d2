"""Values of and near an annotated type that a careless or a malicious caller may pass."""

import collections.abc
import typing
from collections.abc import Callable
from fractions import Fraction
from inspect import Parameter
from math import inf, nan
from types import UnionType
from typing import Any

import numpy as np
import sympy
from flint import arb, arb_mat, fmpq

_WRONG = [None, "x", nan, True]
_NUMBERS: dict[Any, list[Any]] = {
    int: [0, -1, 1.5],
    float: [inf, -1.0, 0.0, 1e308],
    fmpq: [0.5, inf, fmpq(0), fmpq(-1), fmpq(10**40), Fraction(1, 3)],
    Fraction: [0.5, inf, Fraction(0), Fraction(-1)],
    arb: [arb("nan"), arb("inf"), arb(0), arb(0, 1), 0.5, 1],
    str: ["", "no such thing", 5],
    bool: [2],
    arb_mat: [arb_mat(0, 0), arb_mat([[1, 2]]), arb_mat([[arb("nan")]]), [[1.0]]],
    sympy.Expr: [sympy.nan, sympy.zoo, sympy.oo, sympy.Float("nan"), sympy.I, sympy.sin(sympy.Symbol("x")), 0.5],
}
"""What is near a number of some type; sizes stay small, so that no guard against time is needed."""

_ARRAYS = [
    [], [[]], 0, [nan], [[nan]], [[1.0, nan], [0.0, 1.0]], [inf], [[1, 2], [3]], [["x"]], [[None]], [[[1]]],
    np.ones((2, 0)), np.array([[1.0, inf]]), np.array([[fmpq(1, 2), 0.5]], dtype=object), [[0, 0], [0, 0]],
]  # fmt: skip
_SEQUENCES = [(), 5, "ab", (None,), (nan,)]
_ANYTHING = [*_WRONG, *_ARRAYS, inf, -1, 10**40, Fraction(1, 3), arb("nan"), arb(0, 1)]


def hostile(parameter: Parameter) -> list[Any]:
    """Hostile values for one parameter; its default is not among them."""
    return [value for value in _near(parameter.annotation) if value is not parameter.default]


def wrong(parameter: Parameter) -> list[Any]:
    """Those that are of another type altogether, so that nobody begins to compute with them."""
    kinds = typing.get_args(parameter.annotation) or (parameter.annotation,)
    right = {None: type(None) in kinds or parameter.default is None, "x": str in kinds, True: bool in kinds}
    return [value for value in _WRONG if not right.get(value, False)]


def _near(kind: Any) -> list[Any]:
    if kind in _NUMBERS:
        return [*_WRONG, *_NUMBERS[kind]]
    if kind is np.ndarray:
        return [*_WRONG, *map(_array, _ARRAYS), *_ARRAYS[:3]]
    if kind in (Any, Parameter.empty, object):
        return _ANYTHING
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (UnionType, typing.Union):
        return [value for member in inner if member is not type(None) for value in _near(member)]
    if origin in (collections.abc.Callable, Callable):
        return [None, 5]
    if origin in (collections.abc.Mapping, dict):
        return [None, 5, {}, {None: None}]
    if isinstance(origin, type) and issubclass(origin, collections.abc.Iterable):
        members = _near(inner[0]) if inner else []
        return [None, *_SEQUENCES, *((member,) for member in members)]
    return [None, 5, "x", nan]


def _array(value: Any) -> np.ndarray:
    try:
        return np.array(value)
    except ValueError:
        return np.array(value, dtype=object)


def holds_nan(value: Any) -> bool:
    """Whether NaN stands in a value, at any depth."""
    if isinstance(value, (list, tuple, set, frozenset)):
        return any(map(holds_nan, value))
    if isinstance(value, np.ndarray):
        return any(map(holds_nan, value.tolist())) if value.ndim else holds_nan(value.item())
    if isinstance(value, arb):
        return value.is_nan()
    if isinstance(value, arb_mat):
        return any(entry.is_nan() for entry in value.entries())
    if isinstance(value, sympy.Basic):
        return value.has(sympy.nan)
    return isinstance(value, float) and value != value
