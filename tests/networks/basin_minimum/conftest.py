"""Instances of every kind on which the basin minimum is computed, degenerate ones included.

All numbers are multiples of 1/8 or powers of two, so doubles hold the rationals exactly.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pytest

from landscape.evidence.inputs import exact_array

Data = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True, eq=False)
class Instance:
    """One data set and one initialisation, in floats and as rationals."""

    X: np.ndarray
    y: np.ndarray
    W: np.ndarray
    v: np.ndarray

    @property
    def floats(self) -> tuple[np.ndarray, ...]:
        return self.X, self.y, self.W, self.v

    @property
    def exact(self) -> tuple[np.ndarray, ...]:
        return (*map(rationals, (self.X, self.y, self.W)), self.v)


def rationals(array: np.ndarray) -> np.ndarray:
    return exact_array("array", np.vectorize(Fraction, otypes=[object])(array), array.shape)


def eighths(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Non-zero multiples of 1/8."""
    return rng.integers(1, 40, shape) * rng.choice([-1, 1], shape) / 8


def generic(rng: np.random.Generator) -> Data:
    m, d = rng.integers(4, 10), rng.integers(2, 4)
    return eighths(rng, m, d), eighths(rng, m)


def parallel_samples(rng: np.random.Generator) -> Data:
    X, y = eighths(rng, 6, 3), eighths(rng, 6)
    X[1], X[2] = 2 * X[0], -X[0] / 2
    return X, y


def repeated_samples(rng: np.random.Generator) -> Data:
    X, y = generic(rng)
    return np.concatenate([X, X[:2]]), np.concatenate([y, -y[:2]])


def zero_labels(rng: np.random.Generator) -> Data:
    X, y = generic(rng)
    return X, y * (rng.random(len(y)) < 0.4)


def rank_deficient(rng: np.random.Generator) -> Data:
    X = eighths(rng, 7, 2) @ rng.integers(-2, 3, (2, 4)) + 0.0
    return np.where(X.any(axis=1, keepdims=True), X, 1.0), eighths(rng, 7)


def singletons(rng: np.random.Generator) -> Data:
    m, d = rng.integers(1, 9), rng.integers(1, 4)
    return np.eye(d)[rng.integers(0, d, m)] * eighths(rng, m, 1), eighths(rng, m)


def independent(rng: np.random.Generator) -> Data:
    m = int(rng.integers(2, 6))
    X = np.tril(eighths(rng, m, m))[:, rng.permutation(m)]
    return np.concatenate([X, eighths(rng, m, 1)], axis=1), eighths(rng, m) * (rng.random(m) < 0.8)


def nearly_cancelling(rng: np.random.Generator) -> Data:
    tiny = 2.0 ** -int(rng.integers(8, 16))
    return np.array([[1, 0], [1, tiny], [1, -tiny], [-1, tiny]]), eighths(rng, 4)


DATA: dict[str, Callable[[np.random.Generator], Data]] = {
    make.__name__: make
    for make in (
        generic,
        parallel_samples,
        repeated_samples,
        zero_labels,
        rank_deficient,
        singletons,
        independent,
        nearly_cancelling,
    )
}


def weights(rng: np.random.Generator, X: np.ndarray, num_neurons: int) -> np.ndarray:
    """Initial weights off every hyperplane."""
    while True:
        W = eighths(rng, num_neurons, X.shape[1])
        if (X @ W.T).all():
            return W


def draw(kind: str, seed: int) -> Instance:
    """Half of the draws put two neurons of opposite output weights in one cell."""
    rng = np.random.default_rng([seed, *kind.encode()])
    X, y = DATA[kind](rng)
    n = int(rng.integers(1, 6))
    W, v = weights(rng, X, n), rng.choice([-1, 1], n)
    if seed % 2:
        W, v = np.concatenate([W, W[:1] / 2]), np.concatenate([v, -v[:1]])
    return Instance(X, y, W, v)


def silent_neuron() -> Instance:
    """No sample activates the first neuron."""
    X = np.array([[1.0, 2.0], [2.0, 1.0], [1.0, 1.0]])
    return Instance(X, np.array([1.0, -1.0, 2.0]), np.array([[-1.0, -1.0], [1.0, 1.0]]), np.array([1, 1]))


INSTANCES = {f"{kind}-{seed}": draw(kind, seed) for kind in DATA for seed in range(8)} | {
    "silent-neuron": silent_neuron()
}


@pytest.fixture(params=INSTANCES.values(), ids=INSTANCES.keys())
def instance(request: pytest.FixtureRequest) -> Instance:
    return request.param


@pytest.fixture(params=list(DATA))
def one_of_each_kind(request: pytest.FixtureRequest) -> Instance:
    return INSTANCES[f"{request.param}-1"]


@pytest.fixture(name="draw")
def draw_fixture() -> Callable[[str, int], Instance]:
    return draw
