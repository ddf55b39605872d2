"""From a decision to a network: weights of a differentiable local minimum in a given region."""

from collections.abc import Iterator, Sequence

from flint import fmpq

from landscape.geometry.cones import dot
from landscape.vanishing_minima.bad_regions.decision import Decision, Occupied
from landscape.vanishing_minima.bad_regions.samples import Rational, Samples
from landscape.vanishing_minima.first_order_rank import Point

Neuron = tuple[list[fmpq], fmpq]
"""Weights and output weight."""


def point_in(decision: Decision, cones: Sequence[int]) -> Point:
    """A minimum in the region with these cones, one for each neuron. Raises ValueError if there is none.

    Of several neurons in one cone two share the prediction: one goes far into the cone, the other takes
    back with a negative output weight what is too much; the rest have output weight 0.
    """
    if not decision.coefficients or Occupied.by(cones) != decision.occupied:
        raise ValueError("decision: expected one that finds a minimum, for these cones")
    sets, samples = decision.occupied, decision.samples
    occupied = zip((*sets.lone, *sets.shared), decision.coefficients, strict=True)
    waiting = {k: _neurons(samples, k, coefficients, k in sets.shared) for k, coefficients in occupied}
    W, z = zip(*(next(waiting[k]) for k in cones), strict=True)
    return Point.of(samples.X, samples.y, W, z, samples.slope)


def _neurons(samples: Samples, k: int, coefficients: Rational, shared: bool) -> Iterator[Neuron]:
    """The neurons of one cone, as many as are asked for."""
    on_rays = [c * _unit(samples, k, j) for j, c in enumerate(coefficients)]
    excess = 1 + sum(map(abs, on_rays), fmpq(0)) if shared else fmpq(0)
    lifted = [c + excess for c in on_rays]
    if any(lifted):
        z = 1 if lifted[0] > 0 else -1
        yield _sum(samples, k, [z * c for c in lifted]), fmpq(z)
    if shared:
        yield _sum(samples, k, [excess] * len(lifted)), fmpq(-1)
    while True:
        yield [fmpq(a) for a in samples.cones[k].witness], fmpq(0)


def _unit(samples: Samples, k: int, j: int) -> fmpq:
    """How many times the predictions on a ray are in its feature; 1 where they are zero."""
    cone, feature = samples.cones[k], samples.features[k][j]
    for f, sign, x in zip(feature, cone.signs, samples.X, strict=True):
        if f:
            return f / ((1 if sign > 0 else samples.slope) * dot(cone.rays[j], x))
    return fmpq(1)


def _sum(samples: Samples, k: int, factors: Sequence[fmpq]) -> list[fmpq]:
    rays = samples.cones[k].rays
    return [sum((c * ray[i] for c, ray in zip(factors, rays, strict=True)), fmpq(0)) for i in range(2)]
