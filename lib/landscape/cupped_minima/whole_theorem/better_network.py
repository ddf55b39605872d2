"""Networks that fit the cup's labels better, or exactly: certified from a few decimals, in balls.

Where no hyperplane of a weight passes through a sample, the predictions are linear in the weights. A
solution of this linear system with the same signs is a network of loss 0. The nearest one to given
decimals exists as soon as the system has full rank, and is enclosed.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flint import arb, arb_mat

from landscape.cupped_minima.cupped_minimum import TrainingSet, enclosed
from landscape.evidence.balls import working_precision
from landscape.evidence.comparison import Finding, all_of, less
from landscape.evidence.inputs import exact_array
from landscape.geometry.cones import dot


@dataclass(frozen=True)
class BetterNetwork:
    """Weights W, rational, (num_neurons, dim), for the data and the output weights of a training set.

    Raises ValueError for another shape.
    """

    training: TrainingSet
    W: tuple[tuple[Any, ...], ...]

    def __post_init__(self) -> None:
        shape = (self.training.num_neurons, self.training.dim)
        object.__setattr__(self, "W", tuple(map(tuple, exact_array("W", self.W, shape).tolist())))

    def loss(self) -> arb:
        """Sum of the squared errors of these very weights."""
        with working_precision():
            entries = [enclosed(x) for w in self.W for x in w]
            residual = [dot(row, entries) - y for row, y in zip(self._system, self.training.labels(), strict=True)]
            return dot(residual, residual)

    def corrected(self) -> list[list[arb]]:
        """The nearest weights with loss 0 under the signs of W; whether they have these signs is another question.

        Raises ValueError where the linear system cannot be certified to have full rank.
        """
        with working_precision():
            system, labels = arb_mat(self._system), arb_mat([[y] for y in self.training.labels()])
            start = arb_mat([[enclosed(x)] for w in self.W for x in w])
            try:
                step = system.transpose() * (system * system.transpose()).solve(labels - system * start)
            except ZeroDivisionError:
                raise ValueError("W: expected a pattern of signs with independent samples") from None
            entries = (start + step).entries()
        dim = self.training.dim
        return [entries[r * dim : (r + 1) * dim] for r in range(self.training.num_neurons)]

    def fits_exactly(self) -> Finding:
        """Whether the corrected weights have the signs of W at every sample, strictly: then their loss is 0."""
        with working_precision():
            return all_of(
                less(0, dot(w, x) if active else -dot(w, x))
                for w, row in zip(self.corrected(), self._active, strict=True)
                for x, active in zip(self._samples, row, strict=True)
            )

    @cached_property
    def _samples(self) -> list[list[arb]]:
        return [[enclosed(x) for x in sample] for sample in self.training.X]

    @cached_property
    def _active(self) -> list[list[bool]]:
        """Whether <w_r, x_i> is certainly positive, (num_neurons, num_samples)."""
        with working_precision():
            return [[bool(dot(map(enclosed, w), x) > 0) for x in self._samples] for w in self.W]

    @cached_property
    def _system(self) -> list[list[arb]]:
        """Row i: v_r x_i for the active neurons, 0 for the others; (num_samples, num_neurons * dim)."""
        with working_precision():
            outputs = self.training.v()
            return [
                [v * entry * int(self._active[r][i]) for r, v in enumerate(outputs) for entry in x]
                for i, x in enumerate(self._samples)
            ]
