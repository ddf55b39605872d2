"""Checks of what this book adds: the law under uniform weights, sharp constants, and the most diverse weights."""

from collections.abc import Sequence
from itertools import product

import sympy
from flint import arb, fmpq

from landscape.diverse_units.discrepancy import planar
from landscape.diverse_units.discrepancy.closed_form import mean_square
from landscape.evidence.balls import working_precision
from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import all_of, at_most, equal, identity, less, suffices
from landscape.evidence.verdict import Arithmetic


@checker(Arithmetic.EXACT)
def check_uniform_law(parts: int = 12, most: int = 4, twist: int = 1) -> Check:
    """own/uniform-discrepancy, mean and variance: all weights on a regular polygon, as even as the circle."""
    kinds = range(parts)
    squares = [planar.kernel(0, b, parts) ** 2 for b in kinds]
    mean = sum(squares, fmpq(0)) / parts
    spread = sum((s * s for s in squares), fmpq(0)) / parts - mean * mean
    findings = []
    for n in range(1, most + 1):
        values = [planar.closed_form((0, *W), mean, parts) for W in product(kinds, repeat=n - 1)]
        found = sum(values, fmpq(0)) / len(values)
        variance = sum((v * v for v in values), fmpq(0)) / len(values) - found * found
        findings.append(equal(found, twist * (fmpq(1, 4) - mean) / n))
        findings.append(equal(variance, fmpq(2 * (n - 1), n**3) * spread))
    scope = f"directions of a regular {parts}-gon, n <= {most}: all weights listed, with that law's constants"
    return Check("own/uniform-discrepancy", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_tail(points: int = 20, rate: int = 4) -> Check:
    """own/uniform-discrepancy, tail of two weights in the plane: L_2^2 = 1/24 + k^2/2, k uniform on [0, 1/2]."""
    findings = []
    with working_precision():
        centre = arb(fmpq(1, 12)).sqrt()
        for i in range(1, points):
            t = arb(fmpq(i, 4 * points))
            square = 2 * ((centre + t) ** 2 - fmpq(1, 24))
            exceeded = 1 - 2 * square.sqrt() if square < fmpq(1, 4) else arb(0)
            findings.append(at_most(exceeded, (-rate * 2 * t * t).exp()))
    return Check("own/uniform-discrepancy", all_of(findings), f"n = 2, d = 2: the exact tail at {points - 1} points")


@checker(Arithmetic.BALL)
def check_constant(constant: fmpq = fmpq(1041, 1000)) -> Check:
    """own/lemma-9: (sqrt(3/16) + sqrt(log 2 / 4))^2 / log 2, largest for delta <= 1/2, is below `constant`."""
    finding = less(_factor(fmpq(1, 2)), constant)
    return Check("own/lemma-9", finding, f"at delta = 1/2, where it is largest: below {constant}")


@checker(Arithmetic.BALL)
def check_lemma_9(constant: fmpq = fmpq(1041, 1000), delta: fmpq = fmpq(1, 2)) -> Check:
    """XLS17/lem-9 for all smaller delta: c_g = `constant` covers the tail's bound by its second term alone.

    The bound is (sqrt(3/16) + sqrt(l/4))^2/n with l = log(1/delta); over l/n it falls as l grows.
    """
    scope = f"all n, d >= 2 and delta <= {delta}: c_g = {constant}, the first term not used"
    return Check("XLS17/lem-9", suffices(less(_factor(delta), constant)), scope)


def _factor(delta: fmpq) -> arb:
    """The tail's bound for L_2^2 over log(1/delta)/n."""
    with working_precision():
        log = -arb(delta).log()
        return (arb(fmpq(3, 16)).sqrt() + (log / 4).sqrt()) ** 2 / log


@checker(Arithmetic.BALL)
def check_orthonormal(dims: Sequence[int] = (2, 3, 10, 100), excess: fmpq = fmpq(0)) -> Check:
    """own/orthonormal-weights: their L_2^2 less the uniform mean is -(1 - 1/n)(E k^2 - 1/16), below 0 for n >= 2."""
    n, constant = sympy.symbols("n K")
    weights = sympy.Rational(1, 4) / n + sympy.Rational(1, 16) * (n - 1) / n - constant
    mean = (sympy.Rational(1, 4) - constant) / n
    findings = [identity(weights - mean, -(1 - 1 / n) * (constant - sympy.Rational(1, 16)))]
    findings += [less(fmpq(1, 16) + excess, mean_square(d).enclosure()) for d in dims]
    shown = ", ".join(map(str, dims))
    return Check("own/orthonormal-weights", all_of(findings), f"an identity in Q(n, K); E k^2 > 1/16 at d = {shown}")


@checker(Arithmetic.EXACT)
def check_simplex(parts: int = 24, best: Sequence[int] = (0, 8, 16)) -> Check:
    """own/simplex-weights in the plane: among all triples of directions on the grid none has less than `best`."""
    least = planar.closed_form(best, fmpq(0), parts)
    findings = [
        at_most(least, planar.closed_form((0, a, b), fmpq(0), parts)) for a in range(parts) for b in range(a, parts)
    ]
    scope = f"d = 2, n = 3: {len(findings)} triples at multiples of 15 degrees"
    return Check("own/simplex-weights", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_cross_polytope(parts: int = 24, best: Sequence[int] = (0, 6, 12, 18)) -> Check:
    """own/cross-polytope-weights: what the quadratic allows, for all d, and all quadruples on a grid in the plane."""
    d, zero, minus, slope = sympy.symbols("d f0 f1 g")  # f(0), f(-1), f'(0)
    second = minus - zero + slope
    allowed = (2 * d) ** 2 * (zero + second / d) - 2 * d * (zero + slope + second)
    findings = [identity(allowed, 2 * d * (2 * d - 2) * zero + 2 * d * minus)]
    least = planar.closed_form(best, fmpq(0), parts)
    for a in range(parts):
        for b in range(a, parts):
            for c in range(b, parts):
                findings.append(at_most(least, planar.closed_form((0, a, b, c), fmpq(0), parts)))
    scope = f"an identity in Q(d, f0, f1, g); d = 2, n = 4: {len(findings) - 1} quadruples at multiples of 15 degrees"
    return Check("own/cross-polytope-weights", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_largest(W: Sequence[Sequence[int]] = ((1, 0, 0), (1, 1, 0)), z: Sequence[int] = (0, 0, 1)) -> Check:
    """own/largest-discrepancy: a slice of area 0, between z and -z, that holds all weights orthogonal to z."""
    inside = [sum(a * b for a, b in zip(w, z, strict=True)) == 0 for w in W]
    finding = equal(fmpq(sum(inside), len(W)), 1)
    return Check("own/largest-discrepancy", finding, f"d = {len(z)}, n = {len(W)}: S_xy with x = -y holds all of W")
