"""The functions of SH18's Definition 32, in balls.

phi and Phi are density and distribution function of a standard normal variable. With xi >= 0 as parameter,
theta = g(xi) = xi Phi(xi) / phi(xi) and psi(theta) = xi phi(xi) / (2 Phi(xi)) - log Phi(xi).
"""

from flint import arb, fmpq

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.inputs import exact_number

_HALVINGS = 150


def density(x: arb) -> arb:
    """phi(x)."""
    return (-x * x / 2).exp() / (2 * arb.pi()).sqrt()


def distribution(x: arb) -> arb:
    """Phi(x)."""
    return (-x / arb(2).sqrt()).erfc() / 2


def g(xi: arb) -> arb:
    """SH18 eq. 12.16."""
    return xi * distribution(xi) / density(xi)


def psi_at(xi: arb) -> arb:
    """psi(g(xi)), from SH18 eq. 12.17."""
    return xi * density(xi) / (2 * distribution(xi)) - distribution(xi).log()


def inverse_g(theta: int | fmpq | str) -> arb:
    """The only xi > 0 with g(xi) = theta, enclosed by halving. Raises ValueError unless theta > 0."""
    value = exact_number("theta", theta)
    if value <= 0:
        raise ValueError(f"theta: expected a positive number, not {theta}")
    with working_precision():
        target, low, high = ball(value), fmpq(0), fmpq(1)
        while not g(ball(high)) > target:
            high *= 2
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            found = g(ball(middle))
            if found < target:
                low = middle
            elif found > target:
                high = middle
            else:
                break
        return ball((low + high) / 2, (high - low) / 2)


def psi(theta: int | fmpq | str) -> arb:
    """psi(theta) of SH18 eq. 12.17, theta > 0."""
    return psi_at(inverse_g(theta))
