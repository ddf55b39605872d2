"""A cup computed from its data: samples, labels, and the samples at which each neuron bends.

Everything else follows continuously. d - 1 kinks fix a neuron's direction up to length, the lengths and
the errors are a least squares solution. So the same lines run on rationals, where they decide, and on
balls, where they decide for every sample in a box at once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from flint import arb, arb_mat, fmpq, fmpq_mat

from landscape.evidence.comparison import Finding, all_of, less
from landscape.networks.arrays import arrays_of_one_kind
from landscape.networks.two_layer import signed_output_weights, sum_of_squares

Array = np.ndarray


@dataclass(frozen=True)
class Cup:
    """Weights with prescribed kinks and the best lengths of their rows, with what decides whether they are a cup.

    X, y      samples (num_samples, dim), labels (num_samples,)
    v         output weights, -1 or 1, (num_neurons,)
    kinks     d - 1 samples for each neuron
    W         weights, orthogonal to their kinks, (num_neurons, dim)
    error     prediction - label, orthogonal to every feature, (num_samples,)
    features  relu(<w_r, x_i>) with the kinks exactly 0, (num_samples, num_neurons)
    pushes    what the predictions gain when <w_r, x_k> of one kink leaves 0, upwards and downwards, and the other
              kinks stay, (2 num_neurons (dim - 1), num_samples)
    products  <w_r, x_i> where i is no kink of r, by (r, i); their signs are certain
    lengths   of each w_r along the direction that was asked for; negative where v_r has the wrong sign
    turns     for each neuron and kink the vector that has product 1 with the kink and 0 with the other kinks and w_r
    """

    X: Array
    y: Array
    v: Array
    kinks: tuple[tuple[int, ...], ...]
    W: Array
    error: Array
    features: Array
    pushes: Array
    products: dict[tuple[int, int], Any]
    lengths: Array
    turns: tuple[tuple[Array, ...], ...]

    def turn(self, r: int, kink: int) -> Array:
        """The entry of `turns` for neuron r and one of its kinks."""
        return self.turns[r][self.kinks[r].index(kink)]

    @property
    def loss(self) -> Any:
        """Sum of the squared errors."""
        return sum_of_squares(self.error)

    def finding(self) -> Finding:
        """Whether it is cupped, by the cup lemma: the loss grows with every push, and every length is positive.

        Independence of the features, the last condition, is certified where the lengths are computed.
        """
        slopes = (self.pushes @ self.error).tolist()
        return all_of(less(0, value) for value in [*slopes, *self.lengths.tolist()])


def cup(X: Any, y: Any, kinks: Sequence[Sequence[int]], toward: Any, v: Any) -> Cup:
    """The weights with these kinks, each on the side of its vector of `toward`, (num_neurons, dim).

    All rational, or balls. Raises ValueError for other shapes, unless every neuron has d - 1 kinks that are
    independent of its vector, where a product that is no kink may be 0, and where features may be dependent.
    """
    X, y, toward = arrays_of_one_kind(X=(X, "num_samples dim"), y=(y, "num_samples"), toward=(toward, "neurons dim"))
    v, kinks = signed_output_weights(v), tuple(map(tuple, kinks))
    if not len(v) == len(kinks) == len(toward) or any(len(set(ks)) != X.shape[1] - 1 for ks in kinks):
        raise ValueError("kinks, toward, v: expected dim - 1 kinks, one vector and one sign for each neuron")
    rays = [_ray(X, ks, axis) for ks, axis in zip(kinks, toward, strict=True)]
    products = _products(X, kinks, [ray for ray, _ in rays])
    features = np.array([[_active(products, r, i) for r in range(len(v))] for i in range(len(X))])
    lengths, error = _least_squares(features, y)
    lengths = lengths * v
    W = np.array([length * ray for length, (ray, _) in zip(lengths, rays, strict=True)])
    reached = {(r, i): lengths[r] * value for (r, i), value in products.items()}
    turns = tuple(tuple(turns) for _, turns in rays)
    pushes = np.array(list(_all_pushes(X, v, kinks, turns, products)))
    return Cup(X, y, v, kinks, W, error, features * lengths, pushes, reached, lengths, turns)


def _all_pushes(X: Array, v: Array, kinks: Any, turns: Any, products: dict[tuple[int, int], Any]) -> Iterator[Array]:
    for r, sign in enumerate(v.tolist()):
        for k, turn in zip(kinks[r], turns[r], strict=True):
            yield from _pushes(X, sign, k, turn, [products.get((r, i)) for i in range(len(X))])


def _ray(X: Array, kinks: Sequence[int], axis: Array) -> tuple[Array, list[Array]]:
    """The w with <w, x_k> = 0 and <w, axis> = 1, and its turns."""
    rows = [X[k].tolist() for k in kinks]
    ray = solved([*rows, axis.tolist()], [[0]] * len(rows) + [[1]])[:, 0]
    turns = solved([*rows, ray.tolist()], np.eye(len(rows) + 1, dtype=int).tolist()).T
    return ray, list(turns[:-1])


def _products(X: Array, kinks: Sequence[Sequence[int]], rays: Sequence[Array]) -> dict[tuple[int, int], Any]:
    found = {}
    for r, ray in enumerate(rays):
        for i, value in enumerate((X @ ray).tolist()):
            if i not in kinks[r]:
                if not (value > 0 or value < 0):
                    raise ValueError(f"kinks: neuron {r} may bend at sample {i} too, which is not among its kinks")
                found[r, i] = value
    return found


def _active(products: dict[tuple[int, int], Any], r: int, i: int) -> Any:
    value = products.get((r, i), 0)
    return value if value > 0 else 0 * value


def _least_squares(features: Array, y: Array) -> tuple[Array, Array]:
    """(lengths times v, error): error = features lengths - y, orthogonal to the features."""
    m, n = features.shape
    upper = np.hstack([-np.eye(m, dtype=int), features])
    lower = np.hstack([features.T, np.zeros((n, n), dtype=int)])
    found = solved(np.vstack([upper, lower]).tolist(), [[label] for label in y.tolist()] + [[0]] * n)[:, 0]
    return found[m:], found[:m]


def _pushes(X: Array, v: int, kink: int, turn: Array, products: Sequence[Any]) -> tuple[Array, Array]:
    """Gain of the predictions when w moves by +turn and by -turn: the kink sample is seen only upwards."""
    seen = [value is not None and value > 0 for value in products]
    moved = np.where(seen, v * (X @ turn), 0)
    upwards = moved.copy()
    upwards[kink] = v
    return upwards, -moved


def solved(matrix: list[list[Any]], right: list[list[Any]]) -> Array:
    """The matrix of solutions: exact for rationals, an enclosure where an entry is a ball.

    A ball system is multiplied by an approximate inverse first, so that its balls stay small. Raises ValueError
    where the matrix is, or may be, singular.
    """
    balls = any(type(entry) is arb for row in matrix + right for entry in row)
    try:
        found = _ball_solution(arb_mat(matrix), arb_mat(right)) if balls else _solution(matrix, right)
    except ZeroDivisionError:
        raise ValueError("kinks: expected kinks in general position and independent features") from None
    return np.array(found.tolist(), dtype=object)


def _solution(matrix: list[list[Any]], right: list[list[Any]]) -> fmpq_mat:
    A, b = (fmpq_mat([[fmpq(entry) for entry in row] for row in rows]) for rows in (matrix, right))
    return A.solve(b)


def _ball_solution(A: arb_mat, b: arb_mat) -> arb_mat:
    middle = arb_mat([[entry.mid() for entry in row] for row in A.tolist()]).inv()
    inverse = arb_mat([[entry.mid() for entry in row] for row in middle.tolist()])
    return (inverse * A).solve(inverse * b)
