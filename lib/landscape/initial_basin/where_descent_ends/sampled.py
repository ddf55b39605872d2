"""How often descent ends below or above the basin minimum of its start, and how well that minimum predicts the end.

Floats, one fixed protocol, independent trials: each draws its own data and two starts. Sums run in a fixed
order over whole arrays, so that every processor adds the same numbers.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from flint import fmpq

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import all_of
from landscape.evidence.confidence import rate_at_least, rate_at_most
from landscape.evidence.seeds import block_generator, root_seed
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.sphere import uniform_points
from landscape.networks.basin_minimum import basin_minimum

ERROR = fmpq(1, 2 * 10**6)
"""Of each of a check's two bounds, so that the check errs with probability at most one in a million."""
MARGIN = 1e-6
"""Relative difference below which two losses count as equal."""


@dataclass(frozen=True)
class Protocol:
    """Standard normal samples and labels; weights uniform on the sphere, fair output signs; a fixed step."""

    num_samples: int = 10
    dim: int = 2
    num_neurons: int = 8
    step: float = 0.05
    num_steps: int = 1000


@dataclass(frozen=True, eq=False)
class Outcomes:
    """Of all trials, each with two starts.

    began    basin minima of the starts, (num_trials, 2)
    ended    losses after the last step, (num_trials, 2)
    best     basin minimum of the point reached from the first start, (num_trials,); NaN where floats
             cannot tell its region combination
    """

    began: np.ndarray
    ended: np.ndarray
    best: np.ndarray

    @property
    def below(self) -> np.ndarray:
        """(num_trials,): the first start ended lower than anything in its closed region combination."""
        return self.ended[:, 0] < (1 - MARGIN) * self.began[:, 0] - MARGIN**2

    @property
    def above(self) -> np.ndarray:
        """(num_trials,): it ended where nothing in the region combination is as low as what it began with."""
        return self.best > (1 + MARGIN) * self.began[:, 0] + MARGIN**2

    @property
    def concordant(self) -> np.ndarray:
        """(num_trials,): the start with the smaller basin minimum ended lower; ties do not count."""
        with np.errstate(over="ignore", invalid="ignore"):
            began, ended = (array[:, 0] - array[:, 1] for array in (self.began, self.ended))
            return began * ended > MARGIN**2

    def table(self, good: float) -> tuple[tuple[int, int], tuple[int, int]]:
        """Of the first starts with basin minimum at most `good`, then of the others: (ended at most there, all)."""
        began, ended = self.began[:, 0] <= good, self.ended[:, 0] <= good
        return tuple((int((group & ended).sum()), int(group.sum())) for group in (began, ~began))


def random_descents(protocol: Protocol = Protocol(), num_trials: int = 600) -> Outcomes:
    """The trials on which this chapter's checks, table and pictures rest, from the root seed."""
    return outcomes(protocol, num_trials, "own/descent-against-basin", root_seed())


@lru_cache(maxsize=16)
def outcomes(protocol: Protocol, num_trials: int, stream: str, root: int) -> Outcomes:
    """Independent trials; trial k is the same for every num_trials > k. `stream` and `root` seed them."""
    X, y, W, v = drawn(protocol, num_trials, stream, root)
    reached, ended = descended(X, y, W, v, protocol)
    began = [_minimum(*instance) for instance in zip(X, y, W, v, strict=True)]
    best = [_minimum(*instance) for instance in zip(X[::2], y[::2], reached[::2], v[::2], strict=True)]
    return Outcomes(np.reshape(began, (num_trials, 2)), np.reshape(ended, (num_trials, 2)), np.array(best))


def drawn(protocol: Protocol, num_trials: int, stream: str, root: int) -> tuple[np.ndarray, ...]:
    """X, y, W, v of 2 num_trials descents; two successive ones share their data."""
    parts = []
    for k in range(num_trials):
        rng = block_generator(stream, k, root)
        X, y = rng.standard_normal((protocol.num_samples, protocol.dim)), rng.standard_normal(protocol.num_samples)
        for _ in range(2):
            W = uniform_points(protocol.num_neurons, protocol.dim, rng)
            parts.append((X, y, W, 2.0 * rng.integers(0, 2, protocol.num_neurons) - 1))
    return tuple(map(np.array, zip(*parts, strict=True)))


def descended(X: np.ndarray, y: np.ndarray, W: np.ndarray, v: np.ndarray, protocol: Protocol) -> tuple:
    """(weights, losses) after the last step: many descents at once, the first axis of all arrays. Floats.

    A descent that diverges ends at infinity or NaN: neither below nor above.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        return _descended(X, y, W, v, protocol)


def _descended(X: np.ndarray, y: np.ndarray, W: np.ndarray, v: np.ndarray, protocol: Protocol) -> tuple:
    X, y, W, v = (np.moveaxis(array, 0, -1) for array in (X, y, W, v))
    v, x = v[:, np.newaxis], [X[:, j] for j in range(X.shape[1])]
    w = [W[:, j].copy() for j in range(W.shape[1])]
    for _ in range(protocol.num_steps):
        z = sum(a[:, np.newaxis] * b for a, b in zip(w, x, strict=True))
        force = v * (z > 0) * (sum(v * np.maximum(z, 0)) - y) * (2 * protocol.step / len(y))
        for j, column in enumerate(x):
            w[j] -= sum(np.moveaxis(force * column, 1, 0))
    z = sum(a[:, np.newaxis] * b for a, b in zip(w, x, strict=True))
    losses = sum((sum(v * np.maximum(z, 0)) - y) ** 2) / len(y)
    return np.moveaxis(np.stack(w, axis=1), -1, 0), losses


def _minimum(X: np.ndarray, y: np.ndarray, W: np.ndarray, v: np.ndarray) -> float:
    try:
        return basin_minimum(X, y, W, v).value
    except ValueError:  # a weight within rounding of a hyperplane, or not finite
        return np.nan


@checker(Arithmetic.SAMPLED)
def check_against_basin(
    below: fmpq = fmpq(2, 5), above: fmpq = fmpq(1, 50), num_trials: int = 600, protocol: Protocol = Protocol()
) -> Check:
    """own/descent-against-basin: null hypotheses, that descents end below, or above, at a lower rate."""
    found = random_descents(protocol, num_trials)
    counts = [int(events.sum()) for events in (found.below, found.above)]
    findings = [rate_at_least(c, num_trials, rate, ERROR) for c, rate in zip(counts, (below, above), strict=True)]
    rates = f"below at a rate of at least {below}, above of at least {above}"
    scope = f"{num_trials} independent descents: {rates}, error 1e-6"
    return Check("own/descent-against-basin", all_of(findings), scope)


@checker(Arithmetic.SAMPLED)
def check_basin_predicts(
    least: fmpq = fmpq(1, 2), most: fmpq = fmpq(5, 6), num_trials: int = 600, protocol: Protocol = Protocol()
) -> Check:
    """own/basin-predicts: null hypotheses, that the better basin wins at a lower, or at a higher rate."""
    found = random_descents(protocol, num_trials)
    count = int(found.concordant.sum())
    findings = [rate_at_least(count, num_trials, least, ERROR), rate_at_most(count, num_trials, most, ERROR)]
    scope = f"{num_trials} independent pairs of starts: rate between {least} and {most}, error 1e-6"
    return Check("own/basin-predicts", all_of(findings), scope)
