"""ReLU networks of any depth (SS16 section 2.1)."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from landscape.networks.arrays import arrays_of_one_kind
from landscape.networks.two_layer import relu

Array = Any


@dataclass(frozen=True, eq=False)
class DeepNet:
    """O_0 = x, O_i = relu(W_i O_{i-1} + b_i) for i < h, and the scalar output <w_h, O_{h-1}>.

    hidden  pairs (W_i, b_i) of shapes (width_i, width_{i-1}) and (width_i,)
    output  w_h, shape (width_{h-1},): the last layer is linear and has no bias

    Floats, `fmpq` and `arb` alike; the losses are `two_layer.sum_of_squares` and
    `two_layer.mean_of_squares` of the residual. Raises ValueError naming the layer whose
    shape or entries are wrong.
    """

    hidden: tuple[tuple[Array, Array], ...]
    output: Array

    def __post_init__(self) -> None:
        layers = self.hidden
        if type(layers) not in (tuple, list) or any(type(pair) is not tuple or len(pair) != 2 for pair in layers):
            raise ValueError("hidden: expected pairs (W, b), one a layer")
        arrays_of_one_kind(**self._weights())

    @property
    def depth(self) -> int:
        """Number of layers h, the output among them."""
        return len(self.hidden) + 1

    def features(self, X: Array) -> np.ndarray:
        """Outputs O_{h-1} of the last hidden layer for X, shape (num_samples, width_{h-1}); X itself at depth 1."""
        outputs, *weights, _ = arrays_of_one_kind(X=(X, "num_samples width_0"), **self._weights())
        for W, b in zip(weights[::2], weights[1::2], strict=True):
            outputs = relu(outputs @ W.T + b)
        return outputs

    def predict(self, X: Array) -> np.ndarray:
        """Predictions for X, shape (num_samples, width_0); returns (num_samples,)."""
        X, *_, last = arrays_of_one_kind(X=(X, "num_samples width_0"), **self._weights())
        return self.features(X) @ last

    def residual(self, X: Array, y: Array) -> np.ndarray:
        """prediction - y, shape (num_samples,)."""
        X, y, *_ = arrays_of_one_kind(X=(X, "num_samples width_0"), y=(y, "num_samples"), **self._weights())
        return self.predict(X) - y

    def _weights(self) -> dict[str, tuple[Array, str]]:
        """All layers with the names of their axes."""
        named: dict[str, tuple[Array, str]] = {}
        for i, (W, b) in enumerate(self.hidden, start=1):
            named |= {f"W_{i}": (W, f"width_{i} width_{i - 1}"), f"b_{i}": (b, f"width_{i}")}
        return named | {"output": (self.output, f"width_{len(self.hidden)}")}
