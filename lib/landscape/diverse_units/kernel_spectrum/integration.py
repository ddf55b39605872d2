"""The same eigenvalues by integration: exactly for odd dimension, in balls for every dimension."""

from math import comb

from flint import acb, arb, fmpq, fmpq_poly

from landscape.evidence.balls import working_precision
from landscape.geometry.zonal_harmonics import zonal_polynomial


def integrated_exactly(dim: int, degree: int) -> fmpq:
    """E[g(t) P_n(t)] for odd dim >= 3, where the density of t is a polynomial. Raises ValueError for even dim."""
    if dim % 2 == 0 or dim < 3:
        raise ValueError(f"dim: expected an odd dimension of at least 3, not {dim}")
    weight = fmpq_poly([1, 0, -1]) ** ((dim - 3) // 2)
    mass = _integral(weight)
    product = weight * zonal_polynomial(dim, degree) * fmpq_poly([0, 1])
    return (_integral(product) / 4 + _with_arcsine(product)) / mass


def _integral(polynomial: fmpq_poly) -> fmpq:
    """Over [-1, 1]."""
    return sum((2 * c / (k + 1) for k, c in enumerate(polynomial.coeffs()) if k % 2 == 0), fmpq(0))


def _with_arcsine(polynomial: fmpq_poly) -> fmpq:
    """Integral of p(t) arcsin(t)/(2 pi) over [-1, 1]: of t^k it is (1 - C(k+1, (k+1)/2)/2^(k+1))/(2 (k + 1)), k odd."""
    total = fmpq(0)
    for k, c in enumerate(polynomial.coeffs()):
        if k % 2:
            total += c * (1 - fmpq(comb(k + 1, (k + 1) // 2), 2 ** (k + 1))) / (2 * (k + 1))
    return total


def integrated(dim: int, degree: int, bits: int = 128) -> arb:
    """E[g(t) P_n(t)], t = cos(angle): an entire function of the angle, integrated rigorously (Arb)."""
    coefficients = [acb(c) for c in zonal_polynomial(dim, degree).coeffs()]

    def density(angle: acb, _: bool) -> acb:
        return angle.sin() ** (dim - 2)

    def weighted(angle: acb, _: bool) -> acb:
        t, value = angle.cos(), acb(0)
        for c in reversed(coefficients):
            value = value * t + c
        return value * t * (acb.pi() - angle) / (2 * acb.pi()) * density(angle, False)

    with working_precision(bits):
        return (acb.integral(weighted, 0, acb.pi()) / acb.integral(density, 0, acb.pi())).real
