"""Arguments that a function was made for: by its own name, by the parameter's name, or by its type."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from fractions import Fraction
from inspect import Parameter
from types import UnionType
from typing import Any, Union, get_args, get_origin

import numpy as np
import sympy
from flint import arb, arb_mat, fmpq, fmpq_poly, fmpz

from feeding.entries import Entry
from landscape.cupped_minima.configurations.construction import Configuration, explicit_configuration
from landscape.cupped_minima.configurations.properties import Anatomy
from landscape.cupped_minima.cupped_minimum.section_4_3 import rational_cup
from landscape.cupped_minima.cupped_minimum.training_set import TrainingSet
from landscape.cupped_minima.no_descent_path.boxes import Box, boxes
from landscape.evidence.check import Check
from landscape.evidence.comparison import Finding, less
from landscape.evidence.exponential_sum import ExponentialSum
from landscape.evidence.real_cyclotomic import RealCyclotomicField, field
from landscape.evidence.verdict import Arithmetic, Verdict
from landscape.initial_basin.descent_paths.instances import network
from landscape.networks.deep import DeepNet

_EXACT = np.array([[fmpq(1), fmpq(2)], [fmpq(0), fmpq(1)]], dtype=object)
_M, _HALF, _SIGNS_OF_THREE = np.array([[1.0, 2.0]]), arb(1) / 2, ((1, 0), (0, 1), (1, 1))
_ROWS, _SIGNS = ((1, 0), (0, 1), (1, 1)), ((1, 0, 1), (1, 1, 1))
_X = sympy.Symbol("x")

_OF_FUNCTION: dict[str, Any] = {
    "certificate.signs": (1, 1, 1), "certificate.dependencies": ((1, 1, -1), (-1, -1, 1)), "witness.name": "digits",
    "region_rays.signs": (1, 1, 1), "region_features.signs": (1, 1, 1), "extreme_rays.signs": (1, 1, 1),
    "basin_minima.W": (((1, 2), (2, -1)),), "basin_minima.v": ((1, -1),), "khatri_rao.A": _SIGNS_OF_THREE,
    "exact_minimum_of_cells.cells": (((1, 1, 1), 1),), "weight_with.X": ((1, 0), (0, 1)), "weight_with.targets": (1, 2),
    "DeepNet.hidden": ((((1, 2), (2, -1)), (1, 1)),), "DeepNet.output": (1, -1), "last_layer.inputs": _EXACT,
    "last_layer.y": _EXACT[:, 0], "null_space.rows": _EXACT, "exact_signs.W": _EXACT, "exact_signs.X": _EXACT,
    "float_array.value": (1, 2), "exact_array.value": (1, 2), "signed_square_cosine.a": (1, 2),
    "signed_square_cosine.b": (2, 1), "dot.a": (1, 2), "dot.b": (3, 4), "primitive.vector": (2, 4),
    "sign_of_algebraic.value": sympy.sqrt(2) - 1, "algebraic.enclosure.value": sympy.sqrt(2) - 1, "dual.root.x": _HALF,
    "asinc.z": _HALF, "asin_excess.z": _HALF, "kernel_excess.z": _HALF, "value_of.x": _HALF, "frobenius_square.M": _M,
    "MatrixBall.around.A": np.array([[_HALF]], dtype=object),
    "report_broken.check": Check("SS16/thm-2", less(1, 0), "a scope"),
    "binomial_mean.summand": ExponentialSum.of({(fmpq(1, 2), fmpq(1)): fmpq(1)}), "ball_matrix.array": ((1, 2),),
    "ExponentialSum.of.coefficients": {(fmpq(1, 2),): fmpq(1)}, "solve.right": (1, 2), "scaled.vector": (1, 2),
    "clopper_pearson_lower.error": "1/100", "SharedProjection.of.features": ((fmpq(1), fmpq(0)), (fmpq(0), fmpq(1))),
    "SharedProjection.of.target": (fmpq(1), fmpq(2)), "witness.keys": ("digits",), "relu.Z": _M, "leaky_relu.Z": _M,
    "as_text.content": {"a": 1}, "linear_algebra.solve.b": arb_mat([[1], [2]]), "planar_cells.X": _ROWS,
    "shape_of.k": 6, "factor_for.array": _M, "beside.array": _M,
    "evidence.inputs.exact_number.value": "1/3",
}  # fmt: skip
"""`function.parameter` or `module.function.parameter`, as far as it takes to tell."""

_OF_NAME: dict[str, Any] = {
    "X": _ROWS, "y": (1, 2, 3), "W": ((1, 2), (2, -1)), "V": ((1, 0), (0, 1)), "v": (1, -1), "z": (1, -1),
    "A": ((1, 2), (2, -1)), "B": ((1, 0), (0, 1)), "inputs": _ROWS, "features": _ROWS, "target": (1, 2),
    "weights": ((1, 2), (2, -1)), "signs": _SIGNS, "rows": ((1, 2),), "matrix": ((2, 1), (1, 2)), "r": (1, 1, -1),
    "dim": 3, "num_samples": 3, "num_neurons": 2, "trials": 10, "successes": 3, "k": 6, "d0": 4, "d1": 4, "t": 5,
    "first": (3, 10), "second": (4, 10), "claim_id": "SS16/thm-2", "name": "X", "size": (3, 8), "slope": fmpq(1, 10),
    "shape": (None,), "value": 1, "claim": "SS16/thm-2", "factor": 2, "radius": fmpq(1, 4), "step": fmpq(1, 2),
    "points": _ROWS, "direction": (1, 1), "samples": _ROWS, "w": (1, 2), "text": "text",
}  # fmt: skip

_OF_TYPE: dict[Any, Callable[[], Any]] = {
    int: lambda: 3,
    bool: lambda: True,
    float: lambda: 0.5,
    str: lambda: "a text",
    Any: lambda: fmpq(1, 2),
    fmpq: lambda: fmpq(1, 2),
    Fraction: lambda: Fraction(1, 2),
    arb: lambda: arb(1) / 2,
    arb_mat: lambda: arb_mat([[2, 1], [1, 2]]),
    fmpz: lambda: fmpz(3),
    Arithmetic: lambda: Arithmetic.EXACT,
    Verdict: lambda: Verdict.PROVED,
    RealCyclotomicField: lambda: field(8),
    fmpq_poly: lambda: fmpq_poly([1, 0, 1]),
    sympy.Expr: lambda: _X + 1,
    np.random.Generator: lambda: np.random.default_rng(0),
    Finding: lambda: less(0, 1),
    Check: lambda: Check("SS16/thm-2", less(0, 1), "a scope"),
    ExponentialSum: lambda: ExponentialSum.of({(fmpq(1, 2),): fmpq(1)}),
    Configuration: lambda: explicit_configuration(3, 4),
    Anatomy: lambda: Anatomy(explicit_configuration(3, 4)),
    TrainingSet: rational_cup,
    DeepNet: lambda: network((2, 2), range(1, 9)),
    Box: lambda: boxes()[0],
}


def valid(entry: Entry, parameter: Parameter) -> Any:
    """A good argument, or the default. Raises LookupError where none is known."""
    if parameter.default is not Parameter.empty:
        return parameter.default
    parts = [*entry.name.split("."), parameter.name]
    for place in range(len(parts) - 1):
        if ".".join(parts[place:]) in _OF_FUNCTION:
            return _OF_FUNCTION[".".join(parts[place:])]
    kind = parameter.annotation
    value = _OF_NAME.get(parameter.name)
    if value is not None and _fits(value, kind):
        return np.array(value, dtype=float) if kind is np.ndarray else value
    return _of_type(kind)


def _fits(value: Any, kind: Any) -> bool:
    if kind in (Any, Parameter.empty):
        return True
    if kind is np.ndarray or get_origin(kind) is not None:
        return isinstance(value, tuple) or any(_fits(value, inner) for inner in get_args(kind) if inner is not Ellipsis)
    return isinstance(kind, type) and isinstance(value, kind)


def _of_type(kind: Any) -> Any:
    if kind in _OF_TYPE:
        return _OF_TYPE[kind]()
    origin, inner = get_origin(kind), [member for member in get_args(kind) if member is not Ellipsis]
    if origin in (UnionType, Union):
        return _first_known(inner)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {_of_type(inner[0]): _of_type(inner[1])}
    if isinstance(origin, type) and issubclass(origin, Iterable):
        return (_of_type(inner[0]),) * 2 if len(inner) == 1 else tuple(map(_of_type, inner))
    raise LookupError(f"no example of {kind}")


def _first_known(kinds: Sequence[Any]) -> Any:
    for kind in kinds:
        with suppress(LookupError):
            return _of_type(kind)
    raise LookupError(f"no example of {kinds}")
