"""Independent samples: what a basin can reach, and the weights that reach it (proof of SS16 Theorem 7)."""

from collections.abc import Sequence
from typing import Any

from flint import fmpq

from landscape.evidence.inputs import exact_array
from landscape.networks.interpolation import weight_with

Data = tuple[tuple[tuple[Any, ...], ...], tuple[Any, ...]]
"""(X, y): rows of X and labels, exact numbers."""

INDEPENDENT: tuple[Data, ...] = (
    (((1,),), (1,)),
    (((1, 0), (0, 1)), (1, -2)),
    (((1, 0), (1, 1)), (1, 1)),
    (((2, 1, 0), (1, -1, 3)), (0, "1/2")),
)
"""Independent samples with labels: orthogonal and not, a zero label, more coordinates than samples."""

ONE_TOO_MANY: Data = (((1, -1, 0), (2, -1, -1), (1, 0, -1)), (1, 0, 0))
"""Three samples in a plane, 30 degrees apart, x_2 = x_1 + x_3; the single neuron w = (0, -1, 2) fits them."""


def covers(active: int, output: int, label: fmpq) -> bool:
    """Whether a neuron with this sign on a sample and this output weight can serve its label."""
    return active > 0 and output * label > 0


def covered_minimum(y: Any, signs: Sequence[Sequence[int]], v: Sequence[int]) -> fmpq:
    """Basin minimum of independent samples: (1/m) times the sum of y_t^2 over uncovered t.

    y (num_samples,), signs (num_neurons, num_samples) of <w_i, x_t>, v (num_neurons,) of +-1. Exact.
    """
    y = exact_array("y", y, (None,))
    missed = [
        label**2
        for t, label in enumerate(y)
        if not any(covers(row[t], output, label) for row, output in zip(signs, v, strict=True))
    ]
    return sum(missed, fmpq(0)) / len(y)


def constructed(X: Any, y: Any, signs: Sequence[Sequence[int]], v: Sequence[int], printed: bool = False) -> list:
    """W' of the proof, one row a neuron: neuron i takes over |y_t| if no neuron before it could.

    A neuron before it could not if it is inactive *or* has the wrong sign; with `printed` the
    two are joined by *and*, as the paper has it.
    """
    y = exact_array("y", y, (None,))

    def could_not(j: int, t: int) -> bool:
        inactive, wrong = signs[j][t] <= 0, v[j] * y[t] < 0
        return (inactive and wrong) if printed else (inactive or wrong)

    def taken(i: int, t: int) -> fmpq:
        right = signs[i][t] > 0 and v[i] * y[t] >= 0
        return abs(y[t]) if right and all(could_not(j, t) for j in range(i)) else fmpq(0)

    return [weight_with(X, [taken(i, t) for t in range(len(y))]) for i in range(len(v))]
