"""Certified pairs: balls accept the witnesses, and name what a falsified one lacks."""

import numpy as np
import pytest
from flint import arb, fmpq
from scipy.spatial import ConvexHull

from landscape.cupped_minima import conjectures as pair
from landscape.cupped_minima.configurations import Anatomy, cross_polytopes, explicit_configuration
from landscape.evidence.balls import working_precision
from landscape.evidence.verdict import Verdict
from landscape.evidence.whole_file import replace
from landscape.evidence.witness import WITNESSES, witness

SOME = [(3, 5), (4, 6), (5, 7), (6, 8)]


def record(dim, t):
    return next(dict(r) for r in pair.stored_pairs() if (r["d"], r["t"]) == (dim, t))


def lift_of(configuration, scale=1):
    """A witness record of an exact rational configuration."""
    facets = Anatomy(configuration).facets
    sides = [[[int((scale * x).p) for x in point] for point in side] for side in (configuration.A, configuration.B)]
    corners = [list(facet.corners) for side in "AB" for facet in facets[side]]
    return {"d": configuration.dim, "t": configuration.t, "A": sides[0], "B": sides[1], "facets": corners}


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (pair.check_certified_pairs, Verdict.VERIFIED),
        (pair.check_cups, Verdict.VERIFIED),
        (pair.check_exact_cups, Verdict.VERIFIED),
        (pair.check_perron_radii, Verdict.VERIFIED),
        (pair.check_no_two_simplices, Verdict.SUPPORTED),
    ],
)
def test_the_pages_verdicts(check, verdict):
    assert check().verdict is verdict


def test_all_stored_pairs_are_certified_and_more_than_a_few_lie_below_the_conjecture():
    sizes = pair.certified_sizes()
    assert sum(map(len, sizes.values())) == len(pair.stored_pairs()) >= 50
    assert all(d + 2 in sizes[d] for d in (3, 4, 5, 6))


@pytest.mark.sabotage("own/certified-pairs", "a coefficient that reaches 1, or is above by 10^-30")
@pytest.mark.parametrize("hair", [-1, 0, 1])
def test_a_hair_is_noticed_and_named(hair):
    check = pair.check_certified_pairs([pair.hexagon(hair)])
    assert not check.verdict.positive and "(p6)" in str(check)


@pytest.mark.sabotage("own/certified-pairs", "one direction moved out of its cone")
def test_a_moved_direction_is_noticed():
    check = pair.check_certified_pairs([pair.moved(4, 8, 500)])
    assert check.verdict is Verdict.REFUTED and "(p3)" in str(check)


@pytest.mark.sabotage("own/certified-pairs", "another facet, the same facet twice, a corner too near")
@pytest.mark.parametrize("pair_of", SOME)
def test_wrong_facets_are_noticed(pair_of):
    content = record(*pair_of)
    facets = [list(row) for row in content["facets"]]
    facets[0] = facets[1]
    assert not pair.check_certified_pairs([content | {"facets": facets}]).verdict.positive


@pytest.mark.sabotage("own/certified-pairs", "a direction twice, opposite sides, a flat hull")
@pytest.mark.parametrize("pair_of", SOME)
def test_falsified_directions_are_noticed(pair_of):
    content = record(*pair_of)
    twice = [content["A"][1], *content["A"][1:]]
    flat = [[*row[:-1], 0] for row in content["A"]]
    for lie in ({"A": twice}, {"A": flat}, {"A": content["B"], "B": content["A"]}):
        assert not pair.check_certified_pairs([content | lie]).verdict.positive


@pytest.mark.parametrize("name", ["p5", "p7", "p8"])
def test_each_inequality_can_fail(name):
    """The heights of a certified pair, turned: the finding that concerns them says so."""
    nearby = pair.Nearby(pair.stored_directions(4, 6))
    assert nearby.finding(name).holds is True
    heights, y = nearby.heights, nearby.pair.inverse_radii
    if name == "p8":
        nearby.__dict__["heights"] = [list(y) for _ in heights]
        nearby.pair.__dict__["gauge"] = nearby.pair.gauge * 0 + 1
    else:
        nearby.__dict__["heights"] = [[2 * radius for radius in y] for _ in heights]
    assert nearby.finding(name).holds is not True


