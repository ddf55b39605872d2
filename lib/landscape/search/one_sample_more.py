"""Untrusted: six planar samples and five neurons at the bottom of a cup, by trying everything that is small.

Samples are the short integer vectors of six lines, with all signs; each neuron is orthogonal to
one of them, on either side. For every choice of five neurons the errors are what is orthogonal to
their features, and the signs of v are those of the errors at the kinks. Kept is the choice with the
smallest errors among those with both signs of v and five different kinks; then a network
that fits its labels is sought by descent, and made whole by an integer program.
"""

from collections.abc import Iterator
from itertools import combinations, product
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp, minimize

LINES = ((1, 0), (0, 1), (1, 1), (1, -1), (2, 1), (1, 2), (2, -1), (1, -2))
NEURONS, STARTS, LARGEST = 5, 400, 60
Array = np.ndarray


def find() -> dict[str, Any]:
    """The smallest cup as a witness: X, errors, W, signs, and the weights `better` that fit all labels."""
    _, X, errors, W, signs = min(_cups(), key=lambda cup: (cup[0], cup[1].tolist(), cup[3].tolist()))
    labels = np.maximum(W @ X.T, 0).T @ signs - errors
    content = {"X": X, "errors": errors, "W": W, "signs": signs, "better": _fitting(X, labels, signs)}
    return {name: array.tolist() for name, array in content.items()}


def _cups() -> Iterator[tuple[int, Array, Array, Array, Array]]:
    for lines in combinations(LINES, NEURONS + 1):
        for sides in product((1, -1), repeat=NEURONS):
            X = np.array(lines) * np.array((1, *sides))[:, None]
            for chosen, errors in _critical(X):
                signs = np.sign(errors[chosen % len(X)])
                if abs(signs.sum()) < NEURONS and len(set(chosen % len(X))) == NEURONS:
                    yield int(np.abs(errors).sum()), X, errors, _orthogonal(X)[chosen], signs


def _orthogonal(X: Array) -> Array:
    quarter = np.stack([-X[:, 1], X[:, 0]], axis=1)
    return np.vstack([quarter, -quarter])


def _critical(X: Array) -> Iterator[tuple[Array, Array]]:
    """Places of the neurons among the orthogonal directions, and primitive integer errors: all gamma inside."""
    directions = _orthogonal(X)
    features = np.maximum(directions @ X.T, 0)
    choices = np.array(list(combinations(range(len(directions)), NEURONS)))
    minors = [(-1) ** i * np.linalg.det(np.delete(features[choices], i, axis=2).astype(float)) for i in range(len(X))]
    errors = np.rint(np.stack(minors, axis=1)).astype(int)
    kinks = choices % len(X)
    pulls = np.einsum("cmi,ci,id->cmd", features[choices] > 0, errors, X)
    at = np.take_along_axis(errors, kinks, axis=1)
    along, whole = -(pulls * X[kinks]).sum(axis=2), at * (X[kinks] ** 2).sum(axis=2)
    inside = (along * np.sign(whole) > 0) & (np.abs(along) < np.abs(whole))
    for place in np.flatnonzero(inside.all(axis=1)):
        yield choices[place], errors[place] // np.gcd.reduce(errors[place])


def _fitting(X: Array, labels: Array, signs: Array) -> Array:
    """Integer weights with prediction = labels, as small as the patterns allow that descent has found."""
    found = [_whole(X, labels, signs, pattern) for pattern in _patterns(X, labels, signs)]
    return min((W for W in found if W is not None), key=lambda W: (np.abs(W).max(), W.tolist()))


def _patterns(X: Array, labels: Array, signs: Array) -> list[Array]:
    rng, patterns = np.random.default_rng(0), {}

    def loss(w: Array) -> tuple[float, Array]:
        products = w.reshape(-1, 2) @ X.T
        residual = np.maximum(products, 0).T @ signs - labels
        return residual @ residual, (2 * ((products > 0) * signs[:, None] * residual) @ X).ravel()

    for _ in range(STARTS):
        done = minimize(loss, 3 * rng.standard_normal(2 * NEURONS), jac=True, method="BFGS", options={"gtol": 1e-12})
        if done.fun < 1e-12:
            pattern = done.x.reshape(-1, 2) @ X.T > 0
            patterns[pattern.tobytes()] = pattern
    return [patterns[key] for key in sorted(patterns)]


def _whole(X: Array, labels: Array, signs: Array, pattern: Array) -> Array | None:
    """Integer weights with this pattern, or none: minimise the largest entry."""
    count = 2 * NEURONS
    fit = np.array(
        [[signs[r] * pattern[r, i] * X[i, c] for r in range(NEURONS) for c in (0, 1)] for i in range(len(X))]
    )
    side = np.zeros((NEURONS * len(X), count + 1))
    for r in range(NEURONS):
        side[r * len(X) : (r + 1) * len(X), 2 * r : 2 * r + 2] = np.where(pattern[r], -1, 1)[:, None] * X
    bound = np.hstack([np.vstack([np.eye(count), -np.eye(count)]), -np.ones((2 * count, 1))])
    fit = np.hstack([fit, np.zeros((len(X), 1))])
    constraints = [LinearConstraint(fit, labels, labels), LinearConstraint(np.vstack([side, bound]), -np.inf, 0)]
    cost, whole = np.r_[np.zeros(count), 1.0], np.r_[np.ones(count), 0]
    done = milp(cost, constraints=constraints, integrality=whole, bounds=Bounds(-LARGEST, LARGEST))
    if done.x is None:
        return None
    W = np.rint(done.x[:count]).astype(int).reshape(-1, 2)
    return W if (np.maximum(W @ X.T, 0).T @ signs == labels).all() else None
