"""Deep networks with an exactly optimal last layer: on the sphere, at the distance of the span."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import Any

import numpy as np
import sympy
from flint import fmpq, fmpq_mat

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal, identity, less, suffices
from landscape.evidence.inputs import exact_array
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.cones import dot
from landscape.initial_basin.no_high_minima.scaling import P, Y
from landscape.networks.deep import DeepNet
from landscape.networks.deep_gradient import gradient
from landscape.networks.last_layer import best_last_layer, last_layer_inputs, squared_distance_by_determinants
from landscape.networks.two_layer import mean_of_squares, relu

SAMPLE = (((1, 0), (0, 1), (-1, 1), (2, -1), (-1, -2)), (1, -2, 3, 1, "1/2"))
"""Five points in the plane with labels of both signs."""

WIDTHS = ((1,), (2,), (5,), (3, 2), (2, 3), (4, 4, 3))
"""Widths of the hidden layers."""

SIX_WIDE = (6,)
"""One hidden layer with more neurons than samples."""


@dataclass(frozen=True, eq=False)
class Instance:
    """A network on a sample, exact."""

    X: np.ndarray
    y: np.ndarray
    net: DeepNet

    @property
    def loss(self) -> fmpq:
        """Mean squared loss."""
        return mean_of_squares(self.net.residual(self.X, self.y))

    @property
    def ceiling(self) -> fmpq:
        """The mean of y^2, the loss of the prediction 0."""
        return mean_of_squares(self.y)

    @property
    def predictions(self) -> np.ndarray:
        """p, (num_samples,)."""
        return self.net.predict(self.X)

    @property
    def inputs(self) -> np.ndarray:
        """Phi, (num_samples, width)."""
        return last_layer_inputs(self.net, self.X)

    def with_output(self, output: Any) -> "Instance":
        """The same hidden layers with another last layer."""
        return replace(self, net=replace(self.net, output=output))

    def settled(self) -> "Instance":
        """With the best last layer, exactly."""
        return self.with_output(best_last_layer(self.inputs, self.y))

    def slope(self) -> fmpq:
        """<v, gradient by v>, the derivative of the loss along scaling the last layer."""
        return dot(self.net.output.tolist(), gradient(self.net, self.X, self.y).output.tolist())

    def sphere_value(self) -> fmpq:
        """(|y|^2 - |p|^2) / m."""
        return self.ceiling - mean_of_squares(self.predictions)


def pattern_net(widths: Sequence[int], dim: int) -> DeepNet:
    """A network with small fractions in no order that matters: biases everywhere, neurons of all kinds."""
    entries = _fractions()
    sizes = (dim, *widths)
    hidden = []
    for before, after in pairwise(sizes):
        W = [[next(entries) for _ in range(before)] for _ in range(after)]
        hidden.append((exact_array("W", W, (after, before)), exact_array("b", [next(entries) for _ in W], (after,))))
    return DeepNet(tuple(hidden), exact_array("output", [next(entries) for _ in range(widths[-1])], (widths[-1],)))


def _fractions() -> Iterator[fmpq]:
    """Quadratic residues modulo 101, moved to both signs, over 16."""
    k = 3
    while True:
        yield fmpq(k * k % 101 - 40, 16)
        k += 1


def instances(widths: Sequence[Sequence[int]] = WIDTHS, sample: Any = SAMPLE) -> list[Instance]:
    """One network for each list of hidden widths."""
    X, y = exact_array("X", sample[0], (None, None)), exact_array("y", sample[1], (None,))
    return [Instance(X, y, pattern_net(hidden, X.shape[1])) for hidden in widths]


@checker(Arithmetic.EXACT)
def check_scaled_groups(with_biases: bool = True) -> Check:
    """own/no-high-minima on deep networks: the last two layers both scale all predictions; the loss falls."""
    findings: list[Finding] = []
    for one in instances():
        for a in (fmpq(1, 2), fmpq(3)):
            moved = replace(one.net, hidden=(*one.net.hidden[:-1], _scaled(one.net.hidden[-1], a, with_biases)))
            for group in (moved, replace(one.net, output=a * one.net.output)):
                findings.append(equal(group.predict(one.X).tolist(), (a * one.predictions).tolist()))
                findings.append(equal(relu(group.predict(one.X)).tolist(), (a * relu(one.predictions)).tolist()))
        high = [far for s in (-2, 2) if (far := one.with_output(s * one.net.output)).loss > far.ceiling]
        findings += [less(far.with_output(fmpq(7, 8) * far.net.output).loss, far.loss) for far in high]
    scope = f"{len(WIDTHS)} nets of depth 2 to 4 with biases: last or last hidden layer scaled, relu on top or not"
    return Check("own/no-high-minima", all_of(findings), scope)


def _scaled(layer: tuple[np.ndarray, np.ndarray], a: fmpq, with_biases: bool) -> tuple[np.ndarray, np.ndarray]:
    W, b = layer
    return a * W, (a * b if with_biases else b)


@checker(Arithmetic.EXACT)
def check_thales_on_nets(shift: fmpq = fmpq(0)) -> Check:
    """own/thales-sphere on deep networks, the last layer optimal and then multiplied by 1 + shift."""
    findings = []
    for raw in instances():
        one = raw.settled()
        one = one.with_output((1 + shift) * one.net.output)
        middle = one.predictions - one.y / 2
        findings += [
            equal(raw.loss, raw.sphere_value() + raw.slope()),
            equal(one.loss, one.sphere_value()),
            equal(mean_of_squares(middle), mean_of_squares(one.y / 2)),
        ]
    scope = f"{len(WIDTHS)} nets of depth 2 to 4 with biases, last layer by exact least squares"
    return Check("own/thales-sphere", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_projection(cross: int = 2, share: int = 1) -> Check:
    """own/last-layer-projection, for all m: the identities behind the projection and the bound of one column.

    `cross` is the factor of <p - y, q - p>, the term that a stationary layer makes zero: 0 leaves it out at
    all layers. `share` is the bound's constant.
    """
    q, label, s, norm = sympy.symbols("q Y s n")
    pythagoras = identity((q - Y) ** 2, (P - Y) ** 2 + (q - P) ** 2 + cross * (P - Y) * (q - P))
    c = s / norm
    one_column = identity(label - 2 * c * s + c**2 * norm, label - share * s**2 / norm)
    scope = "all m: Pythagoras in Q[p, q, y], the best multiple of a column in Q(|y|^2, <f, y>, |f|^2)"
    return Check("own/last-layer-projection", suffices(all_of([pythagoras, one_column])), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_projection_on_nets(shift: fmpq = fmpq(0), share: fmpq = fmpq(1), wide: Sequence[int] = SIX_WIDE) -> Check:
    """own/last-layer-projection on deep networks, against Gram determinants; `share` is the bound's constant."""
    findings = []
    for raw in instances((*WIDTHS, wide)):
        one = raw.settled()
        one = one.with_output((1 + shift) * one.net.output)
        m = len(one.y)
        findings.append(equal(m * one.loss, squared_distance_by_determinants(one.inputs, one.y)))
        for f in one.inputs.T.tolist():
            if any(f):
                gained = share * dot(f, one.y.tolist()) ** 2 / dot(f, f)
                findings.append(at_most(m * one.loss, m * one.ceiling - gained))
    full = instances((wide,))[0].settled()
    findings += [equal(fmpq_mat(full.inputs.tolist()).rank(), len(full.y)), equal(full.loss, 0)]
    scope = f"{len(WIDTHS) + 1} nets, exact least squares against Gram determinants; one of full rank, loss 0"
    return Check("own/last-layer-projection", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_convex_loss(excess: fmpq = fmpq(1), bend: int = 1) -> Check:
    """own/convex-ceiling for absolute and hinge loss: E(1) - E(1-t) >= excess t (E(1) - E(0)).

    `bend` 1 is the loss itself; 2 and -1 falsify it: a loss that saturates, the negative of the loss.
    """
    findings = []
    for one, loss in product(instances(), (_absolute, _hinge)):
        start, zero = (_mean(one, loss, a, bend) for a in (fmpq(1), fmpq(0)))
        for t in (fmpq(1, 8), fmpq(1, 2), fmpq(1)):
            findings.append(at_most(excess * t * (start - zero), start - _mean(one, loss, 1 - t, bend)))
    scope = f"absolute and hinge loss on {len(WIDTHS)} nets, t = 1/8, 1/2, 1"
    return Check("own/convex-ceiling", all_of(findings), scope)


def _absolute(p: fmpq, y: fmpq) -> fmpq:
    return abs(p - y)


def _hinge(p: fmpq, y: fmpq) -> fmpq:
    return max(fmpq(0), 1 - p * y)


def _mean(one: Instance, loss: Callable[[fmpq, fmpq], fmpq], a: fmpq, bend: int) -> fmpq:
    """Mean loss of the predictions a p, with `bend` as in `check_convex_loss`."""
    terms = [loss(a * p, y) for p, y in zip(one.predictions.tolist(), one.y.tolist(), strict=True)]
    return sum((min(term, fmpq(2)) if bend == 2 else bend * term for term in terms), fmpq(0)) / len(terms)


@checker(Arithmetic.EXACT)
def check_dead_network(level: fmpq = fmpq(1), bias: fmpq = fmpq(-1)) -> Check:
    """own/dead-network: zero weights and negative hidden biases give a local minimum at level times the ceiling."""
    findings = []
    for one in instances():
        hidden = tuple((0 * W, 0 * b + bias) for W, b in one.net.hidden)
        dead = replace(one, net=replace(one.net, hidden=hidden))
        W, b = dead.net.hidden[-1]
        findings += [less(before, 0) for before in b.tolist()] + [equal(W.ravel().tolist(), [0] * W.size)]
        findings.append(equal(dead.loss, level * dead.ceiling))
    scope = f"{len(WIDTHS)} nets of depth 2 to 4: the last hidden layer is off near the weights, E is constant"
    return Check("own/dead-network", all_of(findings), scope)
