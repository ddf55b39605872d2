"""XLS17's experiments at small sizes, in floats: descent of the regulariser, discrepancy after training."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from flint import fmpq

from landscape.diverse_units.discrepancy.closed_form import regulariser, square_discrepancy, uniform_mean
from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import all_of, less, suffices
from landscape.evidence.confidence import rate_at_least
from landscape.evidence.seeds import block_generator, generator, root_seed
from landscape.evidence.verdict import Arithmetic

ERROR = fmpq(1, 10**6)


@dataclass(frozen=True)
class Regularised:
    """R and the least singular value of D before and after descent of R, and R along it."""

    before: tuple[float, float]
    after: tuple[float, float]
    path: tuple[float, ...]


def unit(W: np.ndarray) -> np.ndarray:
    """Rows of length one. (num_neurons, dim), in floats."""
    return W / np.linalg.norm(W, axis=1, keepdims=True)


def regularised(
    rng: np.random.Generator, dim: int = 12, num: int = 12, samples: int = 60, steps: int = 300
) -> Regularised:
    """Descend R on the sphere by gradient steps from uniform weights; D is that of fresh uniform samples."""
    W, X = unit(rng.normal(size=(num, dim))), unit(rng.normal(size=(samples, dim)))
    start, path = W, []
    for _ in range(steps):
        path.append(float(regulariser(W)))
        T = np.clip(W @ W.T, -1 + 1e-12, 1 - 1e-12)
        pull = (np.pi - np.arccos(T)) / (2 * np.pi) / np.sqrt(1 - T * T)
        np.fill_diagonal(pull, 0)
        W = unit(W - 2.0 / num * (pull @ W))
    return Regularised((path[0], _least(start, X)), (float(regulariser(W)), _least(W, X)), tuple(path))


def _least(W: np.ndarray, X: np.ndarray) -> float:
    sees = (X @ W.T > 0).astype(float)
    return float(np.sqrt(max(np.linalg.eigvalsh((X @ X.T) * (sees @ sees.T))[0], 0)))


def simplex_level(num: int) -> float:
    """R at a regular simplex: k^2 at the cosine -1/(num - 1)."""
    return float(((np.pi - np.arccos(-1 / (num - 1))) / (2 * np.pi)) ** 2)


@lru_cache(maxsize=4)
def descents(draws: int = 100, num: int = 12, dim: int = 12) -> tuple[Regularised, ...]:
    """Independent descents of R."""
    rng = generator("XLS17/fig-4")
    return tuple(regularised(rng, dim, num) for _ in range(draws))


@checker(Arithmetic.SAMPLED)
def check_figure_4(draws: int = 100, num: int = 12, rate: fmpq = fmpq(1, 2), closeness: float = 0.01) -> Check:
    """XLS17/fig-4. Null hypothesis: descent ends at a simplex, with a larger singular value, at less than `rate`."""
    top = simplex_level(num) * (1 + closeness)
    good = sum(run.after[0] < top and run.after[1] > run.before[1] for run in descents(draws, num))
    scope = f"n = d = 12, 60 samples: both in {good} of {draws} draws; rate at least {rate}, error 1e-6"
    return Check("XLS17/fig-4", rate_at_least(good, draws, rate, ERROR), scope)


def trained_discrepancy(
    rng: np.random.Generator, num: int, dim: int = 10, steps: int = 300, weight: float = 0.0
) -> tuple[float, float]:
    """(L_2^2 of the directions after SGD, test loss): teacher of `dim` units, batches of 100, rate 0.1."""
    teacher, signs = unit(rng.normal(size=(dim, dim))), rng.choice([-1.0, 1.0], dim)
    W, v = rng.normal(size=(num, dim)) / np.sqrt(dim), rng.choice([-1.0, 1.0], num)
    for _ in range(steps):
        X = unit(rng.normal(size=(100, dim)))
        error = np.maximum(X @ W.T, 0) @ v - np.maximum(X @ teacher.T, 0) @ signs
        W = W - 0.1 * ((X @ W.T > 0) * v * error[:, None]).T @ X / len(X) - 0.1 * weight * _pull(W)
    X = unit(rng.normal(size=(1000, dim)))
    error = np.maximum(X @ W.T, 0) @ v - np.maximum(X @ teacher.T, 0) @ signs
    return float(square_discrepancy(W)), float((error * error).mean() / 2)


def _pull(W: np.ndarray) -> np.ndarray:
    """Gradient of R by W, projected from the sphere."""
    lengths = np.linalg.norm(W, axis=1, keepdims=True)
    U = W / lengths
    T = np.clip(U @ U.T, -1 + 1e-12, 1 - 1e-12)
    pull = (np.pi - np.arccos(T)) / (2 * np.pi) / np.sqrt(1 - T * T) / np.pi
    np.fill_diagonal(pull, 0)
    G = 2 * pull @ U / (len(W) * (len(W) - 1))
    return (G - (G * U).sum(axis=1, keepdims=True) * U) / lengths


@lru_cache(maxsize=8)
def trained_ratios(num: int, runs: int = 100) -> tuple[float, ...]:
    """L_2^2 after training over the mean of uniform weights, in independent runs at one width."""
    rng = block_generator("XLS17/fig-3", num, root_seed())
    mean = float(uniform_mean(num, 10).enclosure().mid())
    return tuple(trained_discrepancy(rng, num)[0] / mean for _ in range(runs))


@checker(Arithmetic.SAMPLED)
def check_figure_3(widths: Sequence[int] = (10, 20, 40, 80), runs: int = 100, factor: float = 2.0) -> Check:
    """XLS17/fig-3. Null hypothesis: at some width fewer than half of the runs end within `factor` of the mean."""
    near = [sum(1 / factor < ratio < factor for ratio in trained_ratios(num, runs)) for num in widths]
    findings = [rate_at_least(count, runs, fmpq(1, 2), ERROR / len(widths)) for count in near]
    counts = ", ".join(f"{count} (n = {num})" for num, count in zip(widths, near, strict=True))
    scope = f"d = 10, within a factor {factor}: {counts} of {runs} runs; rates at least 1/2, error 1e-6"
    return Check("XLS17/fig-3", all_of(findings), scope)


@checker(Arithmetic.FLOAT)
def check_table_1(widths: Sequence[int] = (10, 20), seeds: int = 3, weight: float = 0.1) -> Check:
    """XLS17/table-1 at a small size: is the mean test loss lower by more than its spread, at every width?"""
    findings, shown = [], []
    for num in widths:
        losses = [
            [
                trained_discrepancy(block_generator("XLS17/table-1", k, 0), num, steps=600, weight=w)[1]
                for k in range(seeds)
            ]
            for w in (0.0, weight)
        ]
        plain, helped = (float(np.mean(part)) for part in losses)
        findings.append(less(helped + float(np.std(losses[0])), plain))
        shown.append(str(num))
    scope = f"d = 10, {seeds} seeds, 600 steps, n = {', '.join(shown)}: lower by more than the spread of the seeds?"
    return Check("XLS17/table-1", suffices(all_of(findings)), scope)
