"""Checks of SSG20's Definition 3 and Proposition 1: the explicit configuration, for all sizes and for some."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from flint import fmpq

from landscape.cupped_minima.configurations import identities
from landscape.cupped_minima.configurations.construction import Configuration, Constants, explicit_configuration
from landscape.cupped_minima.configurations.properties import Anatomy
from landscape.cupped_minima.configurations.variants import EXAMPLES
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, equal, suffices
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.cones import dot

SIZES = ((2, 4), (2, 5), (2, 8), (3, 4), (3, 5), (3, 10), (4, 4), (4, 7), (5, 5))
"""(d, t): the smallest, the one of Figure 2, and the one that the smallest case of Theorem 1 uses, (3, 10)."""

Core = Callable[..., Iterator[Finding]]
STEPS: dict[str, tuple[Core, str]] = {
    "p2": (identities.vertices, "c_i > 0, products telescope"),
    "p3": (identities.zero_inside, "coordinate i of the combination is 0, by induction on i"),
    "p4": (identities.facet, "b_0 as a combination, the normal by induction on i, its height at each kind of point"),
    "p6": (identities.inside_simplex, "1/2C and gamma/2C below 1 for C > 1/2"),
    "p7": (identities.alone_beyond, "height of b by its first coordinate, slack at cos(2 pi/t)"),
    "p8": (identities.regular, "0 < kappa < 3/2 and tC, t/2 >= 2"),
}
"""Core of each step of the proof, and what it says; what surrounds it is told."""


@checker(Arithmetic.EXACT)
def check_definition(examples: Sequence[tuple[str, Configuration, tuple[str, ...]]] = EXAMPLES) -> Check:
    """SSG20/def-3: which of the properties fail on configurations of which it is known."""
    findings = [equal(list(Anatomy(configuration).failures()), list(failing)) for _, configuration, failing in examples]
    names = "; ".join(f"{name}: {', '.join(failing) or 'none fails'}" for name, _, failing in examples)
    return Check("SSG20/def-3", all_of(findings), names)


@checker(Arithmetic.EXACT)
def check_configuration(configuration: Configuration, name: str) -> Check:
    """SSG20/prop-1 on one candidate; where it fails, the scope says which property is the first to do so."""
    anatomy = Anatomy(configuration)
    failing = anatomy.first_failure()
    finding = equal(failing, "")
    return Check("SSG20/prop-1", finding, f"{name}: {f'({failing}) fails' if failing else '(p1) to (p8)'}")


@checker(Arithmetic.EXACT)
def check_proposition_1(**lies: Any) -> Check:
    """SSG20/prop-1 for all d and t: every step's core; `lies` go to the cores by step, {"p6": {...}}."""
    findings = [finding for name, (core, _) in STEPS.items() for finding in core(**lies.get(name, {}))]
    findings += identities.spectrum(**lies.get("spectrum", {}))
    scope = "all d >= 2, t >= 4, 0 < gamma <= upper end: identities and signs in Q(C, gamma, d, i); symmetry told"
    return Check("SSG20/prop-1", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_proposition_1_on(sizes: Sequence[tuple[int, int]] = SIZES, share: fmpq = fmpq(3, 4)) -> Check:
    """SSG20/prop-1 for some d and t: all properties of the explicit points, decided from the points alone."""
    findings = [equal(list(Anatomy(explicit_configuration(dim, t, share)).failures()), []) for dim, t in sizes]
    shown = ", ".join(f"({dim}, {t})" for dim, t in sizes)
    return Check("SSG20/prop-1", all_of(findings), f"(d, t) = {shown}; (p1) to (p8) from the points alone")


@checker(Arithmetic.EXACT)
def check_step(name: str, **lies: Any) -> Check:
    """SSG20/prop-1--p2, SSG20/prop-1--p3, SSG20/prop-1--p4, SSG20/prop-1--p6, SSG20/prop-1--p7, SSG20/prop-1--p8:
    the core of one step, for all d and t.
    """
    core, says = STEPS[name]
    scope = f"all d >= 2, t >= 4: {says}; the rest told"
    return Check(f"SSG20/prop-1--{name}", suffices(all_of(core(**lies))), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_distances_for_all(sign: int = 1) -> Check:
    """SSG20/eq-49 for all d and t: what lies below the hyperplane of b_0 and how far; -1 is the printed sign."""
    scope = "all d >= 2, t >= 4: |z| d = 1 - <z, a> as an identity in Q(C, gamma, d, x); symmetry told"
    return Check("SSG20/eq-49", suffices(all_of(identities.distances(sign))), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_distances(sizes: Sequence[tuple[int, int]] = SIZES, turned: bool = False) -> Check:
    """SSG20/eq-49: the matrix of (p8) from the points against the closed form; `turned` has its printed sign."""
    findings = []
    for dim, t in sizes:
        anatomy = Anatomy(explicit_configuration(dim, t))
        findings.append(equal(anatomy.distances(), closed_distances(anatomy, dim, t, turned)))
    shown = ", ".join(f"({dim}, {t})" for dim, t in sizes)
    return Check("SSG20/eq-49", all_of(findings), f"(d, t) = {shown}: every entry of |z| M")


@checker(Arithmetic.EXACT)
def check_distances_literal(dim: int = 2, t: int = 4, turned: bool = True) -> Check:
    """SSG20/eq-49--literal: is d(a_2, H_(b_0)) what equation (48) says? Both sides multiplied by |z|."""
    anatomy = Anatomy(explicit_configuration(dim, t))
    said = closed_distances(anatomy, dim, t, turned)[2][t]
    scope = f"(d, t) = ({dim}, {t}): |z| d(a_2, H_b0) = {anatomy.distances()[2][t]}, said to be {said}"
    return Check("SSG20/eq-49--literal", equal(anatomy.distances()[2][t], said), scope)


def closed_distances(anatomy: Anatomy, dim: int, t: int, turned: bool = False) -> list[list[Any]]:
    """z_1 [[kappa I, C'], [C'^T, kappa I]] with C'_ij = C - cos(2 pi (i - j - 1/2)/t); `turned`: -C'. (2t, 2t)."""
    constants = Constants.of(dim, t)
    numbers, cosine = constants.field, constants.cosine
    first, zero = anatomy.facets["B"][0].normal[0], constants.field.number(0)
    diagonal = dot(anatomy.facets["B"][0].normal, anatomy.configuration.B[0]) - 1
    sign = -1 if turned else 1
    across = [[sign * first * (cosine - numbers.cos(4 * (i - j) - 2)) for j in range(t)] for i in range(t)]
    identity = [[diagonal if i == j else zero for j in range(t)] for i in range(t)]
    upper = [left + right for left, right in zip(identity, across, strict=True)]
    lower = [list(left) + right for left, right in zip(zip(*across, strict=True), identity, strict=True)]
    return upper + lower
