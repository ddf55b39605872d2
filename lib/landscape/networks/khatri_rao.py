"""The Khatri-Rao product: predictions of a two-layer net are linear in W while no sign changes."""

from typing import Any

import numpy as np

from landscape.networks.arrays import arrays_of_one_kind

Array = Any


def khatri_rao(A: Array, X: Array) -> np.ndarray:
    """Row t is kron(A[t], X[t]); shape (num_samples, num_neurons * dim).

    A, shape (num_samples, num_neurons), holds activations and X, shape (num_samples, dim),
    the samples, both with samples as rows. The entry for neuron i and coordinate j stands in
    column i * dim + j, so that with A[t, i] = v_i [<w_i, x_t> > 0] the predictions are
    `khatri_rao(A, X) @ W.ravel()`.

    Papers with samples as columns write the transpose: SH18's A∘X, whose columns are
    Kronecker products; XLS17's extended feature matrix is the case of activations with
    output weights. Floats, `fmpq` and `arb`. Raises ValueError for bad shapes or entries.
    """
    A, X = arrays_of_one_kind(A=(A, "num_samples num_neurons"), X=(X, "num_samples dim"))
    return (A[:, :, np.newaxis] * X[:, np.newaxis, :]).reshape(len(X), -1)
