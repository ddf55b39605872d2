"""Untrusted: how networks are trained for the chapter on trained networks, from draw to last epoch."""

from dataclasses import dataclass

import numpy as np

from landscape.search.adam import adam


@dataclass(frozen=True)
class Schedule:
    """A learning rate that is held, then falls exponentially to `fall` times its value.

    With `stop`, training ends as soon as every sample is classified correctly.
    """

    rate: float
    held: int
    falling: int = 0
    fall: float = 1.0
    stop: bool = True

    @property
    def rates(self) -> np.ndarray:
        """One learning rate for each epoch."""
        steps = np.arange(self.falling) / max(1, self.falling)
        return self.rate * np.concatenate([np.ones(self.held), self.fall**steps])


CONSTANT = Schedule(0.1, 4000)
"""What SH18 states for the scan of Figure 5.1."""
FALLING = Schedule(0.1, 200, 200, 1e-3)
"""The same rate, a tenth of the epochs, and a fall over the second half of them."""
TO_THE_END = Schedule(0.1, 1000, 1000, 1e-6, stop=False)
"""Figure 5.2: the fall over another 1000 epochs is stated, its extent is not."""
GENTLE = Schedule(0.01, 200, 200, 1e-3)
"""For whitened images."""


@dataclass(frozen=True, eq=False)
class Trained:
    """A network after its last epoch: X (num_samples, dim), y, W (num_neurons, dim), z."""

    X: np.ndarray
    y: np.ndarray
    W: np.ndarray
    z: np.ndarray

    @property
    def inputs(self) -> np.ndarray:
        """<w_i, x_n>, shape (num_samples, num_neurons)."""
        return self.X @ self.W.T

    @property
    def predictions(self) -> np.ndarray:
        """Shape (num_samples,)."""
        return np.maximum(self.inputs, 0) @ self.z

    @property
    def wrong(self) -> int:
        """Samples on whose label's side the prediction is not; a prediction of 0 is on neither."""
        return int((self.predictions * self.y <= 0).sum())

    @property
    def mse(self) -> float:
        """Mean squared error."""
        return float(np.mean((self.predictions - self.y) ** 2))

    @property
    def smallest_input(self) -> float:
        """min |<w_i, x_n>|."""
        return float(np.abs(self.inputs).min())


def gaussian_data(num_samples: int, dim: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Standard normal samples and fair labels -1, 1."""
    return rng.standard_normal((num_samples, dim)), fair_labels(num_samples, rng)


def fair_labels(num_samples: int, rng: np.random.Generator) -> np.ndarray:
    """Labels -1 and 1."""
    return 2.0 * rng.integers(0, 2, num_samples) - 1


def train(
    X: np.ndarray, y: np.ndarray, width: int, schedule: Schedule, rng: np.random.Generator, batch: int | None = None
) -> Trained:
    """Uniform weights of mean zero and variance 2 / fan-in, then Adam on batches of floor(min(N, d_0) / 2) samples."""
    num, dim = X.shape
    W = rng.uniform(-1, 1, (dim, width)) * np.sqrt(6 / dim)
    z = rng.uniform(-1, 1, width) * np.sqrt(6 / width)
    seed = int(rng.integers(1, 2**31 - 2))
    adam(X, y, W, z, batch or max(1, min(num, dim) // 2), schedule.rates, seed, schedule.stop)
    return Trained(X, y, W.T.copy(), z)
