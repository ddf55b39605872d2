"""The gradient of the mean squared loss of a deep ReLU network, by back-propagation."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from landscape.evidence.door import guarded
from landscape.networks.deep import DeepNet
from landscape.networks.two_layer import relu


@dataclass(frozen=True, eq=False)
class Gradient:
    """Derivatives of (1/m) sum_t (N(x_t) - y_t)^2, in the shapes of the network.

    hidden  pairs of the derivatives by W_i and by b_i
    output  the derivative by w_h
    """

    hidden: tuple[tuple[np.ndarray, np.ndarray], ...]
    output: np.ndarray

    def entries(self) -> list[Any]:
        """All partial derivatives in one list, biases among them."""
        parts = [part for pair in self.hidden for part in pair]
        return [entry for part in (*parts, self.output) for entry in part.ravel().tolist()]


@guarded
def gradient(net: DeepNet, X: Any, y: Any) -> Gradient:
    """The gradient at weights where the loss is differentiable; floats or rationals, as the network's.

    X (num_samples, width_0), y (num_samples,). Raises ValueError where a neuron sits on its kink.
    """
    slope = 2 * net.residual(X, y) / len(y)
    inputs, active = _forward(net, np.asarray(X))
    back = np.multiply.outer(slope, np.asarray(net.output))
    found = []
    for (W, _), entering, on in zip(net.hidden[::-1], inputs[-2::-1], active[::-1], strict=True):
        back = back * on
        found.append((back.T @ entering, back.sum(axis=0)))
        back = back @ np.asarray(W)
    return Gradient(tuple(found[::-1]), inputs[-1].T @ slope)


def _forward(net: DeepNet, X: np.ndarray) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """The inputs of every layer, and which neurons are active, 0 or 1, in every hidden one."""
    inputs, active = [X], []
    for W, b in net.hidden:
        before = inputs[-1] @ np.asarray(W).T + np.asarray(b)
        if (before == 0).any():
            raise ValueError("net: expected weights at which no neuron is exactly between active and inactive")
        active.append((before > 0).astype(int))
        inputs.append(relu(before))
    return inputs, active
