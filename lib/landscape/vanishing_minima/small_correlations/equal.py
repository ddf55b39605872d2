"""P(z > 0) where all K coordinates have variance 1 and correlation theta/K: SH18's Lemma 33, and a bound for all K."""

from flint import acb, arb, fmpq

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.inputs import exact_number, positive_integer
from landscape.vanishing_minima.small_correlations.normal import density, distribution, inverse_g, psi_at

_SIGMAS = 14
_BITS = 128


def deviation(K: int, theta: int | fmpq | str) -> arb:
    """log P(z > 0) + K psi(theta), enclosed: by SH18 eq. 12.18 it is the logarithm of an integral.

    With q(x) = log Phi(x) - x^2 / (2 theta), a = K / theta and a point x_0 close to the maximum of q

        P e^(-K q(x_0)) = sqrt((a - 1) / (2 pi)) * integral of exp(x^2 / 2 + K (q(x) - q(x_0))).

    Raises ValueError unless K > theta > 0.
    """
    a = _quotient(K, theta)
    with working_precision(_BITS):
        a, root = ball(a), inverse_g(theta)
        start = root.mid()
        at_start = distribution(start)
        slope = K * density(start) / at_start - a * start
        centre, reach = ((a * start + slope) / (a - 1)).mid(), _SIGMAS / (a - 1).sqrt()

        def integrand(z: acb, _: bool) -> acb:
            growth = ((-z / arb(2).sqrt()).erfc() / (2 * at_start)) ** K
            return growth * (z * z / 2 - (z * z - start * start) * a / 2).exp()

        tolerance = arb(2) ** -60
        body = acb.integral(integrand, centre - reach, centre + reach, rel_tol=tolerance, abs_tol=tolerance).real
        total = ((a - 1) / (2 * arb.pi())).sqrt() * body + _tail(a, start, centre, slope)
        return total.log() + K * (at_start.log() + psi_at(root)) - a * start * start / 2


def bound(K: int, theta: int | fmpq | str) -> arb:
    """K xi_0^2 / (2 (K - theta)): own/equal-correlations says that `deviation` is at most this."""
    a = _quotient(K, theta)
    with working_precision(_BITS):
        return ball(a / (a - 1)) * inverse_g(theta) ** 2 / 2


def limit(theta: int | fmpq | str) -> arb:
    """Laplace's limit of `deviation` for K to infinity: xi_0^2 / 2 - log(1 + xi_0^2 (1 + 1/theta)) / 2."""
    with working_precision(_BITS):
        square = inverse_g(theta) ** 2
        return square / 2 - (1 + square * (1 + 1 / ball(exact_number("theta", theta)))).log() / 2


def _tail(a: arb, start: arb, centre: arb, slope: arb) -> arb:
    """[0, all that lies beyond `_SIGMAS`, less one that covers the error of the centre].

    K q is at most its parabola at x_0 with the curvature -a, since log Phi is concave; so the integrand is at
    most a Gaussian function with the curvature 1 - a.
    """
    top = centre * centre / 2 + slope * (centre - start) - a * (centre - start) ** 2 / 2 + 1
    return arb(0).union(2 * distribution(arb(1 - _SIGMAS)) * top.exp())


def _quotient(K: int, theta: int | fmpq | str) -> fmpq:
    """K / theta."""
    value = exact_number("theta", theta)
    if not 0 < value < positive_integer("K", K):
        raise ValueError(f"theta: expected a number between 0 and K = {K}, not {theta}")
    return K / value
