"""The basin minimum, with as much certainty as is asked for."""

from typing import Any

import numpy as np

from landscape.evidence.doubles import doubles
from landscape.evidence.inputs import exact_array, float_array
from landscape.networks.basin_minimum.exact import ExactBasinMinimum, exact_basin_minimum
from landscape.networks.basin_minimum.floating import BasinMinimum, fast_minimum
from landscape.networks.basin_minimum.upper import BasinUpperBound, upper_bound
from landscape.networks.two_layer import signed_output_weights


def basin_minimum(
    X: Any, y: Any, W: Any, v: Any, certify: str | None = None
) -> BasinMinimum | BasinUpperBound | ExactBasinMinimum:
    """Least mean squared loss over the closed region combination of the initial weights W.

    X (num_samples, dim), y (num_samples,), W (num_neurons, dim), v (num_neurons,) of -1 and +1;
    floats or, with `certify`, also rationals (a double then means the rational that it is).

    certify=None     floats: a value, the weights that attain it, and their KKT residual
    certify="upper"  a rational that the minimum does not exceed, with its point: sure, not sharp to the last digit
    certify="exact"  the minimum itself, with primal point and dual vector over Q (needs the rays)

    There is no certify="lower" in floats. By duality |y|^2 - |y - r|^2 is a lower bound for every r
    with <v relu(X g), r> <= 0 on all rays g, but a computed r only nearly satisfies this, and what is
    lacking is multiplied by the norm of the minimiser. No norm is known beforehand: where neurons nearly
    cancel, the best weights are a million times the data, and bounds that take the norm of the
    computed weights instead come out above the minimum. Only an exactly feasible r proves anything.

    Raises ValueError for bad shapes or entries, a zero sample, and a weight on a sample's hyperplane.
    """
    if certify not in (None, "upper", "exact"):
        raise ValueError(f"certify: expected None, 'upper' or 'exact', not {certify!r}")
    if certify is None:
        return fast_minimum(X, y, W, v)
    if certify == "exact":
        return exact_basin_minimum(_exact("X", X), _exact("y", y), _exact("W", W), v)
    X, y, W, v = _exact("X", X), _exact("y", y), _exact("W", W), signed_output_weights(v)
    found = fast_minimum(*(array.astype(np.float64) for array in (X, y, W)), v)
    return upper_bound(X, y, W, v, found.weights)


def _exact(name: str, value: Any) -> np.ndarray:
    array = np.asarray(value)
    if array.dtype.kind == "f":
        return doubles(float_array(name, array, (None,) * array.ndim))
    return exact_array(name, value, (None,) * array.ndim)
