"""Random starts as finite laws: equally likely networks, counted one by one.

Sign flips turn a fixed network into an orbit of equally likely ones; a statement that holds on
every orbit holds for every law that the flips leave unchanged. Shares are exact fractions.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count, pairwise, product
from typing import Any

import numpy as np
from flint import fmpq

from landscape.evidence.inputs import exact_array
from landscape.networks.deep import DeepNet

Signs = tuple[int, ...]
Start = tuple[fmpq, ...]
Layers = Sequence[int]


def generic_network(widths: Layers, seed: int = 0, biases: bool = True) -> DeepNet:
    """A rational network of widths (dim, n_1, ..., n_{h-1}) with sizes whose signed sums do not vanish.

    Not assumed but checked: an equality on its orbit fails if a neuron receives exactly zero.
    """
    sizes = (fmpq(5, 4) ** ((7 * k + seed) % 13) + fmpq(k, 97) for k in count(1))
    hidden = []
    for before, after in pairwise(widths):
        W = exact_array(
            "W", [[_signed(next(sizes), seed) for _ in range(before)] for _ in range(after)], (after, before)
        )
        b = exact_array("b", [next(sizes) if biases else 0 for _ in range(after)], (after,))
        hidden.append((W, b))
    return DeepNet(tuple(hidden), exact_array("output", [next(sizes) for _ in range(widths[-1])], (widths[-1],)))


def _signed(size: fmpq, seed: int) -> fmpq:
    """A size with a sign that depends on its digits and on the seed."""
    return size if (int(size.p) + seed) % 2 else -size


def last_layer_orbit(net: DeepNet) -> Iterator[DeepNet]:
    """The 2^(n+1) networks that flip neurons of the last hidden layer (weights and bias) and the last layer."""
    *early, (W, b) = net.hidden
    for flips in product((1, -1), repeat=len(b)):
        signs = np.array(flips, dtype=object)
        hidden = (*early, (W * signs[:, np.newaxis], b * signs))
        yield DeepNet(hidden, net.output)
        yield DeepNet(hidden, -net.output)


def neuron_orbit(net: DeepNet) -> Iterator[DeepNet]:
    """All networks that flip hidden neurons of any layer, weights and bias together, and the last layer."""
    counts = [len(b) for _, b in net.hidden]
    for flips in product((1, -1), repeat=sum(counts)):
        signs, hidden = list(flips), []
        for W, b in net.hidden:
            layer = np.array([signs.pop() for _ in b], dtype=object)
            hidden.append((W * layer[:, np.newaxis], b * layer))
        yield DeepNet(tuple(hidden), net.output)
        yield DeepNet(tuple(hidden), -net.output)


def sign_networks(widths: Layers) -> Iterator[DeepNet]:
    """All networks whose weights and biases are +-1: fair independent signs, equally likely."""
    total = sum(before * after + after for before, after in pairwise(widths)) + widths[-1]
    for flips in product((1, -1), repeat=total):
        left, hidden = list(flips), []
        for before, after in pairwise(widths):
            W = [[left.pop() for _ in range(before)] for _ in range(after)]
            b = [left.pop() for _ in range(after)]
            hidden.append((exact_array("W", W, (after, before)), exact_array("b", b, (after,))))
        yield DeepNet(tuple(hidden), exact_array("output", left, (widths[-1],)))


def lopsided_networks(dim: int) -> Iterator[DeepNet]:
    """One hidden neuron whose signs are fair and independent, and whose sizes are not.

    Where a weight or the bias is negative it has size dim + 1, else 1: on x = (1, ..., 1) the
    neuron is active only if all its signs are positive.
    """
    for *signs, output in product((1, -1), repeat=dim + 2):
        *w, b = (1 if sign > 0 else -(dim + 1) for sign in signs)
        yield DeepNet(
            ((exact_array("W", [w], (1, dim)), exact_array("b", [b], (1,))),), exact_array("v", [output], (1,))
        )


def share(nets: Iterable[DeepNet], event: Callable[[DeepNet], bool]) -> fmpq:
    """The share of equally likely networks at which the event happens. Raises ValueError if there are none."""
    outcomes = [event(net) for net in nets]
    if not outcomes:
        raise ValueError("nets: expected at least one network")
    return fmpq(outcomes.count(True), len(outcomes))


def is_high(X: Any, y: Any, scale: fmpq = fmpq(1)) -> Callable[[DeepNet], bool]:
    """Whether |scale N - y|^2 > |y|^2, decided exactly as scale |N|^2 > 2 <N, y>, times scale > 0."""
    X, labels = exact_array("X", X, (None, None)), exact_array("y", y, (len(X),))
    square = sum((labels * labels).tolist())

    def event(net: DeepNet) -> bool:
        r = scale * net.predict(X) - labels
        return sum((r * r).tolist()) > square

    return event


def speaks_on(X: Any, sample: int | None = None) -> Callable[[DeepNet], bool]:
    """Whether some prediction is not zero, or the prediction of one sample."""
    X = exact_array("X", X, (None, None))
    return lambda net: any(p != 0 for p in net.predict(X if sample is None else X[sample : sample + 1]))


def awake(net: DeepNet, X: Any, sample: int = 0) -> Signs:
    """Which neurons of the last hidden layer are active on a sample, 1 or 0 each."""
    return tuple(int(feature > 0) for feature in net.features(X)[sample])


def largest_prediction(nets: Iterable[DeepNet], X: Any) -> fmpq:
    """max |N(x_t)| over the networks and the samples."""
    return max(abs(p) for net in nets for p in net.predict(X))
