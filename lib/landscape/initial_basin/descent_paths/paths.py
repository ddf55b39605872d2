"""Paths of weights: straight journeys, Theorem 3's rescaling, and the path that goes through zero.

A piece is a function t -> DeepNet on [0, 1], continuous, for rational t and for balls; a path is a
list of pieces, each beginning where the one before ended. N_t are the predictions on the way,
Phi_t the features of the last hidden layer.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
from flint import arb, fmpq

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.comparison import Finding, all_of, any_of, less
from landscape.evidence.inputs import exact_array
from landscape.networks.deep import DeepNet
from landscape.networks.two_layer import sum_of_squares

Array = Any
Number = Any
Piece = Callable[[Number], DeepNet]


@dataclass(frozen=True, eq=False)
class Journey:
    """The straight path of all weights and biases from one network to another, with a sample.

    start, goal  networks with the same widths
    X, y         sample (num_samples, dim) and labels (num_samples,), rational
    """

    start: DeepNet
    goal: DeepNet
    X: np.ndarray
    y: np.ndarray

    def at(self, t: Number) -> DeepNet:
        """The network at time t of [0, 1]."""
        hidden = zip(self.start.hidden, self.goal.hidden, strict=True)
        mixed = tuple((mix(W, V, t), mix(b, c, t)) for (W, b), (V, c) in hidden)
        return DeepNet(mixed, mix(self.start.output, self.goal.output, t))

    def require_high_and_optimal(self) -> None:
        """Raises ValueError unless the start is above |y|^2 and the goal has loss 0, a global minimum."""
        if not loss(self.start, self.X, self.y) > dot(self.y, self.y):
            raise ValueError("start: expected a loss above |y|^2")
        if loss(self.goal, self.X, self.y) != 0:
            raise ValueError("goal: expected a global minimum, of loss 0")

    @classmethod
    def to_teacher(cls, start: DeepNet, teacher: DeepNet, X: Any) -> "Journey":
        """The journey to a network whose predictions are the labels: loss 0, a global minimum."""
        X = exact_array("X", X, (None, None))
        return cls(start, teacher, X, teacher.predict(X))


def mix(a: Array, b: Array, t: Number) -> Array:
    """(1 - t) a + t b, written so that a ball t occurs once."""
    return a + t * (b - a)


def dot(a: Array, b: Array) -> Number:
    """<a, b> as a Python number of the kind of the entries."""
    return sum((a * b).tolist())


def loss(net: DeepNet, X: Array, y: Array) -> Number:
    """sum_t (N(x_t) - y_t)^2, the loss of SS16 Theorem 3."""
    return sum_of_squares(net.residual(X, y))


def scaled(net: DeepNet, factor: Number, every_weight: bool = False) -> DeepNet:
    """The network with its last layer multiplied by `factor`, or with every weight and bias."""
    hidden = net.hidden
    if every_weight:
        hidden = tuple((W * factor, b * factor) for W, b in hidden)
    return DeepNet(hidden, net.output * factor)


def root(square: Number) -> arb:
    """The square root of a non-negative number as a ball."""
    with working_precision():
        return (square if isinstance(square, arb) else arb(square)).sqrt()


def descent_factor(N: Array, y: Array, gap: Number, remaining: Number) -> arb:
    """a_t = (<N_t, y> + sqrt(<N_t, y>^2 + |N_t|^2 gap (1 - t))) / |N_t|^2: SS16, proof of Theorem 3.

    gap is |N_0|^2 - 2 <N_0, y>, remaining is 1 - t.
    """
    norm, product = dot(N, N), dot(N, y)
    return (product + root(product**2 + norm * gap * remaining)) / norm


def rescaled(pieces: Sequence[Piece], X: Array, y: Array, every_weight: bool = False) -> list[Piece]:
    """The path of Theorem 3: each network scaled by a_t, then a last piece that scales back from 2 to 1."""
    start, goal = pieces[0](fmpq(0)), pieces[-1](fmpq(1))
    gap = loss(start, X, y) - dot(y, y)

    def piece(number: int, t: Number) -> DeepNet:
        net = pieces[number](t)
        factor = descent_factor(net.predict(X), y, gap, 1 - (number + t) / len(pieces))
        return scaled(net, factor, every_weight)

    return [*(partial(piece, k) for k in range(len(pieces))), lambda t: scaled(goal, 2 - t, every_weight)]


def through_zero(route: Sequence[Piece], X: Array, y: Array, below: Number) -> list[Piece]:
    """The path of own/descent-past-zero from a start with <N_0, y> <= 0.

    The last layer shrinks to zero; along the route it is a Phi^T y with loss |y|^2 - below * t;
    in the end it goes straight to its goal.
    """
    start, goal = route[0](fmpq(0)), route[-1](fmpq(1))

    def along(number: int, t: Number) -> DeepNet:
        net = route[number](t)
        return DeepNet(net.hidden, aligned_output(net.features(X), y, below * (number + t) / len(route)))

    arrived = along(len(route) - 1, fmpq(1)).output
    first, last = (lambda t: scaled(start, 1 - t)), (lambda t: DeepNet(goal.hidden, mix(arrived, goal.output, t)))
    return [first, *(partial(along, k) for k in range(len(route))), last]


def aligned_output(Phi: Array, y: Array, gain: Number) -> Array:
    """The smaller a Phi^T y for which the loss |Phi v - y|^2 is |y|^2 - gain."""
    direction = Phi.T @ y
    G, K = dot(direction, direction), dot(Phi @ direction, Phi @ direction)
    return (G - root(G**2 - gain * K)) / K * direction


def aligned_detour(route: Sequence[Piece], X: Array, y: Array) -> list[Piece]:
    """For a start with <N_0, y> > 0: from v_0 to Phi_0^T y, then Phi_t^T y, then to v_1; <N, y> > 0 throughout."""
    start, goal = route[0](fmpq(0)), route[-1](fmpq(1))

    def aligned(net: DeepNet) -> Array:
        return net.features(X).T @ y

    def turn(net: DeepNet, before: Array, after: Array) -> Piece:
        return lambda t: DeepNet(net.hidden, mix(before, after, t))

    along = [lambda t, leg=leg: DeepNet(leg(t).hidden, aligned(leg(t))) for leg in route]
    return [turn(start, start.output, aligned(start)), *along, turn(goal, aligned(goal), goal.output)]


def losses_along(pieces: Sequence[Piece], X: Array, y: Array, stops: int = 8) -> list[arb]:
    """The loss at `stops` stops a piece, and at the end, as balls."""
    with working_precision():
        nets = [piece(fmpq(k, stops)) for piece in pieces for k in range(stops)] + [pieces[-1](fmpq(1))]
        return [arb(0) + loss(net, X, y) for net in nets]


def falls(pieces: Sequence[Piece], X: Array, y: Array, stops: int = 8) -> Finding:
    """Whether the loss, followed through the networks, falls from each of `stops` stops a piece to the next."""
    losses = losses_along(pieces, X, y, stops)
    return all_of(less(after, before) for before, after in pairwise(losses))


def holds_along(piece: Piece, condition: Callable[[DeepNet], Finding], cuts: int = 8) -> Finding:
    """Whether an open condition holds at every t of [0, 1]: balls that cover it, halved where they cannot tell."""
    with working_precision():
        return _covered(piece, condition, fmpq(0), fmpq(1), cuts)


def _covered(piece: Piece, condition: Any, left: fmpq, right: fmpq, cuts: int) -> Finding:
    middle = (left + right) / 2
    found = condition(piece(ball(middle, (right - left) / 2)))
    if found.holds is not None or cuts == 0:
        return found
    return all_of(_covered(piece, condition, *half, cuts - 1) for half in ((left, middle), (middle, right)))


def speaks(X: Array) -> Callable[[DeepNet], Finding]:
    """The condition of Theorem 3: some prediction is not zero."""
    return lambda net: any_of(less(0, abs(p)) for p in net.predict(X).tolist())


def gains(X: Array, y: Array, gain: Number) -> Callable[[DeepNet], Finding]:
    """The condition of own/descent-past-zero: Phi^T y is not zero, and allows a loss below |y|^2 - gain."""

    def condition(net: DeepNet) -> Finding:
        Phi = net.features(X)
        direction = Phi.T @ y
        G, K = dot(direction, direction), dot(Phi @ direction, Phi @ direction)
        return all_of([less(0, G), less(gain * K, G**2)])

    return condition
