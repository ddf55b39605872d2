"""Arguments at the door of a check: each fits its annotation, or one ValueError names it.

Rationals may come as `exact_number` takes them and arrive as `fmpq`, so that no `1 / 2` of
integers becomes a float further in. What is annotated `Any` has the kind of its default, a
number or a sequence or whatever it is; without a default it is left to the function.
"""

import collections.abc
import inspect
import typing
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import wraps
from math import isfinite
from types import FunctionType, NoneType, UnionType
from typing import Any

import numpy as np
import sympy
from flint import arb, fmpq, fmpz

from landscape.evidence.inputs import exact_number, float_array
from landscape.evidence.real_cyclotomic import CyclotomicReal

Function = typing.TypeVar("Function", bound=Callable[..., Any])

_KINDS = (
    ((int, float, Fraction, fmpq, fmpz, arb, sympy.Expr, CyclotomicReal), "a number"),
    ((tuple, list, np.ndarray), "a sequence"),
    (FunctionType, "a function"),
)
_SIZES = ("num_", "dim", "draws", "parts", "widths", "runs")
"""What is called like this counts something: it is at least 1, and so is each entry of a sequence."""

_PLAIN = {bool: "True or False", int: "an integer", str: "text"}


def guarded(function: Function) -> Function:
    """The same function, whose arguments are judged by their annotations first. Raises ValueError."""
    signature = inspect.signature(_required(callable(function), "function", function, "a function"))

    @wraps(function)
    def judged(*args: Any, **kwargs: Any) -> Any:
        bound = _bound(signature, args, kwargs)
        return function(*bound.args, **bound.kwargs)

    return typing.cast(Function, judged)


def _bound(signature: inspect.Signature, args: Sequence[Any], kwargs: Mapping[str, Any]) -> inspect.BoundArguments:
    bound = signature.bind(*args, **kwargs)
    for name, value in bound.arguments.items():
        parameter = signature.parameters[name]
        if parameter.kind is inspect.Parameter.VAR_KEYWORD or value is parameter.default:
            continue
        bound.arguments[name] = admitted(name, value, parameter.annotation)
        if name.startswith(_SIZES):
            _require_sizes(name, bound.arguments[name])
        if parameter.annotation is Any:
            _require_like(name, value, parameter.default)
    return bound


def _require_sizes(name: str, value: Any) -> None:
    entries = value if isinstance(value, (tuple, list)) else [value]
    if any(type(entry) is int and entry < 1 for entry in entries):
        raise ValueError(f"{name}: expected sizes of at least 1, not {value!r:.80}")


def _require_like(name: str, value: Any, default: Any) -> None:
    """Numbers go with numbers, whatever their arithmetic."""
    if isinstance(value, float) and not isfinite(value):
        raise ValueError(f"{name}: expected a finite number, not {value}")
    for kinds, expected in _KINDS:
        if isinstance(default, kinds) and not isinstance(default, bool):
            value = exact_number(name, value) if isinstance(value, str) and expected == "a number" else value
            _required(isinstance(value, kinds) and not isinstance(value, bool), name, value, expected)
            return


def admitted(name: str, value: Any, kind: Hashable) -> Any:
    """`value` if it is of `kind`, an annotation; rationals become `fmpq` where `kind` is. Raises ValueError."""
    if kind in _PLAIN:
        return _exactly(name, value, kind, _PLAIN[kind])
    if kind in _NUMBERS:
        return _NUMBERS[kind](name, value)
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (UnionType, typing.Union):
        return _one_of(name, value, inner)
    if origin is collections.abc.Callable:
        return _required(callable(value), name, value, "a function")
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(name, value, inner)
    if isinstance(origin, type) and issubclass(origin, Iterable):
        return _members(name, value, origin, inner)
    if isinstance(kind, type) and kind not in (inspect.Parameter.empty, object, Any):
        return _required(isinstance(value, kind), name, value, kind.__name__)
    return value


def _required(condition: bool, name: str, value: Any, expected: str) -> Any:
    if not condition:
        raise ValueError(f"{name}: expected {expected}, not {value!r:.80}")
    return value


def _exactly(name: str, value: Any, kind: type, expected: str) -> Any:
    """`True` is an `int` to Python, and no number of neurons."""
    return _required(type(value) is kind, name, value, expected)


def _float(name: str, value: Any) -> float:
    _required(type(value) is int or isinstance(value, float), name, value, "a number")
    return float(float_array(name, value, ()))


def _ball(name: str, value: Any) -> arb:
    return _required(isinstance(value, arb) and not value.is_nan(), name, value, "a ball that is not NaN")


def _fraction(name: str, value: Any) -> Fraction:
    number = exact_number(name, value)
    return Fraction(int(number.p), int(number.q))


def _expression(name: str, value: Any) -> sympy.Expr:
    """Whether it may hold floats, NaN or infinity is for `algebraic` to say."""
    if type(value) is int:
        return sympy.Integer(value)
    return _required(isinstance(value, sympy.Expr), name, value, "an expression")


def _rational(name: str, value: Any) -> sympy.Rational:
    if isinstance(value, sympy.Rational) and value.is_finite:
        return value
    number = exact_number(name, value)
    return sympy.Rational(int(number.p), int(number.q))


def _array(name: str, value: Any) -> np.ndarray:
    known = isinstance(value, np.ndarray) and value.size > 0 and value.dtype.kind in "biufO"
    _required(known, name, value, "an array of numbers that is not empty")
    return _required(value.dtype == object or bool(np.isfinite(value).all()), name, value, "finite numbers")


_NUMBERS: dict[Any, Callable[[str, Any], Any]] = {
    float: _float,
    arb: _ball,
    fmpq: exact_number,
    Fraction: _fraction,
    sympy.Expr: _expression,
    sympy.Rational: _rational,
    np.ndarray: _array,
}


def _one_of(name: str, value: Any, kinds: Sequence[Any]) -> Any:
    """Of several kinds a value keeps the one that it has."""
    if value is None and NoneType in kinds:
        return None
    kinds = [kind for kind in kinds if kind is not NoneType]
    if len(kinds) == 1:
        return admitted(name, value, kinds[0])
    for kind in sorted(kinds, key=lambda kind: type(value) is not kind):
        try:
            return admitted(name, value, kind)
        except ValueError:
            continue
    shown = " or ".join(getattr(kind, "__name__", str(kind)) for kind in kinds)
    raise ValueError(f"{name}: expected {shown}, not {type(value).__name__} {value!r:.80}")


def _mapping(name: str, value: Any, inner: Sequence[Any]) -> Any:
    _required(isinstance(value, Mapping), name, value, "a mapping")
    if type(value) is not dict or not inner:
        return value
    return {admitted(name, key, inner[0]): admitted(name, entry, inner[1]) for key, entry in value.items()}


def _members(name: str, value: Any, origin: type, inner: Sequence[Any]) -> Any:
    """Lists and tuples entry by entry; what else is iterable is not used up here."""
    others = (str, Mapping) if issubclass(origin, Sequence) else str
    _required(isinstance(value, Iterable) and not isinstance(value, others), name, value, "entries")
    if type(value) not in (list, tuple) or not inner:
        return value
    if origin is tuple and inner[-1] is not Ellipsis:
        _required(len(value) == len(inner), name, value, f"{len(inner)} entries")
        return tuple(admitted(name, entry, kind) for entry, kind in zip(value, inner, strict=True))
    entries = [admitted(name, entry, inner[0]) for entry in value]
    return entries if isinstance(value, list) else tuple(entries)
