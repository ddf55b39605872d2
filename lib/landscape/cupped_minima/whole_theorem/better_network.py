"""Networks that fit the cup's labels better, or exactly: certified from a few decimals.

Where no hyperplane of a weight passes through a sample, the predictions are linear in the weights. A
solution of this linear system with the same signs is a network of loss 0. The nearest one to given
decimals exists as soon as the system has full rank, and is enclosed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flint import arb, arb_mat, fmpq, fmpq_mat

from landscape.cupped_minima.cupped_minimum import TrainingSet, enclosed, exact_root
from landscape.evidence.balls import working_precision
from landscape.evidence.comparison import Finding, all_of, less
from landscape.evidence.inputs import exact_array
from landscape.geometry.cones import dot

Real = Any
"""fmpq where data and output weights are rational, else arb."""


@dataclass(frozen=True)
class BetterNetwork:
    """Weights W, rational, (num_neurons, dim), for the data and the output weights v of a training set.

    Raises ValueError for another shape.
    """

    training: TrainingSet
    W: tuple[tuple[Any, ...], ...]

    def __post_init__(self) -> None:
        shape = (self.training.num_neurons, self.training.dim)
        object.__setattr__(self, "W", tuple(map(tuple, exact_array("W", self.W, shape).tolist())))

    def loss(self) -> Real:
        """Sum of the squared errors of these very weights."""
        with working_precision():
            residual = [p - y for p, y in zip(self._predictions(), self._labels(), strict=True)]
            return dot(residual, residual)

    def lower_loss(self) -> Finding:
        """Whether these weights have a lower loss than the cup."""
        return less(self.loss(), self._number(self.training.loss))

    def corrected(self) -> list[list[Real]]:
        """The nearest weights with loss 0 under the signs of W; whether they have these signs is another question.

        Raises ValueError where the linear system cannot be certified to have full rank.
        """
        with working_precision():
            system = (fmpq_mat if self.exact else arb_mat)(self._system())
            start = type(system)([[self._number(x)] for row in self.W for x in row])
            labels = type(system)([[y] for y in self._labels()])
            try:
                step = system.transpose() * (system * system.transpose()).solve(labels - system * start)
            except ZeroDivisionError:
                raise ValueError("W: expected a pattern of signs with independent samples") from None
            entries = (start + step).entries()
        dim = self.training.dim
        return [entries[r * dim : (r + 1) * dim] for r in range(self.training.num_neurons)]

    def fits_exactly(self) -> Finding:
        """Whether the corrected weights have the signs of W at every sample, strictly: then their loss is 0."""
        signs = self._signs()
        with working_precision():
            return all_of(
                less(0, dot(w, x) if positive else -dot(w, x))
                for w, row in zip(self.corrected(), signs, strict=True)
                for x, positive in zip(self._samples(), row, strict=True)
            )

    @property
    def exact(self) -> bool:
        """Whether data and output weights are rational."""
        return all(type(x) is fmpq for sample in self.training.X for x in sample) and self._rational_outputs()

    def _rational_outputs(self) -> bool:
        try:
            return all(exact_root(square) for square in self.training.squared_outputs)
        except ValueError:
            return False

    def _samples(self) -> list[list[Real]]:
        return [[self._number(x) for x in sample] for sample in self.training.X]

    def _outputs(self) -> list[Real]:
        if not self.exact:
            return self.training.v()
        return [s * exact_root(q) for s, q in zip(self.training.signs, self.training.squared_outputs, strict=True)]

    def _labels(self) -> list[Real]:
        return list(self.training.exact_labels) if self.exact else self.training.labels()

    def _number(self, value: Any) -> Real:
        return fmpq(value) if self.exact else enclosed(value)

    def _signs(self) -> list[list[bool]]:
        """Whether <w_r, x_i> is certainly positive, (num_neurons, num_samples)."""
        return [[bool(dot(map(self._number, w), x) > 0) for x in self._samples()] for w in self.W]

    def _predictions(self) -> list[Real]:
        system = self._system()
        return [dot(row, [self._number(x) for w in self.W for x in w]) for row in system]

    def _system(self) -> list[list[Real]]:
        """Row i: v_r x_i for the active neurons, 0 for the others; (num_samples, num_neurons * dim)."""
        signs, outputs = self._signs(), self._outputs()
        return [
            [v * entry * int(signs[r][i]) for r, v in enumerate(outputs) for entry in x]
            for i, x in enumerate(self._samples())
        ]
