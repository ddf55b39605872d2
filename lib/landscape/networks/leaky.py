"""Two-layer networks of leaky ReLUs: slope 1 on the positive side and another one on the negative.

The activation of SH18 eq. 2.1; slope 0 is the ReLU. Floats, rationals and balls, as in
`networks.two_layer`. Where a neuron vanishes at a sample it touches a kink: `slopes_at` refuses
such a point, because the loss need not be differentiable there.
"""

from typing import Any

import numpy as np

from landscape.networks.arrays import arrays_of_one_kind, beside, factor_for, numbers
from landscape.networks.khatri_rao import khatri_rao

Array = Any


def leaky_relu(Z: np.ndarray, slope: Any) -> np.ndarray:
    """Z where it is positive and `slope` * Z where it is not, by entry. Raises ValueError for an undecided sign."""
    Z = beside(slope, "Z", numbers("Z", Z))
    return Z * _slopes(Z, slope, kinks=True)


def slopes_at(W: Array, X: Array, slope: Any) -> np.ndarray:
    """a(<w_i, x_t>), shape (num_samples, num_neurons): 1 or `slope` (SH18 eq. 2.2, transposed).

    W (num_neurons, dim), X (num_samples, dim). Raises ValueError where a neuron touches a kink.
    """
    X, W = arrays_of_one_kind(X=(X, "num_samples dim"), W=(W, "num_neurons dim"))
    return _slopes(X @ W.T, slope, kinks=False)


def predict_leaky(X: Array, W: Array, z: Array, slope: Any) -> np.ndarray:
    """Predictions sum_i z_i f(<w_i, x_t>), shape (num_samples,). X, W as in `slopes_at`, z (num_neurons,)."""
    X, W, z = arrays_of_one_kind(X=(X, "num_samples dim"), W=(W, "num_neurons dim"), z=(z, "num_neurons"))
    return leaky_relu(X @ W.T, slope) @ z


def first_layer_matrix(W: Array, X: Array, slope: Any) -> np.ndarray:
    """The matrix of the map (z_i w_i)_i -> predictions while no sign changes: rows are samples (SH18 eq. 7.2).

    Shape (num_samples, num_neurons * dim), the Khatri-Rao product; SH18's A∘X is its transpose.
    """
    X, W = arrays_of_one_kind(X=(X, "num_samples dim"), W=(W, "num_neurons dim"))
    return khatri_rao(slopes_at(W, X, slope), X)


def _slopes(Z: np.ndarray, slope: Any, kinks: bool) -> np.ndarray:
    """1 or `slope` by the sign of each entry; zero counts as negative where kinks are allowed, else it raises."""
    low = factor_for(Z, "slope", slope)
    positive, negative = Z > 0, Z <= 0 if kinks else Z < 0
    if not (positive | negative).all():
        expected = "signs that can be told" if kinks else "no neuron that vanishes at a sample"
        raise ValueError(f"W: expected {expected}")
    return np.where(positive, low**0, low)
