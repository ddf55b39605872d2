"""The one link that enumeration of signs leaves out: weights that are really drawn from the sphere."""

import numpy as np
from flint import fmpq

from landscape.evidence.check import Check, checker
from landscape.evidence.confidence import rate_is
from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.sphere import uniform_points
from landscape.initial_basin.overspecification.demands import SingletonSample
from landscape.initial_basin.overspecification.samples import hard_sample
from landscape.initial_basin.overspecification.sharper import LEVEL
from landscape.initial_basin.overspecification.success import success_probability

ERROR = fmpq(1, 10**6)
RESOLUTION = fmpq(4, 100)
BLOCKS = 10
"""The draws are made in blocks, to save memory."""


@checker(Arithmetic.SAMPLED)
def check_hard_sample_by_sampling(
    dim: int = 10, num_neurons: int = 12, num_draws: int = 20_000, rate: fmpq | None = None
) -> Check:
    """own/hard-sample: the frequency of good starts against the exact probability, or against `rate`.

    Null hypothesis: starts are good at this rate. It is kept unless the exact confidence
    interval with error probability one in a million excludes it.
    """
    if num_draws < BLOCKS or num_draws % BLOCKS:
        raise ValueError(f"num_draws: expected a positive multiple of {BLOCKS}, not {num_draws}")
    sample = SingletonSample.of(*hard_sample(dim, LEVEL))
    needed = [demand for demand in sample.demands if demand.side < 0]
    expected = success_probability(needed)(num_neurons) if rate is None else rate
    rng = generator("own/hard-sample")
    good = sum(_good_starts(rng, dim, num_neurons, num_draws // BLOCKS) for _ in range(BLOCKS))
    finding = rate_is(good, num_draws, expected, ERROR, resolution=RESOLUTION)
    scope = f"d = {dim}, n = {num_neurons}: {num_draws} uniform draws from the sphere, error 1e-6, interval below 0.04"
    return Check("own/hard-sample", finding, scope)


def _good_starts(rng: np.random.Generator, dim: int, num_neurons: int, num_draws: int) -> int:
    """How many of the draws have, on every axis, a neuron with negative weight and output +1."""
    W = uniform_points(num_draws * num_neurons, dim, rng).reshape(num_draws, num_neurons, dim)
    v = rng.integers(0, 2, size=(num_draws, num_neurons)) * 2 - 1
    serves = (W < 0) & (v > 0)[:, :, None]
    return int(serves.any(axis=1).all(axis=1).sum())
