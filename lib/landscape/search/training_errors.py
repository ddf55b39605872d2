"""Untrusted: how many samples a network misclassifies when its training ends, many times over.

Minutes on one core: `book/data/training-errors.json` keeps the counts.
"""

from fractions import Fraction
from typing import Any

import numpy as np
from tqdm import tqdm

from landscape.evidence.seeds import block_generator
from landscape.evidence.witness import witness
from landscape.search.training import (
    CONSTANT,
    FALLING,
    GENTLE,
    TO_THE_END,
    Schedule,
    Trained,
    fair_labels,
    gaussian_data,
    train,
)

SCHEDULES = {"constant": CONSTANT, "falling": FALLING}
RATIOS = ("1/2", "3/4", "1", "5/4", "3/2", "2", "3")
SCAN = [("falling", d, ratio, 40) for d in (10, 15, 25) for ratio in RATIOS] + [
    *(("constant", 10, ratio, 40) for ratio in ("1", "2", "3")),
    *(("constant", 25, ratio, 24) for ratio in ("1", "2", "3")),
]
"""(schedule, d, d^2 / N, repetitions)."""
WIDTHS = (4, 8, 12, 16, 20, 25, 33)
BATCH, RIDGE, PIXEL = 32, 0.01, "0123456789abcdefg"
INPUTS = ((10, 40), (15, 40), (20, 40), (25, 40))
"""(d, repetitions) with N = d^2 / 5."""
KINKS, AT_A_KINK = [(10, ratio, 40) for ratio in ("1/4", *RATIOS, "5")], 1e-5
"""(d, d^2 / N, repetitions), and how small an input counts as one that has come to a kink."""


def find() -> dict[str, Any]:
    """scan, digits, inputs and kinks: one record for each setting, with one entry for each repetition."""
    scan = [scanned(*setting) for setting in tqdm(SCAN, desc="scan", disable=None)]
    settings = [(kind, width, 40) for kind in ("true", "random") for width in WIDTHS]
    digits = [digits_trained(*setting) for setting in tqdm(settings, desc="digits", disable=None)]
    kinks = [kinks_of(*setting) for setting in tqdm(KINKS, desc="kinks", disable=None)]
    return {"scan": scan, "digits": digits, "inputs": [inputs_of(*setting) for setting in INPUTS], "kinks": kinks}


def scanned(schedule: str, d: int, ratio: str, count: int) -> dict[str, Any]:
    """One point of Figure 5.1; repetition k is the same for every count > k."""
    num = samples(d, ratio)
    stream = f"SH18/fig-5.1 again {schedule} {d} {ratio}"
    wrong = [_wrong_on_gaussian(stream, k, num, d, SCHEDULES[schedule]) for k in range(count)]
    return {"schedule": schedule, "dim": d, "num_samples": num, "width": d, "wrong": wrong}


def samples(d: int, ratio: str) -> int:
    """N with d^2 / N as close to the ratio as can be."""
    return round(d * d / Fraction(ratio))


def _wrong_on_gaussian(stream: str, k: int, num: int, d: int, schedule: Schedule) -> int:
    rng = block_generator(stream, k, 0)
    return train(*gaussian_data(num, d, rng), d, schedule, rng).wrong


def digits_trained(labels: str, width: int, count: int) -> dict[str, Any]:
    """Digits 0-4 against 5-9 (`true`), or fair coins in their place, one sequence a repetition (`random`)."""
    X, sides = digits()
    wrong = []
    for k in range(count):
        rng = block_generator(f"SH18/table-1 again {labels} {width}", k, 0)
        y = sides if labels == "true" else fair_labels(len(X), rng)
        wrong.append(train(X, y, width, GENTLE, rng, BATCH).wrong)
    return {"labels": labels, "dim": X.shape[1], "num_samples": len(X), "width": width, "wrong": wrong}


def digits() -> tuple[np.ndarray, np.ndarray]:
    """Whitened images without the pixels that never change, and -1 for 0-4, 1 for 5-9.

    Rounded to six decimals, so that the linear algebra of different machines gives the same.
    """
    stored = witness("digits", ["digits", "images", "source"])
    X = np.array([[PIXEL.index(pixel) for pixel in image] for image in stored["images"]], float)
    X = X[:, X.std(axis=0) > 0]
    X -= X.mean(axis=0)
    variances, axes = np.linalg.eigh(X.T @ X / len(X))
    white = (X @ axes / np.sqrt(np.maximum(variances, 0) + RIDGE)) @ axes.T
    return np.round(white, 6), np.array([1.0 if digit >= "5" else -1.0 for digit in stored["digits"]])


def kinks_of(d: int, ratio: str, count: int) -> dict[str, Any]:
    """How many neural inputs are next to zero after training to the end, and how many samples are misclassified."""
    trained = _to_the_end(f"own/kinks-below-threshold again {d} {ratio}", samples(d, ratio), d, count)
    near = [int((np.abs(net.inputs) < AT_A_KINK).sum()) for net in trained]
    wrong = [net.wrong for net in trained]
    return {"dim": d, "num_samples": samples(d, ratio), "width": d, "near": near, "wrong": wrong}


def _to_the_end(stream: str, num: int, d: int, count: int) -> list[Trained]:
    rngs = [block_generator(stream, k, 0) for k in range(count)]
    return [train(*gaussian_data(num, d, rng), d, TO_THE_END, rng) for rng in rngs]


def inputs_of(d: int, count: int) -> dict[str, Any]:
    """One group of points of Figure 5.2: the error and the smallest neural input, two digits of each."""
    trained = _to_the_end(f"SH18/fig-5.2 again {d}", d * d // 5, d, count)
    return {
        "dim": d,
        "num_samples": d * d // 5,
        "mse": [f"{net.mse:.1e}" for net in trained],
        "smallest": [f"{net.smallest_input:.1e}" for net in trained],
        "wrong": [net.wrong for net in trained],
    }
