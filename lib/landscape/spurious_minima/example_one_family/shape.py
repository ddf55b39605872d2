"""The learner of Example 1 for any width: k - 1 rows of one kind and one odd row, regular as k grows.

Row i < k of W is a at place i, d at place k, b elsewhere; row k is e at place k, c elsewhere. With
p = k - 1, s = 1/p and sigma = sqrt(s), five unknowns that stay bounded at the critical point are

    a = 1 + A s^2,  b = B s^2,  e = -1 + E s,  d = s D,  c = s C,
    D = 2 + (V - E) s,  C = (U - A) s - (1 - s) B,

where U and V measure by how much the sum of the rows misses (1, ..., 1): by U s^2 and by V s.
"""

from dataclasses import dataclass

from flint import arb, fmpq

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.dual import Number, asin_excess, asinc, root, value_of
from landscape.evidence.inputs import exact_number


@dataclass(frozen=True)
class Shape:
    """Lengths and angles, each a ball or a Dual; names as in the chapter.

    n, m               lengths of a row i < k and of row k; nu = (n^2 - 1)/s^2, mu = (m^2 - 1)/s
    gamma, omega       cosines of two rows i, j < k divided by s^2, and of rows i and k divided by s
    tau, sin_e         sin of (row i, target i) divided by s; sin of (row k, target k)
    sin_*              sines: rows, odd (i and k), b, d (row i and target j, k), c (row k and target j)
    lam, xi, chi       differences of lengths and sines, divided by their powers of s
    """

    sigma: Number
    s: Number
    A: Number
    B: Number
    U: Number
    V: Number
    E: Number
    C: Number
    D: Number
    n: Number
    m: Number
    nu: Number
    mu: Number
    gamma: Number
    omega: Number
    tau: Number
    sin_rows: Number
    sin_odd: Number
    sin_b: Number
    sin_c: Number
    sin_d: Number
    sin_e: Number
    kappa: Number
    kappa_odd: Number
    chi: Number
    half: Number
    half_odd: Number

    @property
    def r(self) -> Number:
        """sqrt(1 - s)."""
        return root(1 - self.s)

    @property
    def rho(self) -> Number:
        """1 / sqrt(k - 2)."""
        return self.sigma / self.r

    @property
    def co(self) -> Number:
        """pi + kappa, for a row i < k; `kappa` is stored divided by s."""
        return self.kappa * self.s + arb.pi()

    @property
    def co_odd(self) -> Number:
        """pi + kappa, for row k."""
        return self.kappa_odd + arb.pi()


def shape(sigma: Number, A: Number, B: Number, U: Number, V: Number, E: Number, C: Number = None) -> Shape:
    """The shape for all values in the balls. Raises ValueError unless k - 1 = 1/sigma^2 > 1 on the whole ball.

    C is computed from the others unless given (to differentiate by it alone).
    """
    if not (-1 < value_of(sigma) and value_of(sigma) ** 2 < 1):
        raise ValueError(f"sigma: expected a ball with k - 1 = 1/sigma^2 > 1, not {sigma}")
    s = sigma * sigma
    C = (U - A) * s - B * (1 - s) if C is None else C
    D = (V - E) * s + 2
    nu = 2 * A + D * D + A * A * s**2 + B * B * (s * (1 - s))
    mu = C * C - 2 * E + E * E * s
    n2, m = nu * s**2 + 1, root(mu * s + 1)
    n = root(n2)
    gamma = (2 * B + A * B * (2 * s**2) + B * B * (s * (1 - 2 * s)) + D * D) / n2
    omega = (C * (A * s**2 + B * (s * (1 - s)) + 1) - D + D * E * s) / (n * m)
    tau = root(B * B * (s * (1 - s)) + D * D) / n
    dn, cm, bn = D / n, C / m, B / n
    sin_rows, sin_odd = _cosine(gamma * s**2), _cosine(omega * s)
    sin_b, sin_c, sin_d = _cosine(bn * s**2), _cosine(cm * s), _cosine(dn * s)
    sin_e = cm * sigma
    rest = nu - B * B * s**2
    lam = (nu - rest / (root(rest * s**2 + 1) + 1) - gamma * gamma * n2 / (sin_rows + 1) * s**2) / n2
    xi = mu / (m + 1) + (dn * dn / (sin_d + 1) - m * omega * omega / (sin_odd + 1)) * s
    chi = nu / (n + 1) - n * omega * omega / (sin_odd + 1) + cm * cm / (sin_c + 1)
    kappa = lam * (1 - s) + (xi - tau) / n
    kappa_odd = (chi * s - sin_e) / m
    half = gamma * asinc(gamma * s**2) * s**2 + arb.pi() / 2
    half_odd = omega * asinc(omega * s) * s + arb.pi() / 2
    return Shape(sigma, s, A, B, U, V, E, C, D, n, m, nu, mu, gamma, omega, tau, sin_rows, sin_odd, sin_b, sin_c,
                 sin_d, sin_e, kappa, kappa_odd, chi, half, half_odd)  # fmt: skip


def _cosine(x: Number) -> Number:
    """sqrt(1 - x^2)."""
    return root(1 - x * x)


def equations(w: Shape) -> tuple[Number, ...]:
    """2 pi times the gradient at the places of a, b, d, c, e, divided by s, s^2, s, s, s."""
    s, half_pi = w.s, arb.pi() / 2
    rows, odd = w.gamma * asinc(w.gamma * s**2), w.omega * asinc(w.omega * s)
    bn, cm, dn = w.B / w.n, w.C / w.m, w.D / w.n
    at_a = w.A * (arb.pi() * s) + w.kappa * (w.A * s**2 + 1) + w.half * w.B * (1 - s) + w.half_odd * w.C
    at_a += w.tau * asinc(w.tau * s)
    at_b = rows + w.half * (w.A - 2 * w.B) + rows * w.B * s + odd * w.C + (w.U - w.A + w.B) * half_pi
    at_b += w.co * w.B - bn * asinc(bn * s**2)
    at_d = w.D * w.co + w.half * (w.V - w.E - w.D) + rows * (2 * s) - odd + w.half_odd * w.E - dn * asinc(dn * s)
    at_c = w.co_odd * w.C + odd + w.half_odd * (w.A * s + w.B * (1 - s)) - cm * asinc(cm * s)
    at_e = w.co_odd * w.E + (w.V - w.E) * half_pi + odd * w.D - w.chi / w.m
    at_e -= w.sin_e * (w.mu / (w.m * (w.m + 1)) + cm * cm * asin_excess(w.sin_e))
    return at_a, at_b, at_d, at_c, at_e


def shape_of(k, a, b, c, d, e) -> Shape:
    """The shape of given weights. Raises ValueError unless k >= 4, a, c, d > 0 > e."""
    names = ("k", "a", "b", "c", "d", "e")
    k, a, b, c, d, e = exact = [exact_number(name, x) for name, x in zip(names, (k, a, b, c, d, e), strict=True)]
    if k < 4:
        raise ValueError(f"k: expected a width of at least 4, not {k}")
    if not (min(a, c, d) > 0 > e):
        raise ValueError(f"a, c, d, e: expected a, c, d > 0 > e, not {a}, {c}, {d}, {e}")
    p = exact[0] - 1
    A, B, E = (a - 1) * p**2, b * p**2, (e + 1) * p
    V = (d * p - 2) * p + E
    U = (c * p + (1 - fmpq(1) / p) * B) * p + A
    with working_precision():
        return shape(1 / ball(p).sqrt(), *map(ball, (A, B, U, V, E)))
