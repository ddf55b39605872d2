"""The census of regions and its volumes: verdict, sabotage."""

import pytest
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.vanishing_minima import bad_regions as bad
from landscape.vanishing_minima.bad_regions.census import occupations, probability

HALF = fmpq(1, 2)


def test_the_census_is_the_whole_statement():
    assert bad.check_census().verdict is Verdict.PROVED


@pytest.mark.parametrize("part", [{"widths": (2,)}, {"slopes": bad.SLOPES[:2]}])
def test_a_part_of_the_census_is_not_the_whole(part):
    assert bad.check_census(**part).verdict is Verdict.VERIFIED


@pytest.mark.sabotage("own/region-census", "more than half; four neurons; one neuron", drops=1)
@pytest.mark.parametrize("lie", [{"share": fmpq(50001, 100000)}, {"widths": (4,)}, {"widths": (1,)}])
def test_the_census_is_sharp(lie):
    assert bad.check_census(**lie).verdict is Verdict.REFUTED


@pytest.mark.parametrize("width", [1, 2, 3, 5])
def test_the_occupations_exhaust_the_volume(width):
    shares = (HALF, fmpq(1, 3), fmpq(1, 6))
    found = list(occupations(3, width))
    assert len(found) == len(set(found))
    assert sum((probability(shares, occupied, width) for occupied in found), fmpq(0)) == 1


def test_a_census_has_neurons():
    with pytest.raises(ValueError, match="width"):
        bad.Census(bad.star(), 0).volumes()


def test_linear_maps_of_the_samples_change_no_kind():
    mapped = tuple((2 * a + b, a + 3 * b) for a, b in bad.STAR)
    for width in (1, 2):
        one = bad.Census(bad.star(0), width).decisions()
        two = bad.Census(bad.Samples.of(mapped, bad.LABELS, 0), width).decisions()
        assert sorted(d.kind.name for d, _ in one) == sorted(d.kind.name for d, _ in two)
