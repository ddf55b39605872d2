"""Narrow fans: the certificate, its sharpness, the exact distribution beside it, and the necessary width."""

import pytest
from flint import arb, fmpq

from landscape.evidence.confidence import rate_is
from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Verdict
from landscape.geometry.sphere import uniform_points
from landscape.initial_basin import realizable_limits as limits
from landscape.networks.basin_minimum import exact_basin_minimum


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (limits.check_narrow_fan, Verdict.PROVED),
        (limits.check_fan_exactly, Verdict.VERIFIED),
        (limits.check_floor, Verdict.PROVED),
        (limits.check_fan_width, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("own/narrow-fan", "a floor a thousandth too high, and one too low for equality")
@pytest.mark.parametrize("raised", [fmpq(1001, 1000), fmpq(999, 1000)])
def test_the_floor_is_attained(raised):
    assert limits.check_narrow_fan(raised=raised).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/narrow-fan", "a dual that is not orthogonal to linear functions")
def test_the_dual_is_the_one_of_the_proof():
    assert limits.check_narrow_fan(doubled=1).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/narrow-fan", "useful neurons rarer than they are")
def test_the_wedges_have_their_width():
    assert limits.check_fan_exactly(share=fmpq(9, 10)).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/narrow-fan", "levels above the floor")
def test_above_the_floor_the_fan_is_easy():
    from landscape.networks.planar_basins import BasinDistribution

    fan = limits.Fan(fmpq(1, 5))
    planar = BasinDistribution.of(fan.X, fan.y)
    assert (
        planar.above(fan.floor * fmpq(1001, 1000), 20) < fan.failure(20) < planar.above(fan.floor * fmpq(999, 1000), 20)
    )


@pytest.mark.sabotage("own/narrow-fan-width", "a constant below 16, and a quotient of 8")
def test_sixteen_and_eight_are_sharp():
    assert limits.check_floor(sixteen=15).verdict is Verdict.UNDECIDED
    assert limits.check_fan_width(ratio=fmpq(8)).verdict is Verdict.REFUTED
    assert limits.check_fan_width(levels=[fmpq(1, 10**10)], ratio=fmpq(8001, 1000)).verdict is Verdict.VERIFIED


def test_one_useful_neuron_is_not_enough_but_helps():
    fan = limits.Fan(fmpq(1, 5))
    idle = [(fmpq(1, 9), 3), (fmpq(1, 7), 3)]
    linear = exact_basin_minimum(fan.X, fan.y, idle, [1, -1]).value
    useful = exact_basin_minimum(fan.X, fan.y, [*idle, (9, -1)], [1, -1, 1]).value
    assert linear == fan.floor and useful == 0
    assert exact_basin_minimum(fan.X, fan.y, [*idle, (9, -1)], [1, -1, -1]).value == fan.floor


def test_useful_cells_have_the_share_of_the_wedges():
    useful = [cell for cell, is_useful in limits.Fan(fmpq(1, 3)).cells() if is_useful]
    share = sum((cell.probability for cell in useful), arb(0))
    assert (share - limits.Fan(fmpq(1, 3)).useful).contains(0) and share.rad() < fmpq(1, 10**12)


@pytest.mark.parametrize("level", [fmpq(1, 50), fmpq(1, 1000)])
def test_the_fan_above_a_level_is_the_narrowest(level):
    fan = limits.fan_above(level, grid=1000)
    assert fan.floor > level >= limits.Fan(fan.t - fmpq(1, 1000)).floor


@pytest.mark.sabotage("own/narrow-fan", "angles that are not between 0 and a right angle, at the door", drops=1)
@pytest.mark.parametrize("t", [0, 1, -1, 2])
def test_bad_angles_are_refused(t):
    with pytest.raises(ValueError, match="t: expected"):
        limits.Fan(fmpq(t))


@pytest.mark.sabotage("own/narrow-fan-width", "a level above 1/16, at the door", drops=1)
def test_levels_without_a_fan_are_refused():
    with pytest.raises(ValueError, match="level"):
        limits.fan_above(fmpq(1, 2))


@pytest.mark.sampled
@pytest.mark.parametrize("dim", [2, 4])
def test_useful_neurons_are_as_rare_as_the_wedges_are_narrow(dim):
    fan = limits.Fan(fmpq(1, 2))
    W = uniform_points(20_000, dim, generator("own/narrow-fan"))
    first, last = ([int(e.p) / int(e.q) for e in fan.X[k]] for k in (0, 3))
    seen = (W[:, :2] @ first > 0) != (W[:, :2] @ last > 0)
    positive = generator("own/narrow-fan-width").integers(0, 2, size=20_000) == 1
    rate = fan.useful.mid().fmpq()
    finding = rate_is(int((seen & positive).sum()), 20_000, rate, fmpq(1, 10**6), resolution=fmpq(1, 20))
    assert finding.holds is True
