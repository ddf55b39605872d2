"""The construction of SH18's Theorem 8: one strip of four neurons for each group of samples with label 1."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from flint import fmpq

from landscape.evidence.inputs import exact_array, exact_number
from landscape.networks.interpolation import null_space, weight_with
from landscape.networks.leaky import predict_leaky, slopes_at

Row = list[fmpq]
SHARES = (fmpq(1, 2), fmpq(1, 2))
"""beta and gamma of eq. 9.7."""


@dataclass(frozen=True)
class Network:
    """A leaky network with rational weights: W (num_neurons, dim), z (num_neurons,), slope."""

    W: tuple[tuple[fmpq, ...], ...]
    z: tuple[fmpq, ...]
    slope: fmpq

    def predictions(self, X: Any) -> list[fmpq]:
        """One a sample. Raises ValueError if a neuron touches a kink at one."""
        slopes_at(list(self.W), X, self.slope)
        return predict_leaky(X, list(self.W), list(self.z), self.slope).tolist()


def printed_width(num_samples: int, dim: int) -> int:
    """d_1* = 4 ceil(N / (2 d_0 - 2)). Raises ValueError for dim < 2."""
    require_dim(dim)
    return 4 * -(-num_samples // (2 * dim - 2))


def grouped_width(num_ones: int, dim: int) -> int:
    """Neurons that the construction takes: 4 for each group of up to d_0 - 1 samples with label 1."""
    require_dim(dim)
    return 4 * -(-num_ones // (dim - 1))


def strips(X: Any, y: Any, slope: Any, variant: str = "") -> Network:
    """The network of Theorem 8's proof: X (num_samples, dim) rational in general position, y in {0, 1}.

    A label that is all zeros gets one strip that meets no sample. `variant` keeps a slip of the
    printed page: "third twice" for its last display, "one factor" for a single scale of all strips.
    Raises ValueError for dim < 2, slope 1, labels outside {0, 1}, dependent samples.
    """
    rows, slope = exact_array("X", X, (None, None)), checked_slope(slope)
    labels = exact_array("y", y, (len(rows),)).tolist()
    if any(label not in (0, 1) for label in labels):
        raise ValueError("y: expected labels 0 and 1")
    require_dim(rows.shape[1])
    ones = [n for n, label in enumerate(labels) if label == 1]
    size = rows.shape[1] - 1
    groups = [ones[k : k + size] for k in range(0, len(ones), size)]
    parts = [strip(rows, group) for group in groups]
    if not parts:
        return Network((tuple(_missing_all(rows, [])),), (fmpq(0),), slope)
    scales = [1 / ((part.outer - part.inner) * (1 - slope)) for part in parts]
    if variant == "one factor":
        scales = [scales[0]] * len(scales)
    W = [row for part in parts for row in part.weights(variant == "third twice")]
    z = [sign * scale for scale in scales for sign in (1, -1, -1, 1)]
    return Network(tuple(map(tuple, W)), tuple(z), slope)


@dataclass(frozen=True)
class Strip:
    """A hyperplane through a group, a direction across it, and two distances (eqs. 9.2, 9.4, 9.7)."""

    normal: Row
    across: Row
    outer: fmpq
    inner: fmpq

    def weights(self, third_twice: bool = False) -> list[Row]:
        """The four rows; `third_twice` repeats the third in place of the fourth."""
        last = self.inner if third_twice else self.outer
        shifts = (self.outer, self.inner, -self.inner, -last)
        return [[w + e * u for w, u in zip(self.normal, self.across, strict=True)] for e in shifts]


def strip(rows: np.ndarray, group: Sequence[int], shares: tuple[fmpq, fmpq] = SHARES) -> Strip:
    """The strip around one group of rows. The two directions need not have one length, as eq. 9.5 has it.

    `shares` are beta and gamma, both in (0, 1).
    """
    inside = rows[list(group)]
    normal = _missing_all(rows, group)
    across = weight_with(inside, [1] * len(group))
    others = [n for n in range(len(rows)) if n not in group]
    distances = [abs(d) for d in (rows[others] @ np.array(normal, dtype=object)).tolist()]
    shifts = [abs(d) for d in (rows[others] @ np.array(across, dtype=object)).tolist()]
    largest = max(shifts, default=fmpq(0))
    outer = shares[0] * min(distances) / largest if largest else shares[0]
    return Strip(normal, across, outer, shares[1] * outer)


def _missing_all(rows: np.ndarray, group: Sequence[int]) -> Row:
    """A normal of a hyperplane through the group and through no other row: powers of the first k that works."""
    basis = null_space(rows[list(group)])
    others = rows[[n for n in range(len(rows)) if n not in group]]
    for k in range(2, 3 + len(rows) * rows.shape[1]):  # each other sample rules out at most dim - 1 powers
        normal = powers(basis, k)
        if all((others @ np.array(normal, dtype=object)).tolist()):
            return normal
    raise ValueError("X: expected samples in general position")


def powers(basis: list[Row], k: int) -> Row:
    """The combination of a basis with coefficients 1, k, k^2, ..."""
    return [sum((k**j * vector[i] for j, vector in enumerate(basis)), fmpq(0)) for i in range(len(basis[0]))]


def require_dim(dim: int) -> None:
    """At least two inputs. Raises ValueError."""
    if dim < 2:
        raise ValueError(f"dim: expected at least 2 inputs, not {dim}")


def checked_slope(value: Any) -> fmpq:
    """An exact slope other than 1. Raises ValueError."""
    slope = exact_number("slope", value)
    if slope == 1:
        raise ValueError("slope: expected any slope but 1, where the network is linear")
    return slope
