"""What a check is given fits what it asks for, or one ValueError names it."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import inf, nan
from typing import Any

import numpy as np
import pytest
import sympy
from flint import arb, fmpq

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import less
from landscape.evidence.door import admitted, guarded
from landscape.evidence.verdict import Arithmetic


@pytest.mark.parametrize(
    ("value", "kind", "arrives"),
    [
        (3, fmpq, fmpq(3)),
        ("1/3", fmpq, fmpq(1, 3)),
        (Fraction(1, 3), int | fmpq, fmpq(1, 3)),
        (3, int | fmpq, 3),
        ([1, "1/2"], Sequence[fmpq], [fmpq(1), fmpq(1, 2)]),
        (((1, 2), (3,)), tuple[tuple[fmpq, ...], ...], ((fmpq(1), fmpq(2)), (fmpq(3),))),
        ({2: "1/2"}, Mapping[int, fmpq], {2: fmpq(1, 2)}),
        (1, float, 1.0),
        (2, sympy.Expr, sympy.Integer(2)),
        ("1/3", sympy.Rational, sympy.Rational(1, 3)),
        (None, int | None, None),
        ((1, "a"), tuple[int, str], (1, "a")),
        (range(3), Sequence[int], range(3)),
        ("anything", Any, "anything"),
    ],
)
def test_what_fits_arrives_in_its_kind(value, kind, arrives):
    found = admitted("x", value, kind)
    assert found == arrives and type(found) is type(arrives)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (True, int),
        (1.0, int),
        (np.int64(1), int),
        (1, bool),
        (0.5, fmpq),
        (nan, float),
        (inf, float),
        (True, float),
        (arb("nan"), arb),
        (0.5, arb),
        (None, str),
        ("12", Sequence[int]),
        (7, Sequence[int]),
        ([1, None], Sequence[int]),
        ([0.5], Sequence[fmpq]),
        ((1, 2, 3), tuple[int, int]),
        ({1: 0.5}, Mapping[int, fmpq]),
        ({1: 2}, Sequence[int]),
        ([1], Mapping[int, int]),
        (5, Callable[[int], int]),
        (0.5, int | fmpq),
        (None, int | fmpq),
        (np.array([nan]), np.ndarray),
        (np.zeros(0), np.ndarray),
        (np.array(["x"]), np.ndarray),
        ([1.0], np.ndarray),
        (None, Check),
    ],
)
def test_what_does_not_fit_is_refused_by_name(value, kind):
    with pytest.raises(ValueError, match=r"^x: expected"):
        admitted("x", value, kind)


@checker(Arithmetic.EXACT)
def check_something(
    half: Any = fmpq(1, 2), num_samples: int = 3, dims: Sequence[int] = (1, 2), flip: bool = False
) -> Check:
    """A check for the door."""
    found = less(1 / (num_samples * half), 10)
    return Check("SS16/thm-2", found, f"{type(half).__name__} {list(dims)}")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"half": "half"}, "half: expected a rational number"),
        ({"half": nan}, "half: expected a finite number"),
        ({"half": None}, "half: expected a number"),
        ({"half": [1]}, "half: expected a number"),
        ({"half": 0}, r"check_something\(half=0\): expected no division by zero"),
        ({"num_samples": 0}, "num_samples: expected sizes of at least 1"),
        ({"num_samples": True}, "num_samples: expected an integer"),
        ({"dims": (1, -1)}, "dims: expected sizes of at least 1"),
        ({"flip": 1}, "flip: expected True or False"),
    ],
)
def test_a_check_refuses_what_it_cannot_take(arguments, message):
    with pytest.raises(ValueError, match=message):
        check_something(**arguments)


def test_a_check_takes_numbers_of_other_kinds():
    assert check_something().scope == "fmpq [1, 2]"
    assert check_something(fmpq(1, 4), dims=[5]).scope == "fmpq [5]"
    assert check_something(sympy.Rational(1, 4)).finding.holds is True


def test_names_and_documentation_stay():
    assert guarded(less).__wrapped__ is less and guarded(less).__doc__ == less.__doc__
    with pytest.raises(TypeError, match="unexpected keyword"):
        check_something(quarter=1)
