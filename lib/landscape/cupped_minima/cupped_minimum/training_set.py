"""Samples, prescribed errors and a network: what the landscape with a cupped minimum is made of, exactly.

Directions are exact numbers, lengths are known by their squares. So the sign of every <w_r, x_i>,
every kink and every identity between samples is exact, whatever roots the lengths need; only
the labels, which nothing but a picture or a better network asks for, may be balls.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from flint import arb, ctx, fmpq, fmpz

from landscape.evidence.balls import WORKING_BITS, working_precision
from landscape.evidence.real_cyclotomic import CyclotomicReal, exact_element
from landscape.geometry.cones import dot

Number = Any
"""fmpq or `CyclotomicReal`, of one field."""
Vector = tuple[Number, ...]


@dataclass(frozen=True)
class TrainingSet:
    """Samples x_i, the errors e_i = prediction - label, and weights with these errors; all exact.

    X                samples, (num_samples, dim)
    errors           e, (num_samples,)
    W                direction of each w_r, of any length, (num_neurons, dim)
    signs            sign of each v_r, -1 or 1, (num_neurons,)
    squared_norms    |w_r|^2 > 0, (num_neurons,)
    squared_outputs  v_r^2 > 0, (num_neurons,)
    samples          a name for each sample, "a_0", "A+", ...; (num_samples,)
    neurons          a name for each neuron, (num_neurons,)

    The label is y_i = sum_r v_r relu(<w_r, x_i>) - e_i, so that the loss is the sum of the e_i^2.
    Raises ValueError for other shapes, signs or numbers, or where W has a zero row.
    """

    X: tuple[Vector, ...]
    errors: Vector
    W: tuple[Vector, ...]
    signs: tuple[int, ...]
    squared_norms: Vector
    squared_outputs: Vector
    samples: tuple[str, ...]
    neurons: tuple[str, ...]

    def __post_init__(self) -> None:
        for name in ("X", "W"):
            object.__setattr__(self, name, tuple(_vector(name, row, self.dim) for row in getattr(self, name)))
        for name, count in (("errors", self.num_samples), ("squared_norms", self.num_neurons)):
            object.__setattr__(self, name, _vector(name, getattr(self, name), count))
        object.__setattr__(self, "squared_outputs", _vector("squared_outputs", self.squared_outputs, self.num_neurons))
        if len(self.samples) != self.num_samples or len(self.neurons) != self.num_neurons:
            raise ValueError("samples, neurons: expected one name for each row of X and of W")
        if len(self.signs) != self.num_neurons or not set(self.signs) <= {-1, 1}:
            raise ValueError(f"signs: expected {self.num_neurons} entries -1 or 1, not {self.signs}")
        if not all(entry > 0 for entry in (*self.squared_norms, *self.squared_outputs)):
            raise ValueError("squared_norms, squared_outputs: expected positive numbers")
        if not all(any(entry != 0 for entry in row) for row in self.W):
            raise ValueError("W: expected non-zero rows")

    @property
    def num_samples(self) -> int:
        """m; the paper's n."""
        return len(self.X)

    @property
    def num_neurons(self) -> int:
        """n; the paper's m."""
        return len(self.W)

    @property
    def dim(self) -> int:
        """d."""
        return len(self.X[0])

    @property
    def loss(self) -> Number:
        """The sum of the squared errors."""
        return dot(self.errors, self.errors)

    @cached_property
    def products(self) -> tuple[Vector, ...]:
        """<W_r, x_i>, (num_neurons, num_samples)."""
        return tuple(tuple(dot(w, x) for x in self.X) for w in self.W)

    @cached_property
    def activations(self) -> tuple[tuple[int, ...], ...]:
        """Sign of <w_r, x_i>: -1, 0 or 1; (num_neurons, num_samples)."""
        return tuple(tuple(_sign(entry) for entry in row) for row in self.products)

    def kinks(self, r: int) -> tuple[int, ...]:
        """Samples with <w_r, x_i> = 0: those at which the loss bends when w_r moves."""
        return tuple(i for i, sign in enumerate(self.activations[r]) if sign == 0)

    def active(self, r: int) -> tuple[int, ...]:
        """Samples with <w_r, x_i> > 0."""
        return tuple(i for i, sign in enumerate(self.activations[r]) if sign > 0)

    def features(self, r: int) -> Vector:
        """relu(<W_r, x_i>), (num_samples,)."""
        return tuple(entry if sign > 0 else 0 * entry for entry, sign in zip(*self._row(r), strict=True))

    def pull(self, r: int) -> Vector:
        """sum of e_i x_i over the active samples: the part of the slope in w_r that does not bend, (dim,)."""
        active = self.active(r)
        errors = [self.errors[i] for i in active]
        columns = zip(*(self.X[i] for i in active), strict=True)
        return tuple(dot(errors, column) for column in columns) if active else (fmpq(0),) * self.dim

    @property
    def squared_strengths(self) -> Vector:
        """(|v_r| |w_r| / |W_r|)^2: prediction_i = sum_r signs_r strengths_r relu(<W_r, x_i>)."""
        rows = zip(self.squared_outputs, self.squared_norms, self.W, strict=True)
        return tuple(output * norm / dot(w, w) for output, norm, w in rows)

    def strengths(self, bits: int = WORKING_BITS) -> list[arb]:
        """Balls around |v_r| |w_r| / |W_r|, (num_neurons,)."""
        return [root(square, bits) for square in self.squared_strengths]

    def v(self, bits: int = WORKING_BITS) -> list[arb]:
        """Balls around the output weights, (num_neurons,)."""
        return [sign * root(square, bits) for sign, square in zip(self.signs, self.squared_outputs, strict=True)]

    def weights(self, bits: int = WORKING_BITS) -> list[list[arb]]:
        """Balls around the w_r themselves, (num_neurons, dim)."""
        rows = zip(self.squared_norms, self.W, strict=True)
        with working_precision(bits):
            return [[root(norm / dot(w, w), bits) * enclosed(entry, bits) for entry in w] for norm, w in rows]

    def labels(self, bits: int = WORKING_BITS) -> list[arb]:
        """Balls around the labels, (num_samples,)."""
        with working_precision(bits):
            return self._labels(self.strengths(bits), lambda value: enclosed(value, bits))

    @cached_property
    def exact_labels(self) -> Vector:
        """The labels as exact numbers. Raises ValueError unless every strength is the root of a rational square."""
        return tuple(self._labels([exact_root(square) for square in self.squared_strengths], lambda value: value))

    def _labels(self, strengths: Sequence[Number], convert: Callable[[Number], Number]) -> list[Number]:
        features = [self.features(r) for r in range(self.num_neurons)]
        factors = [sign * strength for sign, strength in zip(self.signs, strengths, strict=True)]
        columns = zip(*features, strict=True)
        return [
            dot(factors, [convert(entry) for entry in column]) - convert(error)
            for column, error in zip(columns, self.errors, strict=True)
        ]

    def scaled(self, factor: Number) -> "TrainingSet":
        """The same samples and errors with all w_r multiplied by a positive factor; the labels change."""
        square = exact_element("factor", factor) ** 2
        return replace(self, squared_norms=tuple(square * norm for norm in self.squared_norms))

    def _row(self, r: int) -> tuple[Vector, tuple[int, ...]]:
        return self.products[r], self.activations[r]


