"""Untrusted: where gradient descent stops, for many small networks, as decimals for the check.

Two samples with labels (2, 1), so that predictions are points of a plane, and one-dimensional
inputs that differ from run to run; and five samples in the plane, for networks of depth 2 and 3.
Every hidden neuron has a bias except in the first family.
"""

from itertools import pairwise
from typing import Any

import numpy as np

from landscape.evidence.seeds import block_generator
from landscape.search.decimals import decimals

PAIR = (2, 1)
SAMPLE = (((1, 0.5), (0.5, 1), (-1, 1), (2, -1), (-1, -2)), (1, -2, 3, 1, 2))
FAMILIES = (("two samples", (2,), 24), ("two layers", (3,), 24), ("three layers", (2, 2), 24))
DIGITS, STEPS, MARKS = 7, 12_000, (0, 2, 4, 6, 8, 10, 12, 16, 20, 25, 30, 40, 60, 100)
SETTLED = 1e-6
MOMENTUM = 0.9


def find() -> dict[str, Any]:
    """Runs that have settled, family by family: X, y, hidden layers, output, and predictions: the last,
    and with two samples a few on the way."""
    runs = [run for number, family in enumerate(FAMILIES) for run in _family(number, *family)]
    return {"runs": runs}


def _family(number: int, name: str, widths: tuple[int, ...], count: int) -> list[dict[str, Any]]:
    rng = block_generator("own/thales-sphere", number, 0)
    paired = number == 0
    X = rng.integers(-20, 21, (count, 2, 1)) / 10 if paired else np.array([SAMPLE[0]] * count, float)
    X[X == 0] = 0.5
    y = np.array(PAIR if paired else SAMPLE[1], float)
    start = _start(rng, count, (X.shape[2], *widths), biases=not paired)
    path, layers, steepest = _descend(X, y, start, rate=0.01, biases=not paired)
    seen = path if paired else path[-1:]
    return [_run(name, X[k], y, [(W[k], b[k]) for W, b in layers[0]], layers[1][k], [p[k] for p in seen])
            for k in range(count) if steepest[k] < SETTLED]  # fmt: skip


def _start(rng: np.random.Generator, count: int, sizes: tuple[int, ...], biases: bool) -> tuple[list, np.ndarray]:
    """Random layers, the last one large: high above the ceiling."""
    hidden = [
        (rng.normal(size=(count, after, before)), biases * rng.normal(size=(count, after)))
        for before, after in pairwise(sizes)
    ]
    return hidden, 2 * rng.normal(size=(count, sizes[-1]))


def _descend(X: np.ndarray, y: np.ndarray, start: tuple[list, np.ndarray], rate: float, biases: bool) -> tuple:
    """(predictions on the way, layers at the end, largest derivative there) of a batch, by heavy-ball descent."""
    hidden, output = start
    parts = [part for pair in hidden for part in pair] + [output]
    speed = [np.zeros_like(part) for part in parts]
    path = []
    for step in range(STEPS):
        p, slopes = _slopes(X, y, parts, biases)
        if step in MARKS:
            path.append(p)
        for part, slope, v in zip(parts, slopes, speed, strict=True):
            v *= MOMENTUM
            v -= rate * slope
            part += v
    steepest = np.max([np.abs(slope).reshape(len(X), -1).max(axis=1) for slope in slopes], axis=0)
    return [*path, p], (list(zip(parts[:-1:2], parts[1:-1:2], strict=True)), parts[-1]), steepest


def _slopes(X: np.ndarray, y: np.ndarray, parts: list[np.ndarray], biases: bool) -> tuple[np.ndarray, list]:
    """Predictions (batch, samples) and the gradient of the mean squared loss, part by part."""
    inputs = [X]
    for W, b in zip(parts[:-1:2], parts[1:-1:2], strict=True):
        inputs.append(np.maximum(0, np.einsum("kti,kji->ktj", inputs[-1], W) + b[:, None]))
    p = np.einsum("kti,ki->kt", inputs[-1], parts[-1])
    r = 2 * (p - y) / len(y)
    slopes, back = [np.einsum("kti,kt->ki", inputs[-1], r)], r[:, :, None] * parts[-1][:, None]
    for W, entering, leaving in zip(parts[-3::-2], inputs[-2::-1], inputs[:0:-1], strict=True):
        back = back * (leaving > 0)
        slopes += [biases * back.sum(axis=1), np.einsum("ktj,kti->kji", back, entering)]
        back = np.einsum("ktj,kji->kti", back, W)
    return p, slopes[::-1]


def _run(name: str, X: np.ndarray, y: np.ndarray, hidden: list, output: np.ndarray, path: list) -> dict[str, Any]:
    return {
        "family": name,
        "X": decimals(X, 1),
        "y": decimals(y, 0),
        "hidden": [[decimals(W, DIGITS), decimals(b, DIGITS)] for W, b in hidden],
        "output": decimals(output, DIGITS),
        "path": decimals(path, 2),
    }
