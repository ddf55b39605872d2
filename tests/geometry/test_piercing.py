"""Exact facets against an independent hull, and every answer against its certificate."""

import numpy as np
import pytest
from flint import fmpq
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import ConvexHull

from landscape.evidence.real_cyclotomic import field
from landscape.geometry.cones import dot
from landscape.geometry.piercing import Facet, HalfSpace, is_combination, pierced, surrounds

SQUARE = ((1, 1), (1, -1), (-1, 1), (-1, -1))


def points(dim: int, least: int, most: int = 9):
    return st.lists(st.tuples(*[st.integers(-4, 4)] * dim), min_size=least, max_size=most, unique=True)


@given(st.sampled_from([2, 3]).flatmap(lambda dim: st.tuples(points(dim, dim + 1), points(dim, 1, 1))))
@settings(max_examples=120, deadline=None)
def test_every_answer_has_its_certificate(case):
    hull, (direction,) = case
    if not any(direction):
        return
    found = pierced(hull, direction)
    if isinstance(found, Facet):
        assert found.check(hull, direction).holds is True
    else:
        assert all(dot(found.normal, point) <= 0 for point in hull)
        assert found.separates == (dot(found.normal, direction) > 0)
    assert surrounds(hull) == _surrounds(hull)


def _surrounds(hull) -> bool:
    """By qhull: 0 strictly below every facet; integer points make the margin large."""
    array = np.array(hull, dtype=float)
    if np.linalg.matrix_rank(array[1:] - array[0]) < array.shape[1]:
        return False
    return bool((ConvexHull(array).equations[:, -1] < -1e-9).all())


@given(points(3, 6, 10))
@settings(max_examples=40, deadline=None)
def test_vertices_agree_with_qhull(cloud):
    array = np.array(cloud, dtype=float)
    if np.linalg.matrix_rank(array[1:] - array[0]) < 3:
        return
    corners = set(ConvexHull(array).vertices)
    assert all(is_combination(cloud[:i] + cloud[i + 1 :], point) is (i not in corners) for i, point in enumerate(cloud))


def test_a_square_from_inside():
    facet = pierced(SQUARE, (3, 1))
    assert facet.normal == (1, 0) and facet.gauge == 3 and facet.touching == (0, 1)
    assert facet.coefficients == (2, 1)


def test_a_certificate_can_be_refused():
    facet = pierced(SQUARE, (3, 1))
    assert facet.check(SQUARE, (3, 2)).holds is False
    assert facet.check((*SQUARE, (2, 0)), (3, 1)).holds is False
    assert Facet((1, 0), (0, 2), (2, 1), (0, 2)).check(SQUARE, (3, 1)).holds is False
    assert Facet((1, 0), (0, 1), (2, 1), (0,)).check(SQUARE, (3, 1)).holds is False


def test_a_hair_decides():
    hair = fmpq(1, 10**40)
    assert not is_combination(SQUARE, (1 + hair, 0)) and is_combination(SQUARE, (1, 0))
    triangle = ((1, 0), (-1, 1), (-1, -1))
    assert surrounds(triangle) and not surrounds(((0, 0), (-1, 1), (-1, -1)))
    assert surrounds(((hair, 0), (-1, 1), (-1, -1))) and not surrounds(((-hair, 0), (-1, 1), (-1, -1)))


def test_flat_and_one_sided_sets_surround_nothing():
    assert not surrounds(((1, 0), (-1, 0))) and not surrounds(((1, 0), (0, 1), (1, 1)))
    assert isinstance(pierced(((1, 0), (0, 1)), (-1, 0)), HalfSpace)


def test_irrational_corners():
    numbers = field(20)
    pentagon = [(numbers.cos(4 * k), numbers.sin(4 * k)) for k in range(5)]
    facet = pierced(pentagon, (-1, 0))
    assert facet.touching == (2, 3) and facet.gauge * numbers.cos(2) == 1


@pytest.mark.parametrize(("hull", "direction"), [((), (1, 0)), (SQUARE, (1, 0, 0)), (SQUARE, (0, 0))])
def test_bad_input_is_refused(hull, direction):
    with pytest.raises(ValueError, match=r"points|direction"):
        pierced(hull, direction)
