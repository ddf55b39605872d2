"""The constants of SS16 Theorems 5 and 6: the chance of a hit, the width, and what is promised for it."""

from dataclasses import dataclass
from math import isqrt

from flint import arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.inputs import exact_number, positive_integer
from landscape.initial_basin.cap_bound import printed_bound

_GRID = 10**7


@dataclass(frozen=True)
class Promise:
    """Theorem 5 for one setting.

    dim      d >= 2, of the sphere that weights are drawn from
    targets  n >= 1, neurons of the teacher
    level    epsilon > 0, mean squared loss that is to be reached
    norm     B > 0, at least the length of every weight of the teacher
    ambient  the d that Theorem 6 prints in the first factor of p where `dim` is the rank; 0: the same as `dim`

    Raises ValueError for other values, and where epsilon > (2 n B)^2: there p is no real number.
    """

    dim: int
    targets: int
    level: fmpq
    norm: fmpq = fmpq(1)
    ambient: int = 0

    def __post_init__(self) -> None:
        positive_integer("targets", self.targets)
        if positive_integer("dim", self.dim) < 2:
            raise ValueError(f"dim: expected at least 2, not {self.dim}")
        for name in ("level", "norm"):
            object.__setattr__(self, name, exact_number(name, getattr(self, name)))
            if getattr(self, name) <= 0:
                raise ValueError(f"{name}: expected a positive number, not {getattr(self, name)}")
        if self.squared_distance > 4:
            raise ValueError(
                f"level: expected at most (2 n B)^2 = {4 * (self.targets * self.norm) ** 2}, not {self.level}"
            )

    @property
    def squared_distance(self) -> fmpq:
        """delta^2 = epsilon / (n B)^2: how near a direction has to start."""
        return self.level / (self.targets * self.norm) ** 2

    @property
    def p(self) -> arb:
        """p_{d-1}(epsilon) = (delta sqrt(1 - delta^2/4))^(d-1) / (2 pi (d-1)), enclosed."""
        with working_precision():
            whole = printed_bound(self.dim, arb(self.squared_distance).sqrt()) / 2
            return whole * (self.dim - 1) / (self.ambient - 1) if self.ambient else whole

    @property
    def p_between(self) -> tuple[fmpq, fmpq]:
        """Rationals below and above p, close together. Exact, from 223/71 < pi < 22/7 (Archimedes)."""
        square = (self.squared_distance * (1 - self.squared_distance / 4)) ** (self.dim - 1)
        height = (self.ambient or self.dim) - 1
        low, high = (square / (2 * pi * height) ** 2 * _GRID**2 for pi in (fmpq(22, 7), fmpq(223, 71)))
        return fmpq(isqrt(int(low.floor())), _GRID), fmpq(isqrt(int(high.floor())) + 1, _GRID)

    def width(self, c: fmpq) -> int:
        """N_c = (1 + c) ceil(n / p), rounded up. Raises ValueError where the ball is too wide for the ceiling."""
        with working_precision():
            ceiling = (self.targets / self.p).ceil().unique_fmpz()
        if ceiling is None:
            raise ValueError("level: n / p is too close to an integer for this precision")
        return int(((1 + exact_number("c", c)) * ceiling).ceil())

    def failure(self, num_neurons: int) -> arb:
        """n (1 - p)^N, the repaired bound on 1 - F_N(epsilon)."""
        with working_precision():
            return self.targets * (1 - self.p) ** num_neurons

    def printed_failure(self, c: fmpq) -> arb:
        """exp(-c^2 n / (4 p (1 + c))), the printed bound on 1 - F_N(epsilon) at N = N_c."""
        with working_precision():
            return (-self._exponent(c) / self.p).exp()

    def proof_failure(self, c: fmpq) -> arb:
        """exp(-c^2 n / (4 (1 + c))), what the last line of the proof says."""
        with working_precision():
            return (-arb(self._exponent(c))).exp()

    def half_width(self) -> int:
        """The first N at which the repaired bound promises an even chance.

        Raises ValueError where the precision does not tell it.
        """
        with working_precision():
            width = ((arb(fmpq(1, 2 * self.targets)).log()) / (1 - self.p).log()).ceil().unique_fmpz()
        if width is None:
            raise ValueError("level: the width is too close to an integer for this precision")
        return max(1, int(width))

    def _exponent(self, c: fmpq) -> fmpq:
        c = exact_number("c", c)
        return c**2 * self.targets / (4 * (1 + c))
