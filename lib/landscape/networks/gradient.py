"""The gradient of the mean squared loss of a two-layer ReLU network, and one step down along it.

As `two_layer`: floats if an argument is an array of floats, exact otherwise. The derivative of
relu at 0 is taken to be 0, so a neuron on a sample's hyperplane does not see that sample.
"""

from typing import Any

import numpy as np

from landscape.networks.arrays import arrays_of_one_kind, factor_for

Array = Any


def mean_squared_gradient(X: Array, y: Array, W: Array, v: Array) -> np.ndarray:
    """Row i is (2/m) sum over the x_t with <w_i, x_t> > 0 of v_i r_t x_t; shape (num_neurons, dim).

    r is prediction - y. Raises ValueError for bad shapes or entries; balls that meet zero raise too.
    """
    X, y, W, v = arrays_of_one_kind(
        X=(X, "num_samples dim"), y=(y, "num_samples"), W=(W, "num_neurons dim"), v=(v, "num_neurons")
    )
    Z = X @ W.T
    sees = np.vectorize(_sees, otypes=[bool])(Z)
    A = np.where(sees, v, 0 * v)
    r = (A * Z).sum(axis=1) - y
    return 2 * ((A * r[:, np.newaxis]).T @ X) / len(X)


def descent_step(X: Array, y: Array, W: Array, v: Array, step: Any) -> np.ndarray:
    """W - step * gradient: one step of gradient descent on the mean squared loss."""
    slope = mean_squared_gradient(X, y, W, v)
    return np.asarray(W) - factor_for(slope, "step", step) * slope


def _sees(z: Any) -> bool:
    if z > 0:
        return True
    if z <= 0:
        return False
    raise ValueError("W: a ball meets a hyperplane, so that it is unknown whether the neuron sees the sample")
