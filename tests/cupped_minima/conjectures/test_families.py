"""The infinite families and the lifting: verdicts, sabotage, an independent eigenvalue solver."""

import numpy as np
import pytest
import sympy
from flint import fmpq

from landscape.cupped_minima import conjectures as pair
from landscape.cupped_minima.configurations import Anatomy, Configuration, cross_polytopes, explicit_configuration
from landscape.cupped_minima.conjectures import identities as formulas
from landscape.cupped_minima.conjectures.families import antiprism_spectrum
from landscape.evidence.verdict import Verdict

b, C, d = formulas.b, formulas.C, formulas.d


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (pair.check_cross_polytopes_for_all, Verdict.PROVED),
        (pair.check_cross_polytopes, Verdict.VERIFIED),
        (pair.check_lifting_for_all, Verdict.PROVED),
        (pair.check_lifting, Verdict.VERIFIED),
        (pair.check_antiprisms_for_all, Verdict.PROVED),
        (pair.check_antiprisms, Verdict.VERIFIED),
    ],
)
def test_the_pages_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("own/interlocking-cross-polytopes", "the plane admitted, or another beta", drops=1)
@pytest.mark.parametrize(
    "lie", [{"least": sympy.Integer(2)}, {"gauge": (3 * d - 3) / d}, {"gauge": formulas.GAUGE + 1}]
)
def test_a_false_cross_polytope_is_noticed(lie):
    assert pair.check_cross_polytopes_for_all(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/interlocking-cross-polytopes", "the plane, from the points", drops=1)
def test_in_the_plane_they_fail():
    assert pair.check_cross_polytopes([3, 2]).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/lifted-configuration", "another normal, or beta above 1", drops=2)
@pytest.mark.parametrize(
    "lie", [{"shrink": b}, {"rise": 1 - b}, {"shrink": 2 * b / (1 + 2 * b)}, {"largest": sympy.Integer(2)}]
)
def test_a_false_lift_is_noticed(lie):
    assert pair.check_lifting_for_all(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/lifted-configuration", "other heights, another width, A below A")
@pytest.mark.parametrize("lift", [pair.unnested, pair.shrunk])
def test_a_lift_with_other_heights_is_none(lift):
    assert pair.check_lifting(lift=lift).verdict is Verdict.REFUTED
    assert "p4" in Anatomy(lift(cross_polytopes(3))).failures()


def prism(configuration):
    A, B = ([(*p, fmpq(h)) for h in (1, -1) for p in points] for points in (configuration.A, configuration.B))
    return Configuration(tuple(A), (), tuple(B), ())


@pytest.mark.sabotage("own/lifted-configuration", "A below A: a prism's facets are no simplices")
def test_a_prism_is_no_lift():
    assert "p5" in Anatomy(prism(cross_polytopes(3))).failures()
    assert pair.check_lifting(lift=prism).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/lifted-configuration", "a base that lacks (p4) or (p7)", drops=1)
def test_the_base_must_have_one_beta():
    base = cross_polytopes(3)
    longer = Configuration(base.A, (), tuple(tuple(fmpq(11, 10) * x for x in p) for p in base.B), ())
    assert "p4" in Anatomy(pair.lifted(longer)).failures()


def test_auxiliary_points_are_refused():
    with pytest.raises(ValueError, match="k = 0"):
        pair.lifted(explicit_configuration(3, 4))


@pytest.mark.sabotage("own/interlocking-antiprisms", "two corners, a smaller C, another diagonal", drops=1)
@pytest.mark.parametrize("lie", [{"fewest": 1}, {"least": sympy.Integer(-1)}, {"kappa": C}])
def test_a_false_antiprism_is_noticed(lie):
    assert pair.check_antiprisms_for_all(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/interlocking-antiprisms", "eigenvalues that are off by a hair")
def test_the_eigenvalues_are_these():
    assert pair.check_antiprisms([4], shifted=fmpq(1, 10**30)).verdict is Verdict.REFUTED


@pytest.mark.parametrize("k", [3, 5, 8])
def test_the_spectrum_agrees_with_floats(k):
    anatomy, cosine = Anatomy(pair.antiprism(k)), np.cos(np.pi / k)
    matrix = np.array([[float(x) for x in row] for row in anatomy.distances()]) * (1 + cosine) / 2
    expected = sorted(value for value, count in antiprism_spectrum(k, cosine) for _ in range(count))
    assert np.allclose(np.linalg.eigvalsh(matrix), expected)


def test_two_corners_are_refused():
    with pytest.raises(ValueError, match="t: expected"):
        pair.antiprism(2)


def test_octahedron_and_triangular_antiprism_agree():
    assert Anatomy(pair.antiprism(3)).beta == Anatomy(cross_polytopes(3)).beta == fmpq(3, 5)


@pytest.mark.nightly
@pytest.mark.parametrize("k", [7, 9, 10, 12])
def test_larger_antiprisms(k):
    assert pair.check_antiprisms([k]).verdict is Verdict.VERIFIED
