"""Where gradient descent stopped: the witness of `landscape.search.found_minima`, judged exactly."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from flint import fmpq

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import Finding, all_of, any_of, at_most, equal, less
from landscape.evidence.inputs import exact_array
from landscape.evidence.verdict import Arithmetic
from landscape.evidence.witness import witness
from landscape.initial_basin.no_high_minima.layers import Instance
from landscape.networks.deep import DeepNet
from landscape.networks.deep_gradient import gradient

TOLERANCE = fmpq(1, 10**5)


@dataclass(frozen=True)
class Run:
    """One descent: the network at which it stopped, exactly as stored, and predictions on the way.

    family    its kind of network, in words
    instance  sample and network
    path      predictions at a few steps, (num_marks, num_samples), rounded: to look at, not to judge
    """

    family: str
    instance: Instance
    path: np.ndarray

    @classmethod
    def of(cls, content: dict[str, Any]) -> "Run":
        """From the witness. Raises ValueError where a shape does not fit."""
        X = exact_array("X", content["X"], (None, None))
        y = exact_array("y", content["y"], (len(X),))
        hidden = tuple(
            (exact_array("W", W, (None, None)), exact_array("b", b, (len(W),))) for W, b in content["hidden"]
        )
        net = DeepNet(hidden, exact_array("output", content["output"], (None,)))
        return cls(content["family"], Instance(X, y, net), exact_array("path", content["path"], (None, len(X))))

    @cached_property
    def relative_loss(self) -> fmpq:
        """Loss over the mean of y^2."""
        return self.instance.loss / self.instance.ceiling

    def steepest(self) -> fmpq:
        """The largest derivative by a trained weight; biases are trained where there are any."""
        found = gradient(self.instance.net, self.instance.X, self.instance.y)
        parts = [found.output, *(W for W, _ in found.hidden)]
        parts += [slope for (_, slope), (_, b) in zip(found.hidden, self.instance.net.hidden, strict=True) if any(b)]
        return max(abs(entry) for part in parts for entry in part.ravel().tolist())


@dataclass(frozen=True)
class FoundMinima:
    """All runs of the witness."""

    runs: tuple[Run, ...]

    @classmethod
    def stored(cls) -> "FoundMinima":
        """The witness in `book/data`. Raises ValueError if the file is missing or damaged."""
        return cls(tuple(Run.of(run) for run in witness("found-minima", ["runs"])["runs"]))

    def family(self, name: str) -> tuple[Run, ...]:
        """The runs of one kind."""
        return tuple(run for run in self.runs if run.family == name)


@checker(Arithmetic.EXACT)
def check_found_minima(runs: Sequence[Run] | None = None, share: fmpq = fmpq(1), tolerance: fmpq = TOLERANCE) -> Check:
    """own/thales-sphere at points that a search found: E = (|y|^2 - share |p|^2)/m up to a certified slope.

    Every derivative is at most `tolerance`, and so is <v, gradient by v>, the exact distance from the
    value on the sphere. Some run stopped strictly between 0 and the ceiling.
    """
    runs = FoundMinima.stored().runs if runs is None else runs
    findings = [finding for run in runs for finding in _judged(run, share, tolerance)]
    findings.append(any_of(_between(run.instance, tolerance) for run in runs))
    scope = f"{len(runs)} rational points where a float search stopped, derivatives up to {tolerance}, depth 2 and 3"
    return Check("own/thales-sphere", all_of(findings), scope)


def _judged(run: Run, share: fmpq, tolerance: fmpq) -> list[Finding]:
    one = run.instance
    slope, value = one.slope(), one.ceiling - share * (one.ceiling - one.sphere_value())
    return [
        equal(one.loss, value + slope),
        at_most(abs(slope), tolerance),
        at_most(one.loss, one.ceiling + abs(slope)),
        at_most(run.steepest(), tolerance),
    ]


def _between(one: Instance, tolerance: fmpq) -> Finding:
    return all_of([less(tolerance, one.loss), less(one.loss, one.ceiling - tolerance)])
