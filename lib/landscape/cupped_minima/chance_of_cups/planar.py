"""How often Gaussian data in the plane have a sub-optimal cupped minimum whose neurons bend at one sample each.

All of them are enumerated: a neuron lies on one of the 2m rays orthogonal to a sample, and the lengths are a least
squares solution. The enumeration runs in floats and is only a finder; every success is certified in balls, for
the very doubles that were drawn.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product

import numpy as np
from flint import fmpq
from scipy.optimize import nnls

from landscape.cupped_minima.no_descent_path.cup import cup
from landscape.evidence.balls import ball, working_precision
from landscape.evidence.check import Check, checker, finder
from landscape.evidence.comparison import all_of, less
from landscape.evidence.confidence import clopper_pearson_lower, clopper_pearson_upper, rate_at_least
from landscape.evidence.doubles import double
from landscape.evidence.inputs import float_array, positive_integer
from landscape.evidence.outward import ceil_digits, floor_digits
from landscape.evidence.seeds import block_generator, root_seed
from landscape.evidence.verdict import Arithmetic
from landscape.networks.two_layer import sum_squared_loss

CLAIM = "own/planar-cups"
ERROR = fmpq(1, 10**6)
SIZES = (4, 6, 8, 12)
NUM_DRAWS, NUM_NEURONS = 240, 2
LEAST = {6: fmpq(1, 100), 8: fmpq(1, 12), 12: fmpq(3, 10)}
"""For these numbers of samples the rate of a sub-optimal cup is claimed to be at least so much."""
_SURE = 1e-9
_PLACES = 8


@dataclass(frozen=True)
class Candidate:
    """A cup that floats have found, with the errors of its kinks and weights of less loss, if floats know any.

    kinks   the sample at which each neuron bends
    toward  its direction, (num_neurons, 2)
    v       output weights
    better  weights of less loss with the same output weights, (num_neurons, 2); None if this is the least loss
    """

    kinks: tuple[int, ...]
    toward: np.ndarray
    v: tuple[int, ...]
    better: np.ndarray | None


@dataclass(frozen=True)
class Outcome:
    """Of `draws` data sets with `num_samples` samples: how many had a certified cup, and how many a sub-optimal one."""

    num_samples: int
    draws: int
    cups: int
    suboptimal: int


@finder
def candidates(X: np.ndarray, y: np.ndarray, num_neurons: int) -> Iterator[Candidate]:
    """All cups of a planar sample with half of the output weights 1 and half -1, one kink a neuron; in floats.

    X is (num_samples, 2). The order of neurons with the same output weight is not distinguished. Raises ValueError
    for an odd number of neurons, other shapes, numbers that are not finite, and a sample that is 0.
    """
    if positive_integer("num_neurons", num_neurons) % 2:
        raise ValueError(f"num_neurons: expected an even number, not {num_neurons}")
    X = float_array("X", X, (None, 2))
    y = float_array("y", y, (len(X),))
    if not X.any(axis=1).all():
        raise ValueError("X: expected samples other than 0")
    m, half = len(X), num_neurons // 2
    rays = np.concatenate([X[:, ::-1] * [-1, 1], X[:, ::-1] * [1, -1]])
    kink = np.tile(np.arange(m), 2)
    features = rays @ X.T
    features[np.arange(2 * m), kink] = 0
    features = np.maximum(features, 0)
    chosen = np.array(list(combinations(range(2 * m), half)))
    pairs = np.array([np.concatenate(pair) for pair in product(chosen, chosen)])
    v = np.repeat([1, -1], half)
    for neurons in pairs[_are_cups(X, y, rays, kink, features, pairs, v)]:
        lengths, *_ = np.linalg.lstsq((features[neurons] * v[:, None]).T, y, rcond=None)
        loss = float(np.sum(((features[neurons].T * v) @ lengths - y) ** 2))
        better = _better(X, y, rays, features, v, loss)
        yield Candidate(tuple(kink[neurons].tolist()), rays[neurons], tuple(v.tolist()), better)


def _are_cups(X, y, rays, kink, features, pairs, v) -> np.ndarray:
    """Which pairs of sets of rays meet all conditions; (num_pairs,)."""
    F = features[pairs] * v[:, None]
    gram = F @ F.transpose(0, 2, 1)
    regular = np.abs(np.linalg.det(gram)) > _SURE
    gram[~regular] = np.eye(len(v))
    lengths = np.linalg.solve(gram, (F @ y)[..., None])[..., 0]
    error = np.einsum("pn,pnm->pm", lengths, F) - y
    bent = np.take_along_axis(error, kink[pairs], 1) * v
    pull = v[:, None] * np.einsum("pnm,pm,md->pnd", (F != 0).astype(float), error, X)
    at = X[kink[pairs]]
    share = -np.einsum("pnd,pnd->pn", pull, at) / np.sum(at**2, axis=2)
    inside = (lengths > _SURE) & (bent > _SURE) & (share > _SURE) & (share < bent - _SURE)
    return regular & inside.all(axis=1)


def _better(X, y, rays, features, v, loss: float) -> np.ndarray | None:
    """Weights of less loss, from the basin minima of all combinations of cells."""
    order = np.argsort(np.arctan2(rays[:, 1], rays[:, 0]))
    cells = [(order[k - 1], order[k]) for k in range(len(order))]
    for choice in product(cells, repeat=len(v)):
        columns = np.array([v[r] * features[ray] for r, cell in enumerate(choice) for ray in cell]).T
        amounts, distance = nnls(columns, y)
        if distance**2 < loss * (1 - 1e-6):
            return np.array([amounts[2 * r : 2 * r + 2] @ rays[list(cell)] for r, cell in enumerate(choice)])
    return None


def certified(X: np.ndarray, y: np.ndarray, found: Candidate) -> tuple[bool, bool]:
    """(certainly a cup, certainly a cup with a lower loss elsewhere) for the doubles X and y, in balls."""
    with working_precision():
        X, y, toward = _exact(X), _exact(y), _exact(found.toward)
        try:
            bottom = cup(X, y, [(k,) for k in found.kinks], toward, found.v)
        except ValueError:
            return False, False
        cupped = bottom.finding().holds is True
        if found.better is None:
            return cupped, False
        better = sum_squared_loss(X, y, _exact(np.round(found.better, _PLACES)), _exact(np.array(found.v, float)))
        return cupped, cupped and less(better, bottom.loss).holds is True


def _exact(array: np.ndarray) -> np.ndarray:
    found = np.empty(array.shape, dtype=object)
    for index, entry in np.ndenumerate(array):
        found[index] = ball(double(float(entry)))
    return found


def outcome(num_samples: int, num_draws: int, rng: np.random.Generator, num_neurons: int = NUM_NEURONS) -> Outcome:
    """Standard normal samples in the plane and labels: how many data sets have a cup, how many a sub-optimal one.

    Raises ValueError unless there is at least one draw, and at least as many samples as neurons, an even number.
    """
    positive_integer("num_draws", num_draws)
    if positive_integer("num_samples", num_samples) < positive_integer("num_neurons", num_neurons):
        raise ValueError(f"num_samples: expected at least {num_neurons}, one for each neuron, not {num_samples}")
    cups = suboptimal = 0
    for _ in range(num_draws):
        X, y = rng.normal(size=(num_samples, 2)), rng.normal(size=num_samples)
        findings = [certified(X, y, found) for found in candidates(X, y, num_neurons)]
        cups += any(cupped for cupped, _ in findings)
        suboptimal += any(lower for _, lower in findings)
    return Outcome(num_samples, num_draws, cups, suboptimal)


def outcomes(num_draws: int = NUM_DRAWS) -> dict[int, Outcome]:
    """An outcome for each number of samples in SIZES, from the root seed."""
    return _outcomes(num_draws, root_seed())


@cache
def _outcomes(num_draws: int, root: int) -> dict[int, Outcome]:
    return {size: outcome(size, num_draws, block_generator(CLAIM, size, root)) for size in SIZES}


@checker(Arithmetic.SAMPLED)
def check_planar_cups(least: Mapping[int, fmpq] = LEAST, counted: Mapping[int, int] | None = None) -> Check:
    """own/planar-cups: the null hypotheses are that a sub-optimal cup exists at a lower rate than `least`.

    counted  successes for each number of samples, by default those of `outcomes`
    """
    counted = {size: found.suboptimal for size, found in outcomes().items()} if counted is None else counted
    found = [rate_at_least(counted[size], NUM_DRAWS, rate, ERROR / len(least)) for size, rate in least.items()]
    rates = ", ".join(f"{rate} at m = {size}" for size, rate in least.items())
    return Check(CLAIM, all_of(found), f"d = 2, n = 2, {NUM_DRAWS} draws each: rate at least {rates}, error 1e-6")


def describe(found: Outcome) -> str:
    """One line: how many data sets of a size had a cup, and the exact interval for the rate of a sub-optimal one."""
    ends = [end(found.suboptimal, found.draws, ERROR / 2) for end in (clopper_pearson_lower, clopper_pearson_upper)]
    return (
        f"m = {found.num_samples:2}: a cup in {found.cups:3} of {found.draws}, a sub-optimal one in "
        f"{found.suboptimal:3}, rate in [{floor_digits(ends[0], 2)}, {ceil_digits(ends[1], 2)}]"
    )
