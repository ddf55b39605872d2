"""The strips of SH18's Theorem 8 in floats, with equal lengths as in (9.5): how close they come to the samples."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from landscape.vanishing_minima.exact_fit import printed_width

SHARE = 2**-0.5
"""beta = gamma = kappa, the printed choice."""


@dataclass(frozen=True, eq=False)
class Draw:
    """Standard normal samples X (num_samples, dim), of which the first `num_ones` have label 1."""

    X: np.ndarray
    num_ones: int

    @property
    def sine(self) -> float:
        """The printed sin alpha = 1 / (d_1* d_0 N)."""
        num, dim = self.X.shape
        return 1 / (printed_width(num, dim) * dim * num)

    @property
    def smaller_sine(self) -> float:
        """1 / (d_1* d_0^(3/2) N sqrt(2 log N)): an angle that a fixed partition keeps."""
        num, dim = self.X.shape
        return float(self.sine / (dim * 2 * np.log(num)) ** 0.5)

    def margins(self, order: Sequence[int]) -> list[float]:
        """Sine of the least angle for each strip, the ones cut into groups of d_0 - 1 in this order."""
        size = self.X.shape[1] - 1
        return [_margin(self.X, list(order[k : k + size])) for k in range(0, len(order), size)]

    @cached_property
    def fixed(self) -> float:
        """The least of all in the order in which the samples came."""
        return min(self.margins(range(self.num_ones)))

    def tries(self, rng: np.random.Generator, most: int) -> int:
        """Partitions drawn until one keeps the printed angle; `most` + 1 if none of so many does."""
        for attempt in range(1, most + 1):
            if min(self.margins(rng.permutation(self.num_ones))) > self.sine:
                return attempt
        return most + 1


def draw(rng: np.random.Generator, num_samples: int, dim: int) -> Draw:
    """Standard normal samples, half of them with label 1."""
    return Draw(rng.standard_normal((num_samples, dim)), num_samples // 2)


def across(group: np.ndarray) -> np.ndarray:
    """The shortest vector whose product with each row of the group is 1 (SH18 eq. 9.4)."""
    return np.linalg.pinv(group) @ np.ones(len(group))


def _margin(X: np.ndarray, group: list[int]) -> float:
    """Least |<w, x>| / (|w| |x|) over the four rows of a strip and all samples (SH18 eqs. 9.2 to 9.7)."""
    lifted = across(X[group])
    normal = np.linalg.svd(X[group])[2][-1] * np.linalg.norm(lifted)
    others = np.delete(X, group, axis=0)
    outer = SHARE * np.abs(others @ normal).min() / np.abs(others @ lifted).max()
    W = np.array([normal + shift * lifted for shift in (outer, SHARE * outer, -SHARE * outer, -outer)])
    cosines = np.abs(X @ W.T) / np.outer(np.linalg.norm(X, axis=1), np.linalg.norm(W, axis=1))
    return float(cosines.min())
