"""Gaussian targets in d dimensions: does a spurious minimum exist? Searched in floats, certified in balls."""

from dataclasses import dataclass

import numpy as np
from flint import fmpq

from landscape.evidence.check import Check, checker, finder
from landscape.evidence.comparison import Finding, suffices
from landscape.evidence.confidence import rate_at_least
from landscape.evidence.doubles import doubles
from landscape.evidence.inputs import positive_integer
from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Arithmetic
from landscape.evidence.witness import witness
from landscape.networks.gaussian_loss import GaussianLoss
from landscape.spurious_minima.certified_minima import Certificate, certify, stored

ERROR = fmpq(1, 10**6)
NEWTON_STEPS, LONGEST, SHORTEST, LEAST = 40, 0.1, 1e-12, 1e-3


def gaussian_targets(k: int, dim: int, rng: np.random.Generator) -> np.ndarray:
    """k targets in the place of k Gaussian vectors of R^dim with variance 1/dim, up to a rotation; shape (k, k).

    The loss depends on the targets through their Gram matrix alone, and `dim` times that is a Wishart
    matrix, drawn by Bartlett's triangular factor. Returned is its symmetric root. Raises ValueError for dim < k.
    """
    for name, value in (("k", k), ("dim", dim)):
        positive_integer(name, value)
    if dim < k:
        raise ValueError(f"dim: expected at least k = {k}, not {dim}")
    factor = np.tril(rng.normal(size=(k, k)), -1) + np.diag(np.sqrt(rng.chisquare(dim - np.arange(k))))
    squares, axes = np.linalg.eigh(factor @ factor.T / dim)
    return (axes * np.sqrt(np.maximum(squares, 0))) @ axes.T


@finder
def candidate(V: np.ndarray) -> np.ndarray:
    """Where Newton's method with short steps leads from the stored minimum for orthonormal targets; (k, k). Floats.

    Negative curvatures are taken by their size, so that the steps lead down there as well.
    """
    k = len(V)
    W = stored([(k, k)])[0].weights().astype(float)
    for _ in range(NEWTON_STEPS):
        point = GaussianLoss.at(W, V)
        curvatures, axes = np.linalg.eigh(point.hessian())
        step = axes @ ((axes.T @ point.gradient().ravel()) / np.maximum(np.abs(curvatures), LEAST))
        length = max(float(np.linalg.norm(step)), SHORTEST)
        W = W - (step * min(1.0, LONGEST / length)).reshape(W.shape)
        if length == SHORTEST:
            break
    return W


def certificate_of(V: np.ndarray) -> Certificate:
    """The certificate at the candidate, with the doubles V as targets. V (k, k)."""
    return certify(doubles(candidate(V)), doubles(V))


def has_spurious_minimum(V: np.ndarray) -> Finding:
    """Whether a spurious minimum is certified, in every dimension: true, or undecided. V: doubles, (k, k)."""
    return certificate_of(V).in_every_dimension()


def count(k: int, dim: int, draws: int, rng: np.random.Generator) -> int:
    """Of so many draws, those with a certified spurious minimum."""
    return sum(has_spurious_minimum(gaussian_targets(k, dim, rng)).holds is True for _ in range(draws))


@checker(Arithmetic.SAMPLED)
def check_at_ten(k: int = 10, dim: int = 1000, draws: int = 30, bound: fmpq = fmpq(1, 2)) -> Check:
    """own/random-targets-at-ten: a rate of at least `bound`. Null hypothesis: it is lower."""
    good = count(k, dim, draws, generator("own/random-targets-at-ten"))
    finding = suffices(rate_at_least(good, draws, bound, ERROR))  # without certificate there may be a minimum too
    scope = f"k = n = {k}, d = {dim}: {good} of {draws} draws certified in balls; rate {bound}, error 1e-6"
    return Check("own/random-targets-at-ten", finding, scope)


@dataclass(frozen=True)
class Cell:
    """Of `draws` draws of k Gaussian targets in R^dim, `certified` had a certified spurious minimum."""

    k: int
    dim: int
    draws: int
    certified: int


def cells() -> list[Cell]:
    """What the search counted. Raises ValueError for a damaged file."""
    rows = witness("random-targets", ("cells",))["cells"]
    try:
        return [Cell(*row) for row in rows]
    except TypeError:
        raise ValueError("random-targets.json: expected rows [k, dim, draws, certified]") from None
