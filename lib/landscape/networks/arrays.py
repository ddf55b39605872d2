"""Arrays of one kind: the same formula runs on floats (to look) and on rationals or balls (to prove)."""

from typing import Any

import numpy as np
from flint import arb, fmpq

from landscape.evidence.inputs import exact_array, exact_number, float_array


def arrays_of_one_kind(**named: tuple[Any, str]) -> tuple[np.ndarray, ...]:
    """Arrays that compute together, from `name=(value, "axis axis")`, in the order given.

    Floats if any value is an array of floats; integers go with them. Otherwise exact: object
    arrays of `fmpq` and `arb`. Axes of one name have one length. Raises ValueError naming the
    argument for a wrong shape, NaN, infinity, and floats mixed with rationals or balls.
    """
    arrays = {name: _array(name, value) for name, (value, _) in named.items()}
    _require_axes(arrays, {name: axes.split() for name, (_, axes) in named.items()})
    if any(array.dtype.kind == "f" for array in arrays.values()):
        common = np.result_type(*arrays.values())
        return tuple(_finite(name, array).astype(common) for name, array in arrays.items())
    return tuple(_exact(name, array) for name, array in arrays.items())


def numbers(name: str, value: Any) -> np.ndarray:
    """An array of any shape, or a single number: finite floats, integers, or rationals and balls as objects.

    A ball may be NaN: in the middle of a computation it says that nothing is known, and no comparison
    believes it. Raises ValueError naming the argument for anything else.
    """
    array = _array(name, value)
    if array.dtype.kind in "fiu":
        return _finite(name, array)
    if array.dtype != object or not all(type(entry) in (int, fmpq, arb) for entry in array.flat):
        raise ValueError(f"{name}: expected floats, or rationals and balls")
    return array


def factor_for(array: np.ndarray, name: str, value: Any) -> Any:
    """A number of the array's kind: a float beside floats, elsewhere a rational or a ball. Raises ValueError."""
    if numbers("array", array).dtype.kind == "f":
        return float_array(name, value, ())
    return value if isinstance(value, arb) else exact_number(name, value)


def beside(factor: Any, name: str, array: np.ndarray) -> np.ndarray:
    """Integers as floats beside a float and as rationals elsewhere: of integers 1/10 would leave nothing."""
    array = numbers(name, array)
    if array.dtype.kind not in "iu":
        return array
    return array.astype(np.float64) if isinstance(factor, float) else exact_array(name, array.tolist(), array.shape)


def _array(name: str, value: Any) -> np.ndarray:
    try:
        return np.asarray(value)
    except ValueError:
        raise ValueError(f"{name}: expected rows of one length") from None


def _require_axes(arrays: dict[str, np.ndarray], axes: dict[str, list[str]]) -> None:
    lengths: dict[str, int] = {}
    for name, array in arrays.items():
        expected = [lengths.get(axis, axis) for axis in axes[name]]
        if array.ndim == len(expected):
            for axis, length in zip(axes[name], array.shape, strict=True):
                lengths.setdefault(axis, length)
        if array.shape != tuple(lengths.get(axis) for axis in axes[name]) or 0 in array.shape:
            raise ValueError(f"{name}: expected shape ({', '.join(map(str, expected))}), not {array.shape}")


def _finite(name: str, array: np.ndarray) -> np.ndarray:
    if array.dtype.kind not in "fiu":
        raise ValueError(f"{name}: expected floats, as in another argument, not {array.dtype}")
    if not np.isfinite(array).all():
        raise ValueError(f"{name}: expected finite numbers, found NaN or infinity")
    return array


def _exact(name: str, array: np.ndarray) -> np.ndarray:
    """Rationals, also as text, through `exact_array`, balls as they are."""
    balls = np.vectorize(lambda entry: isinstance(entry, arb), otypes=[bool])(array)
    if not all(ball.is_finite() for ball in array[balls]):
        raise ValueError(f"{name}: expected finite balls, found NaN or infinity")
    numbers = exact_array(name, np.where(balls, 0, array.astype(object)), array.shape)
    numbers[balls] = array[balls]
    return numbers