@pytest.mark.sabotage("own/certified-pairs", "directions that are not connected")
def test_two_separate_pairs_are_not_connected():
    """Two squares; then all directions over one edge, so that the other points are corners of nothing."""
    square, turned = [[1, 0], [0, 1], [-1, 0], [0, -1]], [[1, 1], [-1, 1], [-1, -1], [1, -1]]
    facets = [[0, 3], [0, 1], [1, 2], [2, 3], [0, 1], [1, 2], [2, 3], [0, 3]]
    whole = pair.Directions(tuple(map(tuple, square)), tuple(map(tuple, turned)), tuple(map(tuple, facets)))
    assert pair.Nearby(whole).finding("connected").holds is True
    split = pair.Directions(whole.A, whole.B, ((0, 1),) * 4 + ((0, 1),) * 4)
    assert pair.Nearby(split).finding("connected").holds is None
    check = pair.check_certified_pairs([{"A": split.A, "B": split.B, "facets": split.facets}])
    assert check.verdict is Verdict.UNDECIDED and "(connected)" in str(check)


@pytest.mark.parametrize("dim", [3, 4, 5])
def test_balls_agree_with_exact_points(dim):
    exact = cross_polytopes(dim)
    nearby = pair.Nearby(pair.directions_of(lift_of(exact, dim)))
    assert nearby.first_failure()[0] == ""
    with working_precision():
        assert nearby.beta.contains(arb(fmpq(dim, 3 * dim - 4)))


@pytest.mark.parametrize("pair_of", [(3, 5), (4, 7), (5, 9), (6, 8)])
def test_an_independent_hull_agrees(pair_of):
    """The configuration in floats: facets, gauges and separation by another library."""
    directions = pair.stored_directions(*pair_of)
    nearby, t = pair.Nearby(directions), directions.t
    radii = np.array([1 / float(y.mid()) for y in nearby.pair.inverse_radii])
    points = np.array(directions.points, float) * radii[:, None]
    for own, hull in ((points[t:], points[:t]), (points[:t], points[t:])):
        body = ConvexHull(hull)
        heights = own @ (body.equations[:, :-1] / -body.equations[:, -1:]).T
        assert len(body.vertices) == t and body.equations[:, -1].max() < 0
        assert np.allclose(heights.max(axis=1), float(nearby.pair.gauge.mid()))
        pierced = heights.argmax(axis=1)
        assert len(set(pierced)) == t and ((heights[:, pierced] > 1) == np.eye(t, dtype=bool)).all()


@pytest.mark.sabotage("own/perron-radii", "lengths that are no eigenvector")
@pytest.mark.parametrize("power", [0, 2, -1])
def test_other_lengths_have_other_gauges(power):
    assert pair.check_perron_radii(power=power).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/pairs-give-cups", "more asked of the sums than they give", drops=2)
def test_the_sums_are_not_unbounded():
    assert pair.check_cups(least=20).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/pairs-give-cups", "auxiliary points, a triangle, another number of samples", drops=1)
def test_cups_need_a_configuration_without_auxiliary_points():
    assert pair.check_exact_cups([explicit_configuration(2, 3)]).verdict is Verdict.REFUTED
    assert pair.check_exact_cups([explicit_configuration(3, 4)]).verdict is Verdict.REFUTED
    assert pair.check_exact_cups(extra=1).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/no-two-simplices", "a margin that no run stays below")
def test_a_bound_below_the_margins_is_noticed():
    assert pair.check_no_two_simplices("-0.0002").verdict is Verdict.CONTRADICTED


@pytest.mark.parametrize(
    ("lie", "message"),
    [
        ({"A": [[1.5, 0], [0, 1], [-1, -1]]}, "A: expected 2 integers"),
        ({"A": [[1, 0], [0, 1]]}, "t directions a side"),
        ({"facets": [[0, 2]]}, "2t facets"),
        ({"facets": [[0, 3]] * 6}, "increasing places"),
        ({"facets": [[2, 0]] * 6}, "increasing places"),
        ({"B": [[1, 1, 0], [-1, 0, 0], [0, -1, 0]]}, "B: expected 2"),
        ({"B": 7}, "record: expected"),
    ],
)
def test_bad_records_are_refused(lie, message):
    with pytest.raises(ValueError, match=message):
        pair.directions_of(pair.hexagon() | lie)


def test_unknown_names_and_pairs_are_refused():
    with pytest.raises(ValueError, match="connected, p3"):
        pair.Nearby(pair.stored_directions(4, 6)).finding("p9")
    with pytest.raises(ValueError, match="stored pair"):
        pair.stored_directions(2, 3)


def test_a_witness_cut_short_is_refused(tmp_path):
    text = (WITNESSES / "interlocking-directions.json").read_text(encoding="utf-8")
    replace(tmp_path / "interlocking-directions.json", text[:1000])
    with pytest.raises(ValueError, match="cut short"):
        witness("interlocking-directions", ("pairs",), tmp_path)


def test_a_pair_is_certified_fast():
    from time import process_time

    directions = pair.stored_directions(6, 24)
    start = process_time()
    assert pair.Nearby(directions).first_failure()[0] == ""
    assert process_time() - start < 0.6
