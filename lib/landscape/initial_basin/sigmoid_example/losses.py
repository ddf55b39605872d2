"""The sigmoid sample of SS16 section 8.2, in hyperbolic tangents.

With A = x_1/2 = 2 ln(2/epsilon), kappa = 2 sqrt(2 epsilon) and B = x_2/2 = artanh(kappa),

    L_1(w) = tanh(A w)^2 / 4,   L_2(w) = (tanh(B w) + kappa)^2 / 4,   E = (L_1 + L_2) / 2,

because sigmoid(2 z) = (1 + tanh z) / 2. Everything here runs on balls.
"""

from dataclasses import dataclass
from typing import Any

from flint import arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.inputs import exact_number


@dataclass(frozen=True)
class SigmoidSample:
    """The sample for one epsilon; A, B and kappa enclosed."""

    level: fmpq
    A: arb
    B: arb
    kappa: arb

    @classmethod
    def of(cls, level: Any) -> "SigmoidSample":
        """Raises ValueError unless 0 < level < 1/8."""
        level = exact_number("level", level)
        if not 0 < level < fmpq(1, 8):
            raise ValueError(f"level: expected a number between 0 and 1/8, not {level}")
        with working_precision():
            kappa = 2 * arb(2 * level).sqrt()
            return cls(level, 2 * arb(2 / level).log(), kappa.atanh(), kappa)

    def first_loss(self, w: arb) -> arb:
        """L_1(w)."""
        return (self.A * w).tanh() ** 2 / 4

    def second_loss(self, w: arb) -> arb:
        """L_2(w)."""
        distance = (self.B * w).tanh() + self.kappa
        return distance * distance / 4  # arb ** 2 is not finite on a ball around 0

    def surrogate(self, w: arb) -> arb:
        """2 epsilon (1 + w)^2 = kappa^2 (1 + w)^2 / 4."""
        return self.kappa**2 * (1 + w) ** 2 / 4

    def __call__(self, w: arb) -> arb:
        """E(w)."""
        return (self.first_loss(w) + self.second_loss(w)) / 2

    def pull(self, x: arb) -> arb:
        """4 dE/dx at w = -x: a(x) - b(x), with a and b the pulls of the first and of the second sample."""
        t, u = (self.A * x).tanh(), (self.B * x).tanh()
        return self.A * t * (1 - t**2) - self.B * (self.kappa - u) * (1 - u**2)

    def pull_slope(self, x: arb) -> arb:
        """d/dx of `pull`: A^2 (1 - T^2)(1 - 3 T^2) + B^2 (1 - U^2)(1 + 2 kappa U - 3 U^2)."""
        t, u = (self.A * x).tanh(), (self.B * x).tanh()
        first = self.A**2 * (1 - t**2) * (1 - 3 * t**2)
        return first + self.B**2 * (1 - u**2) * (1 + 2 * self.kappa * u - 3 * u**2)


def from_definition(level: fmpq, w: arb) -> arb:
    """E(w) from the sample as printed, with logarithms and exponentials: an independent route."""
    root = arb(2 * level).sqrt()
    x1, x2 = 4 * arb(2 / level).log(), ((1 + 2 * root) / (1 - 2 * root)).log()

    def sigmoid(z: arb) -> arb:
        return 1 / (1 + (-z).exp())

    first, second = sigmoid(-w * x1) - arb(1) / 2, sigmoid(w * x2) - sigmoid(-x2)
    return (first * first + second * second) / 2
