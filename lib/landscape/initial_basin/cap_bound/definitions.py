"""Caps and the spherical distance: SS16 Definitions 10 to 15."""

from collections.abc import Callable, Sequence
from itertools import combinations, permutations, product
from math import factorial
from operator import ge
from typing import Any

import sympy
from flint import fmpq, fmpq_poly

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, at_most, equal, identity
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.angles import share_of_turn, signed_square_cosine
from landscape.geometry.caps import exact_cap_measure

Vector = tuple[int, ...]
Turn = fmpq
"""An angle as a share of the full turn."""

HALF_TURN = fmpq(1, 2)


def hexagonal_directions() -> tuple[Vector, ...]:
    """Twelve directions in a plane of space, 30 degrees apart: the long and short roots of G2."""
    return tuple(sorted({*permutations((1, -1, 0)), *permutations((2, -1, -1)), *permutations((-2, 1, 1))}))


def cubic_directions() -> tuple[Vector, ...]:
    """Eighteen directions in space, to the faces and edges of a cube: all their angles are 45, 60, 90 ... degrees."""
    return tuple(sorted(w for w in product((-1, 0, 1), repeat=3) if 1 <= sum(map(abs, w)) <= 2))


def angle(a: Vector, b: Vector) -> Turn:
    """s(a, b) = arccos <a, b> / (|a| |b|), as a share of the turn, from 0 to 1/2. Rational for the directions above."""
    return share_of_turn(signed_square_cosine(a, b))


def angle_of_lines(a: Vector, b: Vector) -> Turn:
    """The smaller of the two angles between the lines through a and b: at most a quarter turn."""
    return min(angle(a, b), HALF_TURN - angle(a, b))


@checker(Arithmetic.EXACT)
def check_cap(relation: Callable[[Any, Any], bool] = ge) -> Check:
    """SS16/def-11: <a, b> >= cos(theta) holds exactly for the b at an angle of at most theta from a."""
    directions = hexagonal_directions()
    centre = directions[0]
    radii = [(angle(centre, b), signed_square_cosine(centre, b)) for b in directions]
    inside = [
        equal(relation(signed_square_cosine(a, b), square_cosine), angle(a, b) <= radius)
        for a in directions
        for b in directions
        for radius, square_cosine in radii
    ]
    scope = "12 directions, 30 degrees apart, as centres and as points; radii 0 to 180 degrees"
    return Check("SS16/def-11", all_of(inside), scope)


@checker(Arithmetic.EXACT)
def check_chord(factor: int = 2) -> Check:
    """SS16/def-15: |a - b|^2 = 2 - 2 <a, b> on the unit sphere, so ball and cap meet the sphere alike.

    Core: in R^d the difference |a - b|^2 - factor (1 - <a, b>) is a combination of |a|^2 - 1 and
    |b|^2 - 1 coordinate by coordinate, so one coordinate decides.
    """
    a, b, one = sympy.symbols("a b one")
    coordinate = identity((a - b) ** 2, (a**2 - one) + (b**2 - one) + factor * (one - a * b))
    scope = "all d; core: (a - b)^2 = (a^2 - e) + (b^2 - e) + 2 (e - a b) in Q[a, b, e], coordinate by coordinate"
    return Check("SS16/def-15", coordinate, scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_metric(distance: Callable[[Vector, Vector], Turn] = angle, cross: int = 2) -> Check:
    """SS16/def-12: the triangle inequality from a Gram determinant, and all triples of 18 directions."""
    x, y, z = sympy.symbols("x y z")
    gram = sympy.Matrix([[1, x, z], [x, 1, y], [z, y, 1]]).det()
    core = [
        identity(gram, (1 - x**2) * (1 - y**2) - (z - x * y) ** 2),
        identity(gram, 1 + cross * x * y * z - x**2 - y**2 - z**2),
    ]
    directions = cubic_directions()
    s = {(a, b): distance(a, b) for a in directions for b in directions}
    zero = [equal(s[a, b] == 0, a == b) for a, b in s]
    symmetric = [equal(s[a, b], s[b, a]) for a, b in combinations(directions, 2)]
    triangle = [at_most(s[a, c], s[a, b] + s[b, c]) for a, b, c in product(directions, repeat=3)]
    scope = "all d; core: the Gram determinant in Q[x, y, z]; told; and all triples of 18 directions in space"
    return Check("SS16/def-12", all_of(core + zero + symmetric + triangle), scope, Covers.WHOLE)


def area_coefficient(dim: int) -> fmpq:
    """omega_{dim-1} / pi^floor(dim/2) = 2 pi^(dim/2) / (Gamma(dim/2) pi^floor(dim/2)), a rational number."""
    half = dim // 2
    if dim % 2 == 0:
        return fmpq(2, factorial(half - 1))
    return fmpq(2 * 4**half * factorial(half), factorial(2 * half))


def sine_integral_coefficient(power: int) -> fmpq:
    """The integral of sin^power over [0, pi], divided by pi if `power` is even (Wallis): rational."""
    value = fmpq(1) if power % 2 == 0 else fmpq(2)
    for k in range(2 + power % 2, power + 1, 2):
        value *= fmpq(k - 1, k)
    return value


@checker(Arithmetic.EXACT)
def check_area(most: int = 60, doubled: int = 2) -> Check:
    """SS16/def-13: the closed form against slicing, omega_{d-1} = omega_{d-2} times the integral of sin^{d-2}."""
    findings = [equal(fmpq(doubled) * area_coefficient(1) / 2, 2)]
    for dim in range(2, most + 1):
        sliced = area_coefficient(dim - 1) * sine_integral_coefficient(dim - 2)
        findings.append(equal(fmpq(doubled) * area_coefficient(dim) / 2, sliced))
    scope = f"d <= {most}: the Gamma formula and slicing agree, as rational multiples of powers of pi"
    return Check("SS16/def-13", all_of(findings), scope)


def sliced_share(dim: int, cosine: fmpq) -> fmpq:
    """Integral of sin^{dim-2} over [0, theta] by its integral over [0, pi], in t = cos; odd dim. Exact."""
    antiderivative = (fmpq_poly([1, 0, -1]) ** ((dim - 3) // 2)).integral()
    return (antiderivative(1) - antiderivative(cosine)) / (antiderivative(1) - antiderivative(-1))


@checker(Arithmetic.EXACT)
def check_cap_area(dims: Sequence[int] = range(3, 32, 2), shift: int = 0) -> Check:
    """SS16/def-14: the cap's share as an integral of sines and as a binomial tail; `shift` falsifies the exponent.

    For odd d both are polynomials of degree d - 2 in the cosine, so d - 1 cosines decide.
    """
    findings = []
    for dim in dims:
        nodes = [fmpq(2 * j, dim - 1) - 1 for j in range(dim)]
        findings += [equal(sliced_share(dim + 2 * shift, c), exact_cap_measure(dim, c)) for c in nodes]
    scope = f"odd d from {min(dims)} to {max(dims)}, every angle: polynomials of degree d - 2 that agree at d cosines"
    return Check("SS16/def-14", all_of(findings), scope)
