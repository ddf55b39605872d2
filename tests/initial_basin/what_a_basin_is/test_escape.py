"""Definition 5 and its escapes: verdicts, sabotage, controls, and the law from both sides."""

from itertools import pairwise

import pytest
import sympy
from flint import arb, fmpq

from landscape.evidence.verdict import Verdict
from landscape.initial_basin import what_a_basin_is as basin
from landscape.initial_basin.single_neuron_hardness import basin_law, loss
from landscape.initial_basin.single_neuron_hardness.valleys import BAD, GOOD
from landscape.initial_basin.what_a_basin_is import escape as module

WORST = (fmpq(4, 5), fmpq(3, 5))


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (basin.check_definition_5, Verdict.VERIFIED),
        (basin.check_witness, Verdict.VERIFIED),
        (basin.check_escape, Verdict.VERIFIED),
        (basin.check_theorem_1_literal, Verdict.REFUTED),
        (basin.check_law, Verdict.PROVED),
        (basin.check_law_on_starts, Verdict.VERIFIED),
        (basin.check_flow, Verdict.PROVED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("SS16/def-5", "straight lines over the ridges, which do not descend")
def test_a_line_over_a_ridge_is_no_basin():
    assert basin.check_definition_5(straight=True).verdict is Verdict.REFUTED
    over_one_ridge = [(fmpq(-12, 13), fmpq(5, 13)), (-1, -1)]
    assert basin.most_components(basin.turning_values(over_one_ridge, basin.ROOT)) == 2


def test_from_the_worst_quadrant_one_may_walk_straight():
    assert basin.descends([WORST, (-1, -1)], basin.ROOT).holds is True


def test_components_are_counted():
    assert basin.most_components([3, 2, 1]) == 1
    assert basin.most_components([1, 2, 1, 2, 1]) == 3
    assert basin.most_components([1, 3, 2]) == 2


@pytest.mark.sabotage("own/escape", "a ridge that is too high to pay for")
@pytest.mark.parametrize("start", [WORST, (fmpq(-4, 5), fmpq(3, 5))])
def test_high_ridges_hold(start):
    assert basin.check_witness(start, s=fmpq(1, 3)).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/escape", "arcs beyond the condition on the positive coordinate, and higher ridges", drops=2)
@pytest.mark.parametrize("lie", [{"blind": fmpq(10, 99)}, {"blind": fmpq(0)}, {"s": fmpq(1, 40)}])
def test_arcs_end_where_they_say(lie):
    assert basin.check_escape(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize("start", basin.STARTS)
def test_both_ways_to_see_a_descent_agree(start):
    """The derivative on each segment, and values at many places of the polygon."""
    path = basin.descent(start, basin.ROOT)
    values = [
        loss([a + fmpq(k, 20) * (b - a) for a, b in zip(one, two, strict=True)], basin.ROOT)
        for one, two in pairwise(path)
        for k in range(20)
    ]
    assert all(later < earlier for earlier, later in pairwise(values))


@pytest.mark.control("SS16/thm-1--definition-5--literal", "one axis, and ridges that hold: nothing is refuted")
@pytest.mark.parametrize("given", [{"s": fmpq(1, 5)}, {"blind": fmpq(1, 100)}, {"blind": fmpq(1, 2)}])
def test_where_the_letter_is_not_refuted(given):
    assert basin.check_theorem_1_literal(**given).verdict is Verdict.UNDECIDED


@pytest.mark.control("SS16/thm-1--definition-5--literal", "closed regions in the place of Definition 5")
def test_closed_regions_obey():
    share = arb(basin_law(fmpq(1, 8), 2, basin.ROOT**2 / 2))
    assert share < module.exponential_bound(2) < basin.certified_share()


@pytest.mark.sabotage("own/definition-5-law", "another cubic, and s beyond the range", drops=1)
@pytest.mark.parametrize("lie", [{"cubic": (-2, 1, 2, 4)}, {"cubic": (-1, 1, -2, 4)}, {"largest": fmpq(1, 4)}])
def test_the_law_has_its_cubic_and_its_range(lie):
    assert basin.check_law(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/definition-5-law", "a start below its saddle")
def test_captive_starts_are_seen():
    captive = (fmpq(-1599, 1601), fmpq(80, 1601))
    assert basin.above_the_saddle(captive, basin.ROOT).holds is False
    assert basin.check_law_on_starts([captive]).verdict is Verdict.REFUTED


def test_the_law_is_sharper_than_the_polygons():
    share = basin.definition_5_share(basin.ROOT)
    assert basin.certified_share() < share < 1
    low, high = basin.captive_tangent(basin.ROOT)
    for t, free in ((low - fmpq(1, 10**6), False), (high + fmpq(1, 10**6), True)):
        start = ((t**2 - 1) / (1 + t**2), 2 * t / (1 + t**2))
        assert basin.above_the_saddle(start, basin.ROOT).holds is free


def test_small_ridges_hold_nobody():
    shares = [basin.definition_5_share(fmpq(1, k)) for k in (10, 100, 1000)]
    assert shares[0] < shares[1] < shares[2] and shares[2] > fmpq(998, 1000)


@pytest.mark.sampled
def test_drawn_starts_have_the_share():
    """Uniform directions against the exact law, at s = 1/10."""
    from landscape.evidence.confidence import rate_is
    from landscape.evidence.seeds import generator
    from landscape.geometry.sphere import uniform_points

    s, draws = 0.1, 20_000
    W = uniform_points(draws, 2, generator("own/definition-5-law"))
    low, high = W.min(axis=1), W.max(axis=1)
    captive = (low < 0) & (high > 0) & ((low + 1) ** 2 / 2 + (high - 2 * s) ** 2 / 8 < s**2 / 2)
    share = basin.definition_5_share(fmpq(1, 10))
    middle = fmpq(round(float(share.mid()) * 10**9), 10**9)
    free = int((~captive).sum())
    assert rate_is(free, draws, middle, fmpq(1, 10**6), resolution=fmpq(1, 40)).holds is True
    assert rate_is(free, draws, middle - fmpq(1, 20), fmpq(1, 10**6), resolution=fmpq(1, 40)).holds is False


@pytest.mark.sabotage("own/flow-basins", "another rate on either side")
@pytest.mark.parametrize("side", [GOOD, BAD])
def test_the_flow_has_its_rates(side):
    assert basin.check_flow(module.RATES | {side: sympy.Rational(1, 2)}).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize("start", [(0, 1), (1.0, 0.5), (1, 2, 3)])
def test_bad_starts_are_refused(start):
    with pytest.raises(ValueError, match="start"):
        basin.descent(start, basin.ROOT)
