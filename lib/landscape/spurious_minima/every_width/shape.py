"""The learner W = aI + b(J - I) of width k, written so that nothing blows up as k grows.

With s = 1/k and sigma = sqrt(s) the two weights are a = -1 + 2s + A s^2 and b = 2s + B s^2. For
every k > 2 this is only another name for a and b; but at the critical point A and B stay bounded
(they tend to 8/pi - 4 and 4/pi - 2), and every quantity below is a continuous function of sigma,
A, B up to and including sigma = 0. That is what lets finitely many boxes cover every width.
"""

from dataclasses import dataclass
from fractions import Fraction

from flint import arb, fmpq

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.dual import Number, asinc, root, value_of
from landscape.evidence.inputs import exact_number

_Rational = int | Fraction | fmpq | str


@dataclass(frozen=True)
class Shape:
    """The lengths and angles of W = aI + b(J - I), each a ball.

    sigma, s, r  1/sqrt(k), 1/k, sqrt(1 - s)
    A, B, a, b   the unknowns, and the weights
    n, n2        the common length of the rows, and its square
    nu           (n2 - 1) / s^2
    own, step    the own target's cosine a/n, and (a - b)/n
    eta          b/n divided by s
    gamma        the cosine c of two rows divided by s^2
    sin_rows, sin_own, sin_other   sines of the angles between two rows, a row and its own target, another target
    half         P = pi - (angle of two rows)
    kappa, co    (k-1) sin_rows - (sin_own + (k-1) sin_other)/n, and pi + kappa
    """

    sigma: Number
    s: Number
    r: Number
    A: Number
    B: Number
    a: Number
    b: Number
    n: Number
    n2: Number
    nu: Number
    own: Number
    step: Number
    eta: Number
    gamma: Number
    sin_rows: Number
    sin_own: Number
    sin_other: Number
    half: Number
    kappa: Number
    co: Number
    lam: Number

    @property
    def rho(self) -> Number:
        """1 / sqrt(k - 1)."""
        return self.sigma / self.r


def shape(sigma: Number, A: Number, B: Number) -> Shape:
    """The shape for every sigma, A, B in three balls; a quantity that the balls do not determine comes out as NaN.

    Raises ValueError unless sigma lies in a ball within [-1, 1/sqrt(2)).
    """
    if not (-1 < value_of(sigma) and value_of(sigma) ** 2 < 1):
        raise ValueError(f"sigma: expected a ball with k = 1/sigma^2 > 1, not {sigma}")
    s = sigma * sigma
    r, alpha, beta = root(1 - s), 2 + A * s, 2 + B * s
    nu = 4 * B - 2 * A + s * (B * B + (A - B) * (4 + (A + B) * s))
    n2 = 1 + s * s * nu
    n = root(n2)
    gamma = beta * (B + 2 * s * (A - B)) / n2
    c = s * s * gamma
    sin_rows = root(1 - c * c)
    q = root(1 + s * s * (nu - beta * beta))
    lam = (nu - (nu - beta * beta) / (1 + q) - s * s * gamma * gamma * n2 / (1 + sin_rows)) / n2
    a, b, eta = -1 + alpha * s, beta * s, beta / n
    sin_own = sigma * r * eta
    kappa = s * (1 - s) * lam - sin_own / n
    half, co = arb.pi() / 2 + c * asinc(c), arb.pi() + kappa
    return Shape(
        sigma, s, r, A, B, a, b, n, n2, nu, a / n, (a - b) / n, eta, gamma,
        sin_rows, sin_own, q / n, half, kappa, co, lam,
    )  # fmt: skip


def shape_of(k: _Rational, a: _Rational, b: _Rational) -> Shape:
    """The shape of given weights. Raises ValueError unless k >= 3, a < 0 < b."""
    exact = [exact_number(name, value) for name, value in (("k", k), ("a", a), ("b", b))]
    if exact[0] < 3:
        raise ValueError(f"k: expected a width of at least 3, not {k}")
    if not exact[1] < 0 < exact[2]:
        raise ValueError(f"a, b: expected a < 0 < b, not {a} and {b}")
    with working_precision():
        k, a, b = map(ball, exact)
        return shape(1 / k.sqrt(), ((a + 1) * k - 2) * k, (b * k - 2) * k)
