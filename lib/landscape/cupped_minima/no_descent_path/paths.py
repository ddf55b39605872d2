"""Paths of weights in straight pieces, in fractions: where they leave the cells around a cup, and how high they go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from flint import fmpq

from landscape.cupped_minima.no_descent_path.cup import Cup
from landscape.evidence.inputs import exact_array
from landscape.networks.two_layer import sum_squared_loss


@dataclass(frozen=True)
class Stop:
    """One point of a path: W (num_neurons, dim) and v (num_neurons,), of `fmpq`."""

    W: np.ndarray
    v: np.ndarray

    def towards(self, other: "Stop", t: fmpq) -> "Stop":
        """The point at share t of the straight piece to `other`."""
        return Stop(self.W + t * (other.W - self.W), self.v + t * (other.v - self.v))


@dataclass(frozen=True)
class Path:
    """A path from a cup through `stops`, in straight pieces; all weights may move, the output weights too."""

    cup: Cup
    stops: tuple[Stop, ...]

    @classmethod
    def through(cls, cup: Cup, later: Sequence[tuple[Any, Any]]) -> "Path":
        """From the cup through later weights (W, v), all rational. Raises ValueError for none, or other shapes."""
        if not later:
            raise ValueError("later: expected at least one stop after the cup")
        shape = cup.W.shape
        stops = [Stop(exact_array("W", W, shape), exact_array("v", v, shape[:1])) for W, v in later]
        return cls(cup, (Stop(cup.W, exact_array("v", cup.v.tolist(), shape[:1])), *stops))

    def loss(self, stop: Stop) -> fmpq:
        """Sum of squared errors there."""
        return sum_squared_loss(self.cup.X, self.cup.y, stop.W, stop.v)

    @property
    def drop(self) -> fmpq:
        """By how much the path ends below the cup."""
        return self.cup.loss - self.loss(self.stops[-1])

    def leaves(self) -> Stop | None:
        """The first point at which an output weight is 0, or a product that is not 0 at the cup; None if never."""
        for here, there in pairwise(self.stops):
            shares = [t for a, b in self._signed(here, there) if (t := _zero(a, b)) is not None]
            if shares:
                return here.towards(there, min(shares))
        return None

    def climb(self) -> fmpq:
        """What the loss has gained where the path leaves the cells of the cup; at its highest stop if it never does."""
        stop = self.leaves()
        seen = self.stops if stop is None else [stop]
        return max(self.loss(point) for point in seen) - self.cup.loss

    def height(self) -> fmpq:
        """The most that the loss gains anywhere on a path with fixed output weights.

        Between two kinks of a straight piece the predictions are linear and the loss is convex, so that it is
        highest at a kink or at a stop. Raises ValueError where the output weights move.
        """
        if any((stop.v != self.stops[0].v).any() for stop in self.stops):
            raise ValueError("stops: expected fixed output weights")
        return max(self.loss(point) for point in self._breaks()) - self.cup.loss

    def _breaks(self) -> Iterator[Stop]:
        yield self.stops[0]
        for here, there in pairwise(self.stops):
            before, after = here.W @ self.cup.X.T, there.W @ self.cup.X.T
            pairs = zip(before.ravel().tolist(), after.ravel().tolist(), strict=True)
            shares = {_zero(a, b) for a, b in pairs if a != 0}
            yield from (here.towards(there, t) for t in shares if t is not None)
            yield there

    def _signed(self, here: Stop, there: Stop) -> Iterator[tuple[fmpq, fmpq]]:
        """What must stay positive, at both ends: the output weights and the products, each with its sign at the cup."""
        cup = self.cup
        for r, sign in enumerate(cup.v.tolist()):
            yield sign * here.v[r], sign * there.v[r]
        for (r, i), product in cup.products.items():
            side = 1 if product > 0 else -1
            yield side * (here.W[r] @ cup.X[i]), side * (there.W[r] @ cup.X[i])


def _zero(a: fmpq, b: fmpq) -> fmpq | None:
    """Where a + t (b - a) first is 0 for 0 <= t <= 1; None if nowhere."""
    if a == 0:
        return fmpq(0)
    return a / (a - b) if a * b <= 0 else None
