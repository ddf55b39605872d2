"""Two-layer ReLU networks without bias: N(x) = sum_i v_i relu(<w_i, x>), and their squared losses.

Every function runs on floats, rationals (`fmpq`) and balls (`arb`): with floats if an argument
is an array of floats, exactly otherwise. Shapes throughout: X
(num_samples, dim), y (num_samples,), W (num_neurons, dim), v (num_neurons,). Bad shapes,
NaN and infinity raise ValueError naming the argument.
"""

from typing import Any

import numpy as np

from landscape.networks.arrays import arrays_of_one_kind, numbers

Array = Any
Number = Any


def relu(Z: np.ndarray) -> np.ndarray:
    """max(Z, 0), entry by entry. A ball that meets zero becomes an enclosure of its positive part."""
    if not (isinstance(Z, np.ndarray) and Z.dtype.kind == "f"):  # of floats NaN stays NaN
        Z = numbers("Z", Z)
    return _exact_relu(Z) if Z.dtype == object else np.maximum(Z, 0)


def _positive_part(z: Number) -> Number:
    """Comparisons with a ball are true only where certain: an undecided one reaches the last line."""
    if z >= 0:
        return z
    if z <= 0:
        return 0 * z
    return z.max(0)


_exact_relu = np.frompyfunc(_positive_part, 1, 1)


def predict(X: Array, W: Array, v: Array) -> np.ndarray:
    """Predictions N(x_t), shape (num_samples,) (SS16 Def. 1)."""
    X, W, v = arrays_of_one_kind(X=(X, "num_samples dim"), W=(W, "num_neurons dim"), v=(v, "num_neurons"))
    return relu(X @ W.T) @ v


def residual(X: Array, y: Array, W: Array, v: Array) -> np.ndarray:
    """prediction - y, shape (num_samples,)."""
    X, y, W, v = arrays_of_one_kind(
        X=(X, "num_samples dim"), y=(y, "num_samples"), W=(W, "num_neurons dim"), v=(v, "num_neurons")
    )
    return predict(X, W, v) - y


def sum_squared_loss(X: Array, y: Array, W: Array, v: Array) -> Number:
    """sum_t (N(x_t) - y_t)^2: the loss of SS16 Def. 2."""
    return sum_of_squares(residual(X, y, W, v))


def mean_squared_loss(X: Array, y: Array, W: Array, v: Array) -> Number:
    """(1/m) sum_t (N(x_t) - y_t)^2: the loss of SS16 sections 3, 5 and 6."""
    return mean_of_squares(residual(X, y, W, v))


def sum_of_squares(r: np.ndarray) -> Number:
    """sum_t r_t^2, as a Python number of the kind of the entries."""
    r = numbers("r", r)
    if r.ndim != 1 or not len(r):
        raise ValueError(f"r: expected shape (num_samples,), not {r.shape}")
    return sum((r * r).tolist())


def mean_of_squares(r: np.ndarray) -> Number:
    """(1/m) sum_t r_t^2, as a Python number of the kind of the entries."""
    return sum_of_squares(r) / len(r)


def signed_output_weights(v: Array) -> np.ndarray:
    """`v` as integers, shape (num_neurons,). Raises ValueError unless every entry is -1 or +1."""
    entries = np.array(v, dtype=object)
    if entries.ndim != 1 or not entries.size or not all(entry == 1 or entry == -1 for entry in entries):
        raise ValueError("v: expected a non-empty vector of output weights -1 or +1")
    return np.array([1 if entry == 1 else -1 for entry in entries])
