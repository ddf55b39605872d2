"""A hyperplane that turns all the way round: the cones that it passes, and an exact fit in any two neurons of each."""

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any

import numpy as np
import sympy
from flint import fmpq

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal, identity, suffices
from landscape.evidence.verdict import Arithmetic
from landscape.networks.interpolation import weight_with
from landscape.networks.leaky import first_layer_matrix, predict_leaky, slopes_at
from landscape.vanishing_minima.exact_fit import rows, sweep

SLOPE = sympy.Symbol("rho")
SIZES = ((2, 4), (3, 6), (3, 8), (4, 9), (5, 10))
SLOPES = (fmpq(0), fmpq(1, 10), fmpq(-1), fmpq(3))


def num_cones(num_samples: int, dim: int, relu: bool) -> int:
    """ceil(N / d_0), and one more for the ReLU."""
    return -(-num_samples // dim) + relu


@checker(Arithmetic.EXACT)
def check_closed_turn(most: int = 5, closed: bool = True) -> Check:
    """own/closed-turn: differences of successive rows are +-(1 - rho) times unit vectors, for every starting side.

    Without the closing direction the last difference is missing.
    """
    findings = []
    for num in range(1, most + 1):
        for starts in product((1, -1), repeat=num):
            columns = closed_columns(starts)[: num + closed, :]
            steps = columns[:-1, :] - columns[1:, :]
            target = sympy.diag(*(side * (1 - SLOPE) for side in starts))
            findings.append(equal(steps.shape, (num, num)))
            findings += [identity(a, b) for a, b in zip(steps, target, strict=False)]
    scope = f"all starting sides of K <= {most} samples: identities in Q[rho]"
    return Check("own/closed-turn", all_of(findings), scope)


def closed_columns(starts: Sequence[int]) -> sympy.Matrix:
    """Slopes of the passed samples (columns) at w_1, ..., w_K and -w_1 (rows); sample g changes sides after w_g."""
    slope = {1: sympy.Integer(1), -1: SLOPE}
    num = len(starts)
    return sympy.Matrix(num + 1, num, lambda k, g: slope[starts[g] if k <= g else -starts[g]])


@checker(Arithmetic.EXACT)
def check_fits_in_cones(
    sizes: Iterable[tuple[int, int]] = SIZES, slopes: Sequence[fmpq] = SLOPES, spare: int = 0, twice: bool = True
) -> Check:
    """own/fits-in-cones: W with two neurons in each cone, a fit of real labels with the same slopes as W.

    `spare` drops cones, and without `twice` one neuron in each has to do.
    """
    findings = []
    for dim, num in sizes:
        for slope in slopes:
            findings += _fits(rows(dim, num), slope, num_cones(num, dim, slope == 0) - spare, twice)
    shown = f"(d_0, N) = {', '.join(map(str, sizes))}, slopes {', '.join(map(str, slopes))}"
    return Check("own/fits-in-cones", suffices(all_of(findings)), f"{shown}: one W each, two rational labels")


def _fits(X: Any, slope: fmpq, count: int, twice: bool) -> list[Finding]:
    """The fit starts at the first neuron of each cone; W holds two neurons in each and one anywhere."""
    cones = directions(X, slope == 0)[:count]
    W = np.array([row for w in cones for row in (w, *([moved(w, X)] if twice else []))] + [cones[0]], dtype=object)
    matrix = first_layer_matrix(cones, X, slope)
    findings = []
    for y in ([fmpq(n % 2) for n in range(len(X))], [fmpq((-1) ** n * (n + 1), n + 2) for n in range(len(X))]):
        try:
            moves = np.array(weight_with(matrix, y), dtype=object).reshape(cones.shape)
        except ValueError:  # the rank is short
            return [equal(0, 1)]
        V, z = fitted(cones, moves, np.array(X, dtype=object), twice)
        findings += [equal(predict_leaky(np.array(X, dtype=object) * fmpq(1), V, z, slope).tolist(), y)]
        findings += [equal(slopes_at(V, X, slope).tolist(), slopes_at(W, X, slope).tolist())]
        findings += [at_most(len(V), len(W))]
    return findings


def directions(X: Any, relu: bool) -> np.ndarray:
    """One weight before each group of d_0 samples that a turning hyperplane passes; the ReLU gets -w_1 as well."""
    found = [list(w) for w in sweep(X, relu=False).weights]
    return np.array(found + ([[-c for c in found[0]]] if relu else []), dtype=object)


def moved(w: np.ndarray, X: Any) -> np.ndarray:
    """Another weight in the cone of w: a step along the sum of the samples, as long as no sign changes.

    w (dim,), X (num_samples, dim), rational.
    """
    samples = np.array(X, dtype=object)
    step = samples.sum(axis=0) * fmpq(1)
    room = min(map(abs, (samples @ w).tolist()))
    speed = max(map(abs, (samples @ step).tolist())) or fmpq(1)
    return w + room / (2 * speed) * step


def fitted(cones: np.ndarray, moves: np.ndarray, X: np.ndarray, twice: bool) -> tuple[np.ndarray, list[fmpq]]:
    """Neurons w +- s v with output weights +-1/2s, one neuron with output weight 0; without `twice` only w + s v.

    Cones and moves v (num_pairs, dim), X (num_samples, dim), rational; returns W and z.
    """
    room = min(map(abs, (X @ cones.T).ravel().tolist()))
    speed = max(map(abs, (X @ moves.T).ravel().tolist()))
    s = room / (2 * speed)
    sides = (1, -1) if twice else (1,)
    V = [w + side * s * v for w, v in zip(cones, moves, strict=True) for side in sides]
    z = [side / (2 * s) for _ in cones for side in map(fmpq, sides)]
    return np.array([*V, cones[0]], dtype=object), [*z, fmpq(0)]
