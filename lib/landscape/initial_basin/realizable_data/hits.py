"""Every target hit: the weights that the proof builds, and the loss that they reach (repair of SS16 Theorem 5)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from flint import fmpq

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal
from landscape.evidence.inputs import exact_array, exact_number
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.cones import dot
from landscape.networks.basin_minimum import exact_basin_minimum
from landscape.networks.two_layer import mean_squared_loss, predict

Vector = tuple[fmpq, ...]
ONE = fmpq(1)


def unit(*parameters: Any) -> Vector:
    """The unit vector with these rational stereographic coordinates; (t,) gives (1 - t^2, 2 t) / (1 + t^2)."""
    t = [exact_number("parameters", value) for value in parameters]
    square = sum(value * value for value in t)
    return ((1 - square) / (1 + square), *(2 * value / (1 + square) for value in t))


@dataclass(frozen=True)
class Start:
    """A teacher, the neurons that start, and which of them serves which target.

    X           samples, (num_samples, dim)
    directions  unit vectors u_i of the teacher, n of them
    sizes       |w_i*| > 0
    outputs     v_i*
    neurons     unit vectors w_j, N of them
    serves      j(i), for every target the index of the neuron that hits it; it has the output sign v_i*
    spare       output signs of neurons that serve nobody
    """

    X: tuple[Vector, ...]
    directions: tuple[Vector, ...]
    sizes: tuple[fmpq, ...]
    outputs: tuple[Any, ...]
    neurons: tuple[Vector, ...]
    serves: tuple[int, ...]
    spare: int = 1

    @property
    def teacher(self) -> np.ndarray:
        """W*, (n, dim)."""
        rows = [[size * e for e in u] for size, u in zip(self.sizes, self.directions, strict=True)]
        return exact_array("teacher", rows, (None, None))

    @cached_property
    def labels(self) -> np.ndarray:
        """y = N(W*, v*)(X)."""
        return predict(self._samples, self.teacher, exact_array("outputs", self.outputs, (None,)))

    @property
    def v(self) -> list[int]:
        """Output sign of every neuron."""
        signs = [self.spare] * len(self.neurons)
        for i, j in enumerate(self.serves):
            signs[j] = self.outputs[i]
        return signs

    @property
    def level(self) -> fmpq:
        """The least epsilon at which every target is hit: max_i (n |w_i*| |w_j(i) - u_i|)^2."""
        n = len(self.directions)
        gaps = [2 - 2 * dot(self.neurons[j], u) for j, u in zip(self.serves, self.directions, strict=True)]
        return max((n * size) ** 2 * gap for size, gap in zip(self.sizes, gaps, strict=True))

    @property
    def built(self) -> np.ndarray:
        """W': neuron j times the sum of the |w_i*| that it serves; (N, dim)."""
        scales = [fmpq(0)] * len(self.neurons)
        for size, j in zip(self.sizes, self.serves, strict=True):
            scales[j] += size
        return exact_array(
            "built", [[s * e for e in w] for s, w in zip(scales, self.neurons, strict=True)], (None, None)
        )

    def reaches(self, factor: fmpq = ONE) -> Finding:
        """Whether W' stays in the closed region combination and, like the basin minimum, has loss <= factor epsilon."""
        v = exact_array("v", self.v, (None,))
        loss = mean_squared_loss(self._samples, self.labels, self.built, v)
        minimum = exact_basin_minimum(self._samples, self.labels, self.neurons, self.v)
        signs = [dot(a, x) * dot(w, x) for a, w in zip(self.built.tolist(), self.neurons, strict=True) for x in self.X]
        return all_of([
            *(equal(dot(u, u), 1) for u in (*self.directions, *self.neurons)),
            at_most(0, min(signs)),
            at_most(loss, factor * self.level),
            minimum.check(),
            at_most(minimum.value, loss),
        ])  # fmt: skip

    @property
    def _samples(self) -> np.ndarray:
        return exact_array("X", self.X, (None, None))


def planar_starts(scale: fmpq = ONE) -> Iterator[Start]:
    """Two targets in the plane hit by two neurons, or both by one; a third neuron idles. Samples of length `scale`."""
    X = tuple(tuple(scale * e for e in unit(t)) for t in ("-7/3", "-3/2", "-1/5", "2/7", "8/9", "3", "-9"))
    targets = unit("1/9"), unit("1/6")
    for first, second in (("1/8", "1/5"), ("2/15", "3/2"), ("-1/2", "2/13"), ("1/9", "1/4")):
        for sizes in ((fmpq(1), fmpq(1)), (fmpq(3), fmpq(1, 7))):
            neurons = (unit(first), unit(second), unit("-11/4"))
            for outputs, serves in (((1, -1), (0, 1)), ((1, 1), (0, 0)), ((-1, -1), (1, 1))):
                yield Start(X, targets, sizes, outputs, neurons, serves, spare=-1)


def spatial_starts(scale: fmpq = ONE) -> Iterator[Start]:
    """Three targets in space with two or three neurons."""
    grid = [(a, b) for a in ("-3/2", "1/7", "2") for b in ("-4/3", "2/5", "5/3")]
    X = tuple(tuple(scale * e for e in unit(*place)) for place in grid)
    targets = unit("1/3", "0"), unit("0", "1/2"), unit("-1", "1/9")
    near = unit("1/4", "1/99"), unit("1/11", "3/5"), unit("-5/4", "0")
    for sizes in ((fmpq(1),) * 3, (fmpq(2), fmpq(1, 3), fmpq(1, 50))):
        yield Start(X, targets, sizes, (1, -1, 1), near, (0, 1, 2))
        yield Start(X, targets, sizes, (1, 1, 1), near, (0, 0, 2), spare=-1)


def tight_start(turn: Any = "1/100", scale: fmpq = ONE) -> Start:
    """One target (1, 0), a neuron beside it, the sample (0, scale), which the target does not see: loss ~ epsilon."""
    return Start((tuple(scale * e for e in unit(1)),), (unit(0),), (ONE,), (1,), (unit(turn),), (0,))


@checker(Arithmetic.EXACT)
def check_hits_suffice(factor: fmpq = ONE, scale: fmpq = ONE, flipped: bool = False) -> Check:
    """own/hits-suffice on planar, spatial and nearly tight starts; `flipped` turns the output sign of every neuron."""
    starts = [*planar_starts(scale), *spatial_starts(scale), tight_start(scale=scale)]
    if flipped:
        starts = [_Flipped(**_fields(start)) for start in starts]
    scope = f"{len(starts)} starts, d = 2 and 3, shared neurons, the least epsilon with hits; loss <= {factor} epsilon"
    return Check("own/hits-suffice", all_of(start.reaches(factor) for start in starts), scope)


class _Flipped(Start):
    """The same start with every output sign turned."""

    @property
    def v(self) -> list[int]:
        return [-sign for sign in super().v]


def _fields(start: Start) -> dict[str, Any]:
    return {name: getattr(start, name) for name in Start.__dataclass_fields__}
