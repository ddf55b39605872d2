"""The spectrum of the kernel g(x, y) = <x, y> (pi - angle)/(2 pi) on the sphere, in closed form.

Expand the sign of <w, x> in harmonics: only odd degrees m occur, with the coefficient s_m. Two signs
share s_m^2, and the factor <x, y> moves a degree to its neighbours. So even degrees of g have the
eigenvalue (a s_(n+1)^2 + b s_(n-1)^2)/4, degree 1 has 1/(4 dim), and other odd degrees have 0.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from flint import arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.geometry.zonal_harmonics import harmonic_dimension, neighbours, value_at_zero

Eigenvalue = fmpq | arb


@cache
def beta_half(dim: int) -> fmpq:
    """B(1/2, (dim - 1)/2), divided by pi if dim is even. Exact."""
    value, start = (fmpq(2), 3) if dim % 2 else (fmpq(1), 2)
    for d in range(start, dim, 2):  # B(1/2, x + 1) = B(1/2, x) x / (x + 1/2) with x = (d - 1)/2
        value *= fmpq(d - 1, d)
    return value


@cache
def sign_coefficient(dim: int, degree: int) -> fmpq:
    """E[sign(t) P_n(t)] for t = <w, x>; times pi if dim is even. Exact; zero for even degree."""
    if degree % 2 == 0:
        return fmpq(0)
    return 2 * value_at_zero(dim + 2, degree - 1) / ((dim - 1) * beta_half(dim))


@cache
def rational_part(dim: int, degree: int) -> fmpq:
    """The eigenvalue of harmonics of this degree, times pi^2 if dim is even and the degree is not 1. Exact."""
    if degree == 1:
        return fmpq(1, 4 * dim)
    if degree % 2:
        return fmpq(0)
    a, b = neighbours(dim, degree)
    below = sign_coefficient(dim, degree - 1) if degree else fmpq(0)
    return (a * sign_coefficient(dim, degree + 1) ** 2 + b * below**2) / 4


def eigenvalue(dim: int, degree: int) -> Eigenvalue:
    """Exact where it is rational: for odd dim, odd degree; else a ball of 256 bits."""
    part = rational_part(dim, degree)
    if dim % 2 or degree % 2:
        return part
    with working_precision(256):
        return arb(part) / arb.pi() ** 2


@dataclass(frozen=True)
class Step:
    """Eigenvalues number first..last, all equal: those of one degree."""

    degree: int
    value: Eigenvalue
    first: int
    last: int


def steps(dim: int, most: int) -> Iterator[Step]:
    """The eigenvalues that are not zero, largest first, for degrees 0, 1, 2, 4, ..., up to `most`.

    Degree 1 comes before degree 0, and even degrees decrease.
    """
    first = 1
    for degree in [1, 0, *range(2, most + 1, 2)]:
        last = first + harmonic_dimension(dim, degree) - 1
        yield Step(degree, eigenvalue(dim, degree), first, last)
        first = last + 1
