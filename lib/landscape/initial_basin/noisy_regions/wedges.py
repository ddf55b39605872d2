"""Which weights are noisy: perpendicular to some point of a ball around a centre (SS16 Lemma 6 and Figure 2)."""

from collections.abc import Callable, Sequence
from itertools import product
from typing import Any

import sympy
from flint import fmpq, fmpq_mat

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, at_most, contradicts, equal, identity, less, suffices
from landscape.evidence.inputs import exact_array, exact_number
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.arrangements import regions
from landscape.geometry.cones import dot

FIGURE_2 = (((1, 1), (("23/20", "4/5"), ("17/20", "6/5"))), ((-2, "1/2"), ((-2, "3/4"), (-2, "1/4"))))
"""The centres of Figure 2, each with two points of its cluster on the sphere of radius 1/4 around it."""

UNIT = tuple(
    (fmpq(a, c), fmpq(b, c)) for a, b, c in ((1, 0, 1), (4, 3, 5), (12, 5, 13), (3, 4, 5), (5, 12, 13), (0, 1, 1))
)
"""Rational points of a quarter of the circle."""

POINTS = tuple((s * a, t * b) for (a, b) in UNIT for s, t in product((1, -1), repeat=2)) + tuple(
    (fmpq(a, c), fmpq(b, c), fmpq(e, c))
    for a, b, e, c in ((1, 2, 2, 3), (-2, 1, 2, 3), (2, 3, 6, 7), (6, -3, 2, 7), (4, 4, -7, 9), (0, 3, -4, 5))
)
"""Rational unit vectors in two and three dimensions."""

BALLS = tuple(
    (centre, radius)
    for centre in ((1, 0), (3, -4), (1, 2), (1, 0, 0), (2, -1, 2))
    for radius in (fmpq(0), fmpq(1, 8), fmpq(3, 5), fmpq(5, 4), fmpq(3))
)


def tangent_cosine(ratio: Any) -> sympy.Expr:
    """Cosine of the radius pi/2 - arcsin(r) of the true caps, r = delta/|c|."""
    return sympy.sympify(ratio)


def printed_cosine(ratio: Any) -> sympy.Expr:
    """Cosine of the radius pi/2 - 2 arcsin(r/2) of SS16 Lemma 6, r = delta/|c| <= 2."""
    return ratio * sympy.sqrt(1 - ratio**2 / 4)


def square_distance_to_hyperplane(c: Sequence[Any], x: Sequence[Any]) -> fmpq:
    """|c|^2 - |projection of c on the hyperplane x^perp|^2, by a basis of the hyperplane. Exact.

    The product <c, x> is not used, so that this is a second route to it.
    """
    j = next(i for i, entry in enumerate(x) if entry != 0)
    basis = [[-x[i] * (t == j) + x[j] * (t == i) for t in range(len(x))] for i in range(len(x)) if i != j]
    if not basis:
        return dot(c, c)
    rows, centre = fmpq_mat(basis), fmpq_mat([[entry] for entry in c])
    image = rows * centre
    share = (rows * rows.transpose()).solve(image)
    return dot(c, c) - (share.transpose() * image)[0, 0]


