"""Untrusted: centres of boxes of data on which a cupped minimum persists, each with the largest radius that was found.

The training sets of SSG20 section 4.3 with the two points on each side's axis merged, or split in two for the
sizes of the paper. Only e_i x_i enters the conditions, so every sample is brought to a length at which Gaussian
density and room balance, and the errors are divided by what the sample gained.
"""

from typing import Any

import numpy as np

from landscape.cupped_minima.cupped_minimum import (
    TrainingSet,
    merged_training_set,
    rational_cup,
    theorem_configuration,
)
from landscape.cupped_minima.no_descent_path.boxes import Box
from landscape.cupped_minima.no_descent_path.examples import ONE_NEURON_X, ONE_NEURON_Y
from landscape.evidence.doubles import rounded
from landscape.search.decimals import decimals

LENGTH, ERROR, STRENGTH, SHORTER = 2.0, 0.5, 0.12, 0.8
SPLIT = ((4, 20), (5, 16), (6, 12))
PLACES, LABEL_FACTORS = 4, (1, 10, 100)
LEAST, MOST, FINE = 1e-8, 0.3, 1.03
STEPS, RATE, MOMENTUM, STARTS = 6000, 2e-3, 0.9, 4


def find() -> dict[str, Any]:
    """boxes: records for `Box.of`, by the number of random coordinates."""
    records = [_one_neuron(), _record(merged_training_set(theorem_configuration(3, 8))), _record(rational_cup())]
    records += [_record(merged_training_set(theorem_configuration(*sizes)), split=True) for sizes in SPLIT]
    return {"boxes": sorted(records, key=lambda record: len(record["X"]) * (len(record["X"][0]) + 1))}


def _one_neuron() -> dict[str, Any]:
    X, y = np.array(ONE_NEURON_X, float), np.array(ONE_NEURON_Y, float) * 0.5
    return _widest(X, y, [[0]], np.array([[1.0, 0.0]]), [1], np.array([[-1.5, 0.0]]))


def _record(data: TrainingSet, split: bool = False) -> dict[str, Any]:
    X, e = _array(data.X), _array([data.errors])[0]
    W = _array(data.W)
    W /= np.linalg.norm(W, axis=1)[:, None]
    if split:
        X, e = np.vstack([X, X[-2:]]), np.concatenate([e[:-2], e[-2:] / 2, e[-2:] / 2])
    kinks, v = [list(data.kinks(r)) for r in range(data.num_neurons)], list(data.signs)
    lengths = np.full(len(X), LENGTH)
    lengths[len(data.X) :] *= SHORTER
    factors = lengths / np.linalg.norm(X, axis=1)
    X, e = X * factors[:, None], e / factors
    e *= ERROR / np.median(np.abs(e))
    Z = X @ W.T
    for r, bent in enumerate(kinks):
        Z[bent, r] = 0
    y = STRENGTH * np.maximum(Z, 0) @ v - e
    return _widest(X, y, kinks, W, v, _better(X, y, np.array(v, float)))


def _array(rows: Any) -> np.ndarray:
    return np.array([[_double(x) for x in row] for row in rows])


def _double(x: Any) -> float:
    return float(x.enclosure(64).mid()) if hasattr(x, "enclosure") else rounded(x)


def _better(X: np.ndarray, y: np.ndarray, v: np.ndarray) -> np.ndarray:
    """The best of a few descents from random starts."""
    rng = np.random.Generator(np.random.PCG64(0))
    ends = [_descend(X, y, v, rng.normal(size=(len(v), X.shape[1]))) for _ in range(STARTS)]
    return min(ends, key=lambda W: float(np.sum((np.maximum(X @ W.T, 0) @ v - y) ** 2)))


def _descend(X: np.ndarray, y: np.ndarray, v: np.ndarray, W: np.ndarray) -> np.ndarray:
    speed = np.zeros_like(W)
    for _ in range(STEPS):
        Z = X @ W.T
        r = np.maximum(Z, 0) @ v - y
        speed = MOMENTUM * speed - RATE * ((r[:, None] * (Z > 0)) * v).T @ X
        W = W + speed
    return W


def _widest(X: np.ndarray, y: np.ndarray, kinks: list, W: np.ndarray, v: list, better: np.ndarray) -> dict[str, Any]:
    """The record with the largest chance among the widest for each ratio of the radii."""
    fixed = {
        "X": decimals(X, PLACES),
        "y": decimals(y, PLACES),
        "kinks": kinks,
        "toward": decimals(W, PLACES),
        "v": v,
        "better": decimals(better, PLACES),
    }
    found = [record for factor in LABEL_FACTORS if (record := _with_radius(fixed, factor))]
    return max(found, key=lambda record: float(Box.of(record).log10_chance().mid()))


def _with_radius(fixed: dict[str, Any], factor: int) -> dict[str, Any] | None:
    low, high, best = LEAST, MOST, None
    while high / low > FINE:
        radius = (low * high) ** 0.5
        record = fixed | {"radius": f"{radius:.2e}", "label_radius": f"{float(f'{radius:.2e}') * factor:.2e}"}
        if _holds(record):
            low, best = radius, record
        else:
            high = radius
    return best


def _holds(record: dict[str, Any]) -> bool:
    try:
        return Box.of(record).finding().holds is True
    except ValueError:
        return False
