"""How often a random region contains a global minimum: the exact certificate of one, and the stored counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from flint import fmpq

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import all_of
from landscape.evidence.confidence import clopper_pearson_lower, clopper_pearson_upper, rate_at_least, rate_at_most
from landscape.evidence.inputs import exact_array
from landscape.evidence.verdict import Arithmetic
from landscape.evidence.witness import witness
from landscape.networks.interpolation import weight_with
from landscape.networks.leaky import first_layer_matrix

ERROR = fmpq(1, 10**6)
DIM = 3
STORED = "volume-transition"


@dataclass(frozen=True)
class Count:
    """Of `trials` random regions with N samples in R^3 and d_1 neurons, `hits` contain a global minimum."""

    num_samples: int
    num_neurons: int
    trials: int
    hits: int

    @property
    def ratio(self) -> fmpq:
        """d_0 d_1 / N."""
        return fmpq(DIM * self.num_neurons, self.num_samples)

    def interval(self) -> tuple[fmpq, fmpq]:
        """Clopper-Pearson bounds, each wrong with probability at most 1/2000."""
        ends = (clopper_pearson_lower, clopper_pearson_upper)
        return tuple(end(self.hits, self.trials, fmpq(1, 2000)) for end in ends)


@cache
def counts() -> tuple[Count, ...]:
    """The stored counts. Raises ValueError if they are missing or damaged."""
    return tuple(Count(*row) for row in witness(STORED, {"counts"})["counts"])


@checker(Arithmetic.SAMPLED)
def check_transition(num_samples: int = 12, low: fmpq = fmpq(3, 20), high: fmpq = fmpq(17, 20), wide: int = 4) -> Check:
    """own/volume-transition. Null hypotheses: more than `low` at d_0 d_1 = N, less than `high` at `wide` times that."""
    none, most = (_at(num_samples, ratio) for ratio in (1, wide))
    findings = [
        rate_at_most(none.hits, none.trials, low, ERROR / 2),
        rate_at_least(most.hits, most.trials, high, ERROR / 2),
    ]
    shown = f"{none.hits} of {none.trials} regions at d_0 d_1 = N, {most.hits} of {most.trials} at {wide}N"
    scope = f"ReLU, d_0 = {DIM}, N = {num_samples}: {shown}; rates {low} and {high}, error 1e-6"
    return Check("own/volume-transition", all_of(findings), scope)


def _at(num_samples: int, ratio: int) -> Count:
    found = [c for c in counts() if c.num_samples == num_samples and c.ratio == ratio]
    if not found:
        raise ValueError(f"num_samples: no stored counts for {num_samples} samples at d_0 d_1 = {ratio} N")
    return found[0]


def certifies(X: Any, y: Any, W: Any, slope: Any, near: Sequence[float]) -> bool:
    """Whether an exact fit lies close to `near` with every z_i w_i in the cone of row i of W or opposite to it.

    X (num_samples, dim), y (num_samples,), W (num_neurons, dim) rational; near (num_neurons * dim,), any floats.
    The fit is the point closest to a rounded `near`, exactly. True proves that the region of W contains a
    differentiable global minimum; False proves nothing.
    """
    rows, weights = exact_array("X", X, (None, None)), exact_array("W", W, (None, None))
    matrix = first_layer_matrix(weights, rows, slope)
    start = np.array([fmpq(round(float(entry) * 2**30), 2**30) for entry in near], dtype=object)
    residual = exact_array("y", y, (len(rows),)) - matrix @ start
    try:
        fit = (start + np.array(weight_with(matrix, residual.tolist()), dtype=object)).reshape(weights.shape)
    except ValueError:  # the rank is short
        return False
    sides = (rows @ fit.T) * (rows @ weights.T)
    return all(all(side > 0 for side in column) or all(side < 0 for side in column) for column in sides.T.tolist())
