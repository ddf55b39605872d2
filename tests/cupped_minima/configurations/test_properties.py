"""The eight properties on any configuration: what fails is named, by an independent route too."""

import numpy as np
import pytest
from flint import fmpq
from scipy.spatial import ConvexHull

from landscape.cupped_minima import configurations as shape
from landscape.cupped_minima.configurations import properties as module
from landscape.evidence.comparison import equal
from landscape.evidence.verdict import Verdict
from landscape.geometry.piercing import is_combination

TINY = fmpq(1, 10**30)


def rebuilt(configuration, **sets):
    return shape.Configuration(**(configuration.sets() | sets))


@pytest.mark.parametrize(("name", "configuration", "failing"), shape.EXAMPLES, ids=[e[0] for e in shape.EXAMPLES])
def test_each_example_fails_where_it_should(name, configuration, failing):
    anatomy = shape.Anatomy(configuration)
    assert anatomy.failures() == failing and anatomy.first_failure() == (failing or ("",))[0]


def test_the_chapters_verdict():
    assert shape.check_definition().verdict is Verdict.VERIFIED


@pytest.mark.sabotage("SSG20/def-3", "an example said to have, or to lack, another property")
@pytest.mark.parametrize("place", range(len(shape.EXAMPLES)))
def test_a_false_expectation_is_noticed(place):
    name, configuration, failing = shape.EXAMPLES[place]
    lie = ("p8",) if not failing else ()
    assert shape.check_definition([(name, configuration, lie)]).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SSG20/def-3", "a property's predicate that always says yes")
@pytest.mark.parametrize("name", ["p1", "p2", "p3", "p4", "p5", "p6", "p7"])
def test_a_predicate_that_cannot_fail_is_noticed(monkeypatch, name):
    monkeypatch.setitem(module._DECIDE, name, lambda anatomy: equal(0, 0))
    assert shape.check_definition().verdict is Verdict.REFUTED


@pytest.mark.sabotage("SSG20/def-3", "0 said to be inside where it is not")
def test_facets_do_not_believe_that_zero_is_inside(monkeypatch):
    monkeypatch.setitem(module._DECIDE, "p3", lambda anatomy: equal(0, 0))
    with pytest.raises(ValueError, match=r"\(p3\)"):
        shape.check_configuration(shape.flat(3, 4), "gamma = 0")


@pytest.mark.parametrize("t", [2, 3, 5])
def test_an_arc_lacks_p3_alone_and_its_facets_have_certificates(t):
    anatomy = shape.Anatomy(shape.arc(t))
    assert anatomy.failures() == ("p3",)
    for side in anatomy.sides:
        assert all(len(facet.touching) == 2 for facet in side.facets)


def test_a_singular_matrix_of_distances_is_noticed(monkeypatch):
    """Distances all equal to one: (p8) alone sees it."""
    monkeypatch.setattr(module.Anatomy, "distances", lambda self: [[1] * 8 for _ in range(8)])
    assert shape.Anatomy(shape.explicit_configuration(2, 4)).failures() == ("p8",)


@pytest.mark.parametrize(
    ("change", "failing"),
    [
        (lambda c: {"A": c.A[:-1]}, "p1"),
        (lambda c: {"A": (*c.A[:-1], c.A[0])}, "p1"),
        (lambda c: {"B": (c.A[0], *c.B[1:])}, "p1"),
        (lambda c: {"A": tuple(tuple(2 * x for x in p) for p in c.A), "A_bar": c.B_bar}, "p1"),
        (
            lambda c: {
                "A": ((1 + TINY) * c.A[0][0], *c.A[0][1:]) and (tuple((1 + TINY) * x for x in c.A[0]), *c.A[1:])
            },
            "p4",
        ),
        (lambda c: {"B_bar": (tuple((1 + TINY) * x for x in c.B_bar[0]),)}, "p4"),
    ],
)
def test_one_change_is_named(change, failing):
    configuration = shape.explicit_configuration(3, 5)
    assert shape.Anatomy(rebuilt(configuration, **change(configuration))).first_failure() == failing


@pytest.mark.parametrize("size", [(2, 5), (3, 4), (3, 7), (4, 5)])
def test_facets_agree_with_an_independent_hull(size):
    configuration = shape.explicit_configuration(*size)
    for side in shape.Anatomy(configuration).sides:
        hull = np.array([[float(x) for x in point] for point in side.hull])
        body = ConvexHull(hull)
        heights = -body.equations[:, :-1] / body.equations[:, -1:]
        for facet, point in zip(side.facets, side.piercing, strict=True):
            values = heights @ np.array([float(x) for x in point])
            assert float(facet.gauge) == pytest.approx(values.max())
            assert np.allclose([float(z) for z in facet.normal], heights[values.argmax()])


def test_vertices_are_vertices_by_both_routes():
    cube = [(x, y, z) for x in (1, -1) for y in (1, -1) for z in (1, -1)]
    assert not any(is_combination([*cube[:i], *cube[i + 1 :]], corner) for i, corner in enumerate(cube))
    assert is_combination(cube, (0, 0, 1))


@pytest.mark.parametrize("dim", [3, 4, 5, 6])
def test_cross_polytopes_have_every_property(dim):
    anatomy = shape.Anatomy(shape.cross_polytopes(dim))
    assert anatomy.failures() == () and anatomy.beta == fmpq(dim, 3 * dim - 4)


def test_in_the_plane_they_do_not():
    assert "p6" in shape.Anatomy(shape.cross_polytopes(2)).failures()


@pytest.mark.parametrize("ratio", [fmpq(1, 2), fmpq(7, 3)])
def test_scaling_the_whole_changes_nothing(ratio):
    whole = shape.explicit_configuration(3, 4)
    scaled = {name: tuple(tuple(ratio * x for x in p) for p in points) for name, points in whole.sets().items()}
    assert shape.Anatomy(shape.Configuration(**scaled)).failures() == ()


def test_where_zero_is_outside_the_facets_are_refused():
    anatomy = shape.Anatomy(shape.flat(3, 4))
    assert anatomy.first_failure() == "p3"
    with pytest.raises(ValueError, match=r"\(p3\)"):
        anatomy.finding("p4")


@pytest.mark.sabotage("SSG20/def-3", "points in floats, at the door", drops=1)
@pytest.mark.parametrize(
    ("sets", "message"),
    [
        (((), (), ((1, 0),), ()), "A, B"),
        ((((0.5, 1),), (), ((1, 0),), ()), "A: expected int"),
        ((((1, 0),), (), ((1, 0, 0),), ()), "B: expected points with 2"),
        ((((1, 0),), ((1,),), ((1, 0),), ()), "A_bar: expected points with 2"),
        ((((float("nan"), 0),), (), ((1, 0),), ()), "A: expected int"),
        ((((np.int64(1), 0),), (), ((1, 0),), ()), "A: expected int"),
    ],
)
def test_bad_points_are_refused(sets, message):
    with pytest.raises(ValueError, match=message):
        shape.Configuration(*sets)


def test_unknown_properties_are_refused():
    with pytest.raises(ValueError, match="p1, p2"):
        shape.Anatomy(shape.explicit_configuration(2, 4)).finding("p9")
