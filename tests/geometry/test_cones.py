"""Cones of rational data: rays are extreme and complete, lineality, rank reduction, bad input."""

from fractions import Fraction
from itertools import combinations, product

import numpy as np
import pytest
from flint import fmpq, fmpq_mat
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import nnls

from landscape.evidence.inputs import exact_array
from landscape.geometry.cones import Cone, dot, extreme_rays, integer_samples, primitive, row_space_basis


def rank(rows):
    return fmpq_mat([list(row) for row in rows]).rank() if len(rows) else 0


def samples(dims, max_samples, size=3):
    """Integer samples without zero rows."""
    return dims.flatmap(
        lambda d: st.lists(
            st.lists(st.integers(-size, size), min_size=d, max_size=d).filter(any),
            min_size=1,
            max_size=max_samples,
        )
    )


signed_samples = samples(st.integers(1, 4), 7).flatmap(
    lambda X: st.tuples(st.just(X), st.lists(st.sampled_from([-1, 1]), min_size=len(X), max_size=len(X)))
)


def rays_by_enumeration(X, signs):
    """Independent route: every dim - 1 independent hyperplanes meet in a line; keep its feasible halves."""
    inward = [[b * entry for entry in x] for x, b in zip(X, signs, strict=True)]
    dim, found = len(X[0]), set()
    for chosen in combinations(inward, dim - 1):
        if rank(chosen) == dim - 1:
            minors = [fmpq_mat([[*row[:i], *row[i + 1 :]] for row in chosen]).det() for i in range(dim)]
            line = primitive((-1) ** i * minor for i, minor in enumerate(minors))
            for ray in (line, tuple(-entry for entry in line)):
                if all(dot(ray, normal) >= 0 for normal in inward):
                    found.add(ray)
    return found


@settings(max_examples=150)
@given(signed_samples)
def test_rays_agree_with_enumeration(data):
    X, signs = data
    assume(rank(X) == len(X[0]) > 1)
    rays = extreme_rays(X, signs)
    assert len(rays) == len(set(rays)) and set(rays) == rays_by_enumeration(X, signs)


@settings(max_examples=100)
@given(signed_samples)
def test_each_ray_is_tight_on_independent_constraints(data):
    X, signs = data
    assume(rank(X) == len(X[0]))
    for ray in extreme_rays(X, signs):
        assert primitive(ray) == ray
        assert all(b * dot(ray, x) >= 0 for x, b in zip(X, signs, strict=True))
        assert rank([x for x in X if dot(ray, x) == 0]) == len(ray) - 1


@settings(max_examples=60)
@given(samples(st.integers(2, 4), 8), st.integers(0, 2**32 - 1))
def test_rays_generate_the_region_of_any_weight(X, seed):
    assume(rank(X) == len(X[0]))
    w = np.random.default_rng(seed).standard_normal(len(X[0]))
    rays = np.array(extreme_rays(X, [1 if p > 0 else -1 for p in np.array(X) @ w]), dtype=float)
    assert nnls(rays.T, w)[1] < 1e-9
    if len(rays) > 1:  # and none can be spared
        assert nnls(rays[1:].T, rays[0])[1] > 1e-9


@settings(max_examples=80)
@given(signed_samples)
def test_lineality_is_what_no_sample_sees(data):
    X, signs = data
    cone = Cone.whole(len(X[0]))
    for x, b in zip(X, signs, strict=True):
        cone = cone.within(tuple(b * entry for entry in x))
    assert len(cone.lineality) == rank(cone.lineality) == len(X[0]) - rank(X)
    assert all(dot(line, x) == 0 for line in cone.lineality for x in X)
    assert all(dot(ray, normal) >= 0 for ray in cone.rays for normal in cone.normals)


def test_orthants():
    identity = np.eye(4, dtype=int)
    for signs in product((1, -1), repeat=4):
        assert set(extreme_rays(identity, signs)) == {tuple(row) for row in (np.diag(signs)).tolist()}


def test_rational_samples_and_redundant_half_spaces():
    assert extreme_rays([["3/2", "1/2"], [-1, 2], [-1, -1]], (1, 1, -1)) == ((-1, 3), (2, 1))
    assert extreme_rays([[1, 0], [0, 1], [1, 1], [2, 0]], (1, 1, 1, 1)) == ((0, 1), (1, 0))


def test_cones_without_interior():
    assert extreme_rays([[1, 0], [-1, 0], [0, 1]], (1, 1, 1)) == ((0, 1),)
    assert extreme_rays([["3/2", "1/2"], [-1, 2], [-1, -1]], (1, 1, 1)) == ()
    assert extreme_rays([[2], [3]], (1, 1)) == ((1,),)


def test_a_cone_over_a_square_has_four_rays():
    """Not simplicial: two pairs of rays are not adjacent, so cutting it must not invent rays."""
    square = [[1, 0, 1], [-1, 0, 1], [0, 1, 1], [0, -1, 1]]
    assert len(extreme_rays(square, (1,) * 4)) == 4
    assert len(extreme_rays([*square, [1, 2, 0]], (1,) * 5)) == 4


@settings(max_examples=80)
@given(samples(st.integers(1, 4), 5), st.data())
def test_rank_reduction_changes_no_prediction(X, data):
    basis = row_space_basis(X)
    assert basis.shape == (rank(X), len(X[0])) and rank(basis.tolist()) == rank(X)
    assert all(row in exact_array("X", X, (None, None)).tolist() for row in basis.tolist())
    reduced = exact_array("X", X, (None, None)) @ basis.T
    assert rank(reduced.tolist()) == basis.shape[0]
    u = np.array([fmpq(data.draw(st.integers(-5, 5))) for _ in basis], dtype=object)
    assert (reduced @ u == exact_array("X", X, (None, None)) @ (basis.T @ u)).all()


def test_rank_reduction_makes_cones_pointed():
    X = exact_array("X", [[1, 2, 3], [2, 4, 6], [0, 1, 1]], (None, None))
    with pytest.raises(ValueError, match="row_space_basis"):
        extreme_rays(X, (1, 1, -1))
    basis = row_space_basis(X)
    assert basis.tolist() == [[1, 2, 3], [0, 1, 1]]
    assert len(extreme_rays(X @ basis.T, (1, 1, -1))) == 2


def test_primitive():
    assert primitive([fmpq(2, 3), fmpq(-4, 3)]) == (1, -2)
    assert primitive([Fraction(1, 2), 0, "1/3"]) == (3, 0, 2)
    assert primitive([-6]) == (-1,)
    with pytest.raises(ValueError, match="vector"):
        primitive([0, 0])


@pytest.mark.parametrize(
    ("X", "signs", "name"),
    [
        ([[1, 0], [0, 0]], (1, 1), "sample 1 is zero"),
        ([[1, 0], [0, 1]], (1,), "signs"),
        ([[1, 0], [0, 1]], (1, 0), "signs"),
        ([[1.0, 0.0], [0.0, 1.0]], (1, 1), "X"),
        ([1, 0], (1, 1), "X"),
    ],
)
def test_bad_input(X, signs, name):
    with pytest.raises(ValueError, match=name):
        extreme_rays(X, signs)


def test_bad_samples():
    with pytest.raises(ValueError, match="X"):
        row_space_basis([[0, 0]])
    with pytest.raises(ValueError, match="X"):
        integer_samples([[0.5, 1]])
