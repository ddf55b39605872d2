"""Six samples in the plane and five neurons at the bottom of a cup: integers throughout."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
from flint import fmpq

from landscape.cupped_minima.cupped_minimum import Cup, TrainingSet
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, equal, less
from landscape.evidence.doubles import rounded_array
from landscape.evidence.inputs import exact_array
from landscape.evidence.verdict import Arithmetic
from landscape.evidence.witness import witness
from landscape.networks.two_layer import sum_squared_loss

Rows = Sequence[Sequence[int]]
KEYS = ("X", "errors", "W", "signs", "better")


@cache
def example() -> TrainingSet:
    """The samples, errors and weights of the witness; v_r in {1, -1}. Raises ValueError for another content."""
    stored = witness("one-sample-more", KEYS)
    return _whole(*(tuple(stored[key]) for key in KEYS[:-1]))


@cache
def smallest_example() -> TrainingSet:
    """Four samples in the plane and two neurons, with labels 0, -5, 5, 0: twice the dimension, not more."""
    return _whole(((-2, -1), (-1, -1), (0, -1), (1, -1)), (-2, 4, -4, 2), ((1, -1), (-1, 0)), (1, -1))


SMALLEST_BETTER = ((5, -5), (10, 0))
"""Weights with the loss 25 for the labels of `smallest_example`, where it has 40."""


def smooth_example() -> tuple[TrainingSet, tuple[tuple[int, int]]]:
    """One neuron that fits two samples and does not see the third, a cup without kinks; and better weights."""
    return _whole(((1, 0), (1, 1), (-1, 0)), (0, 0, -5), ((1, 0),), (1,)), ((-5, 6),)


def _whole(X: Rows, errors: Sequence[int], W: Rows, signs: Sequence[int]) -> TrainingSet:
    """A training set with weights W themselves and v_r = signs_r."""
    return TrainingSet(
        X=tuple(map(tuple, X)),
        errors=tuple(errors),
        W=tuple(map(tuple, W)),
        signs=tuple(signs),
        squared_norms=tuple(fmpq(a * a + b * b) for a, b in W),
        squared_outputs=(1,) * len(W),
        samples=tuple(f"x_{i + 1}" for i in range(len(X))),
        neurons=tuple(f"w_{r + 1}" for r in range(len(W))),
    )


def better_weights() -> list[list[int]]:
    """Weights with a lower loss, (5, 2)."""
    return witness("one-sample-more", KEYS)["better"]


def loss_at(training: TrainingSet, weights: Any) -> fmpq:
    """F(weights, v): the exact sum of squares for the data's own labels."""
    arrays = {
        "X": exact_array("X", training.X, (None, None)),
        "y": exact_array("y", training.exact_labels, (None,)),
        "W": exact_array("weights", weights, (training.num_neurons, training.dim)),
        "v": exact_array("v", training.signs, (None,)),
    }
    return sum_squared_loss(**arrays)


@checker(Arithmetic.EXACT)
def check_one_sample_more(training: TrainingSet | None = None, better: Any = None, extra: int = 1) -> Check:
    """own/one-sample-more: the conditions of the cup lemma, the loss here and elsewhere, and the number of samples."""
    training = example() if training is None else training
    elsewhere = loss_at(training, better_weights() if better is None else better)
    failing = Cup(training).first_failure()
    findings = [
        equal(failing, ""),
        equal(training.num_samples, training.num_neurons + extra),
        equal(loss_at(training, training.W), training.loss),
        equal(training.loss, 46),
        equal(elsewhere, 0),
        less(elsewhere, training.loss),
    ]
    said = f"{failing} fails" if failing else "kinks, signs, gammas, rank"
    size = f"{training.num_neurons} neurons, {training.num_samples} samples in R^{training.dim}"
    scope = f"{size}: {said}; loss {training.loss} and {elsewhere} elsewhere"
    return Check("own/one-sample-more", all_of(findings), scope, Covers.WHOLE)


def pushed(training: TrainingSet, place: int, error: int) -> TrainingSet:
    """The same with one error changed: the balance is lost. Raises ValueError for a place without a sample."""
    _require_place(training, place)
    errors = [*training.errors]
    errors[place] = error
    return replace(training, errors=tuple(errors))


def without_sample(training: TrainingSet, place: int) -> TrainingSet:
    """The same without one sample. Raises ValueError for a place without a sample."""
    _require_place(training, place)
    keep = [i for i in range(training.num_samples) if i != place]
    chosen = {name: tuple(getattr(training, name)[i] for i in keep) for name in ("X", "errors", "samples")}
    return replace(training, **chosen)


def _require_place(training: TrainingSet, place: int) -> None:
    if not 0 <= place < training.num_samples:
        raise ValueError(f"place: expected one of 0 to {training.num_samples - 1}, not {place}")


def error_function(training: TrainingSet, directions: np.ndarray) -> np.ndarray:
    """f(u) = sum_i e_i relu(<u, x_i>) in floats, for pictures; directions (count, 2)."""
    X, errors = map(rounded_array, (training.X, [training.errors]))
    return np.maximum(directions @ X.T, 0) @ errors[0]
