"""Configurations, and the explicit one of SSG20 Appendix C."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flint import fmpq

from landscape.evidence.real_cyclotomic import CyclotomicReal, RealCyclotomicField, exact_element, field

Point = tuple[Any, ...]


@dataclass(frozen=True)
class Configuration:
    """Four sets of points in R^d (SSG20 Def. 3); whether they have its properties is for `Anatomy` to say.

    A, B          the t points that the properties speak of, each with d exact coordinates
    A_bar, B_bar  the k points that only help to span the polytopes; may be empty
    """

    A: tuple[Point, ...]
    A_bar: tuple[Point, ...]
    B: tuple[Point, ...]
    B_bar: tuple[Point, ...]

    def __post_init__(self) -> None:
        if not self.A or not self.B:
            raise ValueError("A, B: expected at least one point each")
        for name, points in self.sets().items():
            object.__setattr__(self, name, tuple(_point(name, point, len(self.A[0])) for point in points))

    @property
    def dim(self) -> int:
        """d."""
        return len(self.A[0])

    @property
    def t(self) -> int:
        """Points of A."""
        return len(self.A)

    @property
    def k(self) -> int:
        """Points of A_bar."""
        return len(self.A_bar)

    def sets(self) -> dict[str, tuple[Point, ...]]:
        """The four sets by name."""
        return {"A": self.A, "A_bar": self.A_bar, "B": self.B, "B_bar": self.B_bar}

    def sides(self) -> Iterator[tuple[tuple[Point, ...], tuple[Point, ...], tuple[Point, ...]]]:
        """Twice (points, the auxiliary points beside them, vertices of the polytope that they pierce).

        First B against P_A, which is part (B) of each property, then A against P_B.
        """
        yield self.B, self.B_bar, self.A + self.A_bar
        yield self.A, self.A_bar, self.B + self.B_bar


@dataclass(frozen=True)
class Constants:
    """What Appendix C names: all of them in the field of 2 cos(2 pi/4t).

    cosine  C = cos(pi/t)
    heights c_3, ..., c_d: c_i = 1/(i - 1 + 2C)
    c       product of the 1 + c_i
    """

    field: RealCyclotomicField
    cosine: CyclotomicReal
    heights: tuple[CyclotomicReal, ...]
    c: CyclotomicReal

    @classmethod
    def of(cls, dim: int, t: int) -> "Constants":
        """For a configuration in R^dim with t points. Raises ValueError unless dim >= 2 and t >= 2."""
        _require_sizes(dim, t, least=2)
        numbers = field(4 * t)
        cosine = numbers.cos(2)
        heights = tuple(1 / (i - 1 + 2 * cosine) for i in range(3, dim + 1))
        product = numbers.number(1)
        for height in heights:
            product = product * (1 + height)
        return cls(numbers, cosine, heights, product)

    @property
    def upper(self) -> CyclotomicReal:
        """The upper end of the interval from which the paper draws gamma, equation (23)."""
        return (self.cosine - (2 * self.cosine**2 - 1)) / (2 * self.c)


def explicit_configuration(dim: int, t: int, share: Any = fmpq(3, 4), gamma: Any = None) -> Configuration:
    """The (dim, t, dim-2)-configuration of SSG20 equations (24)-(27), exactly.

    gamma  the height of the t points; by default `share` of the paper's upper end
    Raises ValueError unless dim >= 2 and t >= 3. With t = 3, or gamma out of range, the points
    exist but a property fails.
    """
    _require_sizes(dim, t, least=3)
    constants = Constants.of(dim, t)
    if gamma is None:
        gamma = exact_element("share", share) * constants.upper
    numbers, gamma = constants.field, exact_element("gamma", gamma)
    raised = tuple(gamma * height for height in constants.heights)
    lowered = tuple(-height for height in raised)
    return Configuration(
        tuple((numbers.cos(4 * i - 2), numbers.sin(4 * i - 2), *raised) for i in range(t)),
        (spikes := _spikes(constants)),
        tuple((numbers.cos(4 * i), numbers.sin(4 * i), *lowered) for i in range(t)),
        tuple(tuple(-entry for entry in spike) for spike in spikes),
    )


def _spikes(constants: Constants) -> tuple[Point, ...]:
    """The points of A_bar, (26): -1 at place i, then c_(i+1), ..., c_d."""
    count, zero = len(constants.heights), constants.field.number(0)
    one = constants.field.number(1)
    return tuple((*[zero] * (2 + i), -one, *constants.heights[i + 1 :]) for i in range(count))


def _require_sizes(dim: int, t: int, least: int) -> None:
    for name, value, smallest in (("dim", dim, 2), ("t", t, least)):
        if type(value) is not int or value < smallest:
            raise ValueError(f"{name}: expected an integer of at least {smallest}, not {value!r}")


def _point(name: str, point: Sequence[Any], dim: int) -> Point:
    if len(point) != dim or dim < 1:
        raise ValueError(f"{name}: expected points with {dim} coordinates, not {len(point)}")
    return tuple(exact_element(name, entry) for entry in point)
