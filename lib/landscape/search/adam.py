"""Untrusted: Adam on small batches for one two-layer ReLU network, to the bit alike on every machine.

No sum is left to a library whose order may change: inner loops run over neurons, each with its own
accumulator, and the order of samples comes from a generator of whole numbers. With NUMBA_DISABLE_JIT=1
the same functions run without a compiler and give the same numbers, slowly.

Throughout, X is (num_samples, dim), y (num_samples,), W (dim, num_neurons) and z (num_neurons,), float64.
"""

import numpy as np
from numba import njit

BETA1, BETA2, TINY = 0.9, 0.99, 1e-8
_MULTIPLIER, _MODULUS = 48_271, 2_147_483_647


@njit(cache=True)
def adam(X, y, W, z, batch, rates, seed, stop):
    """Train W and z in place on the mean squared error and return how many epochs were begun.

    y is in {-1, 1}, `rates` holds a learning rate for each epoch, `seed` is in 1 .. 2^31 - 2. With `stop`
    training ends after an epoch that leaves no sample misclassified.
    """
    num = len(X)
    order = np.arange(num)
    slope_W, first_W, second_W = np.zeros_like(W), np.zeros_like(W), np.zeros_like(W)
    slope_z, first_z, second_z = np.zeros_like(z), np.zeros_like(z), np.zeros_like(z)
    inputs = np.zeros_like(z)
    decay1, decay2 = 1.0, 1.0
    for epoch in range(len(rates)):
        seed = _shuffle(order, seed)
        for begin in range(0, num - batch + 1, batch):
            slope_W[:] = 0.0
            slope_z[:] = 0.0
            for n in order[begin : begin + batch]:
                _add_slopes(X[n], y[n], W, z, batch, inputs, slope_W, slope_z)
            decay1 *= BETA1
            decay2 *= BETA2
            rate, scale = rates[epoch] / (1.0 - decay1), 1.0 / (1.0 - decay2)
            for j in range(W.shape[0]):
                _step(W[j], slope_W[j], first_W[j], second_W[j], rate, scale)
            _step(z, slope_z, first_z, second_z, rate, scale)
        if stop and not _some_wrong(X, y, W, z, inputs):
            return epoch + 1
    return len(rates)


@njit(cache=True)
def _shuffle(order, seed):
    for k in range(len(order) - 1, 0, -1):
        seed = seed * _MULTIPLIER % _MODULUS
        other = seed % (k + 1)
        kept = order[k]
        order[k] = order[other]
        order[other] = kept
    return seed


@njit(cache=True)
def _predict(x, W, z, inputs):
    """The prediction at one sample; leaves <w_i, x> in `inputs`."""
    inputs[:] = 0.0
    for j in range(len(x)):
        for i in range(len(z)):
            inputs[i] += x[j] * W[j, i]
    prediction = 0.0
    for i in range(len(z)):
        prediction += z[i] * max(inputs[i], 0.0)
    return prediction


@njit(cache=True)
def _add_slopes(x, label, W, z, batch, inputs, slope_W, slope_z):
    force = 2.0 * (_predict(x, W, z, inputs) - label) / batch
    for i in range(len(z)):
        slope_z[i] += force * max(inputs[i], 0.0)
        inputs[i] = force * z[i] if inputs[i] > 0.0 else 0.0
    for j in range(len(x)):
        for i in range(len(z)):
            slope_W[j, i] += x[j] * inputs[i]


@njit(cache=True)
def _step(weights, slope, first, second, rate, scale):
    for i in range(len(weights)):
        first[i] = BETA1 * first[i] + (1.0 - BETA1) * slope[i]
        second[i] = BETA2 * second[i] + (1.0 - BETA2) * (slope[i] * slope[i])
        weights[i] -= rate * first[i] / (np.sqrt(scale * second[i]) + TINY)


@njit(cache=True)
def _some_wrong(X, y, W, z, inputs):
    for n in range(len(X)):
        if _predict(X[n], W, z, inputs) * y[n] <= 0.0:
            return True
    return False
