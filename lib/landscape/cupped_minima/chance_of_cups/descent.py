"""Gradient descent near the cup of the rational example, and far from it. Floats, one fixed protocol.

The loss is the sum of squares, the output weights are fixed, and the step decays linearly to 0, without which
descent would go on jumping over the kinks. Sums run in a fixed order over whole arrays.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from flint import arb, fmpq

from landscape.cupped_minima.cupped_minimum import rational_cup
from landscape.evidence.balls import working_precision
from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import all_of
from landscape.evidence.confidence import clopper_pearson_lower, clopper_pearson_upper, rate_at_least, rate_at_most
from landscape.evidence.doubles import rounded, rounded_array
from landscape.evidence.inputs import exact_number, float_array, positive_integer
from landscape.evidence.outward import ceil_digits, floor_digits
from landscape.evidence.seeds import block_generator, root_seed
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.cones import dot
from landscape.geometry.sphere import uniform_points

CLAIM = "own/descent-returns"
ERROR = fmpq(1, 10**6)
NEAR, FAR = fmpq(3, 4), fmpq(3)
NUM_NEAR, NUM_FAR, NUM_RANDOM = 40, 40, 140
RETURN, NEVER, SELDOM = fmpq(1, 2), fmpq(1, 2), fmpq(1, 8)
"""Claimed: at least so often from NEAR, at most so often from FAR, and from a standard normal start."""
STEP, NUM_STEPS = 5e-4, 6000
BACK = 0.1
"""A descent is back at the cup if it ends closer than this, and at the cup's level if its loss is as near to 14."""


@dataclass(frozen=True, eq=False)
class Ends:
    """Where descents from one kind of start end.

    distances  from the cup, all neurons together, (num_descents,)
    losses     sum of squared errors, (num_descents,)
    """

    distances: np.ndarray
    losses: np.ndarray

    @property
    def back(self) -> int:
        """How many are back at the cup."""
        return int((self.distances < BACK).sum())

    @property
    def lower(self) -> int:
        """How many ended well below the cup."""
        return int((self.losses < self.level - BACK).sum())

    @property
    def at_level(self) -> int:
        """How many ended at the level of the cup, there or at another of its equivalent minima."""
        return int((np.abs(self.losses - self.level) < BACK).sum())

    @property
    def level(self) -> float:
        """Loss of the cup."""
        return 14.0


def around(distance: fmpq, count: int, stream: int) -> np.ndarray:
    """Starts at a distance from the cup in uniform directions, (count, num_neurons, dim).

    Raises ValueError unless the distance is a rational of at least 0 and count at least 1.
    """
    W, distance = _example()[3], exact_number("distance", distance)
    if distance < 0:
        raise ValueError(f"distance: expected a number of at least 0, not {distance}")
    rng = block_generator(CLAIM, stream, root_seed())
    shifts = uniform_points(count, W.size, rng) * rounded(distance)
    return W + shifts.reshape(count, *W.shape)


def anywhere(count: int, stream: int) -> np.ndarray:
    """Standard normal starts, (count, num_neurons, dim). Raises ValueError unless count is at least 1."""
    positive_integer("count", count)
    rng = block_generator(CLAIM, stream, root_seed())
    return rng.standard_normal((count, *_example()[3].shape))


def descended(starts: np.ndarray, num_steps: int = NUM_STEPS) -> Ends:
    """Gradient descent from all starts at once, (count, num_neurons, dim). Raises ValueError for another shape."""
    X, y, v, cup = _example()
    W = float_array("starts", starts, (None, *cup.shape)).copy()
    positive_integer("num_steps", num_steps)
    for k in range(num_steps):
        Z = W @ X.T
        error = np.tensordot(v, np.maximum(Z, 0), axes=(0, 1)) - y
        slope = 2 * ((Z > 0) * error[:, np.newaxis]) @ X * v[:, np.newaxis]
        W -= STEP * (1 - k / num_steps) * slope
    error = np.tensordot(v, np.maximum(W @ X.T, 0), axes=(0, 1)) - y
    return Ends(np.sqrt(np.sum((W - cup) ** 2, axis=(1, 2))), np.sum(error**2, axis=1))


@cache
def ends(num_steps: int = NUM_STEPS) -> tuple[Ends, Ends, Ends]:
    """From near, from far, and from standard normal starts: what the check rests on."""
    starts = around(NEAR, NUM_NEAR, 0), around(FAR, NUM_FAR, 1), anywhere(NUM_RANDOM, 2)
    return tuple(descended(start, num_steps) for start in starts)


@checker(Arithmetic.SAMPLED)
def check_descent_returns(
    back: fmpq = RETURN, still: fmpq = NEVER, level: fmpq = SELDOM, found: tuple[Ends, Ends, Ends] | None = None
) -> Check:
    """own/descent-returns: null hypotheses, that descents return less often from near, or more often from elsewhere."""
    near, far, random = ends() if found is None else found
    findings = all_of([
        rate_at_least(near.back, NUM_NEAR, back, ERROR / 3),
        rate_at_most(far.back, NUM_FAR, still, ERROR / 3),
        rate_at_most(random.at_level, NUM_RANDOM, level, ERROR / 3),
    ])  # fmt: skip
    counts = f"{NUM_NEAR} starts at {NEAR}, {NUM_FAR} at {FAR}, {NUM_RANDOM} standard normal"
    rates = f"at least {back}, at most {still}, at most {level}"
    return Check(CLAIM, findings, f"{counts}: rates {rates}, error 1e-6")


def interval(count: int, trials: int) -> str:
    """Exact interval for a rate, wrong with probability at most one in a million."""
    ends = [end(count, trials, ERROR / 2) for end in (clopper_pearson_lower, clopper_pearson_upper)]
    return f"[{floor_digits(ends[0], 2)}, {ceil_digits(ends[1], 2)}]"


def certified_distance() -> arb:
    """The delta of SSG20 Lemma 2 for the rational cup: the distance at which the first sample is lost or gained."""
    data = rational_cup()
    rows = zip(data.products, data.squared_norms, data.W, strict=True)
    squares = [
        product**2 * norm / (dot(w, w) * dot(x, x))
        for row, norm, w in rows
        for product, x in zip(row, data.X, strict=True)
        if product != 0
    ]
    with working_precision():
        return arb(min(squares)).sqrt()


@cache
def _example() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """X, y, v, W of the rational example as floats."""
    data = rational_cup()
    parts = [data.X, [data.exact_labels], [[fmpq(sign) for sign in data.signs]], data.W]
    X, y, v, W = map(rounded_array, parts)
    return X, y[0], v[0], W
