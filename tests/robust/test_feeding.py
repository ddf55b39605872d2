"""The feeding itself has been seen to find what it looks for."""

from inspect import signature
from math import nan

import numpy as np
import pytest
from feeding.entries import Entry, entries
from feeding.feed import faults, meals
from feeding.hostile import holds_nan, hostile, wrong
from feeding.outcome import fault
from flint import arb, fmpq

from landscape.evidence.check import Check
from landscape.evidence.comparison import Finding, less
from landscape.evidence.verdict import Arithmetic
from landscape.networks import two_layer


def on_purpose(x):
    raise ValueError("x: expected something else")


def takes_nan(x):
    return Check("SS16/thm-2", Finding(True, Arithmetic.EXACT), "whatever x is")


def refutes_nan(x):
    return less(1, 0)


def tells_nothing(x):
    return less(arb("nan"), x)


@pytest.mark.parametrize(
    ("function", "value", "found"),
    [
        (lambda x: np.linalg.inv(x), [[0.0]], "LinAlgError: Singular matrix"),
        (lambda x: np.ones(2) @ np.ones(x), 3, "ValueError: matmul"),
        (lambda x: max(x), (), "ValueError: max"),
        (lambda x: x[0], (), "IndexError"),
        (lambda x: fmpq(1) / x, 0, "ZeroDivisionError"),
        (lambda x: (1 / entry for entry in x), [0], "ZeroDivisionError"),
        (on_purpose, 1, "ValueError: x: expected something else"),
        (takes_nan, nan, "decided though"),
        (takes_nan, [[1, (nan,)]], "decided though"),
        (refutes_nan, np.array([1.0, nan]), "decided though"),
        (takes_nan, 1, ""),
        (tells_nothing, arb("nan"), ""),
    ],
)
def test_what_is_a_fault(function, value, found):
    """A ValueError raised outside the book is none of its answers, even with the right words."""
    assert fault(function, {"x": value}).startswith(found)
    assert bool(fault(function, {"x": value})) is bool(found)


def test_a_refusal_of_the_book_is_no_fault():
    assert fault(two_layer.predict, {"X": [[nan]], "W": [[1.0]], "v": [1]}) == ""
    assert fault(on_purpose, {"x": 1}, package=__name__.split(".")[0]) == ""


def test_public_functions_are_found_with_their_kinds():
    found = {entry.name: entry for entry in entries()}
    assert found["evidence.confidence.rate_at_least"].parameters.keys() == {"successes", "trials", "bound", "error"}
    assert found["initial_basin.rank_m_data.printed.check_theorem_7"].is_check
    assert "networks.planar_basins.distribution.BasinDistribution.of" in found
    assert "networks.basin_minimum.closed_forms.half_axes" not in found  # the package does not list it
    assert not any(name.startswith(("search.", "show.")) for name in found)


def test_every_parameter_of_the_core_is_fed():
    fed = [(entry, {name for name, _ in meals(entry, hostile)}) for entry in entries()]
    core = ("evidence", "geometry", "networks")
    hungry = {entry.name for entry, names in fed if entry.folder in core and names != entry.parameters.keys()}
    assert hungry == {"evidence.door.admitted", "evidence.whole_file.replace"}  # any annotation; a file that is there


def test_values_of_another_type_are_wrong_and_those_near_are_not():
    def function(count: int, name: str, maybe: float | None = None, sure: bool = True): ...

    kinds = signature(function).parameters
    assert {repr(value) for value in wrong(kinds["count"])} == {"None", "'x'", "nan", "True"}
    assert "x" not in wrong(kinds["name"]) and None not in wrong(kinds["maybe"]) and True not in wrong(kinds["sure"])
    assert any(holds_nan(value) for value in hostile(kinds["maybe"])) and 0 in hostile(kinds["count"])


def test_a_faulty_function_is_found_by_its_parameter():
    def half(value: fmpq, unused: int = 1):
        return value / 2

    assert faults(Entry("half", half, dict(signature(half).parameters))).keys() == {"value"}