def enclosed(value: Number, bits: int = WORKING_BITS) -> arb:
    """A ball around an exact number."""
    if isinstance(value, CyclotomicReal):
        return value.enclosure(bits)
    with ctx.workprec(bits):
        return arb(value)


def root(square: Number, bits: int = WORKING_BITS) -> arb:
    """A ball around the root of a positive exact number."""
    with ctx.workprec(bits):
        return enclosed(square, bits).sqrt()


def exact_root(square: Number) -> fmpq:
    """The rational root of a rational square, also where it is given in a field. Raises ValueError for others."""
    value = _rational_part(square) if isinstance(square, CyclotomicReal) else fmpq(square)
    parts = (fmpz(value.p), fmpz(value.q))
    roots = [abs(part).isqrt() for part in parts]
    if value < 0 or any(r * r != part for r, part in zip(roots, parts, strict=True)):
        raise ValueError(f"square: expected the square of a rational, not {value}")
    return fmpq(*roots)


def _rational_part(value: CyclotomicReal) -> fmpq:
    if value.polynomial.degree() > 0:
        raise ValueError(f"square: expected the square of a rational, not {value}")
    return value.polynomial[0]


def _vector(name: str, row: Sequence[Number], length: int) -> Vector:
    if len(row) != length or not length:
        raise ValueError(f"{name}: expected {length} numbers in a row, not {len(row)}")
    return tuple(exact_element(name, entry) for entry in row)


def _sign(value: Number) -> int:
    return value.sign() if isinstance(value, CyclotomicReal) else (value > 0) - (value < 0)
