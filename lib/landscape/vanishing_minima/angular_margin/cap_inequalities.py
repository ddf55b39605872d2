"""SH18's Lemma 39: how often a random direction is close to a given one, or nearly orthogonal to it."""

from collections.abc import Iterable
from math import comb

from flint import arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import Finding, all_of, at_most, contradicts, less
from landscape.evidence.outward import enclosure
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.caps import ball_cap_measure, exact_cap_measure
from landscape.geometry.sphere_area import equator_share

Real = fmpq | arb
COSINES = (fmpq(1, 1000), fmpq(1, 10), fmpq(1, 3), fmpq(1, 2), fmpq(4, 5), fmpq(99, 100), fmpq(999, 1000))
ODD_DIMS = (3, 5, 9, 25, 101)
EVEN_DIMS = (2, 4, 6, 10, 50, 200)


def beta_half(dim: int) -> Real:
    """B(1/2, (dim - 1)/2): rational in odd dimension, else a ball. Raises ValueError for dim < 2."""
    if dim % 2 and dim > 1:
        k = (dim - 1) // 2
        return fmpq(4**k, k * comb(2 * k, k))
    return 1 / equator_share(dim)


def near(dim: int, cosine: fmpq) -> Real:
    """P(|cos| > cosine) for the angle between a random direction and a fixed one. Exact in odd dimension."""
    return 2 * (exact_cap_measure(dim, cosine) if dim % 2 else ball_cap_measure(dim, cosine))


def near_bound(dim: int, cosine: fmpq) -> Real:
    """Right side of (13.1): 2 sin^(d - 1) / ((d - 1) B)."""
    square = 1 - cosine**2
    power = square ** ((dim - 1) // 2)
    return 2 * (power if dim % 2 else power * arb(square).sqrt()) / ((dim - 1) * beta_half(dim))


def orthogonal_bound(dim: int, cosine: fmpq) -> Real:
    """Right side of (13.2): 2 u / B."""
    return 2 * cosine / beta_half(dim)


@checker(Arithmetic.EXACT)
def check_caps_exactly(
    dims: Iterable[int] = ODD_DIMS, near_factor: fmpq = fmpq(1), orthogonal_factor: fmpq = fmpq(1)
) -> Check:
    """SH18/lem-39 in odd dimensions, where both sides are rational; the factors sharpen the bounds."""
    return Check("SH18/lem-39", *_both(tuple(dims), near_factor, orthogonal_factor))


@checker(Arithmetic.BALL)
def check_caps_in_balls(
    dims: Iterable[int] = EVEN_DIMS, near_factor: fmpq = fmpq(1), orthogonal_factor: fmpq = fmpq(1)
) -> Check:
    """SH18/lem-39 in even dimensions, the first bound in the plane as well; otherwise as `check_caps_exactly`."""
    return Check("SH18/lem-39", *_both(tuple(dims), near_factor, orthogonal_factor))


@checker(Arithmetic.BALL)
def check_printed_range(dim: int = 2, cosine: fmpq = fmpq(1, 2)) -> Check:
    """SH18/lem-39--printed: (13.2) in the plane."""
    with working_precision():
        found, bound = arb(1) - near(dim, cosine), arb(1) * orthogonal_bound(dim, cosine)
        scope = f"d_0 = {dim}, u = {cosine}: probability in {enclosure(found, 4)}, bound in {enclosure(bound, 4)}"
        return Check("SH18/lem-39--printed", contradicts(less(bound, found)), scope)


def _both(dims: tuple[int, ...], near_factor: fmpq, orthogonal_factor: fmpq) -> tuple[Finding, str]:
    """(13.1) in all dims, (13.2) in those from 3 on."""
    findings = []
    with working_precision():
        for dim in dims:
            for c in COSINES:
                findings.append(at_most(near_factor * near_bound(dim, c), near(dim, c)))
                if dim > 2:
                    findings.append(at_most(1 - near(dim, c), orthogonal_factor * orthogonal_bound(dim, c)))
    return all_of(findings), f"d_0 = {', '.join(map(str, dims))}, cosines from 1/1000 to 999/1000"