@checker(Arithmetic.EXACT)
def check_noisy_caps(factor: fmpq = fmpq(1)) -> Check:
    """SS16/lem-6--repaired: the hyperplane x^perp is at distance exactly factor |<c, x>| from c, factor = 1.

    In Gram variables, for every dimension: p = <c, x>, q = |x|^2, and z = c - y with <x, y> = 0, so that
    <x, z> = p. The foot c - (p/q) x is perpendicular to x, its square distance from c is p^2/q, and
    |z|^2 - p^2/q = |z - (p/q) x|^2 >= 0 for every other y.
    """
    p, q, C, r, s = sympy.symbols("p q C r s")
    gram = sympy.Matrix([[q, p, p], [p, C, r], [p, r, s]])  # of x, c, z
    foot, other = sympy.Matrix([p / q, 0, 0]), sympy.Matrix([-p / q, 0, 1])
    claimed = (sympy.Rational(str(factor)) * p) ** 2 / q
    findings = [
        identity(_product(sympy.Matrix([-p / q, 1, 0]), sympy.Matrix([1, 0, 0]), gram), sympy.Integer(0)),
        identity(_product(foot, foot, gram), claimed),
        identity(s - claimed, _product(other, other, gram)),
    ]
    scope = f"all d, c, delta: identities in Gram variables, distance from c to the hyperplane is {factor} |<c, x>|"
    return Check("SS16/lem-6--repaired", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_noisy_caps_on_points(
    cosine: Callable[[Any], sympy.Expr] = tangent_cosine, balls: Sequence[tuple[Sequence[Any], Any]] = BALLS
) -> Check:
    """SS16/lem-6--repaired on rational weights: noisy if and only if in neither open cap of this cosine."""
    findings = []
    for centre, radius in balls:
        norm = sympy.sqrt(dot(centre, centre))
        for x in (x for x in POINTS if len(x) == len(centre)):
            noisy = at_most(square_distance_to_hyperplane(centre, x), radius**2).holds
            height = abs(sympy.Rational(str(dot(centre, x)))) / norm
            in_caps = less(cosine(sympy.Rational(str(radius)) / norm), height).holds
            findings.append(equal(noisy, not in_caps))
    scope = f"{len(balls)} balls in two and three dimensions, {len(findings)} pairs of a ball and a rational weight"
    return Check("SS16/lem-6--repaired", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_lemma_6_literal(
    centre: Sequence[Any] = (1, 0),
    radius: fmpq = fmpq(5, 8),
    x: Sequence[Any] = (fmpq(3, 5), fmpq(4, 5)),
    cosine: Callable[[Any], sympy.Expr] = printed_cosine,
) -> Check:
    """SS16/lem-6--literal at one weight: in the cap, and perpendicular to a point inside the ball."""
    norm = sympy.sqrt(dot(centre, centre))
    y = [c - dot(centre, x) * entry for c, entry in zip(centre, x, strict=True)]
    in_cap = less(cosine(sympy.Rational(str(radius)) / norm), sympy.Rational(str(dot(centre, x))) / norm)
    away = [c - entry for c, entry in zip(centre, y, strict=True)]
    noisy = [equal(dot(x, x), 1), equal(dot(x, y), 0), less(dot(away, away), radius**2)]
    scope = f"c = {_shown(centre)}, delta = {radius}: x = {_shown(x)} and y = {_shown(y)} in the open ball, <x, y> = 0"
    return Check("SS16/lem-6--literal", contradicts(all_of([in_cap, *noisy])), scope)


@checker(Arithmetic.EXACT)
def check_printed_caps(square_cosine: Callable[[sympy.Expr], sympy.Expr] = lambda r: r**2 - r**4 / 4) -> Check:
    """own/printed-caps: the cosine t of the printed radius has r^2 - t^2 = r^4/4 and 1 - t^2 = (1 - r^2/2)^2."""
    r = sympy.Symbol("r")
    t_square = square_cosine(r)
    findings = [identity(r**2 - t_square, r**4 / 4), identity(1 - t_square, (1 - r**2 / 2) ** 2)]
    scope = "all d >= 2 and 0 < r < sqrt 2: identities in Q[r], so t < min(r, 1); beyond, the caps are empty"
    return Check("own/printed-caps", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_projection(square_cosine: Callable[[sympy.Expr], sympy.Expr] = lambda r: 1 - r**2) -> Check:
    """SS16/lem-6--projection in Gram variables p = <c, y>, Y = |y|^2, C = |c|^2, for every dimension.

    |c - y|^2 is C sin^2 of the angle plus the square of what is left along y, so the angle's sine is at
    most r = delta/|c|, and the foot of c on a ray attains it.
    """
    p, Y, C, r = sympy.symbols("p Y C r")
    gram = sympy.Matrix([[C, p], [p, Y]])  # of c, y
    away, foot, rest = sympy.Matrix([1, -1]), sympy.Matrix([1, -p / Y]), sympy.Matrix([0, p / Y - 1])
    inside = identity(_product(away, away, gram), _product(foot, foot, gram) + _product(rest, rest, gram))
    sine = identity(_product(foot, foot, gram), C - p**2 / Y)  # C sin^2 of the angle from c to y
    reached = identity(1 - square_cosine(r), r**2)
    scope = "all d, c, delta < |c|: identities in Gram variables"
    return Check("SS16/lem-6--projection", suffices(all_of([inside, sine, reached])), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_projection_literal(
    centre: Sequence[Any] = (1, 0),
    radius: fmpq = fmpq(3, 5),
    y: Sequence[Any] = (fmpq(16, 25), fmpq(-12, 25)),
    printed: bool = True,
) -> Check:
    """SS16/lem-6--projection--literal at one point of the ball: is its direction in the printed cap?

    The printed cap has cosine 1 - r^2/2, the true one sqrt(1 - r^2); here squares are compared.
    """
    ratio_square = radius**2 / exact_number("centre", dot(centre, centre))
    square_cosine = (1 - ratio_square / 2) ** 2 if printed else 1 - ratio_square
    away = [c - entry for c, entry in zip(centre, y, strict=True)]
    inside = at_most(dot(away, away), radius**2)
    aside = less(dot(centre, y) ** 2, square_cosine * dot(centre, centre) * dot(y, y))
    scope = f"c = {_shown(centre)}, delta = {radius}: the point {_shown(y)} of the ball"
    return Check("SS16/lem-6--projection--literal", contradicts(all_of([inside, aside])), scope)


@checker(Arithmetic.EXACT)
def check_figure_2(clusters: Any = FIGURE_2, radius: fmpq = fmpq(1, 4), large: int = 4) -> Check:
    """SS16/fig-2: large regions have the signs of the centres on whole clusters; all others are noisy."""
    centres = [tuple(exact_array("centre", centre, (None,))) for centre, _ in clusters]
    samples = [tuple(exact_array("point", p, (None,))) for _, points in clusters for p in points]
    owner = [j for j, (_, points) in enumerate(clusters) for _ in points]
    partition = regions(samples)
    findings = [equal(partition.is_complete(), True)]
    split = {region.signs: _split(region.signs, owner, len(centres)) for region in partition.regions}
    findings.append(equal(sum(not noisy for noisy in split.values()), large))
    for region in partition.regions:
        for j in split[region.signs]:
            findings += [at_most(dot(w, centres[j]) ** 2, radius**2 * dot(w, w)) for w in region.rays]
    findings += [at_most(_square(x, centres[j]), radius**2) for x, j in zip(samples, owner, strict=True)]
    noisy = len(partition) - sum(not noisy for noisy in split.values())
    shown = " and ".join(map(_shown, centres))
    scope = f"centres {shown}, radius {radius}, 4 points: {noisy} noisy regions among {len(partition)}"
    return Check("SS16/fig-2", all_of(findings), scope)


def _product(u: sympy.Matrix, w: sympy.Matrix, gram: sympy.Matrix) -> sympy.Expr:
    """Inner product of two combinations of vectors with this Gram matrix."""
    return (u.T * gram * w)[0, 0]


def _split(signs: Sequence[int], owner: Sequence[int], count: int) -> list[int]:
    """The clusters on whose points a region has both signs."""
    return [j for j in range(count) if len({b for b, o in zip(signs, owner, strict=True) if o == j}) > 1]


def _square(x: Sequence[Any], c: Sequence[Any]) -> fmpq:
    away = [a - b for a, b in zip(x, c, strict=True)]
    return dot(away, away)


def _shown(vector: Sequence[Any]) -> str:
    return f"({', '.join(map(str, vector))})"
