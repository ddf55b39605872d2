"""SS16 Lemma 4: a lower bound on the measure of a cap, its steps, its range, and how much it gives away."""

from collections.abc import Callable, Iterator, Sequence
from math import comb

import sympy
from flint import arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal, identity, less, suffices
from landscape.evidence.inputs import exact_number, positive_integer
from landscape.evidence.positivity import least_coefficient
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.caps import ball_cap_measure, cap_cosine, exact_cap_measure
from landscape.geometry.sphere_area import equator_share
from landscape.initial_basin.cap_bound.definitions import area_coefficient

ONE = fmpq(1)
EVEN = tuple(range(2, 41, 2))


def squared_sine(distance: fmpq) -> fmpq:
    """delta^2 (1 - delta^2 / 4), the square of sin(theta) for the cap of chord delta."""
    return distance**2 * (1 - distance**2 / 4)


def printed_bound(dim: int, distance: fmpq | arb) -> arb:
    """(delta sqrt(1 - delta^2/4))^(d-1) / (pi (d-1)), the right side of Lemma 4, wherever it is real.

    Raises ValueError for dim < 2, and where the root is imaginary and its power not real.
    """
    if positive_integer("dim", dim) < 2:
        raise ValueError(f"dim: expected at least 2, not {dim}")
    with working_precision():
        square = squared_sine(arb(distance))
        if dim % 2 == 0 and not square >= 0:
            raise ValueError(f"distance: the bound is not real in even dimension {dim} at {distance}")
        power = square ** ((dim - 1) // 2) * (square.sqrt() if dim % 2 == 0 else 1)
        return power / (arb.pi() * (dim - 1))


def cap_share(dim: int, distance: fmpq) -> arb:
    """Pr[|a - b| <= delta] for b uniform on the sphere, enclosed; 1 for delta >= 2."""
    return arb(1) if distance >= 2 else ball_cap_measure(dim, cap_cosine(distance))


@checker(Arithmetic.BALL)
def check_lemma_4_literal(dim: int = 5, distance: fmpq = fmpq(3)) -> Check:
    """SS16/lem-4--literal at one delta > 0: is the bound at most the probability?"""
    finding = at_most(printed_bound(dim, distance), cap_share(dim, exact_number("distance", distance)))
    return Check("SS16/lem-4--literal", finding, f"d = {dim}, delta = {distance}")


@checker(Arithmetic.EXACT)
def check_sine_integral(most: int = 41, factor: fmpq = ONE) -> Check:
    """SS16/lem-4--integral: f(theta) = int sin^{d-2} - factor sin^{d-1} / (d-1) has f' = sin^{d-2} (1 - cos).

    With cos = 1 - u, u in [0, 2], f' is a polynomial in sin >= 0 and u >= 0; its coefficients decide.
    """
    theta, s, u = sympy.symbols("theta s u")
    ratio, findings = sympy.Rational(int(factor.p), int(factor.q)), []
    for dim in range(2, most + 1):
        slope = sympy.diff(ratio * sympy.sin(theta) ** (dim - 1) / (dim - 1), theta)
        rest = s ** (dim - 2) - slope.subs({sympy.sin(theta): s, sympy.cos(theta): 1 - u})
        findings.append(at_most(0, least_coefficient(rest)))
        findings.append(identity(rest, s ** (dim - 2) * (1 - ratio * (1 - u))))
    scope = f"factor {factor}, 2 <= d <= {most}, every angle: f' has no negative coefficient in sin, 1 - cos"
    return Check("SS16/lem-4--integral", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_areas(constant: fmpq = ONE, step_down: int = 1) -> Check:
    """SS16/lem-4--areas: r_d = omega_{d-2} / omega_{d-1} >= constant / pi for every d >= 2, by induction.

    That r_d increases is told for all d and compared for d <= 40, with 223/71 < pi < 22/7 (Archimedes).
    Gamma(x + 1) = x Gamma(x) turns r_d = Gamma(d/2) / (sqrt(pi) Gamma((d-1)/2)) into r_{d+2} = r_d d / (d - 1).
    """
    high, low = fmpq(22, 7), fmpq(223, 71)
    rises = [less(_ratio(d) / (low if d % 2 == 0 else 1), _ratio(d + 1) / (high if d % 2 else 1)) for d in range(2, 41)]
    core = "r_2 = 1/pi, r_3 = 1/2, and r_(d+2) / r_d = d / (d - 1) > 1"
    scope = f"{constant}/pi, all d >= 2; core: {core}; r_(d+1) > r_d for d <= 40, then told"
    return Check("SS16/lem-4--areas", all_of([_areas(constant, step_down), *rises]), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_lemma_4(constant: fmpq = ONE) -> Check:
    """SS16/lem-4 for all d >= 2 and 0 < delta <= 2: the identity for the sine, and the areas; integral told."""
    delta = sympy.symbols("delta")
    sine = identity(1 - (1 - delta**2 / 2) ** 2, delta**2 * (1 - delta**2 / 4))
    finding = all_of([sine, _areas(constant, 1)])
    scope = f"{constant}/pi, all d >= 2, 0 < delta <= 2; core: sin^2 in Q[delta], induction on areas; integral told"
    return Check("SS16/lem-4", suffices(finding), scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_lemma_4_odd(most: int = 301, constant: fmpq = ONE) -> Check:
    """SS16/lem-4 in odd dimension d = 2k + 1, at every delta at once, in u = delta^2 / 4.

    The share is the chance of at least k successes in 2k - 1 trials of probability u. One trial more
    shows it as a sum of u^j (1-u)^{2k-j}, k <= j <= 2k, with positive coefficients, the first of them
    C(2k-1, k), while the bound is 4^k / (2 k pi) times u^k (1-u)^k. So the first coefficient decides.
    """
    findings = []
    for k in range(1, (most - 1) // 2 + 1):
        with working_precision(256):
            findings.append(at_most(constant * fmpq(4**k, 2 * k) / arb.pi(), fmpq(comb(2 * k - 1, k))))
    scope = f"{constant}/pi, odd d <= {most}, every 0 < delta <= 2: polynomials, decided by one coefficient each"
    return Check("SS16/lem-4", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_lemma_4_even(dims: Sequence[int] = EVEN, start: fmpq = fmpq(1, 5), constant: fmpq = ONE) -> Check:
    """SS16/lem-4 in even dimension on boxes that cover start <= delta <= 2."""
    found = [_below_on_boxes(dim, exact_number("start", start), constant) for dim in dims]
    scope = f"{constant}/pi, even d from {min(dims)} to {max(dims)}, every delta from {start} to 2, covered by boxes"
    return Check("SS16/lem-4", all_of(found), scope)


@checker(Arithmetic.BALL)
def check_two_sided(dims: Sequence[int] = (2, 3, 4, 5, 10, 50), upper: fmpq = ONE, lower: fmpq = ONE) -> Check:
    """own/cap-two-sided at twenty chords: lower r sin^{d-1} / (d-1) < Pr < upper r theta^{d-1} / (d-1)."""
    findings = []
    for dim in dims:
        for j in range(1, 21):
            low, high = sharp_bounds(dim, fmpq(j, 10))
            share = cap_share(dim, fmpq(j, 10))
            findings.append(less(lower * low, share))
            if (dim, upper) != (2, 1):  # there both sides are the angle itself, and balls prove no equality
                findings.append(less(share, upper * high))
    scope = (
        f"d = {', '.join(map(str, dims))}; delta = 1/10, ..., 2; factors {lower}, {upper}; right side for d = 2 told"
    )
    return Check("own/cap-two-sided", all_of(findings), scope)


def sharp_bounds(dim: int, distance: fmpq) -> tuple[arb, arb]:
    """(r sin(theta)^{d-1} / (d-1), r theta^{d-1} / (d-1)), r = omega_{d-2} / omega_{d-1}; own/cap-two-sided."""
    with working_precision():
        scale = equator_share(dim) / (dim - 1)
        theta = 2 * (arb(distance) / 2).asin()
        return printed_bound(dim, distance) * arb.pi() * equator_share(dim), scale * theta ** (dim - 1)


def loss_factor(dim: int) -> arb:
    """pi omega_{d-2} / omega_{d-1}: the factor that Lemma 4 gives away even for the smallest caps."""
    with working_precision():
        return arb.pi() * equator_share(dim)


@checker(Arithmetic.EXACT)
def check_table_3_literal(distance: fmpq = ONE, bound: fmpq = fmpq(1, 2)) -> Check:
    """SS16/lem-4--table-3--literal at one chord: is `bound` delta^2 at most the probability for d = 3?"""
    finding = at_most(bound * distance**2, exact_cap_measure(3, 1 - distance**2 / 2))
    return Check("SS16/lem-4--table-3--literal", finding, f"d = 3, delta = {distance}: {bound} delta^2")


@checker(Arithmetic.EXACT)
def check_table_3(bound: fmpq = fmpq(1, 4)) -> Check:
    """SS16/lem-4--table-3: the share is `bound` delta^2 for d = 3; two affine functions of cos that agree twice."""
    findings = [equal(exact_cap_measure(3, c), bound * (2 - 2 * c)) for c in (fmpq(1), fmpq(0), fmpq(-1))]
    scope = "every 0 < delta <= 2; core: two affine functions of cos(theta) that agree at -1, 0 and 1"
    return Check("SS16/lem-4--table-3", all_of(findings), scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_table_2(constant: fmpq = ONE) -> Check:
    """SS16/lem-4--table-2: 2 arcsin(delta/2) / pi >= constant delta / pi; boxes, as the share grows with delta."""
    findings = []
    for left, right in _boxes(fmpq(1, 5), lambda x: 1 + x**2 / 30):
        with working_precision():
            findings.append(less(constant * arb(left).union(arb(right)) / arb.pi(), cap_share(2, left)))
    scope = f"{constant} delta/pi, every delta from 1/5 to 2: covered by boxes; near 0 told"
    return Check("SS16/lem-4--table-2", all_of(findings), scope)


def _areas(constant: fmpq, step_down: int) -> Finding:
    """The factor d / (d - step_down) is found again in the areas themselves; it exceeds 1 for d = 2 + h, h >= 0."""
    h = sympy.symbols("h")
    above = at_most(0, least_coefficient((2 + h) - (2 + h - step_down)))
    factors = [equal(_ratio(dim + 2) / _ratio(dim), fmpq(dim, dim - step_down)) for dim in range(2, 41)]
    first = [at_most(constant, _ratio(2)), less(constant / 3, _ratio(3))]  # pi > 3
    return all_of([*first, *factors, above])


def _ratio(dim: int) -> fmpq:
    """omega_{dim-2} / omega_{dim-1}, times pi where dim is even: rational."""
    return area_coefficient(dim - 1) / area_coefficient(dim)


def _below_on_boxes(dim: int, start: fmpq, constant: fmpq) -> Finding:
    """The bound on each box is below the share at its left end, which is the least there."""
    findings = []
    for left, right in _boxes(start, lambda x: 1 + x**2 / 30):
        with working_precision():
            u = _hull(squared_sine(left), squared_sine(right), fmpq(1) if left**2 < 2 < right**2 else None)
            bound = constant * u.sqrt() * u ** ((dim - 2) // 2) / (arb.pi() * (dim - 1))
        findings.append(less(bound, cap_share(dim, left)))
    return all_of(findings)


def _hull(*values: fmpq | None) -> arb:
    """delta^2 (1 - delta^2/4) is monotone on either side of sqrt(2), where it is 1: ends and top suffice."""
    hull = arb(min(value for value in values if value is not None))
    for value in values:
        hull = hull if value is None else hull.union(arb(value))
    return hull.nonnegative_part()


def _boxes(start: fmpq, growth: Callable[[fmpq], fmpq]) -> Iterator[tuple[fmpq, fmpq]]:
    """Intervals [left, right] from `start` to 2, right = left growth(left), ends on a grid of 10^-5."""
    left = start
    while left < 2:
        wide = left * growth(left) * 10**5
        right = min(fmpq(int(wide.ceil()), 10**5), fmpq(2))
        yield left, right
        left = right
