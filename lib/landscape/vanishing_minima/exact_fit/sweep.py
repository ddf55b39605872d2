"""Two neurons for each group of d_0 samples: a hyperplane turns, and pairs of neurons fit what it passes."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from flint import fmpq

from landscape.evidence.inputs import exact_array
from landscape.geometry.sign_vectors import exact_sign_vector
from landscape.networks.interpolation import null_space, weight_with
from landscape.networks.leaky import first_layer_matrix
from landscape.vanishing_minima.exact_fit.groups import Network, checked_slope, powers, require_dim


def paired_width(num_samples: int, dim: int, slope: Any) -> int:
    """2 ceil(N / d_0) neurons, and 2 ceil((N + 1) / d_0) for the ReLU."""
    require_dim(dim)
    return 2 * -(-(num_samples + (checked_slope(slope) == 0)) // dim)


@dataclass(frozen=True)
class Sweep:
    """Directions of a turning hyperplane, and the samples that it passes between them.

    weights  (num_groups, dim): one direction before each group
    groups   indices of samples: group g is passed after weight g and before the next one
    signs    of each sample before the turn
    """

    weights: tuple[tuple[fmpq, ...], ...]
    groups: tuple[tuple[int, ...], ...]
    signs: tuple[int, ...]


def sweep(X: Any, relu: bool) -> Sweep:
    """Turn a hyperplane by half a turn past all samples, d_0 at a time.

    X (num_samples, dim), rational. For the ReLU the last group has at most d_0 - 1 samples, all
    seen before the turn. Raises ValueError for dim < 2 and where no pencil of the search is generic.
    """
    rows = exact_array("X", X, (None, None))
    require_dim(rows.shape[1])
    p, q, last = _last_group_pencil(rows) if relu else _pencil(rows)
    ratios = _ratios(rows, p, q)
    groups = _cut(sorted(set(range(len(rows))) - set(last), key=lambda n: ratios[n]), rows.shape[1], last)
    passed = [[ratios[n] for n in group] for group in groups]
    cuts = [(max(before) + min(after)) / 2 for before, after in pairwise(passed)]
    weights = [p] + [[b - c * a for a, b in zip(p, q, strict=True)] for c in cuts]
    signs = exact_sign_vector(p, rows)
    return Sweep(tuple(map(tuple, weights)), tuple(map(tuple, groups)), signs)


def pairs(X: Any, y: Any, slope: Any) -> Network:
    """A network that fits any rational labels with `paired_width` neurons and touches no kink.

    X (num_samples, dim), y (num_samples,). Raises ValueError for slope 1, dim < 2, and samples
    whose Khatri-Rao matrix is short of rank, such as two on one line.
    """
    rows, slope = exact_array("X", X, (None, None)), checked_slope(slope)
    labels = exact_array("y", y, (len(rows),))
    turned = sweep(rows, relu=slope == 0)
    base = np.array(turned.weights, dtype=object)
    moves = np.array(weight_with(first_layer_matrix(base, rows, slope), labels.tolist()), dtype=object)
    moves = moves.reshape(base.shape)
    step = _step(base, moves, rows)
    W = [row for w, v in zip(base, moves, strict=True) for row in (w + step * v, w - step * v)]
    z = [sign / (2 * step) for _ in base for sign in (fmpq(1), fmpq(-1))]
    return Network(tuple(map(tuple, W)), tuple(z), slope)


def _step(base: np.ndarray, moves: np.ndarray, rows: np.ndarray) -> fmpq:
    """Half of a step at which some neuron could reach a sample's hyperplane."""
    room = min(abs(entry) for entry in (base @ rows.T).ravel().tolist())
    speed = max(abs(entry) for entry in (moves @ rows.T).ravel().tolist())
    return room / (2 * speed) if speed else fmpq(1)


def _pencil(rows: np.ndarray) -> tuple[list, list, list[int]]:
    """p, q such that no sample lies on p's hyperplane and no two are passed at once.

    p = (1, k, ..., k^(d-1)) and q = (1, k^d, ..., k^(d(d-1))): the two ratios of samples x and x' are
    equal where sum_jl (x_j x'_l - x'_j x_l) k^(j + d l) = 0, for less than d^2 integers k unless x and
    x' lie on one line. So the loop ends with a pencil if no two samples do.
    """
    num, dim = rows.shape
    for k in range(2, 3 + num * dim + num**2 * dim**2):
        p, q = [fmpq(k) ** j for j in range(dim)], [fmpq(k) ** (dim * j) for j in range(dim)]
        if _is_generic(rows, p, q):
            return p, q, []
    raise ValueError("X: expected samples of which no two lie on one line through 0")


def _is_generic(rows: np.ndarray, p: list, q: list) -> bool:
    return all((rows @ np.array(p, dtype=object)).tolist()) and len(set(_ratios(rows, p, q))) == len(rows)


def _ratios(rows: np.ndarray, p: list, q: list) -> list[fmpq]:
    """<q, x> / <p, x>: the samples are passed in this order."""
    start, turn = (rows @ np.array(axis, dtype=object) for axis in (p, q))
    return [b / a for a, b in zip(start, turn, strict=True)]


def _last_group_pencil(rows: np.ndarray) -> tuple[list, list, list[int]]:
    """A pencil that passes the last min(N, d_0 - 1) samples together, last, and sees them all before.

    With r = 1, k, k^2, ... on these, t orthogonal to them, p = t + r / 2^k and q = r + t, their ratio is 2^k.
    Two other samples x, x' have one ratio only if <r, x><t, x'> = <r, x'><t, x>: this fails for large k
    where each d_0 samples are independent, since r then misses the span vector x<t, x'> - x'<t, x>.
    """
    size = min(len(rows), rows.shape[1] - 1)
    last = list(range(len(rows) - size, len(rows)))
    null = null_space(rows[last])
    others = rows[: len(rows) - size]
    for k in range(1, 200):
        tilt, seen = powers(null, k), weight_with(rows[last], [fmpq(k) ** j for j in range(size)])
        p = [a + b / fmpq(2) ** k for a, b in zip(tilt, seen, strict=True)]
        q = [a + b for a, b in zip(seen, tilt, strict=True)]
        if _is_generic(others, p, q) and all(ratio < fmpq(2) ** k for ratio in _ratios(others, p, q)):
            return p, q, last
    raise ValueError("X: expected samples in general position")


def _cut(order: list[int], size: int, last: list[int]) -> list[list[int]]:
    """Groups of `size` in the order of passing, then the last group, if one was fixed."""
    groups = [order[k : k + size] for k in range(0, len(order), size)]
    return [*groups, last] if last else groups
