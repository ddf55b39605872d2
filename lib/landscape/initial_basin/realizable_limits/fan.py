"""The narrow fan: three directions that one neuron tells apart and that few random neurons do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sympy
from flint import arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal, identity, less, suffices
from landscape.evidence.inputs import exact_array, exact_number
from landscape.evidence.positivity import least_coefficient
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.angles import signed_square_cosine
from landscape.geometry.cones import dot
from landscape.initial_basin.realizable_data import Promise
from landscape.networks.basin_minimum import exact_minimum_of_cells, region_features
from landscape.networks.planar_basins import BasinDistribution, PlanarCell, planar_cells
from landscape.networks.two_layer import predict

ONE = fmpq(1)
TURNS = (fmpq(1, 20), fmpq(1, 5), fmpq(1, 2))
TEACHER = ((1, 0),)
"""The weight w* = (1, 0), with output weight 1."""


@dataclass(frozen=True)
class Fan:
    """Unit samples at the angles 90 - g, 90 (twice) and 90 + g degrees, with the labels of relu(<(1, 0), x>).

    t  tan(g / 2), rational, 0 < t < 1, so that cosine and sine of g are rational

    Raises ValueError for other t.
    """

    t: fmpq

    def __post_init__(self) -> None:
        object.__setattr__(self, "t", exact_number("t", self.t))
        if not 0 < self.t < 1:
            raise ValueError(f"t: expected a number strictly between 0 and 1, not {self.t}")

    @property
    def cosine(self) -> fmpq:
        """cos g."""
        return (1 - self.t**2) / (1 + self.t**2)

    @property
    def sine(self) -> fmpq:
        """sin g."""
        return 2 * self.t / (1 + self.t**2)

    @property
    def X(self) -> tuple[tuple[fmpq, ...], ...]:
        """The four samples."""
        s, c = self.sine, self.cosine
        return (s, c), (fmpq(0), ONE), (fmpq(0), ONE), (-s, c)

    @property
    def y(self) -> tuple[fmpq, ...]:
        """The labels (sin g, 0, 0, 0)."""
        return self.sine, fmpq(0), fmpq(0), fmpq(0)

    @property
    def dual(self) -> tuple[fmpq, ...]:
        """nu = (1, -cos g, -cos g, 1): orthogonal to all linear predictions, positive on y."""
        return ONE, -self.cosine, -self.cosine, ONE

    @property
    def floor(self) -> fmpq:
        """Basin minimum (mean squared loss) without a useful neuron: at least <nu, y>^2 / (4 |nu|^2)."""
        return self.sine**2 / (8 * (1 + self.cosine**2))

    @property
    def useful(self) -> arb:
        """g / pi, the chance that a neuron is useful."""
        with working_precision():
            return 2 * arb(self.t).atan() / arb.pi()

    def failure(self, num_neurons: int) -> arb:
        """(1 - g/pi)^N, the chance of no useful neuron."""
        with working_precision():
            return (1 - self.useful) ** num_neurons

    def cells(self) -> Iterator[tuple[PlanarCell, bool]]:
        """Every cell, and whether it is useful: output weight +1, and exactly one of the outer samples is seen."""
        for cell in planar_cells(self.X):
            yield cell, cell.output_weight > 0 and cell.signs[0] != cell.signs[3]

    def certificate(self, raised: fmpq = ONE) -> Finding:
        """Whether unit samples, teacher, dual and cells are what the proof says, and the minimum is raised * floor."""
        X, y = exact_array("X", self.X, (4, 2)), exact_array("y", self.y, (4,))
        cells = list(self.cells())
        idle = exact_minimum_of_cells(X, y, [cell.cell for cell, useful in cells if not useful])
        predicted = [
            cell.output_weight * dot(self.dual, feature)
            for cell, useful in cells
            if not useful
            for feature in region_features(X, cell.signs)
        ]
        return all_of([
            *(equal(dot(x, x), 1) for x in self.X),
            equal(predict(X, exact_array("W", TEACHER, (1, 2)), exact_array("v", [1], (1,))).tolist(), list(y)),
            at_most(max(predicted), 0),
            equal(dot(self.dual, self.y) ** 2, self.floor * 4 * dot(self.dual, self.dual)),
            idle.check(),
            equal(idle.value, raised * self.floor),
            *(equal(cell.opening, self._opening) for cell, useful in cells if useful),
            equal(sum(useful for _, useful in cells), 4),
        ])  # fmt: skip

    @property
    def _opening(self) -> fmpq:
        return signed_square_cosine(self.X[0], self.X[1])


def fan_above(level: fmpq, grid: int = 10**4) -> Fan:
    """The narrowest fan with t on a grid whose floor exceeds `level`. Raises ValueError where none does."""
    low, high = 0, grid - 1
    if Fan(fmpq(high, grid)).floor <= level:
        raise ValueError(f"level: expected less than {Fan(fmpq(high, grid)).floor}, not {level}")
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if Fan(fmpq(middle, grid)).floor > level else (middle, high)
    return Fan(fmpq(high, grid))


@checker(Arithmetic.EXACT)
def check_narrow_fan(turns: Sequence[fmpq] = TURNS, raised: fmpq = ONE, doubled: int = 2) -> Check:
    """own/narrow-fan: the identities of the certificate for every angle, and all cells at three angles."""
    findings = [*_identities(doubled), *(Fan(t).certificate(raised) for t in turns)]
    shown = ", ".join(map(str, turns))
    factor = "" if raised == 1 else f", raised by {raised}"
    scope = f"all 0 < g < 90 degrees, all N; core: the dual in Q(t){factor}; all cells at t = tan(g/2) = {shown}"
    return Check("own/narrow-fan", all_of(findings), scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_fan_exactly(t: fmpq = fmpq(1, 5), widths: Sequence[int] = (1, 2, 5, 10, 20, 40), share: fmpq = ONE) -> Check:
    """own/narrow-fan beside the exact distribution, just below the floor: above (1 - share g/pi)^N, close at N = 40."""
    fan, findings = Fan(t), []
    planar = BasinDistribution.of(fan.X, fan.y)
    level = fan.floor * fmpq(999, 1000)
    for n in widths:
        failure = planar.above(level, n)
        with working_precision():
            findings.append(less((1 - share * fan.useful) ** n, failure))
    with working_precision():
        findings.append(less(planar.above(level, 40), fmpq(101, 100) * fan.failure(40)))
    scope = (
        f"t = {t}, epsilon = 0.999 floor, N = {', '.join(map(str, widths))}: exact failure above (1 - ({share}) g/pi)^N"
    )
    return Check("own/narrow-fan", all_of(findings), scope)


LEVELS = tuple(fmpq(1, 10**k) for k in (2, 4, 6, 8))


def least_width(level: fmpq) -> arb:
    """log(2) (pi / arcsin(4 sqrt(epsilon)) - 1): what an even chance needs; own/narrow-fan-width."""
    with working_precision():
        return arb(2).log() * (arb.pi() / (4 * arb(level).sqrt()).asin() - 1)


@checker(Arithmetic.BALL)
def check_fan_width(levels: Sequence[fmpq] = LEVELS, ratio: fmpq = fmpq(10)) -> Check:
    """own/narrow-fan-width: the floor exceeds sin^2 g / 16; both widths, within a factor `ratio` for small levels."""
    findings = [_floor_exceeds(16)]
    for level in levels:
        promised = Promise(2, 1, level).half_width()
        findings += [less(least_width(level), arb(promised)), less(arb(promised), ratio * least_width(level))]
        findings.append(less(level, arb(fan_above(level, 10**7).floor)))
    shown = ", ".join(map(str, levels))
    return Check(
        "own/narrow-fan-width", all_of(findings), f"epsilon = {shown}: promised width < {ratio} x necessary width"
    )


@checker(Arithmetic.EXACT)
def check_floor(sixteen: int = 16) -> Check:
    """own/narrow-fan-width, the core: with sin g = 4 sqrt(epsilon) the floor is above epsilon, for every angle."""
    scope = (
        f"all 0 < epsilon < 1/{sixteen}; core: floor - sin^2 g / {sixteen} has no negative coefficient in 1 - cos^2 g"
    )
    return Check("own/narrow-fan-width", suffices(_floor_exceeds(sixteen)), scope, Covers.WHOLE)


def _floor_exceeds(sixteen: int) -> Finding:
    """q/(8 (2 - q)) - q/sixteen, q = sin^2 g in (0, 1), has the sign of its numerator."""
    q = sympy.symbols("q")
    numerator = sixteen * q - 8 * (2 - q) * q
    difference = identity(q / (8 * (2 - q)) - q / sixteen, numerator / (8 * (2 - q) * sixteen))
    return all_of([difference, at_most(0, least_coefficient(numerator)), less(0, sympy.Poly(numerator, q).LC())])


def _identities(doubled: int) -> list[Finding]:
    """x_1 + x_4 = 2 cos(g) x_2 in both coordinates, and |nu|^2, <nu, y>: rational functions of t."""
    t = sympy.symbols("t")
    c, s = (1 - t**2) / (1 + t**2), 2 * t / (1 + t**2)
    outer, inner, last = (s, c), (sympy.Integer(0), sympy.Integer(1)), (-s, c)
    linear = [identity(a + b, doubled * c * m) for a, m, b in zip(outer, inner, last, strict=True)]
    floor = identity(s**2 / (4 * (2 + doubled * c**2)), s**2 / (8 * (1 + c**2)))
    return [*linear, identity(c**2 + s**2, sympy.Integer(1)), floor]
