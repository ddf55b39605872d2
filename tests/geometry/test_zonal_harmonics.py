"""Zonal polynomials: recurrence, value at zero, dimensions, orthogonality."""

import pytest
import sympy
from flint import fmpq, fmpq_poly

from landscape.geometry.zonal_harmonics import harmonic_dimension, neighbours, value_at_zero, zonal_polynomial


@pytest.mark.parametrize("dim", [2, 3, 4, 7])
@pytest.mark.parametrize("degree", range(7))
def test_against_sympy(dim, degree):
    t = sympy.Symbol("t")
    if dim == 2:
        expected = sympy.chebyshevt(degree, t)
    else:
        a = sympy.Rational(dim - 2, 2)
        expected = sympy.gegenbauer(degree, a, t) / sympy.gegenbauer(degree, a, 1)
    coefficients = sympy.Poly(sympy.expand(expected), t).all_coeffs()[::-1]
    assert [fmpq(int(c.p), int(c.q)) for c in coefficients] == zonal_polynomial(dim, degree).coeffs()


@pytest.mark.parametrize("dim", [2, 3, 15])
def test_identities(dim):
    t = fmpq_poly([0, 1])
    for n in range(9):
        assert zonal_polynomial(dim, n)(fmpq(1)) == 1
        assert zonal_polynomial(dim, n)(fmpq(0)) == value_at_zero(dim, n)
        a, b = neighbours(dim, n)
        below = zonal_polynomial(dim, n - 1) if n else fmpq_poly([0])
        assert t * zonal_polynomial(dim, n) == a * zonal_polynomial(dim, n + 1) + b * below


def test_dimensions():
    assert [harmonic_dimension(3, n) for n in range(5)] == [1, 3, 5, 7, 9]
    assert [harmonic_dimension(2, n) for n in range(4)] == [1, 2, 2, 2]
    assert harmonic_dimension(15, 4) == 2940


@pytest.mark.parametrize(
    "call", [lambda: harmonic_dimension(1, 2), lambda: zonal_polynomial(3, -1), lambda: neighbours(3, 0.5)]
)
def test_bad_input(call):
    with pytest.raises(ValueError, match=r"dim|degree"):
        call()
