"""The last layer of a network: its inputs on a sample, its best weights, and the loss that they leave.

The predictions are p = Phi v, where v is the last layer and Phi holds what it receives, one row a
sample. Whatever the layers before are, the loss |Phi v - y|^2 / m is a convex quadratic in v.
"""

from dataclasses import replace
from typing import Any

import numpy as np
from flint import fmpq, fmpq_mat

from landscape.evidence.door import guarded
from landscape.evidence.inputs import exact_array
from landscape.networks.deep import DeepNet


@guarded
def last_layer_inputs(net: DeepNet, X: Any) -> np.ndarray:
    """Phi, shape (num_samples, width_{h-1}): the predictions of the unit vectors as last layers."""
    units = [[int(i == j) for i in range(len(net.output))] for j in range(len(net.output))]
    return np.stack([replace(net, output=unit).predict(X) for unit in units], axis=1)


def best_last_layer(inputs: Any, y: Any) -> np.ndarray:
    """A v that minimises |Phi v - y|^2, zero outside the first independent columns of Phi. Exact.

    inputs: Phi, (num_samples, width), y (num_samples,), rational. Raises ValueError for anything else.
    """
    inputs = exact_array("inputs", inputs, (None, None))
    y = exact_array("y", y, (len(inputs),))
    pivots = independent_columns(inputs)
    best = np.full(inputs.shape[1], fmpq(0), dtype=object)
    if pivots:
        columns = fmpq_mat(inputs[:, pivots].T.tolist())
        target = fmpq_mat(len(y), 1, y.tolist())
        best[pivots] = (columns * columns.transpose()).solve(columns * target).entries()
    return best


@guarded
def independent_columns(inputs: np.ndarray) -> list[int]:
    """Indices of the first columns of a rational matrix that span the others. Exact.

    Inputs (num_samples, num_columns).
    """
    inputs = exact_array("inputs", inputs, (None, None))
    echelon, rank = fmpq_mat(inputs.tolist()).rref()
    return [next(j for j in range(inputs.shape[1]) if echelon[i, j] != 0) for i in range(rank)]


@guarded
def squared_distance_by_determinants(inputs: np.ndarray, y: np.ndarray) -> fmpq:
    """Squared distance of y to the span of the columns: a quotient of two Gram determinants. Exact.

    Inputs (num_samples, num_columns), y (num_samples,).
    """
    inputs = exact_array("inputs", inputs, (None, None))
    y = exact_array("y", y, (len(inputs),))
    spanning = [inputs[:, j].tolist() for j in independent_columns(inputs)]
    with_label = _gram_determinant([*spanning, y.tolist()])
    return with_label / _gram_determinant(spanning) if spanning else with_label


def _gram_determinant(vectors: list[list[fmpq]]) -> fmpq:
    rows = fmpq_mat(vectors)
    return (rows * rows.transpose()).det()
