"""Zonal harmonics: the polynomials P_n of degree n with P_n(1) = 1 that belong to the sphere of R^dim.

P_n is Legendre's polynomial in R^3, Chebyshev's in R^2, and a multiple of a Gegenbauer polynomial in
general. For unit vectors x and y, P_n(<x, y>) reproduces the harmonics of degree n (Funk and Hecke).
"""

from functools import cache
from math import comb

from flint import fmpq, fmpq_poly

from landscape.evidence.door import guarded
from landscape.evidence.inputs import positive_integer


def harmonic_dimension(dim: int, degree: int) -> int:
    """Number of linearly independent harmonics of this degree in R^dim. Raises ValueError for dim < 2, degree < 0."""
    _require(dim, degree)
    lower = comb(degree + dim - 3, dim - 1) if degree >= 2 else 0
    return comb(degree + dim - 1, dim - 1) - lower


@guarded
@cache
def zonal_polynomial(dim: int, degree: int) -> fmpq_poly:
    """P_degree, by (n + dim - 2) P_(n+1) = (2n + dim - 2) t P_n - n P_(n-1). Exact."""
    _require(dim, degree)
    if degree == 0:
        return fmpq_poly([1])
    if degree == 1:
        return fmpq_poly([0, 1])
    n, t = degree - 1, fmpq_poly([0, 1])
    step = (2 * n + dim - 2) * t * zonal_polynomial(dim, n) - n * zonal_polynomial(dim, n - 1)
    return step / (n + dim - 2)


def neighbours(dim: int, degree: int) -> tuple[fmpq, fmpq]:
    """(a, b) with t P_n = a P_(n+1) + b P_(n-1); (1, 0) for degree 0."""
    _require(dim, degree)
    if degree == 0:
        return fmpq(1), fmpq(0)
    whole = 2 * degree + dim - 2
    return fmpq(degree + dim - 2, whole), fmpq(degree, whole)


def value_at_zero(dim: int, degree: int) -> fmpq:
    """P_n(0): zero for odd n, else (-1)^(n/2) times the product of (2i - 1)/(dim + 2i - 3), i <= n/2."""
    _require(dim, degree)
    if degree % 2:
        return fmpq(0)
    value = fmpq(1)
    for i in range(1, degree // 2 + 1):
        value *= fmpq(1 - 2 * i, dim + 2 * i - 3)
    return value


def _require(dim: int, degree: int) -> None:
    if positive_integer("dim", dim) < 2:
        raise ValueError(f"dim: expected at least 2, not {dim}")
    if type(degree) is not int or degree < 0:
        raise ValueError(f"degree: expected an integer of at least 0, not {degree!r}")
