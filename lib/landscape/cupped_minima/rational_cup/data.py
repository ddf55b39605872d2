"""E1 once more as bare numbers, and a better network: what `rational_cup` must agree with."""

from dataclasses import replace
from typing import Any

import numpy as np
from flint import fmpq

from landscape.cupped_minima.cupped_minimum import TrainingSet, exact_root, rational_cup
from landscape.geometry.cones import dot

LABELS = (7,) * 6 + (-7,) * 6 + (49, -49)
BETTER = (
    *((20, 20, -10, 0), (15, -5, 5, -21), (-20, 20, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0)),
    *((0, 30, 0, 0), (30, 0, 0, 0), (-15, 5, -5, 21), (0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0)),
)
"""Weights of loss zero with the same output weights, in units of 7/48; six of the neurons rest."""
UNIT = fmpq(7, 48)


def better_weights() -> np.ndarray:
    """The weights of loss zero, fmpq, (12, 4)."""
    return np.array([[UNIT * entry for entry in w] for w in BETTER], dtype=object)


def broken_variants() -> dict[str, TrainingSet]:
    """E1 with one hypothesis of the cup lemma spoiled, by what is dropped."""
    data = rational_cup()
    tilted = (data.W[6][0] + fmpq(1, 1000), *data.W[6][1:])
    return {
        "balance (one error 10^-30 off)": replace(data, errors=(*data.errors[:12], -1 - fmpq(1, 10**30), fmpq(1))),
        "v e > 0 at the kinks (signs turned)": replace(data, signs=tuple(-sign for sign in data.signs)),
        "independence (two equal neurons)": replace(data, W=(*data.W[:7], data.W[6], *data.W[8:])),
        "three kinks each (one neuron tilted)": replace(data, W=(*data.W[:6], tilted, *data.W[7:])),
    }


def arrays(training: TrainingSet) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """X, y, W, v as arrays of fmpq. Raises ValueError unless all of them are rational."""
    W, roots = [], [_rational_scale(training, r) for r in range(training.num_neurons)]
    for w, (length, _) in zip(training.W, roots, strict=True):
        W.append([length * entry for entry in w])
    v = [sign * output for sign, (_, output) in zip(training.signs, roots, strict=True)]
    return tuple(np.array(part, dtype=object) for part in (training.X, training.exact_labels, W, v))


def _rational_scale(training: TrainingSet, r: int) -> tuple[Any, Any]:
    w = training.W[r]
    return exact_root(training.squared_norms[r] / dot(w, w)), exact_root(training.squared_outputs[r])
