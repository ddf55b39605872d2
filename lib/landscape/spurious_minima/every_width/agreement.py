"""Blocks against the whole Hessian: an instance, direction by direction, in balls."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from flint import arb, arb_mat, fmpq_mat

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.comparison import Finding, all_of, equal, less
from landscape.networks.gaussian_loss import GaussianLoss

CLOSE = arb(10) ** -25
"""Two enclosures of one number differ by less than this, or they enclose two numbers."""


@dataclass(frozen=True)
class Component:
    """Directions of one kind: `copies[x][i]` is an n x k integer matrix, i the place in the block.

    The Hessian's bilinear form on copies x, y and places i, j is gram(x, y) block[i, j], and is
    zero between different components; gram is the scalar product of `labels`.
    """

    copies: Sequence[Sequence[np.ndarray]]
    labels: Sequence[np.ndarray]
    block: arb_mat

    def predicted(self) -> np.ndarray:
        """The bilinear form on all directions in order, shape (directions, directions)."""
        labels = np.array([np.ravel(x) for x in self.labels])
        gram = labels @ labels.T
        block = np.array(self.block.tolist(), dtype=object)
        return np.kron(gram.astype(object), block)

    def directions(self) -> list[np.ndarray]:
        """All directions as vectors of length n k."""
        return [np.ravel(matrix) for copy in self.copies for matrix in copy]


def agrees(
    W: np.ndarray, gradient: np.ndarray, components: Sequence[Component], extra: arb_mat | None = None
) -> Finding:
    """Whether gradient, Hessian and, if given, extra block at W, times 2 pi, are these, to 25 digits.

    W and gradient have shape (n, k), extra (n, n), entries balls. The directions must span R^(n x k), exactly.
    """
    k = W.shape[1]
    there = GaussianLoss.at(W, np.array([[ball(int(i == j)) for j in range(k)] for i in range(k)], dtype=object))
    directions = [v for component in components for v in component.directions()]
    D = np.array(directions)
    with working_precision():
        scale = 2 * arb.pi()
        form = arb_mat(D.tolist()) * arb_mat((scale * there.hessian()).tolist()) * arb_mat(D.T.tolist())
        differences = [
            np.array(form.tolist(), dtype=object) - _direct_sum([c.predicted() for c in components]),
            scale * there.gradient() - gradient,
        ]
        if extra is not None:
            differences.append(scale * there.extra_block() - np.array(extra.tolist(), dtype=object))
        largest = [abs(x) for part in differences for x in np.ravel(part)]
        spanning = equal(int(fmpq_mat(D.astype(int).tolist()).rank()), W.size)
        return all_of([spanning, *(less(x, CLOSE) for x in largest)])


def _direct_sum(parts: Sequence[np.ndarray]) -> np.ndarray:
    total = sum(map(len, parts))
    whole, start = np.full((total, total), arb(0), dtype=object), 0
    for part in parts:
        whole[start : start + len(part), start : start + len(part)] = part
        start += len(part)
    return whole


def balanced(p: int) -> list[np.ndarray]:
    """e_0 - e_j, which span the vectors of R^p with sum zero."""
    return [np.eye(p, dtype=int)[0] - np.eye(p, dtype=int)[j] for j in range(1, p)]


def antisymmetric(p: int) -> list[np.ndarray]:
    """Antisymmetric matrices with zero row sums: the cycles 0 -> i -> j -> 0."""
    return [sum(_wedge(p, *pair) for pair in ((0, i), (i, j), (j, 0))) for i, j in combinations(range(1, p), 2)]


def symmetric(p: int) -> list[np.ndarray]:
    """Symmetric matrices with zero diagonal and zero row sums: differences of i, j times differences of l, m."""
    pairs = [(p1, p2) for p1 in combinations(range(p), 2) for p2 in combinations(range(p), 2) if not set(p1) & set(p2)]
    e = np.eye(p, dtype=int)
    found = [np.outer(e[i] - e[j], e[m] - e[n]) for (i, j), (m, n) in pairs if i < m]
    return [x + x.T for x in found]


def _wedge(p: int, i: int, j: int) -> np.ndarray:
    e = np.eye(p, dtype=int)
    return np.outer(e[i], e[j]) - np.outer(e[j], e[i])
